import {evidence, isLocator, judge} from '../evidence.ts'
import type {Defect, ScanContext, Scanner} from './defect.ts'
import {inlineBlocks, isEscaped} from './inline.ts'

type Kind = 'escapedBrackets' | 'escapedCloser'

/**
 * Links with a backslash before some of their marks, which readers see as brackets.
 *
 * ```text
 * \[KEYNOTE-024\]\(https://doi.org/10.1056/x\)
 * ^            ^ ^                          ^
 * ```
 */
export const scanEscapedBrackets: Scanner<Kind> = context => {
  const {masked, reading} = context
  if (!masked.includes('\\')) return []
  return inlineBlocks(reading).flatMap(({range}) => {
    const source = masked.slice(range.start, range.end)
    return [...source.matchAll(whole)].flatMap(match => escaped(context, range.start + match.index, match) ?? [])
  })
}

const whole =
  /(\\?)\[((?:[^[\]\\\n\r]|\\(?![[\]])|[\n\r](?![\n\r])){1,300}?)(\\?)\](\\?)\(([^\s()\\]{4,500}(?:\([^\s()\\]{0,200}\)[^\s()\\]{0,200}){0,4})(\\?)\)/g

function escaped(context: ScanContext, start: number, match: RegExpMatchArray): Defect<Kind> | undefined {
  const {text, masked} = context
  const [source, openMark = '', label = '', closeMark = '', beginMark = '', url = '', endMark = ''] = match
  const marks = [openMark, closeMark, beginMark, endMark]
  const count = marks.filter(mark => mark !== '').length
  // A backslash that is itself escaped escapes nothing.
  if (count === 0 || isEscaped(masked, start) || !isLocator(url)) return undefined
  const range = {start, end: start + source.length}
  if (context.isClaimed(range)) return undefined
  const words = label.trim()
  const verdict = judge(evidence(words, url))
  if (verdict === 'none') return undefined
  const labelStart = start + openMark.length + 1
  const destination = labelStart + label.length + closeMark.length + 1 + beginMark.length + 1
  const isCloser = openMark === '' && beginMark === ''
  const isSure = count === 4 || isCloser
  return {
    kind: isCloser ? 'escapedCloser' : 'escapedBrackets',
    range,
    repairs: [
      {
        titleId: 'unescape',
        safety: isSure && verdict === 'safe' ? 'safe' : 'review',
        edits: [{...range, text: `[${text.slice(labelStart, labelStart + label.length)}](${url})`}]
      }
    ],
    meant: {
      range,
      label: {start: labelStart, end: labelStart + label.length},
      destination: {start: destination, end: destination + url.length}
    }
  }
}
