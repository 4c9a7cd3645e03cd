/**
 * The results of `work` in the order of `items`, of which up to `width` are at work at a time.
 *
 * @param isOver
 *   Asked before each; once it says so nothing new is begun, and what was not begun has no result.
 */
export async function inOrder<Item, Result>(
  items: readonly Item[],
  width: number,
  isOver: () => boolean,
  work: (item: Item, index: number) => Promise<Result>
): Promise<readonly Result[]> {
  const results = new Map<number, Result>()
  let begun = 0
  let isBroken = false
  const lane = async (): Promise<void> => {
    while (begun < items.length && !isBroken && !isOver()) {
      const index = begun++
      const item = items[index]
      if (item !== undefined) results.set(index, await work(item, index))
    }
  }
  await Promise.all(Array.from({length: width}, lane)).catch((error: unknown) => {
    isBroken = true
    throw error
  })
  return [...results].sort(([a], [b]) => a - b).map(([, result]) => result)
}
