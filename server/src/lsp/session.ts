import {
  LogMessageNotification,
  type MessageConnection,
  MessageType,
  type NotificationHandler,
  type ProtocolNotificationType
} from 'vscode-languageserver/node'
import {printable} from '../service/index.ts'
import {type Client, readClient} from './client.ts'
import type {Working} from './relay.ts'

/** Where the conversation stands: before `initialize`, after it, after `shutdown`. */
export type Phase = 'new' | 'running' | 'ended'

/** Tells whoever watches over this server what it begins; without a document, that it is done. */
export type Announce = (working: Working) => void

/** One conversation with one client. */
export type Session = {
  readonly connection: MessageConnection
  phase: Phase
  client: Client
  /** Says one line in the client's log. */
  log(text: string): void
  /** The same for a fault of ours: its name and first line. */
  fault(where: string, error: unknown): void
  /** Sends a notification; a client that is gone does not hear it, and nothing else happens. */
  tell<P, R>(type: ProtocolNotificationType<P, R>, params: P): void
  /** Heeds a notification while the conversation runs; what goes wrong is logged. */
  heed<P, R>(type: ProtocolNotificationType<P, R>, handler: NotificationHandler<P>): void
  /** Does work on a document during which nothing is heard; whoever watches is told. */
  busyWith<T>(working: Required<Working>, work: () => T): T
}

/** How long a server does nothing before it says so, in ms: what a keystroke sets off is one piece of work. */
const pause = 20

export function createSession(connection: MessageConnection, announce: Announce): Session {
  let depth = 0
  let announced: Working = {}
  let resting: NodeJS.Timeout | undefined
  const rest = (): void => {
    resting = undefined
    announced = {}
    announce(announced)
  }
  const tell: Session['tell'] = (type, params) => {
    // The connection refuses with an exception once it is closed.
    Promise.resolve()
      .then(() => connection.sendNotification(type.method, params))
      .catch(() => undefined)
  }
  const say = (type: MessageType, text: string): void =>
    tell(LogMessageNotification.type, {type, message: printable(text.slice(0, 2000))})
  /** By method: the connection itself keeps one for each, and would silently drop the first of two. */
  const handlers = new Map<string, ((params: unknown) => void)[]>()
  const guarded = (method: string, work: () => void): void => {
    try {
      work()
    } catch (error) {
      session.fault(method, error)
    }
  }
  const session: Session = {
    connection,
    phase: 'new',
    client: readClient({processId: null, rootUri: null, capabilities: {}}),
    log: text => say(MessageType.Info, text),
    fault: (where, error) => say(MessageType.Error, `${where}: ${describe(error)}`),
    tell,
    busyWith: (working, work) => {
      clearTimeout(resting)
      if (depth++ === 0 && (announced.uri !== working.uri || announced.version !== working.version)) {
        announced = working
        announce(working)
      }
      try {
        return work()
      } finally {
        if (--depth === 0) resting = setTimeout(rest, pause)
      }
    },
    heed: (type, handler) => {
      const heeding = handlers.get(type.method) ?? []
      // What comes is of the type's shape as far as the client keeps its word; each handler checks what it reads.
      heeding.push(params => handler(params as Parameters<typeof handler>[0]))
      if (heeding.length > 1) return
      handlers.set(type.method, heeding)
      connection.onNotification(type.method, (params: unknown) => {
        if (session.phase !== 'running') return
        for (const each of heeding) guarded(type.method, () => each(params))
      })
    }
  }
  return session
}

const describe = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message).split('\n').slice(0, 2).join(' ') : String(error)
