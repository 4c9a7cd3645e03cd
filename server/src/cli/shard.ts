/** One of several equal parts of the work: `index` counts from 1 to `count`. */
export type Shard = {readonly index: number; readonly count: number}

export function parseShard(text: string): Shard | undefined {
  const [, index, count] = /^(\d{1,4})\/(\d{1,4})$/.exec(text) ?? []
  const shard = {index: Number(index), count: Number(count)}
  return shard.index >= 1 && shard.index <= shard.count ? shard : undefined
}

export const inShard = <Item>(items: readonly Item[], {index, count}: Shard): Item[] =>
  items.filter((_, position) => position % count === index - 1)
