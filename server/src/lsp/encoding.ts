/** What the characters of a position count; every conversion is between them and UTF-16 offsets. */
export const encodings = ['utf-16', 'utf-8', 'utf-32'] as const
export type Encoding = (typeof encodings)[number]

/** Units that a code point takes; a lone surrogate takes three bytes, like the character that replaces it. */
export function width(point: number, encoding: Encoding): number {
  if (encoding === 'utf-32') return 1
  if (encoding === 'utf-16') return point > 0xffff ? 2 : 1
  if (point < 0x80) return 1
  if (point < 0x800) return 2
  return point < 0x10000 ? 3 : 4
}

/** The UTF-16 offset of the character `character` of the line from `start` to `end`; inside of one, its start. */
export function offsetOnLine(text: string, start: number, end: number, character: number, encoding: Encoding): number {
  let offset = start
  for (let rest = character; offset < end; ) {
    const point = text.codePointAt(offset) ?? 0
    rest -= width(point, encoding)
    if (rest < 0) break
    offset += point > 0xffff ? 2 : 1
  }
  return offset
}
