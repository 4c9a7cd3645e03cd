import {hasBibliography} from '../core/declared-work.ts'
import {type Entry, type EntryList, entryListsOf} from '../core/entry.ts'
import {type EntryWords, wordsOf} from '../core/entry-words.ts'
import type {Fact} from '../core/fact.ts'
import type {Model} from '../core/model.ts'
import {numberingsOf} from '../core/numbering.ts'
import {nothing} from '../core/part.ts'
import {referenceUse} from '../core/reference-use.ts'
import {spokenOf} from '../core/spoken-of.ts'
import type {Knowledge} from './index.ts'
import {citedSources, sourceKey, sourcesOf} from './sources.ts'

/** What of a list of references the text cites. */
export type Coverage = {
  readonly list: EntryList
  readonly cited: readonly Entry[]
  /** Entries that the text surely never cites: of the others it cannot be told. */
  readonly uncited: readonly Entry[]
  /** Whether the text cites the list by number. */
  readonly isByNumber: boolean
}

/** Text that another file holds, where what is not cited here may be cited. */
const inclusion =
  /\{\{[<%] ?include\b|\{% ?include|^!\[\[[^\]\n]{1,200}\]\]|^:{3,}\{include\}|^```\{include\}|^\\(?:input|include)\{|^<!-- ?include|^!include\b/m

const inclusions: Fact<true> = {
  of: ({segment: {text}}) => (mayInclude(text) && inclusion.test(text) ? [true] : nothing)
}

/** Every {@link inclusion} holds one of these. */
const mayInclude = (text: string): boolean =>
  text.includes('include') || text.includes('![[') || text.includes('\\input{')

/** How far the text cites its lists of references; only of lists that are meant to be cited. */
export function readCoverage(model: Model, knowledge: Knowledge): Coverage[] {
  if (model.collect(inclusions).length > 0) return []
  const numbered = new Map(numberingsOf(model).flatMap(one => one.lists.map(list => [list, one.mentioned] as const)))
  return entryListsOf(model).flatMap(list => {
    if (list.form === 'notes') return []
    const mentioned = numbered.get(list)
    const read = mentioned
      ? byNumber(model, list, mentioned)
      : list.form === 'works'
        ? byKey(model, list)
        : list.form === 'definitions'
          ? byDefinition(model, list)
          : bySource(model, list, knowledge)
    return read && isMeantToBeCited(list, read) ? [read] : []
  })
}

/** Whether most of a list is cited, so that what is not stands out. */
const isMeantToBeCited = ({entries, isFurther}: EntryList, {cited}: Coverage): boolean =>
  cited.length > 1 && (isFurther ? cited.length * 3 > entries.length * 2 : cited.length * 2 >= entries.length)

/** `entries` by whether they are cited; those of which it cannot be told are in neither. */
function divided(list: EntryList, isCited: (entry: Entry) => boolean | undefined, isByNumber = false): Coverage {
  const cited: Entry[] = []
  const uncited: Entry[] = []
  for (const entry of list.entries) {
    const answer = isCited(entry)
    if (answer) cited.push(entry)
    else if (answer === false) uncited.push(entry)
  }
  return {list, cited, uncited, isByNumber}
}

/** By number, else by author and year: whoever names both cites, in whatever style. */
const byNumber = (model: Model, list: EntryList, mentioned: ReadonlySet<number>): Coverage =>
  divided(
    list,
    entry => {
      if (entry.number === undefined) return undefined
      return mentioned.has(entry.number) || isLinkedElsewhere(model, entry) || isNamedWithYear(model, entry)
    },
    true
  )

const isLinkedElsewhere = (model: Model, {identities}: Entry): boolean =>
  identities.some(({scheme, value}) =>
    model
      .group(citedSources)
      .get(`${scheme}:${value}`)
      ?.some(({item}) => !item.isListed)
  )

function isNamedWithYear(model: Model, entry: Entry): boolean {
  const {surname, years} = wordsOf(model.snapshot.text, entry)
  return surname.some(word => years.some(year => spokenOf(model).hasNameAndYear(word, year)))
}

function byKey(model: Model, list: EntryList): Coverage | undefined {
  if (hasBibliography(model)) return undefined
  const {text} = model.readAll()
  const used = new Set<string>()
  for (const [, key = ''] of text.matchAll(/@\{?([\p{L}\d_][\p{L}\d_:.#$%&+?<>~/-]{0,200})/gu)) {
    for (let name = key; name !== ''; name = /[^\p{L}\d_]$/u.test(name) ? name.slice(0, -1) : '') used.add(name)
  }
  // `nocite: '@*'` lists what nothing cites, on purpose.
  if (/@\*/.test(text)) return undefined
  return divided(list, ({label}) => label !== undefined && used.has(label))
}

/** Numbered link definitions below one another, of which links use most. */
function byDefinition(model: Model, list: EntryList): Coverage {
  const {behindText, alone} = model.ask(referenceUse)
  return divided(list, ({label = ''}) => behindText.has(label) || alone.has(label))
}

/** By what the entries lead to, and by what the text calls them. */
function bySource(model: Model, list: EntryList, knowledge: Knowledge): Coverage | undefined {
  const sources = sourcesOf(model, knowledge)
  const isLinked = (entry: Entry): boolean =>
    entry.identities.some(one => sources.get(sourceKey(one, knowledge))?.some(({item}) => !item.isListed))
  const linked = new Set(list.entries.filter(isLinked))
  const isByLink = linked.size * 2 >= list.entries.length
  if (!isByLink && list.entries.every(({number}) => number !== undefined)) return undefined
  const unlisted = unlistedWords(model)
  return divided(list, entry => {
    if (linked.has(entry)) return true
    const words = wordsOf(model.snapshot.text, entry)
    if (isSpokenOf(model, entry, words)) return true
    if (isByLink) return isWeb(entry) && !isNear(entry, words, unlisted) ? false : undefined
    return words.surname.length > 0 && words.years.length > 0 ? false : undefined
  })
}

const isWeb = ({identities: [first], citations}: Entry): boolean =>
  first !== undefined && citations.some(({locator}) => /^(?:https?:|www\.|doi|10\.)/i.test(locator?.url ?? ''))

/** Whether the text names the entry's author, or uses the words of its label or title. */
function isSpokenOf(model: Model, {citations}: Entry, {surname, text}: EntryWords): boolean {
  const spoken = spokenOf(model)
  if (surname.some(word => spoken.hasName(word))) return true
  const label = citations.find(one => one.label)?.label?.text
  return label !== undefined ? spoken.hasPhrase(label) : surname.length === 0 && spoken.hasPhrase(text)
}

type Unlisted = {readonly words: ReadonlySet<string>; readonly hosts: ReadonlySet<string>}

const tokens = (text: string): string[] => text.toLowerCase().match(/\p{L}{4,40}/gu) ?? []

/** What the text says of sources that no list holds: one of them may be an entry under another address. */
function unlistedWords(model: Model): Unlisted {
  const words = new Set<string>()
  const hosts = new Set<string>()
  for (const places of model.group(citedSources).values()) {
    if (places.some(({item}) => item.isListed)) continue
    for (const {
      item: {
        citation: {label, locator}
      }
    } of places) {
      for (const word of tokens(label?.text ?? '')) words.add(word)
      const host = hostOf(locator?.url)
      if (host) hosts.add(host)
    }
  }
  return {words, hosts}
}

const hostOf = (url = ''): string | undefined => /^https?:\/\/(?:www\.)?([^/?#]{1,200})/i.exec(url)?.[1]?.toLowerCase()

function isNear({citations}: Entry, {text}: EntryWords, {words, hosts}: Unlisted): boolean {
  const label = citations.find(one => one.label)?.label?.text ?? text.slice(0, 200)
  if (tokens(label).some(word => words.has(word))) return true
  return citations.some(({locator}) => {
    const host = hostOf(locator?.url)
    return host !== undefined && host !== 'doi.org' && hosts.has(host)
  })
}
