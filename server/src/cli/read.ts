import {setImmediate} from 'node:timers/promises'
import {lineAt, unreadRanges} from '../features/lines.ts'
import {decodeAtMost, type FileContent, mostBytes, type ReadFailure, readContent} from '../host/files.node.ts'
import type {Snapshot} from '../service/index.ts'
import type {Io} from './io.ts'
import type {Target} from './targets.ts'
import type {Texts} from './texts.ts'

/** Text length, in UTF-16 units, from which the work takes so long that an interruption must not wait for its end. */
const longText = 200_000

/** The content of a document, or a sentence about why there is none. */
export async function readDocument(
  {path, file}: Pick<Target, 'path' | 'file'>,
  io: Io,
  say: Texts
): Promise<FileContent | {readonly problem: string}> {
  const content = await (file === undefined ? readStdin(io) : readContent(file))
  return 'kind' in content ? {problem: readProblem(path, content, say)} : content
}

/** Standard input may be closed, or a folder. */
async function readStdin(io: Io): Promise<FileContent | ReadFailure> {
  try {
    return decodeAtMost(await io.stdin(), mostBytes)
  } catch (error) {
    if (error instanceof Error && 'code' in error) return {kind: 'unreadable', code: String(error.code)}
    throw error
  }
}

function readProblem(path: string, failure: ReadFailure, say: Texts): string {
  switch (failure.kind) {
    case 'undecodable':
      return say.undecodable(path, failure.offset, failure.isUtf16)
    case 'unreadable':
      return say.unreadable(path, failure.code)
    case 'tooLarge':
      return say.tooLarge(path, failure.most, failure.size)
    case 'special':
      return say.special(path)
  }
}

/** What `work` makes of a document; `undefined` when the user has interrupted before it began. */
export async function workOn<Result>(
  {text}: FileContent,
  {signal, killable}: Io,
  work: (text: string) => Result
): Promise<Result | undefined> {
  const isLong = text.length > longText
  // An interruption that has come in already would get lost while nobody listens to it.
  if (isLong) await setImmediate()
  if (signal.aborted) return undefined
  return isLong ? killable(() => work(text)) : work(text)
}

/** A sentence for each piece of a document that was not read: what stands there is neither listed nor compared. */
export const unreadPieces = (path: string, snapshot: Snapshot, say: Texts): string[] =>
  unreadRanges(snapshot).map(({start, end}) => say.unread(path, lineAt(snapshot, start) + 1, lineAt(snapshot, end) + 1))
