import {decoded} from '../core/identifier/url.ts'
import {journalTables} from './journal-tables.ts'

/** A DOI on the site of another publisher than the one to whom its prefix is registered. */
export type ForeignDoi = {readonly prefix: string; readonly publisher: string; readonly host: string}

/** Where the addresses of publishers have their DOIs; other places may hold the DOI of a work that is cited there. */
const doiPath =
  /^\/(?:doi(?:\/(?:full|abs|pdf|epdf|epub|figure|suppl))?|articles?|content|journals\/[\w-]{1,40}\/articles?)\/(10\.\d{4,9}\/[^/?#]+)/i
const doiQuery = /^\?id=(10\.\d{4,9}\/[^&#]+)/i

/**
 * What is foreign about the DOI in an address.
 *
 * @returns
 *   `undefined` where the site is not known to show one publisher's works only, or the prefix not to be another's.
 */
export function foreignDoi(url: string): ForeignDoi | undefined {
  if (!URL.canParse(url)) return undefined
  const {hostname, pathname, search} = new URL(url)
  const site = journalTables.publisherHosts.find(
    ({host}) => host !== '' && (hostname === host || hostname.endsWith(`.${host}`))
  )
  const doi = site && (doiPath.exec(decoded(pathname))?.[1] ?? doiQuery.exec(decoded(search))?.[1])?.toLowerCase()
  const startsAs = (starts: readonly string[]): boolean =>
    doi !== undefined && starts.some(start => doi.startsWith(start.includes('/') ? start : `${start}/`))
  if (!doi || startsAs(site.starts)) return undefined
  const owner = journalTables.publisherHosts.find(({starts}) => startsAs(starts))
  return owner && {prefix: doi.slice(0, doi.indexOf('/')), publisher: owner.publisher, host: site.host}
}
