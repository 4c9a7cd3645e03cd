import type {Range} from '../text.ts'

/** A destination as written: `range` is without `<` and `>`, `end` is after them. */
export type Destination = {readonly range: Range; readonly end: number; readonly bracketed: boolean}

/** A link's resource, `(destination "title")`. `range` includes the parentheses. */
export type Resource = {readonly range: Range; readonly destination: Destination; readonly title?: Range}

const closers: Readonly<Record<string, string>> = {'"': '"', "'": "'", '(': ')'}

/**
 * The destination at `from`, after white space, by CommonMark 0.31.2: in angle brackets, or a run without white
 * space and with balanced parentheses.
 *
 * @param deepest
 *   How many parentheses may be open in it.
 * @returns
 *   `undefined` where none stands.
 */
export function readDestination(
  text: string,
  from: number,
  deepest = Number.POSITIVE_INFINITY
): Destination | undefined {
  const start = skipSpace(text, from)
  if (text[start] === '<') {
    for (let at = start + 1; at < text.length; at++) {
      const unit = text[at]
      if (unit === '\\') at++
      else if (unit === '>') return {range: {start: start + 1, end: at}, end: at + 1, bracketed: true}
      else if (unit === '\n' || unit === '\r' || unit === '<') return undefined
    }
    return undefined
  }
  let depth = 0
  let at = start
  for (; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (unit <= 32 || unit === 127) break
    // Before white space it takes nothing its meaning.
    if (unit === 92 && text.charCodeAt(at + 1) > 32) at++
    else if (unit === 40 && ++depth > deepest) return undefined
    else if (unit === 41 && depth-- === 0) break
  }
  return at > start ? {range: {start, end: Math.min(at, text.length)}, end: at, bracketed: false} : undefined
}

/** How many parentheses micromark lets be open in the address of a link. */
const deepest = 32

/**
 * The resource whose `(` stands at `open`.
 *
 * @returns
 *   `undefined` when the parentheses hold anything but a destination and an optional title.
 */
export function resourceOf(text: string, open: number): Resource | undefined {
  if (text[open] !== '(') return undefined
  const destination = readDestination(text, open + 1, deepest)
  if (!destination) return undefined
  let at = skipSpace(text, destination.end)
  let title: Range | undefined
  const closer = at > destination.end ? closers[text[at] ?? ''] : undefined
  if (closer) {
    const end = titleEnd(text, at + 1, closer)
    if (end === undefined) return undefined
    title = {start: at + 1, end}
    at = skipSpace(text, end + 1)
  }
  if (text[at] !== ')') return undefined
  return {range: {start: open, end: at + 1}, destination, ...(title && {title})}
}

function titleEnd(text: string, from: number, closer: string): number | undefined {
  for (let at = from; at < text.length; at++) {
    if (text[at] === '\\') at++
    else if (text[at] === closer) return at
    else if (closer === ')' && text[at] === '(') return undefined
  }
  return undefined
}

/** White space of Markdown: space, tab and line endings; a no-break space is none. */
function skipSpace(text: string, from: number): number {
  let at = from
  for (; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (unit !== 32 && unit !== 9 && unit !== 10 && unit !== 13) break
  }
  return at
}

/**
 * Where the label that starts at `start` ends, of an image or of a reference without text, for which remark keeps no nodes.
 *
 * @param isShortcut
 *   Whether a reference is its label alone; `undefined` for an image with a resource.
 */
export function bareLabelEnd(text: string, start: number, range: Range, isShortcut: boolean | undefined): number {
  if (isShortcut !== undefined) {
    const full = text.lastIndexOf('][', range.end)
    return isShortcut || full < start ? range.end - 1 : full
  }
  // Take the first `](` whose resource ends where the image ends.
  for (let at = text.indexOf('](', start); at >= 0 && at < range.end; at = text.indexOf('](', at + 1)) {
    if (resourceOf(text, at + 1)?.range.end === range.end) return at
  }
  return start
}
