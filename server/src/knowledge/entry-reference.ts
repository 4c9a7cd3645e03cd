import {overlaps, type Range} from '../core/text.ts'
import {journalRunsIn} from './journal-abbreviations.ts'
import {journalsNamedIn} from './journal-names.ts'
import {fold} from './phrases.ts'

/** The journal that an entry of a list of references names, with what it may be. */
export type EntryJournal = {
  readonly written: string
  /** UTF-16 offsets of the entry. */
  readonly range: Range
  /** More than one where an abbreviation has several meanings. */
  readonly titles: readonly string[]
  /** Set where its title or a known name is written, not an abbreviation. */
  readonly isFull?: true
}

/** The year with which an entry cites; UTF-16 offsets of the entry. */
export type EntryYear = {readonly year: number; readonly range: Range}

/** Words of an entry that is about another text than the one it leads to, or names two. */
const twofold =
  /\b(?:erratum|errata|corrigendum|correction|corrected|retract\w{0,4}|suppl\w{0,9}|comment|reprint\w{0,3}|reproduit|reimprime|republished|translat\w{0,4}|traduction|reply|reponse|expression of concern|abstract|resume|poster)\b/

const yearAfter = /^\.?\s{0,3}[,;]?\s{0,6}\(?((?:19|20)\d{2})(?![\d/]|\s?[-\u2010-\u2015]\s?\d)/
const volumeAfter = /^\.?\s{0,3},?\s{0,6}\d{1,4}\s?(?:\(\d{1,4}(?:[-\u2013]\d{1,4})?\)|:\s?[\p{L}]?\d)/u
const boundary = /(?:^|[.,;?!»”")\]]\s{1,6}|\(|[\u2013\u2014]\s{1,3})$/

/** Whether a name stands where an entry names the journal: after a full stop or a comma, and before a year or a volume. */
function isPlaced(text: string, {start, end}: Range): boolean {
  const rest = text.slice(end, end + 40)
  return boundary.test(text.slice(Math.max(0, start - 10), start)) && (yearAfter.test(rest) || volumeAfter.test(rest))
}

/** Whether `name` stands in `text` right after a full stop and before a year, as a topic seldom does. */
function isAfterStop(text: string, name: string): boolean {
  const at = text.lastIndexOf(name)
  return /[.?!]\s{1,4}$/.test(text.slice(Math.max(0, at - 6), at)) && yearAfter.test(text.slice(at + name.length))
}

/**
 * The journal and the other names of journals in an entry of a list of references.
 *
 * @returns
 *   `undefined` for an entry that is about two texts (an erratum, a reprint).
 */
export function journalsOfEntry(text: string): readonly EntryJournal[] | undefined {
  if (twofold.test(fold(text))) return undefined
  const named = journalsNamedIn(text, name => isAfterStop(text, name))
    .filter(({range}) => isPlaced(text, range))
    .map(({title, range}) => ({
      written: text.slice(range.start, range.end),
      range,
      titles: [title],
      isFull: true as const
    }))
  const runs = journalRunsIn(text).filter(
    run => isPlaced(text, run.range) && !named.some(one => overlaps(one.range, run.range))
  )
  return [...named, ...runs].sort((a, b) => a.range.start - b.range.start)
}

/** `Saturn A, et al. (2019)`: the year after the authors. */
const afterAuthors = /^[\s\S]{0,300}?(?:\p{Lu}\.?|\b(?:al|coll)\b\.?),?\s{1,3}\(((?:19|20)\d{2})[a-z]?\)[.,:]?\s/u

/** The year with which an entry cites: the one at its only journal, else the one after its authors. */
export function yearOfEntry(text: string, journals: readonly EntryJournal[]): EntryYear | undefined {
  const known = journals.filter(({titles}) => titles.length > 0)
  const [journal] = known
  if (known.length > 1) return undefined
  const at = journal?.range.end ?? 0
  const found = journal ? yearAfter.exec(text.slice(at, at + 40)) : afterAuthors.exec(text.slice(0, 400))
  const digits = found?.[1]
  if (!found || digits === undefined) return undefined
  const start = at + found.index + found[0].lastIndexOf(digits)
  return {year: Number(digits), range: {start, end: start + 4}}
}

/** All years that an entry mentions. */
export const yearsIn = (text: string): number[] =>
  [...text.matchAll(/(?<![\p{L}\p{N}])(?:19|20)\d{2}(?!\d)/gu)].map(Number)
