import {normalizeIdentifier} from 'micromark-util-normalize-identifier'
import {evidence} from '../evidence.ts'
import type {Segment} from '../segment.ts'
import type {Link} from '../syntax/reading.ts'
import type {Range} from '../text.ts'
import {isExplained} from './explained.ts'
import {inlineBlocks, isEscaped, openerOf} from './inline.ts'

/**
 * Brackets that could have been meant as a reference. Offsets of the segment.
 *
 * ```text
 * [a study of rest][kn24]   full
 * [a study of rest][]       collapsed
 * [a study of rest]         alone
 *  ^ label          ^ key, the label's own where it stands alone
 * ```
 */
export type LooseReference = {
  readonly form: 'full' | 'collapsed' | 'alone'
  /** All brackets. */
  readonly range: Range
  readonly label: Range
  /** What stands in the brackets that name the definition; for the two other forms the label's. */
  readonly key: Range
  /** The key, normalised. */
  readonly name: string
}

/** A reference that is cut in two: brackets, a gap, and a live reference that shows its key. */
export type SplitReference = {
  readonly label: Range
  readonly gap: Range
  readonly reference: Link
}

/** What a segment holds of references that are none. */
export type LooseReferences = {readonly loose: readonly LooseReference[]; readonly split: readonly SplitReference[]}

const kept = new WeakMap<Segment, LooseReferences>()
const none: LooseReferences = {loose: [], split: []}

/** Brackets of a segment that no renderer makes a link of, by place. Made once. */
export function looseReferencesOf(segment: Segment): LooseReferences {
  const known = kept.get(segment)
  if (known) return known
  const found = segment.text.includes(']') ? {loose: findLoose(segment), split: findSplit(segment)} : none
  kept.set(segment, found)
  return found
}

const word = /[\p{L}\p{N}_]/u
const pair =
  /\[((?:[^[\]\\\n\r]|\\.|[\n\r](?![\t >]*[\n\r])){1,300})\](?:\[((?:[^[\]\\\n\r]|\\.|[\n\r](?![\t >]*[\n\r])){0,200})\])?/g

function findLoose(segment: Segment): LooseReference[] {
  const masked = segment.masked
  const found: LooseReference[] = []
  const isLive = liveIn(segment)
  for (const block of inlineBlocks(segment.reading)) {
    const source = masked.slice(block.range.start, block.range.end)
    if (!source.includes(']')) continue
    for (const match of source.matchAll(pair)) {
      const start = block.range.start + match.index
      const range = {start, end: start + match[0].length}
      const [, words = '', written] = match
      if (isLive(range) || isEscaped(masked, start) || !isApart(masked, range)) continue
      if (isExplained(segment, range)) continue
      const label = {start: start + 1, end: start + 1 + words.length}
      const key = written ? {start: range.end - 1 - written.length, end: range.end - 1} : label
      // A wiki link has two pairs.
      if (written === undefined && masked[start - 1] === '[') continue
      const form = written === undefined ? 'alone' : written === '' ? 'collapsed' : 'full'
      const name = normalizeIdentifier(masked.slice(key.start, key.end))
      if (!isReferenceLabel(words) || name === '' || /^[\^@]|:\/\//.test(name)) continue
      found.push({form, range, label, key, name})
    }
  }
  return found
}

/** Whether nothing touches the brackets that would make them an index, a formula or a part of something larger. */
function isApart(text: string, {start, end}: Range): boolean {
  const before = text[start - 1] ?? ' '
  return !word.test(before) && !/[\])!^@$&}]/.test(before) && !/[[({^_]/.test(text[end] ?? ' ')
}

/** Whether brackets may hold the text or the key of a reference: no statistic, no aside, no mark. */
function isReferenceLabel(label: string): boolean {
  const witnesses = evidence(label, '')
  const isOther = witnesses.has('label-is-statistic') || witnesses.has('label-is-editorial')
  return /[\p{L}\d]/u.test(label) && !isOther && !/^[!@^#]/.test(label)
}

/** Tells whether a range shares a unit with a link, an image or a note. */
function liveIn({text, reading}: Segment): (range: Range) => boolean {
  const units = new Uint8Array(text.length)
  for (const {range} of [...reading.links, ...reading.footnoteReferences]) units.fill(1, range.start, range.end)
  return ({start, end}) => units.subarray(start, end).includes(1)
}

const gapUnits = /[\t\n\r \u00a0\u00ad\u2000-\u200f\u202f\u2060\ufeff>]/

function findSplit(segment: Segment): SplitReference[] {
  const {text, reading} = segment
  const masked = segment.masked
  const isLive = liveIn(segment)
  return reading.links.flatMap((link): SplitReference[] => {
    // A shortcut ends with its label's bracket.
    if (link.kind !== 'reference' || link.label.end + 1 !== link.range.end) return []
    const block = reading.blocks[link.block]
    let close = link.range.start - 1
    const floor = Math.max(block?.range.start ?? 0, link.range.start - 20)
    while (close > floor && gapUnits.test(masked[close] ?? '')) close--
    const gap = {start: close + 1, end: link.range.start}
    if (masked[close] !== ']' || gap.start === gap.end || isEscaped(masked, close)) return []
    if ((text.slice(gap.start, gap.end).match(/\n|\r(?!\n)/g) ?? []).length > 1) return []
    const open = openerOf(masked, close, block?.range.start ?? 0)
    if (open === undefined || /[[(:]/.test(masked[link.range.end] ?? '')) return []
    const label = {start: open + 1, end: close}
    const range = {start: open, end: link.range.end}
    if (
      isLive({start: open, end: gap.start}) ||
      isExplained(segment, range) ||
      !isApart(masked, {start: open, end: gap.start})
    )
      return []
    return isReferenceLabel(text.slice(label.start, label.end)) ? [{label, gap, reference: link}] : []
  })
}
