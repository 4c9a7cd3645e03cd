import {identifyUrl} from '../identifier/index.ts'
import {encoded, replaced} from './address.ts'
import type {Address, AddressScanner, Defect} from './defect.ts'

type Kind =
  | 'doubledScheme'
  | 'damagedScheme'
  | 'missingScheme'
  | 'missingMailScheme'
  | 'dangerousScheme'
  | 'encodedAddress'
  | 'doublyEncoded'

const space = '[\\s\\u00a0\\u202f]*'
/** `https://https//…`, `http://https://…`: the second counts. */
const doubled = /^(?:https?:?\/{1,3}){1,3}(https?:?\/{1,3})(?=[^\s/])/i
/** What people and machines make of `https://`. */
const damaged = new RegExp(
  `^(?:h{0,2}t{1,3}p{1,2}s{0,2}|hpps|htps|httsp|htpps)${space}(?:[:;：；]${space}\\/{0,3}|\\.\\/{1,3}|\\/{1,3}:?\\/{0,2})${space}(?=[\\w-]+\\.[\\w.-]+)`,
  'i'
)
const host =
  /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+(?:com|org|net|gov|edu|int|info|fr|eu|uk|ch|be|ca|de|es|it|nl|au|io)(?=\/|$)/i
const knownHost =
  /^(?:www\.[\w-]+\.|(?:dx\.)?doi\.org\/|pubmed\.ncbi\.|pmc\.ncbi\.|(?:classic\.)?clinicaltrials\.gov\/|(?:[\w-]+\.)*(?:nejm|thelancet|bmj|jamanetwork|nature|medrxiv|biorxiv|cochrane|has-sante|who|fda|ema\.europa|nih)\.(?:org|com|fr|int|gov|eu)(?:\/|$))/i
/** What a folder named after a DOI's prefix holds. */
const file = /\.(?:md|pdf|html?|docx?|odt|txt|csv|json|xml|png|jpe?g|svg)$/i
const mail = /^[\w.+-]+@[\w-]+(?:\.[\w-]+)+$/

/** Addresses whose scheme is missing, damaged, doubled or dangerous. */
export const scanSchemes: AddressScanner<Kind> = ({text, addresses, profile}) =>
  addresses.flatMap(address => {
    const written = text.slice(address.range.start, address.range.end)
    if (/^https?:\/\/[^/\s:]/i.test(written) && !/^https?:\/\/https?[:/]/i.test(written)) return twice(address, written)
    return schemeOf(address, written, profile === 'myst') ?? []
  })

function schemeOf(address: Address, written: string, readsDois: boolean): Defect<Kind> | undefined {
  if (/^(?:javascript|vbscript|data):/i.test(address.url.replace(/[\s\u0000-\u001f]/g, ''))) {
    return {
      kind: 'dangerousScheme',
      range: address.range,
      data: {scheme: address.url.split(':')[0]?.trim() ?? ''},
      repairs: []
    }
  }
  if (/^https?%3a/i.test(written)) {
    // Where the slashes are written, only the colon was encoded.
    const url = /^https?%3a\/\//i.test(written) ? written.replace(/%3a/i, ':') : decoded(written)
    const safety = /[?&=]/.test(written) && !/^https?%3a\/\//i.test(written) ? 'review' : 'safe'
    return url ? replaced('encodedAddress', address, url, {titleId: 'decodeAddress', safety}) : undefined
  }
  const twice = doubled.exec(written)
  if (twice) {
    const url = `${/https/i.test(twice[0]) ? 'https' : 'http'}://${written.slice(twice[0].length)}`
    return replaced('doubledScheme', address, url, {titleId: 'writeAddress', safety: 'safe'})
  }
  const broken = damaged.exec(written)
  if (broken && !/^https?:\/\/[^/]/i.test(written)) {
    const rest = written.slice(broken[0].length)
    const url = `http${/^[htp\s]*s/i.test(broken[0]) ? 's' : ''}://${rest}`
    const isKnown = knownHost.test(rest) || identifyUrl(url)?.scheme !== 'url' || host.test(rest)
    return replaced('damagedScheme', address, url, {titleId: 'writeAddress', safety: isKnown ? 'safe' : 'review'})
  }
  if (address.kind === 'autolink') return undefined
  if (mail.test(written)) {
    return replaced('missingMailScheme', address, `mailto:${written}`, {titleId: 'writeAddress', safety: 'safe'})
  }
  return schemeless(address, written, readsDois)
}

function schemeless(address: Address, written: string, readsDois: boolean): Defect<Kind> | undefined {
  // What joins a broken link completes its address too.
  if (address.kind === 'broken') return undefined
  const doi = /^(?:doi:\s*)?(10\.\d{4,9}\/\S+)$/i.exec(written)
  if (doi && !file.test(written) && !/^10\.(?:19|20)\d\d\/[a-z-]+$/i.test(written)) {
    if (readsDois && /^doi:/i.test(written)) return undefined
    return replaced('missingScheme', address, `https://doi.org/${doi[1]}`, {titleId: 'writeAddress', safety: 'safe'})
  }
  if (knownHost.test(written) && !/\.md$/i.test(written)) {
    return replaced('missingScheme', address, `https://${written}`, {titleId: 'writeAddress', safety: 'safe'})
  }
  if (!host.test(written) || /\.(?:md|html?|pdf|png|jpe?g|svg|csv)$/i.test(written.split('/')[0] ?? ''))
    return undefined
  return replaced('missingScheme', address, `https://${written}`, {titleId: 'writeAddress', safety: 'review'})
}

/** `%2520`: encoded once more than it should be. */
function twice(address: Address, written: string): Defect<Kind>[] {
  // A query may carry an address of its own, encoded as it must be.
  if (!/^[^?#]*%25[0-9a-f]{2}/i.test(written)) return []
  const url = written.replace(/%25(?=[0-9a-f]{2})/gi, '%')
  return [replaced('doublyEncoded', address, url, {titleId: 'writeAddress', safety: 'review'})]
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text).replace(/[\s()<>]/g, encoded)
  } catch {
    return undefined
  }
}
