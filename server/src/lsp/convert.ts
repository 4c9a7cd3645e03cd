import type {Range as LspRange, Position, TextEdit} from 'vscode-languageserver/node'
import {indexAt} from '../core/document.ts'
import {lineAt, rangeOfLine} from '../features/lines.ts'
import type {Edit, Range, Snapshot} from '../service/index.ts'
import {type Encoding, offsetOnLine, width} from './encoding.ts'

/**
 * The offset of a position.
 *
 * Past the end of its line it is that end, past the last line the end of the document. Inside a character it is the
 * start of the character.
 */
export function toOffset(snapshot: Snapshot, {line, character}: Position, encoding: Encoding): number {
  const range = rangeOfLine(snapshot, Math.max(0, Math.trunc(line)))
  if (!range) return snapshot.length
  if (encoding === 'utf-16') {
    const offset = Math.min(range.start + Math.max(0, Math.trunc(character)), range.end)
    return splitsPair(snapshot, offset) ? offset - 1 : offset
  }
  return offsetOnLine(snapshot.text, range.start, range.end, character, encoding)
}

/** The position of an offset. Between CR and LF it is the end of the line, inside a character the character's start. */
export function toPosition(snapshot: Snapshot, offset: number, encoding: Encoding): Position {
  const line = lineAt(snapshot, offset)
  const range = rangeOfLine(snapshot, line) ?? {start: 0, end: 0}
  const end = Math.min(splitsPair(snapshot, offset) ? offset - 1 : offset, range.end)
  if (encoding === 'utf-16') return {line, character: Math.max(0, end - range.start)}
  return {line, character: measure(snapshot.text, range.start, end, encoding)}
}

/** The range in positions; it is widened where it would cut a character in two. */
export const toRange = (snapshot: Snapshot, {start, end}: Range, encoding: Encoding): LspRange => ({
  start: toPosition(snapshot, start, encoding),
  end: toPosition(snapshot, splitsPair(snapshot, end) ? end + 1 : end, encoding)
})

/** The edits in positions. One that begins or ends where no position can be is widened by what stands there. */
export const toTextEdits = (snapshot: Snapshot, edits: readonly Edit[], encoding: Encoding): TextEdit[] =>
  edits.map(edit => {
    const {start, end, text} = widened(snapshot, edit)
    return {range: toRange(snapshot, {start, end}, encoding), newText: text}
  })

function widened(snapshot: Snapshot, edit: Edit): Edit {
  const start = isInside(snapshot, edit.start) ? edit.start - 1 : edit.start
  const end = isInside(snapshot, edit.end) ? edit.end + 1 : edit.end
  if (start === edit.start && end === edit.end) return edit
  const {text} = snapshot
  return {start, end, text: text.slice(start, edit.start) + edit.text + text.slice(edit.end, end)}
}

function isInside(snapshot: Snapshot, offset: number): boolean {
  const {text, at} = placeIn(snapshot, offset)
  return splitsPair(snapshot, offset) || (text[at - 1] === '\r' && text[at] === '\n')
}

/** Whether `offset` lies between the two halves of a surrogate pair. */
function splitsPair(snapshot: Snapshot, offset: number): boolean {
  const {text, at} = placeIn(snapshot, offset)
  return at > 0 && at < text.length && (text.codePointAt(at - 1) ?? 0) > 0xffff
}

/** The segment that holds an offset: segments end with lines, so that none ends within a character or a line ending. */
function placeIn({segments, starts}: Snapshot, offset: number): {readonly text: string; readonly at: number} {
  const index = indexAt(starts, offset)
  return {text: segments[index]?.text ?? '', at: offset - (starts[index] ?? 0)}
}

function measure(text: string, start: number, end: number, encoding: Encoding): number {
  let sum = 0
  for (let at = start; at < end; ) {
    const point = text.codePointAt(at) ?? 0
    sum += width(point, encoding)
    at += point > 0xffff ? 2 : 1
  }
  return sum
}
