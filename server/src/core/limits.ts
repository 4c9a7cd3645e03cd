import {Finder} from './finder.ts'
import {lineEnd} from './text.ts'

/**
 * What a block may hold so that micromark reads it in bounded time. It is quadratic in each of these; every number keeps
 * its worst shape under about a third of a second.
 */
const limits = {
  length: 65_536,
  brackets: 3_000,
  closingRun: 2_000,
  openBrackets: 200,
  delimiterRuns: 2_000,
  declarations: 500,
  backtickLengths: 200,
  containers: 64,
  leadingSpaces: 200,
  leadingTabs: 50
}

/** Less can neither open more containers than are allowed, nor be indented too far. */
const shortestDeep = Math.min(limits.containers, limits.leadingSpaces, limits.leadingTabs)

/**
 * Whether the parser can be trusted with `text`: one pass over its blocks (the text between blank lines), linear in its
 * length.
 */
export function isReadable(text: string): boolean {
  if (text.length < shortestDeep) return true
  const ending = text.includes('\r') ? lineEnd : lineFeedAt
  let counts: Counts | undefined
  let blockStart = 0
  let before = 0
  for (let start = 0; start < text.length; ) {
    const first = text.charCodeAt(start)
    const end = ending(text, start)
    // What opens a container, indents or is blank comes before the letters.
    if (first <= 62) {
      if (end - start >= shortestDeep && !isShallow(text, start)) return false
      if (first <= 32 && start > 0 && end < text.length && isBlank(text, start, end)) {
        if (before - blockStart > limits.openBrackets) {
          counts ??= new Counts(text)
          if (!counts.areModest(blockStart, before)) return false
        }
        blockStart = start
      }
    }
    before = end
    start = text.charCodeAt(end) === carriageReturn ? afterReturn(text, end) : end + 1
  }
  if (text.length - blockStart <= limits.openBrackets) return true
  return (counts ?? new Counts(text)).areModest(blockStart, text.length)
}

const carriageReturn = 13

/** Offset after the line ending that starts with the carriage return at `end`. */
const afterReturn = (text: string, end: number): number => end + (text.charCodeAt(end + 1) === 10 ? 2 : 1)

function lineFeedAt(text: string, from: number): number {
  const found = text.indexOf('\n', from)
  return found < 0 ? text.length : found
}

function isBlank(text: string, start: number, end: number): boolean {
  let at = start
  while (at < end && isSpace(text.charCodeAt(at))) at++
  return at === end
}

/** Whether the line opens no more containers, and is indented no further, than documents that people write. */
function isShallow(text: string, start: number): boolean {
  const first = text.charCodeAt(start)
  if (isSpace(first)) {
    const indent = runLength(text, start)
    if (indent >= (first === 9 ? limits.leadingTabs : limits.leadingSpaces)) return false
  }
  let markers = 0
  for (let at = afterMarker(text, start); at >= 0; at = afterMarker(text, at)) {
    if (++markers > limits.containers) return false
  }
  return true
}

/** Offset after the marker of a container that stands at `from` after white space, -1 for none. */
function afterMarker(text: string, from: number): number {
  let at = from
  while (isSpace(text.charCodeAt(at))) at++
  const unit = text.charCodeAt(at)
  if (unit === 62) return at + 1
  if (unit === 42 || unit === 43 || unit === 45) return isSpace(text.charCodeAt(at + 1)) ? at + 1 : -1
  const digits = at
  while (at - digits < 9 && isDigit(text.charCodeAt(at))) at++
  const marker = text.charCodeAt(at)
  return at > digits && (marker === 41 || marker === 46) && isSpace(text.charCodeAt(at + 1)) ? at + 1 : -1
}

/** Counts what blocks hold. */
class Counts {
  readonly #text: string
  readonly #open: Finder
  #others: {readonly finder: Finder; readonly limit: number}[] | undefined

  constructor(text: string) {
    this.#text = text
    this.#open = new Finder(text, '[')
  }

  /** Whether the block `[start, end)` keeps to the limits. */
  areModest(start: number, end: number): boolean {
    if (end - start > limits.length) return false
    if (this.#open.count(start, end, limits.openBrackets) > limits.openBrackets) return isModest(this.#text, start, end)
    // A declaration takes two units, and all else is allowed more often.
    return end - start <= 2 * limits.declarations || this.#areFew(start, end) || isModest(this.#text, start, end)
  }

  /** Whether the units that matter are so few that no limit can be met: no need to see how they stand. */
  #areFew(start: number, end: number): boolean {
    const finder = (unit: string) => new Finder(this.#text, unit)
    this.#others ??= [
      {finder: finder(']'), limit: limits.closingRun},
      {finder: finder('*'), limit: limits.delimiterRuns / 4},
      {finder: finder('_'), limit: limits.delimiterRuns / 2},
      {finder: finder('~'), limit: limits.delimiterRuns / 4},
      {finder: finder('<!'), limit: limits.declarations / 2},
      {finder: finder('<?'), limit: limits.declarations / 2},
      {finder: finder('`'), limit: limits.backtickLengths}
    ]
    return this.#others.every(({finder: other, limit}) => other.count(start, end, limit) <= limit)
  }
}

function isModest(text: string, start: number, end: number): boolean {
  const counts = {brackets: 0, closing: 0, open: 0, runs: 0, declarations: 0}
  const backticks = new Set<number>()
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at)
    counts.closing = unit === 93 ? counts.closing + 1 : 0
    if (unit === 91) counts.open++
    if (unit === 93 && counts.open > 0) counts.open--
    if (unit === 91 || unit === 93) counts.brackets++
    if ((unit === 42 || unit === 95 || unit === 126) && text.charCodeAt(at - 1) !== unit) counts.runs++
    if (unit === 60 && /[!?]/.test(text[at + 1] ?? '')) counts.declarations++
    if (unit === 96 && text.charCodeAt(at - 1) !== 96) backticks.add(runLength(text, at))
    if (
      counts.brackets > limits.brackets ||
      counts.closing > limits.closingRun ||
      counts.open > limits.openBrackets ||
      counts.runs > limits.delimiterRuns ||
      counts.declarations > limits.declarations ||
      backticks.size > limits.backtickLengths
    )
      return false
  }
  return true
}

/** Length of the run of the unit at `start`. */
function runLength(text: string, start: number): number {
  const unit = text.charCodeAt(start)
  let end = start + 1
  while (text.charCodeAt(end) === unit) end++
  return end - start
}

const isSpace = (unit: number): boolean => unit === 32 || unit === 9
const isDigit = (unit: number): boolean => unit >= 48 && unit <= 57
