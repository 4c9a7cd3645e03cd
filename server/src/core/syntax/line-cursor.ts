const tab = 9
export const lineFeed = 10
const carriageReturn = 13
const space = 32

/**
 * A walk through a text line by line, and through the white space at the start of a line column by column: a tab fills up
 * to the next multiple of four, and a container may take a part of it.
 *
 * Plain data and functions, not a class with private methods: those cost more than all the rest on a cold start.
 */
export type LineCursor = {
  readonly text: string
  /** Where the line starts, where it ends without its line ending, where the next one starts. */
  start: number
  end: number
  next: number
  /** What of the line is read already; `pending` columns of the tab before it are not. */
  at: number
  pending: number
  column: number
  /** Columns of white space from `at`, the offset of what follows, and the unit there: 0 at the end of the line. */
  indent: number
  first: number
  unit: number
  /** End of the last unit up to the end of the line that is no white space; the same for the lines before. */
  filled: number
  filledBefore: number
}

export const cursorAt = (text: string, from: number): LineCursor => ({
  text,
  start: from,
  end: from,
  next: from,
  at: from,
  pending: 0,
  column: 0,
  indent: 0,
  first: from,
  unit: 0,
  filled: from,
  filledBefore: from
})

/** Goes to the next line; false at the end of the text, which no line follows even after a line ending. */
export function nextLine(cursor: LineCursor): boolean {
  const {text, next} = cursor
  cursor.filledBefore = cursor.filled
  if (next >= text.length) return false
  const found = text.indexOf('\n', next)
  let end = found < 0 ? text.length : found
  cursor.next = found < 0 ? end : found + 1
  if (end > next && text.charCodeAt(end - 1) === carriageReturn) end--
  cursor.start = next
  cursor.end = end
  cursor.at = next
  cursor.pending = 0
  cursor.column = 0
  let last = end
  while (last > next && isSpace(text.charCodeAt(last - 1))) last--
  if (last > next) cursor.filled = last
  look(cursor)
  return true
}

/** Measures the white space from here. */
function look(cursor: LineCursor): void {
  const {text, end, column} = cursor
  let indent = cursor.pending
  let unit = 0
  let at = cursor.at
  for (; at < end; at++) {
    unit = text.charCodeAt(at)
    if (unit === space) indent++
    else if (unit === tab) indent += 4 - ((column + indent) % 4)
    else break
  }
  cursor.indent = indent
  cursor.first = at
  cursor.unit = at < end ? unit : 0
}

/** Takes the white space and what follows it up to `offset`. */
export function takeTo(cursor: LineCursor, offset: number): void {
  cursor.column += cursor.indent + offset - cursor.first
  cursor.pending = 0
  cursor.at = offset
  look(cursor)
}

/** Takes at most `limit` columns of white space. */
export function takeColumns(cursor: LineCursor, limit: number): void {
  const target = Math.min(limit, cursor.indent)
  let taken = Math.min(target, cursor.pending)
  cursor.pending -= taken
  cursor.column += taken
  while (taken < target) {
    const width = cursor.text.charCodeAt(cursor.at++) === tab ? 4 - (cursor.column % 4) : 1
    const part = Math.min(width, target - taken)
    cursor.pending = width - part
    cursor.column += part
    taken += part
  }
  cursor.indent -= target
}

/** End of the last unit before what is read that is no white space. */
export function filledSoFar(cursor: LineCursor): number {
  let last = cursor.at
  while (last > cursor.start && isSpace(cursor.text.charCodeAt(last - 1))) last--
  return last > cursor.start ? last : cursor.filledBefore
}

/** Whether nothing of the text is left, not even a line ending or a part of a tab. */
export const isAtTextEnd = (cursor: LineCursor): boolean => cursor.at === cursor.text.length && cursor.pending === 0

/** Whether Markdown takes `unit` for white space in a line: a no-break space is none. */
export const isSpace = (unit: number): boolean => unit === space || unit === tab
