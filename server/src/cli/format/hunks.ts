import {align, splitLines} from '../../core/align.ts'

/** Lines shown before and after each change. */
const context = 3

/** One piece of a unified diff. Starts are 1-based, and those of no lines are of where these would be. */
export type Hunk = {
  readonly oldStart: number
  readonly oldLines: number
  readonly newStart: number
  readonly newLines: number
  /** Each with its sign and without the line feed that ends it. */
  readonly lines: readonly string[]
}

/** The pieces in which two texts differ, with the lines around them. */
export function hunksOf(before: string, after: string): Hunk[] {
  const [old, now] = [splitLines(before), splitLines(after)]
  const hunks: Hunk[] = []
  let changes: Change[] = []
  let [oldAt, nowAt] = [0, 0]
  for (const {removed, added, kept} of align(old, now)) {
    if (removed > 0 || added > 0)
      changes.push({oldStart: oldAt, oldEnd: oldAt + removed, newStart: nowAt, newEnd: nowAt + added})
    oldAt += removed + kept
    nowAt += added + kept
    if (kept <= 2 * context) continue
    if (changes.length > 0) hunks.push(hunkOf(changes, old, now))
    changes = []
  }
  if (changes.length > 0) hunks.push(hunkOf(changes, old, now))
  return hunks
}

/** Lines of both texts of which one took the other's place; 0-based, without the ends. */
type Change = {
  readonly oldStart: number
  readonly oldEnd: number
  readonly newStart: number
  readonly newEnd: number
}

function hunkOf(changes: readonly Change[], old: readonly string[], now: readonly string[]): Hunk {
  const lines: string[] = []
  const show = (sign: string, some: readonly string[]) => {
    for (const line of some)
      if (line.endsWith('\n')) lines.push(sign + line.slice(0, -1))
      else lines.push(sign + line, '\\ No newline at end of file')
  }
  const first = changes[0]?.oldStart ?? 0
  const start = Math.max(0, first - context)
  let at = start
  for (const {oldStart, oldEnd, newStart, newEnd} of changes) {
    show(' ', old.slice(at, oldStart))
    show('-', old.slice(oldStart, oldEnd))
    show('+', now.slice(newStart, newEnd))
    at = oldEnd
  }
  const end = Math.min(old.length, at + context)
  show(' ', old.slice(at, end))
  const newStart = (changes[0]?.newStart ?? 0) - (first - start)
  const newEnd = (changes.at(-1)?.newEnd ?? 0) + (end - at)
  return {oldStart: start + 1, oldLines: end - start, newStart: newStart + 1, newLines: newEnd - newStart, lines}
}
