import type {MessagePort} from 'node:worker_threads'
import {type Configuration, fromPortable, type PortableConfiguration} from '../service/index.ts'
import {type Analysis, analyse, type Task} from './analysis.ts'

/** What a thread is asked: the configuration comes with the first task that it holds for. */
export type Question = {
  readonly task: Task
  /** Which configuration, by a number of the asker's. */
  readonly configuration: number
  readonly introduction?: PortableConfiguration
}

export type Answer = {readonly analysis: Analysis} | {readonly fault: string}

/** Answers the questions that come through `port`, one after the other, until it is closed. */
export function serveAnalyses(port: MessagePort): void {
  const configurations = new Map<number, Configuration>()
  port.on('message', (question: Question) => port.postMessage(answer(question, configurations)))
}

function answer({task, configuration, introduction}: Question, known: Map<number, Configuration>): Answer {
  try {
    if (introduction) known.set(configuration, fromPortable(introduction))
    const found = known.get(configuration)
    if (!found) throw new Error(`configuration ${configuration} was not introduced`)
    return {analysis: analyse(task, found)}
  } catch (error) {
    return {fault: error instanceof Error ? (error.stack ?? error.message) : String(error)}
  }
}
