import {resolve} from 'node:path'
import {type Configurations, createConfigurations} from '../host/configuration.node.ts'
import {changedSince} from '../host/git.node.ts'
import {type Configuration, configure, defaultConfiguration} from '../service/index.ts'
import {isFilter, type LintCommand} from './arguments.ts'
import {gitProblem, onlyChanged} from './changed.ts'
import {checkAll} from './check-all.ts'
import type {Outcome} from './check-file.ts'
import {type Complain, complainTo} from './complain.ts'
import {configurationPage} from './format/configuration-page.ts'
import {formats} from './format/index.ts'
import {quoted} from './format/quoted.ts'
import type {Look} from './format/style.ts'
import {type ExitCode, exit, type Io} from './io.ts'
import {type FileReport, type Report, type Summary, summarize} from './report.ts'
import {inShard} from './shard.ts'
import {configurationFor, configurationProblems, findTargets, type Target} from './targets.ts'
import {type Texts, texts} from './texts.ts'
import {type UsedBaseline, useBaseline} from './use-baseline.ts'

/** `medcite lint`: check documents, fix them if asked to, report. */
export async function lint(command: LintCommand, io: Io, look: Look): Promise<ExitCode> {
  const say = texts[look.language]
  const complain = complainTo(io, look)
  const configurations = createConfigurations(configuration => adjusted(configuration, command), {
    ...defaultConfiguration,
    clock: io.today
  })
  if (command.printConfig !== undefined) {
    return printConfiguration(command, command.printConfig, configurations, io, complain, say)
  }
  const found = await findTargets(command, configurations, io, say, isFilter(command))
  complain(found.broken)
  if (found.broken.length > 0) return exit.failure
  const chosen = await chooseTargets(found.targets, command, io, say)
  if (io.signal.aborted) return interrupted(complain, say)
  complain([...found.problems, ...found.skipped.map(say.skipped), ...chosen.sentences])
  if (chosen.isFailed) return exit.failure

  const {outcomes, notes} = await checkAll(chosen.targets, {command, roots: found.roots, io, look})
  if (io.signal.aborted) return interrupted(complain, say)
  const failures = outcomes.flatMap(({problem}) => problem ?? [])
  complain([...notes, ...failures])
  const problems = [...found.problems, ...failures]
  if (found.targets.length === 0 && found.problems.length + found.skipped.length === 0) complain([say.nothing()])
  const code = command.isDryRun
    ? showChanges(outcomes, command, io, complain, say)
    : await showReport(outcomes, chosen.targets, command, io, look, complain, problems)
  return problems.length > 0 ? exit.failure : code
}

function interrupted(complain: Complain, say: Texts): ExitCode {
  complain([say.interrupted()])
  return exit.interrupted
}

async function printConfiguration(
  command: LintCommand,
  path: string,
  configurations: Configurations,
  {cwd, out}: Io,
  complain: Complain,
  say: Texts
): Promise<ExitCode> {
  const found = await configurationFor(command, configurations, resolve(cwd, path), cwd)
  complain(configurationProblems(found, cwd, say))
  if (found.problems.length > 0) return exit.failure
  out(configurationPage(found.configuration))
  return exit.ok
}

type Chosen = {
  readonly targets: readonly Target[]
  readonly sentences: readonly string[]
  /** What was asked for cannot be told. */
  readonly isFailed: boolean
}

/** Those of the documents that this run is for. */
async function chooseTargets(
  all: readonly Target[],
  {shard, changedSince: revision}: LintCommand,
  io: Io,
  say: Texts
): Promise<Chosen> {
  // First of all, since what has changed may be told differently on another machine.
  const targets = shard ? inShard(all, shard) : all
  if (revision === undefined) return {targets, sentences: [], isFailed: false}
  const changes = await changedSince(revision, io)
  if ('kind' in changes) return {targets: [], sentences: [gitProblem(changes, revision, say)], isFailed: true}
  const changed = await onlyChanged(targets, changes)
  const isNone = targets.length > 0 && changed.length === 0
  return {targets: changed, sentences: isNone ? [say.nothingChanged(revision)] : [], isFailed: false}
}

/** A configuration as the command line has it. */
function adjusted(configuration: Configuration, {rules, language}: LintCommand): Configuration {
  const {configuration: result} = configure({rules: Object.fromEntries(rules)}, configuration)
  return language ? {...result, language} : result
}

