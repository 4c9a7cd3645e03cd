import type {Identifier, Scheme} from '../core/identifier/index.ts'
import {preprintOf} from '../core/identifier/preprint.ts'
import type {Text} from '../core/language.ts'

/** What kind of evidence a source is, as far as its address and identifier tell. `web`: they do not tell. */
export type SourceKind =
  | 'article'
  | 'preprint'
  | 'registration'
  | 'press-release'
  | 'company-page'
  | 'recruitment-page'
  | 'congress-abstract'
  | 'guideline'
  | 'regulator'
  | 'news'
  | 'dataset'
  | 'web'

/** How a kind is called, with what a reader should know of it. */
export const sourceKindNames: Readonly<Record<SourceKind, Text>> = {
  article: {en: 'journal article (peer review presumed)', fr: 'article de revue (comité de lecture présumé)'},
  preprint: {en: 'preprint, not peer reviewed', fr: 'prépublication, non évaluée par les pairs'},
  registration: {en: 'trial registration (not results)', fr: 'enregistrement d’essai (protocole, pas un résultat)'},
  'press-release': {en: 'press release', fr: 'communiqué de presse'},
  'company-page': {en: 'company page', fr: 'page d’entreprise'},
  'recruitment-page': {en: 'recruitment page', fr: 'page de recrutement'},
  'congress-abstract': {en: 'congress abstract', fr: 'résumé de congrès'},
  guideline: {en: 'guideline', fr: 'recommandation'},
  regulator: {en: 'page of a health authority', fr: 'page d’une autorité de santé'},
  news: {en: 'news', fr: 'actualité'},
  dataset: {en: 'repository deposit', fr: 'dépôt dans une archive'},
  web: {en: 'web page', fr: 'page web'}
}

type Test = {readonly kind: SourceKind; readonly pattern: RegExp}

/**
 * DOIs of which the prefix or the suffix says that they are no journal article. 10.64898 is of bioRxiv and medRxiv alone (openRxiv,
 * 2025-11-18).
 */
