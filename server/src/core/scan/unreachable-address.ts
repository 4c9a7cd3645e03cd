import {findIdentifiers} from '../identifier/index.ts'
import type {Address, AddressScanner, Defect} from './defect.ts'

type Kind = 'localAddress' | 'privateAddress' | 'searchPage' | 'homePage'

const local =
  /^(?:file:|zotero:|obsidian:|mendeley:|papers\d?:|evernote:|onenote:|[a-z]:[\\/]|\\\\)|^https?:\/\/(?:localhost|127\.0\.0\.1|192\.168\.\d+\.\d+|10\.\d+\.\d+\.\d+)(?=[:/]|$)/i
const closed =
  /^https?:\/\/(?:[\w-]+\.sharepoint\.com\/|(?:drive|docs|mail)\.google\.com\/(?!spreadsheets\/d\/e\/|document\/d\/e\/|forms\/)|(?:www\.)?notion\.so\/|[\w-]+\.notion\.site\/|onedrive\.live\.com\/|1drv\.ms\/|(?:www\.)?dropbox\.com\/(?:home|work)|chatgpt\.com\/(?!share)|chat\.openai\.com\/(?!share)|teams\.microsoft\.com\/|outlook\.office(?:365)?\.com\/)/i
/** A page of a notes application, exported with the name that only it knows. */
const exported = /[0-9a-f]{32}(?:\.md)?\?pvs=\d+$/i
const search =
  /^https?:\/\/(?:pubmed\.ncbi\.nlm\.nih\.gov\/\?(?:[^#]*&)?term=|(?:www\.)?ncbi\.nlm\.nih\.gov\/(?:pubmed|pmc)\/?\?(?:[^#]*&)?term=|(?:www\.)?clinicaltrials\.gov\/(?:search|ct2\/results)|scholar\.google\.[a-z.]+\/scholar\?|(?:www\.)?(?:google|bing)\.[a-z.]{2,6}\/search\?|duckduckgo\.com\/\?q=|europepmc\.org\/search\?|search\.crossref\.org\/|(?:www\.)?perplexity\.ai\/search)/i

/** Whether the words at the link speak of a search: then it is meant. */
const isAboutSearch = (text: string, {citation, label}: Address): boolean =>
  /recherche|search|requête|quer(?:y|ies)|résultats? pour|results? for|stratég|strateg|équation/iu.test(
    text.slice(Math.max(0, citation.start - 40), label?.end ?? citation.end)
  )

/** Addresses that lead nobody but their author anywhere, or nobody to a source. */
export const scanUnreachable: AddressScanner<Kind> = ({text, addresses}) =>
  addresses.flatMap((address): Defect<Kind>[] => {
    const {url, range, label, kind} = address
    const found = (name: Kind): Defect<Kind>[] => [{kind: name, range, data: {url}, repairs: []}]
    if (kind === 'bare' || kind === 'image') return []
    if (local.test(url)) return found('localAddress')
    if (closed.test(url) && !/[?&]usp=sharing/.test(url)) return found('privateAddress')
    if (exported.test(url)) return found('privateAddress')
    if (search.test(url)) return isAboutSearch(text, address) ? [] : found('searchPage')
    // The home of a site is a source for nothing that has an identifier.
    const isHome = /^https?:\/\/[^/?#]+\/?$/i.test(url) && label !== undefined
    return isHome && findIdentifiers(text.slice(label.start, label.end)).length > 0 ? found('homePage') : []
  })
