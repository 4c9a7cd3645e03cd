import type {Finder} from '../finder.ts'
import {skipSpaces, trimSpaces} from './block-starts.ts'
import {addBlock, addLeaf, type Outline} from './outline.ts'

const backslash = 92
const colon = 58
const dash = 45
const pipe = 124

/** How many cells the line has as a table's head; 0 when it can be none. As micromark counts them. */
export function headCells(text: string, first: number, end: number): number {
  const last = trimSpaces(text, first, end)
  if (last === first + 1 && text.charCodeAt(first) === pipe) return 0
  let cells = 0
  let isOpen = text.charCodeAt(first) !== pipe
  for (let at = first; at < last; ) {
    const unit = text.charCodeAt(at)
    if (unit === pipe) {
      if (isOpen) cells++
      isOpen = true
      at = skipSpaces(text, at + 1, last)
      continue
    }
    if (isOpen) cells++
    isOpen = false
    at = dataEnd(text, at, last)
  }
  return cells
}

/** How many cells a delimiter row has (`| :-- | --- |`); 0 when the line is none. */
export function delimiterCells(text: string, first: number, end: number): number {
  let cells = 0
  let isMarked = false
  let at = first
  if (text.charCodeAt(at) === pipe) {
    isMarked = true
    at = skipSpaces(text, at + 1, end)
  }
  while (at < end) {
    const start = at
    if (text.charCodeAt(at) === colon) at++
    const dashes = at
    while (at < end && text.charCodeAt(at) === dash) at++
    if (at === dashes) return 0
    const dashesEnd = at
    if (at < end && text.charCodeAt(at) === colon) at++
    isMarked ||= dashes > start || at > dashesEnd
    cells++
    at = skipSpaces(text, at, end)
    if (at === end) break
    if (text.charCodeAt(at) !== pipe) return 0
    isMarked = true
    at = skipSpaces(text, at + 1, end)
  }
  return isMarked ? cells : 0
}

/** Adds a row with its cells. A cell starts with its `|`; the last one holds the `|` that ends the row. */
export function addRow(text: string, first: number, end: number, table: number, outline: Outline, pipes: Finder): void {
  const last = trimSpaces(text, first, end)
  const row = addBlock(outline, 'row', first, last, table)
  let start = first
  let from = text.charCodeAt(first) === pipe ? skipSpaces(text, first + 1, last) : first
  if (from === last) addBlock(outline, 'cell', first, last, row)
  while (from < last) {
    const at = cellEnd(text, from, last, pipes)
    const after = skipSpaces(text, at + 1, last)
    const filled = trimSpaces(text, from, at)
    const content = filled > from ? [from, filled] : undefined
    addLeaf(outline, 'cell', start, after < last ? trimSpaces(text, start + 1, at) : last, row, content)
    start = at
    from = after
  }
}

/** Offset of the next `|` that is not escaped, or `last`. */
function cellEnd(text: string, from: number, last: number, pipes: Finder): number {
  let at = pipes.after(from)
  while (at < last && isEscaped(text, from, at)) at = pipes.after(at + 1)
  return Math.min(at, last)
}

/** Whether an odd number of backslashes stands before `at`. */
function isEscaped(text: string, from: number, at: number): boolean {
  let before = at
  while (before > from && text.charCodeAt(before - 1) === backslash) before--
  return (at - before) % 2 === 1
}

/** End of what a head's cell holds: the next `|` that is not escaped, or `last`. */
function dataEnd(text: string, from: number, last: number): number {
  let at = from
  while (at < last && text.charCodeAt(at) !== pipe) {
    const next = text.charCodeAt(at) === backslash && at + 1 < last ? text.charCodeAt(at + 1) : 0
    at += next === backslash || next === pipe ? 2 : 1
  }
  return at
}
