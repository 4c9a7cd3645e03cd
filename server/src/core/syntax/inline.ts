import type {Profile} from '../profile.ts'
import {autolinkEnd, HtmlEnds} from './angle-brackets.ts'
import {readClosing, readOpening} from './brackets.ts'
import {classOf, isAsciiPunctuation, other, punctuation, whitespace} from './character-class.ts'
import {CodeRuns} from './code-runs.ts'
import {contentOf, placeOf} from './content.ts'
import {tilde} from './delimiters.ts'
import type {Draft} from './draft.ts'
import {addLink, addRange, afterEnding, type Found, type Inline, rangeOf, resolveMarks} from './inline-state.ts'
import type {Labels} from './reading.ts'

const lineFeed = 10
const backslash = 92
const backtick = 96
const lessThan = 60
const openBracket = 91
const star = 42
const underscore = 95

/** Every unit at which something may start or end that is no text. */
const special = /[[\]*_~`<\\\n]/g

/** Dialects in which two tildes strike out, and those in which one does too. */
const striking: ReadonlySet<Profile> = new Set(['gfm', 'pandoc', 'quarto', 'obsidian'])
const strikingSingly: ReadonlySet<Profile> = new Set(['gfm'])

/**
 * Reads the inline content of one leaf block (paragraph, heading, cell) into `draft`, in the order the exact reader's walk
 * gives (document order, parents before children).
 *
 * @param lines
 *   Pairs start, end (UTF-16 offsets of `text`) of each line of the content without its line ending, without container
 *   prefixes and without leading white space of the line (the first line's too); trailing white space of the last line is
 *   cut off, that of other lines is left (hard breaks).
 * @param block
 *   Index in draft.blocks of the block that holds it.
 * @returns
 *   False when not sure: then the draft is worthless.
 */
export function readInline(
  text: string,
  lines: readonly number[],
  block: number,
  labels: Labels,
  profile: Profile,
  draft: Draft
): boolean {
  const all = contentOf(text, lines)
  const {content} = all
  let at = nextSpecial(content, 0)
  if (at === content.length) return true
  const inline: Inline = {
    text,
    lines: all,
    content,
    block,
    labels,
    profile,
    found: [],
    delimiters: [],
    brackets: [],
    resources: undefined,
    html: undefined,
    code: undefined,
    isEmphasisFirst: undefined,
    read: 0,
    hasLookedAhead: false,
    isUnsure: false
  }
  while (at < content.length) {
    inline.read = readAt(inline, at)
    at = nextSpecial(content, inline.read)
  }
  resolveMarks(inline, 0, inline.isEmphasisFirst === true)
  addFound(inline.found, draft)
  return !inline.isUnsure
}

function nextSpecial(content: string, from: number): number {
  special.lastIndex = from
  return special.test(content) ? special.lastIndex - 1 : content.length
}

/** Adds what was found, which ends in the order of the text, in the order in which it starts. */
function addFound(found: Found[], draft: Draft): void {
  if (found.length > 1) found.sort((a, b) => a.start - b.start || b.end - a.end)
  for (const one of found) {
    if (one.add === 'link') draft.links.push(one.value)
    else if (one.add === 'mark') draft.marks.push(one.value)
    else if (one.add === 'note') draft.footnoteReferences.push(one.value)
    else if (one.add === 'opaque') draft.opaque.push(one.value)
    else draft.hardBreaks.push(one.value)
  }
}

/** Reads what starts at `at`; gives the offset after it. */
function readAt(inline: Inline, at: number): number {
  const {content} = inline
  switch (content.charCodeAt(at)) {
    case lineFeed:
      return readLineEnding(inline, at)
    case backslash:
      return readEscape(inline, at)
    case backtick:
      return readCode(inline, at)
    case lessThan:
      return readAngle(inline, at)
    case star:
    case underscore:
      return readDelimiters(inline, at)
    case tilde:
      return readTildes(inline, at)
    case openBracket:
      return readOpening(inline, at)
    default:
      return readClosing(inline, at)
  }
}

/** Two or more spaces at the end of a line break it; a tab among them is in the way. */
function readLineEnding(inline: Inline, at: number): number {
  const {content, read} = inline
  let start = at
  while (start > read && content.charCodeAt(start - 1) === 32) start--
  if (at - start >= 2 && !(start > read && content.charCodeAt(start - 1) === 9)) addBreak(inline, start, at)
  return at + 1
}

function addBreak(inline: Inline, start: number, lineEnding: number): void {
  addRange(inline, 'break', {start: placeOf(inline.lines, start), end: afterEnding(inline, lineEnding)})
}

function readEscape(inline: Inline, at: number): number {
  const next = inline.content.charCodeAt(at + 1)
  if (next === lineFeed) {
    addBreak(inline, at, at + 1)
    return at + 2
  }
  return isAsciiPunctuation(next) ? at + 2 : at + 1
}

function readCode(inline: Inline, at: number): number {
  const open = runEnd(inline.content, at)
  inline.code ??= new CodeRuns(inline.content)
  const end = inline.code.closing(open, open - at)
  if (end < 0) {
    inline.hasLookedAhead = true
    return open
  }
  addRange(inline, 'opaque', rangeOf(inline, at, end))
  return end
}

function runEnd(content: string, at: number): number {
  const marker = content.charCodeAt(at)
  let end = at + 1
  while (content.charCodeAt(end) === marker) end++
  return end
}

function readAngle(inline: Inline, at: number): number {
  const {content, block} = inline
  const end = autolinkEnd(content, at, content.length)
  if (end < 0) {
    inline.html ??= new HtmlEnds(content, content.length)
    const htmlEnd = inline.html.endOf(at)
    if (htmlEnd < 0) {
      inline.hasLookedAhead = true
      return at + 1
    }
    addRange(inline, 'opaque', rangeOf(inline, at, htmlEnd))
    return htmlEnd
  }
  const range = rangeOf(inline, at, end)
  const label = {start: range.start + 1, end: range.end - 1}
  const shown = content.slice(at + 1, end - 1)
  const url = /^[a-z][a-z\d+.-]{1,31}:/i.test(shown) ? shown : `mailto:${shown}`
  addLink(inline, {kind: 'autolink', range, label, url, destination: label, block})
  return end
}

/** A run of `*` or `_`: what it can do depends on what stands beside it. CommonMark 0.31.2, section 6.2. */
function readDelimiters(inline: Inline, at: number): number {
  const {content, delimiters, profile} = inline
  const marker = content.charCodeAt(at)
  const end = runEnd(content, at)
  inline.isEmphasisFirst ??= true
  const before = at > 0 ? classOf(content.charCodeAt(at - 1)) : whitespace
  const after = end < content.length ? classOf(content.charCodeAt(end)) : whitespace
  const strikes = striking.has(profile)
  const isLeft =
    after === other || (after === punctuation && before !== other) || (strikes && content.charCodeAt(end) === tilde)
  const isRight =
    before === other || (before === punctuation && after !== other) || (strikes && content.charCodeAt(at - 1) === tilde)
  const opens = isLeft && (marker === star || before !== other || !isRight)
  const closes = isRight && (marker === star || after !== other || !isLeft)
  if (opens || closes) delimiters.push({marker, start: at, end, opens, closes})
  return end
}

function readTildes(inline: Inline, at: number): number {
  const {content, delimiters, profile} = inline
  const end = runEnd(content, at)
  if (!striking.has(profile) || end - at > 2 || (end - at === 1 && !strikingSingly.has(profile))) return end
  inline.isEmphasisFirst ??= false
  const before = at > 0 ? classOf(content.charCodeAt(at - 1)) : whitespace
  const after = end < content.length ? classOf(content.charCodeAt(end)) : whitespace
  const opens = after === other || (after === punctuation && before !== other)
  const closes = before === other || (before === punctuation && after !== other)
  delimiters.push({marker: tilde, start: at, end, opens, closes})
  return end
}
