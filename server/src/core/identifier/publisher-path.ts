import {earlyDoi} from './preprint.ts'
import {decoded} from './url.ts'

/**
 * Hosts of publishers whose path holds a DOI only in part. The first group of the pattern is put after the prefix.
 * Forms seen in OpenAPC and in the publishers' own addresses.
 */
const partly: readonly {readonly host: RegExp; readonly path: RegExp; readonly prefix: string}[] = [
  {host: /(?:^|\.)nature\.com$/, path: /^\/articles\/([a-z][a-z0-9.-]*\d[a-z0-9.-]*)/i, prefix: '10.1038/'},
  {
    host: /(?:^|\.)elifesciences\.org$/,
    path: /^\/(?:articles|reviewed-preprints)\/(\d{4,6})(?!\d)/,
    prefix: '10.7554/elife.'
  },
  {
    host: /^(?:www\.)?bmj\.com$/,
    path: /^\/content\/(?:bmj\/)?\d{1,3}\/(bmj(?:-20\d{2}-\d{6}|\.[a-z]\d{1,5}))(?![\w-])/i,
    prefix: '10.1136/'
  },
  // The host's own number of the article follows the DOI.
  {
    host: /^academic\.oup\.com$/,
    path: /\/doi\/(10\.\d{4,9}\/[^/]+\/[^/]+)\/\d+/,
    prefix: ''
  },
  {
    host: /(?:^|\.)arxiv\.org$/,
    path: /^\/(?:abs|pdf|html)\/(\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z]{2})?\/\d{7})(?!\d)/i,
    prefix: '10.48550/arxiv.'
  }
]

/** Hosts that are no publisher, whose path is a DOI. */
const resolver = /^(?:dx\.|www\.)?doi\.org$/

/**
 * The DOI in a parsed address, as it is written there and what follows it in path and query; `undefined` for an address
 * without one.
 */
export function doiInUrl(url: URL): string | undefined {
  const path = decoded(url.pathname)
  for (const {host, path: pattern, prefix} of partly) {
    const suffix = host.test(url.hostname) ? pattern.exec(path)?.[1] : undefined
    if (suffix) return prefix + suffix
  }
  const posted = earlyDoi(url)
  if (posted) return posted
  const isResolver = resolver.test(url.hostname)
  const found = /(?:^|\/|[=:])(10\.\d{4,9}(?:\.\d{1,9}){0,9}\/\S+)/.exec(
    isResolver ? path : path + decoded(url.search)
  )?.[1]
  // A DOI may hold `&`; a further parameter of a query is named.
  return found?.replace(isResolver ? /\?.*$|&[a-z_]+=.*$/s : /[?&].*$/s, '')
}
