import type {Report} from '../report.ts'
import {findingOf, toJson} from './json.ts'
import {findingsOf} from './located.ts'

/**
 * The report as JSON Lines: one finding a line, its `path` and what `json` has of it. Nothing where nothing is found,
 * and no summary: whoever reads line by line, or joins the lines of several runs, meets one shape only.
 */
export const jsonl = (report: Report): string =>
  findingsOf(report)
    .map(({file, finding}) => toJson({path: file.path, ...findingOf(file, finding)}))
    .join('')
