import {type Citation, identityOf} from './citation.ts'
import type {Snapshot} from './document.ts'
import {indexAt} from './document.ts'
import {identifyUrl, keyOf} from './identifier/index.ts'
import {type ReferenceList, referenceListsOf} from './reference-list.ts'
import {sentences} from './sentence.ts'
import {contains, type Range, shift} from './text.ts'

/** A citation with ranges of the document, and the segment that holds it. */
export type PlacedCitation = Citation & {readonly segment: number}

export type {ReferenceItem, ReferenceList} from './reference-list.ts'

/** A document's citations as a whole. Made once for a snapshot, when first asked for. */
export type Model = {
  readonly snapshot: Snapshot
  /** All citations, by place. */
  readonly citations: readonly PlacedCitation[]
  /** The citations of each source, by {@link keyOf} of its identity, in the order of first mention. */
  readonly sources: ReadonlyMap<string, readonly PlacedCitation[]>
  readonly referenceLists: readonly ReferenceList[]
  /** Citations that stand in an item of a reference list. */
  readonly listed: ReadonlySet<PlacedCitation>
}

const models = new WeakMap<Snapshot, Model>()

/** The model of `snapshot`. */
export function modelOf(snapshot: Snapshot): Model {
  const known = models.get(snapshot)
  if (known) return known
  const citations = place(snapshot)
  const sources = new Map<string, PlacedCitation[]>()
  for (const citation of citations) {
    const identity = identityOf(citation)
    if (!identity || citation.kind === 'image') continue
    const key = keyOf(identity)
    const places = sources.get(key)
    if (places) places.push(citation)
    else sources.set(key, [citation])
  }
  const referenceLists = referenceListsOf(snapshot)
  const model = {snapshot, citations, sources, referenceLists, listed: listedIn(citations, referenceLists)}
  models.set(snapshot, model)
  return model
}

/** Range of the paragraph, heading or cell in which a citation stands. */
export function passageOf({snapshot}: Model, citation: PlacedCitation): Range {
  const block = snapshot.segments[citation.segment]?.reading.blocks[citation.block]
  return block ? shift(block.range, snapshot.starts[citation.segment] ?? 0) : citation.range
}

/** Range of the sentence in which a citation stands; the citation's own where there is none. */
export function sentenceOf(model: Model, citation: PlacedCitation): Range {
  const passage = passageOf(model, citation)
  const prose = proseOf(model.snapshot, passage)
  const at = citation.range.start - passage.start
  const sentence = sentences(prose, {start: 0, end: prose.length}).find(({start, end}) => start <= at && at < end)
  return sentence ? shift(sentence, passage.start) : citation.range
}

/** The words of `range`: everything else is blanked, offsets stay. `range` must lie in one segment. */
export function proseOf(snapshot: Snapshot, range: Range): string {
  const index = indexAt(snapshot.starts, range.start)
  const start = snapshot.starts[index] ?? 0
  return snapshot.segments[index]?.prose.slice(range.start - start, range.end - start) ?? ''
}

/** Whether `citation` stands in an item of a reference list. */
export const isListed = ({listed}: Model, citation: PlacedCitation): boolean => listed.has(citation)

/** The citations in items of the lists; both are in the order of the text. */
function listedIn(citations: readonly PlacedCitation[], lists: readonly ReferenceList[]): Set<PlacedCitation> {
  const items = lists.flatMap(list => list.items).sort((a, b) => a.start - b.start)
  const found = new Set<PlacedCitation>()
  let at = 0
  for (const citation of citations) {
    while (at < items.length && (items[at]?.end ?? 0) < citation.range.end) at++
    const item = items[at]
    if (item && contains(item, citation.range)) found.add(citation)
  }
  return found
}

function place(snapshot: Snapshot): PlacedCitation[] {
  const urls = definedUrls(snapshot)
  return snapshot.segments.flatMap(({citations}, segment) =>
    citations.map(citation => placed(snapshot, segment, citation, urls))
  )
}

/**
 * `citation` of the segment with this index, with ranges of the document.
 *
 * @param urls
 *   Addresses of definitions, by label.
 */
export function placed(
  snapshot: Snapshot,
  segment: number,
  citation: Citation,
  urls: ReadonlyMap<string, string>
): PlacedCitation {
  return {...resolved(moved(citation, snapshot.starts[segment] ?? 0), urls), segment}
}

function moved(citation: Citation, by: number): Citation {
  const {range, label, locator} = citation
  return {
    ...citation,
    range: shift(range, by),
    ...(label && {label: {text: label.text, range: shift(label.range, by)}}),
    ...(locator && {locator: {...locator, ...(locator.range && {range: shift(locator.range, by)})}})
  }
}

/** Addresses of the document's definitions, by label. The first one wins, as in CommonMark. */
export function definedUrls({segments}: Snapshot): Map<string, string> {
  const urls = new Map<string, string>()
  for (const {reading} of segments) {
    for (const {label, url} of reading.definitions) if (!urls.has(label)) urls.set(label, url)
  }
  return urls
}

function resolved(citation: Citation, urls: ReadonlyMap<string, string>): Citation {
  const definition = citation.locator?.definition
  const url = definition === undefined ? undefined : urls.get(definition)
  if (url === undefined || !citation.locator) return citation
  const linked = identifyUrl(url)
  return {...citation, locator: {...citation.locator, url}, identity: {...citation.identity, ...(linked && {linked})}}
}
