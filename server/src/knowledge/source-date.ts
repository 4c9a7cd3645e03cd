import type {Identifier} from '../core/identifier/index.ts'
import {journalHost} from './journals.ts'

/**
 * What a date stands for. `address`: the day in the address of a press release or a news page. `posting`: the day on which
 * a preprint went online. `approval`: the day in a preprint's DOI, on which its author approved it, or the month in its
 * number; posting may follow in the next month. `article-number`: year in the publisher's number of an article; the issue
 * may be a year off, either way. `acceptance`: year of acceptance; the issue may come two years later. `submission`: year of
 * submission; publication may be a year or two later. `volume`: year of a journal's volume; articles may have come out
 * the year before. `congress`: year of a congress. `registration`: year of a register's number.
 */
type DateBasis =
  | 'address'
  | 'posting'
  | 'approval'
  | 'article-number'
  | 'acceptance'
  | 'submission'
  | 'volume'
  | 'congress'
  | 'registration'

/** A date that an identifier or an address carries, as precise as it is there; months and days count from 1. */
export type SourceDate = {
  readonly year: number
  readonly month?: number
  readonly day?: number
  readonly basis: DateBasis
}

/** How many years before and after its own year a source with this date is cited with. */
const tolerances: Readonly<Record<DateBasis, readonly [before: number, after: number]>> = {
  address: [0, 0],
  posting: [0, 0],
  approval: [0, 0],
  'article-number': [1, 1],
  acceptance: [1, 2],
  submission: [0, 2],
  volume: [1, 0],
  congress: [0, 1],
  registration: [0, 0]
}

/** The years with which the source of `date` may be cited, both inclusive. */
export function citableYears({year, month, basis}: SourceDate): {readonly first: number; readonly last: number} {
  const [before, after] = tolerances[basis]
  // What was approved in December is posted in January.
  const next = basis === 'approval' && month === 12 ? 1 : 0
  return {first: year - before, last: year + after + next}
}

/** Days in the address of announcements: `/press-release/20240530/`, `/news-release/2024/05/30/`. */
const addressDays: readonly RegExp[] = [
  // Some wires put six more digits after the day.
  /\/(20\d{2})(\d{2})(\d{2})(?:\d{6})?(?!\d)/,
  /\/(20\d{2})\/(\d{2})\/(\d{2})(?:\/|$)/,
  /\/(20\d{2})-(\d{2})-(\d{2})(?:[/-]|$)/
]

const early = /\/early\/(20\d{2})\/(\d{2})\/(\d{2})\//
const preprint = /^10\.(?:1101|64898)\/(20\d{2})\.(\d{2})\.(\d{2})\.\d{6,8}$/
/** Numbers of arXiv give year and month; the older ones name an archive before them. */
const arxiv = /^(?:10\.48550\/arxiv\.)?(?:[a-z-]+(?:\.[a-z]{2})?\/)?(\d{2})(\d{2})(?:\.\d{4,5}|\d{3})(?:v\d+)?$/i
/** Abstracts of EULAR congresses: year, kind of contribution and number. */
const congress = /[?&]item=(20\d{2})(?:POS|OP|AB|LB|SCI)\d{4}(?!\d)/

/** Years inside DOIs; two digits are of this century unless above 60. */
const doiYears: readonly {readonly doi: RegExp; readonly basis: DateBasis}[] = [
  {doi: /^10\.(?:1038|1186)\/[sd]\d{5}-0(\d{2})-/, basis: 'article-number'},
  {doi: /^10\.(?:1007|1057|1208|1245|1365|1557|1617|3758)\/s\d{5}-0(\d{2})-/, basis: 'acceptance'},
  {doi: /^10\.1016\/s\d{4}-\d{3}[\dx]\((\d{2})\)/, basis: 'article-number'},
  {doi: /^10\.1016\/j\.[a-z]+\.((?:19|20)\d{2})\./, basis: 'acceptance'},
  {doi: /^10\.1056\/nejm[a-z]+(\d{2})\d{5}$/, basis: 'submission'},
  {doi: /^10\.1136\/[a-z]+-(20\d{2})-/, basis: 'submission'},
  {doi: /^10\.7326\/m(\d{2})-\d{4}$/, basis: 'submission'},
  {doi: /^10\.1200\/jco\.(20\d{2})\.\d{2}\.\d{1,2}_suppl\./, basis: 'congress'},
  {doi: /^10\.1200\/jco\.(\d{2})\.\d{5}$/, basis: 'submission'},
  {doi: /^10\.3389\/[a-z]+\.(20\d{2})\./, basis: 'article-number'},
  {doi: /^10\.1001\/[a-z]+\.(20\d{2})\./, basis: 'article-number'}
]

