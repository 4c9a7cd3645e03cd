import type {WrittenDay} from './calendar.ts'

/** What the DOI of a preprint on bioRxiv or medRxiv says. */
export type Preprint = {
  /**
   * Told from the last group: six digits are bioRxiv's, eight that begin with the year medRxiv's. Inferred from
   * examples, as openRxiv does not state it; `undefined` where neither fits.
   */
  readonly server: 'bioRxiv' | 'medRxiv' | undefined
  readonly prefix: '10.1101' | '10.64898'
  /** Day on which its author approved the posting; absent in DOIs from before {@link firstDated}. */
  readonly approved?: WrittenDay
}

/** What an address of bioRxiv or medRxiv says beyond its DOI. */
export type PreprintAddress = {
  /** Day on which it went online, from `early/2025/04/18`. */
  readonly posted?: WrittenDay
  /** Number of the version, from `…v2`: one DOI holds for all. */
  readonly version?: number
}

/** First day of DOIs with a date in them (casrai.org, “biorxiv-preprint-doi”, 2026-07-03: a secondary source). */
export const firstDated = '2019-12-11'
/**
 * First day of the prefix 10.64898. openRxiv gave 1 December 2025 (connect.biorxiv.org, 2025-11-18); a preprint posted on
 * that day may have been approved some days before.
 */
export const firstOpenRxiv = '2025-11-25'
/** Last day on which a preprint may still have been approved under 10.1101. */
export const lastColdSpringHarbor = '2025-12-31'

const dated = /^10\.(1101|64898)\/(\d{4})\.(\d{2})\.(\d{2})\.(\d{6,8})(?:v\d+)?$/
/** Suffixes with letters are journals of Cold Spring Harbor under the same prefix. */
const undated = /^10\.1101\/(\d{6}|19\d{6})(?:v\d+)?$/

/** What a DOI says of its preprint; `undefined` for a DOI of no preprint on bioRxiv or medRxiv. */
export function preprintOf(doi: string): Preprint | undefined {
  const numbered = undated.exec(doi)
  if (numbered) return {server: numbered[1]?.length === 6 ? 'bioRxiv' : 'medRxiv', prefix: '10.1101'}
  const match = dated.exec(doi)
  if (!match) return undefined
  const [, prefix, year = '', month, day, number = ''] = match
  return {
    server: serverOf(number, year),
    prefix: prefix === '1101' ? '10.1101' : '10.64898',
    approved: {year: Number(year), month: Number(month), day: Number(day)}
  }
}

function serverOf(number: string, year: string): Preprint['server'] {
  if (number.length === 6) return 'bioRxiv'
  return number.length === 8 && number.startsWith(year.slice(2)) ? 'medRxiv' : undefined
}

const host = /(?:^|\.)(?:bio|med)rxiv\.org$/
const early = /\/early\/(\d{4})\/(\d{2})\/(\d{2})\/(\d{4}\.\d{2}\.\d{2}\.\d{6,8}|\d{6})(?!\d)/
const version = /\/10\.(?:1101|64898)\/[\d.]{6,24}v(\d{1,3})(?!\d)/

/** What an address says of a preprint; `undefined` for an address of another host. */
export function preprintAddressOf(url: URL): PreprintAddress | undefined {
  if (!host.test(url.hostname)) return undefined
  const [, year, month, day] = early.exec(url.pathname) ?? []
  const number = version.exec(url.pathname)?.[1]
  return {
    ...(year && {posted: {year: Number(year), month: Number(month), day: Number(day)}}),
    ...(number && {version: Number(number)})
  }
}

/** The DOI of a preprint whose address gives only its suffix, after the day of posting. */
export function earlyDoi(url: URL): string | undefined {
  const suffix = host.test(url.hostname) ? early.exec(url.pathname)?.[4] : undefined
  if (suffix === undefined) return undefined
  // The new prefix holds for whole months: what was approved in the last days of November 2025 cannot be told.
  const isNew = suffix.length > 6 && suffix.slice(0, 7) >= '2025.12'
  return `${isNew ? '10.64898' : '10.1101'}/${suffix}`
}
