import {
  ErrorCodes,
  type MessageReader,
  type MessageWriter,
  StreamMessageReader,
  StreamMessageWriter
} from 'vscode-languageserver/node'
import {end, fail, logger, watch} from './process.node.ts'
import {idOf, isMessage, type Message, methodOf} from './relay.ts'
import {type Host, Supervisor} from './supervisor.ts'
import {startWorker} from './worker.node.ts'

/** The program that is started anew to do the work, and with which words. */
export type Program = {readonly path: string; readonly words: readonly string[]}

/** Supervises a server for the client at the other end of standard input and output, until it ends. */
export function superviseStdio(program: Program): void {
  const lose = supervise(new StreamMessageReader(process.stdin), new StreamMessageWriter(process.stdout), program)
  process.stdin.on('end', lose)
  process.stdin.on('close', lose)
  // A client that is gone cannot be written to; saying so would fail again.
  process.stdout.on('error', lose)
  process.stderr.on('error', () => undefined)
}

/**
 * Supervises a server for a client over this transport, and ends this process when it ends.
 *
 * @returns
 *   What to call when the client is seen to be gone.
 */
export function supervise(reader: MessageReader, writer: MessageWriter, {path, words}: Program): () => void {
  process.on('uncaughtException', fail)
  const tell = (message: Message): void => {
    writer.write({...message, jsonrpc: '2.0'}).catch(() => undefined)
  }
  const host: Host = {
    start: (heed, lost) => startWorker(path, words, heed, lost),
    tell,
    log: text => logger.warn(text),
    end,
    every: (milliseconds, work) => {
      const timer = setInterval(work, milliseconds)
      return () => clearInterval(timer)
    },
    now: () => performance.now()
  }
  const supervisor = new Supervisor(host)
  const lose = (): void => supervisor.end()
  // A frame that cannot be read is skipped; what has a code is the transport, whose end is seen elsewhere.
  reader.onError(error => {
    if (!('code' in error)) logger.error(error.message.split('\n')[0] ?? '')
  })
  reader.onClose(lose)
  reader.listen(message => {
    if (!isMessage(message)) return logger.error('Unexpected message, expected an object')
    try {
      supervisor.fromClient(message)
      const processId = methodOf(message) === 'initialize' ? processIdOf(message) : undefined
      if (processId !== undefined) watch(processId, lose)
    } catch (error) {
      // Nested so deeply that it cannot be passed on.
      const id = idOf(message)
      logger.error(String(error))
      if (id !== undefined) tell({id, error: {code: ErrorCodes.InvalidRequest, message: 'The message cannot be read'}})
    }
  })
  return lose
}

function processIdOf({params}: Message): number | undefined {
  const {processId} = isMessage(params) ? params : {processId: undefined}
  return typeof processId === 'number' ? processId : undefined
}
