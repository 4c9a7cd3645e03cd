import {judge} from '../evidence.ts'
import type {Block} from '../syntax/reading.ts'
import type {Range} from '../text.ts'
import type {Defect, ScanContext, Scanner} from './defect.ts'
import {
  addressOf,
  type Enclosed,
  enclosedAt,
  invisibleUnit,
  mended,
  type Pairs,
  pairing,
  placesOf,
  witnessesOf
} from './enclosed.ts'
import {isEscaped} from './inline.ts'

type Kind = 'labelInParentheses' | 'destinationBeforeLabel'
type PairsIn = {readonly round: (block: Block) => Pairs; readonly square: (block: Block) => Pairs}

/**
 * Links with the brackets of label and destination exchanged, or with the two parts in the wrong order.
 *
 * ```text
 * (KEYNOTE-024)[https://doi.org/10.1056/x]
 *             ^^ joint
 * (https://doi.org/10.1056/x)[KEYNOTE-024]
 *                           ^^ joint
 * ```
 */
export const scanSwappedBrackets: Scanner<Kind> = context => {
  const {masked, loose} = context
  const pairsIn = {round: pairing(masked, '(', ')'), square: pairing(masked, '[', ']')}
  const found: Defect<Kind>[] = []
  for (const {block, at: open} of placesOf(context, loose, '[')) {
    let close = open - 1
    while (close > block.range.start && invisibleUnit.test(loose[close] ?? '')) close--
    if (loose[close] !== ')' || isEscaped(masked, open) || isEscaped(masked, close)) continue
    const start = pairsIn.round(block).openOf(close)
    if (start === undefined || loose[start] !== '(') continue
    const joint = {start: close, end: open + 1}
    const one = labelFirst(context, block, start, joint) ?? addressFirst(context, block, start, joint, pairsIn)
    if (one) found.push(one)
  }
  return found
}

/** `(label)[address]` */
function labelFirst(context: ScanContext, block: Block, start: number, joint: Range): Defect<Kind> | undefined {
  const {text, masked} = context
  const enclosed = enclosedAt(masked, joint.end - 1, block.range.end)
  if (!enclosed || masked[enclosed.range.end] === '(') return undefined
  const label = {start: start + 1, end: joint.start}
  const range = {start, end: enclosed.range.end}
  return swapped(
    context,
    'labelInParentheses',
    {range, label, enclosed},
    joint,
    /[\p{L}\p{N}\]]/u.test(text[start - 1] ?? '')
  )
}

/** `(address)[label]` */
function addressFirst(
  context: ScanContext,
  block: Block,
  start: number,
  joint: Range,
  pairsIn: PairsIn
): Defect<Kind> | undefined {
  const {masked} = context
  const enclosed = enclosedAt(masked, start, block.range.end)
  if (enclosed?.range.end !== joint.start + 1) return undefined
  const end = pairsIn.square(block).closeOf(joint.end - 1)
  if (end === undefined || /[([:{]/.test(masked[end + 1] ?? '') || masked[start - 1] === ']') return undefined
  const label = {start: joint.end, end}
  return swapped(context, 'destinationBeforeLabel', {range: {start, end: end + 1}, label, enclosed}, joint, false)
}

function swapped(
  context: ScanContext,
  kind: Kind,
  parts: {readonly range: Range; readonly label: Range; readonly enclosed: Enclosed},
  joint: Range,
  isDoubtful: boolean
): Defect<Kind> | undefined {
  const {text} = context
  const {range, label, enclosed} = parts
  const witnesses = witnessesOf(context, label, enclosed.destination)
  if (isDoubtful) witnesses.add('two-readings')
  const words = text.slice(label.start, label.end)
  // `Il est mort (hélas)[…]`: an aside of the sentence, unless it names something.
  if (!/\p{Lu}|\d{3}/u.test(words) || /[,;]/.test(words)) witnesses.add('two-readings')
  if (!areBalanced(words)) witnesses.add('label-is-unbalanced')
  const verdict = judge(witnesses)
  if (verdict === 'none') return undefined
  return {
    kind,
    range: joint,
    repairs: [{titleId: 'swap', safety: verdict, edits: mended(text, parts)}],
    meant: {range, label, ...addressOf(text, enclosed.destination)}
  }
}

/** Whether `label` can stand between square brackets. */
function areBalanced(label: string): boolean {
  let depth = 0
  for (let at = 0; at < label.length; at++) {
    if (label[at] === '\\') at++
    else if (label[at] === '[') depth++
    else if (label[at] === ']' && depth-- === 0) return false
  }
  return depth === 0
}
