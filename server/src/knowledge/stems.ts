import type {Text} from '../core/language.ts'
import type {Range} from '../core/text.ts'
import json from './bundled/stems.json' with {type: 'json'}
import {fold} from './phrases.ts'
import type {Source} from './record.ts'

/** An ending of international nonproprietary names (INN) and what it tells of a medicine. */
export type Stem = {
  /** Without its hyphen, folded. */
  readonly stem: string
  readonly gloss: Text
  /** The group of the ATC index in which most of these names are, in our own words, in the plural. */
  readonly group: Text
  /** Names with this ending in {@link group}, and in the whole index. */
  readonly count: number
  readonly total: number
  /** Names with this ending outside of the group. */
  readonly exceptions: readonly string[]
  /** Words that end so and are no medicine. */
  readonly words: readonly string[]
  readonly sources: readonly Source[]
}

/** A name by whose ending something is known; `range` covers it and nothing else. */
export type StemMatch = {
  readonly range: Range
  readonly name: string
  readonly stem: Stem
  readonly isException: boolean
}

type StemBundle = {readonly version: 1; readonly stems: readonly Stem[]}

/** Generated from `server/data/inn-stems.yaml`; longer stems come first, as they tell more. */
const {stems} = json as StemBundle

/** Fewest letters before a stem: what is shorter is a word of its own. */
const fewestBefore = 2

/** A word of small letters, or with one capital. */
const name = /(?<![\p{L}\p{N}\p{M}])(\p{L}[\p{Ll}\p{M}]{4,30})(?![\p{L}\p{N}\p{M}])/gu

/**
 * The medicine's name at `offset` of `text`, if one is known by its ending. Looks at the word there and at nothing else.
 *
 * @returns
 *   `undefined` for a word that ends on no stem, and for one that is no medicine.
 */
export function findStem(text: string, offset: number): StemMatch | undefined {
  const from = Math.max(0, offset - 40)
  for (const found of text.slice(from, offset + 40).matchAll(name)) {
    const start = from + found.index
    const [, written = ''] = found
    const end = start + written.length
    if (offset < start || offset > end) continue
    const stem = stemOf(fold(written))
    return stem && {range: {start, end}, name: written, ...stem}
  }
  return undefined
}

/** What the ending of `folded` tells; French names may have a final `e`, and plurals an `s`. */
function stemOf(folded: string): Pick<StemMatch, 'stem' | 'isException'> | undefined {
  const forms = [
    folded,
    ...(/e$/.test(folded) ? [folded.slice(0, -1)] : []),
    ...(/s$/.test(folded) ? [folded.slice(0, -1)] : [])
  ]
  for (const stem of stems) {
    const form = forms.find(one => one.endsWith(stem.stem) && one.length >= stem.stem.length + fewestBefore)
    if (!form) continue
    if (stem.words.some(word => forms.includes(word))) return undefined
    return {stem, isException: stem.exceptions.includes(form)}
  }
  return undefined
}
