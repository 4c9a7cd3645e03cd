import {blank} from '../mask.ts'
import type {Reading} from '../syntax/reading.ts'
import type {Range} from '../text.ts'
import {scanBareUrls} from './bare.ts'
import {isEscaped} from './inline.ts'

/**
 * A run of asterisks or underscores that readers see as such. `opens` and `closes` tell on which sides a word touches
 * it, as the flanking rules of CommonMark 0.31.2 have it.
 *
 * ```text
 * **Cells with a receptor are tried.
 * ^^ opens, closed nowhere in its block
 * ```
 */
export type LooseMarker = {
  readonly marker: '*' | '_'
  readonly range: Range
  readonly opens: boolean
  readonly closes: boolean
  readonly block: number
  /** Whether emphasis uses the rest of the run as its marker. */
  readonly isRest: boolean
}

const space = /\s/
const punctuation = /[\p{P}\p{S}]/u

/** Whether `unit` is white space, or nothing: the edge of a block. */
export const isSpace = (unit: string): boolean => unit === '' || space.test(unit)

/** Whether `unit` is punctuation or a symbol to the flanking rules. */
export const isPunctuation = (unit: string): boolean => punctuation.test(unit)

/** Whether `unit` is a part of a word to the flanking rules: neither white space nor punctuation. */
export const isWord = (unit: string): boolean => !isSpace(unit) && !isPunctuation(unit)

/** The units beside `range` in its block; '' at its edges. */
export const beside = (
  text: string,
  range: Range,
  block: Range
): {readonly before: string; readonly after: string} => ({
  before: range.start > block.start ? (text[range.start - 1] ?? '') : '',
  after: range.end < block.end ? (text[range.end] ?? '') : ''
})

/**
 * All runs of asterisks and underscores in a segment's paragraphs, headings and cells that are no markers of emphasis,
 * by place. Those in addresses are none.
 *
 * @param masked
 *   `text` with everything blanked that is no Markdown.
 */
export function scanLooseMarkers(text: string, masked: string, reading: Reading): LooseMarker[] {
  const found: LooseMarker[] = []
  if (!/[*_]/.test(masked)) return found
  const readable = withoutAddresses(masked, reading)
  const used = usedUnits(text.length, reading)
  reading.blocks.forEach((block, index) => {
    if (block.kind !== 'paragraph' && block.kind !== 'heading' && block.kind !== 'cell') return
    for (const match of readable.slice(block.range.start, block.range.end).matchAll(/\*+|_+/g)) {
      const at = block.range.start + match.index
      const whole = {start: isEscaped(masked, at) ? at + 1 : at, end: at + match[0].length}
      const range = unusedPart(whole, used)
      if (!range) continue
      const isRest = range.start > whole.start || range.end < whole.end
      const marker = match[0][0] === '*' ? '*' : '_'
      found.push({marker, range, ...flanks(text, range, block.range, marker), block: index, isRest})
    }
  })
  return found
}

/** `masked` without what stands in links but is no label, and without bare addresses and notes. */
function withoutAddresses(masked: string, {links, footnoteReferences}: Reading): string {
  const hidden = blank(masked, [
    ...links.map(({kind, label, range}) =>
      kind === 'link' || kind === 'reference' ? {start: label.end, end: range.end} : range
    ),
    ...footnoteReferences.map(({range}) => range)
  ])
  return hidden.includes('://')
    ? blank(
        hidden,
        scanBareUrls(hidden).map(({range}) => range)
      )
    : hidden
}

/** A 1 for each unit of a marker of emphasis. */
function usedUnits(length: number, {marks}: Reading): Uint8Array {
  const used = new Uint8Array(length)
  for (const {range, inner} of marks) used.fill(1, range.start, inner.start).fill(1, inner.end, range.end)
  return used
}

/** The part of a run that no emphasis uses: its start or its end, or all of it. */
function unusedPart({start, end}: Range, used: Uint8Array): Range | undefined {
  let from = start
  while (from < end && used[from] === 1) from++
  let to = from
  while (to < end && used[to] === 0) to++
  return to > from ? {start: from, end: to} : undefined
}

function flanks(text: string, range: Range, block: Range, marker: string): {opens: boolean; closes: boolean} {
  const {before, after} = beside(text, range, block)
  const left = !isSpace(after) && (!isPunctuation(after) || !isWord(before))
  const right = !isSpace(before) && (!isPunctuation(before) || !isWord(after))
  if (marker === '*') return {opens: left, closes: right}
  return {opens: left && (!right || isPunctuation(before)), closes: right && (!left || isPunctuation(after))}
}
