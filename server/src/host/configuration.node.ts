import {readdir} from 'node:fs/promises'
import {basename, dirname, isAbsolute, join, relative, sep} from 'node:path'

import {
  type Configuration,
  configure,
  defaultConfiguration,
  type Knowledge,
  lineAndColumn,
  type Text
} from '../service/index.ts'

import {parseSettings} from './configuration-file.ts'
import {failureText, readContent} from './files.node.ts'
import {isLeftOut, noIgnoreRules, withIgnoreLines} from './ignore-rules.ts'
import {createKnowledgeFiles, type FoundKnowledge} from './knowledge.node.ts'

/** What is wrong in a configuration file, and where: 1-based, in UTF-16 units; no place when it cannot be read at all. */
export type PlacedProblem = {
  readonly path: string
  readonly place?: {readonly line: number; readonly column: number}
  readonly text: Text
}

/** The configuration that holds for the files of a folder. */
export type FoundConfiguration = {
  readonly configuration: Configuration
  /** Absolute path of the file that says so; absent when nothing is configured. */
  readonly source?: string
  readonly problems: readonly PlacedProblem[]
  /** The workspace's own records, which are part of the configuration; absent when there are none. */
  readonly knowledge?: Omit<FoundKnowledge, 'knowledge'>
  /** Whether its `ignore` patterns, which are read as those of a `.gitignore`, name this file (absolute path). */
  isIgnored(path: string): boolean
}

/** Finds and reads configuration files, each once. */
export type Configurations = {
  /** What holds in `folder` (absolute): the nearest file upwards, or the defaults. */
  nearest(folder: string): Promise<FoundConfiguration>
  /** What `path` (absolute) says for the files of `documents`; its `ignore` patterns start from `folder`. */
  from(path: string, folder: string, documents: string): Promise<FoundConfiguration>
}

/** Names of configuration files; the first that a folder has counts. */
export const configurationNames = [
  '.medciterc.json',
  '.medciterc.jsonc',
  '.medciterc.yaml',
  '.medciterc.yml',
  'package.json'
]

/** Name of the file in `folder` (absolute) that configures it; `undefined` when none does. */
export async function ownConfiguration(folder: string): Promise<string | undefined> {
  const present = await readdir(folder)
  for (const name of configurationNames) {
    if (!present.includes(name)) continue
    if (name !== 'package.json') return name
    const content = await readContent(join(folder, name))
    if (!('kind' in content) && parseSettings(content.text, name)) return name
  }
  return undefined
}

/**
 * @param finish
 *   Has the last word on every configuration, for what was said on the command line.
 * @param base
 *   What holds where a file says nothing.
 */
export function createConfigurations(
  finish: (configuration: Configuration) => Configuration,
  base: Configuration = defaultConfiguration
): Configurations {
  const unconfigured: FoundConfiguration = {
    configuration: finish(base),
    problems: [],
    isIgnored: () => false
  }
  const folders = new Map<string, Promise<FoundConfiguration>>()
  const complete = new Map<string, Promise<FoundConfiguration>>()
  const completed = new Map<FoundConfiguration, Map<Knowledge, FoundConfiguration>>()
  const given = new Map<string, Promise<FoundConfiguration>>()
  const knowledgeFiles = createKnowledgeFiles()

  async function inFolder(folder: string): Promise<FoundConfiguration> {
    const present = await readdir(folder).catch((): string[] => [])
    for (const name of configurationNames) {
      const found = present.includes(name) ? await read(join(folder, name), folder, finish, base) : undefined
      if (found) return found
    }
    const parent = dirname(folder)
    return parent === folder ? unconfigured : nearest(parent)
  }

  function nearest(folder: string): Promise<FoundConfiguration> {
    const kept = folders.get(folder) ?? inFolder(folder)
    folders.set(folder, kept)
    return kept
  }

  async function withKnowledge(found: FoundConfiguration, folder: string): Promise<FoundConfiguration> {
    const {knowledge, ...file} = await knowledgeFiles.nearest(folder)
    if (!file.source) return found
    // One for all folders: whoever keeps something by configuration keeps it once.
    const same = completed.get(found)?.get(knowledge)
    if (same) return same
    const made = {...found, configuration: {...found.configuration, knowledge}, knowledge: file}
    completed.set(found, (completed.get(found) ?? new Map()).set(knowledge, made))
    return made
  }

  function fromFile(path: string, folder: string): Promise<FoundConfiguration> {
    const kept =
      given.get(path) ?? read(path, folder, finish, base).then(found => found ?? {...unconfigured, source: path})
    given.set(path, kept)
    return kept
  }

  /** Once for each folder: equal configurations are then the same one, and what was found with them can be kept. */
  function once(key: string, make: () => Promise<FoundConfiguration>): Promise<FoundConfiguration> {
    const kept = complete.get(key) ?? make()
    complete.set(key, kept)
    return kept
  }

  return {
    nearest: folder => once(folder, async () => withKnowledge(await nearest(folder), folder)),
    from: (path, folder, documents) =>
      once(`${path}\0${documents}`, async () => withKnowledge(await fromFile(path, folder), documents))
  }
}

/** @returns `undefined` for a package.json that says nothing of MedCite. */
async function read(
  path: string,
  folder: string,
  finish: (configuration: Configuration) => Configuration,
  base: Configuration
): Promise<FoundConfiguration | undefined> {
  const content = await readContent(path)
  if ('kind' in content) {
    return {configuration: base, source: path, problems: [{path, text: failureText(content)}], isIgnored: () => false}
  }
  const settings = parseSettings(content.text, basename(path))
  if (!settings) return undefined
  const {configuration, problems} = configure(settings.value, base)
  return {
    configuration: finish(configuration),
    source: path,
    problems: [
      ...settings.problems,
      ...(settings.problems.length > 0 ? [] : problems).map(({path: keys, text}) => ({
        offset: settings.offsetOf(keys),
        text
      }))
    ]
      .sort((one, other) => one.offset - other.offset)
      .map(({offset, text}) => ({path, place: lineAndColumn(content.text, offset), text})),
    isIgnored: ignoring(folder, configuration.ignore)
  }
}

function ignoring(folder: string, patterns: readonly string[]): (path: string) => boolean {
  if (patterns.length === 0) return () => false
  const rules = withIgnoreLines(noIgnoreRules, patterns, 0, true)
  return path => {
    const way = relative(folder, path)
    if (way === '' || isAbsolute(way) || way === '..' || way.startsWith(`..${sep}`)) return false
    return isLeftOut(rules, way.split(sep), false)
  }
}
