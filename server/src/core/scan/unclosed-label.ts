import {evidence, isLocator, judge} from '../evidence.ts'
import {near} from '../places.ts'
import {resourceOf} from '../syntax/destination.ts'
import type {Block} from '../syntax/reading.ts'
import {overlaps, type Range} from '../text.ts'
import type {Defect, Repair, ScanContext, Scanner} from './defect.ts'
import {inlineBlocks, isEscaped, openerOf} from './inline.ts'

type Kind = 'missingClosingBracket' | 'missingOpeningBracket' | 'extraOpeningBracket' | 'extraClosingBracket'

/** Longest label that may have lost its bracket, in UTF-16 units. */
const longestLabel = 200

/** Brackets of a block that no other answers to, by place. */
type Unpaired = {readonly opening: readonly number[]; readonly closing: readonly number[]}

/**
 * Links whose label has one bracket too few or too many.
 *
 * ```text
 * [Happy Git with R (https://example.org/git)
 * ^ opening, answered by none in its block
 * ```
 */
export const scanUnclosedLabels: Scanner<Kind> = context => {
  const {loose, text, reading} = context
  const found: Defect<Kind>[] = []
  if (!/[[\]]/.test(loose)) return found
  for (const block of inlineBlocks(reading)) {
    const {opening, closing} = unpaired(loose, block.range)
    const links = new Set(
      near(reading.links, block.range)
        .filter(link => overlaps(link.range, block.range))
        .map(({range}) => range.start)
    )
    opening.forEach((at, index) => {
      const next = opening[index + 1] ?? block.range.end
      const one = links.has(at + 1) && text[at + 1] === '[' ? extra(at) : unclosed(context, block, at, next)
      if (one) found.push(one)
    })
    for (const at of closing) {
      const one = unopened(context, block, at)
      if (one) found.push(one)
    }
  }
  return found
}

const extra = (at: number): Defect<Kind> => {
  const range = {start: at, end: at + 1}
  return {
    kind: 'extraOpeningBracket',
    range,
    repairs: [{titleId: 'dropBracket', safety: 'review', edits: [{...range, text: ''}]}]
  }
}

function unpaired(loose: string, {start, end}: Range): Unpaired {
  const opening: number[] = []
  const closing: number[] = []
  for (let at = start; at < end; at++) {
    const unit = loose[at]
    if ((unit !== '[' && unit !== ']') || isEscaped(loose, at)) continue
    if (unit === '[') opening.push(at)
    else if (opening.pop() === undefined) closing.push(at)
  }
  return {opening, closing}
}

/** `[label (https://…)`: where the bracket was to be closed, the parenthesis begins. */
function unclosed(context: ScanContext, block: Block, at: number, next: number): Defect<Kind> | undefined {
  const {text, loose, reading} = context
  const limit = Math.min(next, block.range.end, at + longestLabel)
  const source = loose.slice(0, limit)
  for (let open = source.indexOf('(', at + 1); open >= 0; open = source.indexOf('(', open + 1)) {
    const resource = resourceOf(loose, open)
    if (!resource || resource.range.end > block.range.end) continue
    const destination = resource.destination.range
    const url = text.slice(destination.start, destination.end)
    if (!isLocator(url)) continue
    const label = {start: at + 1, end: open}
    while (label.end > label.start && /[\s\u00a0\u202f]/.test(text[label.end - 1] ?? '')) label.end--
    const words = text.slice(label.start, label.end)
    const witnesses = evidence(words, url)
    if (near(reading.links, label).some(({range}) => overlaps(range, label)) || !/\p{L}{2}/u.test(words))
      return undefined
    // `[65, 80)` is an interval, and a label closes what it opens.
    if (/^[\s\d.,]+[,;]|\)/.test(words.replace(/\([^()]*\)/g, ''))) return undefined
    // A note of the editor may be closed further on.
    if (words.length > 80 || /[:;!?]|\.\s/.test(words) || /^\p{Ll}+(?:[ \u00a0]\p{Ll}+)?$/u.test(words))
      witnesses.add('two-readings')
    const verdict = judge(witnesses)
    if (verdict === 'none') return undefined
    const isLast = !/\(\S+\.\S+\)/.test(loose.slice(resource.range.end, block.range.end))
    const repair: Repair = {
      titleId: 'closeBracket',
      safety: isLast ? verdict : 'review',
      edits: [{start: label.end, end: open, text: ']'}]
    }
    return {
      kind: 'missingClosingBracket',
      range: {start: at, end: at + 1},
      repairs: [repair],
      meant: {range: {start: at, end: resource.range.end}, label, destination}
    }
  }
  return undefined
}

/** `KEYNOTE-024](https://…)`: nobody but the author knows where the label begins. */
function unopened(context: ScanContext, block: Block, at: number): Defect<Kind> | undefined {
  const {text, loose} = context
  const resource = resourceOf(loose, at + 1)
  if (!resource || resource.range.end > block.range.end) return undefined
  const destination = resource.destination.range
  if (!isLocator(text.slice(destination.start, destination.end))) return undefined
  const open = loose[at - 1] === ']' ? openerOf(loose, at - 1, block.range.start) : undefined
  if (open !== undefined) {
    return {
      kind: 'extraClosingBracket',
      range: {start: at, end: at + 1},
      repairs: [{titleId: 'dropBracket', safety: 'safe', edits: [{start: at, end: at + 1, text: ''}]}],
      meant: {range: {start: open, end: resource.range.end}, label: {start: open + 1, end: at - 1}, destination}
    }
  }
  const before = loose.slice(Math.max(block.range.start, at - longestLabel), at)
  const starts = labelStarts(before).map(index => at - before.length + index)
  const [first] = starts
  if (first === undefined) return undefined
  const repairs = starts.map((start): Repair => {
    const data = {label: text.slice(start, at)}
    return {titleId: 'openBracket', safety: 'review', edits: [{start, end: start, text: '['}], data}
  })
  return {
    kind: 'missingOpeningBracket',
    range: {start: at, end: at + 1},
    repairs,
    meant: {range: {start: first, end: resource.range.end}, label: {start: first, end: at}, destination}
  }
}

/** Where a label that ends with `before` may begin, the likeliest first: at quotation marks, a name, the last word, the clause. */
function labelStarts(before: string): number[] {
  const patterns = [
    /(?<=[*_]{1,3})[^\s*_()[\]](?:[^*_()[\]]{0,118}[^\s*_()[\]])?$/,
    /(?:«[^«»]{1,120}»|“[^“”]{1,120}”|"[^"]{1,120}")$/,
    /(?:\p{Lu}[\p{L}\d.’'-]*[ \u00a0])*(?:(?:et|and|al\.|&)[ \u00a0])*[\p{Lu}\d][\p{L}\d.,’'-]*(?:[ \u00a0]\d{4})?$/u,
    /[^\s()[\]]+$/,
    /[^\s.;:()|[\]][^.;:()|[\]]*$/
  ]
  const starts = patterns.map(pattern => pattern.exec(before)?.index ?? -1).filter(index => index >= 0)
  // *Voir* and its like announce a source and are no part of its name.
  const lead = (start: number): number =>
    /^(?:voir|cf\.?|selon|d’après|dans|source\s?:|see|in|according to)\s+/i.exec(before.slice(start))?.[0].length ?? 0
  return [...new Set(starts.flatMap(start => (lead(start) > 0 ? [start + lead(start), start] : [start])))]
}
