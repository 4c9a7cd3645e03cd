import {
  type CancellationToken,
  ErrorCodes,
  LSPErrorCodes,
  type Range as LspRange,
  type Position,
  type ProtocolRequestType,
  ResponseError,
  type ServerCapabilities,
  type TextDocumentIdentifier,
  type TextEdit
} from 'vscode-languageserver/node'
import {
  type Configuration,
  type Edit,
  isWorkspaceFile,
  type Language,
  languageOf,
  profileOf,
  type Range,
  type Snapshot
} from '../service/index.ts'
import type {Client} from './client.ts'
import {toOffset, toRange, toTextEdits} from './convert.ts'
import type {Documents, OpenDocument} from './documents.ts'
import {isPosition, isRange, isRecord} from './guards.ts'
import type {Session} from './session.ts'
import type {Settings} from './settings.ts'

/** What every feature may use. */
export type Context = {readonly session: Session; readonly documents: Documents; readonly settings: Settings}

/** One request that the server answers, and what it announces for it. */
export type Feature = {
  capabilities(client: Client): ServerCapabilities
  register(context: Context): void
}

/** A document as it was when a request arrived, and how things are said about it. */
export type Subject = {
  readonly document: OpenDocument
  readonly snapshot: Snapshot
  readonly client: Client
  readonly configuration: Configuration
  /** Language of messages. */
  readonly language: Language
  offsetOf(position: Position): number
  rangeOf(range: Range): LspRange
  editsOf(edits: readonly Edit[]): TextEdit[]
}

/**
 * A feature that answers `type`. What it throws never reaches the client as an internal error: a `ResponseError` is the
 * answer, anything else is one line in the log and *request failed*.
 */
export const feature = <P, R, PR, E, RO>(
  type: ProtocolRequestType<P, R, PR, E, RO>,
  capabilities: (client: Client) => ServerCapabilities,
  answer: (context: Context, params: P) => R | Promise<R>
): Feature => ({
  capabilities,
  register: context => {
    const respond = (params: P, token?: CancellationToken) =>
      guarded(context.session, type.method, token, () => answer(context, params))
    context.session.connection.onRequest(type.method, respond)
  }
})

/**
 * A feature about a document.
 *
 * @param otherwise
 *   The answer where there is none, and for a document that is not open.
 * @param subject
 *   Whether it is about what people write, about a workspace's own records, or about both.
 */
export const documentFeature = <P extends {textDocument: TextDocumentIdentifier}, R, PR, E, RO>(
  type: ProtocolRequestType<P, R, PR, E, RO>,
  capabilities: (client: Client) => ServerCapabilities,
  answer: (subject: Subject, params: P) => R | undefined,
  otherwise: R,
  subject: 'text' | 'knowledge' | 'both' = 'text'
): Feature =>
  feature(type, capabilities, async (context, params) => {
    if (!isAboutDocument(params))
      throw new ResponseError(ErrorCodes.InvalidParams, `Unexpected params of ${type.method}`)
    const document = await context.documents.whenRead(params.textDocument.uri)
    if (!document) return otherwise
    if (subject !== 'both' && isWorkspaceFile(document.uri) !== (subject === 'knowledge')) return otherwise
    const about = await subjectOf(context, document)
    const {uri, version, snapshot} = about.document
    return context.session.busyWith({uri, version, units: snapshot.length}, () => answer(about, params)) ?? otherwise
  })

/** `document` as it is now, with the settings that hold for it. */
export async function subjectOf({session, documents, settings}: Context, asOpened: OpenDocument): Promise<Subject> {
  const {client} = session
  const configuration = await settings.of(asOpened.uri)
  const document = documents.readAs(asOpened, profileOf(configuration.profile, asOpened.uri))
  const {snapshot} = document
  return {
    document,
    snapshot,
    client,
    configuration,
    language: languageOf(configuration.language, snapshot, client.language),
    offsetOf: position => toOffset(snapshot, position, client.encoding),
    rangeOf: range => toRange(snapshot, range, client.encoding),
    editsOf: edits => toTextEdits(snapshot, edits, client.encoding)
  }
}

/** Why a request cannot be answered in this phase of the conversation, or `undefined`. */
export function refusal({phase}: Session): ResponseError<void> | undefined {
  if (phase === 'new') return new ResponseError(ErrorCodes.ServerNotInitialized, 'The server is not initialized')
  if (phase === 'ended') return new ResponseError(ErrorCodes.InvalidRequest, 'The server is shut down')
  return undefined
}

async function guarded(
  session: Session,
  method: string,
  token: CancellationToken | undefined,
  work: () => unknown
): Promise<unknown> {
  const refused = refusal(session)
  if (refused) return refused
  const cancelled = new ResponseError<void>(LSPErrorCodes.RequestCancelled, 'The request was cancelled')
  if (token?.isCancellationRequested) return cancelled
  try {
    const result = await work()
    return token?.isCancellationRequested ? cancelled : result
  } catch (error) {
    if (error instanceof ResponseError) return error
    session.fault(method, error)
    return new ResponseError(LSPErrorCodes.RequestFailed, `${method} failed, see the log`)
  }
}

function isAboutDocument(params: unknown): boolean {
  if (!isRecord(params) || !isRecord(params['textDocument'])) return false
  if (typeof params['textDocument']['uri'] !== 'string') return false
  const {position, range} = params
  return (position === undefined || isPosition(position)) && (range === undefined || isRange(range))
}
