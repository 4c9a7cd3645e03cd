/**
 * Finds one string in a text again and again, from offsets that ascend. All searches together cost one pass over the text,
 * also where it does not occur.
 */
export class Finder {
  readonly #text: string
  readonly #wanted: string
  #known = -1

  constructor(text: string, wanted: string) {
    this.#text = text
    this.#wanted = wanted
  }

  /** Offset of the first occurrence at or after `from`, Infinity where there is none. */
  after(from: number): number {
    if (this.#known < from) {
      const found = this.#text.indexOf(this.#wanted, from)
      this.#known = found < 0 ? Number.POSITIVE_INFINITY : found
    }
    return this.#known
  }

  /** How many occurrences, none in another, start in `[start, end)`; at most `limit + 1` are counted. */
  count(start: number, end: number, limit: number): number {
    let count = 0
    for (let at = this.after(start); at < end && count <= limit; at = this.after(at + 1)) count++
    return count
  }
}
