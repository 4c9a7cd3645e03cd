import {type Identifier, keyOf} from '../core/identifier/index.ts'
import {trial} from '../core/identifier/trial.ts'
import type {Segment} from '../core/segment.ts'
import json from './bundled/records.json' with {type: 'json'}
import type {Answer, Bundle, KnownRecord} from './record.ts'
import {type TermMatch, termFinder} from './terms.ts'

/** What rules and features may ask. Everything is answered at once, from memory. */
export type Knowledge = {
  /** All records, by id. */
  readonly records: readonly KnownRecord[]
  /** Latest day on which a source of these records was read, ISO. */
  readonly asOf: string
  record(id: string): KnownRecord | undefined
  /** What is known of `identifier`; `undefined` means *unknown*, which is not *wrong*. */
  known(identifier: Identifier): Answer | undefined
  /** The terms that `text` names, by place, with ranges that cover the term and nothing else. */
  findTerms(text: string): readonly TermMatch[]
  /** {@link findTerms} in the prose of a segment, offsets relative to it. Found once while the segment lives. */
  termsIn(segment: Segment): readonly TermMatch[]
}

/** Knowledge of these records. */
export function createKnowledge({records, asOf}: Bundle): Knowledge {
  const byId = new Map(records.map(record => [record.id, record]))
  const byIdentifier = new Map<string, KnownRecord>()
  for (const record of records) {
    for (const identifier of identifiersOf(record)) byIdentifier.set(keyOf(identifier), record)
  }
  const findTerms = termFinder(records)
  const kept = new WeakMap<Segment, readonly TermMatch[]>()
  return {
    records,
    asOf,
    record: id => byId.get(id),
    known: identifier => {
      const record = byIdentifier.get(keyOf(identifier))
      return record && {state: 'known', record, source: 'MedCite', asOf}
    },
    findTerms,
    termsIn: segment => {
      const known = kept.get(segment)
      if (known) return known
      const found = findTerms(segment.prose)
      kept.set(segment, found)
      return found
    }
  }
}

/** Identifiers, in canonical form, under which texts cite what `record` is about. */
function identifiersOf(record: KnownRecord): Identifier[] {
  if (record.type === 'trial') {
    return record.registrations.map(({number}) => ({scheme: 'trial', value: trial.normalise(number) ?? number}))
  }
  if (record.type !== 'work') return []
  const {doi, pmid, pmcid, urls} = record
  return [
    {scheme: 'doi', value: doi},
    ...(pmid ? [{scheme: 'pmid', value: pmid} as const] : []),
    ...(pmcid ? [{scheme: 'pmcid', value: pmcid} as const] : []),
    ...urls.map(value => ({scheme: 'url', value}) as const)
  ]
}

/** The bundled file is generated from checked sources; this holds against a stale or foreign one. */
const isBundle = (value: unknown): value is Bundle =>
  typeof value === 'object' && value !== null && 'version' in value && value.version === 1 && 'records' in value

function bundled(value: unknown): Bundle {
  if (!isBundle(value)) throw new TypeError('The bundled records are not of version 1')
  return value
}

/** What MedCite ships: {@link createKnowledge} of the bundled records. */
export const knowledge: Knowledge = createKnowledge(bundled(json))
