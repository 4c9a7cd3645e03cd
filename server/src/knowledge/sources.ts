import {type Citation, identityOf} from '../core/citation.ts'
import type {KeyedFact, Placed} from '../core/fact.ts'
import {type Identifier, keyOf} from '../core/identifier/index.ts'
import type {Model, Question} from '../core/model.ts'
import {isListed, nothing} from '../core/part.ts'
import type {Knowledge} from './index.ts'

/**
 * The key under which all identifiers of one publication meet: that of its record where it is known, else the
 * identifier's own. Registration numbers of one trial stay apart: they lead to different records.
 */
export function sourceKey(identifier: Identifier, knowledge: Knowledge): string {
  const answer = knowledge.known(identifier)
  return answer?.state === 'known' && answer.record.type === 'work' ? `work:${answer.record.id}` : keyOf(identifier)
}

/** A citation of a source. Offsets of its part. */
export type SourcePlace = {
  /** The key of its source, under whichever of its identifiers. */
  readonly key: string
  readonly citation: Citation
  readonly isListed: boolean
}

const facts = new WeakMap<Knowledge, KeyedFact<SourcePlace>>()

/**
 * The sources of a document by {@link sourceKey}: like {@link citedSources}, but a PMID and a DOI that are known to name one
 * work are one source.
 */
export function knownSources(knowledge: Knowledge): KeyedFact<SourcePlace> {
  const known = facts.get(knowledge)
  if (known) return known
  const fact = sourcesBy(identity => sourceKey(identity, knowledge))
  facts.set(knowledge, fact)
  return fact
}

/** The sources of a document by {@link keyOf} of their identifiers. */
export const citedSources: KeyedFact<SourcePlace> = sourcesBy(keyOf)

function sourcesBy(keyOfIdentity: (identity: Identifier) => string): KeyedFact<SourcePlace> {
  return {
    of(part) {
      const {citations} = part
      if (citations.length === 0) return nothing
      const found: SourcePlace[] = []
      for (const citation of citations) {
        const identity = identityOf(citation)
        if (!identity || citation.kind === 'image') continue
        found.push({key: keyOfIdentity(identity), citation, isListed: isListed(part, citation)})
      }
      return found
    },
    keyOf: ({key}) => key
  }
}

/** The sources of a document by {@link sourceKey}. */
export const sourcesOf = (model: Model, knowledge: Knowledge): ReadonlyMap<string, readonly Placed<SourcePlace>[]> =>
  model.group(knownSources(knowledge))

const questions = new WeakMap<KeyedFact<SourcePlace>, Map<string, Question<boolean>>>()

/** Whether the text cites the source of this key outside of its lists of references. */
export function isInText(sources: KeyedFact<SourcePlace>, key: string): Question<boolean> {
  const own = questions.get(sources) ?? new Map<string, Question<boolean>>()
  questions.set(sources, own)
  const known = own.get(key)
  if (known) return known
  const question: Question<boolean> = {
    answer: model =>
      model
        .group(sources)
        .get(key)
        ?.some(({item}) => !item.isListed) === true
  }
  own.set(key, question)
  return question
}
