/** What a UTF-16 unit is to who looks for words: anything above these is a letter or digit, folded. */
export const boundary = 1
/** A combining mark: a part of the word, and nothing in its folded form. */
export const mark = 2
/** A letter that folds to several (`œ`), or half of a pair: whoever meets one looks at the text in another way. */
export const irregular = 3

const units = new Uint16Array(0x10000)

/**
 * The unit `code` of a word without case and accents, or {@link boundary}, {@link mark} or {@link irregular}. Words are runs of
 * letters and digits, as in `[\p{L}\p{N}][\p{L}\p{N}\p{M}]*`.
 */
export function wordUnit(code: number): number {
  const known = units[code]
  if (known) return known
  const unit = classOf(code)
  units[code] = unit
  return unit
}

function classOf(code: number): number {
  if (code >= 0xd800 && code < 0xe000) return irregular
  const unit = String.fromCharCode(code)
  if (/\p{M}/u.test(unit)) return mark
  if (!/[\p{L}\p{N}]/u.test(unit)) return boundary
  const folded = unit.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '')
  return folded.length === 1 && !/[œæ]/.test(folded) && folded.normalize('NFD') === folded
    ? folded.charCodeAt(0)
    : irregular
}
