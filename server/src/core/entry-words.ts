import type {Entry} from './entry.ts'
import {folded} from './reference-lead.ts'

/** What can be told of an entry from its words alone. */
export type EntryWords = {
  /** The words of the entry, without the marker and number of its list. */
  readonly text: string
  /** Words of its first author's surname; empty where it does not begin with a person. */
  readonly surname: readonly string[]
  readonly years: readonly string[]
}

const marker =
  /^(?:[\t >]*(?:[-+*]|\d{1,9}[.)])[\t ]+)?(?:<[^<>]{1,100}>){0,4}(?:\*\*|__)?(?:\\?\[(?:\^[^\]]{1,100}|\d{1,4})\\?\]:?|\(?\d{1,4}\\?[.)]|[⁰¹²³⁴-⁹]{1,4}|\d{1,4}<\/sup>)?(?:\*\*|__)?[\s[*_"“«]*/i

/** `Saturn A,`, `Saturn, A.`, `van der Saturn A`, `Saturn-Venus AB.`, `SATURN A`: a surname with initials behind it. */
const person =
  /^((?:\p{L}[\p{L}\p{M}’'-]{0,40} ){0,3}\p{Lu}[\p{L}\p{M}’'-]{1,40}),?[ \u00a0](?:\p{Lu}\.?[ \u00a0-]?){1,4}(?=[,.;:&)]|\(|$|et\b|and\b|\d)/u

const kept = new WeakMap<Entry, EntryWords>()

/** What the source text of an entry says. Read once for an entry. */
export function wordsOf(entry: Entry): EntryWords {
  const known = kept.get(entry)
  if (known) return known
  const {start, end} = entry
  const source = entry.in.segment.text.slice(start, Math.min(end, start + 2000))
  const text = source.slice(marker.exec(source)?.[0].length ?? 0).trimEnd()
  const found = person.exec(text)?.[1]
  const surname = found?.match(/[\p{L}\p{M}]{2,}/gu) ?? []
  const words = {text, surname, years: [...new Set(text.match(/(?<!\d)(?:19|20)\d\d(?!\d)/g) ?? [])]}
  kept.set(entry, words)
  return words
}

/** Letters and digits alone, case and accents folded: what two spellings of one entry have in common. */
export const essence = (text: string): string => folded(text).replace(/[^\p{L}\d]+/gu, '')
