/** One part of several into which the documents are divided: `index` of 1 to `count`. */
export type Shard = {readonly index: number; readonly count: number}

/** Most parts; nobody has more machines. */
export const mostShards = 1000

/** What `I/N` says; `undefined` unless 1 ≤ I ≤ N ≤ {@link mostShards}. */
export function parseShard(text: string): Shard | undefined {
  const [, first, second] = /^(\d{1,4})\/(\d{1,4})$/.exec(text) ?? []
  const [index, count] = [Number(first), Number(second)]
  return index >= 1 && index <= count && count <= mostShards ? {index, count} : undefined
}

/**
 * Those of `targets` that fall to `shard`, in the order of their paths.
 *
 * They are dealt out like cards in that order, so that the shards are equally large, a folder of long documents is
 * spread over all of them, and every machine with the same checkout deals alike. So deal what the checkout holds, before
 * anything that may differ between machines, such as how far a branch was fetched, makes the list shorter: else a
 * document could fall between two shards.
 */
export function inShard<Target extends {readonly path: string}>(
  targets: readonly Target[],
  {index, count}: Shard
): readonly Target[] {
  const sorted = [...targets].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0))
  return sorted.filter((_, position) => position % count === index - 1)
}
