import {
  closeSync,
  constants,
  createReadStream,
  existsSync,
  fstatSync,
  openSync,
  readFileSync,
  renameSync,
  type Stats
} from 'node:fs'
import {type FileHandle, lstat, open, readFile, realpath, stat, unlink} from 'node:fs/promises'
import {dirname, isAbsolute, relative, sep} from 'node:path'
import type {Text} from '../service/index.ts'
import {reasonOf} from './reasons.ts'
import {removeLeftovers, temporaryPath} from './temporary.node.ts'

/** A file's content: `bytes` as they are, `text` without its byte order mark. */
export type FileContent = {readonly bytes: Uint8Array; readonly text: string; readonly hasBom: boolean}

/** Why a file could not be read. `code` is Node's error code, such as `EACCES`; `offset` counts bytes. */
export type ReadFailure =
  | {readonly kind: 'unreadable'; readonly code: string}
  | {readonly kind: 'undecodable'; readonly offset: number; readonly isUtf16: boolean}
  /** It holds more than `most` bytes; `size` is absent where the end was never seen. */
  | {readonly kind: 'tooLarge'; readonly most: number; readonly size?: number}
  /** A device or a pipe, which may never end. */
  | {readonly kind: 'special'}

/** Most bytes of a document that are read: what is longer costs more time and memory than a check may. */
export const mostBytes = 10_000_000

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
export function failureText(failure: ReadFailure): Text {
  switch (failure.kind) {
    case 'undecodable':
      return {en: 'Unexpected encoding, expected UTF-8', fr: 'Encodage inattendu, UTF-8 attendu'}
    case 'unreadable': {
      const {en, fr} = reasonOf(failure.code)
      return {en: `Cannot be read: ${en}`, fr: `Lecture impossible\u00a0: ${fr}`}
    }
    case 'tooLarge':
      return {
        en: `Too large, expected at most ${failure.most} bytes`,
        fr: `Trop grand, au plus ${failure.most} octets attendus`
      }
    case 'special':
      return {en: 'Unexpected device or pipe, expected a file', fr: 'Périphérique ou tube inattendu, fichier attendu'}
  }
}

/** What a shell hands over by `<(…)`: a pipe that has a writer, unlike one with a name, which may never get one. */
const handedOver = /^\/dev\/(?:fd\/\d+|stdin)$/

/**
 * The content of the file at `path`, or why there is none.
 *
 * @param most
 *   Of a file that holds more bytes than this nothing is read.
 */
export async function readContent(path: string, most = mostBytes): Promise<FileContent | ReadFailure> {
  try {
    const found = await stat(path)
    if (found.isFile() && found.size > most) return {kind: 'tooLarge', most, size: found.size}
    if (found.isFile() || found.isDirectory()) return decode(await readFile(path))
    if (!found.isFIFO() || !handedOver.test(path)) return {kind: 'special'}
    return decodeAtMost(await readAtMost(createReadStream(path), most), most)
  } catch (error) {
    return {kind: 'unreadable', code: codeOf(error)}
  }
}

/** What `stream` gives, to its end or, when it holds more than `most` bytes, a little beyond them. */
export async function readAtMost(stream: AsyncIterable<Uint8Array | string>, most: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of stream) {
    const bytes = Buffer.from(chunk)
    chunks.push(bytes)
    size += bytes.length
    if (size > most) break
  }
  return Buffer.concat(chunks)
}

/** `bytes` as UTF-8, unless they are more than `most`. */
export const decodeAtMost = (bytes: Uint8Array, most: number): FileContent | ReadFailure =>
  bytes.length > most ? {kind: 'tooLarge', most} : decode(bytes)

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
 * before that the old content is compared once more. So whatever kills us, the path holds the old text or the new. What
 * a new file cannot take over, and why it is not written in place: docs/decisions/0026-a-fixed-file-is-a-new-file.md.
 *
 * A symbolic link stays a link: the file that it leads to is replaced, if it lies in one of `roots`. write-file-atomic
 * does neither comparison nor the check of links, and its cleaning at exit needs a process of its own, hence these lines.
 *
 * @param roots
 *   Absolute paths of folders.
 * @returns
 *   `undefined` when it was written, or when another program has made the same of it.
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
    const like = await statWritable(target)
    if (!like.isFile()) return {kind: 'changed'}
    const longest = Math.max(before.length, after.length)
    return await place(target, after, like, () => {
      const present = contentOf(target, longest)
      if (present?.equals(before)) return 'write'
      return present?.equals(after) ? 'leave' : 'changed'
    })
  } catch (error) {
    return {kind: 'unwritable', code: codeOf(error)}
  }
}

