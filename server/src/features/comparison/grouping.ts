import {align, type Groups, groupsOf} from './align.ts'
import type {Place, PlacedFigure, PlacedMention, Side} from './read.ts'

/** Which sections, and within them which passages, of two documents correspond: numbers of groups, by index. */
export type Grouping = {
  readonly sections: Groups
  readonly passages: {readonly a: readonly number[]; readonly b: readonly number[]}
}

/** Tells for what stands in one of two documents in which place it stands, in words that hold for both. */
export type PlaceOf = (one: Place) => string

/** The passages and sections of both documents as places. */
export function placesOf({sections, passages}: Grouping) {
  const passageIn =
    (groups: readonly number[]): PlaceOf =>
    ({passage}) =>
      `${groups[passage] ?? 0} `
  const sectionIn =
    (groups: readonly number[]): PlaceOf =>
    ({section}) =>
      `${groups[section] ?? 0} `
  return {
    passageA: passageIn(passages.a),
    passageB: passageIn(passages.b),
    sectionA: sectionIn(sections.a),
    sectionB: sectionIn(sections.b)
  }
}

/** What is told of a section or a passage to find its counterpart. */
type Profile = {
  readonly kind: string
  readonly rank: number
  readonly length: number
  /** Sources and numbers that both languages write alike, each with how much it weighs. */
  readonly marks: ReadonlyMap<string, number>
}

/** Finds what corresponds by order, rank, length and by the sources and numbers that stand there. */
export function groupSides(a: Side, b: Side): Grouping {
  const sections = pairUp(sectionProfiles(a), sectionProfiles(b))
  const profilesA = passageProfiles(a)
  const profilesB = passageProfiles(b)
  const groupsA = new Array<number>(a.passages.length).fill(0)
  const groupsB = new Array<number>(b.passages.length).fill(0)
  const membersA = membersOf(a, sections.a, sections.count)
  const membersB = membersOf(b, sections.b, sections.count)
  let first = 0
  membersA.forEach((ofA, group) => {
    const ofB = membersB[group] ?? []
    const pick = (profiles: readonly Profile[], members: readonly number[]) =>
      members.flatMap(one => profiles[one] ?? [])
    const groups = pairUp(pick(profilesA, ofA), pick(profilesB, ofB))
    ofA.forEach((passage, index) => {
      groupsA[passage] = first + (groups.a[index] ?? 0)
    })
    ofB.forEach((passage, index) => {
      groupsB[passage] = first + (groups.b[index] ?? 0)
    })
    first += groups.count
  })
  return {sections, passages: {a: groupsA, b: groupsB}}
}

/** Indexes of the passages of each group of sections. */
function membersOf({passages}: Side, groups: readonly number[], count: number): number[][] {
  const members = Array.from({length: count}, (): number[] => [])
  passages.forEach(({section}, index) => {
    members[groups[section] ?? 0]?.push(index)
  })
  return members
}

function pairUp(a: readonly Profile[], b: readonly Profile[]): Groups {
  const weight = (left: number, right: number): number => {
    const [one, other] = [a[left], b[right]]
    return one && other ? likeness(one, other) : 0
  }
  const fit = (left: number, right: number): number => {
    const [one, other] = [a[left], b[right]]
    return one && other ? shared(one, other) : 0
  }
  return groupsOf(align(a.length, b.length, weight), b.length, fit)
}

/** Weight of the marks that both have. */
function shared(a: Profile, b: Profile): number {
  const [few, many] = a.marks.size < b.marks.size ? [a.marks, b.marks] : [b.marks, a.marks]
  let sum = 0
  for (const [mark, weight] of few) if (many.has(mark)) sum += weight
  return sum
}

/** How well two sections, or two passages, fit; 0 for what cannot correspond. */
function likeness(a: Profile, b: Profile): number {
  if (a.kind !== b.kind) return 0
  const length = (Math.min(a.length, b.length) + 20) / (Math.max(a.length, b.length) + 20)
  return (a.rank === b.rank ? 1 : 0.2) + length / 2 + shared(a, b)
}

function sectionProfiles(side: Side): Profile[] {
  const marks = marksBy(side, 'section', side.sections.length)
  const lengths = new Array<number>(side.sections.length).fill(0)
  for (const {section, prose} of side.passages) lengths[section] = (lengths[section] ?? 0) + prose.length
  return side.sections.map(({depth}, index) => ({
    kind: depth === 0 ? 'start' : 'section',
    rank: depth,
    length: lengths[index] ?? 0,
    marks: marks[index] ?? new Map()
  }))
}

function passageProfiles(side: Side): Profile[] {
  const marks = marksBy(side, 'passage', side.passages.length)
  return side.passages.map(({kind, prose}, index) => ({
    kind,
    rank: 0,
    length: prose.trim().length,
    marks: marks[index] ?? new Map()
  }))
}

function marksBy({mentions, figures}: Side, by: 'section' | 'passage', count: number): Map<string, number>[] {
  const marks = Array.from({length: count}, () => new Map<string, number>())
  const put = (one: PlacedMention | PlacedFigure, mark: string, weight: number) => marks[one[by]]?.set(mark, weight)
  for (const one of mentions) put(one, one.neutralKey, one.kind === 'source' ? 3 : 1)
  for (const one of figures) if (one.role === 'number' || one.role === 'name') put(one, one.readings[0] ?? '', 0.5)
  return marks
}
