import {findIdentifiers, identifyUrl, isSame} from './identifier/index.ts'
import {canonicalUrl, decoded, parseUrl} from './identifier/url.ts'
import {differenceOf} from './identity-difference.ts'
import {isDetour, isGathering, isOneOwner} from './site.ts'

/** `site`: another owner's; `page`: another page of the same site. */
export type AddressDifference = 'site' | 'page'

/** A label that is nothing but an address or a domain. */
type Shown = {
  readonly url: URL
  /** A domain alone, which names a site and no page. */
  readonly isDomain: boolean
  /** Shortened by `…`: what follows is not shown. */
  readonly isCut: boolean
}

/** Endings of domains that no file and no product is named after; `.io`, `.net` and `.ai` are in too many names. */
const endings = 'com|org|gov|edu|int|eu|fr|uk|ch|be|ca|de|es|it|nl|at|se|no|dk|fi|pt|ie|au|nz|jp|br|lu'
const domain = new RegExp(`^(?:[a-z0-9-]{1,63}\\.){1,4}(?:${endings})$`)
const withPath = new RegExp(`^(?:[a-z0-9-]{1,63}\\.){1,4}(?:${endings})/[^\\s]*$`, 'i')

/** Reads a label as an address; `undefined` for any other. Names such as `Booking.com` have capitals, domains none. */
function readShown(label: string): Shown | undefined {
  // Most labels are words, and are told so at once.
  if (label.length > 2048 || !label.includes('.') || /\s/.test(label)) return undefined
  const text = label.replace(/^[<(]|[>).,;:]{1,8}$/g, '')
  const [head = ''] = text.split(/…|\.{3}/)
  const isCut = head !== text
  const isFull = /^(?:https?:\/\/|www\.|(?:dx\.)?doi\.org\/)/i.test(head)
  if (!isFull && !domain.test(head) && !withPath.test(head)) return undefined
  const url = parseUrl(/^https?:/i.test(head) ? head : `https://${head}`)
  if (!url || !/\.[a-z]{2,}$/i.test(url.hostname)) return undefined
  // A host that is itself shortened tells nothing.
  if (isCut && !/^(?:https?:\/\/)?[^/]+\//i.test(head)) return undefined
  const isDomain = !isCut && url.pathname === '/' && url.search === '' && url.hash === ''
  return {url, isDomain, isCut}
}

/** An address that an archive keeps, or the address itself. */
function unarchived(address: string): URL | undefined {
  const kept =
    /^https?:\/\/(?:web\.archive\.org\/web\/\w{1,20}\*?\/|archive\.(?:today|is|ph)\/\w{1,20}\/)(https?:\/\/.+)$/is.exec(
      address
    )?.[1]
  return parseUrl(kept ?? address)
}

/**
 * How the address that a label shows differs from the one that it leads to.
 *
 * Identifiers are not compared here: where both sides hold one, they are the matter of another rule. What cannot be told from the
 * addresses (resolvers, shorteners, archives of others) is no difference.
 *
 * @returns
 *   `undefined` for a label that is no address, and where nothing differs that changes the page; never throws.
 */
export function addressDifference(label: string, address: string): AddressDifference | undefined {
  const shown = readShown(label)
  const led = shown && unarchived(address)
  if (!shown || !led || isDetour(led.hostname) || isDetour(shown.url.hostname) || isLocal(led.hostname))
    return undefined
  const [seen, target] = [identifyUrl(shown.url.href), identifyUrl(led.href)]
  if (isSame(seen, target)) return undefined
  if (seen && target && seen.scheme !== 'url' && target.scheme !== 'url') {
    // An identifier that stands in an address as in a text is compared by itself.
    const isRead = findIdentifiers(label).some(({identifier}) => isSame(identifier, seen))
    return !isRead && differenceOf(seen, target) === 'other' ? 'page' : undefined
  }
  if (!isOneOwner(shown.url.hostname, led.hostname)) {
    const isAbout = shown.isDomain && isGathering(led.hostname)
    return isAbout || holds(led, shown.url.hostname) ? undefined : 'site'
  }
  // A page with an identifier may have many addresses on the site of its publisher.
  if (shown.isDomain || seen?.scheme !== target?.scheme || bareHost(shown.url) !== bareHost(led)) return undefined
  return isOtherPage(shown, led) ? 'page' : undefined
}

const isLocal = (host: string): boolean => /^(?:localhost|[\d.]+|\[.*\])$/.test(host)
const bareHost = ({hostname}: URL): string => hostname.replace(/^www\./, '')

/** Whether an address carries `host` in its path or query: a validator, a translator, a viewer of that site. */
const holds = ({pathname, search}: URL, host: string): boolean =>
  `${pathname}${search}`.toLowerCase().includes(host.replace(/^www\./, ''))

/** Parts of a path that choose a language or name the page that a folder shows by itself. */
const idle = /^(?:|[a-z]{2}(?:[-_][a-z]{2})?|(?:index|default|home|accueil)(?:\.\w{2,5})?)$/i

const partsOf = ({pathname}: URL): string =>
  decoded(pathname)
    .toLowerCase()
    .split('/')
    .filter(part => !idle.test(part))
    .join('/')

function isOtherPage({url, isCut}: Shown, led: URL): boolean {
  const [seen, target] = [partsOf(url), partsOf(led)]
  if (seen === target) return !isCut && isOtherQuery(url, led)
  return seen !== '' && target !== '' && !target.startsWith(seen) && !seen.startsWith(target)
}

/** Whether the same parameters have other values, on which a page may depend; a language is none. */
function isOtherQuery(a: URL, b: URL): boolean {
  const [first, second] = [parameters(a), parameters(b)]
  return [...first].some(([key, value]) => {
    const other = second.get(key)
    return other !== undefined && other !== value && !/^(?:lang|lng|hl|locale|l|language)$/i.test(key)
  })
}

/** The parameters by name, without those that only count readers. */
const parameters = (url: URL): Map<string, string> =>
  new Map(
    (canonicalUrl(url).split('?')[1] ?? '').split('&').map(pair => {
      const at = pair.indexOf('=')
      return at < 0 ? [pair, ''] : [pair.slice(0, at), decoded(pair.slice(at + 1))]
    })
  )
