import {PassThrough} from 'node:stream'
import {
  type ClientCapabilities,
  createMessageConnection,
  type Diagnostic,
  type InitializeResult,
  type MessageConnection,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter
} from 'vscode-languageserver/node'
import {serve} from '../../server/src/lsp/server.ts'

/** A client of a server in the same process, over two streams. */
export type TestClient = {
  readonly connection: MessageConnection
  readonly initialized: InitializeResult
  /** How the server ended; `undefined` while it has not. */
  readonly ended: () => boolean | undefined
  readonly log: string[]
  /** Methods for which the server asked to be told. */
  readonly registered: readonly string[]
  /** All that was published, in order. */
  readonly published: PublishDiagnosticsParams[]
  open(uri: string, text: string): void
  /** The next publication for which `is` holds, or the last one that it held for. */
  untilPublished(is: (params: PublishDiagnosticsParams) => boolean): Promise<readonly Diagnostic[]>
}

/** What most editors can. */
export const editor: ClientCapabilities = {
  workspace: {workspaceEdit: {documentChanges: true}},
  textDocument: {
    publishDiagnostics: {
      relatedInformation: true,
      codeDescriptionSupport: true,
      dataSupport: true,
      tagSupport: {valueSet: [1]}
    },
    codeAction: {
      codeActionLiteralSupport: {codeActionKind: {valueSet: ['quickfix', 'source.fixAll']}},
      isPreferredSupport: true,
      dataSupport: true,
      resolveSupport: {properties: ['edit']}
    },
    hover: {contentFormat: ['markdown']},
    documentSymbol: {hierarchicalDocumentSymbolSupport: true}
  }
}

/** Two connections that talk to each other; the server's is served. */
export function connect(): {connection: MessageConnection; ended: () => boolean | undefined} {
  const [up, down] = [new PassThrough(), new PassThrough()]
  let end: boolean | undefined
  serve(
    createMessageConnection(new StreamMessageReader(up), new StreamMessageWriter(down)),
    isClean => {
      end = isClean
    },
    () => undefined
  )
  const connection = createMessageConnection(new StreamMessageReader(down), new StreamMessageWriter(up))
  return {connection, ended: () => end}
}

/** A client that has said `initialize`. `settings` is what it answers when it is asked for them. */
export async function start(
  capabilities: ClientCapabilities = editor,
  options: {initializationOptions?: unknown; settings?: unknown} = {}
): Promise<TestClient> {
  const {connection, ended} = connect()
  const published: PublishDiagnosticsParams[] = []
  const log: string[] = []
  const waiting = new Set<() => void>()
  connection.onNotification('window/logMessage', ({message}: {message: string}) => void log.push(message))
  connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
    published.push(params)
    for (const wake of waiting) wake()
  })
  connection.onRequest('workspace/configuration', ({items}: {items: unknown[]}) =>
    items.map(() => options.settings ?? {})
  )
  const registered: string[] = []
  connection.onRequest('client/registerCapability', ({registrations}: {registrations: {method: string}[]}) => {
    registered.push(...registrations.map(({method}) => method))
    return null
  })
  connection.listen()
  const {initializationOptions} = options
  const initialized: InitializeResult = await connection.sendRequest('initialize', {
    processId: null,
    rootUri: null,
    capabilities,
    initializationOptions
  })
  void connection.sendNotification('initialized', {})
  return {
    connection,
    initialized,
    ended,
    log,
    registered,
    published,
    open: (uri, text) =>
      void connection.sendNotification('textDocument/didOpen', {
        textDocument: {uri, languageId: 'markdown', version: 1, text}
      }),
    untilPublished: is =>
      new Promise(resolve => {
        const look = () => {
          const found = published.findLast(is)
          if (!found) return
          waiting.delete(look)
          resolve(found.diagnostics)
        }
        waiting.add(look)
        look()
      })
  }
}
