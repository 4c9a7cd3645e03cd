import {indexAt, type Snapshot} from '../core/document.ts'
import type {Range} from '../core/text.ts'

/**
 * Line, counted from 0, that holds `offset`. Two binary searches, whatever the length of the document.
 */
export function lineAt({starts, lines, segments}: Snapshot, offset: number): number {
  const index = indexAt(starts, offset)
  const local = offset - (starts[index] ?? 0)
  return (lines[index] ?? 0) + indexAt(segments[index]?.lineStarts ?? [0], local)
}

/**
 * Where `line`, counted from 0, stands, without its line ending.
 *
 * @returns
 *   `undefined` when the document has no such line.
 */
export function rangeOfLine({length, starts, lines, segments}: Snapshot, line: number): Range | undefined {
  const index = indexAt(lines, line)
  const by = starts[index] ?? 0
  const own = segments[index]?.lineStarts ?? [0]
  const at = line - (lines[index] ?? 0)
  const start = own[at]
  if (start === undefined) return undefined
  const next = own[at + 1]
  if (next === undefined) return {start: by + start, end: length}
  const {text = ''} = segments[index] ?? {}
  const ending = text.charCodeAt(next - 1) === 10 && text.charCodeAt(next - 2) === 13 ? 2 : 1
  return {start: by + start, end: by + next - ending}
}

/** The places of a document that no parser could read, as offsets of it, without their last line ending. */
export const unreadRanges = ({segments, starts}: Snapshot): Range[] =>
  segments.flatMap(({reading, text}, index) => {
    if (reading.failure === undefined) return []
    const start = starts[index] ?? 0
    return [{start, end: start + text.trimEnd().length}]
  })
