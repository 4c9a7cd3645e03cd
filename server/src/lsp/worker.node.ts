import {execFileSync, fork} from 'node:child_process'
import {readFileSync} from 'node:fs'
import {platform} from 'node:os'
import {createMessageConnection, IPCMessageReader, IPCMessageWriter} from 'vscode-languageserver/node'
import {end, fail, logger} from './process.node.ts'
import {type Message, working} from './relay.ts'
import {serve} from './server.ts'
import {supervisedVariable} from './supervised.ts'
import type {Worker} from './supervisor.ts'

/** Memory that a server may take for its objects, in MB; one that needs more is lost, and not the editor. */
const mostMemory = 1024

/** Starts `program`, with `words`, as a worker. */
export function startWorker(
  program: string,
  words: readonly string[],
  heed: (message: Message) => void,
  lost: () => void
): Worker {
  const child = fork(program, words, {
    env: {...process.env, [supervisedVariable]: '1'},
    execArgv: [...process.execArgv.filter(word => !word.startsWith('--inspect')), `--max-old-space-size=${mostMemory}`],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc']
  })
  child.on('message', message => heed(message as Message))
  // All that it said comes before this.
  child.once('close', lost)
  child.once('error', lost)
  return {
    // A worker that is gone hears nothing; that it is gone is seen elsewhere.
    send: message => void child.send(message, () => undefined),
    kill: () => void child.kill('SIGKILL'),
    cpu: () => cpuOf(child.pid)
  }
}

/** CPU time of a process in ms, from Linux’s own table (proc(5)) or from `ps`; `undefined` where neither is there. */
function cpuOf(process: number | undefined): number | undefined {
  try {
    if (platform() === 'linux') {
      const fields = readFileSync(`/proc/${process}/stat`, 'latin1')
        .replace(/^.*\) /s, '')
        .split(' ')
      // User and system time, in hundredths of a second.
      return (Number(fields[11]) + Number(fields[12])) * 10
    }
    const written = execFileSync('ps', ['-o', 'time=', '-p', String(process)], {encoding: 'latin1'})
    const [seconds = 0, minutes = 0, hours = 0] = written.trim().split(':').reverse().map(Number)
    const taken = ((hours * 60 + minutes) * 60 + seconds) * 1000
    return Number.isFinite(taken) ? taken : undefined
  } catch {
    return undefined
  }
}

/** Does the work for the supervisor that started this process, until it goes. */
export function work(): void {
  process.on('uncaughtException', fail)
  const connection = createMessageConnection(new IPCMessageReader(process), new IPCMessageWriter(process), logger)
  process.on(
    'disconnect',
    serve(connection, end, params => process.send?.({jsonrpc: '2.0', method: working, params}))
  )
}
