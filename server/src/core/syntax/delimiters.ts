import type {Mark} from './reading.ts'

/** A run of `*` or `_`, or one or two `~`, that may open or close emphasis. What has been used of it is taken off. */
export type Delimiter = {
  readonly marker: number
  start: number
  end: number
  readonly opens: boolean
  readonly closes: boolean
}

/** Where marks go to: what they are, and both of their markers. Offsets of the content. */
export type MarkFound = (kind: Mark['kind'], start: number, innerStart: number, innerEnd: number, end: number) => void

export const tilde = 126
const star = 42

/**
 * Finds emphasis among the delimiters from index `from` on, and takes them off the list. Linear.
 *
 * micromark resolves strikethrough before emphasis, except in a whole text in which emphasis came first: what is resolved
 * first may cross what is resolved later.
 */
export function resolveDelimiters(
  delimiters: Delimiter[],
  from: number,
  isEmphasisFirst: boolean,
  found: MarkFound
): void {
  const scope = from === 0 ? delimiters.slice() : delimiters.slice(from)
  delimiters.length = from
  if (!scope.some(({marker}) => marker === tilde)) resolveEmphasis(scope, found, ignore)
  else if (isEmphasisFirst)
    resolveStrikethrough(resolveEmphasis(scope, found, resolveOnlyStrikethrough(found)), found, ignore)
  else
    resolveEmphasis(
      resolveStrikethrough(scope, found, inside => resolveEmphasis(inside, found, ignore)),
      found,
      ignore
    )
}

/** What is done with the delimiters inside a pair before they are given up. */
type Inside = (delimiters: readonly Delimiter[]) => void

const ignore: Inside = () => undefined

const resolveOnlyStrikethrough =
  (found: MarkFound): Inside =>
  inside => {
    resolveStrikethrough(inside, found, ignore)
  }

/** @returns The delimiters that stand in no strikethrough, without tildes. */
function resolveStrikethrough(scope: readonly Delimiter[], found: MarkFound, resolveInside: Inside): Delimiter[] {
  const active: Delimiter[] = []
  // Places in `active` of the tildes that may open, for one and for two of them.
  const openers: [number[], number[]] = [[], []]
  for (const delimiter of scope) {
    if (delimiter.marker === tilde) {
      const own = openers[delimiter.end - delimiter.start === 1 ? 0 : 1]
      const at = delimiter.closes ? own.pop() : undefined
      const opener = at === undefined ? undefined : active[at]
      if (at !== undefined && opener) {
        resolveInside(active.slice(at + 1))
        active.length = at
        for (const list of openers) while ((list.at(-1) ?? -1) >= at) list.pop()
        found('delete', opener.start, opener.end, delimiter.start, delimiter.end)
        continue
      }
      if (!delimiter.opens) continue
      own.push(active.length)
    }
    active.push(delimiter)
  }
  return active.filter(({marker}) => marker !== tilde)
}

/** Runs of one marker that may open, by their places, and below which of them no closer of a kind needs to look. */
class Openers {
  readonly places: number[] = []
  /** For each kind of closer, the number of openers that are known not to suit it. */
  readonly #bottoms = [0, 0, 0, 0, 0, 0]

  /** Index in {@link places} of the opener for `closer`, -1 for none. */
  find(active: readonly Delimiter[], closer: Delimiter): number {
    const size = closer.end - closer.start
    const kind = (closer.opens ? 3 : 0) + (size % 3)
    const bottom = this.#bottoms[kind] ?? 0
    for (let index = this.places.length - 1; index >= bottom; index--) {
      const opener = active[this.places[index] ?? -1]
      if (opener && suits(opener, closer, size)) return index
    }
    this.#bottoms[kind] = this.places.length
    return -1
  }

  /** Keeps those up to the one at `index`; that one has changed if it `isShorter`, and may suit whom it did not. */
  cut(index: number, isShorter: boolean): void {
    this.places.length = isShorter ? index + 1 : index
    for (let kind = 0; kind < this.#bottoms.length; kind++) {
      if ((this.#bottoms[kind] ?? 0) > index) this.#bottoms[kind] = index
    }
  }

  /** Forgets those whose place is `place` or behind it. */
  cutAt(place: number): void {
    let length = this.places.length
    while (length > 0 && (this.places[length - 1] ?? 0) >= place) length--
    if (length < this.places.length) this.cut(length, false)
  }
}

/**
 * Whether the two make a pair: the rule of three of CommonMark 0.31.2, rules 9 and 10, as micromark applies it: to what is
 * left of both runs, and only where the closing one is no multiple of three.
 */
function suits(opener: Delimiter, closer: Delimiter, size: number): boolean {
  if (!opener.closes && !closer.opens) return true
  return size % 3 === 0 || (opener.end - opener.start + size) % 3 !== 0
}

/** @returns The delimiters that stand in no emphasis, without those of emphasis. */
function resolveEmphasis(scope: readonly Delimiter[], found: MarkFound, resolveInside: Inside): Delimiter[] {
  const active: Delimiter[] = []
  const stars = new Openers()
  const lines = new Openers()
  for (const delimiter of scope) {
    if (delimiter.marker === tilde) {
      active.push(delimiter)
      continue
    }
    const own = delimiter.marker === star ? stars : lines
    while (delimiter.closes && delimiter.end > delimiter.start) {
      const index = own.find(active, delimiter)
      const place = own.places[index] ?? -1
      const opener = active[place]
      if (!opener) break
      const size = opener.end - opener.start > 1 && delimiter.end - delimiter.start > 1 ? 2 : 1
      const [innerStart, innerEnd] = [opener.end, delimiter.start]
      opener.end -= size
      delimiter.start += size
      found(size === 2 ? 'strong' : 'emphasis', opener.end, innerStart, innerEnd, delimiter.start)
      if (active.length > place + 1) resolveInside(active.slice(place + 1))
      const isLeft = opener.end > opener.start
      active.length = isLeft ? place + 1 : place
      own.cut(index, isLeft)
      ;(own === stars ? lines : stars).cutAt(place)
    }
    if (!delimiter.opens || delimiter.end === delimiter.start) continue
    own.places.push(active.length)
    active.push(delimiter)
  }
  return active.filter(({marker}) => marker === tilde)
}
