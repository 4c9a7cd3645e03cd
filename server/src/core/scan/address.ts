import {currentAddress} from '../address-form.ts'
import type {Range} from '../text.ts'
import type {Address, Defect, Meant, Repair} from './defect.ts'

/** What an address was meant to be; a definition is no citation. */
export const meantAs = (address: Address, url: string): {meant?: Meant} =>
  address.kind === 'reference'
    ? {}
    : {
        meant: {
          kind: address.kind,
          range: address.citation,
          destination: address.range,
          url,
          ...(address.label && {label: address.label})
        }
      }

/** `url` as it is written today, where nothing of it goes by that: one address needs one mending. */
function today({kind}: Address, url: string): string {
  // What shows its address would show another.
  return kind === 'autolink' || kind === 'bare' || /[?#]/.test(url) ? url : (currentAddress(url) ?? url)
}

/** A defect of an address that another address, `meant`, would mend. */
export function replaced<Kind extends string>(
  kind: Kind,
  address: Address,
  meant: string,
  repair: Pick<Repair, 'titleId' | 'safety'>,
  place: Range = address.range
): Defect<Kind> {
  const url = today(address, meant)
  return {
    kind,
    range: place,
    claim: place,
    data: {url},
    repairs: [{...repair, data: {url}, edits: [{...address.range, text: url}]}],
    ...meantAs(address, url)
  }
}

/** A unit that may not stand in a destination as it is, percent-encoded as UTF-8; parentheses too (RFC 3986, 2.1). */
export const encoded = (unit: string): string =>
  unit === '(' ? '%28' : unit === ')' ? '%29' : encodeURIComponent(unit)
