import type {Range} from '../core/text.ts'
import {journalTables} from './journal-tables.ts'
import {smallWords} from './journal-title.ts'
import {monthOf} from './months.ts'
import {type Word, wordsOf} from './phrases.ts'

/**
 * Two to six capitalised words before a year or a volume: where a reference names its journal. `range`: UTF-16 offsets of the
 * text. `titles`: those of the tables that the words abbreviate; empty where no title is known, and where each word is written
 * out, as others look for full titles.
 */
export type JournalRun = {
  readonly written: string
  readonly range: Range
  readonly titles: readonly string[]
}

/** *Haematology* and *Hematology* are abbreviated alike. */
const plain = (folded: string): string => folded.replace(/[ao]e/g, 'e')

/** The words of a title or of its abbreviation that tell something, folded. */
const tellingWords = (words: readonly {readonly folded: string}[]): string[] =>
  words.filter(({folded}) => !smallWords.has(folded)).map(({folded}) => folded)

type Index = {
  /** Telling words of the titles, by the first letters of these words. */
  readonly byLetters: ReadonlyMap<string, readonly {readonly title: string; readonly words: readonly string[]}[]>
  /** Each word of each title: what is a word of its own is not short for another (*Transplant*, *Gene*). */
  readonly words: ReadonlySet<string>
}

const lettersOf = (words: readonly string[]): string => words.map(([first]) => first).join('')

let kept: Index | undefined

/** Made when a text first holds a run. */
function index(): Index {
  if (kept) return kept
  const byLetters = new Map<string, {title: string; words: string[]}[]>()
  const all = new Set<string>()
  const {names, doiStarts} = journalTables
  const byHand = [doiStarts, names.anywhere, names.alone, names.dated].flatMap(one => Object.values(one))
  for (const title of new Set([...journalTables.titles(), ...byHand])) {
    const words = tellingWords(wordsOf(title))
    for (const word of words) if (!shortForms.has(word)) all.add(word)
    if (words.length < 2) continue
    const letters = lettersOf(words)
    const list = byLetters.get(letters)
    if (list) list.push({title, words})
    else byLetters.set(letters, [{title, words}])
  }
  kept = {byLetters, words: all}
  return kept
}

/** Short forms that are as well words of some titles. */
const shortForms = new Set('med res sci eng chem biomed psych'.split(' '))
const twoLetters = new Set(['am', 'br'])

/** `full`: the word is written out. `short`: it is the beginning of it. `no`: neither, or it lacks no more than a plural. */
function formOf(word: string, whole: string): 'full' | 'short' | 'no' {
  if (word === whole) return 'full'
  if (word === 'j') return /^journals?$/.test(whole) ? 'short' : 'no'
  if (word === 'natl' && whole === 'national') return 'short'
  if (
    !(whole.startsWith(word) || plain(whole).startsWith(plain(word))) ||
    whole === `${word}s` ||
    (word.length < 3 && !twoLetters.has(word))
  )
    return 'no'
  return 'short'
}

/** Titles that `words` abbreviate, each word the beginning of the title's; `isReference`: a volume stands after them. */
function titlesFor(words: readonly string[], isReference: boolean): string[] {
  if (words.length < 2 || words.length > 6) return []
  const {byLetters, words: known} = index()
  const isSure = isReference || (words.length === 2 ? words[1] !== 'j' : true)
  return (byLetters.get(lettersOf(words)) ?? []).flatMap(({title, words: whole}) => {
    const forms = words.map((word, at) => formOf(word, whole[at] ?? ''))
    if (forms.includes('no') || !isSure) return []
    const isShort = forms.some((form, at) => form === 'short' && (isReference || !known.has(words[at] ?? '')))
    return isShort ? [title] : []
  })
}

/** Whether the letters of `word` stand in `whole` in their order, the first one first: *natl*, *hosp*. */
function isWithin(word: string, whole: string): boolean {
  if (word[0] !== whole[0]) return false
  let at = 0
  for (const letter of whole) if (letter === word[at]) at++
  return at >= word.length
}

/**
 * Whether `written` may be short for `title`: each of its words stands for one of the title's, in their order. Generous, as it
 * clears: parts of the title may be left out, and a supplement is a part of its journal.
 */
export function mayAbbreviate(written: string, title: string): boolean {
  const words = tellingWords(wordsOf(written)).filter(word => !/^suppl/.test(word))
  const whole = tellingWords(wordsOf(title))
  let at = 0
  for (const one of whole) {
    const word = words[at]
    if (word && (isWithin(word, one) || isWithin(plain(word), plain(one)))) at++
  }
  return words.length > 0 && at === words.length
}

const year = /^(?:19|20)\d{2}$/
/** ` 73(1):1`, `, 73:1`: volume and page. */
const volume =
  /^(?:[,;]?\s{0,3}(?:vol(?:ume)?\.?\s{1,2})?\d{1,4}\s?\(\d{1,4}(?:[-\u2013]\d{1,4})?\)|[,;]?\s{0,3}\d{1,4}\s?:\s?[\p{L}]?\d|[,;]?\s{0,3}vol(?:ume)?\.?\s\d)/iu
