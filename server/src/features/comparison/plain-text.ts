import {decodeString} from 'micromark-util-decode-string'
import {findIdentifiers} from '../../core/identifier/index.ts'
import {blank} from '../../core/mask.ts'
import type {Range} from '../../core/text.ts'

/** Stands where source has more units than readers see. It is neither a word nor a space. */
export const filler = '\u0001'

/** Addresses and DOIs, also torn ones: no number in them is one of the text. */
const addresses = /(?:\bhttps?[:/]|\bwww\.)\S{0,2000}|\b10\.\d{4,9}[\s\u00a0]?\/[\s\u00a0]?\S{0,500}/gi

/** Marks of footnotes, also broken ones, and citation keys: what they are called is no number of the text. */
const marks =
  /@\{?[\p{L}\d_][\p{L}\d_:.#$%&+?<>~/-]{0,200}|\[[\s^\u0001]{0,3}\^[^[\]]{1,60}\]|\^\[\d{1,3}\]|\[\d{1,3}\^\]/gu

/** The prose of a passage as readers read it, unit for unit in its place: entities and escapes decoded, identifiers gone. */
export function plainText(prose: string): string {
  const decoded = /[&\\]/.test(prose)
    ? prose
        .replace(/&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});/gi, entity => {
          const text = decodeString(entity)
          return text.length <= entity.length ? text.padEnd(entity.length, filler) : entity
        })
        .replace(/\\(?=[!-/:-@[-`{-~ ])/g, filler)
    : prose
  if (!/\d/.test(decoded)) return decoded
  const found: Range[] = findIdentifiers(decoded).map(({range}) => range)
  for (const pattern of [addresses, marks]) {
    for (const match of decoded.matchAll(pattern)) found.push({start: match.index, end: match.index + match[0].length})
  }
  return blank(decoded, found)
}
