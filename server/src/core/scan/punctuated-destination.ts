import {isAddress, judge} from '../evidence.ts'
import type {Block, Definition} from '../syntax/reading.ts'
import {type Edit, lineStart} from '../text.ts'
import type {Defect, Repair, ScanContext, Scanner} from './defect.ts'
import {isAside} from './detached-destination.ts'
import {
  addressOf,
  afterGap,
  beginning,
  type Enclosed,
  enclosedAt,
  mended,
  type Pairs,
  pairing,
  placesOf,
  witnessesOf
} from './enclosed.ts'
import {isEscaped} from './inline.ts'

type Kind = 'colonBetween' | 'punctuationBetween' | 'definitionInParentheses'

const colon = /[:：]/
const stop = /[.,;!?…]/
const dash = /[-–—→]/

/**
 * Links with a colon or another mark between label and parenthesis.
 *
 * ```text
 * As in [KEYNOTE-024]: (https://doi.org/10.1056/x)
 *                    ^ mark
 * ```
 */
export const scanPunctuatedDestinations: Scanner<Kind> = context => {
  const {loose, masked} = context
  const found: Defect<Kind>[] = wrappedDefinitions(context)
  const pairsIn = pairing(masked, '[', ']')
  for (const {block, at} of placesOf(context, loose, ']')) {
    if (isEscaped(loose, at)) continue
    const mark = afterGap(loose, at + 1, block.range.end)
    if (!colon.test(loose[mark] ?? '') && !stop.test(loose[mark] ?? '') && !dash.test(loose[mark] ?? '')) continue
    const open = afterGap(loose, mark + 1, block.range.end)
    const enclosed = loose[open] === '(' ? enclosedAt(masked, open, block.range.end) : undefined
    const one = enclosed && punctuatedAt(context, {block, close: at, mark, enclosed}, pairsIn)
    if (one) found.push(one)
  }
  return found.sort((a, b) => a.range.start - b.range.start)
}

type Found = {readonly block: Block; readonly close: number; readonly mark: number; readonly enclosed: Enclosed}

function punctuatedAt(
  context: ScanContext,
  {block, close, mark, enclosed}: Found,
  pairsIn: (block: Block) => Pairs
): Defect<Kind> | undefined {
  const {text, masked} = context
  const start = pairsIn(block).openOf(close)
  if (start === undefined) return undefined
  const unit = text[mark] ?? ''
  const label = {start: start + 1, end: close}
  const begin = beginning(masked, start)
  const range = {start: begin, end: enclosed.range.end}
  const witnesses = witnessesOf(context, label, enclosed.destination)
  const isColon = colon.test(unit)
  if (!isColon || startsLine(text, begin) || isAside(masked, start, close)) witnesses.add('two-readings')
  if (masked[start - 1] === '[') witnesses.add('label-is-wiki-link')
  const verdict = judge(witnesses)
  if (verdict === 'none' || (!isColon && witnesses.has('label-is-number'))) return undefined
  const joined = mended(text, {range, label, enclosed})
  const next = text[enclosed.range.end] ?? ''
  const moves = stop.test(unit) && !stop.test(next) && !colon.test(next)
  const after: Edit[] = moves ? [{start: range.end, end: range.end, text: unit}] : []
  return {
    kind: isColon ? 'colonBetween' : 'punctuationBetween',
    range: {start: close + 1, end: enclosed.range.start},
    data: {mark: unit},
    repairs: [{titleId: moves ? 'moveMark' : 'dropMark', safety: verdict, edits: [...joined, ...after]}],
    meant: {kind: begin < start ? 'image' : 'broken', range, label, ...addressOf(text, enclosed.destination)}
  }
}

/** Whether nothing but the marks of containers stands before `offset` on its line. */
const startsLine = (text: string, offset: number): boolean =>
  /^[\s>*+-]*(?:\d{1,9}[.)])?\s*$/.test(text.slice(Math.max(lineStart(text, offset), offset - 200), offset))

/**
 * Definitions whose address is in parentheses: read as such, they lead nowhere.
 *
 * ```text
 * [KEYNOTE-024]: (https://doi.org/10.1056/x)
 * ```
 */
function wrappedDefinitions({text, reading}: ScanContext): Defect<Kind>[] {
  return reading.definitions.flatMap((definition): Defect<Kind>[] => {
    const {range, destination} = definition
    if (!destination) return []
    const address = text.slice(destination.start + 1, destination.end - 1)
    if (text[destination.start] !== '(' || text[destination.end - 1] !== ')' || !isAddress(address)) return []
    const close = text.lastIndexOf(']', destination.start)
    const repairs = wrappedRepairs(definition, destination, close)
    const isKey = /^(?:\d+|[\p{Ll}\d_-]+)$/u.test(text.slice(range.start + 1, close))
    return [
      {
        kind: 'definitionInParentheses',
        range: {start: close + 1, end: destination.start + 1},
        claim: range,
        data: {mark: ':'},
        repairs: isKey ? [...repairs].reverse() : repairs
      }
    ]
  })
}

function wrappedRepairs({range}: Definition, {start, end}: {start: number; end: number}, close: number): Repair[] {
  const unwrapped = [
    {start, end: start + 1, text: ''},
    {start: end - 1, end, text: ''}
  ]
  const join: Repair = {titleId: 'dropMark', safety: 'review', edits: [{start: close + 1, end: start, text: ''}]}
  const unwrap: Repair = {titleId: 'unwrap', safety: 'review', edits: unwrapped}
  return range.end > end ? [unwrap] : [join, unwrap]
}
