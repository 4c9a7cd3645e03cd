import {normalizeIdentifier} from 'micromark-util-normalize-identifier'
import {isLocator} from '../evidence.ts'
import type {Segment} from '../segment.ts'
import type {Edit, Range} from '../text.ts'
import {linesOf} from './lines.ts'

/**
 * Definitions so far indented that they are code.
 *
 * ```text
 *     [kn24]: https://doi.org/10.1056/x
 *     ^ range
 * ```
 */
export type CodedDefinitions = {
  readonly range: Range
  /** Normalised labels. */
  readonly labels: readonly string[]
  /** The first label as written. */
  readonly key: string
  readonly edits: readonly Edit[]
}

const definition =
  /^\[([^[\]\\^][^[\]\\]{0,200})\]:[\t ]*<?([^\s<>]+)>?(?:[\t ]+(?:"[^"]*"|'[^']*'|\([^()]*\)))?[\t ]*$/

/** The blocks of indented code that hold nothing but definitions, by place. */
export function codedDefinitionsOf({text, reading}: Segment): CodedDefinitions[] {
  if (!text.includes(']:')) return []
  return reading.blocks.flatMap(({kind, range, parent}): CodedDefinitions[] => {
    // Fenced code begins with its fence; in a list or a quotation the indentation is not the document's.
    if (kind !== 'code' || parent !== -1 || !/[\t ]/.test(text[range.start] ?? '')) return []
    const edits: Edit[] = []
    const keys: string[] = []
    let first: Range | undefined
    for (const line of linesOf(text, range)) {
      const source = text.slice(line.start, line.end)
      const words = source.trimStart()
      if (words === '') continue
      const [, key, url = ''] = definition.exec(words) ?? []
      if (key === undefined || !isLocator(url)) return []
      const start = line.end - words.length
      first ??= {start, end: line.end}
      keys.push(key)
      edits.push({start: lineBegin(text, start), end: start, text: ''})
    }
    return first ? [{range: first, labels: keys.map(normalizeIdentifier), key: keys[0] ?? '', edits}] : []
  })
}

/** Offset at which the white space before `start` begins, on its line. */
function lineBegin(text: string, start: number): number {
  let at = start
  while (at > 0 && /[\t ]/.test(text[at - 1] ?? '')) at--
  return at
}
