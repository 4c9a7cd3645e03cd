import {judge} from '../evidence.ts'
import {near} from '../places.ts'
import {isPandoc} from '../profile.ts'
import type {Block} from '../syntax/reading.ts'
import type {Defect, ScanContext, Scanner} from './defect.ts'
import {
  addressOf,
  beginning,
  enclosedAt,
  gapUnit,
  invisibleUnit,
  mended,
  type Pairs,
  pairing,
  placesOf,
  witnessesOf
} from './enclosed.ts'
import {codeOf, isEscaped} from './inline.ts'

/** What stands between the label and the parenthesis: only the worst is named. */
type Kind = 'lineBreakBetween' | 'invisibleBetween' | 'noBreakSpaceBetween' | 'spaceBetween'

const noBreakUnit = /[\u00a0\u2000-\u200a\u202f\u205f\u3000]/

/**
 * Links whose destination stands apart from their label, so that no renderer makes a link of them.
 *
 * ```text
 * [KEYNOTE-024] (https://doi.org/10.1056/x)
 *              ^ gap
 * ```
 */
export const scanDetachedDestinations: Scanner<Kind> = context => {
  const pairsIn = pairing(context.masked, '[', ']')
  const found: Defect<Kind>[] = []
  for (const {block, at} of placesOf(context, context.loose, ']')) {
    const open = gapEnd(context.masked, at + 1, block)
    if (open === at + 1 || context.masked[open] !== '(' || isEscaped(context.masked, at)) continue
    const one = detachedAt(context, {close: at, open}, block, pairsIn)
    if (one) found.push(one)
  }
  return found
}

function detachedAt(
  context: ScanContext,
  {close, open}: {readonly close: number; readonly open: number},
  block: Block,
  pairsIn: (block: Block) => Pairs
): Defect<Kind> | undefined {
  const {text, masked, reading, profile} = context
  const enclosed = enclosedAt(masked, open, block.range.end)
  const start = enclosed && pairsIn(block).openOf(close)
  if (!enclosed || start === undefined) return undefined

  const label = {start: start + 1, end: close}
  const gap = {start: close + 1, end: open}
  const written = text.slice(gap.start, gap.end)
  const witnesses = witnessesOf(context, label, enclosed.destination)
  const isListed = masked[enclosed.range.end] === ']' || pairsIn(block).closeOf(start - 1) !== undefined
  if (masked[start - 1] === '[' && !isListed) witnesses.add('label-is-wiki-link')
  if (/<br/i.test(written)) witnesses.add('hard-break-between')
  if (isPandoc(profile) && /(?:^|[\s([])-?@[\w:.#$%&+?<>~/-]+ $/.test(masked.slice(Math.max(0, start - 80), start)))
    return undefined
  if (near(reading.hardBreaks, gap).some(({start: at}) => at >= gap.start && at < gap.end))
    witnesses.add('hard-break-between')
  if ([...written].every(unit => invisibleUnit.test(unit))) witnesses.add('parts-touch')
  if (/[ \u00a0]/.test(written) && isAside(masked, start, close)) witnesses.add('two-readings')
  const verdict = judge(witnesses)
  if (verdict === 'none') return undefined
  const begin = beginning(masked, start)
  const range = {start: begin, end: enclosed.range.end}
  return {
    kind: kindOf(written),
    range: gap,
    data: {code: codeOf(written)},
    repairs: [{titleId: 'join', safety: verdict, edits: mended(text, {range, label, enclosed})}],
    meant: {kind: begin < start ? 'image' : 'broken', range, label, ...addressOf(text, enclosed.destination)}
  }
}

/** Whether brackets before an address may be a part of their sentence: nothing in them has to name a source. */
export function isAside(masked: string, open: number, close: number): boolean {
  const before = masked[open - 1] ?? ' '
  const words = masked.slice(open + 1, close).trim()
  return (
    // Set in a word, or the quoter's own word at the start of a quotation.
    /[\p{L}\p{N}.“]/u.test(before) ||
    isAbbreviation(masked, open, words) ||
    // What names a source has a capital or a year.
    !/\p{Lu}\p{L}{2}|\b(?:19|20)\d\d\b/u.test(words)
  )
}

/** Whether short capitals stand for the word before them: `l’acide acétylsalicylique [AAS]`, but `selon la [HAS]`. */
function isAbbreviation(masked: string, open: number, words: string): boolean {
  const before = /(\p{Ll}{5,})[ \u00a0]$/u.exec(masked.slice(Math.max(0, open - 40), open))?.[1]
  return (
    before !== undefined &&
    /^\p{Lu}{2,6}$/u.test(words) &&
    !/^(?:selon|d’après|après|avant|contre|under|after|within)$/.test(before)
  )
}

/** Offset of the first unit after the gap; a block quote's `>` may stand at the start of its next line. */
function gapEnd(masked: string, from: number, block: Block): number {
  let at = from
  for (let fresh = false; at < block.range.end; at++) {
    const unit = masked[at] ?? ''
    if (unit === '\n' || unit === '\r') fresh = true
    else if (!gapUnit.test(unit) && !(fresh && unit === '>')) break
  }
  return at
}

function kindOf(gap: string): Kind {
  if (/[\n\r]/.test(gap)) return 'lineBreakBetween'
  if (invisibleUnit.test(gap)) return 'invisibleBetween'
  return noBreakUnit.test(gap) ? 'noBreakSpaceBetween' : 'spaceBetween'
}
