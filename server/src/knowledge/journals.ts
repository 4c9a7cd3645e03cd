import {type Identifier, identifyUrl} from '../core/identifier/index.ts'
import {type JournalHost, journalTables, type TableName} from './journal-tables.ts'

/** A journal, by the title that its publisher or its registrations give it. */
export type Journal = {readonly title: string}

/**
 * Shapes of a DOI from whose code the journal can be told. The first group is the key of the table; `key` stands before
 * it. In `10.1097/j.pain.…` the letter is no code.
 */
const shapes: readonly {readonly doi: RegExp; readonly table: TableName; readonly key?: string}[] = [
  // `d41586-…` are news pages of the journal with the code `s41586`.
  {doi: /^10\.1038\/[sd](\d{5})-\d{3}-/, table: 'nature', key: 's'},
  {doi: /^10\.1038\/([a-z]+)[.\d]/, table: 'natureLegacy'},
  {doi: /^10\.1186\/(s\d{5})-\d{3}-/, table: 'bmc'},
  {doi: /^10\.1007\/(s\d{5})-\d{3}-/, table: 'springer'},
  {doi: /^10\.(?:1057|1208|1245|1365|1557|1617|3758)\/(s\d{5})-\d{3}-/, table: 'springerOther'},
  {doi: /^10\.1136\/([a-z]+)[-.]/, table: 'bmj'},
  {doi: /^10\.1001\/([a-z]+)\./, table: 'jama'},
  {doi: /^10\.1371\/journal\.([a-z]+)\./, table: 'plos'},
  {doi: /^10\.1016\/j\.([a-z]+)\.(?:19|20)\d{2}\./, table: 'elsevier'},
  {doi: /^10\.1002\/([a-z]+)\.\d/, table: 'wiley1002'},
  {doi: /^10\.1111\/([a-z]{2,})\.\d/, table: 'wiley1111'},
  {doi: /^10\.1093\/([a-z]+)\/[a-z]/, table: 'oup'},
  {doi: /^10\.3390\/([a-z]+)\d/, table: 'mdpi'},
  {doi: /^10\.3389\/([a-z]+)\.(?:19|20)\d{2}\./, table: 'frontiers'},
  {doi: /^(10\.(?:1097|1161|1182|1212|7554)\/(?:j\.[a-z]+|[a-z]+\d?))[.\d]/, table: 'society'}
]

/** DOIs that hold the ISSN of their journal: of Elsevier's PIIs and of BMC's articles before 2015. */
const issnInDoi: readonly RegExp[] = [/^10\.1016\/s(\d{4}-?\d{3}[\dx])[(\d]/, /^10\.1186\/(\d{4}-\d{3}[\dx])-\d{1,3}-/]

/** PII of a serial, printed or as in addresses, where it may stand after `PII`. */
const pii = /(?:^|\/|pii)s(\d{4}-?\d{3}[\dx])\(?\d{2}\)?\d{5}-?[\dx](?![\da-z])/i
const piiHosts = /(?:^|\.)(?:sciencedirect|elsevier|thelancet|cell)\.com$/
const mdpiPath = /^\/(\d{4}-\d{3}[\dX])(?:\/\d+)/i

function titleOfIssn(issn: string): string | undefined {
  const folded = issn.toLowerCase()
  const printed = folded.includes('-') ? folded : `${folded.slice(0, 4)}-${folded.slice(4)}`
  return journalTables.titleOf('elsevierIssn', printed) ?? journalTables.titleOfIssn(printed)
}

function titleOfDoi(doi: string): string | undefined {
  // Checked by hand: they go before what was counted.
  const start = Object.keys(journalTables.doiStarts).find(one => doi.startsWith(one))
  if (start) return journalTables.doiStarts[start]
  for (const {doi: shape, table, key = ''} of shapes) {
    const code = shape.exec(doi)?.[1]
    const title = code && journalTables.titleOf(table, key + code)
    if (title) return title
  }
  for (const shape of issnInDoi) {
    const issn = shape.exec(doi)?.[1]
    if (issn) return titleOfIssn(issn)
  }
  return undefined
}

function titleOfAddress(url: string): string | undefined {
  const host = journalHost(url)
  if (host || !URL.canParse(url)) return host?.title
  const {hostname, pathname} = new URL(url)
  const inPath = piiHosts.test(hostname) ? pii : /(?:^|\.)mdpi\.com$/.test(hostname) ? mdpiPath : undefined
  const issn = inPath?.exec(pathname.replace(/%28/g, '(').replace(/%29/g, ')'))?.[1]
  return issn && titleOfIssn(issn)
}

function titleOf({scheme, value}: Identifier): string | undefined {
  if (scheme === 'doi') return titleOfDoi(value.toLowerCase())
  if (scheme === 'url') return titleOfAddress(value)
  const issn = scheme === 'pii' ? pii.exec(value)?.[1] : scheme === 'issn' ? value : undefined
  return issn && titleOfIssn(issn)
}

/**
 * The journal of an identifier or an address, told offline from its code.
 *
 * @returns
 *   `undefined` when the tables do not know: nothing is guessed from a publisher's host.
 */
export function journalOf(source: Identifier | string): Journal | undefined {
  const identifier = typeof source === 'string' ? identifyUrl(source) : source
  const title = identifier && titleOf(identifier)
  return title === undefined ? undefined : {title}
}

/** The host of a journal whose addresses give volume and page, for an address of it. */
export function journalHost(url: string): JournalHost | undefined {
  if (!URL.canParse(url)) return undefined
  const {hostname, pathname} = new URL(url)
  return pathname.startsWith('/content/') ? journalTables.hosts.find(({host}) => host === hostname) : undefined
}

/** Who registered the prefix of `doi`. Journals move: it is not always who publishes. `undefined` when not known. */
export function registrantOf(doi: string): string | undefined {
  const [prefix = ''] = doi.split('/')
  return journalTables.registrant(prefix)
}
