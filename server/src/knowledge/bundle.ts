import {allSources, type KnownRecord, type Source} from './record.ts'

/**
 * The bundled file: every source once, and the records by id. Each is JSON in a string: a program reads a string much faster
 * than an object, and most of its commands never ask for a record.
 */
export type PackedBundle = {
  readonly version: 2
  readonly sources: readonly string[]
  readonly records: readonly string[]
}

/** `records` with every source once. */
export function pack(records: readonly KnownRecord[]): PackedBundle {
  const indexes = new Map<string, number>()
  for (const source of records.flatMap(allSources)) {
    const text = JSON.stringify(source)
    if (!indexes.has(text)) indexes.set(text, indexes.size)
  }
  const indexOf = (source: Source): number => indexes.get(JSON.stringify(source)) ?? 0
  return {
    version: 2,
    sources: [...indexes.keys()],
    records: records.map(record => JSON.stringify(mapSources(record, indexOf)))
  }
}

/** The records of `bundle`, their sources in place. */
export function unpack({sources: texts, records}: PackedBundle): KnownRecord[] {
  const sources: Source[] = texts.map(text => JSON.parse(text))
  // Packed and unpacked by the same keys: what comes out is what went in (held by a test).
  return records.map(text => mapSources(JSON.parse(text), (index: number) => sources[index]) as KnownRecord)
}

/** `record` with `change` made to every source in it. */
function mapSources(record: object, change: (source: never) => unknown): object {
  const changed = (value: unknown): unknown => (Array.isArray(value) ? value.map(one => change(one as never)) : value)
  const inside = (value: object): object =>
    Object.fromEntries(
      Object.entries(value).map(([key, inner]) => {
        if (key === 'sources' || key === 'namedBy') return [key, changed(inner)]
        const isNested = key === 'facts' || key === 'registrations'
        return [key, isNested && Array.isArray(inner) ? inner.map(inside) : inner]
      })
    )
  return inside(record)
}
