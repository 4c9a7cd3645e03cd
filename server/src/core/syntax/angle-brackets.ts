import {isAlpha, isAlphanumeric, isSpace} from './character-class.ts'

/** Offset after the autolink that starts with the `<` at `start`, or -1: CommonMark 0.31.2, section 6.5. */
export function autolinkEnd(text: string, start: number, limit: number): number {
  let at = start + 1
  if (isAlpha(text.charCodeAt(at))) {
    let scheme = at + 1
    while (scheme < limit && scheme - at < longestScheme && isSchemeUnit(text.charCodeAt(scheme))) scheme++
    if (scheme > at + 1 && text.charCodeAt(scheme) === 58) return uriEnd(text, scheme + 1, limit)
  }
  while (at < limit && isAtext(text.charCodeAt(at))) at++
  return at > start + 1 && text.charCodeAt(at) === 64 ? mailEnd(text, at + 1, limit) : -1
}

const longestScheme = 32

const isSchemeUnit = (code: number): boolean => isAlphanumeric(code) || code === 43 || code === 45 || code === 46

function uriEnd(text: string, from: number, limit: number): number {
  for (let at = from; at < limit; at++) {
    const code = text.charCodeAt(at)
    if (code === 62) return at + 1
    if (code <= 32 || code === 60 || code === 127) return -1
  }
  return -1
}

/** What may stand before the `@` of a mail address. The `!` that CommonMark allows is not: micromark stops there. */
const atext = new Set([..."#$%&'*+-/=?^_`{|}~."].map(unit => unit.charCodeAt(0)))
const isAtext = (code: number): boolean => isAlphanumeric(code) || atext.has(code)

/** Labels of at most 63 units that begin and end with a letter or digit, and dots between them. */
function mailEnd(text: string, from: number, limit: number): number {
  for (let at = from; at < limit; ) {
    const begin = at
    while (at < limit && (isAlphanumeric(text.charCodeAt(at)) || text.charCodeAt(at) === 45)) at++
    const isLabel = at > begin && at - begin <= 63 && text.charCodeAt(begin) !== 45 && text.charCodeAt(at - 1) !== 45
    if (!isLabel || at >= limit) return -1
    if (text.charCodeAt(at) === 62) return at + 1
    if (text.charCodeAt(at) !== 46) return -1
    at++
  }
  return -1
}

/** Finds where raw HTML in a text ends; remembers what no longer occurs, so that many openings cost one search each. */
export class HtmlEnds {
  readonly #text: string
  readonly #limit: number
  /** Closings that were not found from some place on. */
  readonly #gone = new Set<string>()

  constructor(text: string, limit: number) {
    this.#text = text
    this.#limit = limit
  }

  /** Offset after the raw HTML that starts with the `<` at `start`, or -1: CommonMark 0.31.2, section 6.6. */
  endOf(start: number): number {
    const text = this.#text
    const next = text.charCodeAt(start + 1)
    if (next === 33) return this.#declarationEnd(start)
    if (next === 63) return this.#after('?>', start + 2)
    return next === 47 ? closingTagEnd(text, start + 2, this.#limit) : openingTagEnd(text, start + 1, this.#limit)
  }

  #declarationEnd(start: number): number {
    const text = this.#text
    if (text.startsWith('--', start + 2)) {
      if (text.charCodeAt(start + 4) === 62) return this.#within(start + 5)
      if (text.startsWith('->', start + 4)) return this.#within(start + 6)
      return this.#after('-->', start + 4)
    }
    if (text.startsWith('[CDATA[', start + 2)) return this.#after(']]>', start + 9)
    return isAlpha(text.charCodeAt(start + 2)) ? this.#after('>', start + 3) : -1
  }

  #after(closing: string, from: number): number {
    if (this.#gone.has(closing)) return -1
    const at = this.#text.indexOf(closing, from)
    if (at >= 0 && at + closing.length <= this.#limit) return at + closing.length
    this.#gone.add(closing)
    return -1
  }

  #within(end: number): number {
    return end <= this.#limit ? end : -1
  }
}

function closingTagEnd(text: string, from: number, limit: number): number {
  if (!isAlpha(text.charCodeAt(from))) return -1
  let at = from + 1
  while (at < limit && isNameUnit(text.charCodeAt(at))) at++
  while (at < limit && isSpace(text.charCodeAt(at))) at++
  return at < limit && text.charCodeAt(at) === 62 ? at + 1 : -1
}

const isNameUnit = (code: number): boolean => isAlphanumeric(code) || code === 45
const isAttributeStart = (code: number): boolean => isAlpha(code) || code === 58 || code === 95
const isAttributeUnit = (code: number): boolean =>
  isAlphanumeric(code) || (code >= 45 && code <= 46) || code === 58 || code === 95

function openingTagEnd(text: string, from: number, limit: number): number {
  if (!isAlpha(text.charCodeAt(from))) return -1
  let at = from + 1
  while (at < limit && isNameUnit(text.charCodeAt(at))) at++
  let isApart = false
  for (;;) {
    const begin = at
    while (at < limit && isSpace(text.charCodeAt(at))) at++
    isApart ||= at > begin
    if (at >= limit) return -1
    const code = text.charCodeAt(at)
    if (code === 62) return at + 1
    if (code === 47) return at + 1 < limit && text.charCodeAt(at + 1) === 62 ? at + 2 : -1
    if (!isApart || !isAttributeStart(code)) return -1
    at = attributeEnd(text, at + 1, limit)
    if (at < 0) return -1
    // A name without a value may touch the next one: no unit of a name begins another.
    isApart = false
  }
}

/** Offset after the attribute whose name goes on at `from`, and after white space that may precede a value; -1 if broken. */
function attributeEnd(text: string, from: number, limit: number): number {
  let at = from
  while (at < limit && isAttributeUnit(text.charCodeAt(at))) at++
  let value = at
  while (value < limit && isSpace(text.charCodeAt(value))) value++
  if (value >= limit || text.charCodeAt(value) !== 61) return at
  value++
  while (value < limit && isSpace(text.charCodeAt(value))) value++
  const quote = text.charCodeAt(value)
  if (value >= limit || quote === 60 || quote === 61 || quote === 62 || quote === 96) return -1
  if (quote !== 34 && quote !== 39) return unquotedEnd(text, value, limit)
  const end = text.indexOf(quote === 34 ? '"' : "'", value + 1)
  if (end < 0 || end + 1 >= limit) return -1
  const after = text.charCodeAt(end + 1)
  return after === 47 || after === 62 || isSpace(after) ? end + 1 : -1
}

function unquotedEnd(text: string, from: number, limit: number): number {
  for (let at = from + 1; at < limit; at++) {
    const code = text.charCodeAt(at)
    if (code === 34 || code === 39 || code === 60 || code === 61 || code === 96) return -1
    if (code === 47 || code === 62 || isSpace(code)) return at
  }
  return -1
}
