import {judge} from '../evidence.ts'
import type {Block} from '../syntax/reading.ts'
import type {Defect, ScanContext, Scanner} from './defect.ts'
import {addressOf, beginning, enclosedAt, mended, witnessesOf} from './enclosed.ts'
import {inlineBlocks, isEscaped} from './inline.ts'

type Kind = 'fullWidthBrackets'

const joint = /[\]］】][\t \u00a0\u202f\u200b\u2060\u3000]{0,2}[(（]/g
/** Writing that uses these brackets by itself. */
const eastAsian = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/
const longest = 500

/**
 * Links with full-width brackets, which no renderer takes for brackets.
 *
 * ```text
 * [KEYNOTE-024]（https://doi.org/10.1056/x）
 *              ^ joint
 * ```
 */
export const scanFullWidthBrackets: Scanner<Kind> = context => {
  const {loose, reading} = context
  const found: Defect<Kind>[] = []
  if (!/[［【（）】］]/.test(loose)) return found
  for (const block of inlineBlocks(reading)) {
    joint.lastIndex = 0
    for (const match of loose.slice(block.range.start, block.range.end).matchAll(joint)) {
      const close = block.range.start + match.index
      const one = fullWidthAt(context, block, close, close + match[0].length - 1)
      if (one) found.push(one)
    }
  }
  return found
}

function fullWidthAt(context: ScanContext, block: Block, close: number, paren: number): Defect<Kind> | undefined {
  const {text, loose, masked} = context
  const enclosed = enclosedAt(masked, paren, block.range.end)
  const open = openOf(loose, close, block)
  if (!enclosed || open === undefined || isEscaped(masked, close)) return undefined
  const square = `${text[open]}${text[close]}`
  const round = `${text[paren]}${text[enclosed.range.end - 1]}`
  const label = {start: open + 1, end: close}
  if ((square === '[]' && round === '()') || eastAsian.test(text.slice(label.start, label.end))) return undefined
  const witnesses = witnessesOf(context, label, enclosed.destination)
  // Square brackets of another width have uses of their own; a parenthesis round an address beside a label has none.
  witnesses.add(square === '[]' ? 'parts-touch' : 'two-readings')
  if (loose[open - 1] === '[' || loose[open - 1] === '【') witnesses.add('label-is-wiki-link')
  const verdict = judge(witnesses)
  if (verdict === 'none') return undefined
  const begin = beginning(masked, open)
  const range = {start: begin, end: enclosed.range.end}
  const repaired = mended(text, {range, label, enclosed})
  return {
    kind: 'fullWidthBrackets',
    range: square === '[]' ? {start: close + 1, end: paren + 1} : {start: open, end: open + 1},
    data: {found: square === '[]' ? round : square, expected: square === '[]' ? '()' : '[]'},
    repairs: [{titleId: 'replaceBrackets', safety: verdict, edits: repaired}],
    meant: {kind: begin < open ? 'image' : 'broken', range, label, ...addressOf(text, enclosed.destination)}
  }
}

/** Offset of the nearest square bracket of any width that opens before `close`. */
function openOf(loose: string, close: number, block: Block): number | undefined {
  let depth = 0
  for (let at = close - 1; at >= block.range.start && close - at < longest; at--) {
    const unit = loose[at] ?? ''
    if (/[\]］】]/.test(unit)) depth++
    else if (/[[［【]/.test(unit) && depth-- === 0) return isEscaped(loose, at) ? undefined : at
  }
  return undefined
}
