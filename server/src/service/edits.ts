import {diffLines} from 'diff'
import {applyEdits, type Edit} from '../core/text.ts'

/**
 * Edits that make `after` of `before`, as small as their lines allow: editors keep carets and folds outside of them.
 *
 * @returns
 *   By place, not overlapping.
 */
export function diffEdits(before: string, after: string): Edit[] {
  if (before === after) return []
  const edits: Edit[] = []
  let offset = 0
  let gone = ''
  let come = ''
  const close = (): void => {
    if (gone !== come) edits.push(...passage(gone, come, offset - gone.length))
    gone = ''
    come = ''
  }
  for (const {value, added, removed} of diffLines(before, after)) {
    if (added) come += value
    else {
      if (removed) gone += value
      else close()
      offset += value.length
    }
  }
  close()
  // The one thing that must not go wrong is the text.
  return applyEdits(before, edits) === after ? edits : [trimmed(before, after, 0)]
}

/** The edits of neighbouring lines: one a line where the number of lines stays. */
function passage(before: string, after: string, offset: number): Edit[] {
  const [old, now] = [linesOf(before), linesOf(after)]
  if (old.length !== now.length) return [trimmed(before, after, offset)]
  const edits: Edit[] = []
  let at = offset
  old.forEach((line, index) => {
    const other = now[index] ?? ''
    if (line !== other) edits.push(trimmed(line, other, at))
    at += line.length
  })
  return edits
}

const linesOf = (text: string): string[] => text.split(/(?<=\n)/)

/** The one edit between two texts, without what they begin and end with in common. */
function trimmed(before: string, after: string, offset: number): Edit {
  let head = 0
  const shorter = Math.min(before.length, after.length)
  while (head < shorter && before[head] === after[head]) head++
  let tail = 0
  while (tail < shorter - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++
  return {start: offset + head, end: offset + before.length - tail, text: after.slice(head, after.length - tail)}
}
