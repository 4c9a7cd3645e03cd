import type {Range} from '../text.ts'

/** An address written as such in the text, outside every link. */
export type BareUrl = {readonly range: Range; readonly url: string}

const start = /\bhttps?:\/\/(?=[^\s/])/gi
/** What ends an address in running text: white space, quotation marks of both languages, full-width closers. */
const stop = /[\s<>"«»“”’„⟨⟩‹›（）【】「」]/
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
  for (const match of masked.matchAll(start)) {
    const from = match.index
    const last = found.at(-1)
    if (last && from < last.range.end) continue
    const end = seamIn(masked, from, addressEnd(masked, from))
    if (end > from + match[0].length) found.push({range: {start: from, end}, url: masked.slice(from, end)})
  }
  return found
}

/** Where a second address begins right after the first, as its parameter or path never does; `end` if none does. */
function seamIn(masked: string, from: number, end: number): number {
  const at = /[\w)](?=https?:\/\/[\w-]+\.)/i.exec(masked.slice(from, end))
  if (!at || /[?=&]|%3a|%2f|\/(?:web|http|proxy|login)/i.test(masked.slice(from, from + at.index + 1))) return end
  return from + at.index + 1
}

/** Whether an apostrophe stands inside a word of the address (`Crohn’s_disease`), and does not end it (`…/tea’s page`). */
const isInWord = (masked: string, at: number): boolean =>
  masked[at] === '’' && /^’(?:\p{L}{2}|\p{L}[\w/%-])/u.test(masked.slice(at, at + 3))

/** Offset after the address that starts at `from` in running text. */
export function addressEnd(masked: string, from: number): number {
  let end = from
  while (end < masked.length && (!stop.test(masked[end] ?? '') || isInWord(masked, end))) end++
  return trimmed(masked, from, end)
}

/** The address without final punctuation and without closers that it does not open. */
function trimmed(text: string, start: number, end: number): number {
  let last = end
  for (; last > start; last--) {
    const unit = text[last - 1] ?? ''
    if (trailing.test(unit)) continue
    if (unit === ')' && !opens(text, start, last, '(', ')')) continue
    if (unit === ']' && !opens(text, start, last, '[', ']')) continue
    break
  }
  return last
}

function opens(text: string, start: number, end: number, opener: string, closer: string): boolean {
  let depth = 0
  for (let at = start; at < end; at++) {
    if (text[at] === opener) depth++
    else if (text[at] === closer) depth--
  }
  return depth >= 0
}
