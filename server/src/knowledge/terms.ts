import type {Range} from '../core/text.ts'
import {type Finder, finderOf, fold, isAcronym, type Phrase, type PhraseMatch, phrase, type Word} from './phrases.ts'
import {isTerm, type KnownRecord, type NamedRecord} from './record.ts'

/** A place where a text names a record: the term and nothing else, as UTF-16 offsets. */
export type TermMatch = {readonly range: Range; readonly record: NamedRecord}

/** How far around an ambiguous spelling one of its context words may stand, in UTF-16 units. */
const reach = 200

/** Every spelling under which a text may name `record`. */
export function spellingsOf(record: NamedRecord): string[] {
  if (isTerm(record)) return [...record.synonyms]
  if (record.type === 'trial') return [...(record.acronym ? [record.acronym] : []), ...record.synonyms]
  const {names, brands, codes, synonyms} = record
  const all = [names.en, ...(names.fr ? [names.fr] : []), ...synonyms, ...brands.map(({name}) => name), ...codes]
  return [...new Set(all)]
}

/** Words of a name that are no longer than this (`T`, `alfa`) say nothing by themselves; in UTF-16 units. */
const shortest = 4

/** What a phrase stands for, and the words of which one must be near, if any must. */
type Meaning = {readonly record: NamedRecord; readonly context: Near | undefined}

/** Words of a field: those in capitals as they are (`LES` is not *les*), the others folded. */
type Near = {readonly exact: ReadonlySet<string>; readonly folded: ReadonlySet<string>}

function nearOf(words: readonly string[]): Near {
  const exact = words.filter(isAcronym)
  return {exact: new Set(exact), folded: new Set(words.filter(word => !isAcronym(word)).map(fold))}
}

/**
 * @param therapy
 *   What a trial tests: its names are words of the field for the trial's.
 */
function phrasesOf(record: NamedRecord, therapy: KnownRecord | undefined): Phrase<Meaning>[] {
  const forms = new Set(record.context?.forms ?? [])
  const tested = therapy && isNamed(therapy) ? spellingsOf(therapy).flatMap(name => name.split(/[^\p{L}\p{N}]+/u)) : []
  const near = tested.filter(word => word.length > shortest)
  const context = nearOf([...(record.context?.words ?? []), ...near])
  return spellingsOf(record).map(written =>
    phrase(written, {record, context: forms.has(written) ? context : undefined}, true)
  )
}

const isNamed = (record: KnownRecord): record is NamedRecord => record.type !== 'work'

/**
 * Finds the terms that a text names.
 *
 * Acronyms are matched in their case and never inside a longer compound (`SLE` is not in `SLE-BRAVE-I`); other words
 * in any case, without accents, in plural too. A spelling that is also an ordinary word counts only near one of its
 * context words.
 */
export function termFinder(records: readonly KnownRecord[]): (text: string) => TermMatch[] {
  const therapies = new Map(
    records.flatMap(record => (record.type === 'therapy' ? [[record.id, record] as const] : []))
  )
  const find: Finder<Meaning> = finderOf(
    records
      .filter(isNamed)
      .flatMap(record => phrasesOf(record, record.type === 'trial' ? therapies.get(record.therapy ?? '') : undefined))
  )
  return text =>
    find(
      text,
      (match, words) => isWhole(text, match) && !isLoud(text, match, words) && isInContext(text, match, words)
    ).map(({range, phrase}) => ({
      range,
      record: phrase.value.record
    }))
}

/** Whether an acronym stands for itself, and not as a part of a longer name of capitals and digits. */
function isWhole(text: string, {range, phrase}: PhraseMatch<Meaning>): boolean {
  if (!phrase.words.some(({isAcronym}) => isAcronym)) return true
  const before = text.slice(Math.max(0, range.start - 2), range.start)
  const after = text.slice(range.end, range.end + 2)
  return !/[\p{Lu}\p{N}][-\u2010\u2011]$/u.test(before) && !/^[-\u2010\u2011][\p{Lu}\p{N}]/u.test(after)
}

/** Fewest words in capitals in a row in which every word looks like an acronym. */
const loudRow = 3

/** Whether the match is an acronym in a row of words in capitals; between commas they are acronyms indeed. */
function isLoud(text: string, {first, last, phrase}: PhraseMatch<Meaning>, words: readonly Word[]): boolean {
  if (phrase.words.length > 1 || !phrase.words[0]?.isAcronym) return false
  const loud = (at: number): boolean => /^\p{Lu}{2,}$/u.test(words[at]?.raw ?? '')
  const joined = (at: number): boolean => /^[ \t]+$/.test(text.slice(words[at]?.end, words[at + 1]?.start))
  let from = first
  while (from > 0 && first - from < loudRow && loud(from - 1) && joined(from - 1)) from--
  let to = last
  while (to + 1 < words.length && to - last < loudRow && loud(to + 1) && joined(to)) to++
  return to - from + 1 >= loudRow
}

function isInContext(text: string, match: PhraseMatch<Meaning>, words: readonly Word[]): boolean {
  const {context} = match.phrase.value
  if (!context) return true
  if (isInCapitals(text, match, words)) return false
  const from = match.range.start - reach
  const to = match.range.end + reach
  const isNear = ({raw, folded}: Word): boolean => context.exact.has(raw) || context.folded.has(folded)
  let first = match.first
  while (first > 0 && (words[first - 1]?.start ?? 0) >= from) first--
  let last = match.last
  while (last + 1 < words.length && (words[last + 1]?.end ?? 0) <= to) last++
  return words.slice(first, match.first).some(isNear) || words.slice(match.last + 1, last + 1).some(isNear)
}

/** Whether the match is a word of a line in capitals, where every word looks like an acronym. */
function isInCapitals(text: string, {first, last}: PhraseMatch<Meaning>, words: readonly Word[]): boolean {
  const loud = (word: Word | undefined): boolean => word !== undefined && /^\p{Lu}{3,}$/u.test(word.raw)
  const joined = (left: Word | undefined, right: Word | undefined): boolean =>
    left !== undefined && right !== undefined && /^[ \t\u00a0\u202f]+$/.test(text.slice(left.end, right.start))
  const before = words[first - 1]
  const after = words[last + 1]
  return (loud(before) && joined(before, words[first])) || (loud(after) && joined(words[last], after))
}
