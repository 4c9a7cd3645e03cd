import {isBlank, isSpace} from './character-class.ts'

/** Most parentheses in parentheses that micromark takes in a destination. */
const deepest = 32

/** A link's resource in content whose lines end with LF: where it ends, and its destination without `<` and `>`. */
export type FoundResource = {
  readonly end: number
  readonly from: number
  readonly to: number
  readonly isBracketed: boolean
}

/** Finds resources; remembers which quotes are never closed again, so that many openings cost one search. */
export class Resources {
  readonly #content: string
  readonly #unclosed = new Set<number>()

  constructor(content: string) {
    this.#content = content
  }

  /** The resource whose `(` stands at `open`; nothing where none is: CommonMark 0.31.2, section 6.3. */
  at(open: number): FoundResource | undefined {
    const content = this.#content
    const start = skipSpace(content, open + 1)
    if (content.charCodeAt(start) === 41) return {end: start + 1, from: start, to: start, isBracketed: false}
    const isBracketed = content.charCodeAt(start) === 60
    const to = isBracketed ? bracketedEnd(content, start + 1) : rawEnd(content, start)
    if (to < 0) return undefined
    let end = isBracketed ? to + 1 : to
    const next = skipSpace(content, end)
    const opener = next > end ? content.charCodeAt(next) : 0
    end = next
    if (opener === 34 || opener === 39 || opener === 40) {
      const title = this.#titleEnd(next)
      if (title < 0) return undefined
      end = skipSpace(content, title)
    }
    if (content.charCodeAt(end) !== 41) return undefined
    return {end: end + 1, from: isBracketed ? start + 1 : start, to, isBracketed}
  }

  /** Offset after the title that opens at `open`, -1 where it is not closed. */
  #titleEnd(open: number): number {
    const content = this.#content
    const opener = content.charCodeAt(open)
    const closer = opener === 40 ? 41 : opener
    if (this.#unclosed.has(closer)) return -1
    for (let at = open + 1; at < content.length; at++) {
      const unit = content.charCodeAt(at)
      if (unit === closer) return at + 1
      if (unit === 92) {
        const next = content.charCodeAt(at + 1)
        if (next === closer || next === 92) at++
      }
    }
    this.#unclosed.add(closer)
    return -1
  }
}

/** Offset of the `>` that ends a destination, -1 where none does. */
function bracketedEnd(content: string, from: number): number {
  for (let at = from; at < content.length; at++) {
    const unit = content.charCodeAt(at)
    if (unit === 62) return at
    if (unit === 10 || unit === 60) return -1
    if (unit === 92) {
      const next = content.charCodeAt(at + 1)
      if (next === 60 || next === 62 || next === 92) at++
    }
  }
  return -1
}

/** Offset after a destination without brackets, -1 where none stands. */
function rawEnd(content: string, from: number): number {
  let depth = 0
  let at = from
  for (; at < content.length; at++) {
    const unit = content.charCodeAt(at)
    if (depth === 0 && (unit === 41 || isBlank(unit) || unit === 10)) break
    if (unit === 40 && ++depth > deepest) return -1
    if (unit === 41) depth--
    if (unit <= 32 || unit === 127) return -1
    if (unit === 92) {
      const next = content.charCodeAt(at + 1)
      if (next === 40 || next === 41 || next === 92) at++
    }
  }
  return at > from && at < content.length ? at : -1
}

export function skipSpace(content: string, from: number): number {
  let at = from
  while (isSpace(content.charCodeAt(at))) at++
  return at
}
