import {findIdentifiers} from '../identifier/index.ts'
import {engineName, isHomePage, isSearchPage} from '../search-page.ts'
import {siteOf} from '../site.ts'
import type {Address, AddressScanner, Defect} from './defect.ts'

type Kind = 'localAddress' | 'privateAddress' | 'searchPage' | 'homePage'

const local =
  /^(?:file:|zotero:|obsidian:|mendeley:|papers\d?:|evernote:|onenote:|[a-z]:[\\/]|\\\\)|^https?:\/\/(?:localhost|127\.0\.0\.1|192\.168\.\d+\.\d+|10\.\d+\.\d+\.\d+)(?=[:/]|$)/i
const closed =
  /^https?:\/\/(?:[\w-]+\.sharepoint\.com\/|(?:drive|docs|mail)\.google\.com\/(?!spreadsheets\/d\/e\/|document\/d\/e\/|forms\/)|(?:www\.)?notion\.so\/|[\w-]+\.notion\.site\/|onedrive\.live\.com\/|1drv\.ms\/|(?:www\.)?dropbox\.com\/(?:home|work)|chatgpt\.com\/(?!share)|chat\.openai\.com\/(?!share)|teams\.microsoft\.com\/|outlook\.office(?:365)?\.com\/)/i
/** A page of a notes application, exported with the name that only it knows. */
const exported = /[0-9a-f]{32}(?:\.md)?\?pvs=\d+$/i
/** Words of somebody who means a search or a list. */
const search =
  /recherche|search|requête|quer(?:y|ies)|résultats? (?:pour|de)|results? (?:for|of)|stratég|strateg|équation|liste? (?:of|des?)|tou(?:s|tes) les|all (?:the )?(?:trials|studies|articles|papers|publications)|en cours|ongoing/iu

/** Whether the words at the link speak of a search: then it is meant. */
function isMeant(text: string, {citation, label}: Address): boolean {
  // What another link leads to are no words.
  const before = text.slice(Math.max(0, citation.start - 40), citation.start).replace(/^.*[/?]\S*\)/s, '')
  const shown = label ? text.slice(label.start, label.end) : ''
  return search.test(before + shown) || (engineName.test(shown) && !namesSource(shown))
}

const sources = new Set(['doi', 'pmid', 'pmcid', 'pii', 'arxiv', 'hal', 'prospero', 'nbk', 'trial'])
/** Authors as references have them (`Dupont et al.`, `Tea M, et coll.`), or a volume and its pages. */
const work = /\p{L}{2},? et (?:al\b|coll\b|collab)|(?:19|20)\d{2} ?; ?\d{1,4}/u

/** Whether a label names a work or a trial, of which a whole site says nothing. */
const namesSource = (shown: string): boolean =>
  work.test(shown) || findIdentifiers(shown).some(({identifier}) => sources.has(identifier.scheme))

/** Whether the site is that of the trial itself: its host has a name of the label that is no registry's. */
const isOwnSite = (shown: string, url: string): boolean =>
  !work.test(shown) &&
  (shown.match(/(?<![\p{L}\d])\p{L}{4,}(?![\p{L}\d])/gu) ?? []).some(
    word => !engineName.test(hostOf(url)) && siteOf(hostOf(url)).includes(word.toLowerCase())
  )

const hostOf = (url: string): string => /^https?:\/\/([^/?#]+)/i.exec(url)?.[1]?.toLowerCase() ?? ''

/** Addresses that lead nobody but their author anywhere, or nobody to a source. */
export const scanUnreachable: AddressScanner<Kind> = ({text, addresses}) =>
  addresses.flatMap((address): Defect<Kind>[] => {
    const {url, range, label, kind} = address
    const found = (name: Kind): Defect<Kind>[] => [{kind: name, range, data: {url}, repairs: []}]
    if (kind === 'bare' || kind === 'image') return []
    if (local.test(url)) return found('localAddress')
    if (closed.test(url) && !/[?&]usp=sharing/.test(url)) return found('privateAddress')
    if (exported.test(url)) return found('privateAddress')
    if (isSearchPage(url)) return isMeant(text, address) ? [] : found('searchPage')
    if (!label || !isHomePage(url)) return []
    // The home of a site is a source for nothing that has an identifier.
    const shown = text.slice(label.start, label.end)
    return namesSource(shown) && !isOwnSite(shown, url) ? found('homePage') : []
  })
