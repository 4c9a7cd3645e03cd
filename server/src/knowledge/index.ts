import {type Identifier, keyOf} from '../core/identifier/index.ts'
import {trial} from '../core/identifier/trial.ts'
import type {Segment} from '../core/segment.ts'
import {type PackedBundle, unpack} from './bundle.ts'
import json from './bundled/records.json' with {type: 'json'}
import {type Answer, type KnownRecord, lastRead} from './record.ts'
import {type TermMatch, termFinder} from './terms.ts'

/** Where a record comes from; the earlier wins. */
export const layers = ['workspace', 'bundled'] as const
export type Layer = (typeof layers)[number]

/** What rules and features may ask. Everything is answered at once, from memory. */
export type Knowledge = {
  /** All records, those of the workspace first. */
  readonly records: readonly KnownRecord[]
  record(id: string): KnownRecord | undefined
  layerOf(record: KnownRecord): Layer
  /** What is known of `identifier`; `undefined` means *unknown*, which is not *wrong*. */
  known(identifier: Identifier): Answer | undefined
  /** The terms that `text` names, by place, with ranges that cover the term and nothing else. */
  findTerms(text: string): readonly TermMatch[]
  /** {@link findTerms} in the prose of a segment, offsets relative to it. Found once while the segment lives. */
  termsIn(segment: Segment): readonly TermMatch[]
}

/**
 * Knowledge of `workspace`, and of `bundled` where it says nothing. Records are read, and tables made, when first asked
 * for.
 */
export function createKnowledge(
  bundled: () => readonly KnownRecord[],
  workspace: readonly KnownRecord[] = []
): Knowledge {
  const own = new Set(workspace.map(({id}) => id))
  const records = once(() => [...workspace, ...bundled().filter(({id}) => !own.has(id))])
  const byId = once(() => new Map(records().map(record => [record.id, record])))
  const byIdentifier = once(() => identifierTable(records()))
  const finder = once(() => termFinder(records()))
  const kept = new WeakMap<Segment, readonly TermMatch[]>()
  const findTerms = (text: string): readonly TermMatch[] => finder()(text)
  return {
    get records() {
      return records()
    },
    record: id => byId().get(id),
    layerOf: ({id}) => (own.has(id) ? 'workspace' : 'bundled'),
    known: identifier => {
      const record = byIdentifier().get(keyOf(identifier))
      return record && {state: 'known', record, asOf: lastRead(record)}
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

function identifierTable(records: readonly KnownRecord[]): Map<string, KnownRecord> {
  const table = new Map<string, KnownRecord>()
  for (const record of records) {
    for (const identifier of identifiersOf(record)) {
      const key = keyOf(identifier)
      if (!table.has(key)) table.set(key, record)
    }
  }
  return table
}

/** Identifiers, in canonical form, under which texts cite what `record` is about. */
export function identifiersOf(record: KnownRecord): Identifier[] {
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
const isBundle = (value: unknown): value is PackedBundle =>
  typeof value === 'object' && value !== null && 'version' in value && value.version === 2 && 'records' in value

/** `make`, whose result is made when first asked for. */
function once<T>(make: () => T): () => T {
  let made: {readonly value: T} | undefined
  return () => {
    made ??= {value: make()}
    return made.value
  }
}

const bundled = once((): KnownRecord[] => {
  if (!isBundle(json)) throw new TypeError('The bundled records are not of version 2')
  return unpack(json)
})

/** What MedCite ships: {@link createKnowledge} of the bundled records. */
export const knowledge: Knowledge = createKnowledge(bundled)

/** What MedCite ships, under the records of a workspace. */
export const knowledgeWith = (workspace: readonly KnownRecord[]): Knowledge =>
  workspace.length === 0 ? knowledge : createKnowledge(bundled, workspace)
