import {align, splitLines} from '../core/align.ts'
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
  const [old, now] = [splitLines(before), splitLines(after)]
  let [oldAt, nowAt, offset] = [0, 0, 0]
  for (const {removed, added, kept} of align(old, now)) {
    const gone = old.slice(oldAt, oldAt + removed)
    const come = now.slice(nowAt, nowAt + added)
    for (const edit of passage(gone, come, offset)) edits.push(edit)
    offset += lengthOf(gone) + lengthOf(old.slice(oldAt + removed, oldAt + removed + kept))
    oldAt += removed + kept
    nowAt += added + kept
  }
  // The one thing that must not go wrong is the text.
  return applyEdits(before, edits) === after ? edits : [trimmed(before, after, 0)]
}

/** The edits of neighbouring lines: one a line where the number of lines stays. */
function passage(old: readonly string[], now: readonly string[], offset: number): Edit[] {
  if (old.length !== now.length) return [trimmed(old.join(''), now.join(''), offset)]
  const edits: Edit[] = []
  let at = offset
  old.forEach((line, index) => {
    const other = now[index] ?? ''
    if (line !== other) edits.push(trimmed(line, other, at))
    at += line.length
  })
  return edits
}

const lengthOf = (lines: readonly string[]): number => lines.reduce((sum, line) => sum + line.length, 0)

/** The one edit between two texts, without what they begin and end with in common. */
function trimmed(before: string, after: string, offset: number): Edit {
  let head = 0
  const shorter = Math.min(before.length, after.length)
  while (head < shorter && before[head] === after[head]) head++
  let tail = 0
  while (tail < shorter - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++
  return {start: offset + head, end: offset + before.length - tail, text: after.slice(head, after.length - tail)}
}
