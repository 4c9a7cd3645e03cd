/** What an emphasis marker stands beside, as micromark tells it. */
export const other = 0
export const whitespace = 1
export const punctuation = 2

const punctuationOrSymbol = /[\p{P}\p{S}]/u
const anyWhitespace = /\s/

/** Classes of the first 256 units, which are nearly all that ever stand beside a marker. */
const known = new Uint8Array(256)
for (let code = 0; code < known.length; code++) known[code] = classify(code)

/**
 * Class of a UTF-16 unit beside an emphasis marker: {@link whitespace}, {@link punctuation} (symbols included) or
 * {@link other}. Half of a surrogate pair is other, as in micromark, which looks at units too.
 */
export const classOf = (code: number): number => (code < known.length ? (known[code] ?? other) : classify(code))

function classify(code: number): number {
  const unit = String.fromCharCode(code)
  if (anyWhitespace.test(unit)) return whitespace
  return punctuationOrSymbol.test(unit) ? punctuation : other
}

export const isAlpha = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 65 && code <= 90)

export const isAlphanumeric = (code: number): boolean => isAlpha(code) || (code >= 48 && code <= 57)

export const isAsciiPunctuation = (code: number): boolean =>
  (code >= 33 && code <= 47) || (code >= 58 && code <= 64) || (code >= 91 && code <= 96) || (code >= 123 && code <= 126)

/** White space of Markdown within a line: space and tab. */
export const isBlank = (code: number): boolean => code === 32 || code === 9

/** White space of Markdown in content whose lines end with LF. */
export const isSpace = (code: number): boolean => code === 32 || code === 10 || code === 9
