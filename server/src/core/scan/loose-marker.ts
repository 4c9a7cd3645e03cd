import type {Reading} from '../syntax/reading.ts'
import {contains, type Range} from '../text.ts'

/**
 * A run of asterisks that readers see as asterisks. `opens` and `closes` tell on which sides a word touches it, as the
 * flanking rules of CommonMark 0.31.2 have it.
 *
 * ```text
 * **Cells with a receptor are tried.
 * ^^ opens, closed nowhere in its block
 * ```
 */
export type LooseMarker = {
  readonly range: Range
  readonly opens: boolean
  readonly closes: boolean
  readonly block: number
}

const space = /[\s\u00a0\u202f]/
const punctuation = /[\p{P}\p{S}]/u

/**
 * All runs of asterisks in a segment's paragraphs, headings and cells that are no markers of emphasis, by place.
 *
 * @param masked
 *   The segment's text with everything blanked that is no Markdown.
 */
export function scanLooseMarkers(masked: string, reading: Reading): LooseMarker[] {
  const found: LooseMarker[] = []
  if (!masked.includes('*')) return found
  reading.blocks.forEach((block, index) => {
    if (block.kind !== 'paragraph' && block.kind !== 'heading' && block.kind !== 'cell') return
    for (const match of masked.slice(block.range.start, block.range.end).matchAll(/(?<!\\)\*+/g)) {
      const whole = {start: block.range.start + match.index, end: block.range.start + match.index + match[0].length}
      const range = unused(whole, reading)
      if (!range || isInDestination(range, reading)) continue
      found.push({range, ...flanks(masked, range, block.range), block: index})
    }
  })
  return found
}

/** The part of a run that no emphasis uses as its marker. */
function unused(run: Range, reading: Reading): Range | undefined {
  let {start, end} = run
  for (const {range, inner} of reading.marks) {
    const opening = {start: range.start, end: inner.start}
    const closing = {start: inner.end, end: range.end}
    // Openers stand at the inner end of a run, closers at its outer end.
    if (contains(run, opening) && opening.end > opening.start) end = Math.min(end, opening.start)
    if (contains(run, closing) && closing.end > closing.start) start = Math.max(start, closing.end)
  }
  return end > start ? {start, end} : undefined
}

const isInDestination = (range: Range, reading: Reading): boolean =>
  reading.links.some(link => contains({start: link.label.end, end: link.range.end}, range))

function flanks(text: string, range: Range, block: Range): {opens: boolean; closes: boolean} {
  const before = range.start > block.start ? (text[range.start - 1] ?? ' ') : ' '
  const after = range.end < block.end ? (text[range.end] ?? ' ') : ' '
  const left = !space.test(after) && (!punctuation.test(after) || space.test(before) || punctuation.test(before))
  const right = !space.test(before) && (!punctuation.test(before) || space.test(after) || punctuation.test(after))
  return {opens: left, closes: right}
}
