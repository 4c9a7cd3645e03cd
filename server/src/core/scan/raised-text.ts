import {isPandoc} from '../profile.ts'
import {shift} from '../text.ts'
import type {Defect, Scanner} from './defect.ts'
import {inlineBlocks} from './inline.ts'

type Kind = 'raisedText' | 'loweredText'

const superscripts: Readonly<Record<string, string>> = {
  '0': '⁰',
  '1': '¹',
  '2': '²',
  '3': '³',
  '4': '⁴',
  '5': '⁵',
  '6': '⁶',
  '7': '⁷',
  '8': '⁸',
  '9': '⁹',
  '+': '⁺',
  '-': '⁻',
  '−': '⁻',
  n: 'ⁿ'
}
const subscripts: Readonly<Record<string, string>> = {
  '0': '₀',
  '1': '₁',
  '2': '₂',
  '3': '₃',
  '4': '₄',
  '5': '₅',
  '6': '₆',
  '7': '₇',
  '8': '₈',
  '9': '₉',
  '+': '₊',
  '-': '₋'
}
const raised = /(?<=[\p{L}\d)\]])\^(-?[\d+−-]{1,4}|\d{1,3}(?:[,–-]\d{1,3}){1,4}|[a-zè]{1,3})\^(?![\p{L}\d^])/gu
const lowered = /(?<=[A-Z][a-z]?|[a-z]{1,3})~(\d{1,2}|[a-z]{1,3})~(?!~)/g

/** Whether a match stands in words, and not in an address. */
const isProse = ({input, index}: RegExpExecArray): boolean =>
  !/(?:https?:\/\/|www\.)\S*$/i.test(input.slice(Math.max(0, index - 500), index))

/**
 * Raised and lowered text in the marks of Pandoc, which other renderers show as carets and tildes or strike out.
 *
 * ```text
 * 10^9^/L   H~2~O
 *   ^  ^     ^ ^
 * ```
 */
export const scanRaisedText: Scanner<Kind> = ({masked, text, reading, profile}) => {
  if (isPandoc(profile) || !/[\^~]/.test(masked)) return []
  return inlineBlocks(reading).flatMap(({range}) => {
    const source = masked.slice(range.start, range.end)
    const found = (kind: Kind, pattern: RegExp, units: Readonly<Record<string, string>>, tag: string): Defect<Kind>[] =>
      [...source.matchAll(pattern)].filter(isProse).map(match => {
        const place = shift({start: match.index, end: match.index + match[0].length}, range.start)
        const inner = match[1] ?? ''
        const unicode = [...inner].every(unit => units[unit] !== undefined)
        const written = unicode ? [...inner].map(unit => units[unit]).join('') : `<${tag}>${inner}</${tag}>`
        const data = {found: text.slice(place.start, place.end), expected: written}
        return {
          kind,
          range: place,
          data,
          repairs: [{titleId: 'writeRaised', safety: 'review', edits: [{...place, text: written}], data}]
        }
      })
    return [...found('raisedText', raised, superscripts, 'sup'), ...found('loweredText', lowered, subscripts, 'sub')]
  })
}
