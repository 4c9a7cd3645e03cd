import type {Citation} from './citation.ts'
import type {Change} from './fact.ts'
import {identifyUrl} from './identifier/index.ts'
import type {Part, Place} from './part.ts'
import type {Definition} from './syntax/reading.ts'

/** Where references with one label lead, and where that is written if only one citation calls it. */
type Address = {readonly url: string; readonly place: Place | undefined}

/** The parts that define a label and those that call it, with how often they do. */
type Label = {readonly defining: Set<Part>; readonly calling: Map<Part, number>; address: Address | undefined}

/**
 * What the references of a document lead to, kept up to date from edit to edit. A document without definitions costs nothing.
 */
export class Addresses {
  readonly #labels = new Map<string, Label>()

  /**
   * Takes up an edit, and gives the parts their citations.
   *
   * @returns
   *   The parts, other than fresh ones, whose references lead elsewhere now.
   */
  update({gone, fresh}: Pick<Change, 'gone' | 'fresh'>): Set<Part> {
    const touched = new Set<string>()
    for (const part of gone) this.#count(part, -1, touched)
    for (const part of fresh) this.#count(part, 1, touched)
    const changed = new Set<Part>()
    for (const key of touched) {
      const label = this.#labels.get(key)
      if (!label) continue
      const address = addressOf(key, label)
      const isSame = isEqual(label.address, address)
      if (!isSame) for (const part of label.calling.keys()) changed.add(part)
      label.address = address
      if (label.defining.size === 0 && label.calling.size === 0) this.#labels.delete(key)
    }
    if (touched.size > 0) for (const part of fresh) changed.add(part)
    for (const part of changed) this.#resolve(part)
    for (const part of fresh) changed.delete(part)
    return changed
  }

  #count(part: Part, by: 1 | -1, touched: Set<string>): void {
    for (const {label} of part.segment.reading.definitions) {
      const {defining} = this.#label(label, touched)
      if (by > 0) defining.add(part)
      else defining.delete(part)
    }
    for (const {locator} of part.segment.citations) {
      if (locator?.definition === undefined) continue
      const {calling} = this.#label(locator.definition, touched)
      const count = (calling.get(part) ?? 0) + by
      if (count > 0) calling.set(part, count)
      else calling.delete(part)
    }
  }

  #label(key: string, touched: Set<string>): Label {
    touched.add(key)
    const known = this.#labels.get(key)
    if (known) return known
    const label: Label = {defining: new Set(), calling: new Map(), address: undefined}
    this.#labels.set(key, label)
    return label
  }

  #resolve(part: Part): void {
    const addresses = new Map<string, Place>()
    let isReference = false
    const citations = part.segment.citations.map(citation => {
      const key = citation.locator?.definition
      const address = key === undefined ? undefined : this.#labels.get(key)?.address
      if (key === undefined || !address) return citation
      isReference = true
      if (address.place) addresses.set(key, address.place)
      return resolved(citation, address.url)
    })
    part.citations = isReference ? citations : part.segment.citations
    part.addresses = addresses
  }
}

/** The first definition in the document wins, as in CommonMark. */
function addressOf(key: string, {defining, calling}: Label): Address | undefined {
  let first: Part | undefined
  for (const part of defining) if (!first || part.index < first.index) first = part
  const definition = first?.segment.reading.definitions.find(({label}) => label === key)
  if (!first || !definition) return undefined
  return {url: definition.url, place: calledOnce(calling) ? placeIn(first, definition) : undefined}
}

function calledOnce(calling: ReadonlyMap<Part, number>): boolean {
  if (calling.size !== 1) return false
  for (const count of calling.values()) if (count === 1) return true
  return false
}

const placeIn = (part: Part, {destination}: Definition): Place | undefined => destination && {...destination, in: part}

const isEqual = (a: Address | undefined, b: Address | undefined): boolean =>
  a?.url === b?.url &&
  a?.place?.in === b?.place?.in &&
  a?.place?.start === b?.place?.start &&
  a?.place?.end === b?.place?.end

/** `citation` by reference, with the address that its definition gives. */
export function resolved(citation: Citation, url: string): Citation {
  if (!citation.locator) return citation
  const linked = identifyUrl(url)
  return {...citation, locator: {...citation.locator, url}, identity: {...citation.identity, ...(linked && {linked})}}
}
