import {execFile} from 'node:child_process'
import {lstat, realpath} from 'node:fs/promises'
import {basename, dirname, isAbsolute, join, relative, resolve, sep} from 'node:path'

/** What differs from a revision, as far as git can tell. */
export type Changes = {
  /** Whether git says that the file at `path` (absolute) differs, or the link that stands there, or what it leads to. */
  includes(path: string): Promise<boolean>
  /** Whether the file at `path` (absolute) lies in another place than the repository, so that git cannot tell. */
  isOutside(path: string): Promise<boolean>
  /** Absolute paths, without links, of what differs and is no longer there. */
  readonly removed: readonly string[]
}

/** Why git cannot tell. */
export type GitProblem =
  /** There is no `git`; or the folder is in no repository; or git does not trust the repository, which is another user's. */
  | {readonly kind: 'noGit' | 'noRepository' | 'foreignRepository'}
  /** What cannot name a revision. */
  | {readonly kind: 'badRevision'}
  | {readonly kind: 'unknownRevision'; readonly isShallow: boolean}
  /** Anything else; `message` is what git says. */
  | {readonly kind: 'gitFailed'; readonly message: string}

/** Where git is run. */
export type GitWorld = {
  /** Absolute path. */
  readonly cwd: string
  /** As hooks set it: `GIT_DIR`, `GIT_INDEX_FILE` and their like hold. */
  readonly env: Readonly<Record<string, string | undefined>>
}

/**
 * What differs from where this branch left `revision`: in commits since then, in the index, in the working tree, and
 * what is new and not ignored. Without a common ancestor, what differs from `revision` itself.
 */
export async function changedSince(revision: string, world: GitWorld): Promise<Changes | GitProblem> {
  if (revision === '' || revision.startsWith('-') || revision.includes('\0')) return {kind: 'badRevision'}
  try {
    const top = lineOf(await git(['rev-parse', '--show-toplevel'], world))
    const since = await commitOf(revision, world)
    if (since === undefined) return {kind: 'unknownRevision', isShallow: await isShallow(world)}
    const base = await mergeBase(since, world)
    const lists = await Promise.all([
      git([...difference, base, '--'], world),
      git([...difference, '--cached', base, '--'], world),
      // From the top, wherever this runs.
      git(['ls-files', '-z', '--others', '--exclude-per-directory=.gitignore', '--full-name', '--', ':/'], world)
    ])
    return changesOf(await realName(top), lists.flatMap(namesIn))
  } catch (error) {
    if (error instanceof GitError) return error.problem
    throw error
  }
}

/** Without renames: a file that was renamed differs by its new name, and by its old one. */
const difference = [
  'diff',
  '--name-only',
  '-z',
  '--no-renames',
  '--no-ext-diff',
  '--no-textconv',
  '--ignore-submodules=none',
  // Cancels a `diff.orderFile`, which need not exist.
  '-O/dev/null'
]

/** What a user's configuration must not decide, and what must not start a program of the repository's. */
const settings = {
  'core.quotepath': 'off',
  'core.fsmonitor': 'false',
  'diff.relative': 'false',
  // What was only touched is the same.
  'diff.autoRefreshIndex': 'true'
}

class GitError extends Error {
  readonly problem: GitProblem
  readonly code: string | number | undefined
  constructor(problem: GitProblem, code: string | number | undefined) {
    super(problem.kind)
    this.problem = problem
    this.code = code
  }
}

/** What git writes on standard output. Nothing goes through a shell. */
function git(args: readonly string[], {cwd, env}: GitWorld): Promise<Buffer> {
  const options = Object.entries(settings).flatMap(([key, value]) => ['-c', `${key}=${value}`])
  return new Promise((done, fail) => {
    execFile(
      'git',
      ['-C', cwd, '--no-pager', ...options, ...args],
      {
        // Windows looks for programs in the working folder first, and a document's folder is no place to take git from.
        cwd: dirname(process.execPath),
        env: environment(env),
        encoding: 'buffer',
        maxBuffer: Number.POSITIVE_INFINITY,
        windowsHide: true
      },
      (error, out, err) => {
        if (!error) done(out)
        else fail(new GitError(problemOf(error.code ?? error.signal, err.toString()), error.code ?? undefined))
      }
    )
  })
}

/** Environment variables that change what a path given to git means. */
const pathspecs = ['GIT_LITERAL_PATHSPECS', 'GIT_GLOB_PATHSPECS', 'GIT_NOGLOB_PATHSPECS', 'GIT_ICASE_PATHSPECS']

