import {above, type Edit, type Range, sorted} from '../core/text.ts'

/** Where edits, applied together, move what they do not touch. Each question takes logarithmic time. */
export class Movement {
  readonly #ends: number[] = []
  readonly #shifts: number[] = []
  readonly #newEnds: number[] = []
  readonly #origins: Range[] = []

  /** @param edits In any order, not overlapping. */
  constructor(edits: readonly Edit[]) {
    let shift = 0
    for (const {start, end, text} of sorted(edits)) {
      shift += text.length - (end - start)
      this.#ends.push(end)
      this.#shifts.push(shift)
      this.#newEnds.push(end + shift)
      this.#origins.push({start, end})
    }
  }

  /** A range of the text before, in the text after. What stands at the end of an edit goes with what follows it. */
  moved({start, end}: Range): Range {
    return {start: start + this.#shiftAt(start), end: end + this.#shiftAt(end)}
  }

  /** An offset of the text after, in the text before; inside of inserted text it is where that was inserted. */
  origin(offset: number): number {
    const index = above(this.#newEnds, offset)
    const back = offset - (index === 0 ? 0 : (this.#shifts[index - 1] ?? 0))
    const edit = this.#origins[index]
    return edit && back > edit.start ? Math.min(back, edit.end) : back
  }

  originOf = ({start, end}: Range): Range => {
    const from = this.origin(start)
    return {start: from, end: Math.max(from, this.origin(end))}
  }

  #shiftAt(offset: number): number {
    const index = above(this.#ends, offset)
    return index === 0 ? 0 : (this.#shifts[index - 1] ?? 0)
  }
}

/** Places in a text, asked in logarithmic time whether a range meets one. */
export class Places {
  readonly #starts: number[] = []
  readonly #ends: number[] = []

  constructor(ranges: readonly Range[]) {
    for (const {start, end} of [...ranges].sort((a, b) => a.start - b.start)) {
      const last = this.#ends.length - 1
      if (last >= 0 && start <= (this.#ends[last] ?? 0)) this.#ends[last] = Math.max(this.#ends[last] ?? 0, end)
      else {
        this.#starts.push(start)
        this.#ends.push(end)
      }
    }
  }

  /** Whether a place overlaps `range` or stands right beside it. */
  touch({start, end}: Range): boolean {
    const index = above(this.#starts, end) - 1
    return index >= 0 && (this.#ends[index] ?? 0) >= start
  }
}

/** Edits that are taken: others may neither overlap nor touch them; insertions at one place stand side by side. */
export class Taken {
  readonly #edits: Edit[] = []
  readonly #starts: number[] = []

  /** Take all of `edits`, or none where one collides with what is taken. Logarithmic for edits that come by place. */
  add(edits: readonly Edit[]): boolean {
    if (edits.some(edit => this.#collides(edit))) return false
    for (const edit of edits) {
      const index = above(this.#starts, edit.start)
      this.#starts.splice(index, 0, edit.start)
      this.#edits.splice(index, 0, edit)
    }
    return true
  }

  #collides({start, end}: Edit): boolean {
    const last = this.#edits[above(this.#starts, end) - 1]
    return last !== undefined && last.end >= start && !(start === end && last.start === last.end)
  }
}
