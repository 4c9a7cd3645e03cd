import type {Segment} from '../segment.ts'
import type {Definition, Reading} from '../syntax/reading.ts'
import {type Edit, lineEnd, lineStart, type Range} from '../text.ts'
import {endingBefore} from './lines.ts'

/**
 * A list item that holds definitions and nothing else: readers see its empty bullet.
 *
 * ```text
 * - [kn24]: https://doi.org/10.1056/x
 * ^ marker
 * ```
 */
export type ListedDefinition = {
  readonly marker: Range
  /** Normalised labels. */
  readonly labels: readonly string[]
  /** The first label as written. */
  readonly key: string
  /** What takes the definitions out of the list; none where the list would fall apart. */
  readonly edits: readonly Edit[]
}

type Source = Pick<Segment, 'text' | 'reading'>

/** The items of a segment that hold nothing but definitions, by place. */
export function listedDefinitionsOf(source: Source): ListedDefinition[] {
  const {text, reading} = source
  if (reading.definitions.length === 0) return []
  const items = itemsOf(reading)
  return [...items].flatMap(([index, {held, isOnlyDefinitions}]): ListedDefinition[] => {
    const item = reading.blocks[index]
    const [first] = held
    if (!item || !first || !isOnlyDefinitions) return []
    const bracket = text.indexOf('[', first.range.start)
    return [
      {
        marker: {start: item.range.start, end: markerEnd(text, item.range.start)},
        labels: held.map(({label}) => label),
        key: text.slice(bracket + 1, text.indexOf(']:', bracket)),
        edits: unlist(source, index)
      }
    ]
  })
}

/** Edits that take the content of the item at `index` out of its list. */
export function unlist({text, reading}: Source, index: number): Edit[] {
  const items = itemsOf(reading)
  const item = items.get(index)
  const block = reading.blocks[index]
  if (!item || !block) return []
  // A counted list that begins with another number than 1 cannot follow a line of text.
  if (reading.blocks[block.parent]?.ordered && !item.list.isOnlyDefinitions) return []
  const {start} = block.range
  const begin = lineStart(text, start)
  const isAfterText = begin > 0 && /\S/.test(text.slice(lineStart(text, begin - 1), lineEnd(text, begin - 1)))
  const isAfterDefinition = item.previous !== undefined && items.get(item.previous)?.isOnlyDefinitions === true
  const blankLine = {start: begin, end: begin, text: text.slice(begin, start).trimEnd() + endingBefore(text, begin)}
  return [...(isAfterText && !isAfterDefinition ? [blankLine] : []), {start, end: item.content ?? start, text: ''}]
}

type Item = {
  readonly previous: number | undefined
  readonly list: {isOnlyDefinitions: boolean}
  readonly held: Definition[]
  /** Offset at which its first block starts. */
  content?: number
  isOnlyDefinitions: boolean
}

const kept = new WeakMap<Reading, ReadonlyMap<number, Item>>()

/** The items of all lists, by the index of their block. */
function itemsOf(reading: Reading): ReadonlyMap<number, Item> {
  const known = kept.get(reading)
  if (known) return known
  const items = new Map<number, Item>()
  const lists = new Map<number, {isOnlyDefinitions: boolean}>()
  const last = new Map<number, number>()
  let definitions = 0
  reading.blocks.forEach(({kind, parent, range}, index) => {
    const definition = kind === 'definition' ? reading.definitions[definitions++] : undefined
    if (kind === 'item') {
      const list = lists.get(parent) ?? {isOnlyDefinitions: true}
      lists.set(parent, list)
      items.set(index, {previous: last.get(parent), list, held: [], isOnlyDefinitions: true})
      last.set(parent, index)
    }
    const holder = items.get(parent)
    if (!holder) return
    holder.content ??= range.start
    if (definition) holder.held.push(definition)
    else holder.isOnlyDefinitions = false
  })
  for (const {list, held, isOnlyDefinitions} of items.values()) {
    if (!isOnlyDefinitions || held.length === 0) list.isOnlyDefinitions = false
  }
  kept.set(reading, items)
  return items
}

const markerEnd = (text: string, start: number): number =>
  start + (/^(?:[-+*]|\d{1,9}[.)])/.exec(text.slice(start, start + 10))?.[0].length ?? 1)
