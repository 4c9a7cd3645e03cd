import {createHash, randomBytes} from 'node:crypto'
import {readFileSync, readlinkSync} from 'node:fs'
import {lstat, readdir, unlink} from 'node:fs/promises'
import {hostname} from 'node:os'
import {join} from 'node:path'

/** From this age on, in ms, a temporary file is nobody's, whoever made it: one lives for as long as a write takes. */
const longestLife = 24 * 60 * 60 * 1000

const pattern = /^\.medcite-([0-9a-f]{8})-(\d{1,10})-[0-9a-f]{12}\.tmp$/

let own: string | undefined

/**
 * Where our process numbers count, as eight digits: elsewhere the same number is another process.
 *
 * On Linux that is one run of the kernel and, within it, one namespace of processes: containers often share a host name
 * and all begin at process 1.
 */
function whereabouts(): string {
  own ??= createHash('sha256')
    .update(kernel() ?? hostname())
    .digest('hex')
    .slice(0, 8)
  return own
}

function kernel(): string | undefined {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8') + readlinkSync('/proc/self/ns/pid')
  } catch {
    return undefined
  }
}

/** A path for a new file in `folder` that tells which process made it, and that nobody else uses. */
export const temporaryPath = (folder: string): string =>
  join(folder, `.medcite-${whereabouts()}-${process.pid}-${randomBytes(6).toString('hex')}.tmp`)

const cleaned = new Set<string>()

/**
 * Removes from `folder`, the first time that it is given, the temporary files of processes that were killed.
 *
 * What a living process may use stays, and so do links and what cannot be removed. Should a file go all the same that
 * somebody still writes, its writer fails and leaves the document as it was.
 */
export async function removeLeftovers(folder: string): Promise<void> {
  if (cleaned.has(folder)) return
  cleaned.add(folder)
  for (const name of await readdir(folder).catch((): string[] => [])) {
    const [, where, id] = pattern.exec(name) ?? []
    if (where === undefined) continue
    const path = join(folder, name)
    const found = await lstat(path).catch(() => undefined)
    if (!found?.isFile()) continue
    const isGone = where === whereabouts() && isOver(Number(id), found.mtimeMs)
    if (isGone || Date.now() - found.mtimeMs > longestLife) await unlink(path).catch(() => undefined)
  }
}

/** Whether the process that wrote something at the time `written` is gone; in doubt it is not. */
function isOver(id: number, written: number): boolean {
  // In a container every run may have the same number.
  if (id === process.pid) return written < performance.timeOrigin
  try {
    process.kill(id, 0)
    return false
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ESRCH'
  }
}
