import {judge} from '../evidence.ts'
import {near} from '../places.ts'
import type {Block, Link} from '../syntax/reading.ts'
import type {Edit, Range} from '../text.ts'
import type {Defect, ScanContext, Scanner} from './defect.ts'
import {addressOf, afterGap, enclosedAt, mended, type Pairs, pairing, placesOf, witnessesOf} from './enclosed.ts'
import {isEscaped} from './inline.ts'
import {type LooseMarker, scanLooseMarkers} from './loose-marker.ts'

type Kind = 'emphasisSplitsLink' | 'emphasisInterleaved'

/** A run of emphasis markers as people write them. */
const run = /(?:\*{1,3}|_{1,3}|~~)(?![*_~])/y
const word = /[\p{L}\p{N}]/u

/**
 * Links that emphasis cuts in two or overlaps at one end only.
 *
 * ```text
 * **[KEYNOTE-024]**(https://doi.org/10.1056/x)
 *                ^^ run that splits the link
 * [**KEYNOTE-024](https://doi.org/10.1056/x)**
 *  ^^ run whose partner is outside
 * ```
 */
export const scanEmphasisAcrossLinks: Scanner<Kind> = context => {
  if (!/[*_~]/.test(context.masked)) return []
  return [...splitLinks(context), ...interleaved(context)].sort((a, b) => a.range.start - b.range.start)
}

function splitLinks(context: ScanContext): Defect<Kind>[] {
  const {masked, loose} = context
  const pairsIn = pairing(masked, '[', ']')
  const found: Defect<Kind>[] = []
  for (const {block, at} of placesOf(context, loose, ']')) {
    const marker = runAt(masked, at + 1)
    if (!marker || isEscaped(masked, at)) continue
    const one = splitAt(context, block, at, marker, pairsIn)
    if (one) found.push(one)
  }
  return found
}

function splitAt(
  context: ScanContext,
  block: Block,
  close: number,
  marker: string,
  pairsIn: (block: Block) => Pairs
): Defect<Kind> | undefined {
  const {text, masked, reading} = context
  const after = close + 1 + marker.length
  const open = afterGap(masked, after, block.range.end)
  const enclosed = masked[open] === '(' ? enclosedAt(masked, open, block.range.end) : undefined
  const start = enclosed && pairsIn(block).openOf(close)
  if (!enclosed || start === undefined) return undefined
  const opening = start - marker.length
  const isAround =
    runAt(masked, opening) === marker && masked[opening - 1] !== marker[0] && opening >= block.range.start
  const isInside = runAt(masked, start + 1) === marker
  const isPhrase = near(reading.marks, {start: close, end: after}).some(
    ({inner, range}) => inner.end === close + 1 && range.end === after
  )
  if (!isAround && !isInside && !isPhrase) return undefined

  const label = {start: start + 1 + (isInside ? marker.length : 0), end: close}
  const witnesses = witnessesOf(context, label, enclosed.destination)
  const isMarked = text.slice(close - marker.length, close) === marker
  // What is struck out may be all of the old citation.
  if ((!isAround && (open > after || !isInside)) || marker === '~~' || isMarked) witnesses.add('two-readings')
  const verdict = judge(witnesses)
  if (verdict === 'none' || (open > after && !witnesses.has('label-has-words'))) return undefined
  const end = enclosed.range.end
  const fits = !word.test(text[opening - 1] ?? '') && !word.test(text[end] ?? '')
  const joined = mended(text, {range: {start, end}, label: {start: start + 1, end: close}, enclosed})
  return {
    kind: 'emphasisSplitsLink',
    range: {start: close + 1, end: open},
    data: {marker},
    repairs: [
      {
        titleId: 'moveMarkers',
        safety: verdict,
        edits: isMarked ? joined : [...joined, ...moved({start, end, close, opening, marker, isInside, isAround, fits})]
      }
    ],
    meant: {range: {start, end}, label, ...addressOf(text, enclosed.destination)}
  }
}

type Split = Range & {
  readonly close: number
  readonly opening: number
  readonly marker: string
  readonly isInside: boolean
  readonly isAround: boolean
  readonly fits: boolean
}

/** Where the markers go: round the link, or inside its label where a word touches them outside. */
function moved({start, end, close, opening, marker, isInside, isAround, fits}: Split): Edit[] {
  if (isInside) return [{start: close, end: close, text: marker}]
  if (fits || !isAround) return [{start: end, end, text: marker}]
  return [
    {start: opening, end: start, text: ''},
    {start: start + 1, end: start + 1, text: marker},
    {start: close, end: close, text: marker}
  ]
}

function runAt(text: string, at: number): string | undefined {
  if (at < 0) return undefined
  run.lastIndex = at
  return run.exec(text)?.[0]
}

