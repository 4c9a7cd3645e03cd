import type {IdentifierScheme} from './identifier.ts'

/** What publishers append to a DOI in the addresses of their pages; no part of the DOI. */
const pageSuffix =
  /(?:\.full(?:\.pdf|\.html|-text)?|\.abstract|\.pdf|\.supplementary-material|\/(?:full|fulltext|abstract|pdf|epdf|html|meta|figures?(?:\/\d+)?)|;[a-z]+=.*)$/i

/** Version of a preprint at the end of its DOI: one DOI holds for all versions (openRxiv, 2025-11-18). */
const preprintVersion = /^(10\.(?:1101|64898)\/\d{4}\.\d{2}\.\d{2}\.\d{6,8}|10\.1101\/\d{6})v\d+$/

/** Hosts that are no publisher, whose path is a DOI. */
const resolvers = /^(?:dx\.|www\.)?doi\.org$/

/**
 * A DOI without what is not part of it: surrounding punctuation, closers that it does not open, a page's suffix.
 * Case is folded because the DOI handbook (2.4) says so.
 */
function clean(text: string): string | undefined {
  let value = text
  for (let before = ''; before !== value; ) {
    before = value
    value = value.replace(/[.,;:!?'"’»”*_]$/, '')
    if (/[)\]>}]$/.test(value) && !isBalanced(value)) value = value.slice(0, -1)
    value = value.replace(pageSuffix, '')
  }
  value = value.toLowerCase().replace(preprintVersion, '$1')
  return /^10\.\d{4,9}(?:\.\d+)*\/\S+$/.test(value) ? value : undefined
}

function isBalanced(text: string): boolean {
  let depth = 0
  for (const unit of text) {
    if ('([<{'.includes(unit)) depth++
    else if (')]>}'.includes(unit)) depth--
  }
  return depth >= 0
}

/** Decoded, or as it is when the percent-encoding is broken. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/**
 * Hosts of publishers whose path or query holds a DOI only in part. The first group of the pattern is put after the
 * prefix. Forms seen in OpenAPC and in the publishers' own addresses.
 */
const publisherPaths: readonly {readonly host: RegExp; readonly path: RegExp; readonly prefix: string}[] = [
  {host: /(?:^|\.)nature\.com$/, path: /^\/articles\/([a-z][a-z0-9.-]*\d[a-z0-9.-]*)/i, prefix: '10.1038/'},
  {
    host: /(?:^|\.)thelancet\.com$/,
    path: /^\/(?:journals|pdfs\/journals)\/[a-z]+\/(?:article\/)?PII(S[\dX()-]+)/i,
    prefix: '10.1016/'
  },
  {
    host: /(?:^|\.)(?:bio|med)rxiv\.org$/,
    path: /^\/content\/(?:biorxiv|medrxiv)?\/?early\/\d{4}\/\d{2}\/\d{2}\/(\d{4}\.\d{2}\.\d{2}\.\d{6,8}|\d{6})(?!\d)/i,
    prefix: '10.1101/'
  }
]

/** Digital object identifier, ISO 26324. */
export const doi: IdentifierScheme = {
  scheme: 'doi',
  pattern: /\b(10\.\d{4,9}(?:\.\d+)*\/[^\s"<>«»“”]+)/g,
  normalise: clean,
  fromUrl(url) {
    const path = decoded(url.pathname)
    for (const {host, path: pattern, prefix} of publisherPaths) {
      const suffix = host.test(url.hostname) ? pattern.exec(path)?.[1] : undefined
      if (suffix) return withPreprintPrefix(clean(prefix + suffix))
    }
    const found = /(?:^|\/|[=:])(10\.\d{4,9}(?:\.\d+)*\/\S+)/.exec(
      resolvers.test(url.hostname) ? path : path + decoded(url.search)
    )?.[1]
    return found && clean(found.replace(/[?&].*$/s, ''))
  },
  landingPage: value => `https://doi.org/${value}`
}

/** Since 1 December 2025 bioRxiv and medRxiv register their DOIs under 10.64898 (connect.biorxiv.org, 2025-11-18). */
function withPreprintPrefix(value: string | undefined): string | undefined {
  const date = value && /^10\.1101\/(\d{4})\.(\d{2})\.\d{2}\.\d{6,8}$/.exec(value)
  if (!value || !date) return value
  return `${date[1]}${date[2]}` >= '202512' ? value.replace('10.1101/', '10.64898/') : value
}