const byDoi: readonly Test[] = [
  {kind: 'preprint', pattern: /^10\.64898\//},
  {kind: 'preprint', pattern: /^10\.(?:48550\/arxiv|21203\/rs\.|20944\/preprints|2139\/ssrn)/},
  {kind: 'registration', pattern: /^10\.1186\/isrctn/},
  // Congress abstracts come as supplements (ASCO) or under the name of the congress (EULAR).
  {kind: 'congress-abstract', pattern: /^10\.1200\/jco\.20\d{2}\.\d{2}\.\d{1,2}_suppl\./},
  {kind: 'congress-abstract', pattern: /^10\.1136\/annrheumdis-20\d{2}-eular\./},
  {kind: 'news', pattern: /^10\.1038\/d4\d{4}-/},
  {kind: 'dataset', pattern: /^10\.(?:5281\/zenodo|5061\/dryad|6084\/m9\.figshare)/}
]

const preprintHosts = /(?:^|\.)(?:biorxiv|medrxiv|arxiv|chemrxiv|psyarxiv|preprints|researchsquare|ssrn)\.(?:org|com)$/
const congressHosts = /(?:^|\.)(?:acrabstracts\.org|scientific\.sparx-ip\.net)$/
const wires = /(?:^|\.)(?:prnewswire|globenewswire|businesswire|accesswire|eurekalert)\.(?:com|org|fr)$/
const regulators = /(?:^|\.)(?:fda\.gov|ema\.europa\.eu|ansm\.sante\.fr|has-sante\.fr|pmda\.go\.jp|nmpa\.gov\.cn)$/
const guidelineHosts = /(?:^|\.)(?:nice\.org\.uk|has-sante\.fr|kdigo\.org|eular\.org|rheumatology\.org|who\.int)$/
/** Companies whose own sites are cited as sources; a page of another company is a web page like any other. */
const companies =
  /(?:^|\.)(?:cabalettabio|jwtherapeutics|kyvernatx|autolus|astrazeneca|gsk|bms|bmsscience|novartis|roche|gene|pfizer|sanofi|lilly|merck|msd|amgen|abbvie|janssen|jnj|gilead|kitepharma|biogen|ucb|takeda|aurinia|bayer)\.(?:com|fr)$/

/** Path segments of announcements; `news` alone says it on a company's site only. */
const announcement = /\/(?:press-?releases?|communiques?(?:-de-presse)?|news-?releases?)(?:\/|$)/i
const companyNews = /\/(?:news|media|newsroom|investors?|ir)\/[^/]/i
const recruitment = /\/(?:find-a-clinical-trial|clinical-trials?\/(?:directory|find[^/]*))\//i
const guidelinePath = /[/_-](?:guidance|guidelines?|recommendations?|recommandations?)(?:[/_-]|$)/i
const newsPath = /\/(?:news|actualites?|blogs?)\//i
const supplement = /\/suppl(?:ement)?_?\d*\//i
/** BMJ journals give volume, issue and page: an article without its identifier. */
const articlePath = /^\/content\/\d+\/\d+\/[a-z]?\d+/i

/** Pages of articles whose addresses hold no DOI. */
const articlePages: readonly {readonly host: RegExp; readonly path: RegExp}[] = [
  {host: /(?:^|\.)(?:sciencedirect|elsevier|thelancet|cell)\.com$/, path: /\/(?:pii\/)?(?:PII)?S\d{4}-?\d{3}[\dX]/i},
  {host: /(?:^|\.)mdpi\.com$/, path: /^\/\d{4}-\d{3}[\dX]\/\d+\/\d+\/\d+/i},
  {host: /(?:^|\.)jamanetwork\.com$/, path: /^\/journals\/[a-z-]+\/(?:fullarticle|article-abstract)\/\d+/},
  {host: /(?:^|\.)academic\.oup\.com$/, path: /^\/[a-z]+\/(?:advance-)?article(?:-abstract)?\//}
]

/** Tests of an address, the more particular first. */
const byAddress: readonly {readonly kind: SourceKind; readonly is: (url: URL) => boolean}[] = [
  {kind: 'preprint', is: ({hostname}) => preprintHosts.test(hostname)},
  {
    kind: 'preprint',
    is: ({hostname, pathname}) => /(?:^|\.)osf\.io$/.test(hostname) && /^\/preprints\//.test(pathname)
  },
  {kind: 'preprint', is: ({hostname, pathname}) => /europepmc\.org$/.test(hostname) && /\/PPR\//i.test(pathname)},
  {kind: 'congress-abstract', is: ({hostname, pathname}) => congressHosts.test(hostname) || supplement.test(pathname)},
  {kind: 'press-release', is: ({hostname, pathname}) => wires.test(hostname) || announcement.test(pathname)},
  {kind: 'press-release', is: ({hostname, pathname}) => companies.test(hostname) && companyNews.test(pathname)},
  {kind: 'recruitment-page', is: ({pathname}) => recruitment.test(pathname)},
  {kind: 'company-page', is: ({hostname}) => companies.test(hostname)},
  {kind: 'guideline', is: ({hostname, pathname}) => guidelineHosts.test(hostname) && guidelinePath.test(pathname)},
  {kind: 'regulator', is: ({hostname}) => regulators.test(hostname)},
  {kind: 'news', is: ({pathname}) => newsPath.test(pathname)},
  {kind: 'article', is: ({hostname, pathname}) => /\.bmj\.com$/.test(hostname) && articlePath.test(pathname)},
  {
    kind: 'article',
    is: ({hostname, pathname}) => articlePages.some(({host, path}) => host.test(hostname) && path.test(pathname))
  }
]

const byScheme: Readonly<Partial<Record<Scheme, SourceKind>>> = {
  trial: 'registration',
  pmid: 'article',
  pmcid: 'article',
  pii: 'article',
  arxiv: 'preprint'
}

const kindOfDoi = (doi: string): SourceKind =>
  preprintOf(doi) ? 'preprint' : (byDoi.find(({pattern}) => pattern.test(doi))?.kind ?? 'article')

/**
 * The kind of a source, from its address and, where one is known, its identifier. Nothing beyond the kind is inferred:
 * an address says nothing about the strength of evidence.
 *
 * @param url
 *   As written; may be empty when only the identifier is known.
 */
export function sourceKind(url: string, identifier?: Identifier): SourceKind {
  if (identifier?.scheme === 'doi') return kindOfDoi(identifier.value)
  const known = identifier && byScheme[identifier.scheme]
  if (known) return known
  const address = URL.canParse(url) ? url : identifier?.scheme === 'url' ? identifier.value : ''
  if (!URL.canParse(address)) return 'web'
  const parsed = new URL(address)
  return byAddress.find(({is}) => is(parsed))?.kind ?? 'web'
}

/** Fragments that lead to a part of the article itself; others lead to an entry of its list of references: `#B7`, `#ref12`. */
const ownPart = /^(?:$|:~:|abs|sec|fig|tab|table|main|content|full|top|page)/i

/** Whether an address may lead to another work than the one it names: to an entry in the list of its references. */
export function leadsToReference(url: string): boolean {
  const at = url.indexOf('#')
  return at !== -1 && !ownPart.test(url.slice(at + 1))
}
