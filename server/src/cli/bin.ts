import {createHash} from 'node:crypto'
import {readFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import {setFlagsFromString} from 'node:v8'
import {isMainThread, parentPort, Worker} from 'node:worker_threads'
import {clockOf} from '../host/clock.node.ts'
import {mostBytes, readAtMost} from '../host/files.node.ts'
import {isSupervised} from '../lsp/supervised.ts'
import {chooseLanguage} from './arguments.ts'
import {exit, type Io} from './io.ts'
import {faultText, main} from './main.ts'
import {texts} from './texts.ts'
import {serveAnalyses} from './worker.ts'

// A run is over before code that is compiled with everything inlined has paid for its compilation: a fifth of all CPU time. V8
// complains of flags that it does not know, so only versions of Node are told that were tried.
if (/^v2[0-4]\./.test(process.version)) {
  setFlagsFromString('--max-inlined-bytecode-size=60')
  setFlagsFromString('--max-inlined-bytecode-size-cumulative=200')
}

/** The signals by which a user, a terminal or a system asks for an end. */
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

const program = fileURLToPath(import.meta.url)
const argv = process.argv.slice(2)
const say = texts[chooseLanguage(argv, process.env)]

const interruption = new AbortController()
const interrupt = () => {
  // Who asks twice does not want to wait. No file is half written at any moment.
  if (interruption.signal.aborted) process.exit(exit.interrupted)
  interruption.abort()
}
const listen = () => {
  for (const signal of signals) process.on(signal, interrupt)
}
const unlisten = () => {
  for (const signal of signals) process.off(signal, interrupt)
}

/** The first error of standard output: its code. A reader that goes away, as `head` does, is none. */
let lost: string | undefined
const lose = ({code = 'unknown'}: NodeJS.ErrnoException) => {
  if (code !== 'EPIPE') lost ??= code
}
const ignore = () => undefined

const fail = (error: unknown) => {
  process.stderr.write(faultText(error, say.fault()), () => process.exit(exit.fault))
}

function release(): void {
  unlisten()
  process.off('uncaughtException', fail)
  process.stdout.off('error', lose)
  process.stderr.off('error', ignore)
}

const io = (cwd: string): Io => ({
  out: text => process.stdout.write(text),
  err: text => process.stderr.write(text),
  stdin: () => {
    interruption.signal.addEventListener('abort', () => process.stdin.destroy())
    return readAtMost(process.stdin, mostBytes)
  },
  startServer: async () => {
    release()
    const {superviseStdio} = await import('../lsp/host.node.ts')
    superviseStdio({path: program, words: ['lsp']})
  },
  startThread: () => new Worker(program),
  // The bundle holds the rules, the knowledge and the words.
  program: () => createHash('sha256').update(readFileSync(program)).digest('hex'),
  now: () => performance.now(),
  today: clockOf(process.env),
  killable: work => {
    unlisten()
    try {
      return work()
    } finally {
      listen()
    }
  },
  cwd,
  env: process.env,
  isTerminal: {out: process.stdout.isTTY === true, err: process.stderr.isTTY === true},
  columns: process.stdout.columns,
  signal: interruption.signal
})

/** The working folder, unless someone removed it. */
function workingFolder(): string | undefined {
  try {
    return process.cwd()
  } catch {
    return undefined
  }
}

const flushed = () => new Promise<void>(resolve => process.stdout.write('', () => resolve()))

/** The command line, in the main thread. */
async function run(): Promise<void> {
  listen()
  process.on('uncaughtException', fail)
  process.stdout.on('error', lose)
  process.stderr.on('error', ignore)
  const cwd = workingFolder()
  if (cwd === undefined) {
    process.stderr.write(`medcite: ${say.noFolder()}\n`)
    process.exitCode = exit.failure
  } else {
    const code = await main(argv, io(cwd))
    // The language server may have come to its end already.
    process.exitCode ??= code
    await flushed()
    if (lost !== undefined) {
      process.stderr.write(`medcite: ${say.noOutput(lost)}\n`)
      process.exitCode = exit.failure
    }
    release()
  }
}

/** Does the work for the supervisor of a language server, which started this process. */
async function workForSupervisor(): Promise<void> {
  const {work} = await import('../lsp/worker.node.ts')
  work()
}

// Every thread and every process is this same file.
if (!isMainThread && parentPort) serveAnalyses(parentPort)
else if (isSupervised()) await workForSupervisor()
else await run()
