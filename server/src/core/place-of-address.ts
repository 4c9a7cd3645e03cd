import type {Model, PlacedCitation} from './model.ts'
import {type Range, shift} from './text.ts'

/** Where each definition that one citation alone calls has its address. Made once for a model, when first asked for. */
const places = new WeakMap<Model, ReadonlyMap<string, Range>>()

/**
 * Where the address of a citation is written, as offsets of the document: in its parentheses, or in the definition that it calls.
 *
 * @returns
 *   `undefined` for a citation without an address, and where another one calls the same definition.
 */
export function placeOfAddress(model: Model, {locator}: PlacedCitation): Range | undefined {
  const key = locator?.definition
  if (key === undefined) return locator?.range
  const known = places.get(model) ?? placesOf(model)
  places.set(model, known)
  return known.get(key)
}

function placesOf({snapshot, citations}: Model): Map<string, Range> {
  const calls = new Map<string, number>()
  for (const {locator} of citations) {
    const key = locator?.definition
    if (key !== undefined) calls.set(key, (calls.get(key) ?? 0) + 1)
  }
  const found = new Map<string, Range>()
  const seen = new Set<string>()
  snapshot.segments.forEach(({reading}, index) => {
    for (const {label, destination} of reading.definitions) {
      // The first definition wins, as in CommonMark.
      if (seen.has(label)) continue
      seen.add(label)
      if (destination && calls.get(label) === 1) found.set(label, shift(destination, snapshot.starts[index] ?? 0))
    }
  })
  return found
}
