import {link, open, unlink} from 'node:fs/promises'
import {dirname} from 'node:path'
import {codeOf, type WriteFailure} from './files.node.ts'
import {removeLeftovers, temporaryPath} from './temporary.node.ts'

/** Why a file was not made; there is then nothing of it. */
export type CreateFailure = Extract<WriteFailure, {readonly kind: 'unwritable'}> | {readonly kind: 'exists'}

/**
 * Makes a file that is not there, with its whole content or not at all; what is there, a dangling link too, stays.
 *
 * The content goes to a file beside it, which then gets its name as well: unlike renaming that fails where the name is
 * taken.
 *
 * @param path
 *   Absolute.
 * @returns
 *   `undefined` when it was made.
 */
export async function createContent(path: string, bytes: Uint8Array): Promise<CreateFailure | undefined> {
  const folder = dirname(path)
  await removeLeftovers(folder)
  const temporary = temporaryPath(folder)
  try {
    await writeNew(temporary, bytes)
    await link(temporary, path).catch(async (error: unknown) => {
      // Some file systems, such as those of memory cards, know no second name.
      if (codeOf(error) === 'EEXIST' || !nameless.has(codeOf(error))) throw error
      await writeNew(path, bytes)
    })
    return undefined
  } catch (error) {
    const code = codeOf(error)
    return code === 'EEXIST' ? {kind: 'exists'} : {kind: 'unwritable', code}
  } finally {
    await unlink(temporary).catch(() => undefined)
  }
}

/** How systems say that there are no hard links. */
const nameless: ReadonlySet<string> = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EACCES'])

async function writeNew(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx', 0o666)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } catch (error) {
    await unlink(path).catch(() => undefined)
    throw error
  } finally {
    await file.close()
  }
}
