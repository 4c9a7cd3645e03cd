import {type Look, styleOf} from '../../../server/src/cli/format/style.ts'
import {type FileReport, type Report, type ReportedFinding, summarize} from '../../../server/src/cli/report.ts'
import {rules} from '../../../server/src/service/index.ts'

export const plain: Look = {language: 'en', style: styleOf(false), columns: 80, isWrapped: false}
export const french: Look = {...plain, language: 'fr'}

export const reportOf = (...files: FileReport[]): Report => ({
  files,
  summary: summarize(files),
  fixed: {fixes: 0, files: 0}
})

export const fileOf = (path: string, ...findings: ReportedFinding[]): FileReport => ({path, hasBom: false, findings})

/** A warning with a related place and two fixes. */
export const warning: ReportedFinding = {
  ruleId: 'unclosed-emphasis',
  messageId: 'cold',
  severity: 'warning',
  message: 'Unexpected `cold` tea, expected `warm`',
  line: 12,
  column: 5,
  endLine: 12,
  endColumn: 9,
  sourceLine: 'The cold tea, served at dawn.',
  fingerprint: '5f3c0a2b9d417e68:1',
  related: [{line: 3, column: 1, endLine: 3, endColumn: 4, message: 'the kettle'}],
  fixes: [
    {title: 'Warm it', safety: 'safe', edits: [{start: 104, end: 108, text: 'warm'}]},
    {title: 'Pour it away', safety: 'review', edits: [{start: 100, end: 112, text: ''}]}
  ]
}

/** An error over two lines. */
export const error: ReportedFinding = {
  ...warning,
  ruleId: 'detached-destination',
  severity: 'error',
  message: 'Unexpected space between `]` and `(`, expected nothing: this is not a link',
  line: 1,
  column: 21,
  endLine: 2,
  endColumn: 1,
  fingerprint: '0123456789abcdef:1',
  related: [],
  fixes: []
}

export const info: ReportedFinding = {
  ...warning,
  ruleId: 'padded-link',
  severity: 'info',
  message: 'Unexpected `  `, expected one space & no more',
  line: 20,
  column: 1,
  endLine: 20,
  endColumn: 1,
  fingerprint: 'fedcba9876543210:1',
  related: [],
  fixes: []
}

/** Every severity, two findings that say the same, a byte order mark, a clean file, standard input. */
export const everything = reportOf(
  {
    path: 'docs/tea leaves/é.md',
    hasBom: true,
    findings: [error, warning, {...warning, line: 14, endLine: 14, fingerprint: '5f3c0a2b9d417e68:2'}, info]
  },
  fileOf('docs/clean.md'),
  fileOf('<stdin>', warning),
  fileOf('../outside.md', info)
)

export const nothing = reportOf()

/** A name or a text that would command, forge or break. */
export const hostile =
  '::error::forged\u001b]0;t\u0007\u009b31m\u202e\u2028\ufeff##[error]x ##vso[y] ]]> <!-- "\'& %0A\r\n\t::set-env name=a::b \ud800 \udc00x\ufffe\uffff \0 __proto__ 😀 [a](b) {0} C:\\x, y'

/** Everywhere, what would command, forge, break or hide. */
export const attack = reportOf(
  fileOf(hostile, {
    ...warning,
    message: hostile,
    sourceLine: hostile,
    related: [{line: 3, column: 1, endLine: 3, endColumn: 4, message: hostile}],
    fixes: [{title: hostile, safety: 'review', edits: [{start: 0, end: 1, text: hostile}]}]
  }),
  fileOf('__proto__', {...warning, message: '__proto__'}),
  fileOf('constructor', info)
)

/** `count` findings in files of 100, of all rules and severities. */
export function many(count: number): Report {
  const findings = Array.from({length: count}, (_, index): ReportedFinding => {
    const shape = [info, warning, error][index % 3] ?? info
    const ruleId = rules[index % rules.length]?.id ?? ''
    return {...shape, ruleId, line: index + 1, endLine: index + 1, fingerprint: `0123456789abcdef:${index + 1}`}
  })
  const files = Array.from({length: Math.ceil(count / 100)}, (_, index) =>
    fileOf(`docs/${String(index).padStart(4, '0')}.md`, ...findings.slice(index * 100, index * 100 + 100))
  )
  return reportOf(...files)
}
