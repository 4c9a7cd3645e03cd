import {identifyUrl} from '../identifier/index.ts'
import {encoded, replaced} from './address.ts'
import type {Address, AddressScanner, Defect} from './defect.ts'

type Kind = 'trackingParameter' | 'redirectedAddress' | 'proxiedAddress' | 'opaqueAddress'

/** Parameters that tell a site how the reader came; what she sees does not depend on them. */
const tracking =
  /^(?:utm_[a-z_]+|fbclid|gclid|gbraid|wbraid|dclid|mc_cid|mc_eid|msclkid|igshid|twclid|yclid|_ga|_hsenc|_hsmi|mkt_tok)$/i
/** Values by which a journal's own site counts: parameter and value together. */
const counted = /^(?:query=(?:featured_\w+|recirc\w*|TOC|RP)|src=recsys|needAccess=true)$/i

const journals =
  /^https?:\/\/(?:[\w-]+\.)*(?:nejm|jamanetwork|thelancet|bmj|nature|sciencedirect|wiley|tandfonline|springer|oup|acpjournals|ahajournals)\.(?:org|com)\//i

/** Redirectors: their host, and the parameter or path that holds the address. */
const redirectors: readonly {readonly host: RegExp; readonly target: RegExp}[] = [
  {host: /^https?:\/\/(?:www\.)?google\.[a-z.]{2,6}\/url\?/i, target: /[?&](?:amp;)?(?:q|url)=([^&]+)/i},
  // Assistants look up the address that they were to give.
  {
    host: /^https?:\/\/(?:www\.)?google\.[a-z.]{2,6}\/search\?/i,
    target: /[?&](?:amp;)?q=(https?(?::\/\/|%3a%2f%2f)[^&+\s]+)(?:&|$)/i
  },
  {host: /^https?:\/\/[\w.-]+\.safelinks\.protection\.outlook\.com\//i, target: /[?&](?:amp;)?url=([^&]+)/i},
  {host: /^https?:\/\/lm?\.facebook\.com\/l\.php\?/i, target: /[?&](?:amp;)?u=([^&]+)/i},
  {host: /^https?:\/\/(?:www\.)?linkedin\.com\/redir\/redirect\?/i, target: /[?&](?:amp;)?url=([^&]+)/i},
  {host: /^https?:\/\/urldefense\.com\/v3\//i, target: /\/v3\/__(.+?)__;/i},
  {host: /^https?:\/\/urldefense\.proofpoint\.com\/v2\/url\?/i, target: /[?&](?:amp;)?u=([^&]+)/i},
  {host: /^https?:\/\/[\w.-]+\/login\?(?:q?url)=/i, target: /\/login\?q?url=(.+)$/i},
  {host: /^https?:\/\/duckduckgo\.com\/l\/\?/i, target: /[?&](?:amp;)?uddg=([^&]+)/i}
]

/** What the address of each of them holds. */
const mayRedirect = /\?|\/v3\//i

/** What the name of a library's proxy holds. */
const proxy = /proxy|bibliopam|bibliosan|idm/i

/** Addresses that tell more than where the source is, or lead there by a detour. */
export const scanDetours: AddressScanner<Kind> = ({text, addresses}) =>
  addresses.flatMap(address => {
    const written = text.slice(address.range.start, address.range.end)
    if (!/^https?:\/\//i.test(written) || !isPlain(written)) return []
    // Behind a bare address emphasis and parentheses are the sentence's.
    if (address.kind === 'bare' && /^[^?]*\?.*[*~'()]/.test(written)) return []
    const found = detour(address, written) ?? tracked(address, written)
    if (!found) return []
    // What renderers take into a bare address beside it would become a part of its path.
    if (address.kind !== 'bare' || !/[^\s<>()[\].,;:!?*_~|]/.test(text[address.range.end] ?? ' ')) return [found]
    return [{...found, repairs: found.repairs.map(repair => ({...repair, safety: 'review' as const}))}]
  })

/** Whether a text is nothing but an address: what a bare one has swallowed of its sentence is no parameter, nor is `&lt;`. */
const isPlain = (written: string): boolean =>
  (/^[\w.~:/?#@!$&'()*+,;=%{}|-]+$/.test(written) || /^[\p{L}\p{N}_.~:/?#@!$&'()*+,;=%{}|-]+$/u.test(written)) &&
  !/&(?!amp;)[a-z]{2,8};/i.test(written)

function tracked(address: Address, written: string): Defect<Kind> | undefined {
  // The address that an archive holds is its own key.
  if (/https?:\/\//i.test(written.slice(8))) return undefined
  const parts = /^([^?#]*)\?([^#]*)(#.*)?$/s.exec(written)
  if (!parts) return undefined
  const [, base = '', query = '', fragment = ''] = parts
  const pairs = query.split(/&amp;|&/)
  const isIdle = (pair: string): boolean =>
    /^[\w.~-]+(?:=[\w~%+-][\w.~%+-]*)?$/.test(pair) &&
    (tracking.test(pair.split('=')[0] ?? '') || (counted.test(pair) && journals.test(base)))
  const kept = pairs.filter(pair => !isIdle(pair))
  const idle = pairs.find(isIdle)
  if (idle === undefined) return undefined
  const separator = query.includes('&amp;') ? '&amp;' : '&'
  const rest = `${kept.length > 0 ? '?' : ''}${kept.join(separator)}${fragment}`
  const start = address.range.start + base.length
  const name = idle.split('=')[0] ?? ''
  const at = written.indexOf(idle, base.length)
  return {
    kind: 'trackingParameter',
    range: {start: address.range.start + at, end: address.range.start + at + idle.length},
    data: {name},
    repairs: [{titleId: 'dropTracking', safety: 'safe', edits: [{start, end: address.range.end, text: rest}]}]
  }
}

/** Redirectors of assistants: which page they lead to cannot be read in them. */
const opaque = /^https?:\/\/vertexaisearch\.cloud\.google\.com\/grounding-api-redirect\/\S/i

function detour(address: Address, written: string): Defect<Kind> | undefined {
  if (opaque.test(written)) return {kind: 'opaqueAddress', range: address.range, data: {}, repairs: []}
  for (const {host, target} of mayRedirect.test(written) ? redirectors : []) {
    const found = host.test(written) ? target.exec(written)?.[1] : undefined
    const url = found === undefined ? undefined : plain(found)
    if (url === undefined || !/^https?:\/\//i.test(url)) continue
    const isIdentifier = identifyUrl(url)?.scheme !== 'url'
    const kind = /\/login\?/i.test(written) ? 'proxiedAddress' : 'redirectedAddress'
    const isSafe = isIdentifier && kind === 'redirectedAddress' && !/\/search\?/i.test(written)
    return replaced(kind, address, url, {titleId: 'writeAddress', safety: isSafe ? 'safe' : 'review'})
  }
  if (!proxy.test(written)) return undefined
  const [, scheme = '', all = '', path = ''] = /^(https?:\/\/)([a-z0-9.-]+)(\/.*)?$/i.exec(written) ?? []
  const journal = proxied(all)
  if (journal === undefined) return undefined
  const host = journal.includes('.') ? journal : journal.replace(/--|-/g, mark => (mark === '--' ? '-' : '.'))
  if (!/\.[a-z]{2,}$/i.test(host) || host.split('.').length < 2) return undefined
  return replaced('proxiedAddress', address, `${scheme}${host}${path}`, {titleId: 'writeAddress', safety: 'review'})
}

/** `www-nejm-org.proxy.university.fr`, `www.nejm.org.ezproxy.university.edu`: the journal's host inside a library's. */
function proxied(host: string): string | undefined {
  const labels = host.split('.')
  for (let at = 1; at < labels.length - 1 && labels[at - 1] !== '' && labels[at + 1] !== ''; at++) {
    // One label alone is the journal's if hyphens stand for its full stops.
    if (proxy.test(labels[at] ?? '') && (at > 1 || labels[0]?.slice(1, -1).includes('-')))
      return labels.slice(0, at).join('.')
  }
  return undefined
}

/** The address as it was before it became a parameter. */
function plain(text: string): string | undefined {
  try {
    const decoded = /^https?(?::|%3a)/i.test(text) ? decodeURIComponent(text) : undefined
    return decoded?.replace(/[\s()<>]/g, encoded)
  } catch {
    return undefined
  }
}
