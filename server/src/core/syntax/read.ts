import type {Profile} from '../profile.ts'
import {readExactly} from './exact-reader.ts'
import {readFast} from './fast-reader.ts'
import {type Labels, type Reading, unreadable} from './reading.ts'

/** Who reads: the fast reader where it is sure and remark where it is not, or remark alone. The result is the same. */
export const parsers = ['fast', 'remark'] as const
export type Parser = (typeof parsers)[number]

/** Counted work of all readings so far, in UTF-16 units. */
export const readingWork = {fast: 0, exact: 0}

/**
 * Longest piece that is left to remark because the fast reader is not sure of it, in UTF-16 units: remark is quadratic in much
 * that no limit counts. People do not write such pieces.
 */
const longestExact = 8192

/**
 * What a piece of a document holds.
 *
 * @param labels
 *   Those that the piece mentions suffice.
 */
export function read(text: string, labels: Labels, profile: Profile, parser: Parser = 'fast'): Reading {
  const isShort = text.length <= longestExact
  const reading = parser === 'fast' || !isShort ? readFast(text, labels, profile) : undefined
  if (reading && parser === 'fast') {
    readingWork.fast += text.length
    return reading
  }
  if (!reading && !isShort) return unreadable(text)
  readingWork.exact += text.length
  return readExactly(text, labels, profile)
}
