import {LSPErrorCodes} from 'vscode-languageserver/node'
import {type Encoding, encodings} from './encoding.ts'
import {isRecord} from './guards.ts'
import {Mirror} from './mirror.ts'
import {idOf, type Message, methodOf, type Poisoned, poisonedDocuments, type Working, working} from './relay.ts'

/** The process that does the work. */
export type Worker = {
  send(message: Message): void
  /** Ends it at once, whatever it does. */
  kill(): void
  /** CPU time that it has taken so far, in ms; `undefined` where the system does not tell. */
  cpu(): number | undefined
}

/** What a supervisor needs of its host. */
export type Host = {
  /** Starts a process that does the work; `heed` gets what it says, `lost` is called once when it is gone. */
  start(heed: (message: Message) => void, lost: () => void): Worker
  /** Sends to the client. */
  tell(message: Message): void
  /** One line for the log. */
  log(text: string): void
  /** Ends this process; `isClean` when the client had said `shutdown` before. */
  end(isClean: boolean): void
  /** Calls `work` every so many ms, until what it gives is called. */
  every(milliseconds: number, work: () => void): () => void
  /** In ms. */
  now(): number
}

/**
 * How long a document may keep the server from hearing anything, in ms: at least, and for each UTF-16 unit of it. A worker that has
 * not worked yet loads its tables first.
 */
const budget = {least: 1500, each: 0.02, first: 3}
/** Where the system does not tell what a process takes, and for one that takes nothing, so many times as long. */
const unknown = 4
const idle = 20
/** How often we look, in ms. Ticks are counted, not the clock: a machine that slept has not worked. */
const tick = 100

/** How long a worker may take to end after the client said `exit`, in ms. */
const patience = 1000

/** So many servers in so many ms may be lost before nobody starts another. */
const most = {lost: 5, within: 180_000}

/** So often one document may stop a server before none of its texts is read, until it is closed. */
const strikes = 2

/**
 * Stands between a client and the process that does the work. When a document keeps that process too long, or ends it, the
 * process is replaced: it is given all documents anew, and the text that did it is not read again. To the client it is one
 * server: every request is answered once.
 */
export class Supervisor {
  readonly #host: Host
  readonly #documents = new Map<string, Mirror>()
  readonly #poisoned = new Map<string, {readonly texts: string[]; strikes: number}>()
  /** Requests of the client that are not answered. */
  readonly #asked = new Map<string | number, string>()
  /** Requests of this worker to the client, by the id that the client knows. */
  readonly #asking = new Map<string, string | number>()
  readonly #lost: number[] = []
  #worker: Worker
  #generation = 0
  #encoding: Encoding = 'utf-16'
  #initialize: Message | undefined
  #initialized: Message | undefined
  #configuration: Message | undefined
  #hasWorked = false
  #isShutDown = false
  #isLeaving = false
  #isEnding = false
  #busy: {readonly uri: string; readonly version: number} | undefined
  #stopWatching: (() => void) | undefined

  constructor(host: Host) {
    this.#host = host
    this.#worker = this.#start()
  }

  /** Takes a message of the client. */
  fromClient(message: Message): void {
    const [id, method] = [idOf(message), methodOf(message)]
    if (method === undefined) {
      this.#answered(message, id)
      return
    }
    if (id !== undefined) {
      this.#asked.set(id, method)
      if (method === 'initialize' && !this.#initialize) this.#initialize = message
      if (method === 'shutdown' && this.#initialize) this.#isShutDown = true
    } else this.#note(method, message)
    this.#worker.send(message)
    if (method === 'exit') this.#leave()
  }

  /** Lets the worker answer what was asked before, and end. */
  #leave(): void {
    if (this.#isLeaving) return
    this.#isLeaving = true
    this.#host.every(patience, () => this.end())
  }

  /** Ends everything; also called when the client is gone. */
  end(): void {
    if (this.#isEnding) return
    this.#isEnding = true
    this.#stopWatching?.()
    this.#worker.kill()
    this.#host.end(this.#isShutDown)
  }

  /** An answer of the client; those to a worker that is gone concern nobody. */
  #answered(message: Message, id: string | number | undefined): void {
    const own = this.#asking.get(String(id))
    if (own === undefined) return
    this.#asking.delete(String(id))
    this.#worker.send({...message, id: own})
  }

  /** Keeps what another worker will have to be told. */
  #note(method: string, message: Message): void {
    const {params} = message
    if (method === 'initialized') this.#initialized = message
    else if (method === 'workspace/didChangeConfiguration') this.#configuration = message
    if (!isRecord(params) || !isRecord(params['textDocument'])) return
    const {uri, version, languageId, text} = params['textDocument']
    if (typeof uri !== 'string') return
    if (method === 'textDocument/didClose') {
      this.#documents.delete(uri)
      const known = this.#poisoned.get(uri)
      if (known) known.strikes = 0
    } else if (typeof version !== 'number') return
    else if (method === 'textDocument/didOpen' && typeof text === 'string')
      this.#documents.set(uri, new Mirror(String(languageId), version, text))
    else if (method === 'textDocument/didChange' && Array.isArray(params['contentChanges']))
      this.#documents.get(uri)?.change(version, params['contentChanges'], this.#encoding)
  }

  #start(): Worker {
    const generation = ++this.#generation
    this.#hasWorked = false
    return this.#host.start(
      message => {
        if (generation === this.#generation) this.#fromWorker(message)
      },
      () => {
        if (generation !== this.#generation || this.#isEnding) return
        if (this.#isLeaving) this.end()
        else this.#replace('ended')
      }
    )
  }

  #fromWorker(message: Message): void {
    const [id, method] = [idOf(message), methodOf(message)]
    if (method === working) this.#watch(isRecord(message['params']) ? (message['params'] as Working) : {})
    else if (id !== undefined && method !== undefined) this.#ask(message, id, method)
    else this.#pass(message, id)
  }

  /** Gives the client an answer or a notification. */
  #pass(message: Message, id: string | number | undefined): void {
    if (id !== undefined) {
      const asked = this.#asked.get(id)
      // The answer to what this supervisor said itself.
      if (asked === undefined) return
      this.#asked.delete(id)
      if (asked === 'initialize') this.#readCapabilities(message['result'])
    }
    this.#host.tell(message)
  }

