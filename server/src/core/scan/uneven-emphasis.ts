import type {Mark, Reading} from '../syntax/reading.ts'
import type {Defect, Repair, ScanContext, Scanner} from './defect.ts'
import {isSpace, type LooseMarker} from './loose-marker.ts'
import {depthsOf, isLineStart, isStatistic} from './marker-pair.ts'

type Kind = 'unevenMarkers' | 'crossedEmphasis'

/** Farthest that emphasis reaches over the end of other emphasis, in UTF-16 units. */
const reach = 200

/**
 * Emphasis whose markers differ in length, or that crosses the end of other emphasis.
 *
 * ```text
 * __Important_   ***Important** texte   *italique _imbriqué* faux_
 * ^ left over    ^ left over                      ^ opens       ^ closes
 * ```
 */
export const scanUnevenEmphasis: Scanner<Kind> = context => {
  const {reading, isClaimed, looseMarkers} = context
  if (reading.marks.length === 0) return []
  const loose = looseMarkers().filter(({range}) => !isClaimed(range))
  if (loose.length === 0) return []
  const opened = new Map(reading.marks.map(mark => [mark.range.start, mark]))
  const closed = new Map(reading.marks.map(mark => [mark.range.end, mark]))
  const uneven = loose.flatMap(run => {
    if (!run.isRest) return []
    const before = opened.get(run.range.end)
    if (before) return surplusOpener(run, before, context) ?? []
    const after = closed.get(run.range.start)
    return (after && surplusCloser(run, after, context)) ?? []
  })
  return [...uneven, ...crossed(loose, context)].sort((a, b) => a.range.start - b.range.start)
}

function surplusOpener({range, marker}: LooseMarker, mark: Mark, {text}: ScanContext): Defect<Kind> | undefined {
  const length = range.end - range.start
  const used = mark.inner.start - mark.range.start
  const before = text[range.start - 1] ?? ''
  const words = text.slice(mark.inner.start, mark.inner.end)
  if (length + used > 3 || isStatistic(words) || !/\p{L}{2}/u.test(words)) return undefined
  if (marker === '_' && !isSpace(before) && !/[("«“]/.test(before)) return undefined
  const remove: Repair = {titleId: 'deleteSurplus', safety: 'review', edits: [{...range, text: ''}]}
  const added = {start: mark.range.end, end: mark.range.end, text: marker.repeat(length)}
  const complete: Repair = {titleId: 'completeOther', safety: 'review', edits: [added]}
  const data = {marker: marker.repeat(length + used), other: marker.repeat(used)}
  // `***words**`: bold was meant, and one star is too many; `__words_`: bold was meant, and one is missing.
  return {kind: 'unevenMarkers', range, data, repairs: length + used === 3 ? [remove, complete] : [complete, remove]}
}

/** After a word more stars than before it are rather those of a note. */
function surplusCloser(
  {range, marker, block}: LooseMarker,
  mark: Mark,
  context: ScanContext
): Defect<Kind> | undefined {
  const {text, reading} = context
  const length = range.end - range.start
  const used = mark.inner.start - mark.range.start
  const words = text.slice(mark.inner.start, mark.inner.end)
  const whole = reading.blocks[block]
  if (length + used > 3 || !whole || !/\p{L}{2}/u.test(words)) return undefined
  if (marker === '*') {
    const isLead = isLineStart(text, mark.range.start, whole.range) && whole.kind !== 'cell' && used === 1
    if (!isLead || !(/[:.]$/.test(words) || /^[\s\u00a0\u202f]?:/.test(text.slice(range.end, range.end + 2))))
      return undefined
  } else if (!isSpace(text[range.end] ?? '') && !/[,.;:!?)»”]/.test(text[range.end] ?? '')) return undefined
  const added = {start: mark.range.start, end: mark.range.start, text: marker.repeat(length)}
  return {
    kind: 'unevenMarkers',
    range,
    data: {marker: marker.repeat(used), other: marker.repeat(length + used)},
    repairs: [
      {titleId: 'completeOther', safety: 'review', edits: [added]},
      {titleId: 'deleteSurplus', safety: 'review', edits: [{...range, text: ''}]}
    ]
  }
}

/** A loose run that opens inside a mark and another that closes after it. */
function crossed(loose: readonly LooseMarker[], {text, reading}: ScanContext): Defect<Kind>[] {
  const found: Defect<Kind>[] = []
  const depths = depthsOf(text.length, reading)
  for (let at = 0; at + 1 < loose.length; at++) {
    const [open, close] = [loose[at], loose[at + 1]]
    if (!open || !close || !isCrossing(open, close) || depths[open.range.start] === depths[close.range.start]) continue
    const mark = markAround(open, close, reading)
    if (!mark || depths[mark.range.start] !== depths[close.range.start]) continue
    if (isStatistic(text.slice(open.range.end, open.range.end + 8)) || [open, close].some(one => isSign(text, one)))
      continue
    found.push(crossing(text, mark, open, close))
    at++
  }
  return found
}

/** Whether a star is one of a path (`src/**\/*.js`) or stands inside a word (`Ärzt*innen`). */
function isSign(text: string, {range}: LooseMarker): boolean {
  const [before, after] = [text[range.start - 1] ?? '', text[range.end] ?? '']
  return /[/.]/.test(before + after) || /^\p{L}{2}$/u.test(before + after)
}

/** Two ways out: the inner marks end inside, or the outer ones before them. */
function crossing(text: string, mark: Mark, open: LooseMarker, close: LooseMarker): Defect<Kind> {
  const marker = text.slice(open.range.start, open.range.end)
  const own = text.slice(mark.range.start, mark.inner.start)
  const before = text.slice(0, open.range.start).trimEnd().length
  const closeInside = [
    {start: mark.inner.end, end: mark.inner.end, text: marker},
    {...close.range, text: ''}
  ]
  const closeBefore = [
    {start: before, end: before, text: own},
    {start: mark.inner.end, end: mark.range.end, text: ''}
  ]
  return {
    kind: 'crossedEmphasis',
    range: close.range,
    partners: [open.range],
    data: {marker, own},
    repairs: [
      {titleId: 'closeInside', safety: 'review', edits: closeInside},
      {titleId: 'closeBefore', safety: 'review', edits: closeBefore}
    ]
  }
}

const isCrossing = (open: LooseMarker, close: LooseMarker): boolean =>
  !open.isRest &&
  !close.isRest &&
  open.opens &&
  close.closes &&
  open.block === close.block &&
  open.marker === close.marker &&
  open.range.end - open.range.start === close.range.end - close.range.start &&
  close.range.start - open.range.end <= reach

/** The innermost mark that holds `open` and ends before `close`. */
const markAround = ({range: open}: LooseMarker, {range: close}: LooseMarker, {marks}: Reading): Mark | undefined =>
  marks.findLast(({inner, range}) => inner.start <= open.start && open.end <= inner.end && range.end <= close.start)
