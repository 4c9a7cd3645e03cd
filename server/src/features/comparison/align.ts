/** Cells of a table up to which two lists are compared each with each; longer ones only near the diagonal. */
const mostCells = 250_000

/** How far from the diagonal long lists are compared, in entries. */
const reach = 100

const fromAbove = 1
const fromLeft = 2
const diagonal = 3

/**
 * Which entries of two lists belong together, keeping the order of both: the pairs whose weights have the largest sum.
 *
 * In long lists an entry meets only those at about the same place, so that time and memory stay in proportion to the
 * longer list.
 *
 * @param weight
 *   How well two entries fit; a pair of zero or less is never made.
 * @returns
 *   For each entry of the first list the index of its partner in the second, -1 for none.
 */
export function align(lengthA: number, lengthB: number, weight: (a: number, b: number) => number): number[] {
  const slope = Math.ceil(lengthB / Math.max(1, lengthA))
  const band = lengthA * lengthB <= mostCells ? lengthB : Math.max(reach, 2 * slope)
  const lowest = (row: number): number => Math.max(0, Math.round((row * lengthB) / Math.max(1, lengthA)) - band)
  const highest = (row: number): number => Math.min(lengthB, Math.round((row * lengthB) / Math.max(1, lengthA)) + band)
  const steps: Uint8Array[] = []
  let before: Float64Array = new Float64Array(highest(0) - lowest(0) + 1)
  for (let row = 1; row <= lengthA; row++) {
    const low = lowest(row)
    const lowBefore = lowest(row - 1)
    const scores = new Float64Array(highest(row) - low + 1)
    const step = new Uint8Array(scores.length)
    const above = (column: number): number => before[column - lowBefore] ?? Number.NEGATIVE_INFINITY
    for (let column = low; column < low + scores.length; column++) {
      const left = column > low ? (scores[column - low - 1] ?? 0) : Number.NEGATIVE_INFINITY
      const fit = column > 0 ? weight(row - 1, column - 1) : 0
      const paired = fit > 0 ? above(column - 1) + fit : Number.NEGATIVE_INFINITY
      const best = Math.max(above(column), left, paired)
      scores[column - low] = best
      step[column - low] = paired === best ? diagonal : left === best ? fromLeft : fromAbove
    }
    steps.push(step)
    before = scores
  }
  return walkBack(steps, lowest, lengthA, lengthB)
}

function walkBack(steps: readonly Uint8Array[], lowest: (row: number) => number, row: number, column: number) {
  const partners = new Array<number>(row).fill(-1)
  let a = row
  let b = column
  while (a > 0) {
    const step = steps[a - 1]?.[b - lowest(a)]
    if (step === diagonal) partners[a - 1] = b - 1
    if (step !== fromLeft) a--
    if (step !== fromAbove) b--
  }
  return partners
}

/** For each entry of both lists the number of the group that it belongs to; groups are in the order of the text. */
export type Groups = {readonly a: readonly number[]; readonly b: readonly number[]; readonly count: number}

/**
 * Pairs as groups that leave nobody out: an entry without a partner joins the pair before it, or the one after it where it
 * fits better.
 *
 * A heading that a translation lost leaves its section in a neighbour's: compared as a group, nothing has changed.
 */
export function groupsOf(
  partners: readonly number[],
  lengthB: number,
  weight: (a: number, b: number) => number = () => 0
): Groups {
  const pairs = partners.flatMap((b, a) => (b >= 0 ? [{a, b}] : []))
  const groups = {a: partners.map(() => 0), b: new Array<number>(lengthB).fill(0), count: Math.max(1, pairs.length)}
  const assign = (side: 'a' | 'b', fitOf: (entry: number, pair: {a: number; b: number}) => number) => {
    let next = 0
    groups[side].forEach((_, entry, list) => {
      if (pairs[next]?.[side] === entry) next++
      const before = pairs[next - 1]
      const after = pairs[next]
      const isOwn = before?.[side] === entry
      const isAfter = !before || (!isOwn && after !== undefined && fitOf(entry, after) > fitOf(entry, before))
      list[entry] = isAfter ? Math.min(next, groups.count - 1) : next - 1
    })
  }
  assign('a', (entry, {b}) => weight(entry, b))
  assign('b', (entry, {a}) => weight(a, entry))
  return groups
}
