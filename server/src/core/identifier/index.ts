import {above, contains, overlaps} from '../text.ts'
import {doi} from './doi.ts'
import {type FoundIdentifier, type Identifier, type IdentifierScheme, isSame, type Misspelling} from './identifier.ts'
import {pmcid, pmid} from './pubmed.ts'
import {trial} from './trial.ts'
import {canonicalUrl, parseUrl} from './url.ts'

export type {FoundIdentifier, Identifier, Misspelling, Scheme} from './identifier.ts'
export {isSame, keyOf} from './identifier.ts'

/** In the order in which an address is asked: the more particular first. */
const schemes: readonly IdentifierScheme[] = [trial, pmid, pmcid, doi]

/**
 * What an address leads to: a DOI, a PubMed record, a trial, or else the address itself in canonical form.
 *
 * @returns
 *   `undefined` for what is no web address; never throws.
 */
export function identifyUrl(text: string): Identifier | undefined {
  const bare = doi.normalise(text.replace(/^doi:\s*/i, ''))
  if (bare) return {scheme: 'doi', value: bare}
  const url = parseUrl(text)
  if (!url) return undefined
  for (const scheme of schemes) {
    const value = scheme.fromUrl(url)
    if (value) return {scheme: scheme.scheme, value}
  }
  return {scheme: 'url', value: canonicalUrl(url)}
}

/** All identifiers written in `text`, by place; where two schemes claim one place the longer match stands. */
export function findIdentifiers(text: string): FoundIdentifier[] {
  const found: FoundIdentifier[] = []
  for (const {scheme, pattern, normalise} of schemes) {
    for (const match of text.matchAll(pattern)) {
      const written = match[1] ?? match[0]
      const value = normalise(written)
      if (!value) continue
      const start = match.index + match[0].indexOf(written)
      const length = scheme === 'doi' ? Math.min(written.length, value.length) : written.length
      found.push({identifier: {scheme, value}, range: {start, end: start + length}})
    }
  }
  found.sort((a, b) => a.range.start - b.range.start || b.range.end - a.range.end)
  return found.filter((one, index) => !found.slice(0, index).some(other => one.range.start < other.range.end))
}

/** The page that an identifier's readers should be sent to; `undefined` where none can be told from its value. */
export function landingPage({scheme, value}: Identifier): string | undefined {
  return scheme === 'url' ? value : schemes.find(one => one.scheme === scheme)?.landingPage(value)
}

/**
 * What was meant as an identifier and is none, or is written so that a search does not find it, by place and without
 * overlaps; the longer stands.
 *
 * @param text
 *   Prose, in which addresses and code are blanked.
 */
export function findMisspellings(text: string): Misspelling[] {
  const all = schemes.flatMap(scheme => scheme.findMisspellings?.(text) ?? [])
  if (all.length === 0) return all
  const right = findIdentifiers(text)
  const starts = right.map(({range}) => range.start)
  const isAboutThem = ({range, meant}: Misspelling): boolean =>
    right
      .slice(Math.max(0, above(starts, range.start) - 1), above(starts, range.end))
      .every(one => !overlaps(one.range, range) || (contains(range, one.range) && names(meant, one.identifier)))
  return apart(all.filter(isAboutThem))
}

/** Of those that overlap, the longest; by place. */
function apart(all: readonly Misspelling[]): Misspelling[] {
  const kept: Misspelling[] = []
  for (const one of [...all].sort((a, b) => a.range.start - b.range.start || b.range.end - a.range.end)) {
    const last = kept.at(-1)
    if (!last || last.range.end <= one.range.start) kept.push(one)
    else if (one.range.end - one.range.start > last.range.end - last.range.start) kept[kept.length - 1] = one
  }
  return kept
}

const names = (meant: readonly string[], identifier: Identifier): boolean =>
  meant.some(
    text =>
      schemes.find(({scheme}) => scheme === identifier.scheme)?.normalise(text) === identifier.value ||
      findIdentifiers(text).some(found => isSame(found.identifier, identifier))
  )
