import {decodeString} from 'micromark-util-decode-string'
import {normalizeIdentifier} from 'micromark-util-normalize-identifier'
import type {Profile} from '../profile.ts'
import type {Range} from '../text.ts'
import {autolinkEnd, HtmlEnds} from './angle-brackets.ts'
import {classOf, isAsciiPunctuation, isSpace, other, punctuation, whitespace} from './character-class.ts'
import {CodeRuns} from './code-runs.ts'
import {type Content, contentOf, placeOf} from './content.ts'
import {type Delimiter, resolveDelimiters, tilde} from './delimiters.ts'
import {bareLabelEnd, readDestination} from './destination.ts'
import type {Draft} from './draft.ts'
import type {Footnote, Labels, Link, Mark} from './reading.ts'
import {type FoundResource, Resources} from './resource.ts'

const lineFeed = 10
const backslash = 92
const backtick = 96
const caret = 94
const closeBracket = 93
const exclamation = 33
const lessThan = 60
const openBracket = 91
const openParenthesis = 40
const star = 42
const underscore = 95

/** Every unit at which something may start or end that is no text. */
const special = /[[\]*_~`<\\\n]/g

/** Dialects in which two tildes strike out, and those in which one does too. */
const striking: ReadonlySet<Profile> = new Set(['gfm', 'pandoc', 'quarto', 'obsidian'])
const strikingSingly: ReadonlySet<Profile> = new Set(['gfm'])

/** Longest label of a reference, in units. */
const longestLabel = 999

/** What was found, by its place in the text. */
type Found = {
  readonly start: number
  readonly end: number
  readonly add: 'link' | 'mark' | 'note' | 'opaque' | 'break'
  readonly value: Link | Mark | Footnote | Range
}

/** A `[` or `![` that is not closed yet. */
type Bracket = {
  readonly isImage: boolean
  /** Offset of the whole in the content, and of what is between the brackets. */
  readonly start: number
  readonly inner: number
  /** How many delimiters, and how many things found, stand before it. */
  readonly delimiters: number
  readonly found: number
  /** Whether it may still become a link: links hold no links. */
  isActive: boolean
}

/** What is known while one content is read. */
type Inline = {
  readonly text: string
  readonly lines: Content
  readonly content: string
  readonly block: number
  readonly labels: Labels
  readonly profile: Profile
  readonly found: Found[]
  readonly delimiters: Delimiter[]
  readonly brackets: Bracket[]
  readonly resources: Resources
  readonly html: HtmlEnds
  readonly code: CodeRuns
  /** Whether the first delimiters were of emphasis, not of strikethrough. */
  isEmphasisFirst: boolean | undefined
  /** End of what was read last: a `!` before it is a part of that. */
  read: number
  /** Whether micromark has looked over line endings for what then was not there. */
  hasLookedAhead: boolean
  isUnsure: boolean
}

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
    resources: new Resources(content),
    html: new HtmlEnds(content, content.length),
    code: new CodeRuns(content),
    isEmphasisFirst: undefined,
    read: 0,
    hasLookedAhead: false,
    isUnsure: false
  }
  while (at < content.length) {
    inline.read = readAt(inline, at)
    at = nextSpecial(content, inline.read)
  }
  resolve(inline, 0, inline.isEmphasisFirst === true)
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
  for (const {add, value} of found) {
    if (add === 'link') draft.links.push(value as Link)
    else if (add === 'mark') draft.marks.push(value as Mark)
    else if (add === 'note') draft.footnoteReferences.push(value as Footnote)
    else if (add === 'opaque') draft.opaque.push(value as Range)
    else draft.hardBreaks.push(value as Range)
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
  add(inline, 'break', {start: placeOf(inline.lines, start), end: afterEnding(inline, lineEnding)})
}

/** Offset in the text after the line ending that the content has at `at`. */
function afterEnding(inline: Inline, at: number): number {
  const {text, lines} = inline
  const place = placeOf(lines, at)
  const end = text.charCodeAt(place) === 13 ? place + 2 : place + 1
  // micromark takes a container's prefix for a part of a line ending that it reads again.
  if (inline.hasLookedAhead && placeOf(lines, at + 1) > end) inline.isUnsure = true
  return end
}

function add(inline: Inline, kind: 'break' | 'opaque', range: Range): void {
  inline.found.push({start: range.start, end: range.end, add: kind, value: range})
}

const rangeOf = ({lines}: Inline, start: number, end: number): Range => ({
  start: placeOf(lines, start),
  end: placeOf(lines, end)
})

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
  const end = inline.code.closing(open, open - at)
  if (end < 0) {
    inline.hasLookedAhead = true
    return open
  }
  add(inline, 'opaque', rangeOf(inline, at, end))
  return end
}

function runEnd(content: string, at: number): number {
  const marker = content.charCodeAt(at)
  let end = at + 1
  while (content.charCodeAt(end) === marker) end++
  return end
}

function readAngle(inline: Inline, at: number): number {
  const {content, html, block} = inline
  const end = autolinkEnd(content, at, content.length)
  if (end < 0) {
    const htmlEnd = html.endOf(at)
    if (htmlEnd < 0) {
      inline.hasLookedAhead = true
      return at + 1
    }
    add(inline, 'opaque', rangeOf(inline, at, htmlEnd))
    return htmlEnd
  }
  const range = rangeOf(inline, at, end)
  const label = {start: range.start + 1, end: range.end - 1}
  const shown = content.slice(at + 1, end - 1)
  const url = /^[a-z][a-z\d+.-]{1,31}:/i.test(shown) ? shown : `mailto:${shown}`
  addLink(inline, {kind: 'autolink', range, label, url, destination: label, block})
  return end
}

function addLink(inline: Inline, link: Link): void {
  inline.found.push({start: link.range.start, end: link.range.end, add: 'link', value: link})
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

/** Finds the marks among the delimiters from index `from` on. */
function resolve(inline: Inline, from: number, isEmphasisFirst: boolean): void {
  const {delimiters, found} = inline
  if (delimiters.length <= from) return
  resolveDelimiters(delimiters, from, isEmphasisFirst, (kind, start, innerStart, innerEnd, end) => {
    const range = rangeOf(inline, start, end)
    const value: Mark = {kind, range, inner: rangeOf(inline, innerStart, innerEnd)}
    found.push({start: range.start, end: range.end, add: 'mark', value})
  })
}

/** A `[`: a footnote's call, or an opening bracket. */
function readOpening(inline: Inline, at: number): number {
  const {content, brackets, delimiters, found, read} = inline
  const isImage = at > read && content.charCodeAt(at - 1) === exclamation
  const noteEnd = isImage ? -1 : readNote(inline, at)
  if (noteEnd >= 0) return noteEnd
  brackets.push({
    isImage,
    start: isImage ? at - 1 : at,
    inner: at + 1,
    delimiters: delimiters.length,
    found: found.length,
    isActive: true
  })
  return at + 1
}

/** Reads a footnote's call (`[^label]`); gives the offset after it, -1 where none stands. */
function readNote(inline: Inline, at: number): number {
  const {content, labels, profile} = inline
  if (content.charCodeAt(at + 1) !== caret || profile === 'commonmark' || labels.notes.size === 0) return -1
  let end = at + 2
  for (; end < content.length && end - at <= longestLabel; end++) {
    const unit = content.charCodeAt(end)
    if (unit === closeBracket) break
    if (unit === openBracket || unit === 32 || unit === 9 || unit === lineFeed) return -1
    const next = content.charCodeAt(end + 1)
    if (unit === backslash && (next === openBracket || next === backslash || next === closeBracket)) end++
  }
  if (end === at + 2 || content.charCodeAt(end) !== closeBracket) return -1
  return addNote(inline, at, end) ? end + 1 : -1
}

/** Adds the call whose `[` and `]` stand at the offsets, if its label is defined. */
function addNote(inline: Inline, start: number, close: number): boolean {
  const {content, labels, found, block} = inline
  const written = content.slice(start + 2, close)
  if (!labels.notes.has(normalizeIdentifier(written))) return false
  const range = rangeOf(inline, start, close + 1)
  const label = normalizeIdentifier(decodeString(written))
  found.push({start: range.start, end: range.end, add: 'note', value: {label, range, block}})
  return true
}

/** A `]`: it may end a link or an image. */
function readClosing(inline: Inline, at: number): number {
  const {content, brackets, resources, labels} = inline
  const bracket = brackets.pop()
  if (!bracket?.isActive) return at + 1
  const next = content.charCodeAt(at + 1)
  const resource = next === openParenthesis ? resources.at(at + 1) : undefined
  if (!resource) inline.hasLookedAhead ||= next === openParenthesis || next === openBracket
  if (resource) {
    addResource(inline, bracket, at, resource)
    return resource.end
  }
  const written = content.slice(bracket.inner, at)
  const isDefined = labels.definitions.size > 0 && labels.definitions.has(normalizeIdentifier(written))
  if (next === openBracket) {
    const close = labelClose(content, at + 1)
    const full = close < 0 ? '' : content.slice(at + 2, close)
    if (close >= 0 && labels.definitions.has(normalizeIdentifier(full))) {
      return addReference(inline, bracket, at, close + 1, full)
    }
    if (isDefined && content.charCodeAt(at + 2) === closeBracket) {
      return addReference(inline, bracket, at, at + 3, written)
    }
  } else if (isDefined) return addReference(inline, bracket, at, at + 1, written)
  if (bracket.isImage) readImageNote(inline, bracket, at)
  return at + 1
}

/** `![^label]` is no image when `label` is a footnote: it is a `!` and the call. */
function readImageNote(inline: Inline, bracket: Bracket, at: number): void {
  const {content, delimiters, found, profile} = inline
  if (profile === 'commonmark' || content.charCodeAt(bracket.inner) !== caret) return
  const inside = found.splice(bracket.found)
  if (addNote(inline, bracket.inner - 1, at)) delimiters.length = bracket.delimiters
  else found.push(...inside)
}

/** Offset of the `]` that closes the label whose `[` stands at `open`, -1 where none does or the label is empty. */
function labelClose(content: string, open: number): number {
  let isFilled = false
  for (let at = open + 1, size = 0; at < content.length && size <= longestLabel; at++, size++) {
    const unit = content.charCodeAt(at)
    if (unit === closeBracket) return isFilled ? at : -1
    if (unit === openBracket) return -1
    isFilled ||= !isSpace(unit)
    const next = content.charCodeAt(at + 1)
    if (unit === backslash && (next === openBracket || next === backslash || next === closeBracket)) at++
  }
  return -1
}

function addResource(inline: Inline, bracket: Bracket, at: number, resource: FoundResource): void {
  const {content, text, block} = inline
  const range = closeLabel(inline, bracket, at, resource.end)
  const label = labelOf(inline, bracket, at, range, undefined)
  const {from, to, isBracketed} = resource
  const url = content.slice(from, to)
  const isPlain =
    label.end === placeOf(inline.lines, at) && !content.slice(at, from).includes('\n') && !url.includes('\\')
  const written = isPlain ? {start: placeOf(inline.lines, from), end: placeOf(inline.lines, to)} : undefined
  const destination = written ?? readDestination(text, label.end + 2)?.range
  const isNone = isPlain && from === to && !isBracketed
  addLink(inline, {
    kind: bracket.isImage ? 'image' : 'link',
    range,
    label,
    url: decoded(url),
    destination: isNone ? undefined : destination,
    block
  })
}

/** Adds a reference to the definition whose label is written as `written`; gives `end`, where the reference ends. */
function addReference(inline: Inline, bracket: Bracket, at: number, end: number, written: string): number {
  const range = closeLabel(inline, bracket, at, end)
  const label = labelOf(inline, bracket, at, range, end === at + 1)
  const definition = normalizeIdentifier(decoded(written))
  const kind = bracket.isImage ? 'image-reference' : 'reference'
  addLink(inline, {kind, range, label, url: '', definition, block: inline.block})
  return end
}

/** Reads the marks inside the label, or forgets all that is in an image's; gives the range of the whole. */
function closeLabel(inline: Inline, bracket: Bracket, at: number, end: number): Range {
  const {brackets, delimiters, found} = inline
  if (bracket.isImage) {
    delimiters.length = bracket.delimiters
    found.length = bracket.found
  } else {
    resolve(inline, bracket.delimiters, false)
    // Links hold no links.
    for (let index = brackets.length - 1; index >= 0; index--) {
      const outer = brackets[index]
      if (!outer || outer.isImage) continue
      if (!outer.isActive) break
      outer.isActive = false
    }
  }
  return rangeOf(inline, bracket.start, Math.max(end, at))
}

/** What stands between the brackets, as the exact reader says: a link has nodes there, an image has none. */
function labelOf(inline: Inline, bracket: Bracket, at: number, range: Range, isShortcut: boolean | undefined): Range {
  const start = range.start + (bracket.isImage ? 2 : 1)
  if (bracket.isImage || at === bracket.inner) {
    if (!bracket.isImage && isShortcut === undefined) return {start, end: start}
    return {start, end: bareLabelEnd(inline.text, start, range, isShortcut)}
  }
  const isBroken = inline.content.charCodeAt(at - 1) === lineFeed
  return {start, end: isBroken ? afterEnding(inline, at - 1) : placeOf(inline.lines, at)}
}

/** `text` without character escapes and references. */
const decoded = (text: string): string => (text.includes('\\') || text.includes('&') ? decodeString(text) : text)
