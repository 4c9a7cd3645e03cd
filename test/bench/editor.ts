import {spawn} from 'node:child_process'
import {readFileSync} from 'node:fs'
import {setTimeout} from 'node:timers/promises'
import {
  createMessageConnection,
  type InitializeResult,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
  TextDocumentSyncKind
} from 'vscode-languageserver/node'
import {median} from './statistics.ts'

/** What an author waits for, in ms: the first diagnostics of a document, and those after a keystroke. */
export type Waits = {readonly open: number; readonly key: number}

/** Where a letter is typed, as shares of a document. */
const places = [0.1, 0.35, 0.6, 0.85]
/** A server that takes longer is not waited for, in ms. */
const patience = 60_000

/** Types letters into a document and waits for the diagnostics of each; `undefined` for a server that takes too long. */
export async function type(
  command: readonly string[],
  path: string,
  keys: number,
  cwd: string
): Promise<Waits | undefined> {
  const [program = '', ...words] = command
  const child = spawn(program, words, {cwd, stdio: ['pipe', 'pipe', 'ignore']})
  const connection = createMessageConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin)
  )
  try {
    const limit = setTimeout(patience, undefined, {ref: false})
    return await Promise.race([limit, session(connection, readFileSync(path, 'utf8'), keys)])
  } finally {
    connection.dispose()
    child.kill('SIGKILL')
  }
}

async function session(connection: MessageConnection, text: string, keys: number): Promise<Waits> {
  let heard: (version: number | undefined) => void = () => undefined
  connection.onNotification('textDocument/publishDiagnostics', ({version}: {version?: number}) => heard(version))
  connection.onRequest('workspace/configuration', ({items}: {items: unknown[]}) => items.map(() => null))
  connection.onRequest('client/registerCapability', () => null)
  connection.listen()
  const {capabilities} = await connection.sendRequest<InitializeResult>('initialize', {
    processId: process.pid,
    rootUri: null,
    capabilities: {}
  })
  const sync = capabilities.textDocumentSync
  const isWhole = (typeof sync === 'object' ? sync.change : sync) === TextDocumentSyncKind.Full
  await connection.sendNotification('initialized', {})
  /** Ends with the diagnostics of that version, or the first ones of a server that names none. */
  const answered = (version: number): Promise<number> => {
    const begun = performance.now()
    return new Promise(resolve => {
      heard = said => {
        if (said === undefined || said === version) resolve(performance.now() - begun)
      }
    })
  }
  const uri = 'file:///digest.md'
  const opened = answered(1)
  await connection.sendNotification('textDocument/didOpen', {
    textDocument: {uri, languageId: 'markdown', version: 1, text}
  })
  const open = await opened
  const lines = text.split('\n')
  const times: number[] = []
  for (let key = 0; key < keys; key++) {
    const from = Math.floor(lines.length * (places[Math.floor(key / 2) % places.length] ?? 0))
    // A line of running text, in which a letter comes and goes.
    const line = lines.findIndex((one, index) => index >= from && one.length > 100 && /^\p{L}/u.test(one))
    const start = {line, character: 20}
    const end = key % 2 === 0 ? start : {line, character: 21}
    const version = key + 2
    const written = isWhole
      ? lines
          .map((one, index) => (index === line && key % 2 === 0 ? `${one.slice(0, 20)}x${one.slice(20)}` : one))
          .join('\n')
      : ''
    const next = answered(version)
    await connection.sendNotification('textDocument/didChange', {
      textDocument: {uri, version},
      contentChanges: [isWhole ? {text: written} : {range: {start, end}, text: key % 2 === 0 ? 'x' : ''}]
    })
    times.push(await next)
  }
  return {open, key: median(times.slice(2))}
}
