import {diffArrays} from 'diff'

/** Lines that are gone, then those that came in their place, then those that stayed. */
export type Stretch = {readonly removed: number; readonly added: number; readonly kept: number}

/** Whether two lines are the same. */
export type SameLine = (one: string, other: string) => boolean

/** Up to so many lines gone and come, the alignment is a shortest one. */
const shortest = 256

/** Beyond that, and where no line is unique, so many lines of each text are looked at together. */
const view = 128

/** Each line of `text` with the line feed that ends it. */
export const splitLines = (text: string): string[] => (text === '' ? [] : text.split(/(?<=\n)/))

/**
 * What happened to the lines of `before` to make them those of `after`.
 *
 * A shortest answer where little changed. It would cost the square of the changes where there are many: there, the texts
 * are held together by the lines that each has once, and what is between those is aligned a piece at a time, so that the
 * lines compared are at most a fixed number of times those that there are.
 */
export function align(before: readonly string[], after: readonly string[], isSame: SameLine = equal): Stretch[] {
  const answer = closest(before, after, isSame, shortest)
  if (answer) return answer
  const stretches: Stretch[] = []
  let [old, now] = [0, 0]
  for (const [oldAnchor, nowAnchor] of [...anchors(before, after), [before.length, after.length] as const]) {
    for (const one of between(before.slice(old, oldAnchor), after.slice(now, nowAnchor), isSame)) stretches.push(one)
    if (oldAnchor < before.length) stretches.push({removed: 0, added: 0, kept: 1})
    old = oldAnchor + 1
    now = nowAnchor + 1
  }
  return joined(stretches)
}

const equal: SameLine = (one, other) => one === other

/** A shortest alignment; `undefined` when more than `limit` lines are gone and come. */
function closest(
  before: readonly string[],
  after: readonly string[],
  isSame: SameLine,
  limit: number
): Stretch[] | undefined {
  if (before.length === 0 || after.length === 0) return joined([{removed: before.length, added: after.length, kept: 0}])
  const changes = diffArrays([...before], [...after], {comparator: isSame, maxEditLength: limit})
  return changes && joined(changes.map(one => stretchOf(one.added, one.removed, one.value.length)))
}

function stretchOf(isAdded: boolean, isRemoved: boolean, count: number): Stretch {
  return {
    removed: isRemoved ? count : 0,
    added: isAdded ? count : 0,
    kept: isAdded || isRemoved ? 0 : count
  }
}

/** What is between two anchors. */
function between(before: readonly string[], after: readonly string[], isSame: SameLine): Stretch[] {
  const answer = closest(before, after, isSame, shortest)
  if (answer) return answer
  const stretches: Stretch[] = []
  let [old, now] = [0, 0]
  while (old < before.length || now < after.length) {
    const seen = inView(before.slice(old, old + view), after.slice(now, now + view), isSame)
    const isLast = old + view >= before.length && now + view >= after.length
    // What is gone or come at the end of the view may come together behind it, unless nothing in view does.
    const sure = isLast || seen.length === 1 ? seen : seen.filter(({kept}) => kept > 0)
    for (const {removed, added, kept} of sure) {
      old += removed + kept
      now += added + kept
    }
    stretches.push(...sure)
  }
  return stretches
}

/** A shortest alignment of what is in view: all stretches but the last one end in lines that stayed. */
const inView = (before: readonly string[], after: readonly string[], isSame: SameLine): Stretch[] =>
  closest(before, after, isSame, before.length + after.length) ?? [
    {removed: before.length, added: after.length, kept: 0}
  ]

/** `stretches` with nothing between two of them but lines that stayed. */
function joined(stretches: readonly Stretch[]): Stretch[] {
  const found: Stretch[] = []
  for (const one of stretches) {
    const last = found.at(-1)
    if (last && (last.kept === 0 || (one.removed === 0 && one.added === 0)))
      found[found.length - 1] = {
        removed: last.removed + one.removed,
        added: last.added + one.added,
        kept: last.kept + one.kept
      }
    else found.push(one)
  }
  return found
}

/** Places of lines that stand once in each text, as many as come in the same order in both. */
function anchors(before: readonly string[], after: readonly string[]): (readonly [old: number, now: number])[] {
  const places = uniquePlaces(after)
  const pairs: (readonly [number, number])[] = []
  for (const [line, old] of uniquePlaces(before)) {
    const now = places.get(line)
    if (now !== undefined) pairs.push([old, now])
  }
  return longestRising(pairs)
}

/** Where each line stands that stands there once, from the top down. */
function uniquePlaces(lines: readonly string[]): Map<string, number> {
  const places = new Map<string, number>()
  const repeated = new Set<string>()
  lines.forEach((line, index) => {
    if (places.has(line)) repeated.add(line)
    else places.set(line, index)
  })
  for (const line of repeated) places.delete(line)
  return places
}

type Link = {readonly pair: readonly [number, number]; readonly previous?: Link | undefined}

/** Of pairs whose first numbers rise, the most whose second ones rise as well (patience sorting). */
function longestRising(pairs: readonly (readonly [number, number])[]): (readonly [number, number])[] {
  // The chain of each length that ends lowest.
  const chains: Link[] = []
  for (const pair of pairs) {
    let [low, high] = [0, chains.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((chains[middle]?.pair[1] ?? 0) < pair[1]) low = middle + 1
      else high = middle
    }
    chains[low] = {pair, previous: chains[low - 1]}
  }
  const rising: (readonly [number, number])[] = []
  for (let link = chains.at(-1); link; link = link.previous) rising.push(link.pair)
  return rising.reverse()
}
