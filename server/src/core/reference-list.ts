import type {Snapshot} from './document.ts'
import {grouped} from './grouped.ts'
import {type Announcement, announcementOf, longestLead} from './reference-lead.ts'
import type {Segment} from './segment.ts'
import type {Block} from './syntax/reading.ts'
import {afterEnding, contains, lineEnd, type Range, shift} from './text.ts'

/** An entry of a list of references, as a range of the document with its number or marker. */
export type ReferenceItem = Range & {
  /** What to point at: its number, else its first line. */
  readonly head: Range
  /** The number that its source bears; absent where it bears none. */
  readonly number?: number
  /** The number that renderers give it, where they count and it has no other in its words. */
  readonly rendered?: number
}

/** The list in which a document names its sources: what announces it and its items, in the order of the text. */
export type ReferenceList = {
  readonly lead: Range
  readonly items: readonly ReferenceItem[]
  readonly range: Range
  /** Whether its items are those of Markdown lists, or paragraphs and lines. */
  readonly form: 'items' | 'paragraphs'
  /** Whether it announces reading beyond what the text cites. */
  readonly isFurther: boolean
  /** Whether headings divide it. */
  readonly isDivided: boolean
}

/** What stands below a lead, as far as it was read. */
type Section = {
  readonly lead: Range
  /** Depth of the heading; absent for a lead in bold. */
  readonly depth: number | undefined
  readonly isFurther: boolean
  readonly items: ReferenceItem[]
  readonly paragraphs: Paragraph[]
  isDivided: boolean
  /** Whether a heading of its own stands right above. */
  isFresh: boolean
}

type Paragraph = {readonly range: Range; readonly text: string}

/** Reads the lists of references in segments that follow one another. */
class ListReader {
  readonly lists: ReferenceList[] = []
  #section: Section | undefined

  /** Whether a lead was met whose list may go on in the next segment. */
  get isOpen(): boolean {
    return this.#section !== undefined
  }

