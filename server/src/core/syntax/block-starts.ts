import {isSpace} from './line-cursor.ts'

/** Columns of white space that make a line code. */
export const codeIndent = 4

/** Whether the line from `first` to `end` is a thematic break: three or more of one marker, and white space. */
export function isThematicBreak(text: string, first: number, end: number): boolean {
  const marker = text.charCodeAt(first)
  let size = 0
  for (let at = first; at < end; at++) {
    const unit = text.charCodeAt(at)
    if (unit === marker) size++
    else if (!isSpace(unit)) return false
  }
  return size >= 3
}

/** Whether the line is a setext heading's underline: one run of its first unit. */
export function isUnderline(text: string, first: number, end: number): boolean {
  const at = runEnd(text, first, end)
  return skipSpaces(text, at, end) === end
}

/** How many `#` open an ATX heading at `first`; 0 when none opens. */
export function headingDepth(text: string, first: number, end: number): number {
  const at = runEnd(text, first, end)
  return at - first <= 6 && (at === end || isSpace(text.charCodeAt(at))) ? at - first : 0
}

/** Where an ATX heading's content starts and ends, without the sequence that closes it; nothing for an empty one. */
export function headingContent(text: string, afterOpening: number, end: number): readonly number[] | undefined {
  const start = skipSpaces(text, afterOpening, end)
  let last = trimSpaces(text, start, end)
  let closing = last
  while (closing > start && text.charCodeAt(closing - 1) === 35) closing--
  if (closing === start) last = start
  else if (closing < last && isSpace(text.charCodeAt(closing - 1))) last = trimSpaces(text, start, closing)
  return last > start ? [start, last] : undefined
}

/** Length of the fence that opens at `first`; 0 when none opens. */
export function fenceLength(text: string, first: number, end: number): number {
  const at = runEnd(text, first, end)
  if (at - first < 3) return 0
  if (text.charCodeAt(first) === 96) {
    for (let info = at; info < end; info++) if (text.charCodeAt(info) === 96) return 0
  }
  return at - first
}

/** Whether the line, which starts with the marker of a fence, closes one of `length` markers. */
export function closesFence(text: string, first: number, end: number, length: number): boolean {
  const at = runEnd(text, first, end)
  return at - first >= length && skipSpaces(text, at, end) === end
}

/** End of the run of the unit at `first`. */
function runEnd(text: string, first: number, end: number): number {
  const marker = text.charCodeAt(first)
  let at = first
  while (at < end && text.charCodeAt(at) === marker) at++
  return at
}

export function skipSpaces(text: string, start: number, end: number): number {
  let at = start
  while (at < end && isSpace(text.charCodeAt(at))) at++
  return at
}

/** End of `[start, end)` without the spaces and tabs at its end. */
export function trimSpaces(text: string, start: number, end: number): number {
  let last = end
  while (last > start && isSpace(text.charCodeAt(last - 1))) last--
  return last
}

/** Offset after the marker of a list item at `first`, -1 where none stands. Space after it is not looked for. */
export function listMarkerEnd(text: string, first: number, end: number): number {
  const unit = text.charCodeAt(first)
  if (unit === 42 || unit === 43 || unit === 45) return first + 1
  let at = first
  while (at < end && at - first < 9 && isDigit(text.charCodeAt(at))) at++
  const marker = at > first && at < end ? text.charCodeAt(at) : 0
  return marker === 41 || marker === 46 ? at + 1 : -1
}

/** Whether a list item's marker stands at `first`, and white space or nothing after it. */
export function isListMarker(text: string, first: number, end: number): boolean {
  const at = listMarkerEnd(text, first, end)
  return at >= 0 && (at === end || isSpace(text.charCodeAt(at)))
}

export const isDigit = (unit: number): boolean => unit >= 48 && unit <= 57
