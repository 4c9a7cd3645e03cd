/**
 * Where a document can be cut so that each piece, read alone, holds what it holds in the whole.
 *
 * A cut is made before a line that follows a blank line and starts in column 0, while no fence and no raw HTML
 * is open: there CommonMark has no open container either, so only link labels cross it (see `document.ts`).
 * Whether a cut is made depends on the text from the last cut to the line after it and on nothing else. That is
 * what makes an edited list of pieces equal to a fresh one. In doubt no cut is made: a longer piece is never wrong.
 */

import {isListMarker} from './syntax/block-starts.ts'
import {blockElements} from './syntax/html-names.ts'
import {lineEnd} from './text.ts'

/** Columns up to which a line still opens a block instead of being indented code. */
const maxIndent = 3

/** HTML blocks that run on over blank lines: kinds 1 to 5, with what ends them. */
const rawKinds: readonly {readonly opens: RegExp; readonly closes: RegExp}[] = [
  {opens: /^<(?:script|pre|style|textarea)(?=[\t >]|$)/i, closes: /<\/(?:script|pre|style|textarea)>/i},
  {opens: /^<!--/, closes: /-->/},
  {opens: /^<\?/, closes: /\?>/},
  {opens: /^<![a-z]/i, closes: />/},
  {opens: /^<!\[CDATA\[/, closes: /\]\]>/}
]

const fencePattern = /^(`{3,}(?=[^`]*$)|~{3,})/
const byteOrderMark = 0xfeff

const backtick = 96
const tilde = 126
const lessThan = 60

/** How far ahead a carriage return is looked for: there is rarely one, and a piece is rarely longer. */
const window = 512

/** Longest front matter that is looked for, in UTF-16 units. */
const frontMatterLimit = 32_768

/** State of the scan inside one piece. */
type Scan = {
  /** An open fence; `indent` is its own, when it may belong to a list item instead of the document. */
  fence: {readonly marker: string; readonly indent: number} | undefined
  html: RegExp | undefined
  /** A line since the last blank one starts like HTML, so that what looks like a fence may be none. */
  tag: 'none' | 'maybe' | 'sure'
  listOrIndented: boolean
  list: boolean
  unsure: boolean
}

/**
 * Offset after the front matter's closing line (`---` or `...`; `+++` for TOML), 0 when the document has none.
 *
 * Ours, because the micromark extension drops every list of a document whose front matter is never closed.
 */
export function frontMatterEnd(text: string): number {
  const begin = text.charCodeAt(0) === byteOrderMark ? 1 : 0
  const first = text.charCodeAt(begin)
  if (first !== 43 && first !== 45) return 0
  const opening = /^(---|\+\+\+)[\t ]*(?:\r\n|\n|\r)/.exec(text.slice(begin, begin + 80))?.[1]
  if (opening === undefined) return 0
  const closing =
    opening === '---'
      ? /(?:\r\n|\n|\r)(?:---|\.\.\.)[\t ]*(?:\r\n|\n|\r|$)/g
      : /(?:\r\n|\n|\r)\+\+\+[\t ]*(?:\r\n|\n|\r|$)/g
  const head = text.slice(0, begin + frontMatterLimit)
  closing.lastIndex = begin + 3
  const found = closing.exec(head)
  return found ? found.index + found[0].length : 0
}

/**
 * Whether the place of the first cut may depend on text up to `offset`: a front matter's end is looked for far ahead.
 */
export const mayEndFrontMatter = (text: string, offset: number): boolean =>
  offset <= frontMatterLimit + 80 && /^\ufeff?(?:---|\+\+\+)/.test(text.slice(0, 4))

/**
 * Offset at which the piece that starts at `start` ends.
 *
 * @param start
 *   0, or what an earlier call gave.
 * @returns
 *   More than `start`, at most the text's length, unless `start` is the text's length.
 */
