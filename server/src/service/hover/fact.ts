import {type Fact, inLanguage, latest, type Source} from '../../knowledge/record.ts'
import {fill} from '../message.ts'
import {dateInWords, factNames, hoverTexts} from './texts.ts'
import type {Writer} from './writer.ts'

/** The day of the question, and after how many months without a reading a fact is marked; no day, no mark. */
export type Freshness = {readonly today: string | undefined; readonly staleAfter: number}

/** Whether none of `sources` was read in the last {@link Freshness.staleAfter} months. */
export function isStale(sources: readonly Source[], {today, staleAfter}: Freshness): boolean {
  const seen = latest(sources)
  const [year = 0, month = 0] = (today ?? '').split('-').map(Number)
  const [seenYear = 0, seenMonth = 0] = seen.split('-').map(Number)
  if (!year || !seenYear) return false
  const months = (year - seenYear) * 12 + month - seenMonth
  return months > staleAfter || (months === staleAfter && (today ?? '').slice(8) > seen.slice(8))
}

/** A fact with its limits, its first source, and a mark when it was not read again for long. */
export function factLine({kind, value, note, sources}: Fact, write: Writer, freshness: Freshness): string {
  const {language} = write
  const said = write.pair(factNames[kind][language], write.plain(inLanguage(value, language)))
  const limits = note ? ` (${write.plain(note[language].replace(/\.$/, ''))})` : ''
  const [source] = sources
  const stale = isStale(sources, freshness)
    ? ` ${write.strong(fill(hoverTexts.stale[language], {date: dateInWords(latest(sources), language)}))}`
    : ''
  return `${said}${limits}${source ? ` — ${sourceLink(source, write)}` : ''}${stale}`
}

/** A source by its name, with its date, or the day of reading where it bears none. */
export function sourceLink({name, url, date, seen}: Source, write: Writer): string {
  const {language} = write
  const whole = inLanguage(name, language)
  // That it is a copy, and where it was read, is on the link: the line is to be read in three seconds.
  const short = whole.replace(/ \([^()]*\)$/, '')
  const when = date ? dateInWords(date, language) : fill(hoverTexts.read[language], {date: dateInWords(seen, language)})
  const copy = /copie|copy/.test(whole.slice(short.length)) ? ` (${hoverTexts.copy[language]})` : ''
  return `${write.link(short, url, short === whole ? undefined : whole)}${write.plain(copy)}, ${write.plain(when)}`
}
