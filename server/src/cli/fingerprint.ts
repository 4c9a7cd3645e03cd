import {createHash} from 'node:crypto'
import type {Finding, Range} from '../service/index.ts'

/** To be raised with every change of what a fingerprint is: what was kept of older ones is then worth nothing. */
export const fingerprintVersion = 1

/** How many characters before and after a finding its fingerprint covers, blanks left out. */
const reach = 32

/** How far they are looked for, in UTF-16 units: a page of blanks must not cost a search through all of it. */
const horizon = 8 * reach

const blankLine = /\n[^\S\n]*\n/

/**
 * What tells each finding from all others of its document, in their order, as `hash:n`.
 *
 * The hash covers the rule, the text it reports and the words around it within the paragraph, without blanks; so it
 * survives lines that are moved or wrapped anew and changes elsewhere. `n` counts those that are equal, from 1.
 */
export function fingerprintsOf(text: string, findings: readonly Pick<Finding, 'rule' | 'range'>[]): string[] {
  const counts = new Map<string, number>()
  return findings.map(({rule, range}) => {
    const hash = createHash('sha256')
      .update(`${rule}\n${contextOf(text, range)}`)
      .digest('hex')
      .slice(0, 16)
    const count = (counts.get(hash) ?? 0) + 1
    counts.set(hash, count)
    return `${hash}:${count}`
  })
}

function contextOf(text: string, {start, end}: Range): string {
  const before = lines(text.slice(Math.max(0, start - horizon), start)).split(blankLine)
  const after = lines(text.slice(end, end + horizon)).split(blankLine, 1)[0] ?? ''
  return [solid(before.at(-1) ?? '').slice(-reach), solid(text.slice(start, end)), solid(after).slice(0, reach)].join(
    '\n'
  )
}

const lines = (text: string): string => text.replace(/\r\n?/g, '\n')
const solid = (text: string): string => text.replace(/\s+/g, '')
