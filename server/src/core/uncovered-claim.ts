import {type Claim, findClaims} from './claim.ts'
import {isAboutHealth, isAssertion, isCaseReport, isPreparation, namesPeople} from './claim-context.ts'
import type {Model, PlacedCitation} from './model.ts'
import {Places} from './places.ts'
import type {Segment} from './segment.ts'
import {sentences} from './sentence.ts'
import {sourceMarks} from './source-mark.ts'
import type {Block} from './syntax/reading.ts'
import {above, type Range, shift} from './text.ts'

/** A block that stands in nothing: what follows what. Ranges are of the document. */
type Top = {readonly segment: number; readonly index: number; readonly block: Block; readonly range: Range}

/**
 * The first claim of each sentence that no source covers, by place; ranges are of the document.
 *
 * A source covers its whole paragraph, or the whole list and the line that announces it; a line of sources covers what
 * stands before it. To go by sentences would find more and be wrong more often: a text tells on of the study it has named.
 */
export function uncoveredClaims(model: Model): Claim[] {
  const {segments, starts} = model.snapshot
  const tops = segments.flatMap((segment, at) =>
    segment.reading.blocks.flatMap((block, index): Top[] =>
      block.parent === -1 ? [{segment: at, index, block, range: shift(block.range, starts[at] ?? 0)}] : []
    )
  )
  const sources = sourcesOf(model)
  const silent = new Places(silentRanges(model, tops))
  return tops.flatMap((top, at) => {
    if (top.block.kind !== 'paragraph' && top.block.kind !== 'list') return []
    const segment = segments[top.segment]
    const claims = (segment && claimsOf(segment).get(top.index)) ?? []
    if (claims.length === 0 || silent.overlap(top.range)) return []
    if (isCoveredAround(model, sources, tops, at)) return []
    return claims.map(({kind, range}) => ({kind, range: shift(range, starts[top.segment] ?? 0)}))
  })
}

const kept = new WeakMap<Segment, ReadonlyMap<number, readonly Claim[]>>()

/** The claims of a segment by the block that holds them, whatever covers them. Made once, when first asked for. */
function claimsOf(segment: Segment): ReadonlyMap<number, readonly Claim[]> {
  const known = kept.get(segment)
  if (known) return known
  const found = new Map<number, readonly Claim[]>()
  segment.reading.blocks.forEach(({kind, parent}, index) => {
    if (parent === -1 && (kind === 'paragraph' || kind === 'list')) found.set(index, claimsIn(segment, index))
  })
  kept.set(segment, found)
  return found
}

/** Claims of one paragraph or list. */
function claimsIn(segment: Segment, index: number): Claim[] {
  const {blocks} = segment.reading
  const top = blocks[index]
  if (!top) return []
  const isList = top.kind === 'list'
  const isListOnHealth = isList && isAboutHealth(segment.prose.slice(top.range.start, top.range.end))
  return (isList ? paragraphsOf(blocks, index) : [top]).flatMap(({range: {start, end}}) => {
    const source = segment.text.slice(start, end)
    if (isTitle(source) || isCaption(source) || isCaseReport(source)) return []
    const prose = withoutQuotes(segment.prose.slice(start, end))
    let before = ''
    return sentences(prose, {start: 0, end: prose.length}).flatMap((range): Claim[] => {
      const sentence = prose.slice(range.start, range.end)
      const claim = claimOf(sentence, before, isListOnHealth)
      before = sentence
      return claim ? [{kind: claim.kind, range: shift(claim.range, range.start + start)}] : []
    })
  })
}

/** The first claim that the sentence makes. What it is about, it or the sentence before it says, or its list. */
function claimOf(sentence: string, before: string, isListOnHealth: boolean): Claim | undefined {
  const claims = findClaims(sentence)
  if (claims.length === 0 || !isAssertion(sentence)) return undefined
  const isHealth = isListOnHealth || isAboutHealth(sentence) || (isAboutHealth(before) && isAssertion(before))
  // Asked for once, as there may be many of a kind.
  const holds = new Set(claims.map(({kind}) => kind))
  const isSaid = holds.has('pValue') && twoWords.test(sentence)
  const isAdvice = holds.has('guideline') && (isHealth || namesPeople(sentence) || isHealthBody.test(sentence))
  return claims.find(({kind, range}) => {
    const {start, end} = range
    if (kind === 'count') return isHealth || namesPeople(sentence.slice(start, end))
    if (kind === 'percentage') return isHealth && !isPreparation(sentence, range)
    // Alone it is the legend of a table: `* p < 0,05 ; ** p < 0,01`.
    if (kind === 'pValue') return isSaid
    if (kind === 'guideline') return isAdvice
    return true
  })
}

/** Two words of three letters or more. */
const twoWords = /\p{L}{3}\P{L}+(?:\p{L}{1,2}\P{L}+)*\p{L}{3}/u

/** Those whose recommendations are about health whatever their words. */
const isHealthBody = /(?<!\p{L})(?:HAS|OMS|WHO|NICE|EULAR|KDIGO|USPSTF|ANSM|EMA)(?!\p{L})/u

const has = (sources: readonly number[], from: number, to: number): boolean =>
  (sources[above(sources, from - 1)] ?? to) < to

