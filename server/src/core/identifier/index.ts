import {recalling} from '../recall.ts'
import {above, contains, overlaps} from '../text.ts'
import {arxiv} from './arxiv.ts'
import {cochrane} from './cochrane.ts'
import {doi} from './doi.ts'
import {hal} from './hal.ts'
import {
  type CheckCharacter,
  type FoundIdentifier,
  type Identifier,
  type IdentifierScheme,
  isSame,
  type Misspelling
} from './identifier.ts'
import {isbn} from './isbn.ts'
import {issn} from './issn.ts'
import {nbk} from './nbk.ts'
import {orcid} from './orcid.ts'
import {pii} from './pii.ts'
import {prospero} from './prospero.ts'
import {pmcid, pmid} from './pubmed.ts'
import {trial} from './trial.ts'
import {canonicalUrl, parseUrl} from './url.ts'

export type {CheckCharacter, FoundIdentifier, Identifier, Misspelling, Scheme} from './identifier.ts'
export {isSame, keyOf} from './identifier.ts'

/** Identifiers of sources, in the order in which an address is asked: the more particular first. */
const schemes: readonly IdentifierScheme[] = [trial, pmid, pmcid, doi, cochrane, pii, arxiv, hal, prospero, nbk, isbn]

/** Identifiers of journals and persons: they are checked, but cite nothing. */
const others: readonly IdentifierScheme[] = [issn, orcid]

const all: readonly IdentifierScheme[] = [...schemes, ...others]

/** Every identifier holds one. */
const digit = /\d/

/** A DOI stands for what has one: then all spellings of the source meet. */
function unified({scheme, doiOf}: IdentifierScheme, value: string): Identifier {
  const known = doiOf?.(value)
  return known === undefined ? {scheme, value} : {scheme: 'doi', value: known}
}

/**
 * What an address leads to: a DOI, a PubMed record, a trial or another source that has an identifier, or else the address
 * itself in canonical form.
 *
 * @returns
 *   `undefined` for what is no web address; never throws.
 */
export const identifyUrl = recalling(512, (text: string): Identifier | undefined => {
  const bare = doi.normalise(text.replace(/^doi:\s*/i, ''))
  if (bare) return {scheme: 'doi', value: bare}
  const url = parseUrl(text)
  if (!url) return undefined
  for (const scheme of schemes) {
    const value = scheme.fromUrl(url)
    if (value) return unified(scheme, value)
  }
  return {scheme: 'url', value: canonicalUrl(url)}
})

/** Every identifier that an address holds, also those of journals and persons; none for what is no web address. */
export function identifiersInUrl(text: string): Identifier[] {
  const identity = identifyUrl(text)
  const url = parseUrl(text)
  return [
    ...(identity && identity.scheme !== 'url' ? [identity] : []),
    ...(url ? others : []).flatMap(scheme => {
      const value = url && scheme.fromUrl(url)
      return value ? [{scheme: scheme.scheme, value}] : []
    })
  ]
}

/** All identifiers of sources written in `text`, by place; where two schemes claim one place the longer match stands. */
export const findIdentifiers = (text: string): FoundIdentifier[] => find(schemes, text)

/** All identifiers written in `text`, by place, also those of journals and persons, which cite nothing. */
export const findAllIdentifiers = (text: string): FoundIdentifier[] => find(all, text)

function find(wanted: readonly IdentifierScheme[], text: string): FoundIdentifier[] {
  const found: FoundIdentifier[] = []
  if (!digit.test(text)) return found
  for (const scheme of wanted) if (scheme.hint.test(text)) findOf(scheme, text, found)
  if (found.length < 2) return found
  found.sort((a, b) => a.range.start - b.range.start || b.range.end - a.range.end)
  let end = 0
  return found.filter(({range}) => {
    if (range.start < end) return false
    end = range.end
    return true
  })
}

function findOf(scheme: IdentifierScheme, text: string, found: FoundIdentifier[]): void {
  const {pattern, trim, normalise} = scheme
  pattern.lastIndex = 0
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const all = match[1] ?? match[0]
    const written = trim ? trim(all) : all
    const start = match.index + match[0].lastIndexOf(all)
    // What is glued to an identifier may be another one.
    if (written !== all && written !== '') pattern.lastIndex = start + written.length
    const value = written === '' ? undefined : normalise(written)
    if (value) found.push({identifier: unified(scheme, value), range: {start, end: start + written.length}})
  }
  pattern.lastIndex = 0
}

/** What the check character of an identifier says; `undefined` for one that has none or whose rule is not known. */
export const checkCharacter = ({scheme, value}: Identifier): CheckCharacter | undefined =>
  all.find(one => one.scheme === scheme)?.check?.(value)

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
  if (!digit.test(text)) return []
  const all = schemes.flatMap(scheme => scheme.findMisspellings?.(text) ?? [])
  if (all.length === 0) return all
  const right = findIdentifiers(text)
  const starts = right.map(({range}) => range.start)
  return apart(
    all.flatMap(one => {
      const inside = right
        .slice(Math.max(0, above(starts, one.range.start) - 1), above(starts, one.range.end))
        .filter(({range}) => overlaps(range, one.range))
      const others = inside.filter(({identifier}) => !names(one.meant, identifier))
      if (!inside.every(({range}) => contains(one.range, range))) return []
      if (others.length === 0) return [one]
      // Nearly anything is a DOI: a piece of a broken one is too, and goes with a fix.
      return others.every(({identifier}) => identifier.scheme === 'doi') ? [{...one, isSafe: false}] : []
    })
  )
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
