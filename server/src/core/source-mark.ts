import type {Segment} from './segment.ts'

/** What writers put in the text to name a source, beside links and identifiers. */
const marks: readonly RegExp[] = [
  // Keys of a bibliography, and what other systems write for them.
  /(?<![\p{L}\p{N}._%+-])@[\p{L}\p{N}_{][^\s,;\]]{0,120}/gu,
  /\\(?:[a-z]*cite[a-z]*|footnote)\b|\{(?:cite|footcite)[:}]|【\d|\[\[[^\]\n]{1,200}\]\]/giu,
  // Numbers of a list of references, at most three digits each: several of them behind the name of an interval are its bounds.
  /\[\d{1,3}\]/gu,
  /(?<!(?:IC|CI|CrI|IQR|EI|Q3|range|étendue|median|médiane)(?:[\s\u00a0](?:à[\s\u00a0])?9\d[\s\u00a0]?%)?[\s\u00a0:=,]{0,3})\[\d{1,3}(?:[\s\u00a0]?[,;–-][\s\u00a0]?\d{1,3}){1,30}\]/gu,
  /(?<=[\p{L}%»”"'’)][\s\u00a0])\(\d{1,3}(?:[\s\u00a0]?[,;–-][\s\u00a0]?\d{1,3}){0,30}\)(?=[\s\u00a0]*(?:[.,;:)]|$|\n))/gu,
  /[¹²³⁴-⁹⁰][⁻–,\u2009¹²³⁴-⁹⁰]{0,20}(?!\p{L})/gu,
  /<sup>[^<\n]{1,60}<\/sup>|\^\[?\d[^^\n]{0,20}\^/gu,
  // Author and year, without parentheses around the author.
  /\p{Lu}[\p{L}’'-]{1,40}(?: (?:and|et|&) \p{Lu}[\p{L}’'-]{1,40})?(?:[’']s)?,? \((?:19|20)\d{2}[a-z]?\)/gu,
  /(?<!\p{L})et[\s\u00a0](?:al|coll)\.|(?<!\p{L})(?:[Rr][ée]f(?:\.|érence|erence)?s?|[Ss]ources?|op\. cit\.|ibid\.?)[\s\u00a0]?(?:[:(n]|\d)/giu
]

/** Author and year between parentheses: what is in them decides. */
const parenthesis = /\([^()\n]{4,300}\)/gu
const name = /(?<!\p{L})\p{Lu}[\p{L}’'-]/u
const year = /(?<!\d)(?:19|20)\d{2}[a-z]?(?!\d)/u

/** Units that are exponents or units of measure where they follow a letter of one: `m²`, `10³`, `R²`. */
const exponent = /(?:^|[\s\d/(·])(?:[mcdk]?m|\p{L}|\d)$/u

const kept = new WeakMap<Segment, readonly number[]>()

/**
 * Offsets in `segment` at which its prose names a source without a link or an identifier: citation keys, numbers between
 * brackets, raised numbers, author and year, notes. Ascending; made once
 * for a segment.
 */
export function sourceMarks(segment: Segment): readonly number[] {
  const known = kept.get(segment)
  if (known) return known
  const {text, masked, prose, reading} = segment
  const found: number[] = reading.footnoteReferences.map(({range}) => range.start)
  for (const one of marks) {
    for (const {index, 0: match} of text.matchAll(one)) {
      // Code is masked; of HTML only what is raised counts.
      if (masked[index] !== text[index] && !match.startsWith('<sup')) continue
      if (/^[¹²³⁴-⁹⁰]/u.test(match) && exponent.test(prose.slice(Math.max(0, index - 4), index))) continue
      found.push(index)
    }
  }
  for (const {index, 0: match} of masked.matchAll(parenthesis)) {
    if (name.test(match) && year.test(match)) found.push(index)
  }
  found.sort((a, b) => a - b)
  kept.set(segment, found)
  return found
}
