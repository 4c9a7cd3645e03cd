/**
 * A seeded generator of numbers (xorshift). The seed of a failing run is printed and can be given again by
 * `MEDCITE_SEED`.
 */
export function randomFrom(seed: number) {
  let state = seed >>> 0 || 1
  const next = () => {
    state ^= state << 13
    state >>>= 0
    state ^= state >>> 17
    state ^= state << 5
    state >>>= 0
    return state / 4_294_967_296
  }
  const below = (limit: number) => Math.floor(next() * limit)
  return {
    next,
    below,
    pick<T>(items: readonly T[]): T {
      const item = items[below(items.length)]
      if (item === undefined) throw new RangeError('Nothing to pick from')
      return item
    }
  }
}

export type Random = ReturnType<typeof randomFrom>

/** The seed of this run. */
export const seed = Number(process.env['MEDCITE_SEED'] ?? 1 + Math.floor(Math.random() * 2 ** 31))
