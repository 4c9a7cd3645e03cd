import {indexAt} from '../core/document.ts'
import {lineEnd, lineStarts} from '../core/text.ts'
import {addressAt} from '../features/source-address.ts'
import {
  type Edit,
  type Finding,
  type Language,
  messageOf,
  type Range,
  relatedMessageOf,
  type Safety,
  type Severity,
  type Snapshot,
  titleOf
} from '../service/index.ts'
import {fingerprintsOf} from './fingerprint.ts'

/** A range by lines and columns: 1-based, the end exclusive, columns in UTF-16 units of the text without its BOM. */
export type Place = {
  readonly line: number
  readonly column: number
  readonly endLine: number
  readonly endColumn: number
}

export type RelatedPlace = Place & {readonly message: string}
export type OfferedFix = {readonly title: string; readonly safety: Safety; readonly edits: readonly Edit[]}

/** A finding in words, with the line of the text that it begins in. */
export type ReportedFinding = Place & {
  readonly ruleId: string
  readonly messageId: string
  readonly severity: Severity
  readonly message: string
  readonly related: readonly RelatedPlace[]
  readonly fixes: readonly OfferedFix[]
  readonly sourceLine: string
  /** Tells it from all others of its file, also after lines have moved: see {@link fingerprintsOf}. */
  readonly fingerprint: string
}

/** What was found in one file. `path` starts at the working folder and has slashes on every system. */
export type FileReport = {
  readonly path: string
  readonly hasBom: boolean
  readonly findings: readonly ReportedFinding[]
}

/** How many findings; `fixable` are those that `--fix` would resolve. */
export type Summary = {
  readonly files: number
  readonly errors: number
  readonly warnings: number
  readonly infos: number
  readonly fixable: number
}

/** All that a run has to say, in the order of its files' paths. A format is a function from this to text. */
export type Report = {
  readonly files: readonly FileReport[]
  readonly summary: Summary
  /** How many fixes this run made, in how many files. */
  readonly fixed: {readonly fixes: number; readonly files: number}
  /** How many more findings a baseline holds, which are left out; absent or 0: none. */
  readonly known?: number
  /** Sentences about what was asked for and could not be done; they stand on standard error as well. */
  readonly problems?: readonly string[]
  /** Only errors are told. */
  readonly isQuiet?: boolean
}

/** Tells where ranges of `text` stand, and the line in which an offset lies. */
export function createPlaces(text: string) {
  const starts = lineStarts(text)
  return {
    placeOf({start, end}: Range): Place {
      const line = indexAt(starts, start)
      const endLine = indexAt(starts, end)
      return {
        line: line + 1,
        column: start - (starts[line] ?? 0) + 1,
        endLine: endLine + 1,
        endColumn: end - (starts[endLine] ?? 0) + 1
      }
    },
    lineAt(offset: number): string {
      const start = starts[indexAt(starts, offset)] ?? 0
      return text.slice(start, lineEnd(text, start))
    }
  }
}

/** The findings of one document in words of `language`. */
export function describe(
  snapshot: Snapshot,
  findings: readonly Finding[],
  language: Language
): readonly ReportedFinding[] {
  if (findings.length === 0) return []
  const {placeOf, lineAt} = createPlaces(snapshot.text)
  const fingerprints = fingerprintsOf(snapshot.text, findings, range => addressAt(snapshot, range))
  return findings.map((finding, index) => ({
    ruleId: finding.rule,
    messageId: finding.messageId,
    severity: finding.severity,
    message: messageOf(finding, language),
    ...placeOf(finding.range),
    related: finding.related.map(one => ({
      ...placeOf(one.range),
      message: relatedMessageOf(finding.rule, one, language)
    })),
    fixes: finding.fixes.map(fix => ({
      title: titleOf(finding.rule, fix, language),
      safety: fix.safety,
      edits: fix.edits
    })),
    sourceLine: lineAt(finding.range.start),
    fingerprint: fingerprints[index] ?? ''
  }))
}

/** The counts of `files`. */
export function summarize(files: readonly FileReport[]): Summary {
  const findings = files.flatMap(file => file.findings)
  const count = (severity: Severity) => findings.filter(finding => finding.severity === severity).length
  return {
    files: files.length,
    errors: count('error'),
    warnings: count('warning'),
    infos: count('info'),
    fixable: findings.filter(({fixes}) => fixes.some(({safety}) => safety === 'safe')).length
  }
}
