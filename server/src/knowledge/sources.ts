import {identityOf} from '../core/citation.ts'
import {type Identifier, keyOf} from '../core/identifier/index.ts'
import type {Model, PlacedCitation} from '../core/model.ts'
import type {Knowledge} from './index.ts'

/** A source and every place that cites it, under whichever of its identifiers. */
export type CitedSource = {
  readonly key: string
  /** By place; at least one. */
  readonly places: readonly PlacedCitation[]
}

/**
 * The key under which all identifiers of one publication meet: that of its record where it is known, else the
 * identifier's own. Registration numbers of one trial stay apart: they lead to different records.
 */
export function sourceKey(identifier: Identifier, knowledge: Knowledge): string {
  const answer = knowledge.known(identifier)
  return answer?.state === 'known' && answer.record.type === 'work' ? `work:${answer.record.id}` : keyOf(identifier)
}

const kept = new WeakMap<Model, {readonly knowledge: Knowledge; readonly sources: ReadonlyMap<string, CitedSource>}>()

/**
 * The sources of a document by {@link sourceKey}, in the order of first mention: like `model.sources`, but a PMID and a DOI
 * that are known to name one work are one source. Made once for a model.
 */
export function sourcesOf(model: Model, knowledge: Knowledge): ReadonlyMap<string, CitedSource> {
  const known = kept.get(model)
  if (known?.knowledge === knowledge) return known.sources
  const sources = new Map<string, {key: string; places: PlacedCitation[]}>()
  for (const citation of model.citations) {
    const identity = identityOf(citation)
    if (!identity || citation.kind === 'image') continue
    const key = sourceKey(identity, knowledge)
    const source = sources.get(key)
    if (source) source.places.push(citation)
    else sources.set(key, {key, places: [citation]})
  }
  kept.set(model, {knowledge, sources})
  return sources
}
