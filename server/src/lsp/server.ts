import type {MessageConnection} from 'vscode-languageserver/node'
import {codeActions, resolvedAction} from './code-actions.ts'
import {completion} from './completion.ts'
import {keepDiagnostics, pulledDiagnostics} from './diagnostics.ts'
import {keepDocuments} from './documents.ts'
import {hover} from './hover.ts'
import {type End, keepLifecycle} from './lifecycle.ts'
import {type Announce, createSession} from './session.ts'
import {keepSettings} from './settings.ts'
import {symbols} from './symbols.ts'

/** Everything that the server answers about documents. */
const features = [pulledDiagnostics, hover, codeActions, resolvedAction, symbols, completion]

/**
 * Serve one client on `connection`, which is not yet listening.
 *
 * @param end
 *   Called when the client says `exit` or the connection closes.
 * @param announce
 *   Called before and after each piece of work on a document during which nothing is heard.
 * @returns
 *   What to call when the client is seen to be gone.
 */
export function serve(connection: MessageConnection, end: End, announce: Announce): () => void {
  const session = createSession(connection, announce)
  const documents = keepDocuments(session)
  const settings = keepSettings(session, documents)
  const context = {session, documents, settings}
  for (const feature of features) feature.register(context)
  keepLifecycle(session, features, end)
  keepDiagnostics(context)
  const lose = (): void => end(session.phase === 'ended')
  connection.onClose(lose)
  connection.listen()
  return lose
}
