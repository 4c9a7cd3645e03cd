import type {Range} from './text.ts'

/** A capital alone: an initial. `CAR-T.` ends a sentence. */
const initial = /(?:^|[\s.(])\p{Lu}$/u

/** Words whose full stop ends no sentence, in French and English. */
const abbreviations =
  /(?:^|[^\p{L}])(?:al|p|ex|c\.-à-d|cf|vs|n°|no|fig|tab|éd|ed|dr|drs|pr|prof|mr|mrs|ms|m|mm|mme|st|ste|env|max|min|approx|e\.g|i\.e|etc|janv|févr|avr|juil|sept|oct|nov|déc|jan|feb|mar|apr|jun|jul|aug|dec|vol|ref|réf|art|inc|ltd|j|med|rev|ann|suppl)$/iu

/**
 * The sentences of `prose` within `range`, without surrounding white space.
 *
 * A sentence ends at `.`, `!`, `?` or `…` before white space and a capital, digit or opening mark; never inside a
 * number, an abbreviation or initials. A semicolon ends none: French lists citations with it.
 */
export function sentences(prose: string, range: Range): Range[] {
  const found: Range[] = []
  let start = range.start
  const ends = /(?<![.!?…])[.!?…]+[»”")\]’*_]*(?=[\s\u00a0\u202f]+[\p{Lu}\p{N}«“"([*_])/gu
  // Bounded: without an end in it the search would run through all of the text, for every block.
  const text = prose.slice(0, range.end)
  ends.lastIndex = range.start
  for (let match = ends.exec(text); match; match = ends.exec(text)) {
    if (match[0].startsWith('.') && match[0].length === 1) {
      const before = prose.slice(Math.max(start, match.index - 12), match.index)
      if (abbreviations.test(before) || initial.test(before)) continue
    }
    push(found, prose, start, match.index + match[0].length)
    start = match.index + match[0].length
  }
  push(found, prose, start, range.end)
  return found
}

function push(found: Range[], prose: string, from: number, to: number): void {
  let start = from
  let end = to
  while (start < end && /[\s\u00a0]/.test(prose[start] ?? '')) start++
  while (end > start && /[\s\u00a0]/.test(prose[end - 1] ?? '')) end--
  if (end > start) found.push({start, end})
}
