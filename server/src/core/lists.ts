import type {Snapshot} from './document.ts'
import type {Change, Source} from './fact.ts'
import {type KnownList, nothing, type Part, type Place} from './part.ts'
import {opensList, type ReferenceItem, type ReferenceList, readRun} from './reference-list.ts'
import {above, type Range, shift} from './text.ts'

/** A run of parts in which a lead and its lists stand. */
type Run = {
  readonly parts: readonly Part[]
  readonly lists: readonly KnownList[]
  /** Whether only the end of the document ends it. */
  readonly isOpen: boolean
}

/** A document as it is now. */
type Layout = {readonly snapshot: Pick<Snapshot, 'segments' | 'starts'>; readonly parts: readonly Part[]}

/** The lists of references of a document, kept up to date from edit to edit: only what stands below a lead is read. */
export class Lists implements Source {
  changed: number
  #runs: readonly Run[] = []
  readonly #openers = new Set<Part>()

  constructor(revision: number) {
    this.changed = revision
  }

  /**
   * Takes up an edit, and gives the parts their lists and items.
   *
   * @returns
   *   The parts whose lists or items are others now.
   */
  update({gone, fresh, changed}: Change, layout: Layout, revision: number): readonly Part[] {
    for (const part of gone) this.#openers.delete(part)
    for (const part of fresh) if (opensList(part.segment)) this.#openers.add(part)
    if (this.#openers.size === 0 && this.#runs.length === 0) return nothing
    const before = this.#runs
    this.#runs = this.#read(layout, changed)
    if (before.length === this.#runs.length && before.every((run, at) => run === this.#runs[at])) return nothing
    const others = handedOut(before, this.#runs).filter(part => layout.parts[part.index] === part)
    if (!isEqual(before.flatMap(listsOf), this.#runs.flatMap(listsOf))) this.changed = revision
    return others
  }

  /** All lists, by place, as offsets of the document. */
  listsIn(starts: readonly number[]): ReferenceList[] {
    return this.#runs.flatMap(({lists}) => lists.map(list => placedList(list, starts)))
  }

  #read({snapshot, parts}: Layout, changed: ReadonlySet<Part>): Run[] {
    const known = new Map(this.#runs.map(run => [run.parts[0], run]))
    const runs: Run[] = []
    let from = 0
    for (const opener of [...this.#openers].sort((a, b) => a.index - b.index)) {
      if (opener.index < from) continue
      const before = known.get(opener)
      const isKept = before && isWhole(before, parts) && !before.lists.some(list => isTouched(list, changed))
      const run = isKept ? before : this.#readRun(snapshot, parts, opener, before?.lists ?? nothing, changed)
      runs.push(run)
      from = opener.index + run.parts.length
    }
    return runs
  }

  /** Lists that are what they were stay the same: what else stands in their parts does not count. */
  #readRun(
    snapshot: Layout['snapshot'],
    all: readonly Part[],
    {index}: Part,
    before: readonly KnownList[],
    changed: ReadonlySet<Part>
  ): Run {
    const {length, isOpen, lists} = readRun(snapshot, index)
    const parts = all.slice(index, index + length)
    const starts = startsOf(parts)
    const known = lists.map((list, at) => {
      const own = heldIn(list, parts, starts)
      const other = before[at]
      return other && !isTouched(other, changed) && isSame(own, other) ? other : own
    })
    return {parts, isOpen, lists: known}
  }
}

const listsOf = ({lists}: Run): readonly KnownList[] => lists

/** Whether something else is said now of a part that holds an item. */
const isTouched = ({items}: KnownList, changed: ReadonlySet<Part>): boolean =>
  changed.size > 0 && items.some(item => changed.has(item.in))

/** Whether the parts of a run still follow one another, and nothing came behind where only the end ended it. */
function isWhole({parts: own, isOpen}: Run, parts: readonly Part[]): boolean {
  const from = own[0]?.index ?? 0
  return own.every((part, at) => parts[from + at] === part) && (!isOpen || from + own.length === parts.length)
}

/** Gives the parts of runs that came or went what is theirs. */
function handedOut(before: readonly Run[], after: readonly Run[]): Part[] {
  const [known, kept] = [new Set(before), new Set(after)]
  const items = new Map<Part, Range[]>()
  const lists = new Map<Part, KnownList[]>()
  for (const run of before) if (!kept.has(run)) for (const part of run.parts) items.set(part, [])
  for (const run of after) {
    if (known.has(run)) continue
    for (const part of run.parts) items.set(part, [])
    for (const list of run.lists) {
      const opened = lists.get(list.lead.in)
      if (opened) opened.push(list)
      else lists.set(list.lead.in, [list])
      for (const item of list.items) items.get(item.in)?.push(item)
    }
  }
  const changed: Part[] = []
  for (const [part, all] of items) {
    const own = all.sort((a, b) => a.start - b.start)
    const opened = lists.get(part) ?? nothing
    if (isSameRanges(part.items, own) && isEqual(part.lists, opened)) continue
    if (!isSameRanges(part.items, own)) part.items = own
    part.lists = opened
    changed.push(part)
  }
  return changed
}

const isEqual = <One>(a: readonly One[], b: readonly One[]): boolean =>
  a.length === b.length && a.every((one, at) => one === b[at])

const isSameRange = (a: Range, b: Range | undefined): boolean => a.start === b?.start && a.end === b.end

const isSameRanges = (a: readonly Range[], b: readonly Range[]): boolean =>
  a.length === b.length && a.every((one, at) => isSameRange(one, b[at]))

function isSame(a: KnownList, b: KnownList): boolean {
  if (a.lead.in !== b.lead.in || !isSameRange(a.lead, b.lead) || a.items.length !== b.items.length) return false
  if (a.form !== b.form || a.isFurther !== b.isFurther || a.isDivided !== b.isDivided) return false
  return a.items.every((item, at) => {
    const other = b.items[at]
    if (!other || item.in !== other.in || !isSameRange(item, other) || !isSameRange(item.head, other.head)) return false
    return item.number === other.number && item.rendered === other.rendered
  })
}

/** Offsets at which `parts`, which follow one another, start: from the first one on. */
function startsOf(parts: readonly Part[]): number[] {
  let end = 0
  return parts.map(({segment}) => {
    const start = end
    end += segment.text.length
    return start
  })
}

/** `list`, whose offsets count from the first of `parts`, which start at `starts`, with those of the parts that hold it. */
function heldIn(list: ReferenceList, parts: readonly Part[], starts: readonly number[]): KnownList {
  const placeOf = (range: Range): Place => {
    const at = Math.max(0, above(starts, range.start) - 1)
    const part = parts[at]
    if (!part) throw new RangeError('A list outside of its parts')
    return {...shift(range, -(starts[at] ?? 0)), in: part}
  }
  const {form, isFurther, isDivided} = list
  return {
    form,
    isFurther,
    isDivided,
    lead: placeOf(list.lead),
    items: list.items.map(item => {
      const place = placeOf(item)
      return {...item, ...place, head: shift(item.head, place.start - item.start)}
    })
  }
}

function placedList({lead, items, ...rest}: KnownList, starts: readonly number[]): ReferenceList {
  const placed = items.map(({in: part, ...item}): ReferenceItem => {
    const by = starts[part.index] ?? 0
    return {...item, ...shift(item, by), head: shift(item.head, by)}
  })
  const range = {start: placed[0]?.start ?? 0, end: placed.at(-1)?.end ?? 0}
  return {...rest, lead: shift(lead, starts[lead.in.index] ?? 0), items: placed, range}
}
