import {allSources, type KnownRecord, type Source} from './record.ts'

/** `T` with each list of sources as their indexes in the bundle's own list. */
type Packed<T> = T extends readonly Source[]
  ? readonly number[]
  : T extends readonly (infer Item)[]
    ? readonly Packed<Item>[]
    : T extends object
      ? {readonly [K in keyof T]: Packed<T[K]>}
      : T

/** The bundled file: every source once, the records by id, and the latest day on which one of the sources was read. */
export type PackedBundle = {
  readonly version: 2
  readonly asOf: string
  readonly sources: readonly Source[]
  readonly records: readonly Packed<KnownRecord>[]
}

/** `records` with every source once. */
export function pack(records: readonly KnownRecord[], asOf: string): PackedBundle {
  const sources: Source[] = []
  const indexes = new Map<string, number>()
  for (const source of records.flatMap(allSources)) {
    const key = JSON.stringify(source)
    if (indexes.has(key)) continue
    indexes.set(key, sources.length)
    sources.push(source)
  }
  const indexOf = (source: Source): number => indexes.get(JSON.stringify(source)) ?? 0
  return {version: 2, asOf, sources, records: records.map(record => mapSources(record, indexOf) as Packed<KnownRecord>)}
}

/** The records of `bundle`, their sources in place. */
export const unpack = ({sources, records}: PackedBundle): KnownRecord[] =>
  // Packed and unpacked by the same keys: what comes out is what went in (held by a test).
  records.map(record => mapSources(record, index => sources[index as number]) as unknown as KnownRecord)

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
