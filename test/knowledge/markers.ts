/** A text without its marks, and what stood between `«` and `»`, with offsets into the unmarked text. */
export function marked(text: string): {
  readonly text: string
  readonly marks: readonly {readonly start: number; readonly end: number; readonly text: string}[]
} {
  const marks: {start: number; end: number; text: string}[] = []
  let plain = ''
  for (const [index, piece] of text.split(/[«»]/).entries()) {
    if (index % 2 === 1) marks.push({start: plain.length, end: plain.length + piece.length, text: piece})
    plain += piece
  }
  return {text: plain, marks}
}