/** `2019;73`, `2019 May 3;73`, `(2019) 73`: a volume after a year. */
const volumeAfterYear = /^\)?(?:\s\p{L}{3,9}\.?(?:\s\d{1,2})?)?\s{0,2}[;,]?\s{0,2}\d{1,4}\s?[(:;]/u

/** What stands between the words of a journal's short name; its words may be set apart by a line's end. */
const gap = /^\.?\s{1,6}$/
const isSmall = ({folded, raw}: Word): boolean => smallWords.has(folded) && raw === raw.toLowerCase()
const isName = ({raw}: Word): boolean => /^\p{Lu}\p{L}*$/u.test(raw)
/** Words after which a journal's name may begin. */
const leads = new Set('in dans al coll see voir from via the'.split(' '))
/** How many words before a date are looked at: more than the longest abbreviation has. */
const furthest = 10

/** Words that may be a journal's name, as indexes of the text's words, the last one inclusive. */
type Span = {readonly first: number; readonly last: number}

/** What may be the name that ends with word `last`: up to a full stop, and up to the first word that no name has. */
function spansTo(text: string, words: readonly Word[], last: number): Span[] {
  const spans: Span[] = []
  let first = last
  for (let at = last; at >= 0 && last - at < furthest; at--) {
    const word = words[at]
    if (!word || !(isName(word) || isSmall(word))) break
    if (isName(word)) first = at
    const before = words[at - 1]
    const between = text.slice(before?.end ?? 0, word.start)
    if (before && !gap.test(between)) return begins(words, first, between, spans, last)
    if (!before) return [...spans, {first, last}]
    if (between.startsWith('.') && isName(word)) spans.push({first: at, last})
    if (!isName(before) && !isSmall(before))
      return between.startsWith('.') || leads.has(before.folded) ? [...spans, {first, last}] : spans
  }
  const before = words[first - 1]
  return before && leads.has(before.folded) ? [...spans, {first, last}] : spans
}

/** A name begins after `, `, `; `, `(`, a dash or a mark of emphasis; in a longer name with a colon it may go on. */
function begins(words: readonly Word[], first: number, between: string, spans: Span[], last: number): Span[] {
  const isBreak = /(?:[,;.(|\u2013\u2014\])»”"*_?!]|\s-)\s{0,6}[*_«“"([]{0,3}$/u.test(between) && !/[:/&]/.test(between)
  return isBreak && words[first] ? [...spans, {first, last}] : spans
}

/** Index of the last word before a date that begins at word `at`: months and days stand between. */
function beforeDate(text: string, words: readonly Word[], at: number): number {
  let last = at - 1
  if (/^\d{1,2}$/.test(words[last]?.raw ?? '') && monthOf(words[last - 1]?.raw) !== undefined) last--
  if (monthOf(words[last]?.raw) !== undefined && last > 0) last--
  if (/^\d{1,2}$/.test(words[last]?.raw ?? '') && last < at - 1) last--
  const [end, start] = [words[last], words[last + 1]]
  return end && start && /^[.,]{0,2}\s{0,6}[*_]{0,2}[,.]?\s{0,6}\(?$/.test(text.slice(end.end, start.start)) ? last : -1
}

/** Which of the spans is the name: one without full stops inside, where its words are not written with them. */
function runOf(
  text: string,
  words: readonly Word[],
  spans: readonly Span[],
  isReference: boolean
): JournalRun | undefined {
  let whole: JournalRun | undefined
  for (const {first, last} of spans) {
    const own = words.slice(first, last + 1)
    const [start, end] = [own[0], own.at(-1)]
    if (!start || !end) continue
    const range = {start: start.start, end: end.end}
    const written = text.slice(range.start, range.end)
    const telling = tellingWords(own)
    if (telling.length < 2) continue
    const titles = titlesFor(telling, isReference)
    const run = {written, range, titles}
    const isDotted = text[range.end] === '.' && isAllFull(own, titles)
    if (titles.length > 0 && !written.includes('.') && !isDotted) return run
    // A longer span is the name itself, or it is a sentence and the name: then nothing is said.
    whole = run
  }
  return whole
}

/** Whether all words but the last are written out: then a full stop before them may be that of a shortened word. */
const isAllFull = (own: readonly Word[], titles: readonly string[]): boolean =>
  titles.some(title => {
    const whole = tellingWords(wordsOf(title))
    return tellingWords(own.slice(0, -1)).every((word, at) => word === whole[at])
  })

/**
 * The runs of capitalised words that stand in a text where a reference names its journal. A run counts as a known journal's
 * short name if each word begins the title's word at its place, as in ISO 4: *Am J Kidney Dis 2019*. Linear.
 */
export function journalRunsIn(text: string): JournalRun[] {
  const words = wordsOf(text)
  const runs = new Map<number, JournalRun>()
  words.forEach((word, at) => {
    if (!/^\d{1,4}$/.test(word.raw)) return
    const isYear = year.test(word.raw)
    const last = isYear ? beforeDate(text, words, at) : at - 1
    const end = words[last]
    if (!end || runs.has(end.end) || !isName(end)) return
    const isReference = isYear
      ? volumeAfterYear.test(text.slice(word.end, word.end + 40))
      : volume.test(text.slice(end.end, end.end + 40).replace(/^\./, ''))
    if (!isYear && !isReference) return
    const run = runOf(text, words, spansTo(text, words, last), isReference)
    if (run) runs.set(end.end, run)
  })
  return [...runs.values()]
}
