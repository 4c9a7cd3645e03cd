import {version} from '../../../../package.json'
import {
  type ComparedFile,
  type ComparisonReport,
  isUnfaithful,
  type ReportedDifference,
  type ReportedSpot
} from '../comparison-report.ts'
import {placed, toJson} from './json.ts'

/**
 * The comparison as JSON, version 1: documented, stable, one line. Lines and columns are those of the other formats.
 *
 * `a` and `b` are places in the two texts; where one of them is absent, `expected` says near which line of that text it
 * was looked for.
 */
export function comparisonJson(report: ComparisonReport): string {
  const {a, b, differences, moved, citations, numbers} = report
  const each = (one: ReportedDifference) => differenceOf(one, a, b)
  return toJson({
    version: 1,
    tool: {name: 'medcite', version},
    a: {path: a.path, language: a.language},
    b: {path: b.path, language: b.language},
    differences: differences.map(each),
    moved: moved.map(each),
    summary: {isFaithful: !isUnfaithful(report), citations, numbers}
  })
}

const differenceOf = (
  {kind, subject, a, b, expected, sections}: ReportedDifference,
  left: ComparedFile,
  right: ComparedFile
) => ({
  kind,
  subject,
  a: a && spotOf(a, left),
  b: b && spotOf(b, right),
  expected,
  sections
})

const spotOf = ({name, sourceLine: _, ...place}: ReportedSpot, {hasBom}: ComparedFile) => ({
  path: place.path,
  ...placed(place, hasBom ? 1 : 0),
  name
})
