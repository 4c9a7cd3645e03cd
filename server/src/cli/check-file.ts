import {encode, type FileContent, replaceContent} from '../host/files.node.ts'
import {
  type Configuration,
  check,
  type Finding,
  fixAll,
  languageOf,
  openDocument,
  profileOf,
  type Snapshot
} from '../service/index.ts'
import {isFilter, type LintCommand} from './arguments.ts'
import {diff} from './format/diff.ts'
import type {Look} from './format/style.ts'
import type {Io} from './io.ts'
import {readDocument, workOn} from './read.ts'
import {describe, type FileReport} from './report.ts'
import type {Target} from './targets.ts'
import {texts} from './texts.ts'

/** What came of one document. */
export type Outcome = {
  /** What was found; absent when it could not be read, and for a dry run. */
  readonly report?: FileReport
  /** How many fixes were made, or would be by a dry run. */
  readonly fixes: number
  /** The change that a dry run would make. */
  readonly diff?: string
  /** Standard input after its fixes, when they were asked for. */
  readonly output?: string
  /** A sentence about what could not be done. */
  readonly problem?: string
}

/** Check one document, fixing it as the command says. */
export async function checkFile(
  target: Target,
  command: LintCommand,
  roots: readonly string[],
  io: Io,
  look: Look
): Promise<Outcome> {
  const say = texts[look.language]
  const content = await readDocument(target, io, say)
  if ('problem' in content) return {fixes: 0, ...content}
  if (target.isIgnored) return {fixes: 0, output: withBom(content.text, content)}

  const {configuration} = target.found
  const result = await workOn(content, io, text => analyse(target.path, text, configuration, command.fix))
  if (!result) return {fixes: 0}
  const {text} = result.after
  const settled = result.isSettled ? {} : {problem: say.unsettled(target.path)}
  if (command.isDryRun) {
    const change = {path: target.path, before: content.text, after: text, hasBom: content.hasBom}
    return {...settled, fixes: result.fixes, diff: diff(change, look)}
  }
  const report = (snapshot: Snapshot, findings: readonly Finding[]): FileReport => ({
    path: target.path,
    hasBom: content.hasBom,
    findings: describe(snapshot, findings, languageOf(configuration.language, snapshot, look.language))
  })
  const done = {...settled, fixes: result.fixes, report: report(result.after, result.findings)}
  if (isFilter(command)) return {...done, output: withBom(text, content)}
  if (target.file === undefined || text === content.text) return done

  const failure = await replaceContent(target.file, content.bytes, encode(text, content.hasBom), roots)
  if (!failure) return done
  const problem =
    failure.kind === 'unwritable' ? say.unwritable(target.path, failure.code) : say[failure.kind](target.path)
  return {fixes: 0, problem, report: report(result.before, check(result.before, configuration))}
}

const withBom = (text: string, {hasBom}: FileContent): string => (hasBom ? `\ufeff${text}` : text)

type Analysis = {
  readonly before: Snapshot
  readonly after: Snapshot
  /** What is found in the text after its fixes. */
  readonly findings: readonly Finding[]
  readonly fixes: number
  readonly isSettled: boolean
}

function analyse(name: string, text: string, configuration: Configuration, fix: LintCommand['fix']): Analysis {
  const before = openDocument(text, {profile: profileOf(configuration.profile, name)})
  const {snapshot, applied, settled} =
    fix === 'none'
      ? {snapshot: before, applied: 0, settled: true}
      : fixAll(before, configuration, fix === 'suggestions')
  return {
    before,
    after: snapshot,
    findings: check(snapshot, configuration),
    fixes: applied,
    isSettled: settled
  }
}
