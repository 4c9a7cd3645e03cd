import {hasBibliography} from '../core/declared-work.ts'
import type {Entry, EntryList} from '../core/entry.ts'
import {wordsOf} from '../core/entry-words.ts'
import type {Fact, KeyedFact} from '../core/fact.ts'
import type {Model, Question} from '../core/model.ts'
import {isNumbered, numberingsOf} from '../core/numbering.ts'
import {nothing} from '../core/part.ts'
import {referenceUse} from '../core/reference-use.ts'
import {spokenOf} from '../core/spoken-of.ts'
import type {Knowledge} from './index.ts'
import {citedSources, isInText, knownSources, sourceKey} from './sources.ts'

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

/** How far the text cites a list of references; `undefined` for one that is not meant to be cited. */
export function readCoverage(model: Model, list: EntryList, knowledge: Knowledge): Coverage | undefined {
  if (list.form === 'notes' || model.collect(inclusions).length > 0) return undefined
  const read = readBy(model, list, knowledge)
  return read && isMeantToBeCited(list, read) ? read : undefined
}

function readBy(model: Model, list: EntryList, knowledge: Knowledge): Coverage | undefined {
  if (list.form === 'works') return byKey(model, list)
  if (list.form === 'definitions') return byDefinition(model, list)
  const numbering = isNumbered(list) ? numberingsOf(model).find(({lists}) => lists.includes(list)) : undefined
  return numbering ? byNumber(model, list, numbering.mentioned) : bySource(model, list, knowledge)
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
  const {surname, years} = wordsOf(entry)
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
  const isLinked = ({identities}: Entry): boolean =>
    identities.some(one => model.ask(isInText(knownSources(knowledge), sourceKey(one, knowledge))))
  const linked = new Set(list.entries.filter(isLinked))
  const isByLink = linked.size * 2 >= list.entries.length
  if (!isByLink && list.entries.every(({number}) => number !== undefined)) return undefined
  const open = list.entries.filter(entry => !linked.has(entry))
  // Whether an entry would count as uncited if the text does not speak of it: if none would, nobody need look.
  const suspects = new Set(open.filter(entry => (isByLink ? isFar(model, entry) : isNamedAndDated(entry))))
  if (suspects.size === 0) return undefined
  return divided(list, entry => {
    if (linked.has(entry) || isSpokenOf(model, entry)) return true
    return suspects.has(entry) ? false : undefined
  })
}

/** Whether an entry names an author and a year, by which a text would speak of it. */
function isNamedAndDated(entry: Entry): boolean {
  const {surname, years} = wordsOf(entry)
  return surname.length > 0 && years.length > 0
}

/** Whether an entry leads to the web, and to nothing that the text may lead to under another address. */
const isFar = (model: Model, entry: Entry): boolean => isWeb(entry) && !isNear(model, entry)

const isWeb = ({identities: [first], citations}: Entry): boolean =>
  first !== undefined && citations.some(({locator}) => /^(?:https?:|www\.|doi|10\.)/i.test(locator?.url ?? ''))

/** Whether the text names the entry's author, or uses the words of its label or title. */
function isSpokenOf(model: Model, entry: Entry): boolean {
  const {surname, text} = wordsOf(entry)
  const {citations} = entry
  const spoken = spokenOf(model)
  if (surname.some(word => spoken.hasName(word))) return true
  const label = citations.find(one => one.label)?.label?.text
  return label !== undefined ? spoken.hasPhrase(label) : surname.length === 0 && spoken.hasPhrase(text)
}

const tokens = (text: string): string[] => text.toLowerCase().match(/\p{L}{4,40}/gu) ?? []

const hostOf = (url = ''): string | undefined => /^https?:\/\/(?:www\.)?([^/?#]{1,200})/i.exec(url)?.[1]?.toLowerCase()

/** A word of the label of a source, or its host. */
type Trace = {readonly trace: string; readonly source: string}

/** What sources are known by: a source that no list holds may be an entry under another address. */
const traces: KeyedFact<Trace> = {
  of: part =>
    citedSources.of(part).flatMap(({key: source, citation: {label, locator}}) => {
      const host = hostOf(locator?.url)
      const words = tokens(label?.text ?? '')
      return [...words, ...(host === undefined ? nothing : [`//${host}`])].map(trace => ({trace, source}))
    }),
  keyOf: ({trace}) => trace
}

const traceQuestions = new Map<string, Question<boolean>>()

/** Whether a source that no list holds is known by this. */
function isTraceOfUnlisted(trace: string): Question<boolean> {
  const known = traceQuestions.get(trace)
  if (known) return known
  const question: Question<boolean> = {
    answer(model) {
      const sources = model.group(citedSources)
      const isUnlisted = (key: string): boolean => sources.get(key)?.every(({item}) => !item.isListed) === true
      return (
        model
          .group(traces)
          .get(trace)
          ?.some(({item}) => isUnlisted(item.source)) === true
      )
    }
  }
  traceQuestions.set(trace, question)
  return question
}

/** Whether the label or the host of an entry is one of a source that no list holds. */
function isNear(model: Model, entry: Entry): boolean {
  const label = entry.citations.find(one => one.label)?.label?.text ?? wordsOf(entry).text.slice(0, 200)
  if (tokens(label).some(word => model.ask(isTraceOfUnlisted(word)))) return true
  return entry.citations.some(({locator}) => {
    const host = hostOf(locator?.url)
    return host !== undefined && host !== 'doi.org' && model.ask(isTraceOfUnlisted(`//${host}`))
  })
}
