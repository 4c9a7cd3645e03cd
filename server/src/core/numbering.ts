import {areaOf, type Entry, type EntryList, entryListsOf, rangeOfList} from './entry.ts'
import type {Contribution, Fact} from './fact.ts'
import type {Model} from './model.ts'
import {type NumberedCitation, type NumberStyle, numberedCitationsOf} from './numbered-citation.ts'
import {nothing} from './part.ts'
import type {Range} from './text.ts'

/** A place that cites by number, with offsets of the document. */
export type PlacedNumbers = NumberedCitation

/**
 * A numbered list of references and what cites it by number, where the text shows that it does so (Vancouver). A text with
 * a list for each chapter has one for each.
 */
export type Numbering = {
  /** Every entry that bears a number, by place. */
  readonly entries: readonly (Entry & {readonly number: number})[]
  readonly byNumber: ReadonlyMap<number, Entry>
  readonly lists: readonly EntryList[]
  /** Greatest number of an entry. */
  readonly last: number
  /** Smallest number of an entry. */
  readonly first: number
  readonly style: NumberStyle
  /** All that may cite, by place. */
  readonly places: readonly PlacedNumbers[]
  /** What surely cites, by place. */
  readonly citations: readonly PlacedNumbers[]
  /** Every number that stands where one may cite. */
  readonly mentioned: ReadonlySet<number>
}

type Kept = {readonly lists: readonly EntryList[]; readonly found: readonly Numbering[]}
const kept = new WeakMap<Model, Kept>()

/** The places in a text that may cite by number. */
const numbers: Fact<NumberedCitation> = {of: ({segment}) => numberedCitationsOf(segment)}

/**
 * The numberings of a document; none where its text does not cite by number. Read once for a version of it. Linear; in a
 * document without numbered lists nothing is looked for.
 */
export function numberingsOf(model: Model): readonly Numbering[] {
  const lists = entryListsOf(model)
  const groups = groupsOf(lists)
  if (groups.length === 0) return nothing
  const places = model.collect(numbers)
  const known = kept.get(model)
  if (known?.lists === lists) return known.found
  const found = read(model, groups, placesOf(model, lists, places))
  kept.set(model, {lists, found})
  return found
}

function read(model: Model, groups: readonly EntryList[][], places: readonly PlacedNumbers[]): Numbering[] {
  if (groups.length === 1) return groups.flatMap(lists => numberingOf(lists, places) ?? [])
  // A list for each chapter holds the numbers of the text between the list before it and itself.
  let from = 0
  let at = 0
  return groups.flatMap(lists => {
    const end = lists[0] ? rangeOfList(model, lists[0]).start : 0
    while (at < places.length && (places[at]?.range.start ?? 0) < from) at++
    const start = at
    while (at < places.length && (places[at]?.range.start ?? 0) < end) at++
    const last = lists.at(-1)
    from = last ? rangeOfList(model, last).end : end
    return numberingOf(lists, places.slice(start, at)) ?? []
  })
}

type Numbered = Entry & {readonly number: number}

const hasNumber = (entry: Entry): entry is Numbered => entry.number !== undefined

/** Whether a text may cite a list by number. */
export function isNumbered({form, entries}: EntryList): boolean {
  if (form !== 'items' && form !== 'paragraphs') return false
  const count = entries.filter(hasNumber).length
  return count > 1 && count * 3 >= entries.length * 2
}

/** Lists of numbered entries; those that go on counting are one. */
function groupsOf(all: readonly EntryList[]): EntryList[][] {
  const lists = all.filter(isNumbered)
  const cited = lists.some(({isFurther}) => !isFurther) ? lists.filter(({isFurther}) => !isFurther) : lists
  const groups: EntryList[][] = []
  let used = new Set<number>()
  for (const list of cited) {
    const numbers = list.entries.filter(hasNumber).map(({number}) => number)
    const group = groups.at(-1)
    if (group && !numbers.some(number => used.has(number))) group.push(list)
    else {
      groups.push([list])
      used = new Set()
    }
    for (const number of numbers) used.add(number)
  }
  return groups
}

/** All places that may cite by number outside of the lists of references, in the order of the text. */
function placesOf(
  model: Model,
  lists: readonly EntryList[],
  contributions: readonly Contribution<NumberedCitation>[]
): PlacedNumbers[] {
  const areas = lists
    .filter(({form}) => form !== 'notes')
    .map(list => areaOf(model, list))
    .sort((a, b) => a.start - b.start)
  const found: PlacedNumbers[] = []
  let at = 0
  for (const {part, items} of contributions) {
    for (const one of items) {
      const range: Range = model.placed(part, one.range)
      while (at < areas.length && (areas[at]?.end ?? 0) <= range.start) at++
      if ((areas[at]?.start ?? Number.POSITIVE_INFINITY) <= range.start) continue
      found.push({...one, range})
    }
  }
  return found
}

function numberingOf(lists: readonly EntryList[], all: readonly PlacedNumbers[]): Numbering | undefined {
  const entries = lists.flatMap(list => list.entries).filter(hasNumber)
  const byNumber = new Map<number, Entry>()
  for (const entry of entries) if (!byNumber.has(entry.number)) byNumber.set(entry.number, entry)
  const style = styleOf(all, byNumber)
  if (!style) return undefined
  const places = all.filter(one => one.style !== 'round' || style === 'round')
  const citations = places.filter(one => one.isSure && one.style === style)
  const mentioned = new Set<number>()
  for (const one of places) for (const number of one.numbers) mentioned.add(number)
  let last = 0
  let first = Number.POSITIVE_INFINITY
  for (const number of byNumber.keys()) {
    last = Math.max(last, number)
    first = Math.min(first, number)
  }
  return {entries, byNumber, lists, last, first, style, places, citations, mentioned}
}

/** Fewest places in parentheses that show a style: they hold so much else. */
const fewestRound = 3

/** The style in which the text cites the entries; `undefined` where too little shows that it does. */
function styleOf(places: readonly PlacedNumbers[], entries: ReadonlyMap<number, Entry>): NumberStyle | undefined {
  const counts = {brackets: {right: 0, wrong: 0}, raised: {right: 0, wrong: 0}, round: {right: 0, wrong: 0}}
  const inRound = new Set<number>()
  for (const {style, numbers, isSure} of places) {
    if (!isSure) continue
    const isRight = numbers.every(number => entries.has(number))
    if (isRight) counts[style].right++
    else counts[style].wrong++
    if (isRight && style === 'round') for (const number of numbers) inRound.add(number)
  }
  const {brackets, raised, round} = counts
  const best = raised.right > brackets.right ? 'raised' : 'brackets'
  if (counts[best].right >= 2 && counts[best].right >= counts[best].wrong * 2) return best
  const isRound =
    brackets.right + raised.right === 0 &&
    round.right >= fewestRound &&
    round.right >= round.wrong * 3 &&
    inRound.size * 2 >= entries.size
  return isRound ? 'round' : undefined
}
