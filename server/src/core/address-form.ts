import {parseUrl} from './identifier/url.ts'

/** Earlier forms of the addresses of one library: its hosts, and what their addresses are today. */
type Form = {
  readonly host: RegExp
  /** `undefined` where the address is of today, or names no single source. */
  current(url: URL, address: string): string | undefined
}

/** A place in the text of a page, which any page has; other fragments are of the old page. */
const quotedText = ({hash}: URL): string => (hash.startsWith('#:~:text=') ? hash : '')

/** The resolver: `dx` and `http` are of before 2017 (Crossref, DOI display guidelines). */
const resolver: Form = {
  host: /^(?:dx\.|www\.)?doi\.org$/,
  current: ({protocol, hostname, pathname}, address) =>
    (protocol === 'http:' || hostname !== 'doi.org') && /^\/10\.\d{4,9}[./%]/.test(pathname)
      ? changed(address, /^(?:http:\/\/doi|(?:https?:\/\/)?(?:dx|www)\.doi)\.org\//i, 'https://doi.org/')
      : undefined
}

/** The classic site was retired on 25 June 2024 (ClinicalTrials.gov, Modernization Transition Top Questions). */
const clinicalTrials: Form = {
  host: /^(?:(?:www|classic|beta)\.)?clinicaltrials\.gov$/,
  current(url) {
    const old = /^\/(?:ct2?\/)?(?:show\/)?(?:(results|record|study|locn)\/)?(NCT\d{8})\/?$/i.exec(url.pathname)
    if (!old?.[2]) return undefined
    // `/study/NCT…` is of today, on the host of today.
    if (/^\/study\//i.test(url.pathname) && !/^(?:classic|beta)\./.test(url.hostname)) return undefined
    const isResults = old[1]?.toLowerCase() === 'results' || /[?&](?:view|tab)=results\b/.test(url.search)
    return `https://clinicaltrials.gov/study/${old[2].toUpperCase()}${isResults ? '?tab=results' : ''}${quotedText(url)}`
  }
}

/** PubMed and PubMed Central have hosts of their own. */
const ncbi: Form = {
  host: /^(?:www\.)?ncbi\.nlm\.nih\.gov$/,
  current(url) {
    const pmid = /^\/(?:m\/)?pubmed\/([1-9]\d{0,7})\/?$/.exec(url.pathname)?.[1]
    if (pmid) return `https://pubmed.ncbi.nlm.nih.gov/${pmid}/${quotedText(url)}`
    const [, pmcid, rest = ''] = /^\/(?:labs\/)?pmc\/articles\/(PMC\d{3,8})(?:\/(.*))?$/i.exec(url.pathname) ?? []
    return pmcid && `https://pmc.ncbi.nlm.nih.gov/articles/${pmcid.toUpperCase()}/${rest}${url.hash}`
  }
}

/** The ISRCTN registry, under its former name. */
const isrctn: Form = {
  host: /^(?:www\.)?controlled-trials\.com$/,
  current({pathname}) {
    const number = /^\/(?:isrctn\/)?(?:(?:pf|trial)\/)?(ISRCTN\d{8})(?:\/|$)/i.exec(pathname)?.[1]
    return number && `https://www.isrctn.com/${number.toUpperCase()}`
  }
}

/** The Japanese registry, on its former host. */
const jrct: Form = {
  host: /^jrct\.niph\.go\.jp$/,
  current: ({pathname}, address) =>
    /\/jRCTs?\d{9,10}(?:\/|$)/i.test(pathname)
      ? changed(address, /^https?:\/\/jrct\.niph\.go\.jp\//i, 'https://jrct.mhlw.go.jp/')
      : undefined
}

/** What every old address holds: others need not be read. */
const known = /doi\.org|clinicaltrials\.gov|ncbi\.nlm|controlled-trials|niph\.go\.jp|archives-ouvertes/i

/** HAL and its portals are at `hal.science` since September 2022 (CCSD, 2022-06); its services for machines are not. */
const hal: Form = {
  host: /^(?!(?:api|oai)\.)[a-z-]{2,40}\.archives-ouvertes\.fr$/,
  current: ({hostname, pathname}, address) =>
    /^\/[a-z]{3,20}-\d{8}(?:v\d+)?(?:\/|$)/.test(pathname)
      ? changed(
          address,
          /^https?:\/\/[^/]+\//i,
          `https://${hostname.replace(/^hal\./, '').replace('archives-ouvertes.fr', 'hal.science')}/`
        )
      : undefined
}

const forms: readonly Form[] = [resolver, clinicalTrials, ncbi, isrctn, jrct, hal]

/** `address` with another beginning; `undefined` if it does not begin so. */
function changed(address: string, beginning: RegExp, now: string): string | undefined {
  return beginning.test(address) ? address.replace(beginning, now) : undefined
}

/**
 * What an address of an earlier form is today, with the same identifier and with all of its query and fragment that still mean
 * something.
 *
 * @returns
 *   `undefined` for an address of today, and for one that no form is known for; never throws.
 */
export function currentAddress(address: string): string | undefined {
  const url = known.test(address) ? parseUrl(address) : undefined
  return url && forms.find(({host}) => host.test(url.hostname))?.current(url, address)
}
