import {decodeString} from 'micromark-util-decode-string'
import {normalizeIdentifier} from 'micromark-util-normalize-identifier'
import {trimSpaces} from './block-starts.ts'
import {readDestination} from './destination.ts'
import {isSpace, lineFeed} from './line-cursor.ts'
import {addBlock, type Outline} from './outline.ts'

/** micromark reads no longer label. */
const longestLabel = 999
/** Most labels are shorter. */
const shortLabel = 200
const nothing = -1

/** A place in lines from which the prefixes of containers are cut. */
class LinesCursor {
  readonly text: string
  readonly lines: readonly number[]
  /** Index in `lines` of the line's start. */
  line: number
  at: number
  end: number

  constructor(text: string, lines: readonly number[], line: number) {
    this.text = text
    this.lines = lines
    this.line = line
    this.at = lines[line] ?? 0
    this.end = lines[line + 1] ?? 0
  }

  /** The unit here, a line feed between two lines, {@link nothing} after the last. */
  get unit(): number {
    if (this.at < this.end) return this.text.charCodeAt(this.at)
    return this.line + 2 < this.lines.length ? lineFeed : nothing
  }

  next(): void {
    if (this.at < this.end) {
      this.at++
      return
    }
    this.goTo(this.line + 2, this.lines[this.line + 2] ?? 0)
  }

  goTo(line: number, at: number): void {
    this.line = line
    this.at = at
    this.end = this.lines[line + 1] ?? 0
  }

  skipSpaces(): void {
    while (this.at < this.end && isSpace(this.text.charCodeAt(this.at))) this.at++
  }

  skipWhiteSpace(): void {
    this.skipSpaces()
    while (this.at === this.end && this.line + 2 < this.lines.length) {
      this.next()
      this.skipSpaces()
    }
  }

  /** Whether nothing but white space follows on the line; goes to its end. */
  isAtEnd(): boolean {
    this.skipSpaces()
    return this.at === this.end
  }
}

/**
 * Reads the link definitions at the start of `lines` into `outline`.
 *
 * @returns
 *   Index in `lines` of the first line that is none.
 */
export function readDefinitions(text: string, lines: readonly number[], parent: number, outline: Outline): number {
  let line = 0
  while (line < lines.length && text.charCodeAt(lines[line] ?? 0) === 91) {
    const cursor = new LinesCursor(text, lines, line)
    if (!readDefinition(cursor, parent, outline)) break
    line = cursor.line + 2
  }
  return line
}

function readDefinition(cursor: LinesCursor, parent: number, outline: Outline): boolean {
  const {text} = cursor
  const start = cursor.at
  const written = shortLabelAt(cursor) ?? labelAt(cursor, outline)
  if (written === undefined || cursor.unit !== 58) return false
  cursor.next()
  cursor.skipWhiteSpace()
  const from = cursor.at
  if (!skipDestination(cursor)) return false
  const to = cursor.at
  if (!skipTitle(cursor)) return false
  const range = {start, end: trimSpaces(text, start, cursor.end)}
  const label = normalizeIdentifier(written)
  const isBracketed = text.charCodeAt(from) === 60
  const url = isBracketed ? text.slice(from + 1, to - 1) : text.slice(from, to)
  const isPlain = !isCoded(written) && !isCoded(url) && !text.slice(start, from).includes('\n')
  outline.labels.push(label)
  addBlock(outline, 'definition', range.start, range.end, parent)
  outline.definitions.push({
    label: isCoded(written) ? normalizeIdentifier(decodeString(written)) : label,
    range,
    url: isCoded(url) ? decodeString(url) : url,
    destination: isPlain
      ? {start: isBracketed ? from + 1 : from, end: isBracketed ? to - 1 : to}
      : readDestination(text, text.indexOf(']:', start) + 2)?.range
  })
  return true
}

/** Whether `text` may hold character escapes or references. */
const isCoded = (text: string): boolean => text.includes('\\') || text.includes('&')

/** What stands between the brackets here when that is plain and on one line, as nearly always; goes behind them. */
function shortLabelAt(cursor: LinesCursor): string | undefined {
  const {text, at, end} = cursor
  const close = text.slice(at + 1, Math.min(end, at + shortLabel)).indexOf(']')
  const written = text.slice(at + 1, at + 1 + close)
  if (close <= 0 || /[[\\\t]/.test(written) || !/[^ ]/.test(written)) return undefined
  cursor.at = at + close + 2
  return written
}

/** What stands between the brackets here; goes behind them. */
function labelAt(cursor: LinesCursor, outline: Outline): string | undefined {
  cursor.next()
  let written = ''
  let from = cursor.at
  let size = 0
  let isFilled = false
  for (;;) {
    const {unit, at} = cursor
    if (unit === nothing || unit === 91 || size > longestLabel) return undefined
    if (unit === 9) outline.isUnsure = true
    if (unit === 93 || unit === lineFeed) {
      written += cursor.text.slice(from, at)
      cursor.next()
      if (unit === 93) return isFilled ? written : undefined
      written += '\n'
      from = cursor.at
      continue
    }
    isFilled ||= !isSpace(unit)
    size++
    cursor.next()
    if (unit === 92 && (cursor.unit === 91 || cursor.unit === 92 || cursor.unit === 93)) {
      size++
      cursor.next()
    }
  }
}

/** Goes behind the destination here; false where none stands. */
function skipDestination(cursor: LinesCursor): boolean {
  const {text, end} = cursor
  let at = cursor.at
  if (at >= end) return false
  if (text.charCodeAt(at) === 60) {
    for (at++; at < end; at++) {
      const unit = text.charCodeAt(at)
      if (unit === 92) at += isBracketOrBackslash(text.charCodeAt(at + 1)) ? 1 : 0
      else if (unit === 60) return false
      else if (unit === 62) break
    }
    cursor.at = at + 1
    return at < end
  }
  let depth = 0
  const from = at
  for (; at < end; at++) {
    const unit = text.charCodeAt(at)
    if (depth === 0 && (unit === 41 || isSpace(unit))) break
    if (unit === 40) depth++
    else if (unit === 41) depth--
    else if (unit <= 32 || unit === 127) return false
    else if (unit === 92) at += isParenthesisOrBackslash(text.charCodeAt(at + 1)) ? 1 : 0
  }
  cursor.at = Math.min(at, end)
  return depth === 0 && cursor.at > from
}

const isBracketOrBackslash = (unit: number): boolean => unit === 60 || unit === 62 || unit === 92
const isParenthesisOrBackslash = (unit: number): boolean => unit === 40 || unit === 41 || unit === 92

/** Goes to the end of the line that ends the definition, behind its title if it has one; false where more stands there. */
function skipTitle(cursor: LinesCursor): boolean {
  const {line, at} = cursor
  cursor.skipWhiteSpace()
  const moved = cursor.at !== at
  const opener = cursor.unit
  if (moved && (opener === 34 || opener === 39 || opener === 40) && skipQuoted(cursor) && cursor.isAtEnd()) return true
  cursor.goTo(line, at)
  return cursor.isAtEnd()
}

function skipQuoted(cursor: LinesCursor): boolean {
  const opener = cursor.unit
  const closer = opener === 40 ? 41 : opener
  cursor.next()
  for (let unit = cursor.unit; unit !== nothing; unit = cursor.unit) {
    cursor.next()
    if (unit === closer) return true
    if (unit === 92 && (cursor.unit === closer || cursor.unit === 92)) cursor.next()
  }
  return false
}
