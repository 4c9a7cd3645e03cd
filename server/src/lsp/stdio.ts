import {
  createMessageConnection,
  type Logger,
  type MessageReader,
  type MessageWriter,
  StreamMessageReader,
  StreamMessageWriter
} from 'vscode-languageserver/node'
import {serve} from './server.ts'

/** How often we look whether the client is still there, in ms. */
const watchInterval = 3000

/** The library's own remarks go to standard error: standard output carries frames and nothing else. */
const logger: Logger = {
  error: message => process.stderr.write(`medcite: ${message}\n`),
  warn: message => process.stderr.write(`medcite: ${message}\n`),
  info: () => undefined,
  log: () => undefined
}

/** Serve the client at the other end of standard input and output, until it ends. */
export function startStdio(): void {
  const lose = start(new StreamMessageReader(process.stdin), new StreamMessageWriter(process.stdout))
  process.stdin.on('end', lose)
  process.stdin.on('close', lose)
  // A client that is gone cannot be written to; saying so would fail again.
  process.stdout.on('error', lose)
  process.stderr.on('error', () => undefined)
}

/**
 * Serve a client over this transport, and end this process when it ends.
 *
 * @returns
 *   What to call when the client is seen to be gone.
 */
export function start(reader: MessageReader, writer: MessageWriter): () => void {
  process.on('uncaughtException', error => {
    process.stderr.write(`medcite: ${error.stack ?? error.message}\n`, () => process.exit(70))
  })
  const connection = createMessageConnection(reader, writer, logger)
  // A frame that cannot be read is skipped; what has a code is the transport, whose end is seen elsewhere.
  connection.onError(([error]) => {
    if (!('code' in error)) logger.error(error.message.split('\n')[0] ?? '')
  })
  const lose = serve(connection, end, processId => watch(processId, lose))
  return lose
}

let isEnding = false

/** Ends the process once what was written is out: 0 after `shutdown`, else 1. */
function end(isClean: boolean): void {
  if (isEnding) return
  isEnding = true
  process.exitCode = isClean ? 0 : 1
  // Answers may still be on their way; a client that reads no more is not waited for.
  setImmediate(() => setTimeout(() => process.exit(), 20))
}

/** Calls `lose` when the process `processId` is gone: its pipe may stay open in a child of it. */
function watch(processId: number, lose: () => void): void {
  const timer = setInterval(() => {
    try {
      process.kill(processId, 0)
    } catch (error) {
      // Without the right to signal it, it is there all the same.
      if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) lose()
    }
  }, watchInterval)
  timer.unref()
}
