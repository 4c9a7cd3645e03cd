import type {Snapshot} from './document.ts'
import type {Change, Source} from './fact.ts'
import {nothing, type Part} from './part.ts'
import {type ListRun, opensList, type ReferenceList, readRun} from './reference-list.ts'
import {type Range, shift} from './text.ts'

/** A run of parts in which a lead and its lists stand. */
type KnownRun = ListRun & {
  readonly parts: readonly Part[]
  /** The parts that hold its items, and these. */
  readonly items: ReadonlyMap<Part, readonly Range[]>
  readonly holding: readonly Part[]
}

/** A document as it is now. */
type Layout = {readonly snapshot: Pick<Snapshot, 'segments' | 'starts'>; readonly parts: readonly Part[]}

/** The lists of references of a document, kept up to date from edit to edit: only what stands below a lead is read. */
export class Lists implements Source {
  changed: number
  #runs: readonly KnownRun[] = []
  readonly #openers = new Set<Part>()

  constructor(revision: number) {
    this.changed = revision
  }

  /**
   * Takes up an edit, and gives the parts their items.
   *
   * @returns
   *   The parts whose items are others now.
   */
  update({gone, fresh, changed}: Change, layout: Layout, revision: number): readonly Part[] {
    for (const part of gone) this.#openers.delete(part)
    for (const part of fresh) if (opensList(part.segment)) this.#openers.add(part)
    if (this.#openers.size === 0 && this.#runs.length === 0) return nothing
    const before = this.#runs
    this.#runs = this.#read(layout)
    // Entries hold citations: what these lead to is a part of the list.
    if (this.#runs.some(run => run.holding.some(part => changed.has(part)))) this.changed = revision
    if (before.length === this.#runs.length && before.every((run, at) => run === this.#runs[at])) return nothing
    if (!sayTheSame(before, this.#runs)) this.changed = revision
    return reitemed(before, this.#runs).filter(part => layout.parts[part.index] === part)
  }

  /** All lists, by place, as offsets of the document. */
  listsIn({starts}: Pick<Snapshot, 'starts'>): ReferenceList[] {
    return this.#runs.flatMap(({parts: [first], lists}) =>
      lists.map(list => moved(list, starts[first?.index ?? 0] ?? 0))
    )
  }

  #read({snapshot, parts}: Layout): KnownRun[] {
    const known = new Map(this.#runs.map(run => [run.parts[0], run]))
    const openers = [...this.#openers].sort((a, b) => a.index - b.index)
    const runs: KnownRun[] = []
    let from = 0
    for (const opener of openers) {
      if (opener.index < from) continue
      const before = known.get(opener)
      const run =
        before && isWhole(before, parts) ? before : withParts(readRun(snapshot, opener.index), parts, opener.index)
      runs.push(run)
      from = opener.index + run.length
    }
    return runs
  }
}

function withParts(run: ListRun, all: readonly Part[], from: number): KnownRun {
  const parts = all.slice(from, from + run.length)
  const items = itemsByPart(parts, run)
  return {...run, parts, items, holding: [...items.keys()]}
}

/** Whether both hold the same lists: what else stands in their parts does not count. */
function sayTheSame(before: readonly KnownRun[], after: readonly KnownRun[]): boolean {
  const [some, others] = [before, after].map(runs => runs.filter(({lists}) => lists.length > 0)) as [
    KnownRun[],
    KnownRun[]
  ]
  return (
    some.length === others.length &&
    some.every((one, at) => {
      const other = others[at]
      if (!other || one === other) return one === other
      const isSame =
        one.holding.length === other.holding.length && one.holding.every((part, of) => part === other.holding[of])
      return isSame && one.parts[0] === other.parts[0] && JSON.stringify(one.lists) === JSON.stringify(other.lists)
    })
  )
}

/** Whether the parts of a run still follow one another, and nothing came behind where only the end ended it. */
function isWhole({parts: own, isOpen}: KnownRun, parts: readonly Part[]): boolean {
  const from = own[0]?.index ?? 0
  return own.every((part, at) => parts[from + at] === part) && (!isOpen || from + own.length === parts.length)
}

/** Gives the parts of runs that came or went their items. */
function reitemed(before: readonly KnownRun[], after: readonly KnownRun[]): Part[] {
  const [known, kept] = [new Set(before), new Set(after)]
  const items = new Map<Part, readonly Range[]>()
  for (const run of before) if (!kept.has(run)) for (const part of run.parts) items.set(part, nothing)
  for (const run of after) if (!known.has(run)) for (const [part, own] of run.items) items.set(part, own)
  const changed: Part[] = []
  for (const [part, now] of items) {
    if (isEqual(part.items, now)) continue
    part.items = now
    changed.push(part)
  }
  return changed
}

/** The items of each part of a run that holds some, as offsets of its segment. */
function itemsByPart(parts: readonly Part[], {lists}: ListRun): Map<Part, Range[]> {
  const items = lists.flatMap(list => list.items).sort((a, b) => a.start - b.start)
  const found = new Map<Part, Range[]>()
  let start = 0
  let at = 0
  for (const part of parts) {
    const end = start + part.segment.text.length
    const own: Range[] = []
    for (let item = items[at]; item && item.start < end; item = items[++at]) own.push(shift(item, -start))
    if (own.length > 0) found.set(part, own)
    start = end
  }
  return found
}

const isEqual = (a: readonly Range[], b: readonly Range[]): boolean =>
  a.length === b.length && a.every(({start, end}, at) => start === b[at]?.start && end === b[at]?.end)

const moved = (list: ReferenceList, by: number): ReferenceList => ({
  ...list,
  lead: shift(list.lead, by),
  range: shift(list.range, by),
  items: list.items.map(item => ({...item, ...shift(item, by), head: shift(item.head, by)}))
})
