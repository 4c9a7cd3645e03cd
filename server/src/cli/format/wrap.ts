import {textWidth} from './width.ts'

/**
 * `text` in lines of at most `columns`, broken at spaces; no-break spaces hold, and a word that is longer stays whole.
 *
 * @param used
 *   Columns that are taken already in the first line, which is left empty when not even a word fits.
 */
export function wrap(text: string, columns: number, used = 0): string[] {
  const lines: string[] = []
  let line = ''
  let room = columns - used
  for (const word of text.split(/ +/)) {
    const longer = line === '' ? word : `${line} ${word}`
    if (textWidth(longer) <= room || (line === '' && room === columns)) line = longer
    else {
      lines.push(line)
      line = word
      room = columns
    }
  }
  return [...lines, line]
}
