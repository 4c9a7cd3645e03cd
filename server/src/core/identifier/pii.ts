import {issnCharacter, piiCharacter} from './check-character.ts'
import {dash} from './doi-text.ts'
import type {CheckCharacter, IdentifierScheme} from './identifier.ts'
import {decoded} from './url.ts'

/**
 * Journals of which the DOI is `10.1016/` and the PII: ISSNs of the Lancet family in OpenAPC. eBioMedicine and others on
 * thelancet.com have DOIs of another form, which cannot be told from the PII.
 */
const lancets = new Set([
  '0140-6736',
  '1470-2045',
  '1473-3099',
  '1474-4422',
  '2213-2600',
  '2213-8587',
  '2214-109X',
  '2215-0366',
  '2352-3018',
  '2352-3026',
  '2352-4642',
  '2468-1253',
  '2468-2667',
  '2542-5196',
  '2589-7500',
  '2665-9913',
  '2666-5247',
  '2666-7568'
])

const dashed = /^S[ \u00a0]?(\d{4})-(\d{3}[\dX])\((\d{2})\)(\d{5})-([\dX])$/
const compact = /^S(\d{4})(\d{3}[\dX])(\d{2})(\d{5})([\dX])$/

/** Hosts whose paths give a PII in its compact form. */
const hosts = /(?:^|\.)(?:sciencedirect\.com|elsevier\.com|cell\.com|thelancet\.com)$/

/** Publisher item identifier of an article in a journal: `S0140-6736(20)31180-6`, or compact in addresses of Elsevier. */
export const pii: IdentifierScheme = {
  scheme: 'pii',
  hint: /\(\d{2}\)\d{5}|S\d{15}/i,
  pattern:
    /(?<![\w/.])(?:PII:?[ \u00a0]?)?(S[ \u00a0]?\d{4}[-\u2010-\u2015\u2212]\d{3}[\dX]\(\d{2}\)\d{5}[-\u2010-\u2015\u2212][\dX]|(?<=PII:?[ \u00a0]?)S\d{15}[\dX])(?![\w-])/gi,
  normalise(text) {
    const upper = text.toUpperCase().replace(dash, '-')
    const [, first, second, year, number, last] = dashed.exec(upper) ?? compact.exec(upper) ?? []
    return last && `S${first}-${second}(${year})${number}-${last}`
  },
  fromUrl(url) {
    const text = decoded(url.pathname + url.search)
    const form = hosts.test(url.hostname)
      ? /(?:\/|PII|=)(S\d{4}-?\d{3}[\dX]\(?\d{2}\)?\d{5}-?[\dX])(?![\dX-])/i
      : /(?:\/|PII|=)(S\d{4}-\d{3}[\dX]\(\d{2}\)\d{5}-[\dX])(?![\w-])/i
    return this.normalise(form.exec(text)?.[1] ?? '')
  },
  doiOf: value => (lancets.has(value.slice(1, 10)) ? `10.1016/${value.toLowerCase()}` : undefined),
  landingPage: value => `https://www.sciencedirect.com/science/article/pii/${value.replace(/[^\dSX]/g, '')}`,
  check(value) {
    const [, first = '', second = '', year = '', number = '', last = ''] = dashed.exec(value) ?? []
    return last ? checkItem(first + second, year + number, last) : undefined
  }
}

/**
 * What the check character of a publisher item identifier says, and where it is right, the one of the ISSN inside.
 *
 * @param issn
 *   Eight characters, without hyphen.
 * @param number
 *   Year and number, seven digits.
 */
export function checkItem(issn: string, number: string, written: string): CheckCharacter {
  const found = written.toUpperCase()
  const expected = piiCharacter(issn + number)
  if (found !== expected) return {isRight: false, found, expected, isCertain: true}
  const inner = issn.slice(7).toUpperCase()
  const journal = issnCharacter(issn)
  return inner === journal
    ? {isRight: true, found, expected, isCertain: true}
    : {isRight: false, found: inner, expected: journal, isCertain: true}
}
