import {dirname, resolve} from 'node:path'
import type {Configurations, FoundConfiguration, PlacedProblem} from '../host/configuration.node.ts'
import type {Input} from './arguments.ts'
import {type DiscoveryProblem, discover, displayPath} from './discover.ts'
import type {Io} from './io.ts'
import type {Texts} from './texts.ts'

/** A document to check. */
export type Target = {
  /** As it is shown: from the working folder, with slashes. */
  readonly path: string
  /** Absolute path; absent for standard input. */
  readonly file?: string
  readonly found: FoundConfiguration
  /** The configuration ignores it; a filter passes it on as it is. */
  readonly isIgnored: boolean
}

export type Targets = {
  readonly targets: readonly Target[]
  /** Folders inside which files may be changed, as absolute paths. */
  readonly roots: readonly string[]
  /** Sentences about paths that give no file, and about files of knowledge that are not used. */
  readonly problems: readonly string[]
  /** Sentences about configuration files; where there is one nothing is to be done. */
  readonly broken: readonly string[]
  /** Paths named by the user that the configuration ignores. */
  readonly skipped: readonly string[]
}

/** What standard input is called when it has no name. */
export const nameless = '<stdin>'

/**
 * The documents that a command names, each with the configuration that holds for it.
 *
 * @param keepsIgnored
 *   Whether those that the configuration ignores are among them.
 */
export async function findTargets(
  command: Input,
  configurations: Configurations,
  {cwd}: Io,
  say: Texts,
  keepsIgnored = false
): Promise<Targets> {
  const isStdin = command.paths[0] === '-'
  const {files, roots, problems} = isStdin ? nothing : await discover(command.paths, cwd)
  const named = new Set(command.paths.map(path => resolve(cwd, path)))
  const targets: Target[] = []
  const skipped: string[] = []
  const sources = new Map<string, FoundConfiguration>()
  const knowledge = new Map<string, PlacedProblem>()
  const add = async (path: string, name: string, file?: string) => {
    const found = await configurationFor(command, configurations, name, cwd)
    if (found.source) sources.set(found.source, found)
    if (found.knowledge?.problem) knowledge.set(found.knowledge.problem.path, found.knowledge.problem)
    const isIgnored = found.isIgnored(name)
    if (isIgnored && (named.has(name) || isStdin)) skipped.push(path)
    if (!isIgnored || keepsIgnored) targets.push({path, file, found, isIgnored})
  }
  if (isStdin) {
    const name = resolve(cwd, command.stdinFilename ?? nameless)
    await add(displayPath(name, cwd), name)
  }
  for (const file of files) await add(displayPath(file, cwd), file, file)
  return {
    targets,
    roots,
    problems: [
      ...problems.map(problem => discoveryProblem(problem, say)),
      ...[...knowledge.values()].map(problem => configurationProblem(problem, cwd, say))
    ],
    broken: [...sources.values()].flatMap(found => configurationProblems(found, cwd, say)),
    skipped
  }
}

const nothing = {files: [], roots: [], problems: []}

/** What holds for the file of this name (absolute), which need not exist. */
export const configurationFor = (
  {config}: Pick<Input, 'config'>,
  configurations: Configurations,
  name: string,
  cwd: string
): Promise<FoundConfiguration> =>
  config === undefined
    ? configurations.nearest(dirname(name))
    : configurations.from(resolve(cwd, config), cwd, dirname(name))

/** Each problem of a configuration file as `file:line:column: sentence`. */
export const configurationProblems = ({problems}: FoundConfiguration, cwd: string, say: Texts): string[] =>
  problems.map(problem => configurationProblem(problem, cwd, say))

function configurationProblem({path, place, text}: PlacedProblem, cwd: string, say: Texts): string {
  const where = place ? `:${place.line}:${place.column}` : ''
  return say.configuration(`${displayPath(path, cwd)}${where}`, text)
}

/** Why a path gives no file, as a sentence. */
export function discoveryProblem(problem: DiscoveryProblem, say: Texts): string {
  return problem.kind === 'unreadable' ? say.unreadable(problem.path, problem.code) : say[problem.kind](problem.path)
}
