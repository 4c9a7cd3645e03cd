import {type Identifier, identifyUrl} from '../core/identifier/index.ts'
import type {Range} from '../core/text.ts'
import json from './bundled/journals.json' with {type: 'json'}
import type {JournalBundle} from './journal-tables.ts'
import {finderOf, fold, type Phrase, type PhraseMatch, phrase, type Word, wordsOf} from './phrases.ts'

const tables: JournalBundle = json

/** A journal, by the title that its publisher or its registrations give it. */
export type Journal = {readonly title: string}

/** A journal that a label names, and where: UTF-16 offsets of the label. */
export type NamedJournal = Journal & {readonly range: Range}

/** Shapes of a DOI from whose code the journal can be told. The first group is the key of the table. */
const shapes: readonly {readonly doi: RegExp; readonly titles: JournalBundle['nature']; readonly key?: string}[] = [
  // `d41586-…` are news pages of the journal with the code `s41586`.
  {doi: /^10\.1038\/[sd](\d{5})-\d{3}-/, titles: tables.nature, key: 's'},
  {doi: /^10\.1038\/([a-z]+)[.\d]/, titles: tables.natureLegacy},
  {doi: /^10\.1186\/(s\d{5})-/, titles: tables.bmc},
  {doi: /^10\.1136\/([a-z]+)[-.]/, titles: tables.bmj},
  {doi: /^10\.1001\/([a-z]+)\./, titles: tables.jama},
  {doi: /^10\.1371\/journal\.([a-z]+)\./, titles: tables.plos},
  {doi: /^10\.1016\/s(\d{4}-\d{3}[\dx])\(/, titles: tables.elsevierIssn}
]

function titleOfDoi(doi: string): string | undefined {
  for (const {doi: shape, titles, key = ''} of shapes) {
    const code = shape.exec(doi)?.[1]
    const title = code && Object.hasOwn(titles, key + code) ? titles[key + code] : undefined
    if (title) return title
  }
  return Object.entries(tables.doiStarts).find(([start]) => doi.startsWith(start))?.[1]
}

/**
 * The journal of an identifier or an address, told offline from its code.
 *
 * @returns
 *   `undefined` when the tables do not know: nothing is guessed from a publisher's host.
 */
export function journalOf(source: Identifier | string): Journal | undefined {
  const identifier = typeof source === 'string' ? identifyUrl(source) : source
  if (identifier?.scheme === 'doi') {
    const title = titleOfDoi(identifier.value)
    return title === undefined ? undefined : {title}
  }
  const host = identifier?.scheme === 'url' ? journalHost(identifier.value) : undefined
  return host && {title: host.title}
}

/** The host of a journal whose addresses give volume and page, for an address of it. */
export function journalHost(url: string): JournalBundle['hosts'][number] | undefined {
  if (!URL.canParse(url)) return undefined
  const {hostname, pathname} = new URL(url)
  return pathname.startsWith('/content/') ? tables.hosts.find(({host}) => host === hostname) : undefined
}

/** Who registered the prefix of `doi`. Journals move: it is not always who publishes. `undefined` when not known. */
export function registrantOf(doi: string): string | undefined {
  const [prefix = ''] = doi.split('/')
  return Object.hasOwn(tables.registrants, prefix) ? tables.registrants[prefix] : undefined
}

/** Whether both titles name one journal: case, accents, `&` and a leading *The* make no difference. */
export function namesSameJournal(a: string, b: string): boolean {
  const key = (title: string): string =>
    wordsOf(title)
      .map(({folded}) => folded)
      .join(' ')
      .replace(/^the /, '')
  return key(a) === key(b)
}

/**
 * A title, and where it counts: anywhere; where nothing follows it but a date or a word for the kind of text; or, as a
 * topic is named far more often than the journal called after it, only where a date does follow.
 */
type Title = {readonly title: string; readonly place: 'anywhere' | 'alone' | 'dated'}

const small = new Set(['and', 'of', 'the', 'in', 'for', 'on'])
const marks = /\b(?:Journal|Annals|Archives|Acta|Lancet|BMC|BMJ|PLOS|JAMA|npj|EMBO|EJNMMI|EURASIP|Nature)\b/

/** Titles of one or two ordinary words (*Heart*, *Gene Therapy*) are topics as often as journals. */
function isTopic(title: string): boolean {
  const telling = wordsOf(title).filter(({folded}) => !small.has(folded)).length
  return telling < 2 || (telling < 3 && !marks.test(title))
}

function titlePhrases(): Phrase<Title>[] {
  const {nature, natureLegacy, bmc, bmj, jama, plos, elsevierIssn} = tables
  const titles = new Set([nature, natureLegacy, bmc, bmj, jama, plos, elsevierIssn].flatMap(Object.values<string>))
  const written = new Set(tables.names.map(name => name.written))
  const phrases = tables.names.map(({written, title, alone}) =>
    phrase<Title>(written, {title, place: alone ? 'alone' : 'anywhere'}, false)
  )
  for (const title of titles) {
    for (const form of new Set([title, title.replace(/^The /, '')])) {
      if (!written.has(form))
        phrases.push(phrase<Title>(form, {title, place: isTopic(title) ? 'dated' : 'anywhere'}, false))
    }
  }
  return phrases
}

const find = finderOf(titlePhrases())

/**
 * The journals that a label names, by place.
 *
 * A name counts in its capitals only: *the nature of rest* names none. One that is also an ordinary word (*Nature*,
 * *Cell*, *Heart*) counts where it stands alone, or with a date or words such as *review* after it; never inside a longer
 * name (*Nature Communications*, *Springer Nature*, *Nature portfolio*, *nature.com*).
 */
export const journalsNamedIn = (label: string): NamedJournal[] =>
  find(label, (match, words) => isCapitalised(match, words) && isFree(label, match, words)).map(({range, phrase}) => ({
    title: phrase.value.title,
    range
  }))

/** Whether the words that the title capitalises are capitalised in the label. */
function isCapitalised({phrase, first}: PhraseMatch<Title>, words: readonly Word[]): boolean {
  return phrase.words.every(({raw, folded}, index) => {
    const word = words[first + index]
    return small.has(folded) || !/^\p{Lu}/u.test(raw) || (word !== undefined && /^\p{Lu}/u.test(word.raw))
  })
}

/** Words that may follow or precede a journal's name without making it another name. */
const around = new Set(
  fold(
    'january february march april may june july august september october november december ' +
      'jan feb mar apr jun jul aug sep sept oct nov dec ' +
      'janvier février mars avril mai juin juillet août septembre octobre novembre décembre ' +
      'janv févr juil déc ' +
      'review revue article paper study étude letter lettre editorial éditorial comment news actualité ' +
      'vol volume no issue numéro n p pp page pages suppl online ligne en ahead print et al doi pmid ' +
      'in dans from via voir see cf journal the published publié paru'
  ).split(' ')
)

const isDateOrSo = ({folded}: Word): boolean => around.has(folded) || /^[ev]?\d+[a-z]?$/.test(folded)

/** Whether the name is not a piece of a longer one. */
function isFree(label: string, {phrase, range, first, last}: PhraseMatch<Title>, words: readonly Word[]): boolean {
  const before = words[first - 1]
  const after = words[last + 1]
  const isJoined = (left: Word | undefined, right: Word | undefined): boolean =>
    left !== undefined && right !== undefined && /^[\s\-\u2010\u2011]*$/.test(label.slice(left.end, right.start))
  if (phrase.value.place === 'anywhere') {
    const continues = (word: Word | undefined): boolean =>
      word !== undefined && (word.folded === 'and' || /^\p{Lu}/u.test(word.raw)) && !isDateOrSo(word)
    return !(continues(before) && isJoined(before, words[first])) && !(continues(after) && isJoined(words[last], after))
  }
  if (before && isJoined(before, words[first]) && !isDateOrSo(before)) return false
  const next = nextWords(label.slice(range.end))
  return next.every(isDateOrSo) && (phrase.value.place === 'alone' || next.some(({folded}) => /\d/.test(folded)))
}

/** The words of `rest` up to its first break. */
function nextWords(rest: string): Word[] {
  const [chunk = ''] = rest.replace(/^[\s\p{P}]+/u, '').split(/[,;:|()\u2013\u2014]|\.\s/)
  return wordsOf(chunk)
}
