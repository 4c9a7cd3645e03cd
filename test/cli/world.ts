import {chownSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import type {ExitCode, Io} from '../../server/src/cli/io.ts'
import {main} from '../../server/src/cli/main.ts'

/** A link that is broken, and the same mended. */
export const broken = 'Le thé calme [Étude] (https://doi.org/10.1000/the).\n'
export const mended = 'Le thé calme [Étude](https://doi.org/10.1000/the).\n'

/** A warning and nothing else: emphasis that is never closed. */
export const warned = '**Le thé calme.\n\nLe repos aussi.\n'

const made: string[] = []

/** A new folder with these files, by path; contents are text or bytes. */
export function folder(files: Readonly<Record<string, string | Uint8Array>> = {}): string {
  const path = realpathSync(mkdtempSync(join(tmpdir(), 'medcite-test-')))
  made.push(path)
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(path, name)), {recursive: true})
    writeFileSync(join(path, name), content)
  }
  return path
}

/** Removes all folders that {@link folder} made. */
export function removeFolders(): void {
  for (const path of made.splice(0)) rmSync(path, {recursive: true, force: true})
}

/** What a run said and how it ended. */
export type Run = {readonly code: ExitCode; readonly out: string; readonly err: string}

/** Run the command line in the folder `cwd`, in a world that is quiet English and no terminal unless told otherwise. */
export async function medcite(cwd: string, argv: readonly string[], world: Partial<Io> = {}): Promise<Run> {
  let out = ''
  let err = ''
  const code = await main(argv, {
    out: text => {
      out += text
    },
    err: text => {
      err += text
    },
    stdin: async () => new Uint8Array(),
    startServer: async () => undefined,
    startThread: () => {
      throw new Error('no thread is started for so little')
    },
    program: () => 'the program of the tests',
    now: () => 0,
    today: () => '2026-11-24',
    killable: work => work(),
    cwd,
    env: {},
    isTerminal: {out: false, err: false},
    columns: undefined,
    signal: new AbortController().signal,
    ...world
  })
  return {code, out, err}
}

/** Runs `work` on what lies in `path` as someone whom the system denies what it denies to users. */
export async function withoutPrivileges<T>(path: string, work: () => Promise<T>): Promise<T> {
  const nobody = 65534
  if (process.geteuid?.() !== 0) return work()
  for (const name of ['.', ...readdirSync(path, {recursive: true, encoding: 'utf8'})])
    chownSync(join(path, name), nobody, nobody)
  process.seteuid?.(nobody)
  try {
    return await work()
  } finally {
    process.seteuid?.(0)
  }
}
