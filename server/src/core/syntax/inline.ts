import type {Profile} from '../profile.ts'
import type {Draft} from './draft.ts'
import type {Labels} from './reading.ts'

/** TEMPORARY: plain text only. */
export function readInline(
  text: string,
  lines: readonly number[],
  _block: number,
  _labels: Labels,
  _profile: Profile,
  draft: Draft
): boolean {
  for (let index = 0; index < lines.length; index += 2) {
    const line = text.slice(lines[index], lines[index + 1])
    if (/[[\]*_~`<&!\\]/.test(line)) return false
    if (index + 2 < lines.length && / {2,}$/.test(line)) {
      const start = (lines[index] ?? 0) + line.trimEnd().length
      const lineEnd = lines[index + 1] ?? 0
      draft.hardBreaks.push({start, end: text.charCodeAt(lineEnd) === 13 ? lineEnd + 2 : lineEnd + 1})
      if (/\t/.test(line)) return false
    }
  }
  return true
}
