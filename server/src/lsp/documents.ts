import {
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  type TextDocumentContentChangeEvent
} from 'vscode-languageserver/node'
import {openDocument, type Snapshot, updateDocument} from '../service/index.ts'
import {type Encoding, toOffset} from './convert.ts'
import {isRange, isRecord} from './guards.ts'
import type {Session} from './session.ts'

/** Longest document that is checked while it is written, in UTF-16 units. */
const limit = 2_000_000

/** An open document at one version. Immutable: an edit puts a new one in its place. */
export type OpenDocument = {readonly uri: string; readonly version: number; readonly snapshot: Snapshot}

/** The open documents, by URI as the client writes it. */
export type Documents = {
  get(uri: string): OpenDocument | undefined
  all(): readonly OpenDocument[]
  /** Calls `listener` when a document was opened, changed or, then it is no longer there, closed. */
  onDidChange(listener: (uri: string) => void): void
}

/** Keeps the client's open documents, edit by edit. */
export function keepDocuments(session: Session): Documents {
  const open = new Map<string, OpenDocument>()
  const listeners: ((uri: string) => void)[] = []
  const changed = (uri: string): void => {
    for (const listener of listeners) listener(uri)
  }

  session.heed(DidOpenTextDocumentNotification.type, ({textDocument: {uri, version, text}}) => {
    open.set(uri, {uri, version, snapshot: openDocument(text, limit)})
    changed(uri)
  })
  session.heed(DidChangeTextDocumentNotification.type, ({textDocument: {uri, version}, contentChanges}) => {
    const document = open.get(uri)
    if (!document) return session.log(`${uri} was changed and is not open`)
    // Until the change is done the document counts as unknown: better forgotten than wrong.
    open.delete(uri)
    const {encoding} = session.client
    const snapshot = contentChanges.reduce<Snapshot>((now, change) => applied(now, change, encoding), document.snapshot)
    open.set(uri, {uri, version, snapshot})
    changed(uri)
  })
  session.heed(DidCloseTextDocumentNotification.type, ({textDocument: {uri}}) => {
    if (open.delete(uri)) changed(uri)
  })
  return {
    get: uri => open.get(uri),
    all: () => [...open.values()],
    onDidChange: listener => void listeners.push(listener)
  }
}

function applied(snapshot: Snapshot, change: TextDocumentContentChangeEvent, encoding: Encoding): Snapshot {
  if (!isRecord(change) || typeof change.text !== 'string') throw new TypeError('Unexpected content change')
  if (!('range' in change) || !isRange(change.range)) return openDocument(change.text, limit)
  const start = toOffset(snapshot, change.range.start, encoding)
  const end = toOffset(snapshot, change.range.end, encoding)
  return updateDocument(snapshot, {start: Math.min(start, end), end: Math.max(start, end), text: change.text})
}
