import {type Identifier, isSame} from './identifier/index.ts'
import {registryOf} from './identifier/trial.ts'
import {decoded} from './identifier/url.ts'

/** `none`: one source, or a part of it; `version`: two versions of one; `other`: two sources. */
export type Difference = 'none' | 'version' | 'other'

/**
 * How two identifiers differ, where that can be told: within one scheme, and for trials within one registry, as one trial may be
 * registered in several.
 *
 * @returns
 *   `undefined` where they cannot be compared; never throws.
 */
export function differenceOf(a: Identifier, b: Identifier): Difference | undefined {
  if (a.scheme !== b.scheme) return undefined
  if (isSame(a, b)) return 'none'
  switch (a.scheme) {
    case 'doi':
      return differenceOfDois(plain(a.value), plain(b.value))
    case 'trial':
      return differenceOfTrials(a.value, b.value)
    case 'arxiv':
    case 'hal':
      return versionless(a.value.toLowerCase()) === versionless(b.value.toLowerCase()) ? 'none' : 'other'
    case 'pmid':
    case 'pmcid':
    case 'prospero':
    case 'nbk':
    case 'orcid':
      return 'other'
    default:
      return undefined
  }
}

/** Percent-encoding undone, in small letters. */
const plain = (value: string): string => decoded(value).toLowerCase()

/** A value without the version at its end: of a Cochrane review, an article in F1000Research, a preprint. */
function versionless(value: string): string {
  if (value.startsWith('10.1002/14651858.')) return value.replace(/\.pub\d+$/, '')
  if (value.startsWith('10.12688/')) return value.replace(/\.\d+$/, '')
  return value.replace(/[./_-]?v\d{1,2}$/, '')
}

/** A depository whose works have one DOI for all versions and another for each: their numbers tell nothing. */
const deposit = /^10\.5281\/zenodo\./

function differenceOfDois(a: string, b: string): Difference | undefined {
  if (deposit.test(a) && deposit.test(b)) return undefined
  // Two prefixes of one server, which change at a date that another rule knows.
  const [short = '', long = ''] = [a, b]
    .map(value => value.replace(/^10\.64898\//, '10.1101/'))
    .sort((x, y) => x.length - y.length)
  const [first, second] = [versionless(short), versionless(long)]
  // Without a version any of them is meant.
  if (first === second) return short === first || long === second ? 'none' : 'version'
  // A figure, a table, a supplement; or a value that was cut.
  const isPart = long.startsWith(short) && !/^[a-z0-9]{2}/.test(long.slice(short.length - 1))
  return isPart ? 'none' : 'other'
}

function differenceOfTrials(a: string, b: string): Difference | undefined {
  const registry = registryOf(a)
  if (!registry || registry !== registryOf(b)) return undefined
  // The last part of a number of the European system counts its versions; letters in the middle are of an older form.
  const digits = (value: string): string => value.replace(/\D/g, '')
  return a.startsWith(b) || b.startsWith(a) || digits(a) === digits(b) ? 'none' : 'other'
}
