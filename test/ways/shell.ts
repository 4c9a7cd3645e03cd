import {spawn} from 'node:child_process'
import {once} from 'node:events'
import {text} from 'node:stream/consumers'

/** What a command said and how it ended. */
export type Ending = {readonly code: number; readonly out: string; readonly err: string}

type World = {readonly cwd: string; readonly env?: Readonly<Record<string, string>>}

/** Runs `command` in the folder `cwd`, in the environment of a CI service: little more than a PATH. */
export async function run(command: string, words: readonly string[], {cwd, env}: World): Promise<Ending> {
  const child = spawn(command, words, {cwd, env: {...environment(), ...env}, stdio: ['ignore', 'pipe', 'pipe']})
  const [[code], out, err] = await Promise.all([once(child, 'close'), text(child.stdout), text(child.stderr)])
  return {code: Number(code ?? 255), out, err}
}

const environment = (): Record<string, string> => ({
  PATH: process.env['PATH'] ?? '',
  HOME: process.env['HOME'] ?? '',
  LC_ALL: 'C.UTF-8',
  CI: 'true'
})

/** Makes a git repository of `folder`, with all of its files committed. */
export async function commitAll(folder: string): Promise<void> {
  const git = ['-c', 'user.name=Tea', '-c', 'user.email=tea@example.org', '-c', 'init.defaultBranch=main']
  for (const words of [
    ['init', '--quiet'],
    ['add', '--all'],
    ['commit', '--quiet', '--message', 'Tea']
  ]) {
    const {code, err} = await run('git', [...git, ...words], {cwd: folder})
    if (code !== 0) throw new Error(err)
  }
}

/** `text` without the sequences that colour it. */
export const uncoloured = (text: string): string => text.replace(/\u001b\[[\d;]*m/g, '')
