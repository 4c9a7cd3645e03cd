import type {Worker} from 'node:worker_threads'

/** How the command line ends. Documented in `--help`, never reused for anything else. */
export const exit = {
  /** Nothing at or above the gate. */
  ok: 0,
  /** Findings; or, with `--fix-dry-run`, something would change. */
  findings: 1,
  /** The work could not be done: bad usage, a file that cannot be read or written, a broken configuration. */
  failure: 2,
  /** A fault of our own. */
  fault: 70,
  interrupted: 130
} as const

export type ExitCode = (typeof exit)[keyof typeof exit]

/** The world as the command line sees it. Nothing in `cli` but `bin.ts` knows the real one. */
export type Io = {
  /** Results: reports, pages, diffs. */
  out(text: string): void
  /** Progress, hints and what went wrong. */
  err(text: string): void
  /** What stands on standard input, read when first asked for; nothing more once it is too long for a document. */
  stdin(): Promise<Uint8Array>
  /** Milliseconds from any fixed moment; tells only whether the work is long. */
  now(): number
  /** The day, ISO. */
  today(): string
  /** Runs `work`, which cannot look at {@link Io.signal} for long; meanwhile an interruption ends the process at once. */
  killable<T>(work: () => T): T
  /** Starts a thread that serves analyses: see `worker.ts`. */
  startThread(): Worker
  /** Tells this build of the program, with its rules and its knowledge, from all others: a digest. */
  program(): string
  /** Hands standard input and output to the language server, which goes on after the promise is resolved. */
  startServer(): Promise<void>
  /** Absolute path of the folder that relative paths start from. */
  readonly cwd: string
  readonly env: Readonly<Record<string, string | undefined>>
  readonly isTerminal: {readonly out: boolean; readonly err: boolean}
  /** Width of the terminal in columns; `undefined` when the results do not go to one. */
  readonly columns: number | undefined
  /** Aborted when the user interrupts: what is half done is finished or taken back, nothing new is begun. */
  readonly signal: AbortSignal
}

/** What the user can set right: printed as one sentence, never with a stack. */
export class ExpectedError extends Error {}
