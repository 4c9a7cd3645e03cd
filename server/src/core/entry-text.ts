import type {Citation} from './citation.ts'
import {passageOf, proseOf} from './model.ts'
import {itemAround, nothing, type Part} from './part.ts'
import type {Segment} from './segment.ts'
import type {BlockKind} from './syntax/reading.ts'
import type {Range} from './text.ts'

/** A citation without a label of its own, and the words of its entry that stand before it: they say what it leads to. */
export type EntryText = {
  readonly citation: Citation
  /** Without markup, which is blanked: offsets are those of `range`. */
  readonly text: string
  /** UTF-16 offsets of the segment. */
  readonly range: Range
}

/** A label that says no more than the address does. */
const idle =
  /^(?:(?:doi|pmid|pmcid|pii)\s?:?\s{0,2})?(?:https?:\/\/\S+|(?:dx\.)?doi\.org\/\S+|www\.\S+|10\.\d{4,9}\/\S+|PMC\d+|\d{5,9})$|^(?:doi|link|lien)$/i
const furthest = 2000

const isUnlabelled = ({kind, label}: Citation): boolean =>
  kind !== 'image' && kind !== 'broken' && (!label || (label.text.length < furthest && idle.test(label.text)))

const isEntryKind = (kind: BlockKind): boolean => kind === 'item' || kind === 'cell' || kind === 'footnote-definition'

/** Whether a citation's block is, or stands in, an item, a cell or a note. */
function isInEntry({reading}: Segment, block: number): boolean {
  for (let at = block; at >= 0; at = reading.blocks[at]?.parent ?? -1) {
    const kind = reading.blocks[at]?.kind
    if (kind && isEntryKind(kind)) return true
  }
  return false
}

/** What stands between two addresses of one source: `PMID: 12. doi:10.1000/1`, `PMCID`, `https://`. */
const isBetween = (text: string): boolean =>
  text.length < 60 &&
  /^(?:[\s\p{P}]|doi|pmid|pmcid|pii|https?|url|pubmed|available at|disponible sur){0,30}$/iu.test(text)
/** How many addresses an entry may have before this one. */
const mostAddresses = 4

type Kept = Pick<Part, 'citations' | 'items'> & {readonly found: readonly EntryText[]}
const kept = new WeakMap<Part, Kept>()

/**
 * Entries of lists, tables and notes that end in an address or an identifier alone, `Saturn A. Tea. Rest 2019;1:2. doi:…`, with
 * the words between the source before it, if there is one, and this one. In the order of the text; linear. Several rules ask.
 */
export function entryTextsOf(part: Part): readonly EntryText[] {
  const {segment, citations, items} = part
  // In a segment without blocks of these kinds and without items of a list nothing is an entry.
  const isPossible = items.length > 0 || segment.reading.blocks.some(({kind}) => isEntryKind(kind))
  if (!isPossible || !citations.some(isUnlabelled)) return nothing
  const known = kept.get(part)
  if (known && known.citations === citations && known.items === items) return known.found
  const found = read(part)
  kept.set(part, {citations, items, found})
  return found
}

function read(part: Part): EntryText[] {
  const {segment, citations} = part
  return citations.flatMap((citation, at) => {
    if (!isUnlabelled(citation)) return []
    const item = itemAround(part, citation.range)
    if (!item && !isInEntry(segment, citation.block)) return []
    const passage = passageOf(segment, citation)
    const first = Math.max(passage.start, item?.start ?? 0, citation.range.start - furthest)
    const range = gapBefore(part, at, first)
    return range.start < range.end ? [{citation, range, text: proseOf(segment, range)}] : []
  })
}

/** The words before a citation and after the one before it, without those that only say what kind of number follows. */
function gapBefore({citations, segment}: Part, at: number, first: number): Range {
  let end = citations[at]?.range.start ?? first
  for (let before = at - 1; ; before--) {
    const previous = citations[before]?.range
    if (!previous || previous.end <= first) return {start: first, end}
    if (previous.end > end) return {start: end, end}
    const between = segment.text.slice(previous.end, end)
    if (at - before > mostAddresses || !isBetween(between)) return {start: previous.end, end}
    end = previous.start
  }
}
