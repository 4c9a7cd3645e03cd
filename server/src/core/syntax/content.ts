/** The lines of a leaf block as one text: LF ends a line, and neither containers nor leading white space are in it. */
export type Content = {
  readonly content: string
  /** Offsets, in the content and in the text, at which the lines start. */
  readonly starts: readonly number[]
  readonly places: readonly number[]
}

export function contentOf(text: string, lines: readonly number[]): Content {
  const first = lines[0] ?? 0
  if (lines.length === 2) return {content: text.slice(first, lines[1]), starts: noStarts, places: [first]}
  const starts: number[] = []
  const places: number[] = []
  let content = ''
  for (let index = 0; index < lines.length; index += 2) {
    if (index > 0) content += '\n'
    starts.push(content.length)
    places.push(lines[index] ?? 0)
    content += text.slice(lines[index], lines[index + 1])
  }
  return {content, starts, places}
}

const noStarts: readonly number[] = Object.freeze([0])

/** Offset in the text of an offset in the content. */
export function placeOf({starts, places}: Content, offset: number): number {
  let low = 0
  let high = starts.length
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if ((starts[middle] ?? 0) <= offset) low = middle
    else high = middle
  }
  return offset - (starts[low] ?? 0) + (places[low] ?? 0)
}
