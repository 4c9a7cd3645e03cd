import {realpath} from 'node:fs/promises'
import {dirname, isAbsolute, relative, sep} from 'node:path'
import {configurationNames} from '../host/configuration.node.ts'
import type {Changes, GitProblem} from '../host/git.node.ts'
import {workspacePath} from '../service/index.ts'
import type {Target} from './targets.ts'
import type {Texts} from './texts.ts'

/**
 * Those of `targets` that differ from a revision, in their order.
 *
 * A document whose configuration or workspace knowledge differs, or had a nearer one that is gone, differs as well. A
 * configuration outside the repository has no history and is the same for every revision. Standard input is always new.
 */
export async function onlyChanged(targets: readonly Target[], changes: Changes): Promise<readonly Target[]> {
  const sources = new Map<string, Promise<boolean>>()
  const hasSource = (path: string | undefined): Promise<boolean> | boolean => {
    if (path === undefined) return false
    const kept = sources.get(path) ?? changes.includes(path)
    sources.set(path, kept)
    return kept
  }
  const abandoned = changes.removed.flatMap(path => folderOf(path) ?? [])
  const isChanged = async ({file, found}: Target): Promise<boolean> =>
    file === undefined ||
    (await changes.includes(file)) ||
    (await changes.isOutside(file)) ||
    (await hasSource(found.source)) ||
    (await hasSource(found.knowledge?.source)) ||
    (abandoned.length > 0 && isBelow(await realFolderOf(file), abandoned))
  const kept: Target[] = []
  for (const target of targets) if (await isChanged(target)) kept.push(target)
  return kept
}

const realFolderOf = (file: string): Promise<string> => realpath(dirname(file)).catch(() => dirname(file))

/** The folder for which a file of configuration or of knowledge holds; `undefined` for any other file. */
function folderOf(path: string): string | undefined {
  const slashed = path.split(sep).join('/')
  const name = [...configurationNames, workspacePath].find(one => slashed.endsWith(`/${one}`))
  return name === undefined ? undefined : path.slice(0, -name.length - 1) || sep
}

const isBelow = (folder: string, others: readonly string[]): boolean =>
  others.some(other => {
    const way = relative(other, folder)
    return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)
  })

/** What keeps git from telling what has changed since `revision`, as a sentence. */
export function gitProblem(problem: GitProblem, revision: string, say: Texts): string {
  switch (problem.kind) {
    case 'badRevision':
      return say.badRevision(revision)
    case 'unknownRevision':
      return say.unknownRevision(revision, problem.isShallow)
    case 'gitFailed':
      return say.gitFailed(problem.message)
    default:
      return say[problem.kind]()
  }
}
