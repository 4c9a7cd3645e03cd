import type {Mark} from '../syntax/reading.ts'
import type {Edit, Range} from '../text.ts'
import type {ScanContext} from './defect.ts'
import {isPunctuation, isSpace, isWord, type LooseMarker} from './loose-marker.ts'
import {depthsOf, isOpening} from './marker-pair.ts'

/** Words that were to be emphasised, between the two runs that were to do it. */
type Meant = {readonly open: Range; readonly close: Range; readonly words: string}

/** A mark between two loose runs that emphasises what stands between the words that were meant. */
export type SwappedEmphasis = {readonly mark: Mark; readonly meant: readonly Meant[]; readonly edits: readonly Edit[]}

/**
 * Emphasis of the text between two titles instead of the titles.
 *
 * ```text
 * **« NEJM »**texte et l’essai**« X »**suivant
 * ^ loose   ^^ opens          ^^ closes  ^ loose
 * ```
 */
export function swappedEmphasis(context: ScanContext): SwappedEmphasis[] {
  const {text, reading, isClaimed, looseMarkers} = context
  const suspects = reading.marks.filter(mark => isSuspect(mark, text))
  if (suspects.length === 0) return []
  const loose = looseMarkers().filter(({marker, isRest}) => marker === '*' && !isRest)
  const depths = depthsOf(text.length, reading)
  const found: SwappedEmphasis[] = []
  for (let at = 0; at < suspects.length; at++) {
    const first = suspects[at]
    if (!first) continue
    const fits = ({range}: LooseMarker): boolean =>
      range.end - range.start === first.inner.start - first.range.start &&
      depths[range.start] === depths[first.range.start] &&
      !isClaimed(range)
    const before = loose.findLast(one => one.range.end <= first.range.start && fits(one))
    const after = loose.find(one => one.range.start >= first.range.end && fits(one))
    if (!before || !after || before.block !== after.block) continue
    const chain = suspects.filter(({range}) => range.start > before.range.end && range.end < after.range.start)
    at += chain.length - 1
    const meant = meantBy(text, before.range, chain, after.range)
    if (!meant.every(one => isWhole(one))) continue
    // `2*(a+b)*c*(d+e)*f` is a product.
    if (first.inner.start - first.range.start === 1 && !meant.every(({words}) => /\p{L}{3}/u.test(words))) continue
    found.push({mark: first, meant, edits: meant.flatMap(one => spaced(text, one))})
  }
  return found
}

/** Whether a mark of asterisks begins right after punctuation that ends words and ends right before such that begins them. */
function isSuspect({range, inner}: Mark, text: string): boolean {
  if (text[range.start] !== '*') return false
  const [before = '', first = ''] = [text[range.start - 1], text[inner.start]]
  const [last = '', after = ''] = [text[inner.end - 1], text[range.end]]
  return /[»”")\].:;,!?%’]/.test(before) && isWord(first) && !isSpace(last) && /[«“"([‘]/.test(after)
}

function meantBy(text: string, first: Range, chain: readonly Mark[], last: Range): Meant[] {
  const runs = [
    first,
    ...chain.flatMap(({range, inner}) => [
      {start: range.start, end: inner.start},
      {start: inner.end, end: range.end}
    ]),
    last
  ]
  const meant: Meant[] = []
  for (let at = 0; at + 1 < runs.length; at += 2) {
    const [open, close] = [runs[at], runs[at + 1]]
    if (open && close) meant.push({open, close, words: text.slice(open.end, close.start)})
  }
  return meant
}

/** No marker, no white space at the edges, and as short as what is emphasised. */
const isWhole = ({words}: Meant): boolean =>
  words.length > 0 && words.length <= 200 && words === words.trim() && !words.includes('*') && !/\n/.test(words)

/** Spaces outside the words, where a marker stands between a word and punctuation. */
function spaced(text: string, {open, close, words}: Meant): Edit[] {
  const [before = '', after = ''] = [text[open.start - 1], text[close.end]]
  const needsLeft = isWord(before) && !isOpening(before) && isPunctuation(words[0] ?? '')
  const needsRight = isWord(after) && isPunctuation(words.at(-1) ?? '')
  return [
    ...(needsLeft ? [{start: open.start, end: open.start, text: ' '}] : []),
    ...(needsRight ? [{start: close.end, end: close.end, text: ' '}] : [])
  ]
}
