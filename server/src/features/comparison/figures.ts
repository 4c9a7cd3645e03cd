import {blank} from '../../core/mask.ts'
import type {Range} from '../../core/text.ts'
import {canonical, dash, expand, fuller, lowered, type NumberStyle, power, readingsOf, scaled} from './number-forms.ts'
import {findWordNumbers, monthOf, monthPattern, romanValue} from './number-words.ts'
import {filler} from './plain-text.ts'

/** A number as a text writes it. Ranges are offsets of the passage. */
export type Figure = {
  readonly range: Range
  /** Its value in a form that is the same in both languages, the likeliest first; others that the text may mean. */
  readonly readings: readonly string[]
  /**
   * `number`: it must be in the other text. `name`: digits that belong to a name (CD19); `word`: a number in words;
   * `hint`: what may be something else, such as an article, a time of day or the name of a month. These three may stand for
   * a number of the other text, and need not.
   */
  readonly role: 'number' | 'name' | 'word' | 'hint'
  /** Letters before the digits of a `name`, folded; what a hint tells, where it surely tells it. */
  readonly name?: string
}

/** Numbers of a numbered list of references that the text calls: `[1–3, 7]` calls four. */
export type Call = {readonly range: Range; readonly numbers: readonly number[]}

export type Figures = {readonly figures: readonly Figure[]; readonly calls: readonly Call[]}

const gap = `[\\s\\u00a0\\u202f\\u2009${filler}]`

const patterns = {
  raised: /<sup>([\d\s,;\u2010-\u2015-]{1,40})<\/sup>|<sub>[\w+-]{1,10}<\/sub>/gi,
  percent: /pour[\s\u00a0]cent(?!\p{L})|per[\s\u00a0]?cent(?!\p{L})|p\.[\s\u00a0]?100\b/giu,
  always:
    /(?<=\b24)[\s\u00a0]?(?:h|heures?)?[\s\u00a0]?(?:sur|\/)[\s\u00a0]?24(?!\d)|(?<=\b7)[\s\u00a0]?(?:j|jours?)?[\s\u00a0]?(?:sur|\/)[\s\u00a0]?7(?!\d)/gi,
  bracketed: new RegExp(
    `\\[${filler}?(\\d{1,3}(?:${gap}{0,2}(?:[,;]|${dash})${gap}{0,2}\\d{1,3}){0,30})${filler}?\\]`,
    'g'
  ),
  superscript: /[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}(?:[⁻⁽,˒·–-]{0,2}[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}){0,20}/g,
  power: new RegExp(`\\b10(?:\\^(${dash}?\\d{1,2})\\^?|([⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}))`, 'g'),
  time: new RegExp(
    `(?<![\\d.,:])\\d{1,2}(?:${gap}?h${gap}?|:)[0-5]\\d(?![\\d:.]{0,20}\\d)(?:${gap}?[ap]\\.?m\\b\\.?)?`,
    'g'
  ),
  dayMonth: new RegExp(
    `(?<![\\p{L}\\d])(\\d{1,2}(?:er|st|nd|rd|th)?${gap}{1,2})?(?:of${gap}|de${gap})?${monthPattern}(?![\\p{L}\\d])(${gap}{1,2}\\d{1,2}(?:st|nd|rd|th)?\\b(?![.,]\\d))?(?:${gap}{0,2},?${gap}{1,2}(\\d{4})(?!\\d))?`,
    'gu'
  ),
  ranked: new RegExp(
    `\\b(?:phase|stade|stage|classe?|grade|type|niveau|level|groupe?|partie?|facteur|factor|cohorte?|bras|arm|annexe|appendix|table|tableau|figure|étape|step|NYHA)s?(?:${gap}\\p{L}{3,15})?${gap}{1,2}([IVX]{1,6}[abc]?(?:${gap}?(?:[/,]|${dash}|(?:et|and|ou|or|à|to)${gap})${gap}?[IVX]{1,6}[abc]?){0,4})(?![\\p{L}\\d])`,
    'giu'
  ),
  roman: /(?<![\p{L}\d])([IVX]{2,6})(?=(?:e|ème|th|st)?(?![\p{L}\d]))/gu,
  number: new RegExp(
    [
      `\\d{1,3}(?:[’'\\u00a0\\u202f\\u2009\\u2007 ]${filler}{0,9}\\d{3}(?!\\d))+(?:[.,]\\d+)?`,
      '\\d+(?:[.,]\\d+)*',
      `(?<=^|[\\s\\u00a0(<>=≤≥≈~;${filler}-])\\.\\d+`
    ].join('|'),
    'g'
  )
}

