import {lstat, readFile} from 'node:fs/promises'
import {dirname, join, relative, sep} from 'node:path'
import ignore, {type Ignore} from 'ignore'

/**
 * What the `.gitignore` files of a repository say, from its top down to one folder.
 *
 * Rules of deeper files come after those of files above them, so that the last one that fits decides, as git has it. What
 * is personal (`.git/info/exclude`, `core.excludesFile`) is left out: a colleague and CI must find the same files.
 */
export type GitIgnore = {
  /** Absolute path of the folder from which the rules are read: the repository's, or that of a search outside of any. */
  readonly top: string
  readonly rules: Ignore
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
  return rules.ignores(`${wayFrom(top, path)}${isFolder ? '/' : ''}`)
}

const name = '.gitignore'

const noRules = (top: string): GitIgnore => ({top, rules: ignore({ignoreCase})})

async function withFileOf(folder: string, above: GitIgnore, unreadable: UnreadableGitIgnore): Promise<GitIgnore> {
  const path = join(folder, name)
  try {
    const lines = await readFile(path, 'utf8')
    const rules = ignore({ignoreCase})
      .add(above.rules)
      .add(rebased(lines, wayFrom(above.top, folder)))
    return {top: above.top, rules}
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && typeof error.code === 'string')) throw error
    unreadable(path, error.code)
    return above
  }
}

/** The patterns of a file in the folder `base` (from the top, with slashes) as they would be written at the top. */
export function rebased(text: string, base: string): string[] {
  const lines = text.replace(/^\ufeff/, '').split(/\r?\n/)
  return base === '' ? lines : lines.flatMap(line => rebasedLine(line, base.replace(/[\\*?[\]]/g, '\\$&')))
}

/** @returns Nothing for a line that names nothing. */
function rebasedLine(line: string, base: string): string[] {
  if (line.startsWith('#')) return []
  const [, not = '', rest = ''] = /^(!?)(.*)$/s.exec(line) ?? []
  // An escaped space at the end counts, any other does not.
  const pattern = rest.replace(/(?<!\\) +$/, '')
  if (pattern === '' || pattern === '/') return []
  const isAnchored = pattern.slice(0, -1).includes('/')
  return [isAnchored ? `${not}/${base}/${pattern.replace(/^\//, '')}` : `${not}/${base}/**/${pattern}`]
}

const wayFrom = (top: string, path: string): string => relative(top, path).split(sep).join('/')

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
