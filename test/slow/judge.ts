import {type ChildProcess, fork} from 'node:child_process'
import {once} from 'node:events'
import {join} from 'node:path'
import type {Shape} from './shapes.ts'

/** Most that a text may have, in bytes, and what it may cost, in ms of CPU time. */
export const most = {bytes: 65_536, cost: 1000}

/** Growth is looked at from this cost on, in ms; below it is noise. */
const felt = 100
/** Exponent up to which growth counts as linear. */
const steepest = 1.2
/** What a text may cost beyond that, in ms: the machine does other things as well. */
const slack = 100

/** What a text cost, in ms; `undefined` where it took so long that it was stopped. */
type Cost = number | undefined

/** Measures texts in a process of its own, which is stopped by a text that takes too long. */
export class Judge {
  #child: ChildProcess | undefined

  /** The least of three: what else the machine does costs too. */
  async costOf(text: string): Promise<Cost> {
    let least: Cost
    for (let attempt = 0; attempt < 3; attempt++) {
      const cost = await this.#measure(text)
      if (cost === undefined) return undefined
      least = Math.min(least ?? cost, cost)
      if (least < felt) break
    }
    return least
  }

  /**
   * What is wrong with a family of texts, up to the longest.
   *
   * @returns
   *   `undefined` where nothing is.
   */
  async fault(shape: Shape): Promise<string | undefined> {
    const n = largest(shape)
    const whole = await this.costOf(shape(n))
    if (whole === undefined) return `stopped at ${n}`
    if (whole > most.cost) return `${whole.toFixed(0)} ms at ${n}`
    if (whole < felt || n < 8) return undefined
    const quarter = await this.costOf(shape(Math.floor(n / 4)))
    if (quarter === undefined) return `stopped at a quarter of ${n}`
    if (whole <= quarter * 4 ** steepest + slack) return undefined
    // What was thrown away before may have been swept up just now.
    const again = await this.costOf(shape(n))
    if (again !== undefined && again <= quarter * 4 ** steepest + slack) return undefined
    const exponent = Math.log(whole / quarter) / Math.log(4)
    return `grows as n^${exponent.toFixed(2)} to ${whole.toFixed(0)} ms at ${n}`
  }

  end(): void {
    this.#child?.kill('SIGKILL')
    this.#child = undefined
  }

  async #measure(text: string): Promise<Cost> {
    const child = await this.#start()
    let late: NodeJS.Timeout | undefined
    const stopped = new Promise<undefined>(resolve => {
      late = setTimeout(() => {
        this.end()
        resolve(undefined)
      }, 5 * most.cost)
    })
    const over = new AbortController()
    const {signal} = over
    const gone = once(child, 'exit', {signal}).then(() => undefined)
    const answer = once(child, 'message', {signal}).then(([cost]) => cost as number)
    for (const one of [gone, answer]) one.catch(() => undefined)
    child.send(text)
    const cost = await Promise.race([answer, gone, stopped])
    clearTimeout(late)
    over.abort()
    if (cost === undefined) this.end()
    return cost
  }

  async #start(): Promise<ChildProcess> {
    if (this.#child) return this.#child
    const child = fork(join(import.meta.dirname, 'child.ts'), {
      execArgv: ['--import', 'tsx', '--max-old-space-size=1024'],
      serialization: 'advanced'
    })
    this.#child = child
    await once(child, 'message')
    return child
  }
}

/** The largest `n` whose text is not too long: by doubling, then by halves. */
function largest(shape: Shape): number {
  let n = 64
  while (Buffer.byteLength(shape(n * 2)) <= most.bytes) n *= 2
  for (let step = n / 2; step >= n / 8; step /= 2) if (Buffer.byteLength(shape(n + step)) <= most.bytes) n += step
  return n
}