const environment = (env: GitWorld['env']): Record<string, string | undefined> => ({
  ...Object.fromEntries(Object.entries(env).filter(([name]) => !pathspecs.includes(name))),
  // Its words are read below.
  LC_ALL: 'C',
  LANGUAGE: 'C',
  // Nothing is written, nothing is asked, and a partial clone fetches nothing.
  GIT_OPTIONAL_LOCKS: '0',
  GIT_TERMINAL_PROMPT: '0',
  GIT_ALLOW_PROTOCOL: 'none'
})

function problemOf(code: string | number | undefined, words: string): GitProblem {
  if (code === 'ENOENT') return {kind: 'noGit'}
  if (/dubious ownership|unsafe repository/.test(words)) return {kind: 'foreignRepository'}
  if (/not a git repository|must be run in a work tree/i.test(words)) return {kind: 'noRepository'}
  const lines = words.split('\n').filter(line => line.trim() !== '')
  return {kind: 'gitFailed', message: lines.find(line => line.startsWith('fatal: ')) ?? lines[0] ?? String(code)}
}

/** The object that `revision` names, a commit; from here on nothing that the user wrote is given to git. */
async function commitOf(revision: string, world: GitWorld): Promise<string | undefined> {
  const found = await attempt(['rev-parse', '--verify', '--quiet', `${revision}^{commit}`], world)
  return found !== undefined && /^[\da-f]{40,64}$/.test(found) ? found : undefined
}

const mergeBase = async (commit: string, world: GitWorld): Promise<string> =>
  (await attempt(['merge-base', commit, 'HEAD'], world)) ?? commit

const isShallow = async (world: GitWorld): Promise<boolean> =>
  (await attempt(['rev-parse', '--is-shallow-repository'], world)) === 'true'

/** The first line that git writes; `undefined` when it says no, by ending with another code than 0. */
async function attempt(args: readonly string[], world: GitWorld): Promise<string | undefined> {
  try {
    return lineOf(await git(args, world)).split('\n', 1)[0]
  } catch (error) {
    if (error instanceof GitError && typeof error.code === 'number') return undefined
    throw error
  }
}

/** Without its line end alone: a folder's name may end with another one. */
const lineOf = (bytes: Buffer): string => bytes.toString().replace(/\r?\n$/, '')

/** Names as Node reads them from a folder, so that even those that are no UTF-8 are alike. */
const namesIn = (bytes: Buffer): string[] => bytes.toString().split('\0').filter(Boolean)

/**
 * @param top
 *   Absolute path of the working tree, without links.
 * @param names
 *   What differs, from there; a folder, with or without a slash at its end, stands for all that is in it.
 */
async function changesOf(top: string, names: readonly string[]): Promise<Changes> {
  const changed = new Set(names.map(name => keyOf(name.replace(/\/$/, ''))))
  const removed: string[] = []
  for (const name of new Set(names)) {
    const path = join(top, name)
    if (!(await isThere(path))) removed.push(path)
  }
  return {
    includes: async path => {
      const ways = (await namesOf(path)).flatMap(name => wayFrom(top, name) ?? [])
      return ways.some(way => prefixesOf(way).some(prefix => changed.has(keyOf(prefix))))
    },
    isOutside: async path => wayFrom(top, await realName(path)) === undefined,
    removed
  }
}

/** Two names that some file system takes for one are one here: rather a file too many than one too few. */
const keyOf = (name: string): string => name.normalize('NFC').toLowerCase()

const isThere = (path: string): Promise<boolean> =>
  lstat(path).then(
    () => true,
    () => false
  )

const realName = (path: string): Promise<string> => realpath(path).catch(() => resolve(path))

/** A file's own name and those of the links that lead to it. */
async function namesOf(path: string): Promise<readonly string[]> {
  const link = join(await realName(dirname(path)), basename(path))
  return [...new Set([resolve(path), link, await realName(path)])]
}

/** The path from `top`, with slashes; `undefined` when it does not lie there. */
function wayFrom(top: string, path: string): string | undefined {
  const way = relative(top, path)
  if (way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way)) return undefined
  return way.split(sep).join('/')
}

/** `a/b/c`, `a/b`, `a`. */
function prefixesOf(way: string): string[] {
  const parts = way.split('/')
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'))
}