  /** A request to the client. What one worker has registered holds for the next. */
  #ask(message: Message, id: string | number, method: string): void {
    if (method === 'client/registerCapability' && this.#generation > 1) {
      this.#worker.send({jsonrpc: '2.0', id, result: null})
      return
    }
    const own = `${this.#generation}/${id}`
    this.#asking.set(own, id)
    this.#host.tell({...message, id: own})
  }

  #readCapabilities(result: unknown): void {
    const chosen =
      isRecord(result) && isRecord(result['capabilities']) ? result['capabilities']['positionEncoding'] : ''
    this.#encoding = encodings.find(one => one === chosen) ?? 'utf-16'
  }

  /** Counts while a worker hears nothing. */
  #watch({uri, version = 0, units = 0}: Working): void {
    this.#stopWatching?.()
    this.#stopWatching = undefined
    this.#busy = uri === undefined ? undefined : {uri, version}
    if (uri === undefined) {
      this.#hasWorked = true
      return
    }
    const allowed = (budget.least + units * budget.each) * (this.#hasWorked ? 1 : budget.first)
    let passed = 0
    let before: number | undefined
    this.#stopWatching = this.#host.every(tick, () => {
      passed += tick
      if (passed < allowed) return
      // On a busy machine time passes and nothing is done: now CPU time is counted.
      const taken = this.#worker.cpu()
      before ??= taken
      const isSpent =
        taken === undefined || before === undefined ? passed > unknown * allowed : taken - before >= allowed
      if (isSpent || passed > idle * allowed) this.#replace('late')
    })
  }

  /** Puts another worker in the place of one that is lost, or takes too long. */
  #replace(why: 'ended' | 'late'): void {
    const busy = this.#busy
    this.#watch({})
    this.#generation++
    this.#worker.kill()
    if (busy) this.#poison(busy.uri, busy.version)
    this.#host.log(
      busy ? `${busy.uri} stopped the server (${why}), which starts again without it` : 'The server starts again'
    )
    this.#excuse()
    const now = this.#host.now()
    this.#lost.push(now)
    if (this.#isLeaving || this.#isShutDown || this.#lost.filter(time => now - time < most.within).length > most.lost) {
      this.end()
      return
    }
    this.#worker = this.#start()
    this.#instruct()
  }

  #poison(uri: string, version: number): void {
    const known = this.#poisoned.get(uri) ?? {texts: [], strikes: 0}
    const text = this.#documents.get(uri)?.textAt(version, this.#encoding)
    if (text !== undefined) known.texts.push(text)
    if (known.texts.length > strikes) known.texts.shift()
    known.strikes++
    this.#poisoned.set(uri, known)
  }

  /** Answers what the lost worker was asked. */
  #excuse(): void {
    for (const [id, method] of this.#asked) {
      if (method === 'initialize') continue
      const answer =
        method === 'shutdown'
          ? {result: null}
          : {
              error: {
                code: LSPErrorCodes.ContentModified,
                message: `${method} was not finished: the server starts again`
              }
            }
      this.#host.tell({jsonrpc: '2.0', id, ...answer})
      this.#asked.delete(id)
    }
    this.#asking.clear()
  }

  /** Tells a new worker all that the one before knew. */
  #instruct(): void {
    const worker = this.#worker
    const notify = (method: string, params: unknown): void => worker.send({jsonrpc: '2.0', method, params})
    if (!this.#initialize) return
    // Where the client still waits for the answer, it gets this one.
    const isAwaited = [...this.#asked.values()].includes('initialize')
    worker.send(isAwaited ? this.#initialize : {...this.#initialize, id: 'medcite/initialize'})
    if (this.#initialized) worker.send(this.#initialized)
    if (this.#configuration) worker.send(this.#configuration)
    const poisoned: Poisoned = Object.fromEntries(
      [...this.#poisoned].map(([uri, {texts, strikes: count}]) => [uri, {texts, isWhole: count >= strikes}])
    )
    notify(poisonedDocuments, poisoned)
    for (const [uri, mirror] of this.#documents) {
      const {languageId, version} = mirror
      notify('textDocument/didOpen', {
        textDocument: {uri, languageId, version, text: mirror.textAt(version, this.#encoding)}
      })
    }
  }
}
