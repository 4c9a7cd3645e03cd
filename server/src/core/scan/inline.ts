import {isAddress} from '../evidence.ts'
import type {Block, Reading} from '../syntax/reading.ts'
import type {Edit} from '../text.ts'

const hasInline = ({kind}: Block): boolean => kind === 'paragraph' || kind === 'heading' || kind === 'cell'

/** Those of the segment that was asked for last: its scanners ask one after the other. */
let last: {readonly blocks: readonly Block[]; readonly found: readonly Block[]} = {blocks: [], found: []}

/** The blocks of a segment that hold text with inline markup; none lies in another. */
export function inlineBlocks({blocks}: Reading): readonly Block[] {
  if (last.blocks !== blocks) last = {blocks, found: blocks.every(hasInline) ? blocks : blocks.filter(hasInline)}
  return last.found
}

/** Whether a backslash takes its meaning from the unit at `offset`. */
export function isEscaped(text: string, offset: number): boolean {
  let at = offset
  while (text[at - 1] === '\\') at--
  return (offset - at) % 2 === 1
}

/** The edit that makes an address of what only looks like one: `www.…`, `doi.org/…`, `doi:…` or a bare DOI. */
export function completed(destination: string, start: number): Edit[] {
  const insertion = (text: string) => [{start, end: start, text}]
  if (/^(?:www\.|(?:[a-z0-9-]{1,63}\.){1,4}[a-z]{2,4}\/)/i.test(destination) && isAddress(destination))
    return insertion('https://')
  if (/^10\.\d{4,9}\//.test(destination)) return insertion('https://doi.org/')
  const scheme = /^doi:\s*(?=10\.)/i.exec(destination)?.[0]
  return scheme ? [{start, end: start + scheme.length, text: 'https://doi.org/'}] : []
}

/** Code point of the unit that a message names, as in U+00A0: the first of `gap` that is no plain space. */
export function codeOf(gap: string): string {
  const special = [...gap].find(unit => unit !== ' ' && unit !== '\t') ?? ' '
  return (special.codePointAt(0) ?? 32).toString(16).toUpperCase().padStart(4, '0')
}

const openers: Readonly<Record<string, string>> = {')': '(', ']': '[', '}': '{', '）': '（', '］': '［', '】': '【'}

/** Farthest that a partner of a bracket is looked for, in UTF-16 units: a label or an address, not a page. */
const reach = 2000

/** Offset of the bracket that the one at `close` closes, not before `limit`; `undefined` where none does. */
export function openerOf(text: string, close: number, limit: number): number | undefined {
  const [closer = '', opener = ''] = [text[close], openers[text[close] ?? '']]
  let depth = 0
  for (let at = close; at >= Math.max(limit, close - reach); at--) {
    const unit = text[at]
    if ((unit !== opener && unit !== closer) || isEscaped(text, at)) continue
    if (unit === closer) depth++
    else if (--depth === 0) return at
  }
  return undefined
}
