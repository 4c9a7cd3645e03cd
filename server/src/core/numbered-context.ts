import type {NumberStyle} from './numbered-citation.ts'
import type {Range} from './text.ts'

/** Words before brackets or parentheses that hold a measure, a place in a text or a step, and not a citation. */
const measure =
  /(?<!\p{L})(?:IQR|EIQ|IIQ|ranges?|étendues?|intervall?es?|intervals?|CI|IC|écarts?|quartiles?|Q[13]|between|entre|from|scores?|scales?|échelles?|grades?|stades?|stages?|levels?|niveaux?|niveau|class(?:e|es)?|means?|medians?|médianes?|moyennes?|SD|ET|years?|ans|âges?|ages?|aged|points?|questions?|items?|lines?|lignes?|pages?|pp?\.|figs?\.?|figures?|panels?|tables?|tableaux?|tableau|§|arts?\.|articles?|sections?|chap\.|chapters?|chapitres?|steps?|étapes?|days?|jours?|weeks?|semaines?|months?|mois|cycles?|versions?|no\.|n[°º]|numbers?|numéros?|equations?|équations?|eqs?\.)[\s\u00a0\u202f]{0,2}$/iu

/** Tokens that a power belongs to: units, functions, chemical signs, statistics. */
const powered =
  /^(?:[acdhkmnpµμ]?m|[a-zA-Z]|min|sec|mol|log|sin|cos|tan|exp|bar|rad|deg|ft|in|yd|ha|Hz|Pa|kg|mg|mL|ml|dL|dl|px|mètres?|metres?|meters?|pixels?|[A-Z][a-z]|[A-Z]{2}|[Α-Ωα-ω])$/u

/** How far back words are looked at, in UTF-16 units. */
const reach = 48

/**
 * Whether what stands around a group of numbers is what stands around a citation: words before it, no letters after it,
 * no measure that it could belong to.
 */
export function isAfterWords(text: string, style: NumberStyle, range: Range, numbers: readonly number[]): boolean {
  const after = text.slice(range.end, range.end + 2)
  if (/^(?:[\p{L}\d({⁺⁻⁰-⁹¹²³]|[-–]\p{L})/u.test(after)) return false
  if (style !== 'raised' && after.startsWith(':')) return false
  const raw = text.slice(Math.max(0, range.start - reach), range.start).replace(/<sup>$|[*_]{1,3}$/i, '')
  const before = raw.trimEnd()
  const gap = raw.slice(before.length)
  if (before === '' || /[\n\r][^\S\n\r]*[\n\r]/.test(gap)) return false
  // `Alice Saturn¹, Bea Venus²`: numbers of institutions.
  if (
    style === 'raised' &&
    /\p{Lu}[\p{L}.]{0,30}[ \u00a0-]\p{Lu}\p{L}{1,30}$/u.test(before) &&
    /^(?:,|$|[\n\r]| (?:&|a|e|[\n\r]))/.test(after)
  )
    return false
  if (style === 'raised') return gap.trim() === '' && gap.length < 2 && !/[ \n\r]/.test(gap) && carries(before)
  if (style === 'round' && !/^(?:\s?[.,;:)]|\s*$)/.test(after)) return false
  return isWordBefore(before, gap, style, numbers)
}

/** Whether a superscript can belong to what stands right before it as a note, and not as a power. */
function carries(before: string): boolean {
  const words = before.replace(/[.,;»”"’\u00a0\u202f]{1,3}$/, '')
  if (/[)\]%\d/]$/.test(words)) return false
  const [word = ''] = /\p{L}{1,30}$/u.exec(words) ?? []
  if (powered.test(word) || (word.length < 3 && words === before)) return false
  return word.length >= 2 && !/[\d/·.]\p{L}{1,4}$/u.test(words)
}

function isWordBefore(before: string, gap: string, style: NumberStyle, numbers: readonly number[]): boolean {
  if (measure.test(before)) return false
  const last = before.at(-1) ?? ''
  if (/[)\]»”"’']/.test(last)) return style === 'brackets'
  // `rest.[3]` cites, `rest. [3] Tea` begins a list in a sentence.
  if (/[.,;!?]/.test(last)) return gap === '' && style === 'brackets' && /\p{L}.$/u.test(before)
  if (!/\p{L}/u.test(last)) return false
  const [word = ''] = /\p{L}{1,30}$/u.exec(before) ?? []
  if (word.length === 1 && gap === '') return false
  // `12 weeks [8–16]`: a measure with its range.
  if (numbers.length > 1 && /\d[\s\u00a0\u202f]?[%°]?[\s\u00a0\u202f]?\p{L}{1,12}$/u.test(before)) return false
  return style === 'brackets' || numbers.length === 1 || numbers[0] !== 1
}
