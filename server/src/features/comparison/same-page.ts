import {canonicalUrl, parseUrl} from '../../core/identifier/url.ts'
import type {Language} from '../../core/language.ts'

/** An address without what tells its language, and the language that it told. */
type Neutral = {readonly host: string; readonly key: string; readonly segments: number; readonly language?: Language}

const segmentCode = /^(?:(fr|fra|fre|french|francais|francaise)|(en|eng|english|anglais))(?:[-_][a-z]{2})?$/i
const hostCode = /^(?:(fr)|(en))(?:-[a-z]{2})?\.(?=[^.]+\.)/i
const fileCode = /[-_.](?:(fr|fra)|(en|eng))(?:[-_][a-z]{2})?(?=(?:\.[a-z\d]{1,5}){0,2}$)/i
const parameters = /^(?:lang|language|langue|locale|hl|lg|setlang)=/i

const languageOf = (match: RegExpExecArray | null): Language | undefined =>
  match?.[1] ? 'fr' : match?.[2] ? 'en' : undefined

/**
 * @param address
 *   In canonical form.
 */
function neutral(address: string): Neutral | undefined {
  if (!URL.canParse(address)) return undefined
  const {hostname, pathname, search} = new URL(address)
  const inHost = hostCode.exec(hostname)
  const segments = pathname.split('/').filter(Boolean)
  const coded = segments.findIndex(segment => segmentCode.test(segment))
  const inPath = segmentCode.exec(segments[coded] ?? '')
  const kept = segments.filter((_, index) => index !== coded)
  const file = kept.at(-1) ?? ''
  const inFile = fileCode.exec(file)
  if (inFile) kept[kept.length - 1] = file.slice(0, inFile.index) + file.slice(inFile.index + inFile[0].length)
  const query = search.slice(1).split('&')
  const inQuery = /=(?:(fr)|(en))/i.exec(query.find(pair => parameters.test(pair)) ?? '')
  const host = inHost ? hostname.slice(inHost[0].length) : hostname
  const language = languageOf(inHost) ?? languageOf(inPath) ?? languageOf(inFile) ?? languageOf(inQuery)
  const rest = query.filter(pair => pair !== '' && !parameters.test(pair)).join('&')
  return {host, key: `${host}/${kept.join('/')}?${rest}`, segments: kept.length, ...(language && {language})}
}

/** The key under which the versions of one page in several languages meet, where the address says what it is only by a code. */
export const languageNeutral = (address: string): string => neutral(address)?.key ?? address

/**
 * Whether two addresses may be one page in two languages although their paths differ, as in `/fr/sante-publique.html` and
 * `/en/public-health.html`: one site, a code of another language on both sides or on one, the same digits.
 */
export function isOtherLanguage(a: string, b: string): boolean {
  const left = neutral(a)
  const right = neutral(b)
  if (!left || !right || left.host !== right.host || left.language === right.language) return false
  const isMarked = left.language !== undefined && right.language !== undefined
  const digits = (text: string): string => (text.replace(/%[\da-f]{2}/gi, '%').match(/\d+/g) ?? []).sort().join(' ')
  return (isMarked || left.segments === right.segments) && digits(left.key) === digits(right.key)
}

/** Hosts that lead to a work by its DOI: the resolver, and the servers of preprints. */
const resolvers = /^(?:(?:dx\.)?doi|biorxiv|medrxiv)\.org$/

/** Sites of publishers, whose pages of an article hold its DOI: to lead there is to lead to the article. */
const publishers =
  /(?:^|\.)(?:nejm\.org|wiley\.com|biomedcentral\.com|springer(?:open)?\.com|nature\.com|frontiersin\.org|science\.org|ascopubs\.org|plos\.org|cochranelibrary\.com|thelancet\.com|cell\.com|bmj\.com|oup\.com|tandfonline\.com|sagepub\.com|acpjournals\.org|ahajournals\.org|pnas\.org|karger\.com|aacrjournals\.org|ashpublications\.org|annualreviews\.org|cambridge\.org|liebertpub\.com|jamanetwork\.com|elifesciences\.org)$/

/**
 * Whether an address that holds a DOI moved to a host that is neither the one it had nor one that is known to resolve it: who knows whether it
 * leads there. `false` where that cannot be told.
 */
export function isOtherHost(a: string, b: string): boolean {
  const [from, to] = [hostOf(a), hostOf(b)]
  if (from === undefined || to === undefined || from === to || resolvers.test(to) || publishers.test(to)) return false
  // A publisher whose addresses hold the DOI in part is known by its host.
  return /10\.\d{4,9}(?:\/|%2f)/i.test(b)
}

function hostOf(address: string): string | undefined {
  const full = /^https?:/i.test(address) ? address : `https://${address}`
  if (!URL.canParse(full)) return undefined
  const {hostname} = new URL(full)
  return hostname.replace(/^www\./, '').replace(hostCode, '')
}

/** What names a form of one page; and its version, of a preprint. */
const pageVersion = /v\d{1,2}$/i
const pageForm =
  /(?:v\d{1,2})?(?:\.full(?:\.pdf|\.html|-text)?|\.pdf|\.html?|\/(?:full|fulltext|abstract|pdf|epdf|html|meta))?$/i

/** How alike two addresses of one host are of which one is a slip of the other. */
const slip = 0.9

/** Whether two addresses are on one host and nearly, but not quite, the same: not even two forms of one page. */
export function isSlip(a: string, b: string): boolean {
  const left = parseUrl(a)
  const right = parseUrl(b)
  if (!left || !right || left.hostname !== right.hostname) return false
  const [from = '', to = ''] = [left, right].map(url =>
    languageNeutral(canonicalUrl(url)).toLowerCase().replace(/\?$/, '').replace(pageForm, '')
  )
  const isOneForm = from.replace(pageVersion, '') === to || from === to.replace(pageVersion, '')
  return !isOneForm && from !== to && closeness(from, to) >= slip
}

/** How much of two texts is the same before and after one place where they differ: 0 to 1. */
export function closeness(a: string, b: string): number {
  const most = Math.max(a.length, b.length)
  const least = Math.min(a.length, b.length)
  if (most === 0) return 1
  let before = 0
  while (before < least && a.charCodeAt(before) === b.charCodeAt(before)) before++
  let after = 0
  while (after < least - before && a.charCodeAt(a.length - 1 - after) === b.charCodeAt(b.length - 1 - after)) after++
  return (before + after) / most
}
