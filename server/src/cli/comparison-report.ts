import type {Section} from '../features/comparison/passages.ts'
import {type Comparison, compareDocuments, type Difference, type Spot} from '../features/comparison.ts'
import type {Language, Range, Snapshot} from '../service/index.ts'
import {type Configuration, check} from '../service/index.ts'
import {createPlaces, type Place} from './report.ts'

/** One of the two texts. `path` starts at the working folder and has slashes on every system. */
export type ComparedFile = {readonly path: string; readonly hasBom: boolean; readonly language: Language}

/** Something in one of the texts, with the line that it begins in. */
export type ReportedSpot = Place & {readonly path: string; readonly name: string; readonly sourceLine: string}

/** A section's heading and its line, 1 for what stands before the first. */
export type ReportedSection = {readonly title: string; readonly line: number}

export type ReportedDifference = Pick<Difference, 'kind' | 'subject'> & {
  readonly a?: ReportedSpot
  readonly b?: ReportedSpot
  /** Line at which the text that has none was expected to have it. */
  readonly expected?: {readonly path: string; readonly line: number}
  readonly sections: {readonly a: ReportedSection; readonly b: ReportedSection}
}

/** How two texts differ, with lines and columns. A format is a function from this to text. */
export type ComparisonReport = Pick<Comparison, 'citations' | 'numbers'> & {
  readonly a: ComparedFile
  readonly b: ComparedFile
  /** Without those that only moved. */
  readonly differences: readonly ReportedDifference[]
  readonly moved: readonly ReportedDifference[]
}

/** A text to compare and how it is configured. */
export type ComparedText = {
  readonly path: string
  readonly hasBom: boolean
  readonly snapshot: Snapshot
  readonly configuration: Configuration
}

/** Whether the second text lacks something, or has it otherwise. */
export const isUnfaithful = ({differences}: ComparisonReport): boolean => differences.some(({kind}) => kind !== 'added')

/** Compare two texts. */
export function describeComparison(a: ComparedText, b: ComparedText): ComparisonReport {
  const compared = compareDocuments(
    {snapshot: a.snapshot, findings: check(a.snapshot, a.configuration)},
    {snapshot: b.snapshot, findings: check(b.snapshot, b.configuration)}
  )
  const here = locator(a)
  const there = locator(b)
  const all = compared.differences.map(
    ({kind, subject, a: one, b: other, expected, sections}): ReportedDifference => ({
      kind,
      subject,
      ...(one && {a: here.spot(one)}),
      ...(other && {b: there.spot(other)}),
      ...(expected && {expected: (one ? there : here).line(expected)}),
      sections: {a: here.section(sections.a), b: there.section(sections.b)}
    })
  )
  const fileOf = ({path, hasBom, snapshot: {language}}: ComparedText): ComparedFile => ({path, hasBom, language})
  return {
    a: fileOf(a),
    b: fileOf(b),
    citations: compared.citations,
    numbers: compared.numbers,
    differences: all.filter(({kind}) => kind !== 'moved'),
    moved: all.filter(({kind}) => kind === 'moved')
  }
}

function locator({path, snapshot: {text}}: ComparedText) {
  const {placeOf, lineAt} = createPlaces(text)
  return {
    spot: ({range, name}: Spot): ReportedSpot => ({...placeOf(range), path, name, sourceLine: lineAt(range.start)}),
    line: (range: Range) => ({path, line: placeOf(range).line}),
    section: ({title, heading}: Section): ReportedSection => ({title, line: placeOf(heading).line})
  }
}
