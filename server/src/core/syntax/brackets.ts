import {decodeString} from 'micromark-util-decode-string'
import {normalizeIdentifier} from 'micromark-util-normalize-identifier'
import type {Range} from '../text.ts'
import {isSpace} from './character-class.ts'
import {placeOf} from './content.ts'
import {bareLabelEnd, readDestination} from './destination.ts'
import {addLink, afterEnding, type Bracket, decoded, type Inline, rangeOf, resolveMarks} from './inline-state.ts'
import {type FoundResource, Resources} from './resource.ts'

const backslash = 92
const caret = 94
const closeBracket = 93
const exclamation = 33
const lineFeed = 10
const openBracket = 91
const openParenthesis = 40

/** Longest label of a reference, in units. */
const longestLabel = 999

/** A `[`: a footnote's call, or an opening bracket. */
export function readOpening(inline: Inline, at: number): number {
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
export function readClosing(inline: Inline, at: number): number {
  const {content, brackets, labels} = inline
  const bracket = brackets.pop()
  if (!bracket?.isActive) return at + 1
  const next = content.charCodeAt(at + 1)
  inline.resources ??= new Resources(content)
  const resource = next === openParenthesis ? inline.resources.at(at + 1) : undefined
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
  const range = closeLabel(inline, bracket, resource.end)
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
  const range = closeLabel(inline, bracket, end)
  const label = labelOf(inline, bracket, at, range, end === at + 1)
  const definition = normalizeIdentifier(decoded(written))
  const kind = bracket.isImage ? 'image-reference' : 'reference'
  addLink(inline, {kind, range, label, url: '', definition, block: inline.block})
  return end
}

/** Reads the marks inside the label, or forgets all that is in an image's; gives the range of the whole. */
function closeLabel(inline: Inline, bracket: Bracket, end: number): Range {
  const {brackets, delimiters, found} = inline
  if (bracket.isImage) {
    delimiters.length = bracket.delimiters
    found.length = bracket.found
  } else {
    resolveMarks(inline, bracket.delimiters, false)
    // Links hold no links.
    for (let index = brackets.length - 1; index >= 0; index--) {
      const outer = brackets[index]
      if (!outer || outer.isImage) continue
      if (!outer.isActive) break
      outer.isActive = false
    }
  }
  return rangeOf(inline, bracket.start, end)
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
