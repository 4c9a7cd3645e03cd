import {grouped} from '../grouped.ts'
import type {Reading} from '../syntax/reading.ts'
import type {Edit, Range} from '../text.ts'
import type {ScanContext} from './defect.ts'
import {beside, isPunctuation, isSpace, isWord, type LooseMarker} from './loose-marker.ts'

/**
 * Two runs of one marker that were to embrace what stands between them, and how their edges look.
 *
 * ```text
 * voir ** le thé **:
 *        ^ lead   ^ after
 *     ^ before  ^ tail
 * ```
 */
export type MarkerPair = {
  readonly open: LooseMarker
  readonly close: LooseMarker
  readonly block: Range
  /** All of what stands between the markers. */
  readonly inner: string
  readonly words: string
  readonly lead: string
  readonly tail: string
  readonly before: string
  readonly after: string
  /** The word right after the closing marker; '' where none begins there. */
  readonly follows: string
  readonly length: number
  /** How many loose runs of this marker and length the block holds. */
  readonly siblings: number
}

/** Longest text that two loose markers are taken to embrace, in UTF-16 units. */
const reach = 300

/** What may stand before words that were to be emphasised. */
export const isOpening = (unit: string): boolean => /[(["'«“‘’—–\-/|>]/.test(unit)

/** Words too common to be a part of an identifier, in French and English. */
export const commonWord =
  /^(?:et|ou|est|sont|du|de|des|le|la|les|un|une|en|au|aux|dans|avec|pour|par|sur|chez|qui|que|ne|se|puis|the|an?|and|or|of|is|are|was|were|in|on|to|by|for|with|from|as)$/iu

/** A word for a footnote: what follows its star. */
export const isStatistic = (text: string): boolean => /^\s{0,3}[pPnNr]\s{0,3}[<>=≤≥]/.test(text)

/** Whether nothing but white space and `>` stands before `offset` in its line, within its block. */
export function isLineStart(text: string, offset: number, block: Range): boolean {
  for (let at = offset - 1; at >= block.start; at--) {
    const unit = text[at] ?? ''
    if (unit === '\n' || unit === '\r') return true
    if (!/[\t >]/.test(unit)) return false
  }
  return true
}

/**
 * The pairs among the loose markers of a segment, from left to right: neighbours of one marker and length, in one block
 * and equally deep in links and emphasis, for which `isMeant` says so.
 */
export function markerPairs(
  {text, reading, isClaimed, looseMarkers}: ScanContext,
  isMeant: (pair: MarkerPair) => boolean
): MarkerPair[] {
  const found: MarkerPair[] = []
  const runs = looseMarkers().filter(({range, isRest}) => !isRest && !isClaimed(range))
  if (runs.length < 2) return found
  const depths = depthsOf(text.length, reading)
  for (const group of groups(runs)) {
    for (let at = 0; at + 1 < group.length; at++) {
      // In an even number of runs the odd ones close: paired with the next they would emphasise what stands between.
      if (group.length % 2 === 0 && at % 2 === 1) continue
      const [open, close] = [group[at], group[at + 1]]
      if (!open || !close || depths[open.range.start] !== depths[close.range.start]) continue
      const block = reading.blocks[open.block]?.range
      const pair = block && pairOf(text, open, close, block, group.length)
      if (!pair || !isMeant(pair)) continue
      found.push(pair)
      at++
    }
  }
  return found.sort((a, b) => a.open.range.start - b.open.range.start)
}

/** Runs that could be partners: of one block, one marker and one length. */
const groups = (runs: readonly LooseMarker[]): Iterable<LooseMarker[]> =>
  grouped(runs, ({block, marker, range}) => `${block} ${marker} ${range.end - range.start}`).values()

/** For each unit the innermost link or emphasis around it, as a number; 0 for none. */
export function depthsOf(length: number, {links, marks}: Reading): Int32Array {
  const depths = new Int32Array(length)
  const around = [
    ...marks.map(({inner}) => inner),
    ...links.flatMap(({kind, label}) => (kind === 'link' || kind === 'reference' ? [label] : []))
  ]
  around
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .forEach(({start, end}, index) => {
      depths.fill(index + 1, start, end)
    })
  return depths
}

function pairOf(
  text: string,
  open: LooseMarker,
  close: LooseMarker,
  block: Range,
  siblings: number
): MarkerPair | undefined {
  if (close.range.start - open.range.end > reach) return undefined
  const inner = text.slice(open.range.end, close.range.start)
  const words = inner.trim()
  const lead = inner.slice(0, inner.length - inner.trimStart().length)
  const tail = inner.slice(inner.trimEnd().length)
  if (words === '' || /[\n\r]/.test(lead + tail) || /\n[\t >]*\n|\n.*\n.*\n/.test(inner)) return undefined
  const {before} = beside(text, open.range, block)
  const {after} = beside(text, close.range, block)
  const length = open.range.end - open.range.start
  const follows = /^\p{L}+/u.exec(text.slice(close.range.end, Math.min(block.end, close.range.end + 30)))?.[0] ?? ''
  return {open, close, block, inner, words, lead, tail, before, after, follows, length, siblings}
}

/**
 * Edits that make a pair of markers work: white space moves out from between them, or disappears where there is some
 * or none is needed, and a marker between a word and punctuation gets a space on the word's side.
 */
export function mended(pair: MarkerPair): Edit[] {
  const {open, close, lead, tail, before, after, words} = pair
  const edits: Edit[] = []
  const [first = '', last = ''] = [words[0], words.at(-1)]
  const left =
    lead && ((!isSpace(before) && !isOpening(before)) || (before === '«' && /\S/.test(after)))
      ? lead
      : isPunctuation(first) && isWord(before)
        ? ' '
        : ''
  const right = tail && keepsTail(pair) ? tail : isPunctuation(last) && isWord(after) ? ' ' : ''
  if (left) edits.push({start: open.range.start, end: open.range.start, text: left})
  if (lead) edits.push({start: open.range.end, end: open.range.end + lead.length, text: ''})
  if (tail) edits.push({start: close.range.start - tail.length, end: close.range.start, text: ''})
  if (right) edits.push({start: close.range.end, end: close.range.end, text: right})
  return edits
}

/** Whether the space before the closing marker is needed after it. */
function keepsTail({lead, tail, after}: MarkerPair): boolean {
  if (isSpace(after) || /[,.)\]}…"”’]/.test(after)) return false
  // ` ** Note **: ` is padded on both sides by a machine; in `**Note **:` the space is the colon's.
  return !(/[:;!?]/.test(after) && lead === ' ' && tail === ' ')
}
