import type {Model, PlacedCitation} from './model.ts'
import {type Range, shift} from './text.ts'

/**
 * Where the address of a citation is written, as offsets of the document: in its parentheses, or in the definition that it calls.
 *
 * @returns
 *   `undefined` for a citation without an address, and where another one calls the same definition.
 */
export function placeOfAddress({snapshot, citations}: Model, citation: PlacedCitation): Range | undefined {
  const {locator} = citation
  const key = locator?.definition
  if (key === undefined) return locator?.range
  if (citations.filter(other => other.locator?.definition === key).length > 1) return undefined
  for (const [index, {reading}] of snapshot.segments.entries()) {
    const found = reading.definitions.find(({label}) => label === key)
    if (found) return found.destination && shift(found.destination, snapshot.starts[index] ?? 0)
  }
  return undefined
}
