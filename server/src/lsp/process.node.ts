import type {Logger} from 'vscode-languageserver/node'

/** How often we look whether the client is still there, in ms. */
const watchInterval = 3000

/** The library's own remarks go to standard error: standard output carries frames and nothing else. */
export const logger: Logger = {
  error: message => process.stderr.write(`medcite: ${message}\n`),
  warn: message => process.stderr.write(`medcite: ${message}\n`),
  info: () => undefined,
  log: () => undefined
}

/** What nobody caught ends the process, and says so. */
export function fail(error: Error): void {
  process.stderr.write(`medcite: ${error.stack ?? error.message}\n`, () => process.exit(70))
}

let isEnding = false

/** Ends the process once what was written is out: 0 after `shutdown`, else 1. */
export function end(isClean: boolean): void {
  if (isEnding) return
  isEnding = true
  process.exitCode = isClean ? 0 : 1
  // Answers may still be on their way; a client that reads no more is not waited for.
  setImmediate(() => setTimeout(() => process.exit(), 20))
}

/** Calls `lose` when the process `processId` is gone: its pipe may stay open in a child of it. */
export function watch(processId: number, lose: () => void): void {
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
