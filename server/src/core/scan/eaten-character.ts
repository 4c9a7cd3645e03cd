import type {Mark} from '../syntax/reading.ts'
import type {Edit, Range} from '../text.ts'
import type {Defect, ScanContext, Scanner} from './defect.ts'
import {isEscaped} from './inline.ts'

type Kind = 'eatenAsterisk' | 'eatenTilde'

/** What stands before the asterisk of an allele: the gene. */
const gene =
  /(?:HLA-)?\b(?:[A-Z]{1,3}[A-Z\d]*|[A-Z][A-Za-z\d-]*\d[A-Za-z\d]*|CYP\d[A-Z]\d{1,2}|DRB\d|DQ[AB]\d|DP[AB]\d)$/
const number = /(?:\d|\))$/

/**
 * Asterisks and tildes of alleles, products and ranges that renderers take for emphasis: the signs vanish, and the
 * meaning with them.
 *
 * ```text
 * HLA-A*02:01 et HLA-B*15:02   de 5~10 mg à 20~30 mg
 *      ^              ^ a mark     ^          ^ a mark
 * ```
 */
export const scanEatenCharacters: Scanner<Kind> = context =>
  context.reading.marks.flatMap(mark => eaten(context, mark) ?? [])

function eaten({text, masked, reading}: ScanContext, mark: Mark): Defect<Kind> | undefined {
  const {range, inner} = mark
  const opening = text.slice(range.start, inner.start)
  const closing = {start: inner.end, end: range.end}
  const before = text.slice(Math.max(0, range.start - 16), range.start)
  const end = text.slice(Math.max(inner.start, inner.end - 16), inner.end)
  const after = text.slice(range.end, range.end + 8)
  if (opening === '~') {
    const isRange =
      /(?:\d|≈|^|\s)$/.test(before) && /^\d/.test(text.slice(inner.start, inner.start + 1)) && /^\d/.test(after)
    if (!isRange || !(/\d$/.test(before) || /[\s\u00a0(]$/.test(end))) return undefined
    return defect('eatenTilde', mark, [range.start, closing.start])
  }
  if (opening !== '*') return undefined
  const isAllele = gene.test(before) && /^\d/.test(text.slice(inner.start, inner.start + 1)) && /^\d/.test(after)
  const isDiplotype = isAllele && /[/\s(;,-]$/.test(end)
  const isSecond = isAllele && (gene.test(end) || isDiplotype)
  const isProduct =
    number.test(before) &&
    /^\d/.test(text.slice(inner.start, inner.start + 1)) &&
    number.test(end) &&
    /^[\d(]/.test(after)
  if (!isSecond && !isProduct) return undefined
  // Every loose asterisk of the block is escaped too: alone it would find a new partner.
  const block = reading.blocks.findLast(one => one.range.start <= range.start && range.end <= one.range.end)?.range
  return defect('eatenAsterisk', mark, [
    range.start,
    closing.start,
    ...(block ? loose(text, masked, mark, reading.marks, block) : [])
  ])
}

/** Single asterisks between digits or after a gene, elsewhere in the block, that no emphasis uses. */
function loose(text: string, masked: string, mark: Mark, marks: readonly Mark[], block: Range): number[] {
  const used = (at: number): boolean =>
    marks.some(({range, inner}) => (range.start <= at && at < inner.start) || (inner.end <= at && at < range.end))
  const found: number[] = []
  for (let at = masked.indexOf('*', block.start); at >= 0 && at < block.end; at = masked.indexOf('*', at + 1)) {
    if (at === mark.range.start || at === mark.inner.end || isEscaped(text, at) || used(at)) continue
    if (/[\w)/]/.test(text[at - 1] ?? '') && /[\d(]/.test(text[at + 1] ?? '')) found.push(at)
  }
  return found
}

function defect(kind: Kind, {range, inner}: Mark, places: readonly number[]): Defect<Kind> {
  const edits: Edit[] = [...places].sort((a, b) => a - b).map(at => ({start: at, end: at, text: '\\'}))
  return {
    kind,
    range: {start: range.start, end: inner.start},
    repairs: [{titleId: 'escape', safety: 'safe', edits}]
  }
}