export function nextBoundary(text: string, start: number): number {
  if (start === 0) {
    const end = frontMatterEnd(text)
    if (end > 0) return end
  }
  const scan: Scan = {
    fence: undefined,
    html: undefined,
    tag: 'none',
    listOrIndented: false,
    list: false,
    unsure: false
  }
  let content = false
  let blankBefore = false
  let known = start
  let holdsReturn = false
  for (let at = start; at < text.length; ) {
    const found = text.indexOf('\n', at)
    let end = found < 0 ? text.length : found
    if (end > known) {
      known = Math.max(end, at + window)
      holdsReturn = text.slice(at, known).includes('\r')
    }
    if (holdsReturn) end = lineEnd(text, at)
    const {indent, first} = indentation(text, at, end)
    if (first === end) {
      blankBefore = true
      scan.tag = 'none'
    } else {
      if (content && blankBefore && indent === 0 && isClean(scan) && canStart(text, first, end, scan)) return at
      blankBefore = false
      content = true
      readLine(text, first, end, indent, scan)
    }
    at = text.charCodeAt(end) === 13 && text.charCodeAt(end + 1) === 10 ? end + 2 : end + 1
  }
  return text.length
}

const isClean = (scan: Scan): boolean => !scan.unsure && !scan.fence && !scan.html

/** A list goes on after a blank line, and micromark reads some markers after indented code as text. */
const canStart = (text: string, first: number, end: number, scan: Scan): boolean =>
  text.charCodeAt(first) !== byteOrderMark && !(scan.listOrIndented && isListMarker(text, first, end))

function readLine(text: string, first: number, end: number, indent: number, scan: Scan): void {
  if (scan.fence) readFenced(text, first, end, indent, scan, scan.fence)
  else if (scan.html) {
    if (scan.html.test(text.slice(first, end))) scan.html = undefined
  } else if (indent > maxIndent) scan.listOrIndented = true
  else {
    const unit = text.charCodeAt(first)
    if (unit === backtick || unit === tilde || unit === lessThan) readOpening(text.slice(first, end), indent, scan)
    else if (scan.tag !== 'sure' && isListMarker(text, first, end)) scan.list = scan.listOrIndented = true
  }
}

/** A line that may open a fence or HTML. */
function readOpening(line: string, indent: number, scan: Scan): void {
  const fence = fencePattern.exec(line)?.[1]
  const raw = rawKinds.find(kind => kind.opens.test(line))
  if (scan.tag === 'sure') return
  if (fence) {
    if (scan.tag === 'maybe') scan.unsure = true
    scan.fence = {marker: fence, indent: scan.list ? indent : 0}
  } else if (raw) {
    // What opens may overlap what closes: `<!-->` and `<?>` are complete.
    if (!raw.closes.test(line.slice(1))) {
      if (scan.tag === 'maybe' || (scan.list && indent > 0)) scan.unsure = true
      scan.html = raw.closes
    }
  } else if (line.startsWith('<')) {
    const name = /^<\/?([a-z][a-z0-9]*)(?=[\t >]|\/>|$)/i.exec(line)?.[1]?.toLowerCase()
    if (name && blockElements.has(name) && !(scan.list && indent > 0)) scan.tag = 'sure'
    else if (/^<[a-z/]/i.test(line)) scan.tag = 'maybe'
  }
}

function readFenced(
  text: string,
  first: number,
  end: number,
  indent: number,
  scan: Scan,
  fence: {readonly marker: string; readonly indent: number}
): void {
  const closes = text[first] === fence.marker[0] && isClosing(text.slice(first, end), fence.marker)
  // A fence that may lie in a list item: a line further left ends the item, a closing one further right only the item's.
  if (fence.indent > 0 && (indent < fence.indent || (closes && indent > maxIndent))) scan.unsure = true
  if (closes && indent <= maxIndent) scan.fence = undefined
}

/** Whether a line of the same marker as `opening` closes the fence. */
function isClosing(line: string, opening: string): boolean {
  const run = fencePattern.exec(line)?.[1] ?? /^`+$/.exec(line.trimEnd())?.[0]
  return run !== undefined && run.length >= opening.length && /^[\t ]*$/.test(line.slice(run.length))
}

/** Columns of leading white space (tabs stop at every fourth) and the offset of the first other unit. */
function indentation(text: string, start: number, end: number): {indent: number; first: number} {
  let indent = 0
  let first = start
  for (; first < end; first++) {
    const code = text.charCodeAt(first)
    if (code === 32) indent++
    else if (code === 9) indent += 4 - (indent % 4)
    else break
  }
  return {indent, first}
}
