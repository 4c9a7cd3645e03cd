/** Longest address that is looked at, in UTF-16 units: what is longer identifies nothing. */
const limit = 8192

/** Parameters that tell a publisher how the reader came and change nothing in what she sees. */
const tracking = /^(?:utm_[a-z_]+|fbclid|gclid|mc_cid|mc_eid|msclkid|igshid|_ga)$/i

/** `text` as a web address, also without a scheme before `www.` or `doi.org`; `undefined` for anything else. */
export function parseUrl(text: string): URL | undefined {
  if (text.length > limit) return undefined
  const full = /^(?:www\.|(?:dx\.)?doi\.org\/)/i.test(text) ? `https://${text}` : text
  if (!/^https?:\/\//i.test(full) || !URL.canParse(full)) return undefined
  return new URL(full)
}

/**
 * The address without what does not change its page: scheme, `www.`, tracking parameters, fragment, final slash.
 * For comparison only; never shown in place of what the author wrote.
 */
export function canonicalUrl(url: URL): string {
  const parameters = url.search
    .slice(1)
    .split('&')
    .filter(pair => pair && !tracking.test(pair.split('=')[0] ?? ''))
  const path = url.pathname.replace(/\/+$/, '')
  const query = parameters.length > 0 ? `?${parameters.join('&')}` : ''
  return `https://${url.hostname.replace(/^www\./, '')}${url.port && `:${url.port}`}${path}${query}`
}
