import type {Report} from '../report.ts'
import {harmless, harmlessStart} from './harmless.ts'
import {findingsOf, type Located} from './located.ts'

/**
 * The report as compilers write theirs, one line a finding: `docs/a.md:34:278: error: message [rule-id]`. Nothing where
 * nothing is found.
 *
 * The word for the severity is English in every language, so that one pattern reads it.
 */
export const compact = (report: Report): string =>
  findingsOf(report)
    .map(one => `${compactLine(one)}\n`)
    .join('')

/** The line of one finding, without its end; nothing in it commands anything. */
export const compactLine = ({file, finding}: Located): string =>
  harmlessStart(
    harmless(
      `${file.path}:${finding.line}:${finding.column}: ${finding.severity}: ${finding.message} [${finding.ruleId}]`
    )
  )
