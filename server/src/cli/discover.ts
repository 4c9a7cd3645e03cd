import type {Dirent} from 'node:fs'
import {readdir, stat} from 'node:fs/promises'
import {dirname, join, relative, resolve, sep} from 'node:path'
import {type GitIgnore, gitIgnoreAbove, gitIgnoreIn, isIgnored} from '../host/gitignore.node.ts'
import {boundedGlob} from './glob.ts'

/** Endings of the files that are looked for in folders and by patterns, without regard to case. */
const endings = ['.md', '.markdown', '.qmd', '.rmd', '.mdx']

/** What is looked for in a folder. */
const anyMarkdown = `**/*{${endings.join(',')}}`

/** Why a path gives no file. */
export type DiscoveryProblem =
  | {readonly kind: 'missing' | 'special' | 'noMatch' | 'empty'; readonly path: string}
  | {readonly kind: 'unreadable'; readonly path: string; readonly code: string}

export type Discovered = {
  /** Absolute paths, each once, in the order of {@link displayPath}. */
  readonly files: readonly string[]
  /** Absolute paths of the folders whose files may be changed: those named, and those of the files named. */
  readonly roots: readonly string[]
  readonly problems: readonly DiscoveryProblem[]
}

/** Path of a file as it is shown and sorted: from the working folder, with slashes. */
export function displayPath(path: string, cwd: string): string {
  const way = relative(cwd, path)
  return (way === '' ? '.' : way).split(sep).join('/')
}

/**
 * The files that `paths` name: files themselves, the Markdown files in folders, the matches of glob patterns.
 *
 * In folders and for patterns `.gitignore` files hold, also those above, and links, hidden files and folders, and
 * `node_modules` are left out, unless the pattern itself names a hidden one. A file that is named itself is always
 * among them. A folder or a pattern that gives none is a problem.
 */
export async function discover(paths: readonly string[], cwd: string): Promise<Discovered> {
  const files = new Set<string>()
  const roots = [cwd]
  const problems: DiscoveryProblem[] = []
  for (const path of paths) {
    const absolute = resolve(cwd, path)
    const kind = await kindOf(absolute)
    if (typeof kind === 'object') problems.push({kind: 'unreadable', path, code: kind.code})
    else if (kind === 'special') problems.push({kind, path})
    else if (kind === 'file') {
      files.add(absolute)
      roots.push(dirname(absolute))
    } else if (kind === 'folder') {
      roots.push(absolute)
      const found = await search(absolute, anyMarkdown, cwd, problems)
      for (const file of found) files.add(file)
      if (found.length === 0) problems.push({kind: 'empty', path})
    } else if (isPattern(path)) {
      const {base, pattern} = cut(path)
      const found = await search(resolve(cwd, base), pattern, cwd, problems)
      for (const file of found) files.add(file)
      if (found.length === 0) problems.push({kind: 'noMatch', path})
    } else problems.push({kind, path})
  }
  const byPath = [...files].map(file => [displayPath(file, cwd), file] as const)
  byPath.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  return {files: byPath.map(([, file]) => file), roots, problems}
}

/** What stands at a path, or the error code that hides it. */
async function kindOf(path: string): Promise<'file' | 'folder' | 'special' | 'missing' | {readonly code: string}> {
  try {
    const found = await stat(path)
    return found.isFile() ? 'file' : found.isDirectory() ? 'folder' : 'special'
  } catch (error) {
    const code = codeOf(error)
    return ['ENOENT', 'ENOTDIR', 'ENAMETOOLONG', 'ERR_INVALID_ARG_VALUE'].includes(code) ? 'missing' : {code}
  }
}

/** Whether a path that names nothing may be meant as a glob pattern; the longest that can be parsed is 65,536 characters. */
function isPattern(path: string): boolean {
  return path.length <= 65_536 && (path.includes('\\') || boundedGlob(path).hasMagic())
}

/** The part of a glob pattern that names a folder, and the rest: only below that folder anything is looked for. */
function cut(path: string): {base: string; pattern: string} {
  const segments = path.split('/')
  const plain = segments.findIndex(segment => /[*?[\]{}()!+@|\\]/.test(segment))
  const base = segments.slice(0, plain).join('/')
  return {base: base === '' && plain > 0 ? '/' : base, pattern: segments.slice(plain).join('/')}
}

/** Absolute paths of the Markdown files below `folder` that match; a folder that cannot be read is a problem. */
async function search(folder: string, pattern: string, cwd: string, problems: DiscoveryProblem[]): Promise<string[]> {
  const glob = boundedGlob(pattern, {nocase: pattern === anyMarkdown})
  const unreadable = (path: string, code: string) =>
    void problems.push({kind: 'unreadable', path: displayPath(path, cwd), code})
  const found: string[] = []

  /** @param way From `folder` to the folder at hand, with slashes, ending in one unless empty. */
  async function walk(way: string, above: GitIgnore): Promise<void> {
    const here = join(folder, way)
    const entries = await list(here, unreadable)
    const ignored = await gitIgnoreIn(here, entries, above, unreadable)
    for (const entry of entries) {
      const path = join(here, entry.name)
      const to = `${way}${entry.name}`
      if (entry.isDirectory()) {
        // What cannot hold a match, or is left out, is not entered: it may be large, or closed.
        if (leftOut.has(entry.name) || !glob.match(to, true) || isIgnored(ignored, path, true)) continue
        await walk(`${to}/`, ignored)
      } else if (entry.isFile() && isMarkdown(entry.name) && glob.match(to) && !isIgnored(ignored, path, false))
        found.push(path)
    }
  }

  await walk('', await gitIgnoreAbove(folder, unreadable))
  return found
}

/** Folders that are never entered, whatever the pattern. */
const leftOut: ReadonlySet<string> = new Set(['node_modules', '.git'])

/** What a folder holds, by name: nothing when there is none, or none by now, or it cannot be read. */
async function list(folder: string, unreadable: (path: string, code: string) => void): Promise<Dirent[]> {
  try {
    const entries = await readdir(folder, {withFileTypes: true})
    return entries.sort((a, b) => (a.name < b.name ? -1 : 1))
  } catch (error) {
    const code = codeOf(error)
    if (code !== 'ENOENT' && code !== 'ENOTDIR') unreadable(folder, code)
    return []
  }
}

const isMarkdown = (path: string): boolean => endings.some(ending => path.toLowerCase().endsWith(ending))

function codeOf(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code
  throw error
}