  /** @param by Offset of the segment. */
  read(segment: Segment, by: number): void {
    const {blocks} = segment.reading
    if (!this.isOpen && !opensList(segment)) return
    let items: ReadonlyMap<number, readonly {readonly range: Range}[]> | undefined
    blocks.forEach((block, at) => {
      if (block.parent !== -1) return
      const opened = sectionOf(block, segment.text, by)
      if (opened || (this.#section && ends(this.#section, block, segment.text))) this.close()
      if (opened) this.#section = opened
      else if (this.#section) {
        items ??= grouped(
          blocks.filter(({kind}) => kind === 'item'),
          ({parent}) => parent
        )
        addBlock(
          this.#section,
          segment,
          block,
          (items.get(at) ?? []).map(({range}) => range),
          by
        )
      }
    })
  }

  close(): void {
    const list = this.#section && listOf(this.#section)
    if (list) this.lists.push(list)
    this.#section = undefined
  }
}

/** The lists of references of a document, by place. */
export function referenceListsOf({segments, starts}: Pick<Snapshot, 'segments' | 'starts'>): ReferenceList[] {
  const reader = new ListReader()
  for (const [index, segment] of segments.entries()) reader.read(segment, starts[index] ?? 0)
  reader.close()
  return reader.lists
}

/** Whether a lead in `segment` opens a list of references, there or below. */
export const opensList = ({reading, text}: Segment): boolean =>
  reading.blocks.some(block => block.parent === -1 && announcementIn(block, text) !== undefined)

/** Segments from a lead on to the end of its list, with the lists in them. */
export type ListRun = {
  /** How many segments were read. */
  readonly length: number
  /** Whether only the end of the document ends it. */
  readonly isOpen: boolean
  /** Offsets count from the start of the first segment. */
  readonly lists: readonly ReferenceList[]
}

/** Reads from the segment with this index, which opens a list, until none is open. */
export function readRun({segments, starts}: Pick<Snapshot, 'segments' | 'starts'>, from: number): ListRun {
  const reader = new ListReader()
  const begin = starts[from] ?? 0
  let at = from
  do {
    const segment = segments[at]
    if (!segment) break
    reader.read(segment, (starts[at] ?? 0) - begin)
    at++
  } while (reader.isOpen)
  const {isOpen, lists} = reader
  reader.close()
  return {length: at - from, isOpen, lists}
}

/** How many segments above an item its list's lead is looked for, and below it the list's end. */
const reach = 400

/** The lists below a lead, by the segment of the lead: several places of one hover ask for the same. */
const listsBelow = new WeakMap<Snapshot, Map<number, readonly ReferenceList[]>>()

/**
 * Whether `range` of the document, in the segment with this index, stands in an item of a list of references. Reads no more of
 * the document than the segments around, from the nearest lead on.
 */
export function isInReferenceList(snapshot: Snapshot, segment: number, range: Range): boolean {
  const {segments, starts} = snapshot
  for (let from = segment; from >= Math.max(0, segment - reach); from--) {
    const lead = segments[from]
    if (!lead || !opensList(lead)) continue
    const kept = listsBelow.get(snapshot) ?? new Map<number, readonly ReferenceList[]>()
    const to = from + 2 * reach
    const lists =
      kept.get(from) ?? referenceListsOf({segments: segments.slice(from, to), starts: starts.slice(from, to)})
    listsBelow.set(snapshot, kept.set(from, lists))
    return lists.some(({items}) => items.some(item => contains(item, range)))
  }
  return false
}

/** What a heading or a paragraph announces. */
function announcementIn({kind, range}: Block, text: string): Announcement | undefined {
  if ((kind !== 'heading' && kind !== 'paragraph') || range.end - range.start > longestLead) return undefined
  return announcementOf(text.slice(range.start, range.end), kind === 'heading')
}

function sectionOf(block: Block, text: string, by: number): Section | undefined {
  const announcement = announcementIn(block, text)
  if (!announcement) return undefined
  const {isFurther} = announcement
  const lead = shift(block.range, by)
  return {lead, depth: block.depth, isFurther, items: [], paragraphs: [], isDivided: false, isFresh: true}
}

/** Whether `block` stands below the section: another heading, words after the list, a break after its paragraphs. */
function ends({depth, items, paragraphs, isFresh}: Section, {kind, range, depth: own}: Block, text: string): boolean {
  if (kind === 'heading') return depth === undefined || (own ?? 1) <= depth
  if (kind === 'paragraph') return items.length > 0 && !isFresh && !marker(text.slice(range.start, range.end))
  return kind === 'break' && items.length === 0 && paragraphs.length > 0
}

function addBlock(section: Section, segment: Segment, block: Block, items: readonly Range[], by: number): void {
  if (block.kind === 'heading') section.isDivided = section.isFresh = true
  else if (block.kind === 'list') {
    section.items.push(...numbered(segment.text, items, by))
    section.isFresh = false
  } else if (block.kind === 'paragraph') {
    section.paragraphs.push({
      range: shift(block.range, by),
      text: segment.text.slice(block.range.start, block.range.end)
    })
  }
}

function listOf(section: Section): ReferenceList | undefined {
  const {lead, isFurther, isDivided} = section
  const form = section.items.length > 0 ? 'items' : 'paragraphs'
  // A lead in bold announces the list right below it, and not the rest of the text.
  const items = form === 'items' ? section.items : section.depth === undefined ? [] : inParagraphs(section.paragraphs)
  const [first] = items
  const last = items.at(-1)
  if (!first || !last) return undefined
  return {lead, items, range: {start: first.start, end: last.end}, form, isFurther, isDivided}
}

const bullet = /^[\t ]*(?:[-+*]|(\d{1,9})[.)])[\t ]+(?:\[[ xX]\][\t ]+)?/

/** The items of one Markdown list, which renderers count from the first one's number. */
function numbered(text: string, items: readonly Range[], by: number): ReferenceItem[] {
  const own = items.map(({start, end}) => bullet.exec(text.slice(start, Math.min(end, start + 40))))
  const numbers = own.map(found => (found?.[1] === undefined ? undefined : Number(found[1])))
  // `1. 1. 1.` is a way to let the renderer count.
  const isLazy = numbers.length > 1 && numbers.every(number => number === numbers[0])
  return items.map((item, at) => {
    const body = item.start + (own[at]?.[0].length ?? 0)
    const inner = marker(text.slice(body, Math.min(item.end, body + 160)))
    const range = shift(item, by)
    if (inner) return {...range, head: shift({start: body, end: body + inner.length}, by), number: inner.number}
    const number = numbers[at]
    if (number === undefined) return {...range, head: shift(firstLine(text, {start: body, end: item.end}), by)}
    const rendered = (numbers[0] ?? 1) + at
    const head = shift({start: item.start, end: item.start + (own[at]?.[0].trimEnd().length ?? 0)}, by)
    return {...range, head, number: isLazy ? rendered : number, rendered}
  })
}

const firstLine = (text: string, {start, end}: Range): Range => ({
  start,
  end: Math.min(end, lineEnd(text, start), start + 80)
})

const anchors = /^(?:<(?!sup>)[^<>\n\r]{1,100}>){0,4}/i
const markers =
  /^(?:\*\*|__)?(?:\\?\[(\d{1,4})\\?\]:?|\(?(\d{1,4})\\?[.)]|([⁰¹²³⁴-⁹]{1,4})|<sup>(\d{1,4})<\/sup>)(?:\*\*|__)?(?=\s)/i
const raised = '⁰¹²³⁴⁵⁶⁷⁸⁹'

/** The number that words begin with (`[3] Saturn A.`, `3\. Saturn A.`, `³ Saturn A.`), and how long it is. */
function marker(source: string): {readonly number: number; readonly length: number} | undefined {
  const anchor = anchors.exec(source)?.[0].length ?? 0
  const found = markers.exec(source.slice(anchor, anchor + 40))
  if (!found) return undefined
  const [whole, ...groups] = found
  const digits = [...(groups.find(group => group !== undefined) ?? '')].map(unit =>
    raised.includes(unit) ? String(raised.indexOf(unit)) : unit
  )
  return {number: Number(digits.join('')), length: anchor + whole.length}
}

/** Entries written as paragraphs: those with a number, by lines if need be; else all, if most look like entries. */
function inParagraphs(paragraphs: readonly Paragraph[]): ReferenceItem[] {
  const withNumbers = paragraphs.flatMap(inLines)
  if (withNumbers.length > 0) return withNumbers
  const likely = paragraphs.filter(({text}) => /https?:|doi|\b(?:19|20)\d\d\b/i.test(text))
  if (likely.length < 2 || likely.length * 3 < paragraphs.length * 2) return []
  return paragraphs.map(({range, text}) => ({
    ...range,
    head: shift(firstLine(text, {start: 0, end: text.length}), range.start)
  }))
}

/** The entries of a paragraph whose lines begin with ascending numbers. */
function inLines({range, text}: Paragraph): ReferenceItem[] {
  const heads: {start: number; number: number; length: number}[] = []
  for (let at = 0; at < text.length; at = afterEnding(text, lineEnd(text, at))) {
    const found = marker(text.slice(at, at + 160))
    const before = heads.at(-1)
    if (at === 0 && !found) return []
    // A line may begin with a year or a page of the entry above.
    const follows = !before || (found && found.number >= before.number && found.number <= before.number + 5)
    if (found && follows) heads.push({start: at, ...found})
    if (lineEnd(text, at) >= text.length) break
  }
  return heads.map(({start, number, length}, index) => ({
    start: range.start + start,
    end: range.start + start + text.slice(start, heads[index + 1]?.start).trimEnd().length,
    head: shift({start, end: start + length}, range.start),
    number
  }))
}
