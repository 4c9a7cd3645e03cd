import type {Mark, Reading} from '../syntax/reading.ts'
import type {Edit, Range} from '../text.ts'
import type {Defect, Repair, ScanContext, Scanner} from './defect.ts'

type Kind = 'eatenAsterisk' | 'eatenAlleleStar' | 'eatenTilde'

/** What stands before the asterisk of an allele: the gene. */
const gene =
  /(?:HLA-)?\b(?:[A-Z]{1,3}[A-Z\d]*|[A-Z][A-Za-z\d-]*\d[A-Za-z\d]*|CYP\d[A-Z]\d{1,2}|DRB\d|DQ[AB]\d|DP[AB]\d)$/
/** Genes of which nobody writes a footnote: their alleles are what is prescribed by. */
const surelyGene = /(?:HLA-[A-Z]{1,4}\d?|CYP\d{1,2}[A-Z]\d{1,2}|UGT\d[A-Z]\d{1,2}|DPYD|TPMT|NUDT15|NAT[12]|SLCO1B1)$/
/** The first allele of a diplotype, before the star of the second: `*2/`. */
const diplotype = /\*\d{1,3}[A-Z]?\/$/
const number = /(?:\d|\))$/

/** What stands beside the two markers of a mark, in a few units. */
type Sides = {readonly before: string; readonly first: string; readonly end: string; readonly after: string}

/**
 * Asterisks and tildes of alleles, products and ranges that renderers take for emphasis: the signs vanish, and the
 * meaning with them.
 *
 * ```text
 * HLA-A*02:01 et HLA-B*15:02   de 5~10 mg à 20~30 mg
 *      ^              ^ a mark     ^          ^ a mark
 * ```
 */
export const scanEatenCharacters: Scanner<Kind> = context => {
  const {reading} = context
  if (reading.marks.length === 0) return []
  const rest = looseStars(context)
  return reading.marks.flatMap(mark => {
    const one = eaten(context, mark)
    if (one?.kind !== 'eatenAsterisk') return one ?? []
    // Every loose asterisk of the block is escaped too, once: alone it would find a new partner.
    const block = blockOf(reading, mark)
    const places = [...signs(mark), ...(block === undefined ? [] : (rest.get(block) ?? []))]
    if (block !== undefined) rest.delete(block)
    return defect(one.kind, mark, places)
  })
}

function eaten(context: ScanContext, mark: Mark): Defect<Kind> | undefined {
  const {text} = context
  const {range, inner} = mark
  const opening = text.slice(range.start, inner.start)
  const words = text.slice(inner.start, inner.end)
  const sides = {
    before: text.slice(Math.max(0, range.start - 16), range.start),
    first: text.slice(inner.start, inner.start + 1),
    end: text.slice(Math.max(inner.start, inner.end - 16), inner.end),
    after: text.slice(range.end, range.end + 8)
  }
  if (opening === '~') return isRange(sides, words) ? defect('eatenTilde', mark, signs(mark)) : undefined
  if (opening === '**') return isPower(sides) ? defect('eatenAsterisk', mark, signs(mark)) : undefined
  if (opening !== '*') return undefined
  if (isAllele(sides) || isProduct(sides, words) || isLiteral(sides, words)) {
    return defect('eatenAsterisk', mark, signs(mark))
  }
  return surelyGene.test(sides.end) && /^\d/.test(sides.after) ? lostStar(context, mark, words) : undefined
}