/**
 * The numbers of a passage, and the references that it calls by number.
 *
 * @param plain
 *   Its {@link plainText}.
 * @param source
 *   The same passage as written, as long: raised digits are tags there.
 */
export function readFigures(plain: string, source: string, style: NumberStyle): Figures {
  const reader = new Reader(plain, style)
  if (/\d|[⁰¹²³⁴⁵⁶⁷⁸⁹]/.test(plain)) {
    reader.readRaised(source)
    reader.readCalls()
    reader.readTimes()
  }
  reader.readMonths()
  reader.readRomans()
  reader.readNumbers()
  for (const {start, end, values, isArticle} of findWordNumbers(reader.rest))
    reader.add({start, end}, values.map(String), isArticle ? 'hint' : 'word')
  reader.figures.sort((a, b) => a.range.start - b.range.start)
  return reader
}

class Reader implements Figures {
  readonly figures: Figure[] = []
  readonly calls: Call[] = []
  /** What is not read yet. */
  rest: string
  readonly #style: NumberStyle

  constructor(text: string, style: NumberStyle) {
    this.rest = text
    this.#style = style
  }

  add(range: Range, readings: readonly string[], role: Figure['role'], name?: string): void {
    this.figures.push({range, readings, role, ...(name !== undefined && {name})})
  }

  /** Hands each match to `take`, which says whether it is read now. */
  #each(pattern: RegExp, take: (match: RegExpExecArray, range: Range) => boolean): void {
    const text = this.rest
    let result = ''
    let from = 0
    for (const match of text.matchAll(pattern)) {
      const range = {start: match.index, end: match.index + match[0].length}
      if (!take(match, range)) continue
      result += text.slice(from, range.start) + ' '.repeat(range.end - range.start)
      from = range.end
    }
    if (from > 0) this.rest = result + text.slice(from)
  }

  /** `10<sup>3</sup>` is a power, `tea<sup>1,2</sup>` calls two references. */
  readRaised(source: string): void {
    if (!/<su[bp]>/i.test(source)) return
    const read: Range[] = []
    for (const match of source.matchAll(patterns.raised)) {
      const text = match[1] ?? ''
      const start = match.index
      const range = {start, end: start + match[0].length}
      const before = source.slice(Math.max(0, start - 12), start)
      const isPower = /(?:^|\D)10$/.test(before)
      if (isPower) {
        this.add({start: start - 2, end: range.end}, power(text), 'number')
        read.push({start: start - 2, end: range.end})
      } else {
        if (text !== '' && !/\d$/.test(before) && !isMeasure(before)) this.calls.push({range, numbers: expand(text)})
        if (text === '' || !/\d$/.test(before)) read.push(range)
      }
    }
    this.rest = blank(this.rest, read)
  }

  readCalls(): void {
    this.#each(patterns.power, ([, plain, raised], range) => {
      this.add(range, power(plain ?? lowered(raised ?? '')), 'number')
      return true
    })
    this.#each(patterns.superscript, (match, range) => {
      const before = this.rest.slice(Math.max(0, range.start - 12), range.start)
      const after = this.rest[range.end] ?? ''
      // A charge or an isotope calls nothing.
      if (isMeasure(before) || /[\p{L}⁺⁻]/u.test(after)) return true
      this.calls.push({range, numbers: expand(lowered(match[0]))})
      return true
    })
    for (const pattern of [patterns.percent, patterns.always]) this.#each(pattern, () => true)
    this.#each(patterns.bracketed, (match, range) => {
      const before = this.rest.slice(Math.max(0, range.start - 40), range.start)
      const numbers = expand(match[1] ?? '')
      // One number alone is no interval, whatever stands before it.
      const isInterval =
        (numbers.length > 1 && intervalBefore.test(before)) ||
        (this.#style !== 'en' && /^\d+,\d+[^,\d]{1,4}\d+,\d+$/.test(match[1] ?? ''))
      if (isInterval || numbers.length > 30 || numbers.length === 0) return false
      this.calls.push({range, numbers})
      return true
    })
  }

  /** A time of day may be written otherwise in another language. */
  readTimes(): void {
    this.#each(patterns.time, (match, range) => {
      const [hours = 0, minutes = 0] = (match[0].match(/\d+/g) ?? []).map(Number)
      const hour = /p\.?m/.test(match[0]) && hours < 12 ? hours + 12 : hours
      const readings = new Set([hour, hours, hours * 60 + minutes, hours + minutes / 60])
      this.add(range, [...readings].map(String), 'hint', 'hour')
      this.add(range, [String(minutes)], 'hint', 'minute')
      return true
    })
  }

  /** A month counts where a day or a year stands beside it. */
  readMonths(): void {
    const found: Range[] = []
    for (const match of this.rest.matchAll(patterns.dayMonth)) {
      const [whole, before = '', name = '', after, year] = match
      const start = match.index + whole.indexOf(name, before.length)
      const range = {start, end: start + name.length}
      const month = String(monthOf(name))
      const isDate = before !== '' || year !== undefined || (after !== undefined && /^\p{Lu}/u.test(name))
      this.add(range, [`month ${month}`, month], isDate ? 'number' : 'hint')
      if (isDate) found.push(range)
    }
    this.rest = blank(this.rest, found)
  }

  readRomans(): void {
    this.#each(patterns.ranked, (match, range) => {
      const list = match[1] ?? ''
      const start = range.end - list.length
      // Whatever the case of the noun, a numeral is in capitals.
      const all = [...list.matchAll(/[IVX]{1,6}(?=[abc]?(?:$|[^A-Za-z]))/g)]
      for (const one of all) {
        const value = romanValue(one[0])
        const place = {start: start + one.index, end: start + one.index + one[0].length}
        if (value !== undefined) this.add(place, [String(value)], 'number')
      }
      return all.length > 0
    })
    this.#each(patterns.roman, (match, range) => {
      const value = romanValue(match[1] ?? '')
      // A century is nothing else; IV may be a vein.
      const role = /^(?:e|ème|th|st)/.test(this.rest.slice(range.end, range.end + 3)) ? 'word' : 'hint'
      if (value !== undefined) this.add(range, [String(value)], role)
      return value !== undefined
    })
  }

  readNumbers(): void {
    let last: ReadNumber | undefined
    this.#each(patterns.number, (match, range) => {
      const text = match[0].replaceAll(filler, '')
      const before = this.rest.slice(Math.max(0, range.start - 30), range.start)
      const after = this.rest.slice(range.end, range.end + 20)
      const between = last && this.rest.slice(last.end, range.start)
      const name = nameBefore(before, after) ?? (between === '/' ? last?.name : undefined)
      const sign = name === undefined && isNegative(before) ? '-' : ''
      const parts = name === undefined ? readingsOf(text, this.#style) : [[canonical(text.replace(',', '.'))]]
      const isLabel = range.start < 12 && /^[\s#*_(>]*$/.test(before) && /^[\d.]*[.)](?:\s|$)/.test(text + after)
      for (const [index, readings] of parts.entries()) {
        const more = index === 0 ? fuller(text, between, last?.digits) : []
        const all = [...readings, ...more, ...scaled(readings, after)]
        const signed = index === 0 ? all.map(one => `${sign}${one}`) : all
        const role = name !== undefined || isLabel ? 'name' : 'number'
        this.add({start: range.start - sign.length, end: range.end}, signed, role, name)
      }
      last = {end: range.end, digits: text, ...(name !== undefined && {name})}
      return true
    })
  }
}

