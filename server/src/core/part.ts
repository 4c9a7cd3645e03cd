import type {Citation} from './citation.ts'
import type {ReferenceItem} from './reference-list.ts'
import type {Segment} from './segment.ts'
import {contains, type Range} from './text.ts'

/** A range of the part that it names, which may be another than the one that speaks of it. */
export type Place = Range & {readonly in: Part}

/** A list of references that is announced: what announces it and its items, each in the part that holds it. */
export type KnownList = {
  readonly lead: Place
  readonly items: readonly (ReferenceItem & Place)[]
  readonly form: 'items' | 'paragraphs'
  readonly isFurther: boolean
  readonly isDivided: boolean
}

/** What most parts have of most things. */
export const nothing: readonly never[] = Object.freeze([])
const noAddresses: ReadonlyMap<string, Place> = new Map()

/**
 * A segment at its place in a document, with what the rest of the document says of it.
 *
 * It lives as long as its segment stands there: an edit elsewhere moves it, and may change what its references lead to.
 */
export class Part {
  readonly segment: Segment
  /** Which one of the document it is, counted from 0. */
  index: number
  /** Its citations, those by reference with the address that a definition gives them. Offsets of the segment. */
  citations: readonly Citation[]
  /** The items of reference lists that stand in it, in order. Offsets of the segment. */
  items: readonly Range[] = nothing
  /** The lists of references that it announces. Others as soon as something is said of their items that was not. */
  lists: readonly KnownList[] = nothing
  /** Where its references have their address, by label, if no other citation calls the same definition. */
  addresses: ReadonlyMap<string, Place> = noAddresses

  constructor(segment: Segment, index: number) {
    this.segment = segment
    this.index = index
    this.citations = segment.citations
  }
}

/** The item of a reference list in which `range` of the part stands. Logarithmic. */
export function itemAround({items}: Part, range: Range): Range | undefined {
  let low = 0
  let high = items.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((items[middle]?.start ?? 0) <= range.start) low = middle + 1
    else high = middle
  }
  const item = items[low - 1]
  return item && contains(item, range) ? item : undefined
}

/** Whether a citation of the part stands in an item of a reference list. */
export const isListed = (part: Part, {range}: Citation): boolean => itemAround(part, range) !== undefined

/**
 * Where the address of a citation is written: in its parentheses, or in the definition that it calls.
 *
 * @returns
 *   `undefined` for a citation without an address, and where another one calls the same definition.
 */
export const placeOfAddress = (part: Part, {locator}: Citation): Range | Place | undefined =>
  locator?.definition === undefined ? locator?.range : part.addresses.get(locator.definition)

/** The citations of the part that stand in `range`, by place. Logarithmic, and as long as they are many. */
export function citationsIn({citations}: Part, {start, end}: Range): Citation[] {
  let low = 0
  let high = citations.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((citations[middle]?.range.start ?? 0) < start) low = middle + 1
    else high = middle
  }
  const found: Citation[] = []
  for (let at = low; at < citations.length; at++) {
    const citation = citations[at]
    if (!citation || citation.range.start >= end) break
    if (citation.range.end <= end) found.push(citation)
  }
  return found
}
