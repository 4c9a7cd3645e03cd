/** Numbers in words, French and English. *Second*, *cent* and their like also mean other things: they are only ever held against a digit. */
const values: Readonly<Record<string, number>> = {
  ...numbered('zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen'),
  ...numbered('zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize'),
  ...{seventeen: 17, eighteen: 18, nineteen: 19, dozen: 12, dizaine: 10, douzaine: 12, quinzaine: 15, vingtaine: 20},
  ...{une: 1, both: 2, deuxième: 2, troisième: 3, quatrième: 4, cinquième: 5, sixième: 6, septième: 7, huitième: 8},
  ...{first: 1, premier: 1, première: 1, second: 2, seconde: 2, third: 3, fourth: 4, fifth: 5, sixth: 6, seventh: 7},
  ...{eighth: 8, ninth: 9, neuvième: 9, tenth: 10, dixième: 10, single: 1, seul: 1, seule: 1, once: 1},
  ...{twice: 2, double: 2, doubled: 2, twofold: 2, thrice: 3, triple: 3, tripled: 3, threefold: 3, fourfold: 4},
  ...{tiers: 3, quart: 4, quarter: 4, quarters: 4, thirds: 3, quarts: 4},
  ...{twenty: 20, thirty: 30, forty: 40, fifty: 50, sixty: 60, seventy: 70, eighty: 80, ninety: 90},
  ...{vingt: 20, vingts: 20, trente: 30, quarante: 40, cinquante: 50, soixante: 60, septante: 70, nonante: 90},
  ...{trentaine: 30, quarantaine: 40, cinquantaine: 50, soixantaine: 60, centaine: 100, centaines: 100, score: 20},
  ...{hundred: 100, hundreds: 100, cent: 100, cents: 100, thousand: 1000, thousands: 1000, mille: 1000, millier: 1000},
  ...{milliers: 1000, million: 1e6, millions: 1e6, milliard: 1e9, milliards: 1e9, billion: 1e9, half: 50, moitié: 50}
}

function numbered(words: string): Record<string, number> {
  return Object.fromEntries(words.split(' ').map((word, value) => [word, value]))
}

/** Words that also are articles: they stand for a digit only where nothing else explains it. */
const articles = new Set(['un', 'une', 'one', 'a', 'an'])

/** A number in words: every value that it, or a word of it, may stand for. */
export type WordNumber = {
  readonly start: number
  readonly end: number
  readonly values: readonly number[]
  readonly isArticle: boolean
}

const article = '(?:une?|one|an?)'
const word = `(?:${Object.keys(values)
  .filter(one => !articles.has(one))
  .sort((a, b) => b.length - a.length)
  .join('|')})`
const joint = '(?:[\\s\\u00a0-]|-et-| et | and )'
/** An article is a part of a number before it (*a hundred*) and as its last unit (*vingt et un*, *twenty-one*). */
const sequence = new RegExp(
  `(?<![\\p{L}\\d])(?:(?:${article}[\\s\\u00a0])?${word}(?:${joint}${word}){0,7}(?:(?:-| et |-et-)(?:une?|one))?|${article})(?![\\p{L}\\d])`,
  'giu'
)

/** The numbers in words of `text`, by place. */
export function findWordNumbers(text: string): WordNumber[] {
  return [...text.matchAll(sequence)].map(match => {
    const words = match[0].toLowerCase().split(/[\s\u00a0-]+/)
    const counted = words.length > 1 && articles.has(words[0] ?? '') ? words.slice(1) : words
    const parts = counted.flatMap(one => values[one] ?? (articles.has(one) ? 1 : []))
    return {
      start: match.index,
      end: match.index + match[0].length,
      values: [...new Set([sum(parts), ...parts, ...quarters(parts)])],
      isArticle: words.every(one => articles.has(one))
    }
  })
}

/** Three quarters are also 75 in a hundred. */
const quarters = (parts: readonly number[]): number[] =>
  parts.length === 2 && parts[0] === 3 && parts[1] === 4 ? [75] : []

/** `[4, 20, 10, 7]` is 97, `[2, 100, 6]` is 206, `[3, 1000]` is 3000. */
function sum(parts: readonly number[]): number {
  let total = 0
  let part = 0
  for (const value of parts) {
    if (value >= 1000) {
      total += Math.max(1, part) * value
      part = 0
    } else if (value === 100) part = Math.max(1, part) * 100
    else if (value === 20 && part % 100 === 4) part += 76
    else part += value
  }
  return total + part
}

/** What a word after a number multiplies it by; 1 for any other. */
export function scaleOf(word: string): number {
  const value = Object.hasOwn(values, word.toLowerCase()) ? values[word.toLowerCase()] : undefined
  return value !== undefined && value >= 1000 ? value : 1
}

const french = 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' ')
const english = 'January February March April May June July August September October November December'.split(' ')
const frenchShort = 'janv févr mars avr mai juin juil août sept oct nov déc'.split(' ')
const englishShort = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')

/** *May* and *March* are months only with a capital: both are words, too. */
const months = new Map<string, number>([
  ...[english, englishShort].flatMap(names => names.map((name, index) => [name, index + 1] as const)),
  ...[french, frenchShort].flatMap(names =>
    names.flatMap((name, index) =>
      [name, name.charAt(0).toUpperCase() + name.slice(1)].map(one => [one, index + 1] as const)
    )
  ),
  ['Sept', 9],
  ['fevrier', 2],
  ['aout', 8],
  ['decembre', 12]
])

/** A pattern of a month's name, in a group of its own. */
export const monthPattern = `(${[...months.keys()].sort((a, b) => b.length - a.length).join('|')})\\.?`

/** 1 to 12. */
export const monthOf = (name: string): number => months.get(name) ?? 0

/** The value of a Roman numeral up to 39, `undefined` for what is none. */
export function romanValue(text: string): number | undefined {
  if (!/^X{0,3}(?:IX|IV|V?I{0,3})$/.test(text) || text === '') return undefined
  const units = {I: 1, V: 5, X: 10}
  const parts = [...text].map(unit => (unit === 'I' || unit === 'V' || unit === 'X' ? units[unit] : 0))
  return parts.reduce((total, part, index) => total + (part < (parts[index + 1] ?? 0) ? -part : part), 0)
}
