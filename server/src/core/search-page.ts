import {identifyUrl} from './identifier/index.ts'
import {decoded, parseUrl} from './identifier/url.ts'

/** Pages of a site that show what a search found: their path, and the parameter that holds what was looked for. */
type Search = {readonly host: RegExp; readonly path: RegExp; readonly query: RegExp}

/** Any parameter with a value. */
const any = /[?&#][\w.%[\]-]+=[^&]/

const engines: readonly Search[] = [
  {host: /^pubmed\.ncbi\.nlm\.nih\.gov$/, path: /^\/$/, query: /[?&]term=[^&]/},
  {host: /^(?:www\.)?ncbi\.nlm\.nih\.gov$/, path: /^\/(?:pubmed|pmc)\/?$/, query: /[?&]term=[^&]/},
  {host: /^(?:www\.|classic\.)?clinicaltrials\.gov$/, path: /^\/(?:search|expert-search|ct2\/results)\/?$/, query: any},
  {host: /^(?:www\.)?isrctn\.com$/, path: /^\/search\/?$/, query: any},
  {host: /^euclinicaltrials\.eu$/, path: /^\/(?:ctis-public\/search|search-for-clinical-trials)\/?$/, query: any},
  {host: /^(?:www\.)?clinicaltrialsregister\.eu$/, path: /^\/ctr-search\/search\/?$/, query: /[?&]query=[^&]/},
  {host: /^scholar\.google\.[a-z.]{2,6}$/, path: /^\/scholar(?:_lookup)?$/, query: /[?&](?:q|as_q|title)=[^&]/},
  {host: /^(?:www\.)?europepmc\.org$/, path: /^\/search\/?$/, query: /[?&]query=[^&]/},
  {host: /^search\.crossref\.org$/, path: /./, query: /[?&]q=[^&]/},
  {host: /^(?:www\.)?cochranelibrary\.com$/, path: /^\/(?:[a-z]{2}\/)?(?:advanced-)?search\/?$/, query: any},
  {host: /^(?:www\.)?nature\.com$/, path: /^\/search\/?$/, query: any},
  {host: /^(?:www\.)?sciencedirect\.com$/, path: /^\/search\/?$/, query: any},
  {host: /^link\.springer\.com$/, path: /^\/search\/?$/, query: any},
  {host: /^(?:www\.)?(?:bio|med)rxiv\.org$/, path: /^\/search\/./, query: /^/},
  {host: /^(?:www\.)?semanticscholar\.org$/, path: /^\/search\/?$/, query: /[?&]q=[^&]/},
  {host: /./, path: /^\/action\/doSearch$/, query: /[?&](?:AllField|searchText|text1|Title|Abstract)=[^&]/},
  {
    host: /^(?:www\.)?has-sante\.fr$/,
    path: /^\/jcms\/[^/]+\/(?:fr|en)\/(?:resultat-de-)?recherche$/,
    query: /[?&]text=[^&]/
  },
  {host: /^(?:www\.)?ema\.europa\.eu$/, path: /^\/[a-z]{2}\/search(?:\/search)?\/?$/, query: any},
  {host: /^(?:www\.)?(?:google\.[a-z.]{2,6}|bing\.com|ecosia\.org)$/, path: /^\/search$/, query: /[?&]q=[^&]/},
  {host: /^(?:www\.)?(?:duckduckgo|qwant)\.com$/, path: /^\/$/, query: /[?&]q=[^&]/},
  {host: /^(?:www\.)?perplexity\.ai$/, path: /^\/search(?:\/|$)/, query: /^/}
]

/** What is found for good: the works that cite one, all versions of one, all works of an author. */
const stable = /[?&](?:cites|cluster|cauthor|cauthor_uid|author|linkname)=|\[(?:au|author)\]|query=cites/i

/** Whether an address shows what a search finds on the day on which it is opened; never throws. */
export function isSearchPage(address: string): boolean {
  const url = /search|term=|[?&]q=|scholar|recherche|ct2\/results/i.test(address) ? parseUrl(address) : undefined
  if (!url || !engines.some(engine => isOf(engine, url))) return false
  // Some registries show a trial as the only result of a search for its number.
  return !stable.test(decoded(url.search)) && !(isRegister(url) && identifyUrl(address)?.scheme === 'trial')
}

const isOf = ({host, path, query}: Search, {hostname, pathname, search, hash}: URL): boolean =>
  host.test(hostname) && path.test(pathname) && query.test(search + hash)

const isRegister = ({hostname}: URL): boolean => /(?:clinicaltrialsregister|euclinicaltrials)\.eu$/.test(hostname)

/** Names of what searches: a label that names one says what it leads to. */
export const engineName =
  /pub ?med|medline|clinicaltrials\.gov|scholar|europe ?pmc|cochrane library|isrctn|ctis|crossref|google|bing|duckduckgo|semantic scholar|sciencedirect|biorxiv|medrxiv/i

/** The first page of a site, with a language or the name that servers give it. */
const home = /^https?:\/\/[^/?#]+(?:\/(?:[a-z]{2}(?:-[a-z]{2})?\/?|(?:index|home|accueil|default)(?:\.\w{2,5})?)?)?$/i

/** Whether an address is the first page of a site. */
export const isHomePage = (address: string): boolean => home.test(address)
