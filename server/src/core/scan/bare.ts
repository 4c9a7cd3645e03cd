import type {Range} from '../text.ts'

/** An address written as such in the text, outside every link. */
export type BareUrl = {readonly range: Range; readonly url: string}

const start = /\bhttps?:\/\/(?=[^\s/])/gi
/** What ends an address in running text: white space, quotation marks of both languages, full-width closers. */
const stop = /[\s\ufffc|—。，、；！？．：》〉』〕<>"«»“”’„⟨⟩‹›（）【】「」]/
const trailing = /[.,;:!?'’*_~…\u00ad\u200b-\u200f\u2060\ufeff]$/

/**
 * All bare web addresses in `masked`, by place.
 *
 * Ours and not remark-gfm's autolink literals, which swallow `»`, `’` and `）` into the address.
 *
 * @param masked
 *   A text in which links and everything that is no prose are blanked.
 */
export function scanBareUrls(masked: string): BareUrl[] {
  const found: BareUrl[] = []
  let run = 0
  for (const match of masked.matchAll(start)) {
    const from = match.index
    if (from < (found.at(-1)?.range.end ?? 0)) continue
    // Glued addresses end where their run ends: it is looked for once.
    if (from >= run) run = runEnd(masked, from)
    const end = seamIn(masked, from, run) ?? trimmed(masked, from, run)
    if (end > from + match[0].length) found.push({range: {start: from, end}, url: masked.slice(from, end)})
  }
  return found
}

/** Where a second address begins right after the first, as its parameter or path never does; `undefined` if none does. */
function seamIn(masked: string, from: number, end: number): number | undefined {
  const match = /(?<=[\w)/])(?=(https?:\/\/[\w-]+\.[^\s/]*))/i.exec(masked.slice(from, end).slice(1))
  if (!match) return undefined
  const at = from + 1 + match.index
  const first = masked.slice(from, at)
  // Archives and proxies take a whole address as their path; no page takes one of its own site.
  const isPath = first.endsWith('/') && !first.startsWith(`${match[1]}/`)
  return isPath || /[?=&]|%3a|%2f|\/(?:web|http|proxy|login)|__$/i.test(first) ? undefined : at
}

/** Whether an apostrophe stands inside a word of the address (`Crohn’s_disease`), and does not end it (`…/tea’s page`). */
const isInWord = (masked: string, at: number): boolean =>
  masked[at] === '’' && /^’(?:\p{L}{2}|\p{L}[\w/%-])/u.test(masked.slice(at, at + 3))

/** Offset of the first unit from `from` on that no address holds. */
function runEnd(masked: string, from: number): number {
  let end = from
  while (end < masked.length && (!stop.test(masked[end] ?? '') || isInWord(masked, end))) end++
  return end
}

/** Offset after the address that starts at `from` in running text. */
export const addressEnd = (masked: string, from: number): number => trimmed(masked, from, runEnd(masked, from))

/** Offset after the address in `[start, end)`, without final punctuation and without closers that it does not open. */
export function trimmed(text: string, start: number, end: number): number {
  const depth = {round: 0, square: 0}
  for (let at = start; at < end; at++) count(depth, text[at], 1)
  let last = end
  for (; last > start; last--) {
    const unit = text[last - 1] ?? ''
    const isClosed = (unit === ')' && depth.round < 0) || (unit === ']' && depth.square < 0)
    if (!isClosed && !trailing.test(unit)) break
    count(depth, unit, -1)
  }
  return last
}

function count(depth: {round: number; square: number}, unit: string | undefined, by: number): void {
  if (unit === '(') depth.round += by
  else if (unit === ')') depth.round -= by
  else if (unit === '[') depth.square += by
  else if (unit === ']') depth.square -= by
}
