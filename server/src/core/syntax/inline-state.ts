import {decodeString} from 'micromark-util-decode-string'
import type {Profile} from '../profile.ts'
import type {Range} from '../text.ts'
import type {HtmlEnds} from './angle-brackets.ts'
import type {CodeRuns} from './code-runs.ts'
import {type Content, placeOf} from './content.ts'
import {type Delimiter, resolveDelimiters} from './delimiters.ts'
import type {Footnote, Labels, Link, Mark} from './reading.ts'
import type {Resources} from './resource.ts'

/** What was found, by its place in the text. */
export type Found = {readonly start: number; readonly end: number} & (
  | {readonly add: 'link'; readonly value: Link}
  | {readonly add: 'mark'; readonly value: Mark}
  | {readonly add: 'note'; readonly value: Footnote}
  | {readonly add: 'opaque' | 'break'; readonly value: Range}
)

/** A `[` or `![` that is not closed yet. */
export type Bracket = {
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
export type Inline = {
  readonly text: string
  readonly lines: Content
  readonly content: string
  readonly block: number
  readonly labels: Labels
  readonly profile: Profile
  readonly found: Found[]
  readonly delimiters: Delimiter[]
  readonly brackets: Bracket[]
  /** Made when the first `(`, `<` or backtick asks. */
  resources: Resources | undefined
  html: HtmlEnds | undefined
  code: CodeRuns | undefined
  /** Whether the first delimiters were of emphasis, not of strikethrough. */
  isEmphasisFirst: boolean | undefined
  /** End of what was read last: a `!` before it is a part of that. */
  read: number
  /** Whether micromark has looked over line endings for what then was not there. */
  hasLookedAhead: boolean
  isUnsure: boolean
}

/** Offset in the text after the line ending that the content has at `at`. */
export function afterEnding(inline: Inline, at: number): number {
  const {text, lines} = inline
  const place = placeOf(lines, at)
  const end = text.charCodeAt(place) === 13 ? place + 2 : place + 1
  // micromark takes a container's prefix for a part of a line ending that it reads again.
  if (inline.hasLookedAhead && placeOf(lines, at + 1) > end) inline.isUnsure = true
  return end
}

export function addRange(inline: Inline, kind: 'break' | 'opaque', range: Range): void {
  inline.found.push({start: range.start, end: range.end, add: kind, value: range})
}

export const rangeOf = ({lines}: Inline, start: number, end: number): Range => ({
  start: placeOf(lines, start),
  end: placeOf(lines, end)
})

export function addLink(inline: Inline, link: Link): void {
  inline.found.push({start: link.range.start, end: link.range.end, add: 'link', value: link})
}

/** Finds the marks among the delimiters from index `from` on. */
export function resolveMarks(inline: Inline, from: number, isEmphasisFirst: boolean): void {
  const {delimiters, found} = inline
  if (delimiters.length <= from) return
  resolveDelimiters(delimiters, from, isEmphasisFirst, (kind, start, innerStart, innerEnd, end) => {
    const range = rangeOf(inline, start, end)
    const value: Mark = {kind, range, inner: rangeOf(inline, innerStart, innerEnd)}
    found.push({start: range.start, end: range.end, add: 'mark', value})
  })
}

/** `text` without character escapes and references. */
export const decoded = (text: string): string => (text.includes('\\') || text.includes('&') ? decodeString(text) : text)
