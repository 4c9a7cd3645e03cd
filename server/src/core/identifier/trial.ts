import type {IdentifierScheme} from './identifier.ts'

/** A registry of trials: how its numbers look, and the page of one where the address can be told from the number. */
type Registry = {readonly name: string; readonly number: RegExp; readonly page?: (number: string) => string}

/**
 * Registries whose numbers cannot be taken for anything else. Forms: rules of the package ctregistries and examples in
 * registers; no check digit is known for any of them.
 */
const registries: readonly Registry[] = [
  {name: 'ClinicalTrials.gov', number: /^NCT\d{8}$/, page: n => `https://clinicaltrials.gov/study/${n}`},
  {name: 'CTRP', number: /^NCI-\d{4}-\d{5}$/, page: n => `https://www.cancer.gov/clinicaltrials/${n}`},
  {name: 'ISRCTN', number: /^ISRCTN\d{8}$/, page: n => `https://www.isrctn.com/${n}`},
  {
    name: 'CTIS',
    number: /^20(?:2[2-9]|[3-9]\d)-5\d{5}-\d{2}(?:-\d{2})?$/,
    page: n => `https://euclinicaltrials.eu/ctis-public/view/${n}`
  },
  {
    name: 'EudraCT',
    number: /^20(?:0[4-9]|1\d|2[0-3])-0\d{5}-\d{2}$/,
    page: n => `https://www.clinicaltrialsregister.eu/ctr-search/search?query=${n}`
  },
  {name: 'ANZCTR', number: /^ACTRN126\d{11}$/},
  {name: 'ChiCTR', number: /^CHICTR(?:\d{8,10}|-[A-Z]{3}-\d{8})$/},
  {name: 'jRCT', number: /^JRCT(?:S\d{9}|\d{10})$/},
  {name: 'DRKS', number: /^DRKS000\d{5}$/},
  {name: 'PACTR', number: /^PACTR20\d{13,14}$/},
  {name: 'CTRI', number: /^CTRI\/20\d{2}\/\d{2,3}\/\d{6}$/}
]

const patterns = [
  'NCT\\d{8}',
  'NCI-\\d{4}-\\d{5}',
  'ISRCTN\\d{8}',
  '20\\d{2}-[05]\\d{5}-\\d{2}(?:-\\d{2})?',
  'ACTRN126\\d{11}',
  'ChiCTR(?:\\d{8,10}|-[A-Z]{3}-\\d{8})',
  'jRCTs?\\d{9,10}',
  'DRKS000\\d{5}',
  'PACTR20\\d{13,14}',
  'CTRI/20\\d{2}/\\d{2,3}/\\d{6}'
]

const source = `(?<![\\w/.-])(${patterns.join('|')})(?![\\w-]|\\.\\d)`

/** Hosts of registries: only there does a path name a trial. */
const hosts =
  /(?:^|\.)(?:clinicaltrials\.gov|cancer\.gov|isrctn\.com|euclinicaltrials\.eu|clinicaltrialsregister\.eu|anzctr\.org\.au|chictr\.org\.cn|jrct\.mhlw\.go\.jp|drks\.de|pactr\.samrc\.ac\.za|ctri\.nic\.in|trialsearch\.who\.int)$/

/** Registration number of a trial, in the registry's capitals. */
export const trial: IdentifierScheme = {
  scheme: 'trial',
  pattern: new RegExp(source, 'gi'),
  normalise(text) {
    const value = text.toUpperCase()
    return registries.some(({number}) => number.test(value)) ? value : undefined
  },
  fromUrl(url) {
    if (!hosts.test(url.hostname)) return undefined
    const found = new RegExp(patterns.join('|'), 'i').exec(`${url.pathname}${url.search}`)?.[0]
    // A search page lists trials; it is not the record of one.
    if (!found || (/\/search\b|\/results\?/.test(url.pathname) && !/clinicaltrialsregister/.test(url.hostname)))
      return undefined
    return this.normalise(found)
  },
  landingPage: value =>
    registries.find(({number}) => number.test(value))?.page?.(value) ??
    `https://trialsearch.who.int/Trial2.aspx?TrialID=${value}`
}

/** Name of the registry that gave `number`, or `undefined` for a number of none that is known. */
export const registryOf = (number: string): string | undefined =>
  registries.find(registry => registry.number.test(number))?.name