/**
 * Writes a file of our own as a whole, or nothing of it, in the way of {@link replaceContent}.
 *
 * One that is there keeps its mode; what a symbolic link leads to is written if it is in the same folder or below: where
 * else it lies is for others to say. Devices and pipes are refused.
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
    if (!isThere) return await place(path, content, undefined, () => (before && existsSync(path) ? 'changed' : 'write'))
    if (before && !before.bytes) return {kind: 'changed'}
    const target = await realpath(path)
    if ((await lstat(path)).isSymbolicLink() && !(await isInside(target, [dirname(path)]))) return {kind: 'outside'}
    const like = await statWritable(target)
    if (!like.isFile()) return {kind: 'unwritable', code: 'ENOTSUP'}
    const expected = before?.bytes
    return await place(target, content, like, () =>
      !expected || contentOf(target, expected.length)?.equals(expected) ? 'write' : 'changed'
    )
  } catch (error) {
    return {kind: 'unwritable', code: codeOf(error)}
  }
}

/** Puts a new file at `target` if `decide`, asked in the last moment, still wants it; leaves nothing else behind. */
async function place(
  target: string,
  content: Uint8Array,
  like: Stats | undefined,
  decide: () => 'write' | 'leave' | 'changed'
): Promise<WriteFailure | undefined> {
  const folder = dirname(target)
  await removeLeftovers(folder)
  const temporary = temporaryPath(folder)
  try {
    await writeNew(temporary, content, like)
    // Nothing of ours can run between these two, and little of others.
    const decision = decide()
    if (decision === 'write') renameSync(temporary, target)
    return decision === 'changed' ? {kind: 'changed'} : undefined
  } finally {
    await unlink(temporary).catch(() => undefined)
  }
}

/** Opening what has become a pipe must not wait for its other end. Windows knows neither. */
const {O_NONBLOCK: patient = 0, O_NOFOLLOW: unlinked = 0} = constants

/** What stands at `path`, which we may write: renaming would replace a read-only file as well, and that one was meant. */
async function statWritable(path: string): Promise<Stats> {
  const file = await open(path, constants.O_RDWR | patient)
  try {
    return await file.stat()
  } finally {
    await file.close()
  }
}

/** The bytes at `path`; `undefined` when it is no file of at most `most` bytes any more. */
function contentOf(path: string, most: number): Buffer | undefined {
  let file: number | undefined
  try {
    file = openSync(path, constants.O_RDONLY | patient | unlinked)
    const found = fstatSync(file)
    return found.isFile() && found.size <= most ? readFileSync(file) : undefined
  } catch (error) {
    if (['ENOENT', 'ELOOP'].includes(codeOf(error))) return undefined
    throw error
  } finally {
    if (file !== undefined) closeSync(file)
  }
}

/**
 * A new file with the rights of another, or with those that every new file gets. Rights to run as the owner are left
 * out, as the system takes them away from every file that is written to.
 */
async function writeNew(path: string, bytes: Uint8Array, like: Stats | undefined): Promise<void> {
  // Until it has its group nobody else may look into it.
  const file = await open(path, 'wx', like ? 0o600 : 0o666)
  try {
    await file.writeFile(bytes)
    if (like) await giveRights(file, like)
    await file.sync()
  } finally {
    await file.close()
  }
}

async function giveRights(file: FileHandle, like: Stats): Promise<void> {
  const mode = like.mode & 0o777
  const own = await file.stat()
  // Only the superuser may give a file away; for others it becomes theirs, as with every editor.
  if (own.uid !== like.uid) await file.chown(like.uid, like.gid).catch(() => undefined)
  if ((await file.stat()).gid !== like.gid && !isOpenToAll(mode)) await file.chown(-1, like.gid)
  await file.chmod(mode)
}

/** Whether a group may do no more and no less than everybody, so that it does not matter which it is. */
const isOpenToAll = (mode: number): boolean => ((mode >> 3) & 7) === (mode & 7)

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
