import type {Entry, EntryList} from '../core/entry.ts'
import {type EntryWords, essence, wordsOf} from '../core/entry-words.ts'
import type {Identifier, Scheme} from '../core/identifier/index.ts'
import type {Knowledge} from './index.ts'
import {sourceKey} from './sources.ts'

/** Two entries of one list that name one source. */
export type Duplicate = {
  readonly entry: Entry
  /** The one that comes first. */
  readonly other: Entry
  /** What both have; the later entry's spelling of it. */
  readonly identity: Identifier
  /** Whether both say the same, white space and marks aside. */
  readonly isSameText: boolean
}

/** Schemes whose identifiers name one publication. */
const publications: readonly Scheme[] = ['doi', 'pmid', 'pmcid']

/** The entries of a list that repeat an earlier one, each once. Linear in the length of the list. */
export function duplicatesIn(list: EntryList, knowledge: Knowledge): Duplicate[] {
  const first = new Map<string, Entry>()
  return list.entries.flatMap(entry => {
    const names = namesOf(list, entry).map(identity => ({
      identity,
      key: keyFor(identity, entry, knowledge)
    }))
    const found = names.flatMap(({identity, key}) => {
      const other = first.get(key)
      return other ? [{entry, other, identity}] : []
    })[0]
    for (const {key} of names) if (!first.has(key)) first.set(key, entry)
    return found ? (judged(found, list) ?? []) : []
  })
}

/** What an entry is about: the first identifier of each kind, for others may follow (an erratum, a comment). */
function namesOf({form}: EntryList, entry: Entry): Identifier[] {
  const {identities, citations} = entry
  const own = publications.flatMap(scheme => identities.find(one => one.scheme === scheme) ?? [])
  if (own.length > 0) return own
  const [only, second] = identities
  if (!only || second) return []
  if (form === 'definitions') return [only]
  // A registration number in the words of an article is not what it is about.
  const isRecord = only.scheme === 'trial' && citations.some(({identity}) => identity.linked !== undefined)
  return isRecord || (only.scheme === 'url' && essence(wordsOf(entry).text) !== '') ? [only] : []
}

/** A page is the same source only under the same words: it may hold many. */
function keyFor(identity: Identifier, entry: Entry, knowledge: Knowledge): string {
  const key = sourceKey(identity, knowledge)
  if (identity.scheme !== 'url' && identity.scheme !== 'trial') return key
  const url = entry.citations[0]?.locator?.url ?? ''
  return key.startsWith('work:') ? key : `${key} ${url} ${essence(wordsOf(entry).text)}`
}

function judged(found: Omit<Duplicate, 'isSameText'>, {form}: EntryList): Duplicate | undefined {
  const [one, other] = [wordsOf(found.entry), wordsOf(found.other)]
  const isSameText = essence(one.text) === essence(other.text)
  if (isSameText) return {...found, isSameText}
  // Notes cite one source at many pages; numbered definitions say nothing but the address.
  if (form === 'notes' || isApart(one, other)) return undefined
  return {...found, isSameText}
}

/** What makes a second publication of the first, under the same identifier or beside it. */
const kinship =
  /\b(?:errat(?:um|a)|correct(?:ion|ed)|corrigend(?:um|a)|retract(?:ion|ed)|rétractation|rectificatif|comment(?:ary|aire)?s?|reply|réponse|response|letter|lettre|supplement(?:ary|al)?|supplément|append(?:ix|ices)|annexes?|protocol|protocole|figure|table(?:au)?|data ?set|données|versions?(?:[ \u00a0]\d{1,3})?|editorial|éditorial|abstract|résumé)\b|\bv\d{1,2}\b|\b\d{1,2}(?:st|nd|rd|th|er?|re|ème) ed/giu
const chapter = /\b(?:in|dans)[ \u00a0]?:|\bchap(?:\.|ters?|itres?)/i
const pages = /(?:\bp{1,2}\.?[ \u00a0]?|:[ \u00a0]?)([A-Z]?\d{1,6}(?:[-–][A-Z]?\d{1,6})?)(?!\d|\.\d)/g

/** Whether two entries with one identifier are two parts of it: chapters, pages, versions, an erratum. */
function isApart({text: one}: EntryWords, {text: other}: EntryWords): boolean {
  if (chapter.test(one) && chapter.test(other)) return true
  if (setOf(one, kinship) !== setOf(other, kinship)) return true
  const [mine, yours] = [setOf(one, pages), setOf(other, pages)]
  return mine !== '' && yours !== '' && mine !== yours && shareStart(one, other)
}

/** Whether both begin with the same words, so that pages are all that differs. */
const shareStart = (one: string, other: string): boolean => essence(one).slice(0, 24) === essence(other).slice(0, 24)

const setOf = (text: string, pattern: RegExp): string =>
  [...new Set([...text.matchAll(pattern)].map(match => (match[1] ?? match[0]).toLowerCase()))].sort().join(' ')
