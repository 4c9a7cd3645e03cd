import {isRecord} from './guards.ts'

/** A message of JSON-RPC 2.0. */
export type Message = Readonly<Record<string, unknown>> & {readonly jsonrpc?: unknown}

export const isMessage = (value: unknown): value is Message => isRecord(value)

/** The id of a request or of its answer; `undefined` for a notification. */
export function idOf({id}: Message): string | number | undefined {
  return typeof id === 'string' || typeof id === 'number' ? id : undefined
}

/** The method of a request or notification; `undefined` for an answer. */
export const methodOf = ({method}: Message): string | undefined => (typeof method === 'string' ? method : undefined)

/** What a server says of itself to its supervisor; never sent to a client. */
export const working = '$/medcite/working'
/** What a supervisor tells a server before all documents. */
export const poisonedDocuments = '$/medcite/poisoned'

/** What a server is about to do without hearing anything meanwhile; `uri` is absent when it is done. */
export type Working = {readonly uri?: string; readonly version?: number; readonly units?: number}

/** Texts that a server shall not read, by the document's URI; `isWhole` for any text of it while it is open. */
export type Poisoned = Readonly<Record<string, {readonly texts: readonly string[]; readonly isWhole: boolean}>>