/** `5~10 mg à 20~30 mg`, also where one of the tildes says *about*. */
function isRange({before, first, end, after}: Sides, words: string): boolean {
  if (!/(?:\d|≈|^|\s)$/.test(before) || !/^\d/.test(first) || !/^\d/.test(after)) return false
  return /\d$/.test(before) || /[\s\u00a0(]$/.test(end) || (/\d$/.test(end) && /\s/.test(words))
}

/** `2**10 et 3**4` */
const isPower = ({before, first, end, after}: Sides): boolean =>
  /\d$/.test(before) && /^\d/.test(first) && /\d$/.test(end) && /^\d/.test(after)

/** `HLA-A*02:01 et HLA-B*15:02`, `CYP2C19*2/*17 et CYP2C9*3`, an allele and then a product */
function isAllele({before, first, end, after}: Sides): boolean {
  if (!(gene.test(before) || diplotype.test(before)) || !/^\d/.test(first) || !/^\d/.test(after)) return false
  return gene.test(end) || /[/\s(;,\d-]$/.test(end)
}

/** `5*10^6 et 3*10^5`, `2*x + 3*y` */
function isProduct({before, first, end, after}: Sides, words: string): boolean {
  if (!number.test(before) || !number.test(end)) return false
  if (/^\d/.test(first) && /^[\d(]/.test(after)) return true
  return /^[a-z](?![a-z])/i.test(words) && /^[a-z](?![a-z])/i.test(after) && /[+=×−-]/.test(words)
}

/** `(*) … (*)`, `*.csv,*.txt` */
const isLiteral = ({before, after}: Sides, words: string): boolean =>
  (before.endsWith('(') && words.startsWith(')') && words.endsWith('(') && after.startsWith(')')) ||
  (/^\.\w{1,5}[/,;|]$/.test(words) && /^\.\w/.test(after))

/** A gene in italics whose allele has lost its star, or emphasis that an allele's star ends too early. */
function lostStar({text, reading}: ScanContext, mark: Mark, words: string): Defect<Kind> {
  const {range, inner} = mark
  const block = reading.blocks.findLast(one => one.range.start <= range.start && range.end <= one.range.end)?.range
  const escapeBoth: Repair = {titleId: 'escape', safety: 'review', edits: backslashes(signs(mark))}
  const star: Repair = {
    titleId: 'addStar',
    safety: 'review',
    edits: [{start: range.end, end: range.end, text: '\\*'}]
  }
  const only: Repair = {titleId: 'escape', safety: 'safe', edits: backslashes([inner.end])}
  const isLead = block !== undefined && hasCloser(text, range.end, Math.min(block.end, range.end + 300))
  const repairs = isLead ? [only] : /\s/.test(words) ? [escapeBoth] : [star, escapeBoth]
  return {kind: 'eatenAlleleStar', range: {start: inner.end, end: range.end}, repairs}
}

/** Whether the next asterisk could close emphasis: after a word or punctuation, before neither word nor asterisk. */
function hasCloser(text: string, from: number, limit: number): boolean {
  const lead = text.slice(0, limit)
  for (let at = lead.indexOf('*', from); at >= 0; at = lead.indexOf('*', at + 1)) {
    const [before, after] = [text[at - 1] ?? '', text[at + 1] ?? '']
    if (/\d/.test(after) && /[A-Z\d]/.test(before)) continue
    return !/[\s*\\]/.test(before) && !/[*\p{L}\p{N}]/u.test(after)
  }
  return false
}

/** Offsets of the single asterisks between digits or after a gene that no emphasis uses, by the block that holds them. */
function looseStars({text, looseMarkers}: ScanContext): Map<number, number[]> {
  const found = new Map<number, number[]>()
  for (const {marker, range, block} of looseMarkers()) {
    const {start, end} = range
    if (marker !== '*' || end - start !== 1) continue
    if (!/[\w)/]/.test(text[start - 1] ?? '') || !/[\d(]/.test(text[end] ?? '')) continue
    const stars = found.get(block)
    if (stars) stars.push(start)
    else found.set(block, [start])
  }
  return found
}

/** Index of the innermost block around a mark. */
function blockOf({blocks}: Reading, {range}: Mark): number | undefined {
  const found = blocks.findLastIndex(one => one.range.start <= range.start && range.end <= one.range.end)
  return found < 0 ? undefined : found
}

/** Offsets of the units of both markers. */
function signs({range, inner}: Mark): number[] {
  const units = ({start, end}: Range) => Array.from({length: end - start}, (_, index) => start + index)
  return [...units({start: range.start, end: inner.start}), ...units({start: inner.end, end: range.end})]
}

const backslashes = (places: readonly number[]): Edit[] =>
  [...places].sort((a, b) => a - b).map(at => ({start: at, end: at, text: '\\'}))

const defect = (kind: Kind, {range, inner}: Mark, places: readonly number[]): Defect<Kind> => ({
  kind,
  range: {start: range.start, end: inner.start},
  repairs: [{titleId: 'escape', safety: 'safe', edits: backslashes(places)}]
})
