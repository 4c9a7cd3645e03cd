import type {Place} from '../report.ts'
import {excerpt} from './excerpt.ts'
import {harmless} from './harmless.ts'
import type {Look} from './style.ts'

/** A place of a file with the line of the text that it begins in. */
export type SourcePlace = Place & {readonly path: string; readonly sourceLine: string}

/**
 * Where something is, its source line and a mark under it.
 *
 * @param gutter
 *   Columns for the number of the line.
 */
export function sourceBlock(
  place: SourcePlace,
  gutter: number,
  paint: (text: string) => string,
  {style, columns}: Look
): string[] {
  const space = ' '.repeat(gutter)
  const bar = style.blue('|')
  // A terminal's last column stays free: some break the line there.
  const shown = shownMark(place, columns - gutter - 4)
  return [
    `${space}${style.blue('-->')} ${locate(place.path, place)}`,
    `${space} ${bar}`,
    `${style.blue(String(place.line).padStart(gutter))} ${bar} ${shown.text}`.trimEnd(),
    `${space} ${bar} ${' '.repeat(shown.markStart)}${paint('^'.repeat(shown.markWidth))}`
  ]
}

/** A range over several lines is marked to the end of its first. */
function shownMark({sourceLine, line, endLine, column, endColumn}: SourcePlace, columns: number) {
  const end = endLine > line ? sourceLine.length : endColumn - 1
  return excerpt(sourceLine, column - 1, end, Math.max(20, columns))
}

/** A place as terminals make it clickable. */
export const locate = (path: string, {line, column}: Place): string => `${harmless(path)}:${line}:${column}`
