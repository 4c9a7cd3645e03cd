import {type Citation, identityOf} from './citation.ts'
import {indexAt, type Snapshot} from './document.ts'
import {identifyUrl, keyOf} from './identifier/index.ts'
import {definedUrls, type PlacedCitation, placed} from './model.ts'
import {isInReferenceList} from './reference-list.ts'
import type {Segment} from './segment.ts'

/**
 * Answers about single citations that do not need the model of the whole document: what a hover asks right after a
 * keystroke must not cost more in a long document than in a short one.
 */

/**
 * The citation at `offset`, the shortest if several hold it, or what the definition there leads to; `undefined` where there is
 * neither.
 */
export function citationAt(snapshot: Snapshot, offset: number): PlacedCitation | undefined {
  const index = indexAt(snapshot.starts, offset)
  const local = offset - (snapshot.starts[index] ?? 0)
  let found: Citation | undefined
  for (const citation of snapshot.segments[index]?.citations ?? []) {
    if (citation.range.start > local) break
    if (local > citation.range.end) continue
    const length = citation.range.end - citation.range.start
    if (!found || length <= found.range.end - found.range.start) found = citation
  }
  if (!found) return definitionAt(snapshot, index, local)
  return placed(snapshot, index, found, isReference(found) ? definedUrls(snapshot) : noUrls)
}

/** The definition (`[label]: url`) at `local` of a segment, as a citation of what it leads to. */
function definitionAt(snapshot: Snapshot, index: number, local: number): PlacedCitation | undefined {
  const {definitions = []} = snapshot.segments[index]?.reading ?? {}
  const found = definitions.find(({range}) => range.start <= local && local <= range.end)
  if (!found) return undefined
  const {range, url, destination} = found
  const linked = identifyUrl(url)
  const citation: Citation = {
    kind: 'reference',
    range,
    locator: {url, ...(destination && {range: destination})},
    identity: linked ? {linked} : {},
    block: -1
  }
  return placed(snapshot, index, citation, noUrls)
}

const noUrls: ReadonlyMap<string, string> = new Map()

/** Whether a definition, anywhere in the document, says where `citation` leads. */
const isReference = ({locator}: Citation): boolean => locator?.definition !== undefined

/** The citations of one segment: by the key of their source, and those whose definition may stand elsewhere. */
type Index = {readonly byKey: ReadonlyMap<string, readonly Citation[]>; readonly references: readonly Citation[]}

const indexes = new WeakMap<Segment, Index>()

/** Made once while the segment lives. */
function indexOf(segment: Segment): Index {
  const known = indexes.get(segment)
  if (known) return known
  const byKey = new Map<string, Citation[]>()
  const references: Citation[] = []
  for (const citation of segment.citations) {
    if (isReference(citation)) references.push(citation)
    const identity = identityOf(citation)
    if (!identity || citation.kind === 'image' || isReference(citation)) continue
    const key = keyOf(identity)
    byKey.set(key, [...(byKey.get(key) ?? []), citation])
  }
  const index = {byKey, references}
  indexes.set(segment, index)
  return index
}

/** All places where the document cites one of the sources with these keys, in the order of the text. */
export function placesOf(snapshot: Snapshot, keys: readonly string[]): PlacedCitation[] {
  let urls: ReadonlyMap<string, string> | undefined
  const found: PlacedCitation[] = []
  snapshot.segments.forEach((segment, index) => {
    if (segment.citations.length === 0) return
    const {byKey, references} = indexOf(segment)
    const own = keys.flatMap(key => byKey.get(key) ?? []).map(one => placed(snapshot, index, one, noUrls))
    if (references.length > 0) urls ??= definedUrls(snapshot)
    for (const reference of references) {
      const citation = placed(snapshot, index, reference, urls ?? noUrls)
      const identity = identityOf(citation)
      if (identity && reference.kind !== 'image' && keys.includes(keyOf(identity))) own.push(citation)
    }
    found.push(...own.sort((a, b) => a.range.start - b.range.start))
  })
  return found
}

/** Whether `citation` stands in an item of a list of references. */
export const isPlacedInList = (snapshot: Snapshot, {segment, range}: PlacedCitation): boolean =>
  isInReferenceList(snapshot, segment, range)
