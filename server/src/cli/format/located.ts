import type {Severity} from '../../service/index.ts'
import type {FileReport, Report, ReportedFinding} from '../report.ts'

/** A finding and the file that it is in. */
export type Located = {readonly file: FileReport; readonly finding: ReportedFinding}

/** All findings of `report`, in its order. */
export const findingsOf = ({files}: Report): Located[] =>
  files.flatMap(file => file.findings.map(finding => ({file, finding})))

const ranks: Readonly<Record<Severity, number>> = {error: 0, warning: 1, info: 2}

/** Errors first, then warnings, then the rest; each in the order in which they came. */
export const worstFirst = (found: readonly Located[]): Located[] =>
  [...found].sort((a, b) => ranks[a.finding.severity] - ranks[b.finding.severity])
