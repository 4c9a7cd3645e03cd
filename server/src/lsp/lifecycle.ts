import {
  ErrorCodes,
  ExitNotification,
  InitializedNotification,
  InitializeRequest,
  type InitializeResult,
  ResponseError,
  type ServerCapabilities,
  ShutdownRequest,
  TextDocumentSyncKind
} from 'vscode-languageserver/node'
import {version} from '../../../package.json'
import {readClient} from './client.ts'
import type {Feature} from './feature.ts'
import {isRecord} from './guards.ts'
import type {Session} from './session.ts'
import {texts} from './texts.ts'

/** What ends the server: `isClean` when the client had said `shutdown` before. */
export type End = (isClean: boolean) => void

/**
 * Keeps the order of a conversation (LSP 3.18, *Server lifecycle*), which the library leaves to us: nothing but
 * `initialize` before `initialize`, that only once, and no request after `shutdown`.
 */
export function keepLifecycle(session: Session, features: readonly Feature[], end: End): void {
  const {connection} = session
  connection.onRequest(InitializeRequest.method, (params: unknown) => {
    if (session.phase !== 'new')
      return new ResponseError(ErrorCodes.InvalidRequest, 'The server is initialized already')
    if (!isRecord(params)) return new ResponseError(ErrorCodes.InvalidParams, 'Unexpected params of initialize')
    session.client = readClient({processId: null, rootUri: null, capabilities: {}, ...params})
    session.phase = 'running'
    const capabilities: ServerCapabilities = {
      positionEncoding: session.client.encoding,
      textDocumentSync: {openClose: true, change: TextDocumentSyncKind.Incremental}
    }
    for (const feature of features) Object.assign(capabilities, feature.capabilities(session.client))
    return {capabilities, serverInfo: {name: 'medcite', version}} satisfies InitializeResult
  })
  session.heed(InitializedNotification.type, () => session.log(texts[session.client.language].running(version)))
  connection.onRequest(ShutdownRequest.method, () => {
    if (session.phase === 'new')
      return new ResponseError(ErrorCodes.ServerNotInitialized, 'The server is not initialized')
    if (session.phase === 'ended') return new ResponseError(ErrorCodes.InvalidRequest, 'The server is shut down')
    session.phase = 'ended'
    return null
  })
  connection.onNotification(ExitNotification.method, () => end(session.phase === 'ended'))
  // What nobody else answers: in its phase an unknown method, out of it the refusal that every request gets.
  connection.onRequest((method: string) => {
    if (session.phase === 'new')
      return new ResponseError(ErrorCodes.ServerNotInitialized, 'The server is not initialized')
    if (session.phase === 'ended') return new ResponseError(ErrorCodes.InvalidRequest, 'The server is shut down')
    return new ResponseError(ErrorCodes.MethodNotFound, `Unhandled method ${method.slice(0, 100)}`)
  })
}
