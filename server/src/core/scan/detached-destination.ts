import {evidence, isLocator, judge, type Verdict} from '../evidence.ts'
import {resourceOf} from '../syntax/destination.ts'
import type {Block, Reading} from '../syntax/reading.ts'
import {contains, type Range} from '../text.ts'

/** What stands between the label and the parenthesis: only the worst is named. */
export type GapKind = 'line-break' | 'invisible' | 'no-break-space' | 'space'

/**
 * A link whose destination stands apart from its label, so that no renderer makes a link of it.
 *
 * ```text
 * [KEYNOTE-024] (https://doi.org/10.1056/x)
 * ^range       ^gap                       ^
 * ```
 */
export type DetachedDestination = {
  readonly range: Range
  readonly label: Range
  readonly gap: Range
  readonly gapKind: GapKind
  readonly destination: Range
  readonly verdict: Verdict
  readonly block: number
}

/** Units that show nothing or a blank: white space, no-break and thin spaces, zero-width and direction marks. */
const gapUnit = /[\t\n\r \u00a0\u00ad\u1680\u2000-\u200f\u2028\u2029\u202f\u205f\u2060\u3000\ufeff]/
const invisibleUnit = /[\u00ad\u200b-\u200f\u2060\ufeff]/
const noBreakUnit = /[\u00a0\u2000-\u200a\u202f\u205f\u3000]/

/**
 * All links with a detached destination in one segment, by place.
 *
 * @param masked
 *   The segment's text with everything blanked that is no Markdown (`mask.ts`); links are still in it.
 */
export function scanDetachedDestinations(text: string, masked: string, reading: Reading): DetachedDestination[] {
  const found: DetachedDestination[] = []
  if (!masked.includes('](') && !masked.includes(']')) return found
  reading.blocks.forEach((block, index) => {
    if (block.kind !== 'paragraph' && block.kind !== 'heading' && block.kind !== 'cell') return
    for (
      let close = masked.indexOf(']', block.range.start);
      isIn(close, block);
      close = masked.indexOf(']', close + 1)
    ) {
      const one = detachedAt(text, masked, reading, block, close)
      if (one) found.push({...one, block: index})
    }
  })
  return found
}

const isIn = (offset: number, block: Block): boolean => offset >= 0 && offset < block.range.end

function detachedAt(
  text: string,
  masked: string,
  reading: Reading,
  block: Block,
  close: number
): Omit<DetachedDestination, 'block'> | undefined {
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
  const gap = {start: close + 1, end: open}
  const begin = masked[start - 1] === '!' && !isEscaped(masked, start - 1) ? start - 1 : start
  const witnesses = evidence(text.slice(label.start, label.end), text.slice(destination.start, destination.end))
  if (masked[start - 1] === '[' && masked[resource.range.end] !== ']') witnesses.add('label-is-wiki-link')
  if (reading.links.some(({range}) => contains(label, range))) witnesses.add('label-holds-link')
  if (reading.hardBreaks.some(({start: at}) => at >= gap.start && at < gap.end)) witnesses.add('hard-break-between')
  return {
    range: {start: begin, end: resource.range.end},
    label,
    gap,
    gapKind: gapKindOf(text.slice(gap.start, gap.end)),
    destination,
    verdict: judge(witnesses)
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

/** Offset of the `[` that the `]` at `close` answers to, within its block. */
function labelStart(masked: string, close: number, block: Block): number | undefined {
  let depth = 0
  for (let at = close - 1; at >= block.range.start; at--) {
    const unit = masked[at]
    if ((unit !== '[' && unit !== ']') || isEscaped(masked, at)) continue
    if (unit === ']') depth++
    else if (depth-- === 0) return at
  }
  return undefined
}

function isEscaped(text: string, offset: number): boolean {
  let at = offset
  while (text[at - 1] === '\\') at--
  return (offset - at) % 2 === 1
}

function gapKindOf(gap: string): GapKind {
  if (/[\n\r]/.test(gap)) return 'line-break'
  if (invisibleUnit.test(gap)) return 'invisible'
  return noBreakUnit.test(gap) ? 'no-break-space' : 'space'
}
