import {align} from './align.ts'

/** Most leftovers of one place that are held each against each; of more, only those at the same rank. */
const mostPairs = 40

/** Two lists of which what belongs together is taken out. */
export class Matching<A, B> {
  readonly a: Set<A>
  readonly b: Set<B>
  readonly #found: (a: A, b: B) => void

  constructor(a: Iterable<A>, b: Iterable<B>, found: (a: A, b: B) => void) {
    this.a = new Set(a)
    this.b = new Set(b)
    this.#found = found
  }

  take(a: A, b: B): void {
    this.a.delete(a)
    this.b.delete(b)
    this.#found(a, b)
  }

  /**
   * Takes each entry of `a` with the first of `b` that has one of its keys, in the order of both.
   *
   * @param keysA
   *   The keys of an entry, the best first; none where it is not to be taken now.
   */
  meet(keysA: (a: A) => readonly string[], keysB: (b: B) => readonly string[]): void {
    const byKey = new Map<string, B[]>()
    for (const b of this.b) {
      for (const key of keysB(b)) {
        const list = byKey.get(key)
        if (list) list.push(b)
        else byKey.set(key, [b])
      }
    }
    for (const list of byKey.values()) list.reverse()
    for (const a of this.a) {
      for (const key of keysA(a)) {
        const list = byKey.get(key) ?? []
        let b = list.pop()
        while (b !== undefined && !this.b.has(b)) b = list.pop()
        if (b === undefined) continue
        this.take(a, b)
        break
      }
    }
  }

  /** Takes the pairs that have the same key in the same order, place by place: so a change is found where it was made. */
  meetInOrder(
    placeA: (a: A) => string,
    placeB: (b: B) => string,
    keyA: (a: A) => string,
    keyB: (b: B) => string
  ): void {
    this.#eachPlace(placeA, placeB, (as, bs) => {
      const partners = align(as.length, bs.length, (left, right) => {
        const [a, b] = [as[left], bs[right]]
        return a !== undefined && b !== undefined && keyA(a) === keyB(b) ? 1 : 0.1
      })
      partners.forEach((right, left) => {
        const [a, b] = [as[left], bs[right]]
        if (a !== undefined && b !== undefined && keyA(a) === keyB(b)) this.take(a, b)
      })
    })
  }

  /** Takes the pairs of one place that fit best, best first; a fit of zero or less is none. */
  pair(placeA: (a: A) => string, placeB: (b: B) => string, likeness: (a: A, b: B, isOnly: boolean) => number): void {
    this.#eachPlace(placeA, placeB, (as, bs) => {
      const isOnly = as.length === 1 && bs.length === 1
      const isSmall = as.length <= mostPairs && bs.length <= mostPairs
      const pairs = as.flatMap((a, rank) =>
        (isSmall ? bs : bs.slice(rank, rank + 1)).map(b => ({a, b, value: likeness(a, b, isOnly)}))
      )
      for (const {a, b, value} of pairs.sort((x, y) => y.value - x.value)) {
        if (value > 0 && this.a.has(a) && this.b.has(b)) this.take(a, b)
      }
    })
  }

  #eachPlace(placeA: (a: A) => string, placeB: (b: B) => string, work: (a: readonly A[], b: readonly B[]) => void) {
    const places = new Map<string, {readonly as: A[]; readonly bs: B[]}>()
    for (const a of this.a) {
      const place = placeA(a)
      const group = places.get(place)
      if (group) group.as.push(a)
      else if (place !== '') places.set(place, {as: [a], bs: []})
    }
    for (const b of this.b) places.get(placeB(b))?.bs.push(b)
    for (const {as, bs} of places.values()) if (bs.length > 0) work(as, bs)
  }
}
