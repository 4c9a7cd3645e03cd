import {trial} from '../core/identifier/trial.ts'
import type {Text} from '../core/language.ts'
import type {Fact, KnownRecord, Registration, Source} from './record.ts'
import type {WrittenRecord, WrittenSources} from './record-schema.ts'
import type {Path} from './yaml.ts'

/** A source that a record names and nothing defines, or one that it may not name so; `path` from the record. */
export class RecordError extends Error {
  override name = 'RecordError'
  readonly path: Path
  readonly text: Text
  constructor(path: Path, text: Text) {
    super(text.en)
    this.path = path
    this.text = text
  }
}

/**
 * `written` with its sources in place of their keys: its own definitions first, then `shared`.
 *
 * @param use
 *   Called with every shared key that is used.
 * @throws {RecordError}
 *   At the first key that leads nowhere, and at a fact that rests on general press alone.
 */
export function resolveRecord(
  written: WrittenRecord,
  shared: WrittenSources,
  use: (key: string) => void = () => undefined
): KnownRecord {
  const {definitions} = written
  const used = new Set<string>()
  const resolve = (at: Path, keys: readonly string[]): Source[] => {
    const sources = keys.map((key, index) => {
      used.add(key)
      const own = Object.hasOwn(definitions, key) ? definitions[key] : undefined
      const source = own ?? (Object.hasOwn(shared, key) ? shared[key] : undefined)
      if (!source) throw new RecordError([...at, index], noSource(key))
      if (!own) use(key)
      return source
    })
    if (keys.length > 0 && sources.every(({tier}) => tier === 'press')) throw new RecordError(at, pressAlone)
    return sources
  }
  const facts = written.facts.map(
    (fact, index): Fact => ({...fact, sources: resolve(['facts', index, 'sources'], fact.sources)})
  )
  const common = {facts, namedBy: resolve(['namedBy'], written.namedBy)}
  const resolved = withOwn(written, common, resolve)
  for (const key of Object.keys(definitions))
    if (!used.has(key)) throw new RecordError(['definitions', key], unusedSource)
  return resolved
}

function withOwn(
  {definitions: _, ...record}: WrittenRecord,
  common: Pick<KnownRecord, 'facts' | 'namedBy'>,
  resolve: (at: Path, keys: readonly string[]) => Source[]
): KnownRecord {
  if (record.type === 'work') return {...record, ...common, sources: resolve(['sources'], record.sources)}
  if (record.type !== 'trial') return {...record, ...common}
  const registrations = record.registrations.map(
    (one, index): Registration => ({
      ...one,
      number: trial.normalise(one.number) ?? one.number,
      sources: resolve(['registrations', index, 'sources'], one.sources)
    })
  )
  return {...record, ...common, registrations}
}

/**
 * References between records: each must name one that exists and is of the right type.
 *
 * @param types
 *   Types of all records, by id.
 * @throws {RecordError}
 */
export function checkReferences(record: KnownRecord, types: ReadonlyMap<string, KnownRecord['type']>): void {
  const expect = (key: string, ids: readonly string[], type: KnownRecord['type']): void => {
    for (const id of ids) {
      if (types.get(id) !== type)
        throw new RecordError([key], {en: `no ${type} \`${id}\``, fr: `aucune fiche de type ${type} \`${id}\``})
    }
  }
  if (record.type === 'therapy') expect('trials', record.trials, 'trial')
  if (record.type === 'trial') {
    expect('publications', record.publications, 'work')
    expect('therapy', record.therapy ? [record.therapy] : [], 'therapy')
  }
}

const noSource = (key: string): Text => ({en: `no source \`${key}\``, fr: `aucune source \`${key}\``})
const unusedSource: Text = {en: 'no fact uses this source', fr: 'aucun fait n’utilise cette source'}
const pressAlone: Text = {
  en: 'expected a source beside general press',
  fr: 'une source attendue à côté de la presse générale'
}

/** Folders of the bundled records, by type. */
export const folderOf = {
  therapy: 'therapies',
  trial: 'trials',
  condition: 'conditions',
  instrument: 'instruments',
  institution: 'institutions',
  concept: 'concepts',
  work: 'works'
} as const satisfies Record<KnownRecord['type'], string>
