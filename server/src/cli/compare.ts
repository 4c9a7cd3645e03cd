import {resolve} from 'node:path'
import {type Configurations, createConfigurations} from '../host/configuration.node.ts'
import {defaultConfiguration, openDocument, profileOf} from '../service/index.ts'
import type {CompareCommand} from './arguments.ts'
import {type ComparedText, describeComparison, isUnfaithful} from './comparison-report.ts'
import {complainTo} from './complain.ts'
import {displayPath} from './discover.ts'
import {comparisonJson} from './format/comparison-json.ts'
import {comparisonText} from './format/comparison-text.ts'
import type {Look} from './format/style.ts'
import {type ExitCode, exit, type Io} from './io.ts'
import {readDocument, unreadPieces, workOn} from './read.ts'
import {configurationFor, configurationProblems, nameless} from './targets.ts'
import {texts} from './texts.ts'

/** `medcite compare`: whether a text still cites and counts what another does. */
export async function compare(command: CompareCommand, io: Io, look: Look): Promise<ExitCode> {
  const configurations = createConfigurations(one => one, {...defaultConfiguration, clock: io.today})
  const sides: ComparedText[] = []
  const problems: string[] = []
  for (const path of command.paths) {
    const side = await readSide(path, command, configurations, io, look)
    if ('problems' in side) problems.push(...side.problems)
    else sides.push(side)
  }
  const [a, b] = sides
  const report = a && b && !io.signal.aborted ? describeBoth(a, b, io) : undefined
  if (io.signal.aborted) problems.push(texts[look.language].interrupted())
  const complain = complainTo(io, look)
  complain([...new Set(problems)])
  if (!report || !a || !b) return io.signal.aborted ? exit.interrupted : exit.failure
  const unread = [a, b].flatMap(({path, snapshot}) => unreadPieces(path, snapshot, texts[look.language]))
  complain(unread)
  io.out(command.format === 'json' ? comparisonJson(report) : comparisonText(report, command.isVerbose, look))
  if (isUnfaithful(report)) return exit.findings
  return unread.length > 0 ? exit.failure : exit.ok
}

const describeBoth = (a: ComparedText, b: ComparedText, io: Io) => {
  const work = () => describeComparison(a, b)
  return a.snapshot.text.length + b.snapshot.text.length > longTexts ? io.killable(work) : work()
}

/** Length of two texts together, in UTF-16 units, from which an interruption must not wait for the end of the work. */
const longTexts = 200_000

async function readSide(
  path: string,
  command: CompareCommand,
  configurations: Configurations,
  io: Io,
  look: Look
): Promise<ComparedText | {readonly problems: readonly string[]}> {
  const say = texts[look.language]
  const isStdin = path === '-'
  const file = resolve(io.cwd, isStdin ? nameless : path)
  const found = await configurationFor(command, configurations, file, io.cwd)
  const broken = configurationProblems(found, io.cwd, say)
  if (broken.length > 0) return {problems: broken}
  const shown = isStdin ? nameless : displayPath(file, io.cwd)
  const content = await readDocument(isStdin ? {path: shown} : {path: shown, file}, io, say)
  if ('problem' in content) return {problems: [content.problem]}
  const {configuration} = found
  const open = (text: string) => openDocument(text, {profile: profileOf(configuration.profile, shown)})
  const snapshot = await workOn(content, io, open)
  return snapshot ? {path: shown, hasBom: content.hasBom, snapshot, configuration} : {problems: []}
}
