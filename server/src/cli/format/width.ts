/** Characters that take two columns: East Asian wide and full-width ones, and emoji shown as pictures. */
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{16fe0}-\u{18cff}\u{1b000}-\u{1b2ff}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}/u

/** Marks that take no column of their own: they stand on, in or under the character before. */
const zero = /[\p{Mn}\p{Me}]/u

/** Columns that one character takes in a terminal. */
export function charWidth(char: string): number {
  if (char >= ' ' && char <= '~') return 1
  if (zero.test(char)) return 0
  return wide.test(char) ? 2 : 1
}

/** Columns that `text` takes in a terminal. */
export const textWidth = (text: string): number => [...text].reduce((sum, char) => sum + charWidth(char), 0)

/** `text` followed by spaces up to `columns`. */
export const padTo = (text: string, columns: number): string =>
  text + ' '.repeat(Math.max(0, columns - textWidth(text)))
