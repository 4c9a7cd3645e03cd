import {type Fact, inLanguage, latest, type Source} from '../../knowledge/record.ts'
import {fill} from '../message.ts'
import {agencyPlaces, approvalKinds, dateInWords, factNames, hoverTexts} from './texts.ts'
import type {Writer} from './writer.ts'

/** The day of the question, and after how many months without a reading a fact is marked; no day, no mark. */
export type Freshness = {readonly today: string | undefined; readonly staleAfter: number}

/** How one hover is told: in which format and language, by which day, and which limits it has said already. */
export type Teller = {readonly write: Writer; readonly freshness: Freshness; readonly said: Set<string>}

/** Whether none of `sources` was read in the last {@link Freshness.staleAfter} months. */
export function isStale(sources: readonly Source[], {today, staleAfter}: Freshness): boolean {
  const seen = latest(sources)
  const [year = 0, month = 0] = (today ?? '').split('-').map(Number)
  const [seenYear = 0, seenMonth = 0] = seen.split('-').map(Number)
  if (!year || !seenYear) return false
  const months = (year - seenYear) * 12 + month - seenMonth
  return months > staleAfter || (months === staleAfter && (today ?? '').slice(8) > seen.slice(8))
}

/** A fact by its value alone, which is a link to its source, with its limits. */
export function briefFact({value, note, sources}: Fact, teller: Teller): string {
  const {write} = teller
  const {language} = write
  const text = inLanguage(value, language)
  const [source] = sources
  const link = source ? write.link(text, source.url, inLanguage(source.name, language)) : write.plain(text)
  return `${link}${limit(note, teller)}${staleMark(sources, teller)}`
}

/** Two facts that one source carries, on one line: what is tested, and against what. */
export function pairedLine(first: Fact, second: Fact, teller: Teller): string {
  const {write} = teller
  const {language} = write
  const said = write.pair(factNames[first.kind][language], write.plain(inLanguage(first.value, language)))
  const other = `${limit(first.note, teller)} · ${factNames[second.kind][language].toLowerCase()}`
  return `${said}${other} ${factLine(second, teller, true)}`
}

/** A fact with its limits, its first source, and a mark when it was not read again for long. `isNamed`: its kind was said. */
export function factLine({kind, value, note, sources}: Fact, teller: Teller, isNamed = false): string {
  const {write} = teller
  const {language} = write
  const text = write.plain(inLanguage(value, language))
  const said = isNamed ? text : write.pair(factNames[kind][language], text)
  const [source] = sources
  return `${said}${limit(note, teller)}${source ? ` — ${sourceLink(source, write)}` : ''}${staleMark(sources, teller)}`
}

/** Most days of one agency that are named; what is more is counted. */
const mostDays = 3

/**
 * The authorisations on one line, by agency, each by its day: what for, and who says so, is on the link. Those that have a
 * limit are followed by it.
 */
export function approvalLine(facts: readonly Fact[], teller: Teller): string {
  const {write} = teller
  const {language} = write
  const byAgency = new Map<string, Fact[]>()
  for (const fact of [...facts].sort((a, b) => ((a.date ?? '9') < (b.date ?? '9') ? -1 : 1))) {
    const agency = fact.agency ?? ''
    byAgency.set(agency, [...(byAgency.get(agency) ?? []), fact])
  }
  const parts = [...byAgency].map(([agency, all]) => {
    const place = agencyPlaces[agency]?.[language] ?? agency
    const days = all.slice(0, mostDays).map(fact => approvalDay(fact, teller))
    const more = all.length - days.length
    if (more > 0) days.push(write.plain(fill(hoverTexts.more[language], {count: more})))
    return `${place ? `${write.plain(place)} ` : ''}${days.join(', ')}`
  })
  return write.pair(factNames.approval[language], parts.join(' · '))
}

function approvalDay({agency, date, state, value, note, sources}: Fact, teller: Teller): string {
  const {write} = teller
  const {language} = write
  const words = inLanguage(value, language)
  // Without a day or an agency, and where an authority says no, the fact's own words have to say it.
  const when = date && agency && state === 'known' ? dateInWords(date, language) : words
  const kinds = approvalKinds
    .filter(({pattern}) => pattern.test(inLanguage(value, 'en')))
    .map(({name}) => name[language])
  const qualified = when !== words && kinds.length > 0 ? ` (${write.plain(kinds.join(', '))})` : ''
  const [source] = sources
  const link = source
    ? write.link(when, source.url, `${words} (${inLanguage(source.name, language)})`)
    : write.plain(when)
  return `${link}${qualified}${limit(note, teller)}${staleMark(sources, teller)}`
}

/** What limits a fact, in parentheses; once in a hover, as several facts may share it. */
function limit(note: Fact['note'], {write: {language, plain}, said}: Teller): string {
  const text = note?.[language].replace(/\.$/, '')
  if (!text || said.has(text)) return ''
  said.add(text)
  return ` (${plain(text)})`
}

function staleMark(sources: readonly Source[], {write, freshness}: Teller): string {
  if (!isStale(sources, freshness)) return ''
  const date = dateInWords(latest(sources), write.language)
  return ` ${write.strong(fill(hoverTexts.stale[write.language], {date}))}`
}

/**
 * A source by the first words of its name, with its date, or the day of reading where it bears none. The whole name, and
 * where a copy was read, is on the link: the line is to be read in three seconds.
 */
export function sourceLink({name, url, date, seen}: Source, write: Writer): string {
  const {language} = write
  const whole = inLanguage(name, language)
  const when = date ? dateInWords(date, language) : fill(hoverTexts.read[language], {date: dateInWords(seen, language)})
  return `${write.link(shortened(whole), url, whole)}, ${write.plain(when)}`
}

/** Longest name of a source in a line, in UTF-16 units. */
const longestName = 42

/** `name` without what is in parentheses, and cut at its first pause where that is long. */
function shortened(name: string): string {
  const bare = name.replace(/ \([^()]*\)$/, '')
  if (bare.length <= longestName) return bare
  const pause = bare.search(/[,:;\u00a0\u202f](?:\s|:)|: /)
  return pause > 2 && pause <= longestName ? bare.slice(0, pause) : `${bare.slice(0, longestName - 1).trimEnd()}…`
}
