import {evidence, isLocator, judge, type Verdict} from '../evidence.ts'
import {resourceOf} from '../syntax/destination.ts'
import type {Block} from '../syntax/reading.ts'
import {contains} from '../text.ts'
import type {Defect, ScanContext, Scanner} from './defect.ts'
import {codeOf, completed, inlineBlocks, isEscaped, labelStart} from './inline.ts'

/** What stands between the label and the parenthesis: only the worst is named. */
type Kind = 'lineBreakBetween' | 'invisibleBetween' | 'noBreakSpaceBetween' | 'spaceBetween'

/** Units that show nothing or a blank: white space, no-break and thin spaces, zero-width and direction marks. */
const gapUnit = /[\t\n\r \u00a0\u00ad\u1680\u2000-\u200f\u2028\u2029\u202f\u205f\u2060\u3000\ufeff]/
const invisibleUnit = /[\u00ad\u200b-\u200f\u2060\ufeff]/
const noBreakUnit = /[\u00a0\u2000-\u200a\u202f\u205f\u3000]/

/**
 * Links whose destination stands apart from their label, so that no renderer makes a link of them.
 *
 * ```text
 * [KEYNOTE-024] (https://doi.org/10.1056/x)
 *              ^ gap
 * ```
 */
export const scanDetachedDestinations: Scanner<Kind> = context => {
  const {masked, reading} = context
  const found: Defect<Kind>[] = []
  if (!masked.includes(']')) return found
  for (const block of inlineBlocks(reading)) {
    const {start, end} = block.range
    for (let close = masked.indexOf(']', start); close >= 0 && close < end; close = masked.indexOf(']', close + 1)) {
      const one = detachedAt(context, block, close)
      if (one) found.push(one)
    }
  }
  return found
}

function detachedAt({text, masked, reading}: ScanContext, block: Block, close: number): Defect<Kind> | undefined {
  const open = gapEnd(masked, close + 1, block)
  if (open === close + 1 || masked[open] !== '(' || isEscaped(masked, close)) return undefined
  if (reading.links.some(({range}) => range.start <= close && close < range.end)) return undefined
  const resource = resourceOf(masked, open)
  if (!resource || resource.range.end > block.range.end) return undefined
  const destination = resource.destination.range
  if (!isLocator(text.slice(destination.start, destination.end))) return undefined
  const start = labelStart(masked, close, block)
  if (start === undefined) return undefined

  const label = {start: start + 1, end: close}
  const range = {start: close + 1, end: open}
  const begin = masked[start - 1] === '!' && !isEscaped(masked, start - 1) ? start - 1 : start
  const written = text.slice(destination.start, destination.end)
  const witnesses = evidence(text.slice(label.start, label.end), written)
  if (masked[start - 1] === '[' && masked[resource.range.end] !== ']') witnesses.add('label-is-wiki-link')
  if (reading.links.some(link => contains(label, link.range))) witnesses.add('label-holds-link')
  if (reading.hardBreaks.some(({start: at}) => at >= range.start && at < range.end)) witnesses.add('hard-break-between')
  const verdict: Verdict = judge(witnesses)
  if (verdict === 'none') return undefined
  const gap = text.slice(range.start, range.end)
  const joined = [{...range, text: ''}, ...completed(written, destination.start)]
  return {
    kind: kindOf(gap),
    range,
    data: {code: codeOf(gap)},
    repairs: [{titleId: 'join', safety: verdict, edits: joined}],
    meant: {
      kind: text[begin] === '!' ? 'image' : 'broken',
      range: {start: begin, end: resource.range.end},
      label,
      destination
    }
  }
}

/** Offset of the first unit after the gap; a block quote's `>` may stand at the start of its next line. */
function gapEnd(masked: string, from: number, block: Block): number {
  let at = from
  for (let fresh = false; at < block.range.end; at++) {
    const unit = masked[at] ?? ''
    if (unit === '\n' || unit === '\r') fresh = true
    else if (!gapUnit.test(unit) && !(fresh && unit === '>')) break
  }
  return at
}

function kindOf(gap: string): Kind {
  if (/[\n\r]/.test(gap)) return 'lineBreakBetween'
  if (invisibleUnit.test(gap)) return 'invisibleBetween'
  return noBreakUnit.test(gap) ? 'noBreakSpaceBetween' : 'spaceBetween'
}
