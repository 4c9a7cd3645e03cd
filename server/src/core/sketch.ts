import {irregular, mark, wordUnit} from './word-units.ts'

/**
 * What is cheap to know of the words of a text: a bit for each, of 62. A word that two texts share sets the same bit in both, so
 * that texts without a bit in common have no word in common.
 */
export type Sketch = {
  readonly words: number
  readonly low: number
  readonly high: number
  /** The same for the longer ones among the first words. */
  readonly openingLow: number
  readonly openingHigh: number
}

/** Fewest letters of a longer word. */
const long = 5

/**
 * @param opening
 *   How many of the first words are looked at apart.
 * @returns
 *   `undefined` for a text of which the words cannot be told so fast.
 */
export function sketchOf(text: string, opening: number): Sketch | undefined {
  let [words, low, high, openingLow, openingHigh] = [0, 0, 0, 0, 0]
  let [length, hash] = [0, 0]
  for (let at = 0; at <= text.length; at++) {
    const unit = at < text.length ? wordUnit(text.charCodeAt(at)) : 0
    if (unit > irregular) {
      hash = (Math.imul(hash, 31) + unit) | 0
      length++
      continue
    }
    if (unit === irregular) return undefined
    if (unit === mark || length === 0) continue
    const bit = ((hash ^ (hash >>> 13)) >>> 0) % 62
    const [first, second] = bit < 31 ? [1 << bit, 0] : [0, 1 << (bit - 31)]
    low |= first
    high |= second
    if (words < opening && length >= long) {
      openingLow |= first
      openingHigh |= second
    }
    words++
    length = 0
    hash = 0
  }
  return {words, low, high, openingLow, openingHigh}
}

/** Whether all words of one text may be words of the other. */
export const mayHoldAll = (a: Sketch, b: Sketch): boolean =>
  ((a.low & ~b.low) === 0 && (a.high & ~b.high) === 0) || ((b.low & ~a.low) === 0 && (b.high & ~a.high) === 0)

/** Whether the first words of both may have a longer one in common. */
export const mayOpenAlike = (a: Sketch, b: Sketch): boolean =>
  (a.openingLow & b.openingLow) !== 0 || (a.openingHigh & b.openingHigh) !== 0
