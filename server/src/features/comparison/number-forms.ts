import type {Language} from '../../core/language.ts'
import {scaleOf} from './number-words.ts'

/** In which language numbers are written; `undefined` where the text is too short to tell. */
export type NumberStyle = Language | undefined

/** Hyphens, dashes and the minus sign. */
export const dash = '[-\\u2010-\\u2015\\u2212]'

const digitsOf = new Map([...'⁰¹²³⁴⁵⁶⁷⁸⁹'].map((unit, index) => [unit, String(index)]))

export const lowered = (text: string): string =>
  [...text].map(unit => digitsOf.get(unit) ?? (unit === '⁺' ? '' : unit === '⁻' ? '-' : unit)).join('')

/** `10` to this power. */
export function power(text: string): string[] {
  const exponent = Number(text.replace(new RegExp(dash), '-').trim())
  return Number.isInteger(exponent) && exponent >= 0 && exponent < 10
    ? [`10^${exponent}`, `1${'0'.repeat(exponent)}`]
    : [`10^${exponent}`]
}

/** `1–3, 7` is 1, 2, 3 and 7; a range of more than thirty is two numbers. */
export function expand(text: string): number[] {
  return text.split(/[,;˒·]/).flatMap(part => {
    const [from = Number.NaN, to = from] = part
      .split(new RegExp(`[⁻⁽]|${dash}`))
      .flatMap(one => (/\d/.test(one) ? [Number(one)] : []))
    if (Number.isNaN(from)) return []
    return to > from && to - from <= 30
      ? Array.from({length: to - from + 1}, (_, index) => from + index)
      : [...new Set([from, to])]
  })
}

/** A decimal number with a point, without idle zeros. */
export function canonical(text: string): string {
  const [whole = '', decimals = ''] = text.split('.')
  const kept = decimals.replace(/0+$/, '')
  return (whole.replace(/^0+(?=\d)/, '') || '0') + (kept === '' ? '' : `.${kept}`)
}

/**
 * What digits with points, commas and gaps may mean: one list of readings, or several where they are several numbers.
 * Three digits after a comma are a thousand in English and decimals in French; after a point, in French, either.
 */
export function readingsOf(text: string, style: NumberStyle): string[][] {
  const joined = text.replace(/[’'\s\u00a0\u202f\u2009\u2007]/g, '')
  const marks = joined.match(/[.,]/g) ?? []
  const [first] = marks
  if (!first) return [[canonical(joined)]]
  if (joined.startsWith('.')) return [[canonical(joined)]]
  const isGrouped = /^[1-9]\d{0,2}(?:[.,]\d{3})+$/.test(joined)
  const decimal = canonical(joined.replace(',', '.'))
  const whole = canonical(joined.replace(/[.,]/g, ''))
  if (marks.length === 1) {
    if (!isGrouped || joined !== text) return [[decimal]]
    if (first === ',') return style === 'en' ? [[whole]] : style === 'fr' ? [[decimal]] : [[decimal, whole]]
    return style === 'en' ? [[decimal]] : [[decimal, whole]]
  }
  if (isGrouped && marks.every(mark => mark === first)) return [[whole]]
  const last = marks.at(-1) ?? ''
  const [head = '', tail = ''] = [joined.slice(0, joined.lastIndexOf(last)), joined.slice(joined.lastIndexOf(last) + 1)]
  if (last !== first && /^\d{1,3}(?:[.,]\d{3})+$/.test(head))
    return [[canonical(`${head.replace(/[.,]/g, '')}.${tail}`)]]
  return joined.split(/[.,]/).map(part => [canonical(part)])
}

/** The second number of a range in full: `2023–24`, `1234–45`. */
export function fuller(text: string, between: string | undefined, first: string | undefined): string[] {
  const isYear = between === '/' && first?.length === 4
  if (!first || !between || !(isYear || new RegExp(`^${dash}$`).test(between))) return []
  const isShort = /^\d+$/.test(text) && /^\d+$/.test(first) && text.length < first.length
  return isShort ? [canonical(first.slice(0, first.length - text.length) + text)] : []
}

const abbreviated = new Map([
  ['k', 1e3],
  ['M', 1e6],
  ['Md', 1e9],
  ['bn', 1e9]
])

/** What a word behind the number makes of it: `1.5 million`, `2 pm`. */
export function scaled(readings: readonly string[], rest: string): string[] {
  const unit = /^[\s\u00a0\u202f]?(k|Md?|bn)[€$£]?(?![\p{L}\d])/u.exec(rest)?.[1] ?? ''
  const scale = abbreviated.get(unit) ?? scaleOf(/^[\s\u00a0\u202f]{1,2}(\p{L}+)/u.exec(rest)?.[1] ?? '')
  const isAfternoon = /^[\s\u00a0]?p\.?m\b/.test(rest)
  return readings.flatMap(reading => [
    ...(scale > 1 ? [canonical(String(Math.round(Number(reading) * scale)))] : []),
    ...(isAfternoon && Number(reading) < 12 ? [String(Number(reading) + 12)] : [])
  ])
}
