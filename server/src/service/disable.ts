import type {Snapshot} from '../core/document.ts'
import {indexAt} from '../core/document.ts'
import {type Edit, lineEnd, lineStart, type Range} from '../core/text.ts'

/** Whether a comment at `range` would be heeded: in a block that cannot be read, comments are not read either. */
export const canDisable = ({segments, starts}: Snapshot, range: Range): boolean =>
  segments[indexAt(starts, range.start)]?.reading.failure === undefined

/**
 * The edit that silences `rule` on the line of `range` without changing what readers see.
 *
 * A comment of its own line, above, where the line begins a block at the margin after a blank line; a line in the middle
 * of a block gets it at its end, since a comment line above would cut the paragraph or the list in two.
 */
export function disableEdit(snapshot: Snapshot, range: Range, rule: string): Edit {
  const {text, starts} = snapshot
  const start = lineStart(text, range.start)
  const segment = snapshot.segments[indexAt(starts, range.start)]
  const base = starts[indexAt(starts, range.start)] ?? 0
  const opens = segment?.reading.blocks.some(
    ({parent, kind, range: block}) => parent === -1 && kind !== 'list' && block.start + base === start
  )
  const ending = /\r\n|\n|\r/.exec(text)?.[0] ?? '\n'
  if (opens) return {start, end: start, text: `<!-- medcite-disable-next-line ${rule} -->${ending}`}
  const end = lineEnd(text, range.start)
  const line = text.slice(start, end)
  // Two blanks at the end are a hard break, and a pipe ends a table's row: the comment goes before them.
  const tail = /(?:\s*\|)?[\t ]*$/.exec(line)?.[0].length ?? 0
  return {start: end - tail, end: end - tail, text: ` <!-- medcite-disable-line ${rule} -->`}
}
