import {above, type Range} from './text.ts'

/** Ranges in any order, which may overlap, asked again and again whether one of them lies somewhere. Logarithmic. */
export class Ranges {
  readonly #starts: number[] = []
  /** Beside each start the farthest end of all ranges that begin there or before. */
  readonly #ends: number[] = []

  constructor(ranges: readonly Range[]) {
    let farthest = Number.NEGATIVE_INFINITY
    for (const {start, end} of [...ranges].sort((a, b) => a.start - b.start)) {
      farthest = Math.max(farthest, end)
      this.#starts.push(start)
      this.#ends.push(farthest)
    }
  }

  /** Whether one of them shares at least one UTF-16 unit with `range`. */
  overlap({start, end}: Range): boolean {
    return (this.#ends[above(this.#starts, end - 1) - 1] ?? Number.NEGATIVE_INFINITY) > start
  }
}
