import type {Severity} from '../../service/index.ts'
import type {Report, ReportedFinding} from '../report.ts'
import {harmless} from './harmless.ts'
import {findingsOf, type Located, worstFirst} from './located.ts'

const commands: Readonly<Record<Severity, string>> = {error: 'error', warning: 'warning', info: 'notice'}

/**
 * The report as workflow commands, which GitHub Actions shows beside the lines of a pull request.
 *
 * It shows ten errors, ten warnings and ten notices of a step, and fifty of a job; so the worst come first. The rest is
 * only in the log, which has nothing of a command but its text: therefore the text names the place and the rule too.
 *
 * @see https://github.com/actions/toolkit/blob/main/docs/problem-matchers.md#limitations
 */
export const github = (report: Report): string => worstFirst(findingsOf(report)).map(commandOf).join('')

function commandOf({file, finding}: Located): string {
  const {ruleId, severity, message, line, column} = finding
  const properties = [`file=${property(file.path)}`, ...placeOf(finding), `title=${property(`MedCite (${ruleId})`)}`]
  const text = `${harmless(file.path)}:${line}:${column}: ${message} [${ruleId}]`
  return `::${commands[severity]} ${properties.join(',')}::${data(text)}\n`
}

/** GitHub refuses columns where a range does not end in the line that it begins in. */
function placeOf({line, column, endLine, endColumn}: ReportedFinding): string[] {
  const lines = [`line=${line}`, `endLine=${endLine}`]
  return line === endLine ? [...lines, `col=${column}`, `endColumn=${endColumn}`] : lines
}

/**
 * As `escapeData` and `escapeProperty` of the toolkit do, whose reader turns only these back; what else is invisible or
 * commands is shown as its code point.
 *
 * @see https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts
 */
const data = (text: string): string => harmless(text.replace(/[%\r\n]/g, percent))
const property = (text: string): string => harmless(text.replace(/[%\r\n:,]/g, percent))

const percent = (char: string): string => `%${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`
