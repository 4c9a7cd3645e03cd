import {boundary, irregular, mark, wordUnit} from '../core/word-units.ts'

/** Number of slots: some hundred times the number of words, so that few of another kind meet one. */
const slots = 1 << 18

/** What a slot knows: a word as it is written, and one that is folded. */
const asWritten = 1
const asFolded = 2

const seed = 17
const step = (hash: number, unit: number): number => (Math.imul(hash, 31) + unit) | 0
const slotOf = (hash: number): number => (hash ^ (hash >>> 15)) & (slots - 1)

const ampersand = '&'.charCodeAt(0)

/**
 * Tells at once, and without making anything, that a text holds none of some words.
 *
 * @param written
 *   Words that count as they are written only.
 * @param folded
 *   Words without case and accents.
 * @returns
 *   `true` for a text that may hold one: always where it does, rarely where it does not.
 */
export function headsOf(written: Iterable<string>, folded: Iterable<string>): (text: string) => boolean {
  const known = new Uint8Array(slots)
  const add = (word: string, how: number): void => {
    let hash = seed
    for (let at = 0; at < word.length; at++) hash = step(hash, word.charCodeAt(at))
    known[slotOf(hash)] = (known[slotOf(hash)] ?? 0) | how
  }
  for (const word of written) add(word, asWritten)
  for (const word of folded) add(word, asFolded)
  return text => {
    let raw = seed
    let hash = seed
    for (let at = 0; at <= text.length; at++) {
      const code = at < text.length ? text.charCodeAt(at) : 0
      const unit = wordUnit(code)
      // An ampersand is the word `and`.
      if (unit === irregular || code === ampersand) return true
      if (unit !== boundary) {
        raw = step(raw, code)
        if (unit !== mark) hash = step(hash, unit)
      } else if (raw !== seed) {
        if (((known[slotOf(raw)] ?? 0) & asWritten) !== 0 || ((known[slotOf(hash)] ?? 0) & asFolded) !== 0) return true
        raw = seed
        hash = seed
      }
    }
    return false
  }
}
