import {evidence, isLocator, judge} from '../evidence.ts'
import type {Block} from '../syntax/reading.ts'
import type {Range} from '../text.ts'
import type {Defect, ScanContext, Scanner} from './defect.ts'
import {closerOf, inlineBlocks, openerOf} from './inline.ts'

type Kind = 'labelInParentheses' | 'addressFirst'

/**
 * Links with their brackets and parentheses exchanged.
 *
 * ```text
 * (KEYNOTE-024)[https://doi.org/10.1056/x]
 *             ^ middle
 * ```
 */
export const scanSwappedBrackets: Scanner<Kind> = context => {
  const {loose, reading} = context
  const found: Defect<Kind>[] = []
  if (!loose.includes(')[')) return found
  for (const block of inlineBlocks(reading)) {
    const {start, end} = block.range
    for (let at = loose.indexOf(')[', start); at >= 0 && at < end; at = loose.indexOf(')[', at + 2)) {
      const one = swappedAt(context, block, at)
      if (one) found.push(one)
    }
  }
  return found
}

function swappedAt({text, loose}: ScanContext, block: Block, middle: number): Defect<Kind> | undefined {
  const open = openerOf(loose, middle, block.range.start)
  const close = closerOf(loose, middle + 1, block.range.end)
  if (open === undefined || close === undefined) return undefined
  const first = {start: open + 1, end: middle}
  const second = {start: middle + 2, end: close}
  const [one, two] = [first, second].map(({start, end}) => text.slice(start, end).trim())
  if (!one || !two || text[close + 1] === '(' || two.startsWith('^')) return undefined
  const range = {start: open, end: close + 1}
  if (isLocator(two) && !/\s/.test(two) && /[\p{L}\p{N}]/u.test(one)) {
    const safety = judge(evidence(one, two)) === 'safe' ? 'safe' : 'review'
    return defect('labelInParentheses', range, first, second, `[${one}](${two})`, safety)
  }
  if (!isLocator(one) || /\s/.test(one) || !/[\p{L}\p{N}]/u.test(two)) return undefined
  const verdict = judge(evidence(two, one))
  if (verdict === 'none') return undefined
  return defect('addressFirst', range, second, first, `[${two}](${one})`, verdict)
}

const defect = (
  kind: Kind,
  range: Range,
  label: Range,
  destination: Range,
  text: string,
  safety: 'safe' | 'review'
): Defect<Kind> => ({
  kind,
  range,
  repairs: [{titleId: 'swap', safety, edits: [{...range, text}]}],
  meant: {range, label, destination}
})
