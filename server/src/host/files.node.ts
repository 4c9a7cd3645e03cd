import {randomBytes} from 'node:crypto'
import {existsSync, readFileSync, renameSync, type Stats} from 'node:fs'
import {lstat, open, readFile, realpath, stat, unlink} from 'node:fs/promises'
import {dirname, isAbsolute, join, relative, sep} from 'node:path'
import type {Text} from '../service/index.ts'

/** A file's content: `bytes` as they are, `text` without its byte order mark. */
export type FileContent = {readonly bytes: Uint8Array; readonly text: string; readonly hasBom: boolean}

/** Why a file could not be read. `code` is Node's error code, such as `EACCES`; `offset` counts bytes. */
export type ReadFailure =
  | {readonly kind: 'unreadable'; readonly code: string}
  | {readonly kind: 'undecodable'; readonly offset: number; readonly isUtf16: boolean}

/** Why a file was not written; it is what it was before. */
export type WriteFailure =
  /** It, or its folder, cannot be written. `code` is Node's error code. */
  | {readonly kind: 'unwritable'; readonly code: string}
  /** Another program changed it since it was read. */
  | {readonly kind: 'changed'}
  /** It is a link to a file outside the allowed folders. */
  | {readonly kind: 'outside'}

const bom = [0xef, 0xbb, 0xbf]

/** Why a file of settings or of knowledge was not read, in words. */
export const failureText = (failure: ReadFailure): Text =>
  failure.kind === 'undecodable'
    ? {en: 'Unexpected encoding, expected UTF-8', fr: 'Encodage inattendu, UTF-8 attendu'}
    : {en: `Cannot be read (${failure.code})`, fr: `Lecture impossible (${failure.code})`}

/** The content of the file at `path`, or why there is none. */
export async function readContent(path: string): Promise<FileContent | ReadFailure> {
  try {
    return decode(await readFile(path))
  } catch (error) {
    return {kind: 'unreadable', code: codeOf(error)}
  }
}

/** `bytes` as UTF-8. Nothing is replaced: what is not UTF-8 is refused, so that writing back never loses a byte. */
export function decode(bytes: Uint8Array): FileContent | ReadFailure {
  const hasBom = bom.every((byte, index) => bytes[index] === byte)
  try {
    const text = new TextDecoder('utf-8', {fatal: true, ignoreBOM: true}).decode(hasBom ? bytes.subarray(3) : bytes)
    return {bytes, text, hasBom}
  } catch {
    const [first, second] = bytes
    const isUtf16 = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)
    return {kind: 'undecodable', offset: firstInvalid(bytes), isUtf16}
  }
}

/** The bytes of `text` as they stood in its file: with its byte order mark, if it had one. */
export const encode = (text: string, hasBom: boolean): Uint8Array => Buffer.from(hasBom ? `\ufeff${text}` : text)

/** Offset of the first byte that begins no character, by halving. */
function firstInvalid(bytes: Uint8Array): number {
  let start = 0
  let valid = 0
  let invalid = bytes.length
  while (invalid - valid > 1) {
    const middle = (valid + invalid) >> 1
    try {
      // A character cut in two at the end is no mistake yet, hence `stream`.
      const decoder = new TextDecoder('utf-8', {fatal: true, ignoreBOM: true})
      start = Buffer.byteLength(decoder.decode(bytes.subarray(0, middle), {stream: true}))
      valid = middle
    } catch {
      invalid = middle
    }
  }
  return start
}

/**
 * Replaces the whole content of a file, or nothing of it.
 *
 * The new content goes to a new file beside it, which takes its mode, is flushed to the disk and renamed over it; just
 * before that the old content is compared once more. A symbolic link stays a link: the file that it leads to is
 * replaced, if it lies in one of `roots`. write-file-atomic does neither comparison nor the check of links, and its
 * cleaning at exit needs a process of its own, hence these lines.
 *
 * @param roots
 *   Absolute paths of folders.
 * @returns
 *   `undefined` when it was written.
 */
export async function replaceContent(
  path: string,
  before: Uint8Array,
  after: Uint8Array,
  roots: readonly string[]
): Promise<WriteFailure | undefined> {
  try {
    const target = await realpath(path)
    if ((await lstat(path)).isSymbolicLink() && !(await isInside(target, roots))) return {kind: 'outside'}
    return await replace(target, after, before)
  } catch (error) {
    return {kind: 'unwritable', code: codeOf(error)}
  }
}

/**
 * Writes a file of our own as a whole, or nothing of it, in the way of {@link replaceContent}.
 *
 * One that is there keeps its mode; what a symbolic link leads to is written. Devices and pipes are refused.
 *
 * @param path
 *   Its folder must be there.
 * @param before
 *   What was read of it, `bytes` being `undefined` when it was not there: if another program changed it since then,
 *   nothing is written. Absent: whatever is there is replaced.
 * @returns
 *   `undefined` when it was written.
 */
export async function writeWhole(
  path: string,
  content: Uint8Array,
  before?: {readonly bytes: Uint8Array | undefined}
): Promise<WriteFailure | undefined> {
  try {
    const isThere = await lstat(path).then(
      () => true,
      () => false
    )
    if (isThere) {
      const target = await realpath(path)
      return before && !before.bytes ? {kind: 'changed'} : await replace(target, content, before?.bytes)
    }
    return await place(path, content, undefined, () => before === undefined || !existsSync(path))
  } catch (error) {
    return {kind: 'unwritable', code: codeOf(error)}
  }
}

/** Replaces the content of a file that is there, if it is still `before`; absent: whatever it is. */
async function replace(
  target: string,
  after: Uint8Array,
  before: Uint8Array | undefined
): Promise<WriteFailure | undefined> {
  const like = await stat(target)
  // A device must not become a file, nor may a pipe be opened, which would wait for its other end.
  if (!like.isFile() && !like.isDirectory()) return {kind: 'unwritable', code: 'ENOTSUP'}
  // Renaming would replace a read-only file as well: whoever made it so meant it.
  await (await open(target, 'r+')).close()
  return place(target, after, like, () => before === undefined || readFileSync(target).equals(before))
}

/** Puts a new file at `target`, unless it is no longer as it was read; nothing else is left behind. */
async function place(
  target: string,
  content: Uint8Array,
  like: Stats | undefined,
  isAsRead: () => boolean
): Promise<WriteFailure | undefined> {
  const temporary = join(dirname(target), `.medcite-${randomBytes(8).toString('hex')}.tmp`)
  try {
    await writeNew(temporary, content, like)
    // Nothing of ours can run between these two, and little of others.
    if (!isAsRead()) return {kind: 'changed'}
    renameSync(temporary, target)
    return undefined
  } finally {
    await unlink(temporary).catch(() => undefined)
  }
}

async function writeNew(path: string, bytes: Uint8Array, like: Stats | undefined): Promise<void> {
  const file = await open(path, 'wx', like ? like.mode & 0o777 : 0o666)
  try {
    await file.writeFile(bytes)
    if (like) {
      const own = await file.stat()
      // Only the superuser may give a file away; for others it becomes theirs, as with every editor.
      if (own.uid !== like.uid || own.gid !== like.gid) await file.chown(like.uid, like.gid).catch(() => undefined)
      await file.chmod(like.mode & 0o7777)
    }
    await file.sync()
  } finally {
    await file.close()
  }
}

async function isInside(path: string, roots: readonly string[]): Promise<boolean> {
  for (const root of roots) {
    const way = relative(await realpath(root), path)
    if (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)) return true
  }
  return false
}

/** Node's error code; an error without one is not about a file and is thrown on. */
export function codeOf(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code
  throw error
}
