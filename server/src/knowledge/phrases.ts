import type {Range} from '../core/text.ts'
import {boundary, mark, wordUnit} from '../core/word-units.ts'
import {headsOf} from './heads.ts'

/**
 * A run of letters and digits, as written and folded: accents and case gone, `œ` as `oe`. An ampersand is the word
 * `and`, so that *Research & Therapy* and *Research and Therapy* meet.
 */
export type Word = Range & {readonly raw: string; readonly folded: string}

const wordPattern = /&amp;|&|[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu

/** `text` without accents and case, for comparison only. */
export function fold(text: string): string {
  const lower = text.toLowerCase()
  // ASCII, which most words are, folds to itself.
  if (/^[\x20-\x7e]*$/.test(lower)) return lower
  return lower.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('œ', 'oe').replaceAll('æ', 'ae')
}

/** All words of `text`, in order. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = []
  // Start of the word at hand, -1 between two; whether folding leaves it as it is.
  let start = -1
  let isFolded = true
  for (let at = 0; at <= text.length; at++) {
    const code = at < text.length ? text.charCodeAt(at) : 0
    if (code >= 0xd800 && code < 0xe000) return wordsOfAnyPlane(text)
    const unit = wordUnit(code)
    if (unit === mark ? start >= 0 : unit !== boundary) {
      if (start < 0) {
        start = at
        isFolded = true
      }
      if (unit !== code) isFolded = false
      continue
    }
    if (start >= 0) {
      const raw = text.slice(start, at)
      words.push({start, end: at, raw, folded: isFolded ? raw : fold(raw)})
      start = -1
    }
    if (code !== ampersand) continue
    const raw = text.startsWith('&amp;', at) ? '&amp;' : '&'
    words.push({start: at, end: at + raw.length, raw, folded: 'and'})
    at += raw.length - 1
  }
  return words
}

const ampersand = '&'.charCodeAt(0)

/** The same for texts with letters or digits that take two units. */
function wordsOfAnyPlane(text: string): Word[] {
  const words: Word[] = []
  for (const {0: raw, index} of text.matchAll(wordPattern)) {
    words.push({start: index, end: index + raw.length, raw, folded: raw[0] === '&' ? 'and' : fold(raw)})
  }
  return words
}

/** What may stand between two words of a phrase, by what its author wrote there. */
type Gap = 'space' | 'hyphen' | 'slash' | 'apostrophe' | 'mark'

const gaps: Readonly<Record<Gap, RegExp>> = {
  // Emphasis markers are blanked in prose, so a space may be several; a line may end inside a phrase.
  space: /^\.?(?:[ \t\u00a0\u202f]{1,6}|[ \t]{0,4}\r?\n[ \t]{0,12})$/,
  hyphen: /^(?:[-\u2010\u2011\u2012\u2013]|[ \u00a0\u202f])$/,
  slash: /^\/$/,
  apostrophe: /^['’]$/,
  mark: /^[\p{P}\s]{1,4}$/u
}

function gapOf(between: string): Gap {
  if (/^\s+$/.test(between)) return 'space'
  if (between === '-') return 'hyphen'
  if (between === '/') return 'slash'
  return between === "'" || between === '’' ? 'apostrophe' : 'mark'
}

type PhraseWord = Word & {readonly isAcronym: boolean; readonly gapBefore: Gap}

/**
 * A phrase to look for, and what it stands for. One that `bends` is also found in plural and, as French names are,
 * with a final `e`; its acronyms are found in their case only. One that does not is compared folded, word by word.
 */
export type Phrase<T> = {
  readonly written: string
  readonly value: T
  readonly bends: boolean
  readonly words: readonly PhraseWord[]
}

/** Where a phrase stands; `first` and `last` are indexes into {@link wordsOf} the text, both inclusive. */
export type PhraseMatch<T> = {
  readonly range: Range
  readonly phrase: Phrase<T>
  readonly first: number
  readonly last: number
}

/**
 * Letters in capitals only, or a short word with a capital that is not its first letter (`SSc`, `siRNA`): in other letters
 * it is another word, so its case counts.
 */
export const isAcronym = (raw: string): boolean =>
  /\p{Lu}/u.test(raw) && (!/\p{Ll}/u.test(raw) || (raw.length <= longestMixed && /.\p{Lu}/u.test(raw)))

/** In UTF-16 units; longer names (`medRxiv`, `CellCept`) are written in any case. */
const longestMixed = 6

/** `written` as a phrase; throws when it holds no word. */
export function phrase<T>(written: string, value: T, bends: boolean): Phrase<T> {
  const words = wordsOf(written)
  if (words.length === 0) throw new RangeError(`No word in the phrase “${written}”`)
  return {
    written,
    value,
    bends,
    words: words.map((word, index) => ({
      ...word,
      isAcronym: isAcronym(word.raw),
      gapBefore: gapOf(written.slice(words[index - 1]?.end ?? 0, word.start))
    }))
  }
}

const endings = ['', 's', 'e', 'es']
/** The shortest words and numbers do not bend; in UTF-16 units. */
const longestStiff = 3

/** What `folded` may be a bent form of, itself first. */
const stemsOf = (folded: string): string[] =>
  endings.filter(end => folded.endsWith(end)).map(end => folded.slice(0, folded.length - end.length))

function isSameWord(wanted: PhraseWord, word: Word, bends: boolean): boolean {
  if (!bends) return word.folded === wanted.folded
  if (wanted.isAcronym) return word.raw === wanted.raw || word.raw === `${wanted.raw}s`
  return (
    word.folded === wanted.folded ||
    (wanted.folded.length > longestStiff && stemsOf(word.folded).includes(wanted.folded))
  )
}

/** Index of the last word of `phrase` when it stands in `text` from word `at` on; -1 otherwise. */
function endOfMatch<T>(text: string, words: readonly Word[], at: number, phrase: Phrase<T>): number {
  for (const [index, wanted] of phrase.words.entries()) {
    const word = words[at + index]
    if (!word || !isSameWord(wanted, word, phrase.bends)) return -1
    const before = words[at + index - 1]
    if (index > 0 && before && !gaps[wanted.gapBefore].test(text.slice(before.end, word.start))) return -1
  }
  return at + phrase.words.length - 1
}

/** Finds any of many phrases in a text. The longest phrase wins; what it covers is not looked at again. */
export type Finder<T> = (
  text: string,
  accept: (match: PhraseMatch<T>, words: readonly Word[]) => boolean
) => PhraseMatch<T>[]

/**
 * A finder over `phrases`. Its work is linear in the text: each word is looked up once, by itself, and only phrases
 * that start with it are compared.
 */
export function finderOf<T>(phrases: readonly Phrase<T>[]): Finder<T> {
  const byFirstWord = new Map<string, Phrase<T>[]>()
  for (const one of [...phrases].sort((a, b) => b.words.length - a.words.length)) {
    const first = one.words[0]?.folded ?? ''
    const list = byFirstWord.get(first)
    if (list) list.push(one)
    else byFirstWord.set(first, [one])
  }
  const mayHold = headsIn(phrases)
  const find = finderBy<T>(word => byFirstWord.get(word) ?? none)
  return (text, accept) => (mayHold(text) ? find(text, accept) : [])
}

const none: readonly never[] = []

/** Tells that no phrase can begin in a text; the same words as {@link isSameWord} would find. */
function headsIn(phrases: readonly Phrase<unknown>[]): (text: string) => boolean {
  const written: string[] = []
  const folded: string[] = []
  for (const {words, bends} of phrases) {
    const [first] = words
    if (!first) continue
    if (bends && first.isAcronym) written.push(first.raw, `${first.raw}s`)
    else
      for (const ending of bends && first.folded.length > longestStiff ? endings : [''])
        folded.push(first.folded + ending)
  }
  return headsOf(written, folded)
}

type StartingWith<T> = (word: string, words: readonly Word[], at: number) => readonly Phrase<T>[]

/**
 * A finder like {@link finderOf}, over phrases that need not exist before a text holds their first word.
 *
 * @param startingWith
 *   The phrases whose first word, folded, is the one given, those with the most words first. Those that do not go on with
 *   the words after the one at `at` may be left out.
 */
export function finderBy<T>(startingWith: StartingWith<T>): Finder<T> {
  return (text, accept) => {
    const words = wordsOf(text)
    const found: PhraseMatch<T>[] = []
    for (let at = 0; at < words.length; at++) {
      const match = matchAt(text, words, at, startingWith, accept)
      if (!match) continue
      found.push(match)
      at = match.last
    }
    return found
  }
}

function matchAt<T>(
  text: string,
  words: readonly Word[],
  at: number,
  startingWith: StartingWith<T>,
  accept: (match: PhraseMatch<T>, words: readonly Word[]) => boolean
): PhraseMatch<T> | undefined {
  const first = words[at]
  if (!first) return undefined
  let best: PhraseMatch<T> | undefined
  for (const ending of endings) {
    if (!first.folded.endsWith(ending)) continue
    const stem = ending === '' ? first.folded : first.folded.slice(0, -ending.length)
    for (const phrase of startingWith(stem, words, at)) {
      if (best && best.phrase.words.length >= phrase.words.length) break
      const end = endOfMatch(text, words, at, phrase)
      const last = words[end]
      if (!last) continue
      const match = {range: {start: first.start, end: last.end}, phrase, first: at, last: end}
      if (accept(match, words)) best = match
    }
  }
  return best
}