/** The paragraphs of the items of the list with this index, which stands in nothing, but nothing quoted and no table. */
function paragraphsOf(blocks: readonly Block[], list: number): Block[] {
  const found: Block[] = []
  for (let at = list + 1; at < blocks.length; at++) {
    const block = blocks[at]
    if (!block || block.parent === -1) break
    const isInItem = block.kind === 'paragraph' && blocks[block.parent]?.kind === 'item'
    if (isInItem && !isQuoted(blocks, block.parent)) found.push(block)
  }
  return found
}

function isQuoted(blocks: readonly Block[], index: number): boolean {
  for (let at = index; at >= 0; at = blocks[at]?.parent ?? -1) if (blocks[at]?.kind === 'quote') return true
  return false
}

/** A source in the list or in the line that announces it, or in the line after that names the sources. */
function isCoveredAround(
  {snapshot: {text}}: Model,
  sources: readonly number[],
  tops: readonly Top[],
  at: number
): boolean {
  const [before, top, after] = [tops[at - 1], tops[at], tops[at + 1]]
  if (!top) return true
  const holds = ({range}: Top): boolean => has(sources, range.start, range.end)
  if (holds(top)) return true
  if (top.block.kind === 'list' && before && announces(text, before) && holds(before)) return true
  if (after?.block.kind === 'list' && announces(text, top) && holds(after)) return true
  return (
    after?.block.kind === 'paragraph' && holds(after) && isSourceLine(text.slice(after.range.start, after.range.end))
  )
}

const announces = (text: string, {block, range}: Top): boolean =>
  block.kind === 'paragraph' && /[:：][\s*_]*$/.test(text.slice(range.start, range.end))

/** A line that does nothing but name sources. */
const isSourceLine = (text: string): boolean =>
  /^[\s(*_]*(?:sources?|références?|references?|d[’']après|voir|see|adapted from|adapté de)(?!\p{L})/iu.test(text) ||
  text.replace(/!?\[[^\]]{0,400}\]\([^)\s]{0,2000}\)|<[^>\s]{0,2000}>|https?:\S{1,2000}/gu, '').replace(/\P{L}/gu, '')
    .length < 12

/** A line in bold that stands for a heading. */
const isTitle = (source: string): boolean => source.length < 160 && /^(\*\*|__).*\1[\s:]*$/s.test(source.trim())

const isCaption = (source: string): boolean =>
  /^[\s*_>!]*(?:Tableau|Table|Figure|Fig\.|Encadré|Box|Graphique|Source)[\s\u00a0]?(?:\d|[SA]\d|[IVX]+\b|[:.])/iu.test(
    source
  )

/** `prose` with everything blanked that stands between quotation marks: whoever says it is named beside it. */
const withoutQuotes = (prose: string): string =>
  prose.replace(/«[^«»]{1,600}»|“[^“”]{1,600}”|"[^"\n]{16,600}"/gu, quoted => quoted.replace(/[^\n\r]/g, ' '))

/** Offsets at which a source is named, ascending. */
function sourcesOf(model: Model): number[] {
  const {segments, starts} = model.snapshot
  return [
    ...model.citations.filter(isSource).map(({range}) => range.start),
    ...segments.flatMap((segment, at) => sourceMarks(segment).map(offset => offset + (starts[at] ?? 0)))
  ].sort((a, b) => a - b)
}

/** Something that a reader can follow to a source: no picture, no mail, no place in the text but an entry of its list. */
function isSource({kind, locator, label}: PlacedCitation): boolean {
  if (kind === 'image') return false
  const url = locator?.url ?? ''
  if (/^(?:mailto|tel):/i.test(url)) return false
  return (
    !url.startsWith('#') || /^#(?:.{0,20}(?:ref|bib|cit|fn|note|source))/i.test(url) || /^\W*\d/.test(label?.text ?? '')
  )
}

const own =
  /^(?:\d[\d.]*\s*)?(?:materiel|patients|methodes?|materials|participants)?[\s,]*(?:et|and|&)?\s*(?:methodes?|methods|statistical analysis|analyse statistique)$/
const results = /^(?:\d[\d.]*\s*)?(?:results|resultats)$/
const neverClaims =
  /^(?:\d[\d.]*\s*)?(?:references?|bibliograph|sources?$|lectures? compl|pour en savoir plus|further reading|works cited|instructions? (?:aux|for|to)|author guidelines|conseils aux auteurs|changelog|glossa|defini|abrev|abbrev)/

/** Lists of references, a document's own methods and results, glossaries, instructions to authors. */
function silentRanges(model: Model, tops: readonly Top[]): Range[] {
  const {text} = model.snapshot
  const headings = tops.filter(({block}) => block.kind === 'heading')
  const titled = headings.map(one => ({...one, title: titleOf(text.slice(one.range.start, one.range.end))}))
  const isPaper = titled.some(({title}) => own.test(title)) && titled.some(({title}) => results.test(title))
  const sections = titled.flatMap((one, at): Range[] => {
    if (!neverClaims.test(one.title) && !(isPaper && (own.test(one.title) || results.test(one.title)))) return []
    let next = at + 1
    while (next < titled.length && (titled[next]?.block.depth ?? 1) > (one.block.depth ?? 1)) next++
    return [{start: one.range.start, end: titled[next]?.range.start ?? text.length}]
  })
  return [...model.referenceLists.map(({range}) => range), ...sections]
}

const titleOf = (source: string): string =>
  source
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[#*_`:=-]/g, ' ')
    .trim()
    .replace(/\s+/g, ' ')
