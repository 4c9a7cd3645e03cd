import {nothing, type Part} from './part.ts'

/**
 * What each part of a document contributes to a question about the whole: nothing, for most parts. It depends on the part
 * alone, so that it is looked for once while the part stays as it is.
 */
export type Fact<Item> = {of(part: Part): readonly Item[]}

/** A fact whose items belong together by a key, wherever they stand. */
export type KeyedFact<Item> = Fact<Item> & {keyOf(item: Item): string}

/** What one part contributes. */
export type Contribution<Item> = {readonly part: Part; readonly items: readonly Item[]}

/** One item and the part that holds it. */
export type Placed<Item> = {readonly part: Part; readonly item: Item}

/** What an edit did to the parts of a document: those that went, those that are new, and those of which something else is said. */
export type Change = {
  readonly gone: readonly Part[]
  readonly fresh: readonly Part[]
  readonly changed: ReadonlySet<Part>
}

/** Something that answers depend on: they hold until it changes. */
export type Source = {
  /** The revision in which it last changed. */
  changed: number
  /** Finds out whether it has changed, where that is not known yet. */
  refresh?(): void
}

/** Index of the last of `contributions` that comes from the part with this index or one before it; -1 for none. Logarithmic. */
export function lastUpTo(contributions: readonly Contribution<unknown>[], index: number): number {
  let low = 0
  let high = contributions.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((contributions[middle]?.part.index ?? 0) <= index) low = middle + 1
    else high = middle
  }
  return low - 1
}

export const noSources: ReadonlySet<Source> = new Set()

/** The contributions of all parts to one fact, kept up to date from edit to edit. */
export class Contributions<Item> implements Source {
  changed: number
  readonly #fact: Fact<Item>
  readonly #items = new Map<Part, readonly Item[]>()
  #ordered: readonly Contribution<Item>[] | undefined

  constructor(fact: Fact<Item>, parts: readonly Part[], revision: number) {
    this.#fact = fact
    this.changed = revision
    for (const part of parts) this.#add(part)
  }

  /** Takes up an edit; those that the edit did not touch are not looked at. */
  update({gone, fresh, changed}: Change, revision: number): void {
    let isTouched = false
    for (const part of gone) isTouched = this.#items.delete(part) || isTouched
    for (const part of changed) isTouched = this.#items.delete(part) || isTouched
    for (const part of changed) isTouched = this.#add(part) || isTouched
    for (const part of fresh) isTouched = this.#add(part) || isTouched
    if (!isTouched) return
    this.changed = revision
    this.#ordered = undefined
  }

  /** In the order of the text. */
  get ordered(): readonly Contribution<Item>[] {
    this.#ordered ??= [...this.#items]
      .map(([part, items]) => ({part, items}))
      .sort((a, b) => a.part.index - b.part.index)
    return this.#ordered
  }

  #add(part: Part): boolean {
    const items = this.#fact.of(part)
    if (items.length === 0) return false
    this.#items.set(part, items)
    return true
  }
}

/** The items of one fact by their keys, kept up to date from edit to edit. */
export class Groups<Item> implements Source {
  changed: number
  readonly byKey = new Map<string, readonly Placed<Item>[]>()
  readonly #fact: KeyedFact<Item>
  readonly #keys = new Map<Part, readonly string[]>()
  /** The keys that something happened to in the last revision. */
  touched = new Set<string>()

  constructor(fact: KeyedFact<Item>, parts: readonly Part[], revision: number) {
    this.#fact = fact
    this.changed = revision
    for (const part of parts) this.#add(part)
  }

  update({gone, fresh, changed}: Change, revision: number): void {
    this.touched = new Set()
    for (const part of gone) this.#remove(part)
    for (const part of changed) this.#remove(part)
    for (const part of changed) this.#add(part)
    for (const part of fresh) this.#add(part)
    if (this.touched.size > 0) this.changed = revision
  }

  #remove(part: Part): void {
    const keys = this.#keys.get(part)
    if (!keys) return
    this.#keys.delete(part)
    for (const key of keys) {
      this.touched.add(key)
      const rest = this.byKey.get(key)?.filter(one => one.part !== part) ?? nothing
      if (rest.length > 0) this.byKey.set(key, rest)
      else this.byKey.delete(key)
    }
  }

  #add(part: Part): void {
    const items = this.#fact.of(part)
    if (items.length === 0) return
    const keys = items.map(item => this.#fact.keyOf(item))
    this.#keys.set(part, keys)
    items.forEach((item, at) => {
      const key = keys[at] ?? ''
      this.touched.add(key)
      const group = this.byKey.get(key)
      if (!group) this.byKey.set(key, [{part, item}])
      else inserted(group as Placed<Item>[], {part, item})
    })
  }
}

/** Puts one more behind those of its own part and of the parts before it. */
function inserted<Item>(group: Placed<Item>[], one: Placed<Item>): void {
  let at = group.length
  while (at > 0 && (group[at - 1]?.part.index ?? 0) > one.part.index) at--
  if (at === group.length) group.push(one)
  else group.splice(at, 0, one)
}
