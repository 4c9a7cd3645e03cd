import {createHash} from 'node:crypto'
import type {Severity} from '../../service/index.ts'
import type {Report} from '../report.ts'
import {toJson} from './json.ts'
import {findingsOf, type Located} from './located.ts'

const severities: Readonly<Record<Severity, string>> = {error: 'major', warning: 'minor', info: 'info'}

/**
 * The report for GitLab's Code Quality: a JSON array, one object a finding, nothing before it.
 *
 * The description names the rule, because a merge request shows nothing of `check_name`. Fingerprints survive moved
 * lines and are unique in the report: GitLab drops all but one of those that are equal.
 *
 * @see https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
 */
export const gitlab = (report: Report): string => toJson(findingsOf(report).map(issueOf))

const issueOf = ({file: {path}, finding: {message, ruleId, severity, fingerprint, line, endLine}}: Located) => ({
  description: `${message} [${ruleId}]`,
  check_name: ruleId,
  fingerprint: createHash('sha256').update(`${path}\0${fingerprint}`).digest('hex'),
  severity: severities[severity],
  location: {path, lines: {begin: line, end: endLine}}
})
