import {
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  type TextDocumentContentChangeEvent
} from 'vscode-languageserver/node'
import {
  openDocument,
  openInSteps,
  type Profile,
  profileOf,
  type ReadingOptions,
  type Snapshot,
  updateDocument
} from '../service/index.ts'
import {toOffset} from './convert.ts'
import type {Encoding} from './encoding.ts'
import {isRange, isRecord} from './guards.ts'
import {type Poisoned, poisonedDocuments} from './relay.ts'
import type {Session} from './session.ts'

/** Longest document that is checked while it is written, in UTF-16 units. */
const limit = 2_000_000

/** How much of a document is read before other messages get their turn, in UTF-16 units. */
const step = 50_000

/** An open document at one version. Immutable: an edit puts a new one in its place. */
export type OpenDocument = {readonly uri: string; readonly version: number; readonly snapshot: Snapshot}

/** The open documents, by URI as the client writes it. */
export type Documents = {
  /** The document as it is now; `undefined` when it is not open, or not read yet. */
  get(uri: string): OpenDocument | undefined
  /** The same, but waits for a long document that is still being read. */
  whenRead(uri: string): Promise<OpenDocument | undefined>
  all(): readonly OpenDocument[]
  /** `document` as `profile` reads it; it stays so while it is open. */
  readAs(document: OpenDocument, profile: Profile): OpenDocument
  /** Calls `listener` when a document was opened, changed or, then it is no longer there, closed. */
  onDidChange(listener: (uri: string) => void): void
}

/** A long document on its way: what was changed meanwhile is done when it is there. */
type Reading = {readonly done: Promise<void>; readonly changes: (() => void)[]}

/** Keeps the client's open documents, edit by edit. */
export function keepDocuments(session: Session): Documents {
  const open = new Map<string, OpenDocument>()
  const reading = new Map<string, Reading>()
  const listeners: ((uri: string) => void)[] = []
  let poisoned: Poisoned = {}

  function put(document: OpenDocument): void {
    open.set(document.uri, document)
    for (const listener of listeners) listener(document.uri)
  }

  function read(uri: string, version: number, text: string): void {
    const changes: (() => void)[] = []
    const isWanted = (): boolean => session.phase === 'running' && reading.get(uri)?.changes === changes
    const steps = openInSteps(text, optionsFor(uri), step)
    const next = () => session.busyWith({uri, version, units: text.length}, () => steps.next())
    const done = readInSteps(next, isWanted)
      .then(snapshot => {
        if (!snapshot) return
        put({uri, version, snapshot})
        for (const change of changes) change()
      })
      .catch(error => session.fault(DidOpenTextDocumentNotification.method, error))
      .finally(() => {
        if (reading.get(uri)?.changes === changes) reading.delete(uri)
      })
    reading.set(uri, {done, changes})
  }

  function change(uri: string, version: number, contentChanges: readonly TextDocumentContentChangeEvent[]): void {
    const document = open.get(uri)
    if (!document) {
      session.log(`${uri} was changed and is not open`)
      return
    }
    // Until the change is done the document counts as unknown: better forgotten than wrong.
    open.delete(uri)
    const {encoding} = session.client
    const before = poisoned[uri] ? unread(uri, document.snapshot.text) : document.snapshot
    const after = session.busyWith({uri, version, units: before.length}, () =>
      contentChanges.reduce<Snapshot>((now, one) => applied(now, one, encoding), before)
    )
    put({uri, version, snapshot: poisoned[uri] ? opened(uri, version, after.text) : after})
  }

  function opened(uri: string, version: number, text: string): Snapshot {
    const known = poisoned[uri]
    if (known?.isWhole || known?.texts.includes(text)) return unread(uri, text)
    return session.busyWith({uri, version, units: text.length}, () => openDocument(text, optionsFor(uri)))
  }

  session.connection.onNotification(poisonedDocuments, (all: Poisoned) => {
    poisoned = all
  })

  session.heed(DidOpenTextDocumentNotification.type, ({textDocument: {uri, version, text}}) => {
    open.delete(uri)
    reading.delete(uri)
    if (text.length > step && text.length <= limit && !poisoned[uri]) read(uri, version, text)
    else put({uri, version, snapshot: opened(uri, version, text)})
  })
  session.heed(DidChangeTextDocumentNotification.type, ({textDocument: {uri, version}, contentChanges}) => {
    const later = reading.get(uri)?.changes
    if (later) later.push(() => change(uri, version, contentChanges))
    else change(uri, version, contentChanges)
  })
  session.heed(DidCloseTextDocumentNotification.type, ({textDocument: {uri}}) => {
    reading.delete(uri)
    const known = poisoned[uri]
    if (known) poisoned = {...poisoned, [uri]: {...known, isWhole: false}}
    if (!open.delete(uri)) return
    for (const listener of listeners) listener(uri)
  })
  return {
    get: uri => open.get(uri),
    async whenRead(uri) {
      for (let now = reading.get(uri); now; now = reading.get(uri)) await now.done
      return open.get(uri)
    },
    all: () => [...open.values()],
    readAs(document, profile) {
      if (document.snapshot.reading.profile === profile) return document
      const {uri, version, snapshot} = document
      const reread = {
        ...document,
        snapshot: session.busyWith({uri, version, units: snapshot.length}, () =>
          openDocument(snapshot.text, {...snapshot.reading, profile})
        )
      }
      // Whoever has shown findings of the one before asks for them anew: the settings told it to.
      if (open.get(document.uri) === document) open.set(document.uri, reread)
      return reread
    },
    onDidChange: listener => void listeners.push(listener)
  }
}

/** How a document is read until its settings are known: by its ending. */
const optionsFor = (uri: string): ReadingOptions => ({limit, profile: profileOf('auto', uri)})

const unread = (uri: string, text: string): Snapshot => openDocument(text, {...optionsFor(uri), isPoisoned: true})

/** A long document, piece by piece, so that the rest of the conversation goes on; `undefined` once it is unwanted. */
async function readInSteps(
  next: () => IteratorResult<undefined, Snapshot>,
  isWanted: () => boolean
): Promise<Snapshot | undefined> {
  for (;;) {
    const {done, value} = next()
    await new Promise(resolve => setImmediate(resolve))
    if (!isWanted()) return undefined
    if (done) return value
  }
}

function applied(snapshot: Snapshot, change: TextDocumentContentChangeEvent, encoding: Encoding): Snapshot {
  if (!isRecord(change) || typeof change.text !== 'string') throw new TypeError('Unexpected content change')
  if (!('range' in change) || !isRange(change.range)) return openDocument(change.text, snapshot.reading)
  const start = toOffset(snapshot, change.range.start, encoding)
  const end = toOffset(snapshot, change.range.end, encoding)
  return updateDocument(snapshot, {start: Math.min(start, end), end: Math.max(start, end), text: change.text})
}
