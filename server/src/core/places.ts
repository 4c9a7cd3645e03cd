import {above, type Range} from './text.ts'

/** Something that has a place in a segment. */
type Located = Range | {readonly range: Range}

const rangeOf = (one: Located): Range => ('range' in one ? one.range : one)

/** Things in any order, which may overlap, asked again and again what lies somewhere. Logarithmic where few lie in one another. */
export class Places<One extends Located> {
  readonly #list: readonly One[]
  readonly #starts: number[] = []
  /** Beside each start the farthest end of all that begin there or before. */
  readonly #ends: number[] = []

  constructor(list: readonly One[]) {
    this.#list = [...list].sort((a, b) => rangeOf(a).start - rangeOf(b).start)
    let farthest = Number.NEGATIVE_INFINITY
    for (const one of this.#list) {
      const {start, end} = rangeOf(one)
      farthest = Math.max(farthest, end)
      this.#starts.push(start)
      this.#ends.push(farthest)
    }
  }

  /** Whether one of them shares at least one UTF-16 unit with `range`. */
  overlap({start, end}: Range): boolean {
    return this.#farthest(end - 1) > start
  }

  /** Whether `range` lies in one of them. */
  hold({start, end}: Range): boolean {
    return this.#farthest(start) >= end
  }

  /** Those that share a unit with `range` or adjoin it, by place. */
  touching({start, end}: Range): One[] {
    const found: One[] = []
    for (let at = above(this.#starts, end) - 1; at >= 0 && (this.#ends[at] ?? 0) >= start; at--) {
      const one = this.#list[at]
      if (one && rangeOf(one).end >= start) found.push(one)
    }
    return found.reverse()
  }

  /** The farthest end of all that begin at `offset` or before. */
  #farthest(offset: number): number {
    return this.#ends[above(this.#starts, offset) - 1] ?? Number.NEGATIVE_INFINITY
  }
}

/** A list that is no longer is gone through as fast. */
const few = 16
const known = new WeakMap<readonly Located[], Places<Located>>()

/**
 * What of a list that never changes may touch `range`, in the order of the list or by place: perhaps more, never less. For who
 * asks for many ranges.
 */
export function near<One extends Located>(list: readonly One[], range: Range): readonly One[] {
  if (list.length <= few) return list
  const places = (known.get(list) as Places<One> | undefined) ?? new Places(list)
  known.set(list, places as unknown as Places<Located>)
  return places.touching(range)
}
