import {isListed, type Model, type PlacedCitation, passageOf, proseOf} from './model.ts'
import type {Segment} from './segment.ts'
import {contains, type Range} from './text.ts'

/** A citation without a label of its own, and the words of its entry that stand before it: they say what it leads to. */
export type EntryText = {
  readonly citation: PlacedCitation
  /** Without markup, which is blanked: offsets are those of `range`. */
  readonly text: string
  /** UTF-16 offsets of the document. */
  readonly range: Range
}

/** A label that says no more than the address does. */
const idle =
  /^(?:(?:doi|pmid|pmcid|pii)\s?:?\s{0,2})?(?:https?:\/\/\S+|(?:dx\.)?doi\.org\/\S+|www\.\S+|10\.\d{4,9}\/\S+|PMC\d+|\d{5,9})$|^(?:doi|link|lien)$/i
const furthest = 2000

const isUnlabelled = ({kind, label}: PlacedCitation): boolean =>
  kind !== 'image' && kind !== 'broken' && (!label || (label.text.length < furthest && idle.test(label.text)))

/** Whether a citation's block is, or stands in, an item, a cell or a note. */
function isInEntry({reading}: Segment, block: number): boolean {
  for (let at = block; at >= 0; at = reading.blocks[at]?.parent ?? -1) {
    const kind = reading.blocks[at]?.kind
    if (kind === 'item' || kind === 'cell' || kind === 'footnote-definition') return true
  }
  return false
}

/** What stands between two addresses of one source: `PMID: 12. doi:10.1000/1`, `PMCID`, `https://`. */
const isBetween = (text: string): boolean =>
  text.length < 60 &&
  /^(?:[\s\p{P}]|doi|pmid|pmcid|pii|https?|url|pubmed|available at|disponible sur){0,30}$/iu.test(text)
/** How many addresses an entry may have before this one. */
const mostAddresses = 4

/**
 * Entries of lists, tables and notes that end in an address or an identifier alone, `Saturn A. Tea. Rest 2019;1:2. doi:…`, with
 * the words between the source before it, if there is one, and this one. In the order of the text; linear.
 */
export function entryTextsOf(model: Model): EntryText[] {
  const {citations, snapshot, referenceLists} = model
  const items = referenceLists.flatMap(list => list.items).sort((a, b) => a.start - b.start)
  const found: EntryText[] = []
  let itemAt = 0
  citations.forEach((citation, at) => {
    const {start, end} = citation.range
    while (itemAt < items.length && (items[itemAt]?.end ?? 0) < end) itemAt++
    const segment = snapshot.segments[citation.segment]
    if (!segment || !isUnlabelled(citation)) return
    if (!isListed(model, citation) && !isInEntry(segment, citation.block)) return
    const item = items[itemAt]
    const passage = passageOf(model, citation)
    const first = Math.max(passage.start, item && contains(item, citation.range) ? item.start : 0, start - furthest)
    const range = gapBefore(model, at, first)
    if (range.start < range.end) found.push({citation, range, text: proseOf(snapshot, range)})
  })
  return found
}

/** The words before a citation and after the one before it, without those that only say what kind of number follows. */
function gapBefore({citations, snapshot}: Model, at: number, first: number): Range {
  let end = citations[at]?.range.start ?? first
  for (let before = at - 1; ; before--) {
    const previous = citations[before]?.range
    if (!previous || previous.end <= first) return {start: first, end}
    if (previous.end > end) return {start: end, end}
    const between = snapshot.text.slice(previous.end, end)
    if (at - before > mostAddresses || !isBetween(between)) return {start: previous.end, end}
    end = previous.start
  }
}
