import {evidence, isLocator, judge} from '../evidence.ts'
import {resourceOf} from '../syntax/destination.ts'
import {lineStart} from '../text.ts'
import type {Defect, ScanContext, Scanner} from './defect.ts'
import {inlineBlocks, labelStart} from './inline.ts'

type Kind = 'colonBetween' | 'punctuationBetween'

/**
 * Links with a punctuation mark between label and destination.
 *
 * ```text
 * [KEYNOTE-024]: (https://doi.org/10.1056/x)
 *             ^ gap
 * ```
 */
export const scanPunctuationBetween: Scanner<Kind> = context => {
  const {loose, reading} = context
  if (!loose.includes(']')) return []
  return inlineBlocks(reading).flatMap(block => {
    const {start, end} = block.range
    return [...loose.slice(start, end).matchAll(/\]([ \u00a0\u202f]?[:.,;：][ \u00a0\u202f]?)(?=\()/g)].flatMap(
      match => {
        const close = start + match.index
        const label = labelStart(loose, close, block)
        return label === undefined ? [] : (between(context, label, close, match[1] ?? '') ?? [])
      }
    )
  })
}

function between({text, loose}: ScanContext, open: number, close: number, gap: string): Defect<Kind> | undefined {
  const resource = resourceOf(loose, close + 1 + gap.length)
  if (!resource) return undefined
  const label = {start: open + 1, end: close}
  const destination = resource.destination.range
  const url = text.slice(destination.start, destination.end)
  const words = text.slice(label.start, label.end)
  const verdict = judge(evidence(words, url))
  if (!isLocator(url) || verdict === 'none' || !/\p{L}{2}/u.test(words)) return undefined
  const range = {start: close + 1, end: close + 1 + gap.length}
  const mark = gap.trim()
  const isColon = mark === ':' || mark === '：'
  const isFirst = text.slice(lineStart(text, open), open).trim() === ''
  const after = resource.range.end
  const edits = [{...range, text: ''}, ...(isColon ? [] : [{start: after, end: after, text: mark}])]
  return {
    kind: isColon ? 'colonBetween' : 'punctuationBetween',
    range,
    data: {mark},
    repairs: [{titleId: 'moveMark', safety: isColon && !isFirst ? verdict : 'review', edits}],
    meant: {range: {start: open, end: after}, label, destination}
  }
}