function showChanges(
  outcomes: readonly Outcome[],
  {fix}: LintCommand,
  io: Io,
  complain: Complain,
  say: Texts
): ExitCode {
  const changed = outcomes.filter(outcome => outcome.diff)
  const flag = fix === 'suggestions' ? '--fix-suggestions' : '--fix'
  const fixes = changed.reduce((sum, outcome) => sum + outcome.fixes, 0)
  io.out(changed.map(outcome => outcome.diff ?? '').join(''))
  complain([changed.length > 0 ? say.wouldFix(fixes, changed.length, flag) : say.nothingToFix()])
  return changed.length > 0 ? exit.findings : exit.ok
}

async function showReport(
  outcomes: readonly Outcome[],
  targets: readonly Target[],
  command: LintCommand,
  io: Io,
  look: Look,
  complain: Complain,
  problems: readonly string[]
): Promise<ExitCode> {
  const {files: all, known, isFailed} = await withoutKnown(outcomes, targets, command, io, look, complain)
  const files = command.isQuiet ? all.map(onlyErrors) : all
  const fixed = outcomes.filter(({fixes}) => fixes > 0)
  const report: Report = {
    files,
    // A fix that this run has left was tried and not proved: the next one would leave it too.
    summary: command.fix === 'none' ? summarize(files) : {...summarize(files), fixable: 0},
    fixed: {files: fixed.length, fixes: fixed.reduce((sum, {fixes}) => sum + fixes, 0)},
    known,
    problems,
    isQuiet: command.isQuiet
  }
  const text = formats[command.format](report, look)
  // A filter gives the text, or nothing; what there is to say about it must not get into it.
  if (isFilter(command)) {
    io.out(outcomes[0]?.output ?? '')
    io.err(text)
  } else io.out(text)
  const {errors, warnings} = summarize(all)
  const most = command.maxWarnings ?? (command.isQuiet ? Number.POSITIVE_INFINITY : 0)
  const isOver = warnings > most
  if (isOver && command.maxWarnings !== undefined)
    complain([texts[look.language].tooManyWarnings(warnings, command.maxWarnings)])
  if (io.isTerminal.err && command.format === 'stylish') io.err(nextStep(report.summary, files, command, look))
  if (isFailed) return exit.failure
  return errors > 0 || isOver ? exit.findings : exit.ok
}

/** Rules that the configuration of some document turns off. */
const rulesOff = (targets: readonly Target[]): ReadonlySet<string> =>
  new Set(
    [...new Set(targets.map(({found}) => found.configuration))].flatMap(({rules}) =>
      [...rules].filter(([, {severity}]) => severity === 'off').map(([id]) => id)
    )
  )

/** What was found and is not in the baseline, if there is one. */
async function withoutKnown(
  outcomes: readonly Outcome[],
  targets: readonly Target[],
  {baseline: path, updatesBaseline: isUpdate, shard}: LintCommand,
  {cwd}: Io,
  {language}: Look,
  complain: Complain
): Promise<Pick<UsedBaseline, 'files' | 'known' | 'isFailed'>> {
  const files = outcomes.flatMap(({report}) => report ?? [])
  if (path === undefined) return {files, known: 0, isFailed: false}
  const use = {path, isUpdate, isShard: shard !== undefined, off: rulesOff(targets)}
  const used = await useBaseline(files, use, cwd, texts[language])
  complain(used.sentences)
  return used
}

const onlyErrors = (file: FileReport): FileReport => ({
  ...file,
  findings: file.findings.filter(({severity}) => severity === 'error')
})

/** What someone at a terminal may want to do now. */
function nextStep(
  {fixable}: Summary,
  files: readonly FileReport[],
  {fix, paths}: LintCommand,
  {language, style}: Look
): string {
  const say = texts[language]
  const first = files.flatMap(({findings}) => findings)[0]
  if (!first) return ''
  const isFixable = fixable > 0 && fix === 'none' && paths[0] !== '-'
  const step = isFixable
    ? say.nextFix(`medcite lint --fix ${paths.map(quoted).join(' ')}`)
    : say.nextExplain(first.ruleId)
  return `${style.dim(step)}\n`
}
