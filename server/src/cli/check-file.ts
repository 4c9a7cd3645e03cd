import {setImmediate} from 'node:timers/promises'
import {decode, encode, type FileContent, type ReadFailure, readContent, replaceContent} from '../host/files.node.ts'
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
import {describe, type FileReport} from './report.ts'
import type {Target} from './targets.ts'
import {type Texts, texts} from './texts.ts'

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

/** Text length, in UTF-16 units, from which the work takes so long that an interruption must not wait for its end. */
const longText = 200_000

/** Check one document, fixing it as the command says. */
export async function checkFile(
  target: Target,
  command: LintCommand,
  roots: readonly string[],
  io: Io,
  look: Look
): Promise<Outcome> {
  const say = texts[look.language]
  const content = await (target.file === undefined ? readStdin(io) : readContent(target.file))
  if ('kind' in content) return {fixes: 0, problem: readProblem(target.path, content, say)}

  const isLong = content.text.length > longText
  // An interruption that has come in already would get lost while nobody listens to it.
  if (isLong) await setImmediate()
  if (io.signal.aborted) return {fixes: 0}
  if (target.isIgnored) return {fixes: 0, output: withBom(content.text, content)}

  const {configuration} = target.found
  const work = () => analyse(target.path, content.text, configuration, command.fix)
  const result = isLong ? io.killable(work) : work()
  const {text} = result.after
  const settled = result.isSettled ? {} : {problem: say.unsettled(target.path)}
  if (command.isDryRun) {
    return {...settled, fixes: result.fixes, diff: diff(target.path, content.text, text, look.style)}
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

/** Standard input may be closed, or a folder. */
async function readStdin(io: Io): Promise<FileContent | ReadFailure> {
  try {
    return decode(await io.stdin())
  } catch (error) {
    if (error instanceof Error && 'code' in error) return {kind: 'unreadable', code: String(error.code)}
    throw error
  }
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

const readProblem = (path: string, failure: ReadFailure, say: Texts): string =>
  failure.kind === 'undecodable'
    ? say.undecodable(path, failure.offset, failure.isUtf16)
    : say.unreadable(path, failure.code)
