/** The middle of some numbers; the mean of the two in the middle where they are even in number. NaN for none. */
export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  const half = sorted.length >> 1
  const [low, high] = [sorted[half - 1] ?? Number.NaN, sorted[half] ?? Number.NaN]
  return sorted.length % 2 === 1 ? high : (low + high) / 2
}

/** How far the numbers lie from their median: the median of the distances, as a share of it. */
export function spread(numbers: readonly number[]): number {
  const middle = median(numbers)
  return median(numbers.map(number => Math.abs(number - middle))) / middle
}
