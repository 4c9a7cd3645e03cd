import {randomBytes} from 'node:crypto'
import {open, rename, unlink} from 'node:fs/promises'
import {dirname, join} from 'node:path'
import {codeOf, type WriteFailure} from './files.node.ts'

export async function writeWhole(path: string, bytes: Uint8Array): Promise<WriteFailure | undefined> {
  const temporary = join(dirname(path), `.medcite-${randomBytes(8).toString('hex')}.tmp`)
  try {
    const file = await open(temporary, 'wx')
    await file.writeFile(bytes).finally(() => file.close())
    await rename(temporary, path)
    return undefined
  } catch (error) {
    await unlink(temporary).catch(() => undefined)
    return {kind: 'unwritable', code: codeOf(error)}
  }
}
