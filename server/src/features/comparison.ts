import type {Snapshot} from '../core/document.ts'
import type {Finding} from '../core/finding.ts'
import type {Range} from '../core/text.ts'
import {compareFigures} from './comparison/compare-figures.ts'
import {compareMentions} from './comparison/compare-mentions.ts'
import {type Grouping, groupSides} from './comparison/grouping.ts'
import type {Section} from './comparison/passages.ts'
import {type Place, readSide, type Side} from './comparison/read.ts'

/** A document to compare, with what MedCite finds in it. */
export type Compared = {readonly snapshot: Snapshot; readonly findings: readonly Finding[]}

/** Something in one of the two texts: its range in that text, and what to call it. */
export type Spot = {readonly range: Range; readonly name: string}

/**
 * A citation or a number that is not in the second text as it is in the first.
 *
 * `lost`: the second has none; `added`: the first has none; `altered`: it became another; `broken`: it is a link in the
 * first and, as it is written, none in the second, or not on its words; `moved`: it stands in another section of the second.
 */
export type Difference = {
  readonly kind: 'lost' | 'broken' | 'altered' | 'added' | 'moved'
  readonly subject: 'citation' | 'number'
  readonly a?: Spot
  readonly b?: Spot
  /** Where it was to be expected, in the text that has none; absent where nothing corresponds. */
  readonly expected?: Range
  readonly sections: {readonly a: Section; readonly b: Section}
}

/** How two texts differ in what must not change when a text is translated. */
export type Comparison = {
  /** By place in the first text. */
  readonly differences: readonly Difference[]
  /** How many citations and numbers of each text were compared, and how many of them agree. */
  readonly citations: Counts
  readonly numbers: Counts
}

export type Counts = {readonly a: number; readonly b: number; readonly kept: number}

/**
 * Compares a text with its translation, or an earlier version with a later one.
 *
 * Sections and passages are matched by order and by what they cite. Words are not compared; neither are links within
 * the text, to files, and images. Time and memory are in proportion to the texts, but for the logarithm.
 */
export function compareDocuments(first: Compared, second: Compared): Comparison {
  const a = readSide(first.snapshot, first.findings)
  const b = readSide(second.snapshot, second.findings)
  const grouping = groupSides(a, b)
  const mentions = compareMentions(a, b, grouping)
  const figures = compareFigures(a, b, grouping, mentions.changes)
  const finder = createFinder(a, b, grouping)
  const differences = [
    ...mentions.changes.map(({kind, a: one, b: other}) => finder.difference('citation', kind, one, other)),
    ...figures.changes.map(({kind, a: one, b: other}) => finder.difference('number', kind, one, other))
  ]
  const count = (list: readonly {readonly role?: string}[]) =>
    list.filter(({role}) => role === undefined || role === 'number').length
  return {
    differences: merged(differences).sort(byPlace),
    citations: {a: a.mentions.length, b: b.mentions.length, kept: mentions.kept},
    numbers: {a: count(a.figures), b: count(b.figures), kept: figures.kept}
  }
}

type Item = Place & {readonly range: Range; readonly name?: string; readonly readings?: readonly string[]}

/** Finds for an item of one text its section, and where its counterpart is to be expected in the other. */
function createFinder(a: Side, b: Side, {sections, passages}: Grouping) {
  const none: Section = {title: '', depth: 0, heading: {start: 0, end: 0}}
  const firstSections = {a: firsts(sections.a), b: firsts(sections.b)}
  const firstPassages = {a: firsts(passages.a), b: firsts(passages.b)}
  const sectionIn = (side: 'a' | 'b', one: Item | undefined, other: Item | undefined): Section => {
    const {sections: list} = side === 'a' ? a : b
    if (one) return list[one.section] ?? none
    const group = (side === 'a' ? sections.b : sections.a)[other?.section ?? 0] ?? 0
    return list[firstSections[side].get(group) ?? 0] ?? none
  }
  const expectedIn = (side: 'a' | 'b', other: Item): Range | undefined => {
    const group = (side === 'a' ? passages.b : passages.a)[other.passage] ?? 0
    return (side === 'a' ? a : b).passages[firstPassages[side].get(group) ?? -1]?.range
  }
  const spot = ({snapshot}: Side, {range, name, readings}: Item): Spot => ({
    range,
    name: readings || !name ? figureText(snapshot.text, range) : name
  })
  return {
    difference(
      subject: Difference['subject'],
      kind: Difference['kind'],
      one: Item | undefined,
      other: Item | undefined
    ): Difference {
      const expected = one && !other ? expectedIn('b', one) : other && !one ? expectedIn('a', other) : undefined
      return {
        kind,
        subject,
        ...(one && {a: spot(a, one)}),
        ...(other && {b: spot(b, other)}),
        ...(expected && {expected}),
        sections: {a: sectionIn('a', one, other), b: sectionIn('b', other, one)}
      }
    }
  }
}

/** For each group the index of its first member. */
function firsts(groups: readonly number[]): ReadonlyMap<number, number> {
  const found = new Map<number, number>()
  groups.forEach((group, index) => {
    if (!found.has(group)) found.set(group, index)
  })
  return found
}

/** A number as written, with its percent sign. */
function figureText(text: string, {start, end}: Range): string {
  const sign = /^(?:[\s\u00a0\u202f]|&nbsp;)?\\?%/.exec(text.slice(end, end + 10))?.[0] ?? ''
  return text.slice(start, end) + sign
}

/** Numbers of one group of references that are lost, or added, together are one difference: `[1–3]`. */
function merged(differences: readonly Difference[]): Difference[] {
  const kept = new Map<string, Difference>()
  for (const one of differences) {
    const {kind, subject, a, b} = one
    const key = `${kind} ${subject} ${a?.range.start} ${a?.range.end} ${b?.range.start} ${b?.range.end}`
    const before = kept.get(key)
    if (!before) kept.set(key, one)
    else kept.set(key, {...before, ...(a && {a: joined(before.a, a)}), ...(b && {b: joined(before.b, b)})})
  }
  return [...kept.values()]
}

const joined = (before: Spot | undefined, {range, name}: Spot): Spot => ({
  range,
  name: before && before.name !== name && name.startsWith('[') ? `${before.name.slice(0, -1)}, ${name.slice(1)}` : name
})

const byPlace = (x: Difference, y: Difference): number =>
  startIn(x) - startIn(y) || (x.b?.range.start ?? 0) - (y.b?.range.start ?? 0)

const startIn = ({a, expected, sections}: Difference): number =>
  a?.range.start ?? expected?.start ?? sections.a.heading.start
