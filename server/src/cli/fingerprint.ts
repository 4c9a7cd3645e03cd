import {createHash} from 'node:crypto'
import type {Finding, Range} from '../service/index.ts'

/** To be raised with every change of what a fingerprint is: what was kept of older ones is then worth nothing. */
export const fingerprintVersion = 1

/** How many characters before and after a finding count where it does not speak for itself, blanks left out. */
const reach = 32

/** How far they are looked for, in UTF-16 units: a page of blanks must not cost a search through all of it. */
const horizon = 8 * reach

/** From this length on, blanks left out, the reported text speaks for itself. */
const telling = 12

/** What stands before the text of a line: marks of quotes and lists, which come and go as a paragraph is wrapped. */
const lineStart = /^[^\S\n]*(?:(?:>|[-*+]|\d{1,9}[.)])(?:[^\S\n]+|$))*/gm

const blankLine = /\n[^\S\n]*\n/

/**
 * What tells each finding from all others of its document, in their order, as `hash:n`.
 *
 * The hash covers the rule, the text it reports and the address of the citation in which that stands, so that another
 * source is another finding. Where both say too little, as for a pair of asterisks, the words around it within the
 * paragraph count as well. Blanks and the marks at the beginning of lines never do: lines may be moved or wrapped anew.
 * `n` counts those that are equal, from 1.
 *
 * @param addressOf
 *   The address of the citation that a range lies in, if it lies in one.
 */
export function fingerprintsOf(
  text: string,
  findings: readonly Pick<Finding, 'rule' | 'range'>[],
  addressOf: (range: Range) => string | undefined
): string[] {
  const counts = new Map<string, number>()
  return findings.map(({rule, range}) => {
    const parts = [rule, ...partsOf(text, range, addressOf(range))]
    const hash = createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 16)
    const count = (counts.get(hash) ?? 0) + 1
    counts.set(hash, count)
    return `${hash}:${count}`
  })
}

function partsOf(text: string, {start, end}: Range, address: string | undefined): string[] {
  const reported = solid(text.slice(start, end))
  if (address !== undefined) return [reported, solid(address)]
  if (reported.length >= telling) return [reported]
  const before =
    lines(text.slice(Math.max(0, start - horizon), start))
      .split(blankLine)
      .at(-1) ?? ''
  const after = lines(text.slice(end, end + horizon)).split(blankLine, 1)[0] ?? ''
  return [solid(before).slice(-reach), reported, solid(after).slice(0, reach)]
}

const lines = (text: string): string => text.replace(/\r\n?/g, '\n')
const solid = (text: string): string => lines(text).replace(lineStart, '').replace(/\s+/g, '')
