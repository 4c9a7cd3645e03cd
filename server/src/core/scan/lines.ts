import {afterEnding, lineEnd, type Range} from '../text.ts'

/** A line of a block; `start` is after indentation and the marks of block quotes. */
export type Line = Range & {readonly isFirst: boolean}

/** The lines of a paragraph or cell. */
export function linesOf(text: string, {start, end}: Range): Line[] {
  const lines: Line[] = []
  for (let at = start; at < end; ) {
    const last = Math.min(lineEnd(text, at), end)
    let begin = at
    if (at > start) while (begin < last && /[\t >]/.test(text[begin] ?? '')) begin++
    lines.push({start: begin, end: last, isFirst: at === start})
    if (last >= end) break
    at = afterEnding(text, last)
  }
  return lines
}

/** The line ending of the line before the one that starts at `start`; a line feed at the start of a text. */
export function endingBefore(text: string, start: number): string {
  if (text[start - 1] === '\r') return '\r'
  return text[start - 2] === '\r' && text[start - 1] === '\n' ? '\r\n' : '\n'
}