/** The number before, as it was read. */
type ReadNumber = {readonly end: number; readonly digits: string; readonly name?: string}

/** The letters of the name that digits are a part of: `cd` of CD19; a percentage (IC95 %) is none. */
function nameBefore(before: string, after: string): string | undefined {
  if (/^[\s\u00a0\u202f]?%/.test(after)) return undefined
  return /([\p{L}\d]{0,20}\p{L})[-\u2010\u2011]?$/u.exec(before)?.[1]?.toLowerCase()
}

/** Words after which numbers in brackets are bounds. */
const intervalBefore =
  /(?<!\p{L})(?:IC|CI|ICr|CrI|IQR|IIQ|EI|intervalle|interval|range|étendue|quartiles?|médiane|median)(?!\p{L})[^[\]]{0,30}$/iu

/** Behind a unit (kg/m², cm³, s⁻¹) or a symbol (I², χ²) raised digits are a power. */
const isMeasure = (before: string): boolean =>
  /(?:^|[\s\d/·.\u00a0\u202f])(?:[kcdmµμn]?[mgLls]|min|h)⁻?$|(?<![\p{L}\d])\p{L}$/u.test(before)

/** A minus sign stands before digits and after no number or word: there it is a dash. */
const isNegative = (before: string): boolean => /(?:^|[\s\u00a0\u202f([<>=≤≥≈:;,/|])[-\u2012\u2013\u2212]$/.test(before)
