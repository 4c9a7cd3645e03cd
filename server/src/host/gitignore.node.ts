import {lstat, readFile} from 'node:fs/promises'
import {dirname, join, relative, sep} from 'node:path'
import {type IgnoreRules, isLeftOut, noIgnoreRules, withIgnoreLines} from './ignore-rules.ts'

/**
 * What the `.gitignore` files of a repository say, from its top down to one folder.
 *
 * Rules of deeper files come after those of files above them, so that the last one that fits decides, as git has it. What
 * is personal (`.git/info/exclude`, `core.excludesFile`) is left out: a colleague and CI must find the same files.
 */
export type GitIgnore = {
  /** Absolute path of the folder from which the rules are read: the repository's, or that of a search outside of any. */
  readonly top: string
  readonly rules: IgnoreRules
}

/** A `.gitignore` that is there and cannot be read; its rules are unknown, so nothing is left out because of it. */
export type UnreadableGitIgnore = (path: string, code: string) => void

/** Git tells `A` from `a` unless it was told, when the repository was made, that the disk does not. */
const ignoreCase = process.platform === 'win32' || process.platform === 'darwin'

/** What holds in `folder`, but for its own file: rules of the files between it and the top of its repository. */
export async function gitIgnoreAbove(folder: string, unreadable: UnreadableGitIgnore): Promise<GitIgnore> {
  const above: string[] = []
  for (let at = folder; !(await isRepository(at)); at = dirname(at)) {
    if (at === dirname(at)) return noRules(folder)
    above.unshift(dirname(at))
  }
  let found = noRules(above[0] ?? folder)
  for (const one of above) if (await isPlainFile(join(one, name))) found = await withFileOf(one, found, unreadable)
  return found
}

/** What holds in `folder`, whose entries have these names, when `above` holds over it; a repository in it begins anew. */
export async function gitIgnoreIn(
  folder: string,
  entries: readonly {readonly name: string; isFile(): boolean}[],
  above: GitIgnore,
  unreadable: UnreadableGitIgnore
): Promise<GitIgnore> {
  const base = entries.some(entry => entry.name === '.git') ? noRules(folder) : above
  // A link is not followed, a folder or a pipe is not read; git does the same.
  return entries.some(entry => entry.name === name && entry.isFile()) ? withFileOf(folder, base, unreadable) : base
}

/** Whether the path of something below the top is to be left out. */
export function isIgnored({top, rules}: GitIgnore, path: string, isFolder: boolean): boolean {
  return isLeftOut(rules, wayFrom(top, path), isFolder)
}

const name = '.gitignore'

const noRules = (top: string): GitIgnore => ({top, rules: noIgnoreRules})

async function withFileOf(folder: string, above: GitIgnore, unreadable: UnreadableGitIgnore): Promise<GitIgnore> {
  const path = join(folder, name)
  try {
    const lines = (await readFile(path, 'utf8')).replace(/^\ufeff/, '').split(/\r?\n/)
    const {length: depth} = wayFrom(above.top, folder)
    return {top: above.top, rules: withIgnoreLines(above.rules, lines, depth, ignoreCase)}
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && typeof error.code === 'string')) throw error
    unreadable(path, error.code)
    return above
  }
}

/** Names of the folders from `top` to `path`, and its own. */
const wayFrom = (top: string, path: string): string[] => (top === path ? [] : relative(top, path).split(sep))

const isRepository = (folder: string): Promise<boolean> =>
  lstat(join(folder, '.git')).then(
    found => found.isDirectory() || found.isFile(),
    () => false
  )

const isPlainFile = (path: string): Promise<boolean> =>
  lstat(path).then(
    found => found.isFile(),
    () => false
  )
