import type {Identifier} from '../core/identifier/index.ts'
import {journalHost} from './journals.ts'

/**
 * What a date stands for. `address`: the day in the address of a press release or a news page. `posting`: the day on which a preprint
 * went online. `approval`: the day in a preprint's DOI, on which its author approved it; posting may follow in the next
 * month. `article-number`: year in the publisher's number of an article; the issue may be a year off, either way.
 * `submission`: year of submission; publication may be a year or two later. `volume`: year of a journal's volume.
 * `registration`: year of a register's number.
 */
type DateBasis = 'address' | 'posting' | 'approval' | 'article-number' | 'submission' | 'volume' | 'registration'

/** A date that an identifier or an address carries, as precise as it is there; months and days count from 1. */
export type SourceDate = {
  readonly year: number
  readonly month?: number
  readonly day?: number
  readonly basis: DateBasis
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

/** Years inside DOIs; two digits are of this century unless above 60. */
const doiYears: readonly {readonly doi: RegExp; readonly basis: DateBasis}[] = [
  {doi: /^10\.(?:1038|1186|1007)\/[sd]\d{5}-0(\d{2})-/, basis: 'article-number'},
  {doi: /^10\.1016\/s\d{4}-\d{3}[\dx]\((\d{2})\)/, basis: 'article-number'},
  {doi: /^10\.1016\/j\.[a-z]+\.((?:19|20)\d{2})\./, basis: 'article-number'},
  {doi: /^10\.1056\/nejm[a-z]+(\d{2})\d{5}$/, basis: 'submission'},
  {doi: /^10\.1136\/[a-z]+-(20\d{2})-/, basis: 'submission'},
  {doi: /^10\.3389\/[a-z]+\.(20\d{2})\./, basis: 'article-number'},
  {doi: /^10\.1001\/[a-z]+\.(20\d{2})\./, basis: 'article-number'}
]

/** A full date if it is one of the calendar, `undefined` otherwise. */
function dayOf(match: RegExpExecArray | null, basis: DateBasis): SourceDate | undefined {
  if (!match) return undefined
  const [year = 0, month = 0, day = 0] = match.slice(1).map(Number)
  const lengths = [
    31,
    year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28,
    31,
    30,
    31,
    30,
    31,
    31,
    30,
    31,
    30,
    31
  ]
  const length = lengths[month - 1]
  return length !== undefined && day >= 1 && day <= length ? {year, month, day, basis} : undefined
}

function yearOf(digits: string): number {
  const number = Number(digits)
  if (digits.length > 2) return number
  return number > 60 ? 1900 + number : 2000 + number
}

function dateOfDoi(doi: string): SourceDate | undefined {
  const day = dayOf(preprint.exec(doi), 'approval')
  if (day) return day
  for (const {doi: shape, basis} of doiYears) {
    const digits = shape.exec(doi)?.[1]
    if (digits) return {year: yearOf(digits), basis}
  }
  return undefined
}

function dateOfAddress(url: string): SourceDate | undefined {
  if (!URL.canParse(url)) return undefined
  const {pathname} = new URL(url)
  for (const pattern of addressDays) {
    const day = dayOf(pattern.exec(pathname), 'address')
    if (day) return day
  }
  const volume = /^\/content\/(\d{1,3})\//.exec(pathname)?.[1]
  const host = journalHost(url)
  return volume && host ? {year: host.yearOfVolumeZero + Number(volume), basis: 'volume'} : undefined
}

/**
 * The date that a source's address or identifier carries.
 *
 * @returns
 *   `undefined` when they carry none, or one that no calendar has.
 */
export function sourceDate(url: string, identifier?: Identifier): SourceDate | undefined {
  const posted = dayOf(early.exec(url), 'posting')
  if (posted) return posted
  if (identifier?.scheme === 'doi') return dateOfDoi(identifier.value)
  if (identifier?.scheme === 'trial') {
    const year = /^(?:NCI-)?(20\d{2})-\d{5,6}/.exec(identifier.value)?.[1]
    return year ? {year: Number(year), basis: 'registration'} : undefined
  }
  return dateOfAddress(url || (identifier?.scheme === 'url' ? identifier.value : ''))
}
