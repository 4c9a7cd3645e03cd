import {harmless} from './harmless.ts'
import {charWidth, textWidth} from './width.ts'

/** A part of a source line as a terminal shows it, and the marked part of it, in columns from its start. */
export type Excerpt = {readonly text: string; readonly markStart: number; readonly markWidth: number}

/** What one character of the line looks like, and how many columns that takes. */
type Cell = {readonly text: string; readonly width: number; readonly offset: number}

const tabStop = 4
const ellipsis = '…'

/** How many UTF-16 units a column may take, so that of a line of megabytes only the surroundings are looked at. */
const unitsPerColumn = 8

/**
 * The part of `line` around `[start, end)` that fits into `columns`.
 *
 * A line that fits is shown whole. Of a longer one a third of the room shows what stands before the mark, and `…` says
 * that more stands there. A mark that does not fit is cut. An empty mark is shown one column wide.
 *
 * @param start
 *   UTF-16 offset in `line`; so is `end`.
 */
export function excerpt(line: string, start: number, end: number, columns: number): Excerpt {
  const reach = columns * unitsPerColumn
  const cells = toCells(line, Math.max(0, start - reach), Math.min(line.length, start + reach))
  const first = indexFrom(cells, start)
  const last = Math.max(first, indexFrom(cells, end))
  const isWhole = cells.length === 0 || (cells[0]?.offset === 0 && start + reach >= line.length)
  const [from, to] = isWhole && widthOf(cells) <= columns ? [0, cells.length] : visiblePart(cells, first, last, columns)

  const before = (cells[from]?.offset ?? 0) > 0 ? ellipsis : ''
  const after = to < cells.length || start + reach < line.length ? ellipsis : ''
  const shown = cells.slice(from, to).map(({text}) => text)
  return {
    text: `${before}${shown.join('')}${after}`.trimEnd(),
    markStart: before.length + widthOf(cells.slice(from, first)),
    markWidth: Math.max(1, widthOf(cells.slice(first, Math.min(last, to))))
  }
}

/** Which cells to show: as many as fit, from a third of the room before the mark, or earlier when the end is near. */
function visiblePart(cells: readonly Cell[], first: number, last: number, columns: number): [number, number] {
  const room = Math.max(8, columns - 2 * ellipsis.length)
  const width = (index: number) => cells[index]?.width ?? 0
  const markWidth = Math.min(room, widthOf(cells.slice(first, last)))
  let from = first
  let used = 0
  while (from > 0 && used + width(from - 1) <= Math.min(Math.floor(room / 3), room - markWidth)) used += width(--from)
  let to = first
  while (to < cells.length && used + width(to) <= room) used += width(to++)
  while (from > 0 && used + width(from - 1) <= room) used += width(--from)
  return [from, to]
}

/** Index of the first cell at or after an offset of the line. */
function indexFrom(cells: readonly Cell[], offset: number): number {
  const index = cells.findIndex(cell => cell.offset >= offset)
  return index < 0 ? cells.length : index
}

function toCells(line: string, start: number, end: number): Cell[] {
  const cells: Cell[] = []
  let offset = start
  let column = 0
  for (const char of line.slice(start, end)) {
    const text = char === '\t' ? ' '.repeat(tabStop - (column % tabStop)) : look(char, line, offset)
    const width = text === char ? charWidth(char) : textWidth(text)
    cells.push({text, width, offset})
    offset += char.length
    column += width
  }
  return cells
}

/** `char` made harmless; what makes two signs a command is the text around them. */
function look(char: string, line: string, offset: number): string {
  if (char !== '#' || line[offset - 1] !== '#') return harmless(char)
  return harmless(line.slice(offset - 1, offset + 5)).startsWith('##') ? char : '\\u{23}'
}

const widthOf = (cells: readonly Cell[]): number => cells.reduce((sum, {width}) => sum + width, 0)
