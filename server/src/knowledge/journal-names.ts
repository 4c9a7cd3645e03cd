import type {Range} from '../core/text.ts'
import {journalTables} from './journal-tables.ts'
import {smallWords, titleKey} from './journal-title.ts'
import type {Journal} from './journals.ts'
import {finderBy, fold, type Phrase, type PhraseMatch, phrase, type Word, wordsOf} from './phrases.ts'

/** A journal that a label names, and where: UTF-16 offsets of the label. */
export type NamedJournal = Journal & {readonly range: Range}

/**
 * A title, and where it counts: `anywhere`; `alone`, where nothing follows it but a date or a word for the kind of text;
 * `dated`, only where a date does follow; or `volume`, only in a reference, as a topic (*Lung Cancer*, *Stroke*) is named
 * far more often than the journal called after it.
 */
type Place = 'anywhere' | 'alone' | 'dated' | 'volume'
type Title = {readonly title: string; readonly place: Place}
type Match = PhraseMatch<Title>

/** Words of titles that are no topic. */
const marks =
  /\bJournal\b|^(?:The )?(?:Annals|Annales|Archives|Acta|Lancet|BMC|BMJ|PLOS|JAMA|npj|EMBO|EJNMMI|EURASIP|Nature|Frontiers in|Current Opinion in|Proceedings of|Seminars in|Zeitschrift für|Bulletin)\b/
/** Last words that a topic seldom has. */
const endings = /\b(?:Reports|Letters|Advances|Reviews|Communications|Open|Transactions|Proceedings|Quarterly)$/

/** Titles of which a long form with a colon exists: what follows theirs is part of a text, not of the name. */
const brands = /^(?:The )?(?:Nature|Lancet|BMJ|JAMA|PLOS|BMC|New England|NEJM|Cell|Science)\b/

function placeOf(title: string): Place {
  const words = wordsOf(title)
  const telling = words.filter(({folded}) => !smallWords.has(folded)).length
  if (words.length > 1 && marks.test(title)) return 'anywhere'
  // Three nouns in a row (*Congenital Heart Disease*) are a topic; *Health Policy and Planning* is rather a title.
  const isList = telling > 2 && (telling < words.length || title.includes(':'))
  return isList || (telling > 1 && endings.test(title)) ? 'dated' : 'volume'
}

/** The ways in which a label may write `title`: without its article, and with a comma before the last *and*. */
function formsOf(title: string): string[] {
  const bare = title.replace(/^The /, '')
  const comma = bare.replace(/(, .+?),? (?:&|and) /, '$1, & ')
  return [...new Set([bare, comma])]
}

/** How a journal is written, its title and where that counts; absent: {@link placeOf} tells. */
type Written = {readonly written: string; readonly title: string; readonly place?: Place}

/** The first three words of `written`, folded; fewer where there are no more. */
const beginningOf = (written: string): string =>
  fold(
    written
      .replace('&', ' and ')
      .split(/[^\p{L}\p{N}\p{M}]+/u, 3)
      .join(' ')
  ).trim()

/** All ways of writing all titles, by {@link beginningOf}. */
function writtenTitles(): ReadonlyMap<string, readonly Written[]> {
  const found = new Map<string, Written[]>()
  const add = (one: Written): void => {
    const key = beginningOf(one.written)
    const list = found.get(key)
    if (list) list.push(one)
    else found.set(key, [one])
  }
  const byHand = new Set<string>()
  for (const place of ['anywhere', 'alone', 'dated'] as const) {
    for (const [written, title] of Object.entries(journalTables.names[place])) {
      byHand.add(written)
      add({written, title, place})
    }
  }
  for (const title of journalTables.titles()) {
    for (const written of formsOf(title)) if (!byHand.has(written) && /\p{L}/u.test(written)) add({written, title})
  }
  return found
}

