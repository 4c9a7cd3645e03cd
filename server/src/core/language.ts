/** Languages in which MedCite reads and speaks. */
export type Language = 'en' | 'fr'

/** A sentence in both languages. A missing translation does not compile. */
export type Text = {readonly [language in Language]: string}

/** How often a text uses frequent words that only one of the two languages has. */
export type LanguageCount = {readonly en: number; readonly fr: number}

const english = 'the of and with that was were from this which by for are have has not it'
const french = 'le les des du et dans que qui une pour est sont avec ces cette aux sur pas ont'

/** Longest of them. */
const longest = 5
const en = 1
const fr = 2

/** Each word's language, by its letters, five bits each. */
const frequent = new Map<number, number>()
for (const word of english.split(' ')) frequent.set(keyOf(word), en)
for (const word of french.split(' ')) frequent.set(keyOf(word), fr)

function keyOf(word: string): number {
  let key = 0
  for (let at = 0; at < word.length; at++) key = (key << 5) | (word.charCodeAt(at) & 31)
  return key
}

const letter = /\p{L}/u

/** The five bits of each letter of ASCII; 0 for all else. */
const bitsOf = new Uint8Array(128)
for (let code = 0; code < 128; code++) if (/[a-z]/i.test(String.fromCharCode(code))) bitsOf[code] = code & 31

/** Counts frequent words in `prose`. */
export function countLanguages(prose: string): LanguageCount {
  const counts = {en: 0, fr: 0}
  let start = 0
  let key = 0
  for (let at = 0; at <= prose.length; at++) {
    // NaN at the end is no letter.
    const code = prose.charCodeAt(at)
    const bits = code < 128 ? (bitsOf[code] ?? 0) : 0
    if (bits > 0) {
      key = (key << 5) | bits
      continue
    }
    const length = at - start
    if (length > 1 && length <= longest) {
      const language = frequent.get(key)
      if (language === en && !isDigit(prose.charCodeAt(start - 1)) && !isDigit(prose.charCodeAt(at))) counts.en++
      else if (language === fr && !isLetter(prose, start - 1) && !isLetter(prose, at)) counts.fr++
    }
    start = at + 1
    key = 0
  }
  return counts
}

/** Whether a unit beside an English word makes it a part of a name: a digit or an underscore. */
const isDigit = (code: number): boolean => (code >= 48 && code <= 57) || code === 95

/** Whether the unit at `at`, which is no letter of ASCII, is a letter, or half of one. */
const isLetter = (text: string, at: number): boolean => text.charCodeAt(at) > 127 && letter.test(pointAround(text, at))

/** The code point of which the unit at `at` is a part. */
function pointAround(text: string, at: number): string {
  const isSecond = /[\udc00-\udfff]/.test(text[at] ?? '')
  return String.fromCodePoint(text.codePointAt(isSecond ? at - 1 : at) ?? 0)
}

/** The language that a front matter's `lang:` names, or `undefined`. */
export function declaredLanguage(frontMatter: string): Language | undefined {
  const value = /^lang(?:uage)?:[\t ]*["']?([A-Za-z]{2})\b/m.exec(frontMatter)?.[1]?.toLowerCase()
  return value === 'en' || value === 'fr' ? value : undefined
}

/** The language of a text with these counts; English when neither prevails. */
export const prevailing = ({en, fr}: LanguageCount): Language => (fr > en ? 'fr' : 'en')
