import {type ChildProcess, spawn, spawnSync} from 'node:child_process'
import {once} from 'node:events'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {text} from 'node:stream/consumers'
import {programFolder} from '../support/program.ts'

/** Path of the true program, bundled as it ships. */
export const program = async (): Promise<string> => join(await programFolder(), 'dist/cli.mjs')

/** The world of a process; what is absent is quiet English, an open pipe at each stream and no CI. */
export type World = {
  readonly env?: Readonly<Record<string, string>>
  /** What is put into it, or an open file to take it from. */
  readonly stdin?: string | Uint8Array | number
  readonly stdout?: number
  /** A command that runs the program, such as `setpriv …`; its words stand before it. */
  readonly under?: readonly string[]
}

/** Environment in which nothing of the system that runs the tests shows. */
const quiet = {PATH: process.env['PATH'] ?? '', HOME: tmpdir(), TMPDIR: tmpdir(), LC_ALL: 'C', NO_COLOR: '1'}

/** A process of the program, its standard input open. */
export async function start(cwd: string, argv: readonly string[], world: World = {}): Promise<ChildProcess> {
  const [command = '', ...words] = [...(world.under ?? []), process.execPath, await program(), ...argv]
  const env = {...quiet, ...world.env}
  const stdin = typeof world.stdin === 'number' ? world.stdin : 'pipe'
  return spawn(command, words, {cwd, env, stdio: [stdin, world.stdout ?? 'pipe', 'pipe']})
}

/** How a process ended: its exit code, or the signal that ended it. */
export async function ending(child: ChildProcess): Promise<number | string> {
  const [code, signal] = await once(child, 'close')
  return code ?? signal
}

/** What a run said and how it ended. */
export type Ended = {readonly code: number | string; readonly out: string; readonly err: string}

/** What a process says, and how it ends. */
export async function result(child: ChildProcess): Promise<Ended> {
  const [code, out, err] = await Promise.all([
    ending(child),
    child.stdout ? text(child.stdout) : '',
    child.stderr ? text(child.stderr) : ''
  ])
  return {code, out, err}
}

/** Run the program in the folder `cwd` to its end. */
export async function run(cwd: string, argv: readonly string[], world: World = {}): Promise<Ended> {
  const child = await start(cwd, argv, world)
  // It may end without having read anything.
  child.stdin?.on('error', () => undefined)
  if (typeof world.stdin !== 'number') child.stdin?.end(world.stdin ?? '')
  return result(child)
}

/** Words before a command that run it as somebody without any right; `undefined` where the system does not allow that. */
export const asNobody = first(['setpriv', '--reuid', '65534', '--regid', '65534', '--clear-groups'])

/** Those that give it file systems of its own, to mount what it likes. */
export const withOwnMounts = first(['unshare', '-m'], ['unshare', '-r', '-m'])

/** Those that give it a network without a single way out, and write every call that has to do with one to `log`. */
export const withoutNetwork = (log: string): readonly string[] | undefined => {
  const trace = ['strace', '-f', '-qq', '-e', 'trace=%network', '-o', log]
  return first(['unshare', '-n', ...trace], ['unshare', '-r', '-n', ...trace])
}

function first(...choices: readonly (readonly string[])[]): readonly string[] | undefined {
  return choices.find(([command = '', ...words]) => spawnSync(command, [...words, 'true']).status === 0)
}
