import {judge} from '../evidence.ts'
import type {Block} from '../syntax/reading.ts'
import type {Range} from '../text.ts'
import type {Defect, ScanContext, Scanner} from './defect.ts'
import {addressOf, type Enclosed, enclosedAt, mended, placesOf, witnessesOf} from './enclosed.ts'
import {isEscaped} from './inline.ts'

type Kind = 'escapedBrackets' | 'backslashBeforeCloser'

/** Longest label that is looked for. */
const longest = 600
/** What a page on Markdown writes between brackets when it shows how a link is made. */
const placeholder =
  /^(?:(?:votre|your|mon|my|nom|name|un|an?|the|le|link|texte?|l['’]).*)?(?:text|label|title|link|url|name|texte|texte du lien|libellé|titre|lien|nom|site|page)$/i

/**
 * Links whose brackets are escaped, so that readers see brackets.
 *
 * ```text
 * \[KEYNOTE-024\]\(https://doi.org/10.1056/x\)
 * ^ start      ^ ^ open                     ^ all four of them
 * [KEYNOTE-024\](https://doi.org/10.1056/x)
 *             ^ one that escapes a closer
 * ```
 */
export const scanEscapedBrackets: Scanner<Kind> = context => {
  const {loose, masked} = context
  const found: Defect<Kind>[] = []
  if (!masked.includes('\\')) return found
  for (const {block, at: open} of placesOf(context, loose, '(')) {
    let close = isEscaped(masked, open) ? open - 2 : open - 1
    while (close < open - 1 && close > block.range.start && /[ \u00a0]/.test(loose[close] ?? '')) close--
    if (loose[close] !== ']') continue
    const enclosed = enclosedAt(masked, open, block.range.end, true)
    const one = enclosed && escapedAt(context, block, close, enclosed)
    if (one) found.push(one)
  }
  return found
}

function escapedAt(context: ScanContext, block: Block, close: number, enclosed: Enclosed): Defect<Kind> | undefined {
  const {text, masked} = context
  const start = openOf(masked, close, block)
  if (start === undefined) return undefined
  const flags = {
    start: isEscaped(masked, start),
    label: isEscaped(masked, close),
    open: isEscaped(masked, enclosed.range.start),
    end: masked[enclosed.range.end - 2] === '\\'
  }
  const count = Object.values(flags).filter(Boolean).length
  if (count === 0) return undefined
  const label = {start: start + 1, end: flags.label ? close - 1 : close}
  const isStray = count === 1 && (flags.label || flags.end)
  const witnesses = witnessesOf(context, label, enclosed.destination)
  if (/[ \u00a0]/.test(masked.slice(close, enclosed.range.start))) witnesses.add('two-readings')
  else witnesses.add('parts-touch')
  // The backslash that ends a path of Windows is its own.
  if (flags.label && text.slice(start + 1, close - 1).includes('\\')) witnesses.add('two-readings')
  const isShown = placeholder.test(text.slice(label.start, label.end))
  if (!isStray && (count < 4 || isShown || witnesses.has('label-is-number'))) witnesses.add('two-readings')
  const verdict = judge(witnesses)
  if (verdict === 'none') return undefined
  const head = flags.start ? start - 1 : start
  const begin = masked[head - 1] === '!' && !isEscaped(masked, head - 1) ? head - 1 : head
  const range = {start: begin, end: enclosed.range.end}
  return {
    kind: isStray ? 'backslashBeforeCloser' : 'escapedBrackets',
    range: pointAt(range, close, enclosed, isStray, flags.label),
    repairs: [{titleId: 'unescape', safety: verdict, edits: mended(text, {range, label, enclosed})}],
    meant: {kind: begin < head ? 'image' : 'broken', range, label, ...addressOf(text, enclosed.destination)}
  }
}

/** Where the message points: at the backslash that is too much, or at all of the label and what opens the address. */
function pointAt({start, end}: Range, close: number, enclosed: Enclosed, isStray: boolean, isAtLabel: boolean): Range {
  if (!isStray) return {start, end: enclosed.range.start + 1}
  return isAtLabel ? {start: close - 1, end: close + 1} : {start: end - 2, end}
}

/** Offset of the `[` that the `]` at `close` answers to, escaped or not. */
function openOf(masked: string, close: number, block: Block): number | undefined {
  let depth = 0
  for (let at = close - 1; at >= block.range.start && close - at < longest; at--) {
    if (masked[at] === ']') depth++
    else if (masked[at] === '[' && depth-- === 0) return at
  }
  return undefined
}
