import {version} from '../../../../package.json'
import type {Edit} from '../../service/index.ts'
import type {FileReport, Place, Report, ReportedFinding} from '../report.ts'

/**
 * The report as JSON, version 1: documented, stable, one line.
 *
 * Columns and offsets count UTF-16 units of the file's text, in which a byte order mark counts as one.
 */
export function json({files, summary}: Report): string {
  return toJson({version: 1, tool: {name: 'medcite', version}, files: files.map(fileOf), summary})
}

/**
 * `value` as JSON in ASCII-safe form: what would command a terminal or a CI service stands as `\uXXXX`, which means the
 * same to every reader.
 */
export function toJson(value: unknown): string {
  const text = JSON.stringify(value)
    .replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, char =>
      [...Array(char.length).keys()].map(index => escaped(char.charCodeAt(index))).join('')
    )
    .replace(/##(?=\[|vso\[)/gi, `#${escaped(35)}`)
  return `${text}\n`
}

const escaped = (unit: number): string => `\\u${unit.toString(16).padStart(4, '0')}`

const fileOf = (file: FileReport) => ({path: file.path, findings: file.findings.map(one => findingOf(file, one))})

/** A finding as JSON has it; the columns and offsets of a file with a byte order mark count it. */
export function findingOf(
  {path, hasBom}: FileReport,
  {ruleId, messageId, severity, message, related, fixes, ...place}: ReportedFinding
) {
  const by = hasBom ? 1 : 0
  return {
    ruleId,
    messageId,
    severity,
    message,
    ...placed(place, by),
    related: related.map(one => ({path, ...placed(one, by), message: one.message})),
    fixes: fixes.map(({title, safety, edits}) => ({title, safety, edits: edits.map(edit => moved(edit, by))}))
  }
}

/** A place as JSON counts it: `by` is 1 in a text with a byte order mark. */
export const placed = ({line, column, endLine, endColumn}: Place, by: number): Place => ({
  line,
  column: line === 1 ? column + by : column,
  endLine,
  endColumn: endLine === 1 ? endColumn + by : endColumn
})

const moved = ({start, end, text}: Edit, by: number): Edit => ({start: start + by, end: end + by, text})
