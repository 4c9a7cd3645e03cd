/** Half-open range of UTF-16 offsets. */
export type Range = {readonly start: number; readonly end: number}

/** Replacement of `[start, end)` by `text`; offsets are UTF-16 offsets of the text before any edit. */
export type Edit = {readonly start: number; readonly end: number; readonly text: string}

/** `range` moved by `by` UTF-16 units. */
export const shift = (range: Range, by: number): Range => ({start: range.start + by, end: range.end + by})

/** `edits` moved by `by` UTF-16 units. */
export const shiftEdits = (edits: readonly Edit[], by: number): Edit[] =>
  edits.map(edit => ({...edit, ...shift(edit, by)}))

/** Whether `outer` holds all of `inner`. */
export const contains = (outer: Range, inner: Range): boolean => outer.start <= inner.start && inner.end <= outer.end

/** Whether both share at least one UTF-16 unit; empty ranges share none. */
export const overlaps = (a: Range, b: Range): boolean => a.start < b.end && b.start < a.end

/** Index of the first of `offsets`, which ascend, that is more than `offset`; their number where none is. Logarithmic. */
export function above(offsets: readonly number[], offset: number): number {
  let low = 0
  let high = offsets.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((offsets[middle] ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  return low
}

/**
 * The text after all `edits`.
 *
 * @param edits
 *   In any order, not overlapping; two insertions at one offset keep their order.
 */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let result = ''
  let from = 0
  for (const edit of sorted(edits)) {
    if (edit.start < from) throw new RangeError(`Overlapping edits at offset ${edit.start}`)
    result += text.slice(from, edit.start) + edit.text
    from = edit.end
  }
  return result + text.slice(from)
}

/** `edits` by place, stable. */
export const sorted = (edits: readonly Edit[]): Edit[] => [...edits].sort((a, b) => a.start - b.start || a.end - b.end)

/** Offset after the line that `offset` lies in, without its line ending (LF, CRLF or CR). */
export function lineEnd(text: string, offset: number): number {
  for (let at = offset; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 10 || code === 13) return at
  }
  return text.length
}

/** Offset of the first unit of the line that `offset` lies in. */
export function lineStart(text: string, offset: number): number {
  for (let at = offset; at > 0; at--) {
    const code = text.charCodeAt(at - 1)
    if (code === 10 || (code === 13 && text.charCodeAt(at) !== 10)) return at
  }
  return 0
}

/** Offset of the line after the one that ends at `end` (as {@link lineEnd} gives it). */
export function afterEnding(text: string, end: number): number {
  if (text.charCodeAt(end) === 13 && text.charCodeAt(end + 1) === 10) return end + 2
  return Math.min(end + 1, text.length)
}

/** Offsets at which the lines of `text` start; LF, CRLF and CR end a line, as in CommonMark and LSP. */
export function lineStarts(text: string): number[] {
  const starts = [0]
  if (!text.includes('\r')) {
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
    return starts
  }
  for (let end = lineEnd(text, 0); end < text.length; end = lineEnd(text, starts[starts.length - 1] ?? 0)) {
    starts.push(afterEnding(text, end))
  }
  return starts
}

/** Line and column of an offset, both from 1; a column counts UTF-16 units. CR, LF and CRLF end a line. */
export function lineAndColumn(text: string, offset: number): {readonly line: number; readonly column: number} {
  const before = text.slice(0, offset).split(/\r\n|\n|\r/)
  return {line: before.length, column: (before.at(-1)?.length ?? 0) + 1}
}

/** How many of the last units of `text` are among `units`. A pattern would look for them from every place of the text. */
export function endRun(text: string, units: string): number {
  let start = text.length
  while (start > 0 && units.includes(text[start - 1] ?? '')) start--
  return text.length - start
}