/** Phrases for all titles, made when a text first holds their first words. */
function titlePhrases(): Parameters<typeof finderBy<Title>>[0] {
  const written = writtenTitles()
  const made = new Map<string, readonly Phrase<Title>[]>()
  const phrasesOf = (key: string): readonly Phrase<Title>[] => {
    const known = made.get(key)
    if (known) return known
    const phrases = (written.get(key) ?? [])
      .map(one => phrase<Title>(one.written, {title: one.title, place: one.place ?? placeOf(one.title)}, false))
      .sort((a, b) => b.words.length - a.words.length)
    if (phrases.length > 0) made.set(key, phrases)
    return phrases
  }
  return (word, words, at) => {
    const [second, third] = [words[at + 1]?.folded, words[at + 2]?.folded]
    const keys = [
      word,
      ...(second ? [`${word} ${second}`] : []),
      ...(second && third ? [`${word} ${second} ${third}`] : [])
    ]
    return keys.reverse().flatMap(phrasesOf)
  }
}

let find: ReturnType<typeof finderBy<Title>> | undefined

/**
 * The journals that a label names, by place.
 *
 * A name counts in its capitals only: *the nature of rest* names none. One that is also an ordinary word (*Nature*,
 * *Cell*) counts where it stands alone, or with a date or words such as *review* after it; never inside a longer name
 * (*Nature Communications*, *Springer Nature*, *Nature portfolio*, *nature.com*). One that is a topic (*Lung Cancer*)
 * counts in a reference only: with volume and page, after authors, or in italics before a date.
 *
 * @param isItalic
 *   Whether a name as it stands in the label is set in italics there; without it, none is.
 */
export function journalsNamedIn(label: string, isItalic: (name: string) => boolean = () => false): NamedJournal[] {
  find ??= finderBy(titlePhrases())
  const accept = (match: Match, words: readonly Word[]): boolean =>
    isCapitalised(match, words) && isFree(label, match, words, isItalic)
  return find(label, accept).map(({range, phrase}) => ({title: phrase.value.title, range}))
}

let others: ReadonlySet<string> | undefined

/** Whether one title is a known other name of the other, or a shorter form of it: *Angewandte Chemie*. */
export function mayNameSameJournal(a: string, b: string): boolean {
  const [first = '', second = ''] = [titleKey(a), titleKey(b)].sort((x, y) => x.length - y.length)
  if (first === second) return true
  if (second.startsWith(`${first} `) && !brands.test(a) && !brands.test(b)) return true
  others ??= new Set(journalTables.otherTitles().flatMap(([x, y]) => [pairOf(x, y), pairOf(y, x)]))
  return others.has(pairOf(a, b))
}

const pairOf = (a: string, b: string): string => `${titleKey(a)}|${titleKey(b)}`

