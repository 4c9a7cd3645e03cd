import {resolve} from 'node:path'
import {createConfigurations} from '../host/configuration.node.ts'
import {type Configuration, configure, defaultConfiguration} from '../service/index.ts'
import {isFilter, type LintCommand} from './arguments.ts'
import {checkAll} from './check-all.ts'
import type {Outcome} from './check-file.ts'
import {configurationPage} from './format/configuration-page.ts'
import {formats} from './format/index.ts'
import type {Look} from './format/style.ts'
import {type ExitCode, exit, type Io} from './io.ts'
import {type FileReport, type Report, type Summary, summarize} from './report.ts'
import {inShard} from './shard.ts'
import {configurationFor, configurationProblems, findTargets} from './targets.ts'
import {type Texts, texts} from './texts.ts'

/** `medcite lint`: check documents, fix them if asked to, report. */
export async function lint(command: LintCommand, io: Io, look: Look): Promise<ExitCode> {
  const say = texts[look.language]
  const complain = (sentences: readonly string[]) => {
    for (const sentence of sentences) io.err(`medcite: ${sentence}\n`)
  }
  const configurations = createConfigurations(configuration => adjusted(configuration, command), {
    ...defaultConfiguration,
    clock: io.today
  })
  if (command.printConfig !== undefined) {
    const name = resolve(io.cwd, command.printConfig)
    const found = await configurationFor(command, configurations, name, io.cwd)
    complain(configurationProblems(found, io.cwd, say))
    if (found.problems.length > 0) return exit.failure
    io.out(configurationPage(found.configuration))
    return exit.ok
  }
  const found = await findTargets(command, configurations, io, say, isFilter(command))
  complain(found.broken)
  if (found.broken.length > 0) return exit.failure
  complain(found.problems)
  complain(found.skipped.map(say.skipped))

  const targets = command.shard ? inShard(found.targets, command.shard) : found.targets
  const {outcomes, notes} = await checkAll(targets, {command, roots: found.roots, io, look})
  complain(notes)
  if (io.signal.aborted) {
    complain([say.interrupted()])
    return exit.interrupted
  }
  const problems = outcomes.flatMap(({problem}) => problem ?? [])
  complain(problems)
  if (found.targets.length === 0 && found.problems.length + found.skipped.length === 0) complain([say.nothing()])
  const code = command.isDryRun
    ? showChanges(outcomes, io, complain, say)
    : showReport(outcomes, command, io, look, complain)
  return found.problems.length + problems.length > 0 ? exit.failure : code
}

/** A configuration as the command line has it. */
function adjusted(configuration: Configuration, {rules, language}: LintCommand): Configuration {
  const {configuration: result} = configure({rules: Object.fromEntries(rules)}, configuration)
  return language ? {...result, language} : result
}

type Complain = (sentences: readonly string[]) => void

function showChanges(outcomes: readonly Outcome[], io: Io, complain: Complain, say: Texts): ExitCode {
  const changed = outcomes.filter(outcome => outcome.diff)
  const fixes = changed.reduce((sum, outcome) => sum + outcome.fixes, 0)
  io.out(changed.map(outcome => outcome.diff ?? '').join(''))
  complain([changed.length > 0 ? say.wouldFix(fixes, changed.length) : say.nothingToFix()])
  return changed.length > 0 ? exit.findings : exit.ok
}

function showReport(
  outcomes: readonly Outcome[],
  command: LintCommand,
  io: Io,
  look: Look,
  complain: Complain
): ExitCode {
  const all = outcomes.flatMap(({report}) => report ?? [])
  const files = command.isQuiet ? all.map(onlyErrors) : all
  const fixed = outcomes.filter(({fixes}) => fixes > 0)
  const report: Report = {
    files,
    // A fix that this run has left was tried and not proved: the next one would leave it too.
    summary: command.fix === 'none' ? summarize(files) : {...summarize(files), fixable: 0},
    fixed: {files: fixed.length, fixes: fixed.reduce((sum, {fixes}) => sum + fixes, 0)}
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
  return errors > 0 || isOver ? exit.findings : exit.ok
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

const quoted = (path: string): string => (/^[\w./@%+=:,-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`)
