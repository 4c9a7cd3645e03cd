import {Finder} from '../finder.ts'
import {skipSpaces} from './block-starts.ts'
import {blockElements, rawElements} from './html-names.ts'
import {isSpace} from './line-cursor.ts'

/** What the seven kinds of HTML blocks start with: CommonMark 0.31.2, HTML blocks. */
export const htmlKinds = {
  none: 0,
  raw: 1,
  comment: 2,
  instruction: 3,
  declaration: 4,
  characterData: 5,
  block: 6,
  complete: 7
} as const
export type HtmlKind = (typeof htmlKinds)[keyof typeof htmlKinds]

/** The kind of the HTML block that the line whose `<` stands at `first` starts. */
export function htmlKindAt(text: string, first: number, end: number): HtmlKind {
  const unit = first + 1 < end ? text.charCodeAt(first + 1) : 0
  if (unit === 33) return declarationKind(text, first, end)
  if (unit === 63) return htmlKinds.instruction
  const isClosing = unit === 47
  const nameStart = first + (isClosing ? 2 : 1)
  if (nameStart >= end || !isLetter(text.charCodeAt(nameStart))) return htmlKinds.none
  let at = nameStart
  while (at < end && isNameUnit(text.charCodeAt(at))) at++
  const after = at < end ? text.charCodeAt(at) : 62
  if (after !== 47 && after !== 62 && !isSpace(after)) return htmlKinds.none
  const name = text.slice(nameStart, at).toLowerCase()
  if (after !== 47 && !isClosing && rawElements.has(name)) return htmlKinds.raw
  if (blockElements.has(name)) {
    return after !== 47 || (at + 1 < end && text.charCodeAt(at + 1) === 62) ? htmlKinds.block : htmlKinds.none
  }
  const tagEnd = isClosing ? skipSpaces(text, at, end) : afterAttributes(text, at, end)
  const isComplete = tagEnd >= 0 && tagEnd < end && text.charCodeAt(tagEnd) === 62
  return isComplete && skipSpaces(text, tagEnd + 1, end) === end ? htmlKinds.complete : htmlKinds.none
}

function declarationKind(text: string, first: number, end: number): HtmlKind {
  if (first + 2 < end && isLetter(text.charCodeAt(first + 2))) return htmlKinds.declaration
  if (first + 4 <= end && text.startsWith('--', first + 2)) return htmlKinds.comment
  return first + 9 <= end && text.startsWith('[CDATA[', first + 2) ? htmlKinds.characterData : htmlKinds.none
}

/** Offset at which an open tag's `>` must stand, after its attributes and `/`; -1 where an attribute is no attribute. */
function afterAttributes(text: string, from: number, end: number): number {
  let at = skipSpaces(text, from, end)
  while (at < end && isAttributeStart(text.charCodeAt(at))) {
    at++
    while (at < end && isAttributeUnit(text.charCodeAt(at))) at++
    at = skipSpaces(text, afterValues(text, skipSpaces(text, at, end), end), end)
  }
  return at >= 0 && at < end && text.charCodeAt(at) === 47 ? at + 1 : at
}

/** Offset after the value at `from`, if any, -1 where it is none. micromark takes `a=b=c` for a name with two values. */
function afterValues(text: string, from: number, end: number): number {
  let at = from
  while (at < end && text.charCodeAt(at) === 61) {
    at = skipSpaces(text, at + 1, end)
    const unit = at < end ? text.charCodeAt(at) : 62
    if (unit === 34 || unit === 39) return afterQuoted(text, at, end)
    if (unit === 60 || unit === 61 || unit === 62 || unit === 96) return -1
    while (at < end && isBareUnit(text.charCodeAt(at))) at++
    at = skipSpaces(text, at, end)
  }
  return at
}

/** Offset after the value in quotes that opens at `open`, -1 where it is not closed or something is glued to it. */
function afterQuoted(text: string, open: number, end: number): number {
  const quote = text.charCodeAt(open)
  let at = open + 1
  while (at < end && text.charCodeAt(at) !== quote) at++
  if (at + 1 >= end) return -1
  const next = text.charCodeAt(at + 1)
  return next === 47 || next === 62 || isSpace(next) ? at + 1 : -1
}

/** Whether `unit` may stand in a value without quotes. */
const isBareUnit = (unit: number): boolean =>
  unit !== 34 &&
  unit !== 39 &&
  unit !== 47 &&
  unit !== 60 &&
  unit !== 61 &&
  unit !== 62 &&
  unit !== 96 &&
  !isSpace(unit)

const isLetter = (unit: number): boolean => (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90)
const isDigit = (unit: number): boolean => unit >= 48 && unit <= 57
const isNameUnit = (unit: number): boolean => isLetter(unit) || isDigit(unit) || unit === 45
const isAttributeStart = (unit: number): boolean => isLetter(unit) || unit === 58 || unit === 95
const isAttributeUnit = (unit: number): boolean => isAttributeStart(unit) || isDigit(unit) || unit === 45 || unit === 46

/** What ends the kinds that run on over blank lines; CDATA is left to the exact reader, which counts its brackets. */
const closings: Readonly<Record<HtmlKind, string>> = ['', '</', '-->', '?>', '>', '', '', '']

/** How far after the `<` the end of a block may start: `<!-->` and `<?>` are complete. */
export const htmlOpenings: Readonly<Record<HtmlKind, number>> = [0, 1, 2, 1, 3, 0, 0, 0]

/** Finds the ends of HTML blocks. */
export class HtmlClosings {
  readonly #text: string
  readonly #finders: (Finder | undefined)[] = []

  constructor(text: string) {
    this.#text = text
  }

  /** Where what ends a block of `kind` stands next, between `from` and `end` or later; Infinity when nowhere. */
  after(kind: HtmlKind, from: number, end: number): number {
    const finder = this.#finders[kind] ?? new Finder(this.#text, closings[kind])
    this.#finders[kind] = finder
    let at = finder.after(from)
    if (kind !== htmlKinds.raw) return at
    while (at < end && !isRawEnd(this.#text, at)) at = finder.after(at + 1)
    return at
  }
}

/** Whether an end tag of a raw element stands at `at`, where `</` does. */
function isRawEnd(text: string, at: number): boolean {
  let end = at + 2
  while (end - at < 11 && isLetter(text.charCodeAt(end))) end++
  return text.charCodeAt(end) === 62 && rawElements.has(text.slice(at + 2, end).toLowerCase())
}
