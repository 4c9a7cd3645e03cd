import {recalling} from '../recall.ts'

/** Longest address that is looked at, in UTF-16 units: what is longer identifies nothing. */
const limit = 8192

/** Parameters that tell a publisher how the reader came and change nothing in what she sees. */
const tracking = /^(?:utm_[a-z_]+|fbclid|gclid|mc_cid|mc_eid|msclkid|igshid|_ga)$/i

/** `text` as a web address, also without a scheme before `www.` or `doi.org`; `undefined` for anything else. */
export const parseUrl = recalling(512, (text: string): Readonly<URL> | undefined => {
  if (text.length > limit) return undefined
  const seen = text.replace(invisible, '')
  const full = /^(?:www\.|(?:dx\.)?doi\.org\/)/i.test(seen) ? `https://${seen}` : seen
  if (!/^https?:\/\//i.test(full) || !URL.canParse(full)) return undefined
  return new URL(full)
})

/** Units that show nothing: soft hyphen, zero-width and direction marks, word joiner, byte order mark. */
export const invisible = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g

/**
 * The address without what does not change its page: scheme, `www.`, tracking parameters, fragment, final slash.
 * For comparison only; never shown in place of what the author wrote.
 */
export function canonicalUrl(url: URL): string {
  const parameters = url.search
    .slice(1)
    .split('&')
    .filter(pair => pair && !tracking.test(pair.split('=')[0] ?? ''))
  // The HAS finds its pages by their number; the words behind it follow the title of the day.
  const page = /^(?:www\.)?has-sante\.fr$/.test(url.hostname) && /^\/jcms\/[cp]_\d+/.exec(url.pathname)?.[0]
  const path = page || url.pathname.replace(/(?<!\/)\/+$/, '')
  const query = parameters.length > 0 ? `?${parameters.join('&')}` : ''
  return `https://${url.hostname.replace(/^www\./, '')}${url.port && `:${url.port}`}${path}${query}`
}

/** `text` with its percent-encoding undone, or as it is where that is broken; never throws. */
export function decoded(text: string): string {
  if (!text.includes('%')) return text
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
