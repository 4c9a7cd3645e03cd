import {near} from '../places.ts'
import type {Reading} from '../syntax/reading.ts'
import type {Edit, Range} from '../text.ts'
import type {Defect, ScanContext, Scanner} from './defect.ts'
import {codeOf} from './inline.ts'
import {isSpace, isWord} from './loose-marker.ts'
import {commonWord, isLineStart, isOpening, isStatistic, type MarkerPair, markerPairs, mended} from './marker-pair.ts'

type Kind = 'spaceInsideMarkers' | 'noBreakSpaceInsideMarkers'

/**
 * Emphasis that is none because white space stands inside its markers.
 *
 * ```text
 * ** Important **   **Important **texte
 *   ^         ^                ^
 * ```
 */
export const scanSpacedEmphasis: Scanner<Kind> = context =>
  /[*_]/.test(context.masked)
    ? markerPairs(context, pair => isMeant(pair, context.text)).map(pair => defectOf(pair, context))
    : []

function defectOf(pair: MarkerPair, {text, reading}: ScanContext): Defect<Kind> {
  const {open, close, lead, tail, length} = pair
  const isSafe =
    (length > 1 || (!lead && isPhrase(pair))) &&
    pair.siblings % 2 === 0 &&
    pair.words.length <= 120 &&
    !(pair.tail && isWord(pair.after) && /[.!?]\s/.test(pair.words)) &&
    !isAmongWords(pair, text)
  const isInside = isInMark(pair, text, reading)
  const [range, partner] = lead ? [open.range, close.range] : [close.range, open.range]
  const isSpecial = /[^ \t]/.test(lead + tail)
  return {
    kind: isSpecial ? 'noBreakSpaceInsideMarkers' : 'spaceInsideMarkers',
    range,
    partners: [partner],
    data: {marker: pair.open.marker.repeat(length), code: codeOf(lead + tail)},
    repairs: [
      {
        titleId: 'moveSpaceOut',
        safety: isSafe && !isInside ? 'safe' : 'review',
        edits: isInside ? parted(pair) : mended(pair)
      }
    ]
  }
}

/** Whether emphasis of the same marker goes from one side of the pair to the other: then it was meant to end and to begin anew. */
const isInMark = ({open, close, lead, tail, length}: MarkerPair, text: string, {marks}: Reading): boolean =>
  lead !== '' &&
  tail !== '' &&
  /\s/.test(text[open.range.start - 1] ?? '') &&
  /\s/.test(text[close.range.end] ?? '') &&
  near(marks, {start: open.range.start, end: close.range.end}).some(
    ({range, inner}) =>
      inner.start <= open.range.start &&
      close.range.end <= inner.end &&
      text.slice(range.start, inner.start) === open.marker.repeat(length)
  )

/** `**one ** and ** two**` → `**one** and **two**` */
const parted = ({open, close}: MarkerPair): Edit[] => [
  {start: open.range.start - 1, end: open.range.start, text: ''},
  {start: close.range.end, end: close.range.end + 1, text: ''}
]

/**
 * Whether the markers may be signs that belong to the words before them: `10,3 ** contre 6,0 ** mois`, `char **p et int **q`.
 * Where a line, a clause or a bracket begins with them they are none.
 */
