import type {FoundConfiguration} from '../host/configuration.node.ts'
import {toPortable} from '../service/index.ts'
import type {Analysis, Task} from './analysis.ts'
import type {Answer, Question} from './worker.ts'

/** Threads that analyse documents, so that the main one is free to read, to write and to hear an interruption. */
export type Pool = {
  /**
   * @returns
   *   `undefined` when the pool was closed before the answer came.
   * @throws {LostThread}
   */
  analyse(task: Task, found: FoundConfiguration): Promise<Analysis | undefined>
  /** Ends the threads at once; what they work on is lost, and nothing else is. */
  close(): Promise<void>
}

/** A thread came to an end before it had answered, most likely because its memory did not suffice. */
export class LostThread extends Error {}

/** The part of a thread that a pool needs. */
export type WorkerLike = {
  postMessage(question: Question): void
  on(event: 'message', listener: (answer: Answer) => void): unknown
  on(event: 'error', listener: (error: Error) => void): unknown
  on(event: 'exit', listener: () => void): unknown
  terminate(): Promise<unknown>
}

type Waiting = {
  readonly task: Task
  readonly found: FoundConfiguration
  resolve(analysis: Analysis | undefined): void
  reject(error: Error): void
}

type Thread = {
  readonly worker: WorkerLike
  /** Numbers of the configurations that it has been told. */
  readonly introduced: Set<number>
  current?: Waiting
}

/**
 * @param size
 *   How many threads; each is started when there is work for it.
 */
export function createPool(size: number, start: () => WorkerLike): Pool {
  const threads = new Set<Thread>()
  const queue: Waiting[] = []
  const numbers = new Map<FoundConfiguration['configuration'], number>()
  let isClosed = false

  function next(thread: Thread): void {
    const waiting = queue.shift()
    thread.current = waiting
    if (waiting) thread.worker.postMessage(questionFor(waiting, thread))
  }

  function questionFor({task, found}: Waiting, {introduced}: Thread): Question {
    const number = numbers.get(found.configuration) ?? numbers.size
    numbers.set(found.configuration, number)
    if (introduced.has(number)) return {task, configuration: number}
    introduced.add(number)
    return {task, configuration: number, introduction: toPortable(found.configuration, found.knowledge?.text)}
  }

  function startThread(): Thread {
    const thread: Thread = {worker: start(), introduced: new Set()}
    thread.worker.on('message', answer => {
      const {current} = thread
      if ('fault' in answer) current?.reject(faultOf(answer.fault))
      else current?.resolve(answer.analysis)
      next(thread)
    })
    thread.worker.on('error', error => lose(thread, error.message))
    thread.worker.on('exit', () => lose(thread, ''))
    threads.add(thread)
    return thread
  }

  /** What a thread was at work on is lost with it, and nothing else: another takes its place. */
  function lose(thread: Thread, reason: string): void {
    if (!threads.delete(thread)) return
    if (isClosed) thread.current?.resolve(undefined)
    else thread.current?.reject(new LostThread(reason))
    if (!isClosed && queue.length > 0) next(startThread())
  }

  return {
    analyse: (task, found) =>
      new Promise((resolve, reject) => {
        if (isClosed) return resolve(undefined)
        queue.push({task, found, resolve, reject})
        const waiting = [...threads].find(({current}) => !current)
        const idle = waiting ?? (threads.size < size ? startThread() : undefined)
        if (idle) next(idle)
      }),
    async close() {
      isClosed = true
      for (const {resolve} of queue.splice(0)) resolve(undefined)
      await Promise.all([...threads].map(({worker}) => worker.terminate()))
    }
  }
}

/** An error that keeps the stack of the thread in which it was thrown. */
function faultOf(stack: string): Error {
  const error = new Error(stack.split('\n', 1)[0])
  error.stack = stack
  return error
}
