import {encode, type FileContent, replaceContent} from '../host/files.node.ts'
import {type Analysis, analyse, type Task} from './analysis.ts'
import {isFilter, type LintCommand} from './arguments.ts'
import type {Cache, CacheKey} from './cache.ts'
import {diff} from './format/diff.ts'
import type {Look} from './format/style.ts'
import type {Io} from './io.ts'
import {LostThread, type Pool} from './pool.ts'
import {readDocument, workOn} from './read.ts'
import type {FileReport, OfferedFix} from './report.ts'
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

/** What all documents of a run have in common. */
export type Run = {
  readonly command: LintCommand
  /** Absolute paths of the folders inside which files may be changed. */
  readonly roots: readonly string[]
  readonly io: Io
  readonly look: Look
  /** Does the work, where it pays; absent: this thread does. */
  readonly pool?: Pool
  readonly cache?: Cache
}

/** Check one document, fixing it as the command says. */
export async function checkFile(target: Target, run: Run): Promise<Outcome> {
  try {
    return await readAndCheck(target, run)
  } catch (error) {
    if (!(error instanceof LostThread)) throw error
    return {fixes: 0, problem: texts[run.look.language].threadLost(target.path, error.message)}
  }
}

async function readAndCheck(target: Target, run: Run): Promise<Outcome> {
  const {command, roots, io, look} = run
  const say = texts[look.language]
  const content = await readDocument(target, io, say)
  if ('problem' in content) return {fixes: 0, ...content}
  if (target.isIgnored) return {fixes: 0, output: withBom(content.text, content)}

  const analysis = await remembered(target, content, command.fix, run)
  if (!analysis) return {fixes: 0}
  const {report, fixes, text = content.text} = analysis
  const settled = analysis.isSettled ? {} : {problem: say.unsettled(target.path)}
  if (command.isDryRun) {
    const change = {path: target.path, before: content.text, after: text, hasBom: content.hasBom}
    return {...settled, fixes, diff: diff(change, look)}
  }
  const done = {...settled, fixes, report}
  if (isFilter(command)) return {...done, output: withBom(text, content)}
  if (target.file === undefined || text === content.text) return done

  const failure = await replaceContent(target.file, content.bytes, encode(text, content.hasBom), roots)
  if (!failure) return done
  const problem =
    failure.kind === 'unwritable' ? say.unwritable(target.path, failure.code) : say[failure.kind](target.path)
  const unfixed = await remembered(target, content, 'none', run)
  return {fixes: 0, problem, ...(unfixed && {report: unfixed.report})}
}

const withBom = (text: string, {hasBom}: FileContent): string => (hasBom ? `\ufeff${text}` : text)

/** What an earlier run found, where there is nothing to fix in it; else what this one finds. */
async function remembered(
  target: Target,
  content: FileContent,
  fix: LintCommand['fix'],
  run: Run
): Promise<Analysis | undefined> {
  const {cache, look} = run
  const key: CacheKey | undefined =
    cache && target.file !== undefined
      ? {file: target.file, content, found: target.found, language: look.language}
      : undefined
  const findings = key && cache?.find(key)
  if (findings?.every(({fixes}) => !fixes.some(one => isWanted(one, fix)))) {
    return {report: {path: target.path, hasBom: content.hasBom, findings}, fixes: 0, isSettled: true}
  }
  const analysis = await analysed(target, content, fix, run)
  // What was found after fixes is of another text.
  if (key && analysis && analysis.text === undefined && analysis.isSettled) cache?.keep(key, analysis.report.findings)
  return analysis
}

/** Whether a run with this `fix` would try to apply it. */
const isWanted = ({safety}: OfferedFix, fix: LintCommand['fix']): boolean =>
  fix === 'suggestions' || (fix === 'safe' && safety === 'safe')

function analysed(
  {path, found}: Target,
  content: FileContent,
  fix: LintCommand['fix'],
  {command, io, look, pool}: Run
): Promise<Analysis | undefined> {
  const {text, hasBom} = content
  const task: Task = {path, text, hasBom, fix, parser: command.parser, language: look.language}
  return pool ? pool.analyse(task, found) : workOn(content, io, () => analyse(task, found.configuration))
}