/** Whether the words that the title capitalises are capitalised in the label. */
function isCapitalised({phrase, first}: Match, words: readonly Word[]): boolean {
  return phrase.words.every(({raw, folded}, index) => {
    const word = words[first + index]
    return smallWords.has(folded) || !/^\p{Lu}/u.test(raw) || (word !== undefined && /^\p{Lu}/u.test(word.raw))
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

const isDateOrSo = ({folded}: Word): boolean => around.has(folded) || /^[ev]?\d+(?:[a-z]|er|st|nd|rd|th)?$/.test(folded)

const isJoined = (label: string, left: Word | undefined, right: Word | undefined): boolean =>
  left !== undefined && right !== undefined && /^[\s\-\u2010\u2011]*$/.test(label.slice(left.end, right.start))

/** How far around a name is looked for its date and its authors, in UTF-16 units. */
const reach = 80

/** Whether the name is not a piece of a longer one, and stands where it counts. */
function isFree(label: string, match: Match, words: readonly Word[], isItalic: (name: string) => boolean): boolean {
  const {phrase, range, first} = match
  const {place} = phrase.value
  const before = words[first - 1]
  if (place === 'anywhere') return !continues(label, match, words)
  if (before && isJoined(label, before, words[first]) && !isDateOrSo(before)) return false
  if (place !== 'alone' && isAllOf(label, match, words)) return true
  const rest = label.slice(range.end, range.end + reach)
  if (place === 'volume' && volume.test(rest)) return !continues(label, match, words)
  const next = nextWords(rest)
  if (!next.every(isDateOrSo)) return false
  if (place === 'alone') return true
  if (!next.some(({folded}) => /\d/.test(folded))) return false
  return (
    place === 'dated' ||
    authors.test(label.slice(Math.max(0, range.start - reach), range.start)) ||
    isItalic(label.slice(range.start, range.end))
  )
}

/** Titles that are seldom topics where nothing but a year follows: of specialties, and with a word for a periodical. */
const periodicals =
  /^(?:Trends|Briefings) in | (?:(?!\p{L}{0,5}(?:[Tt]echn|[Ee]pidemi|[Pp]ath|[Pp]hysi|[Tt]oxic|[Bb]i)ology)\p{L}{3,}(?:ology|iatry|iatrics)|International|Bulletin|Focus|Outlook|Insights|Today|Discovery|Investigation|Update|Perspectives|Online|Direct)$/u

/** Whether a label is nothing but a title of several words, seldom a topic, and a year: *Trends in Tea, 2023*. */
function isAllOf(label: string, {range, phrase}: Match, words: readonly Word[]): boolean {
  if (range.start > 0 || phrase.words.length < 2 || words.length !== phrase.words.length + 1) return false
  return periodicals.test(phrase.written) && /^(?:,?\s|\s\()(?:19|20)\d{2}\)?$/.test(label.slice(range.end))
}

/** `2019;50:12`, `2019, 50(3)`, `50(3):12`, `vol. 50`: what follows a journal's name in a list of references. */
const volume =
  /^[.,]?\s{0,3}(?:\(?(?:19|20)\d{2}(?:\s[\p{L}.]{3,10}(?:\s\d{1,2})?)?\)?\s{0,2}[;,:]\s{0,2}(?:vol(?:ume)?\.?\s?)?\d{1,4}\s?[(:;]|\d{1,4}\s?\(\d{1,4}\)\s?[:,;]|vol(?:ume)?\.?\s?\d)/iu
/** `et al., `, `Dupont A. `: authors before a journal's name. */
const authors = /(?:\bet (?:al|coll)\b\.?,?|\p{Lu}\p{Ll}+ \p{Lu}{1,3}\.,?)\s{0,3}$/u

const joints = new Set(['of', 'for', 'de', 'du', 'des', 'et', 'und'])

/** Whether a name goes on before or after `match`: *European Journal of Rest*, *Journal of Tea, Rest and Planets*. */
function continues(label: string, {phrase, first, last}: Match, words: readonly Word[]): boolean {
  const goesOn = (word: Word | undefined): word is Word =>
    word !== undefined && (word.folded === 'and' || /^\p{Lu}/u.test(word.raw)) && !isDateOrSo(word)
  const before = words[first - 1]
  if (goesOn(before) && isJoined(label, before, words[first])) return true
  const after = words[last + 1]
  if (after && joints.has(after.folded)) return isJoined(label, words[last], after)
  if (!goesOn(after)) return false
  const between = label.slice(words[last]?.end ?? 0, after.start)
  // After a colon the label may say what the article says, but some journals have one in their names.
  return (
    /^[\s\-\u2010\u2011,/(]*$/.test(between) ||
    (/^\s*[:\u2013\u2014]\s*$/.test(between) && !brands.test(phrase.value.title))
  )
}

/** The words of `rest` up to its first break. */
function nextWords(rest: string): Word[] {
  const [chunk = ''] = rest.replace(/^[\s\p{P}]+/u, '').split(/[,;:|()\u2013\u2014]|\.\s/)
  return wordsOf(chunk)
}
