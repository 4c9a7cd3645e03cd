import {fork} from 'node:child_process'
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
    kill: () => void child.kill('SIGKILL')
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
