import {trimSpaces} from './block-starts.ts'
import {readDefinitions} from './definition-lines.ts'
import {isSpace} from './line-cursor.ts'
import {addLeaf, addTask, type Outline} from './outline.ts'

const bracket = 91

/**
 * Adds what `lines` hold: link definitions, then a paragraph.
 *
 * @param item
 *   The list item that starts with them, so that the paragraph may be a task; -1 for none.
 */
export function addContent(
  text: string,
  lines: readonly number[],
  parent: number,
  item: number,
  outline: Outline
): void {
  const paragraph = afterDefinitions(text, lines, parent, outline)
  if (paragraph.length === 0) return
  const content = withoutEnd(text, paragraph)
  const start = content[0] ?? 0
  const block = addLeaf(outline, 'paragraph', start, content[content.length - 1] ?? 0, parent, content)
  if (text.charCodeAt(start) !== bracket) return
  if (item >= 0) readTask(text, block, content, outline)
  // Whether micromark takes a box behind definitions for a task depends on more than is known here.
  else if (paragraph.length < lines.length && isBox(text, start, content[1] ?? 0)) outline.isUnsure = true
}

/** `lines` without the link definitions at their start, which it adds to `outline`. */
export function afterDefinitions(
  text: string,
  lines: readonly number[],
  parent: number,
  outline: Outline
): readonly number[] {
  if (text.charCodeAt(lines[0] ?? 0) !== bracket) return lines
  const from = readDefinitions(text, lines, parent, outline)
  return from === 0 ? lines : lines.slice(from)
}

/** `lines` without the white space at the end of the last. */
export function withoutEnd(text: string, lines: readonly number[]): readonly number[] {
  const last = lines.length - 1
  const end = lines[last] ?? 0
  const filled = trimSpaces(text, lines[last - 1] ?? 0, end)
  return filled === end ? lines : [...lines.slice(0, last), filled]
}

/** Whether a task's `[ ]` or `[x]` stands at `start`. */
export function isBox(text: string, start: number, end: number): boolean {
  if (start + 2 >= end || text.charCodeAt(start + 2) !== 93) return false
  const mark = text.charCodeAt(start + 1)
  return mark === 32 || mark === 88 || mark === 120
}

/** A paragraph that starts an item is a task when it starts with `[ ]` or `[x]` and goes on after a space. */
function readTask(text: string, block: number, content: readonly number[], outline: Outline): void {
  const [start = 0, end = 0] = content
  const box = isBox(text, start, end)
  let after = start + 3
  while (after < end && isSpace(text.charCodeAt(after))) after++
  // A box over two lines, with a tab in it or with nothing after it on its line.
  if (start + 1 === end || text.charCodeAt(start + 1) === 9) outline.isUnsure = true
  else if (box && after === end && content.length > 2) outline.isUnsure = true
  else if (box && after > start + 3 && after < end) addTask(outline, block, content, start + 3, after)
}
