import {type Edit, lineStarts} from '../core/text.ts'

/**
 * Edits that make `after` of `before`, as small as their lines allow: editors keep carets and folds outside of them.
 *
 * Both texts are compared line by line from both ends and, between, wherever the number of lines is the same.
 */
export function diffEdits(before: string, after: string): Edit[] {
  if (before === after) return []
  const [old, now] = [lines(before), lines(after)]
  if (old.length !== now.length) return [trimmed(before, after, 0)]
  const edits: Edit[] = []
  let offset = 0
  old.forEach((line, index) => {
    const other = now[index] ?? ''
    if (line !== other) edits.push(trimmed(line, other, offset))
    offset += line.length
  })
  return edits
}

const lines = (text: string): string[] => {
  const starts = lineStarts(text)
  return starts.map((start, index) => text.slice(start, starts[index + 1]))
}

/** The one edit between two texts, without what they begin and end with in common. */
function trimmed(before: string, after: string, offset: number): Edit {
  let head = 0
  const shorter = Math.min(before.length, after.length)
  while (head < shorter && before[head] === after[head]) head++
  let tail = 0
  while (tail < shorter - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++
  return {start: offset + head, end: offset + before.length - tail, text: after.slice(head, after.length - tail)}
}