function isAmongWords({open, lead, tail, after, follows, words, block, length}: MarkerPair, text: string): boolean {
  const before = text.slice(Math.max(block.start, open.range.start - 40), open.range.start)
  if (/(?:^|[\n\r:;.!?([«“"'‘’|>–—-])[\s>]*(?:[-+*]|\d{1,9}[.)])?\s*$/.test(before)) return false
  if (!lead && commonWord.test(follows)) return false
  if (!lead)
    return (
      tail !== '' &&
      isWord(after) &&
      (length > 2 || /[,\s](?:\p{L}{1,3})?$/u.test(words) || !/\p{Lu}/u.test(words[0] ?? ''))
    )
  return tail !== ''
}

/** Whether every bracket and quotation mark is closed after it is opened. */
function isBalanced(words: string): boolean {
  const stack: string[] = []
  const partners: Readonly<Record<string, string>> = {')': '(', ']': '[', '»': '«', '”': '“'}
  for (const unit of words) {
    if ('([«“'.includes(unit)) stack.push(unit)
    else if (partners[unit] !== undefined && stack.pop() !== partners[unit]) return false
  }
  return stack.length === 0
}

/** `2 ** 3`: a run between numbers, with blanks on both sides, is an operator. */
function isPower({open, close}: MarkerPair, text: string): boolean {
  const isBetween = ({start, end}: Range): boolean =>
    /\d\s$/.test(text.slice(Math.max(0, start - 2), start)) && /^\s\d/.test(text.slice(end, end + 2))
  return isBetween(open.range) || isBetween(close.range)
}

/** Whether the two runs were meant as a pair and are not stars of notes, products, wildcards or blanks to fill in. */
function isMeant(pair: MarkerPair, text: string): boolean {
  const {open, words, lead, tail, length} = pair
  if (!lead && !tail) return false
  // The mark of a quotation is no word.
  if (/[\n\r][\t ]*>[\t >]*$/.test(pair.inner)) return false
  if (isPower(pair, text)) return false
  // `5 mg**/kg **par`: no marker opens between a letter and a sign.
  if (!lead && isWord(pair.before) && /^[^\p{L}\p{N}\s]/u.test(words)) return false
  if (
    length > 3 ||
    words.length > 160 ||
    !(length === 2 ? /\p{L}{2}|\d/u : /\p{L}{2}/u).test(words) ||
    /^[,.;:!?)\]»”]/.test(words)
  )
    return false
  if (!/\p{L}{2}/u.test(words) && isOperand(pair, text)) return false
  // A pair of its own inside, the end of a clause, a date: what stands between was not meant.
  if (words.includes(open.marker.repeat(length)) || (lead && /,$/.test(words)) || /^\/|\/$/.test(pair.before + words))
    return false
  // What closes a bracket that it does not open, or ends a clause between two signs, was not meant.
  if (!isBalanced(words) || (lead && tail && /[.;]/.test(words))) return false
  if (isStatistic(words) || isStatistic(text.slice(pair.close.range.end, pair.close.range.end + 8))) return false
  // A run that only closes is a footnote's star, or the end of other emphasis.
  if (lead && !isSpace(pair.before) && !isOpening(pair.before)) return isGluedOpener(pair, text)
  if (open.marker === '_') return isUnderscored(pair, text)
  return length === 1 ? isItalic(pair, text) : isBold(pair, text)
}

/** `mot** Important** suite` with nothing else in its block that would explain it. */
function isGluedOpener(
  {open, close, length, before, tail, siblings, words, after, block}: MarkerPair,
  text: string
): boolean {
  if (open.marker === '_' || length !== 2 || siblings !== 2 || !/\p{L}|[,;:]/u.test(before)) return false
  // No note belongs to *in* or *le*.
  const word = /(\p{L}+)$/u.exec(text.slice(Math.max(block.start, open.range.start - 20), open.range.start))?.[1] ?? ''
  if (
    close.closes &&
    !isWord(after) &&
    /^\p{Ll}{2,}$/u.test(word) &&
    (commonWord.test(word) || /^(?:it|this|that|these|ce|cette|ces|il|elle)$/.test(word))
  )
    return true
  // Two stars after words are as often notes: only a lead that ends in a colon, or a closer glued to a word, tells.
  return (close.closes && /[:»]$/.test(words)) || (tail !== '' && isWord(after))
}

/** `2 ** 3 ** 4`: a number between numbers is a power. */
const isOperand = ({open, close}: MarkerPair, text: string): boolean =>
  /[\p{L}\d)]\s?$/u.test(text.slice(Math.max(0, open.range.start - 2), open.range.start)) ||
  /^\s?[\p{L}\d(]/u.test(text.slice(close.range.end, close.range.end + 2))

function isBold(pair: MarkerPair, text: string): boolean {
  const {open, close, words, lead, tail, before, after} = pair
  // `note ** et note ** bas`: two marks of notes and what joins them.
  if (lead && tail && before !== '' && /^(?:et|ou|puis|and|or)(?=\s)/i.test(words)) return false
  if (!tail) return true
  if (open.opens && isWord(after)) {
    // `**One. **Two`: rather two leads of which neither is closed.
    return !/[.!?]$/.test(words) || !/[.!?]\s/.test(words)
  }
  return !isLineStart(text, close.range.start, pair.block)
}

function isItalic(pair: MarkerPair, text: string): boolean {
  const {open, close, words, lead, tail, before, after, siblings} = pair
  if (siblings !== 2 || words.length > 80 || /[\d=+×/|<>]/.test(words) || !/^[\p{L}«“"(]/u.test(words)) return false
  if (!lead && tail) {
    if (!open.opens || (!isSpace(before) && !isOpening(before))) return false
    if (isSpace(after) || /[:;!?,.)»]/.test(after) || isPhrase(pair)) return true
    return (
      isWord(after) && isLineStart(text, open.range.start, pair.block) && /^\p{Lu}/u.test(words) && words.length <= 40
    )
  }
  if (!isSpace(before) || /\d/.test(after)) return false
  if (!tail) return close.closes && !isWord(after) && /\s/.test(words)
  return isSpace(after) && isProse(pair, text)
}

/** `*Klebsiella pneumoniae *est`: a phrase, and a new word right after its marker. */
const isPhrase = ({words, follows}: MarkerPair): boolean =>
  /^\p{L}{2,}(?: \p{L}{2,}){1,3}$/u.test(words) && /^\p{Ll}{2}/u.test(follows)

/** `les études * in vitro * ont`, but not `longueur * largeur * hauteur`. */
function isProse({open, close, words, block}: MarkerPair, text: string): boolean {
  if (/^\p{L}[\p{L}’'-]*(?: \p{L}[\p{L}’'-]*)+$/u.test(words)) return true
  const left = /(\p{L}+)\s$/u.exec(text.slice(Math.max(block.start, open.range.start - 20), open.range.start))?.[1]
  const right = /^\s(\p{L}+)/u.exec(text.slice(close.range.end, Math.min(block.end, close.range.end + 20)))?.[1]
  return commonWord.test(left ?? '') || commonWord.test(right ?? '')
}

function isUnderscored(pair: MarkerPair, text: string): boolean {
  const {open, lead, before, after, words, length, siblings} = pair
  if (siblings !== 2 || (!isSpace(before) && !isOpening(before)) || !/^[\p{L}«“"(]/u.test(words)) return false
  if (lead) return isLineStart(text, open.range.start, pair.block) && (length > 1 || /\s$/.test(pair.inner))
  if (isWord(after)) return length === 2 && !/_/.test(words)
  return open.opens
}
