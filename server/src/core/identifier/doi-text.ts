import {decodeString} from 'micromark-util-decode-string'
import {decoded, invisible} from './url.ts'

/** Longest text that is looked at as a DOI, in UTF-16 units: longer ones are not registered. */
export const longestDoi = 400

/** Dashes that a word processor makes of a hyphen. */
export const dash = /[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/g

/** Where the next identifier, or an aside, begins in what is written without a space between them. */
const next = /https?:\/\/|[,;|–—]\s?(?:doi:\s?)?10\.\d{4,9}\/|doi:\s?10\.|[—―](?=\p{L})/iu

/**
 * What stands after a DOI and is no part of it: pages of publishers, queries, fragments, calls of notes, entities of
 * quotation marks and spaces.
 */
const suffix =
  /(?:\.full(?:\.pdf(?:\+html)?|\.html|-text)?|\.(?:abstract|e?pdf|supplementary-material|article-(?:info|metrics)|external-links)|\/(?:full|fulltext|abstract|e?pdf|html|xml|meta|suppinfo|metrics|peer-review|comments|(?:figures?|tables?)(?:\/\d+)?)|;subjmeta=.*|\?(?:[\w-]+=.*)?|#[\w.:~=-]*|\[(?:\^[^\]]*|\d{1,3})\]|&(?:gt|quot|nbsp|ensp|emsp|thinsp|raquo|rdquo|rsquo|#160|#8239);|\/)$/i

const punctuation = '.,;:!?\'"’”»›*_~`|\\…‚、，。'
const raised = /[¹²³⁰-⁹†‡§]/
const unseen = new RegExp(invisible.source)

/** Whether more brackets are closed than were opened. */
function isSurplus(text: string): boolean {
  let depth = 0
  for (const unit of text) {
    if ('([<{'.includes(unit)) depth++
    else if (')]>}'.includes(unit)) depth--
  }
  return depth < 0
}

/**
 * The DOI with which `text` begins, as it is written: without final punctuation, closers that it does not open, what
 * a publisher's page or a note adds, and what is glued to it.
 *
 * ```text
 * 10.1016/S0140-6736(20)31180-6/fulltext).
 *                              ^ ends here
 * ```
 */
export function trimmedDoi(text: string): string {
  const glued = text.slice(1).search(next)
  let value = glued < 0 ? text : text.slice(0, glued + 1)
  for (;;) {
    const shorter = value.replace(suffix, '')
    if (shorter !== value) value = shorter
    else if (isPunctuation(value)) value = value.slice(0, -1)
    else return value
  }
}

function isPunctuation(value: string): boolean {
  const last = value.at(-1) ?? ' '
  return (
    punctuation.includes(last) || raised.test(last) || unseen.test(last) || (')]>}'.includes(last) && isSurplus(value))
  )
}

/** Version of a preprint at the end of its DOI: one DOI holds for all versions (openRxiv, 2025-11-18; arXiv). */
const version =
  /^(10\.(?:1101|64898)\/\d{4}\.\d{2}\.\d{2}\.\d{6,8}|10\.1101\/\d{6,8}|10\.48550\/arxiv\.[a-z-]*\/?[\d.]+)v\d+$/

/**
 * A DOI as it is compared: entities, escapes and percent-encoding decoded, what is invisible left out, dashes that look
 * alike one; case folded because the DOI handbook (2.4) says so. Never shown in place of what the author wrote.
 *
 * @returns
 *   `undefined` for what is no DOI.
 */
export function canonicalDoi(text: string): string | undefined {
  const value = decoded(decodeString(text))
    .replace(invisible, '')
    .replace(dash, '-')
    .toLowerCase()
    .replace(version, '$1')
  return /^10\.\d{4,9}(?:\.\d{1,9}){0,9}\/\S+$/.test(value) ? value : undefined
}
