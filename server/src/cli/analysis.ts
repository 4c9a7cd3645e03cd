import {
  type Configuration,
  check,
  fixAll,
  type Language,
  languageOf,
  openDocument,
  profileOf,
  type Snapshot
} from '../service/index.ts'
import type {LintCommand} from './arguments.ts'
import {describe, type FileReport} from './report.ts'

/** A document to be analysed, as plain data. */
export type Task = {
  /** As it is shown; its ending may choose the profile. */
  readonly path: string
  /** Without its byte order mark. */
  readonly text: string
  readonly hasBom: boolean
  readonly fix: LintCommand['fix']
  readonly parser?: LintCommand['parser']
  /** In which to speak where the configuration leaves it open. */
  readonly language: Language
}

/** What came of it, as plain data. */
export type Analysis = {
  /** What is found in the text after its fixes. */
  readonly report: FileReport
  /** The text after its fixes, where they change it. */
  readonly text?: string
  /** How many fixes were made. */
  readonly fixes: number
  /** `false` when fixing found no end; then nothing was changed. */
  readonly isSettled: boolean
}

/** Check a text and fix it, as `--fix` would. Pure: the same task and configuration give the same analysis. */
export function analyse({path, text, hasBom, fix, parser, language}: Task, configuration: Configuration): Analysis {
  const before = openDocument(text, {parser, profile: profileOf(configuration.profile, path)})
  const {snapshot, applied, settled} =
    fix === 'none' ? untouched(before) : fixAll(before, configuration, fix === 'suggestions')
  const findings = check(snapshot, configuration)
  const report = {
    path,
    hasBom,
    findings: describe(snapshot, findings, languageOf(configuration.language, snapshot, language))
  }
  return {report, fixes: applied, isSettled: settled, ...(snapshot.text !== text && {text: snapshot.text})}
}

const untouched = (snapshot: Snapshot) => ({snapshot, applied: 0, settled: true})
