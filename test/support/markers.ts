import type {Range} from '../../server/src/core/text.ts'

/**
 * A text with `«…»` around expected places (`⟪…⟫` where it has guillemets of its own): the text without the marks and
 * the places in it, in order. Expected places do not nest.
 */
export function unmarked(marked: string): {text: string; ranges: Range[]} {
  const [open, close] = marked.includes('⟪') ? ['⟪', '⟫'] : ['«', '»']
  const ranges: Range[] = []
  let text = ''
  let start = -1
  for (const unit of marked) {
    if (unit === open) start = text.length
    else if (unit === close) ranges.push({start, end: text.length})
    else text += unit
  }
  return {text, ranges}
}

/** `text` with `⟪…⟫` around `ranges`: what a failed test shows. */
export function marked(text: string, ranges: readonly Range[]): string {
  return [...ranges]
    .sort((a, b) => b.start - a.start)
    .reduce(
      (result, {start, end}) => `${result.slice(0, start)}⟪${result.slice(start, end)}⟫${result.slice(end)}`,
      text
    )
}