/** Registers whose numbers start with a date: year, and for some month and day. */
const registrations: readonly RegExp[] = [
  /^(?:NCI-)?(20\d{2})-\d{5,6}/,
  /^IRCT(20\d{2})(\d{2})(\d{2})\d+N\d+$/i,
  /^TCTR(20\d{2})(\d{2})(\d{2})\d{3}$/i,
  /^CTRI\/(20\d{2})\/(\d{2,3})\/\d{6}$/i,
  /^SLCTR\/(20\d{2})\/\d{3}$/i,
  /^(?:PACTR|LBCTR)(20\d{2})\d+$/i,
  /^ChiCTR(\d{2})\d{8}$/i
]

const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)

/** A date of the calendar from year, month and day as far as they were found; `undefined` for any other. */
function dateFrom(match: RegExpExecArray | null, basis: DateBasis): SourceDate | undefined {
  const [digits, month, day] = match?.slice(1) ?? []
  if (digits === undefined) return undefined
  const year = yearOf(digits)
  if (month === undefined) return {year, basis}
  const length = (lengths[Number(month) - 1] ?? 0) + (Number(month) === 2 && isLeap(year) ? 1 : 0)
  if (length === 0) return undefined
  if (day === undefined) return {year, month: Number(month), basis}
  return Number(day) >= 1 && Number(day) <= length ? {year, month: Number(month), day: Number(day), basis} : undefined
}

function yearOf(digits: string): number {
  const number = Number(digits)
  if (digits.length > 2) return number
  return number > 60 ? 1900 + number : 2000 + number
}

function dateOfDoi(doi: string): SourceDate | undefined {
  const day = dateFrom(preprint.exec(doi), 'approval') ?? (doi.startsWith('10.48550/') ? dateOfArxiv(doi) : undefined)
  if (day) return day
  for (const {doi: shape, basis} of doiYears) {
    const date = dateFrom(shape.exec(doi), basis)
    if (date) return date
  }
  return undefined
}

const dateOfArxiv = (number: string): SourceDate | undefined => dateFrom(arxiv.exec(number), 'approval')

function dateOfRegistration(number: string): SourceDate | undefined {
  for (const shape of registrations) {
    const date = dateFrom(shape.exec(number), 'registration')
    if (date) return date
  }
  return undefined
}

/** Year in a PII, printed or as in addresses; two digits after the ISSN. */
const piiYear = /(?:^|\/|pii)s\d{4}-?\d{3}[\dx]\(?(\d{2})\)?\d{5}-?[\dx](?![\da-z])/i

function dateOfAddress(url: string): SourceDate | undefined {
  if (!URL.canParse(url)) return undefined
  const {hostname, pathname, search} = new URL(url)
  for (const pattern of addressDays) {
    const day = dateFrom(pattern.exec(pathname), 'address')
    if (day) return day
  }
  if (/(?:^|\.)(?:sciencedirect|elsevier|cell)\.com$/.test(hostname)) {
    return dateFrom(piiYear.exec(pathname), 'article-number')
  }
  if (/(?:^|\.)arxiv\.org$/.test(hostname)) return dateOfArxiv(pathname.replace(/^\/(?:abs|pdf|html)\//, ''))
  const volume = /^\/content\/(\d{1,3})\//.exec(pathname)?.[1]
  const host = journalHost(url)
  if (volume && host) return {year: host.yearOfVolumeZero + Number(volume), basis: 'volume'}
  return dateFrom(congress.exec(search), 'congress')
}

/**
 * The date that a source's address or identifier carries.
 *
 * @returns
 *   `undefined` when they carry none, or one that no calendar has.
 */
export function sourceDate(url: string, identifier?: Identifier): SourceDate | undefined {
  const posted = dateFrom(early.exec(url), 'posting')
  if (posted) return posted
  const {scheme, value = ''} = identifier ?? {}
  if (scheme === 'doi') return dateOfDoi(value)
  if (scheme === 'trial') return dateOfRegistration(value)
  if (scheme === 'pii') return dateFrom(piiYear.exec(value), 'article-number')
  if (scheme === 'arxiv') return dateOfArxiv(value)
  return dateOfAddress(url || (scheme === 'url' ? value : ''))
}

/**
 * Version of a source that its address pins: of a preprint, `v2`; of a Cochrane review, `pub3`.
 *
 * @returns
 *   `undefined` where it names none: then the address leads to the latest.
 */
export function sourceVersion(url: string): number | undefined {
  const [address = ''] = url.split(/[?#]/)
  const preprinted =
    /(?:10\.(?:1101|64898)\/[\d.]{6,30}|arxiv\.org\/(?:abs|pdf|html)\/[\w./-]{7,30}?)v(\d{1,2})(?![\w])/i
  const version =
    preprinted.exec(address)?.[1] ?? /10\.1002\/14651858\.(?:CD|MR)\d{6}\.pub(\d{1,2})(?!\d)/i.exec(address)?.[1]
  return version === undefined ? undefined : Number(version)
}