function interleaved(context: ScanContext): Defect<Kind>[] {
  const {reading, text, masked} = context
  const known = new Map<number, readonly LooseMarker[]>()
  const looseIn = (index: number): readonly LooseMarker[] => {
    const block = reading.blocks[index]
    const found = known.get(index) ?? (block ? scanLooseMarkers(text, masked, {...reading, blocks: [block]}) : [])
    known.set(index, found)
    return found
  }
  return reading.links.flatMap((link): Defect<Kind>[] => {
    if (link.kind !== 'link' && link.kind !== 'reference') return []
    const label = text.slice(link.label.start, link.label.end)
    const inAddress = closedInAddress(text, link)
    if (inAddress) return [inAddress]
    if (!/^[*_~]|[*_~]$/.test(label)) return []
    const one =
      openedInside(context, link, label) ?? closedInside(context, link, label) ?? acrossPhrase(text, link, looseIn)
    return one ? [one] : []
  })
}

/** `**[label](url**)` */
function closedInAddress(text: string, {range, destination}: Link): Defect<Kind> | undefined {
  const marker = destination && /\*{1,3}$/.exec(text.slice(destination.start, destination.end))?.[0]
  const outside = {start: range.start - (marker?.length ?? 0), end: range.start}
  if (!marker || runAt(text, outside.start) !== marker || text[outside.start - 1] === '*') return undefined
  const inside = {start: destination.end - marker.length, end: destination.end}
  const edits = [
    {...inside, text: ''},
    {start: range.end, end: range.end, text: marker}
  ]
  return crossing({start: outside.start, end: range.end}, inside, marker, edits, 'review')
}

/** `[**label](url)**` */
function openedInside({text, reading}: ScanContext, link: Link, label: string): Defect<Kind> | undefined {
  const marker = runAt(text, link.label.start)
  const {start, end} = link.range
  if (!marker || marker !== runAt(text, end) || label.includes(marker, marker.length)) return undefined
  const outside = {start: end, end: end + marker.length}
  if (near(reading.marks, outside).some(({range}) => range.end === outside.end || range.start === outside.start))
    return undefined
  const inside = {start: link.label.start, end: link.label.start + marker.length}
  const edits = [
    {start: link.label.end, end: link.label.end, text: marker},
    {...outside, text: ''}
  ]
  return crossing({start, end: outside.end}, inside, marker, edits, marker.length > 1 ? 'safe' : 'review')
}

/** `**[label**](url)` */
function closedInside({text, reading}: ScanContext, link: Link, label: string): Defect<Kind> | undefined {
  const marker = /(?:\*{1,3}|_{1,3}|~~)$/.exec(label)?.[0]
  const {start, end} = link.range
  const outside = {start: start - (marker?.length ?? 0), end: start}
  if (!marker || runAt(text, outside.start) !== marker || text[outside.start - 1] === marker[0]) return undefined
  if (label.indexOf(marker) < label.length - marker.length || isEscaped(text, outside.start)) return undefined
  if (near(reading.marks, outside).some(({range}) => range.start === outside.start)) return undefined
  const inside = {start: link.label.end - marker.length, end: link.label.end}
  if (isEscaped(text, inside.start)) return undefined
  const fits = !word.test(text[outside.start - 1] ?? '') && !word.test(text[end] ?? '')
  const edits = fits
    ? [
        {...inside, text: ''},
        {start: end, end, text: marker}
      ]
    : [
        {...outside, text: ''},
        {start: link.label.start, end: link.label.start, text: marker}
      ]
  return crossing({start: outside.start, end}, inside, marker, edits, marker.length > 1 ? 'safe' : 'review')
}

/** `**words [label**](url)` and `[**label](url) words**`, where no other run of the block is left over. */
function acrossPhrase(
  text: string,
  link: Link,
  looseIn: (block: number) => readonly LooseMarker[]
): Defect<Kind> | undefined {
  const inBlock = looseIn(link.block)
  const [first, second] = inBlock
  if (!first || !second || inBlock.length > 2) return undefined
  const marker = text.slice(first.range.start, first.range.end)
  if (marker.length < 2 || text.slice(second.range.start, second.range.end) !== marker) return undefined
  const opensInside = first.range.start === link.label.start && second.closes && second.range.start > link.range.end
  const closesInside = second.range.end === link.label.end && first.opens && first.range.end < link.range.start
  if (!opensInside && !closesInside) return undefined
  const inside = opensInside ? first.range : second.range
  const to = opensInside ? link.range.start : link.range.end
  const edits = [
    {...inside, text: ''},
    {start: to, end: to, text: marker}
  ]
  return crossing(
    {start: Math.min(first.range.start, to), end: Math.max(second.range.end, to)},
    inside,
    marker,
    edits,
    'review'
  )
}

const crossing = (
  claim: Range,
  range: Range,
  marker: string,
  edits: readonly Edit[],
  safety: 'safe' | 'review'
): Defect<Kind> => ({
  kind: 'emphasisInterleaved',
  range,
  claim,
  data: {marker},
  repairs: [{titleId: 'moveMarkers', safety, edits}]
})
