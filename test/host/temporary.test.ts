import assert from 'node:assert/strict'
import {spawn, spawnSync} from 'node:child_process'
import {once} from 'node:events'
import {mkdtempSync, readdirSync, realpathSync, rmSync, symlinkSync, utimesSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {basename, join} from 'node:path'
import {removeLeftovers, temporaryPath} from '../../server/src/host/temporary.node.ts'

describe('removeLeftovers', () => {
  let folder = ''
  beforeEach(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'medcite-test-')))
  })
  afterEach(() => rmSync(folder, {recursive: true, force: true}))

  /** Name of the file that the process `id` would make now, here or where process numbers are others. */
  const nameFor = (id: number, where?: string): string => {
    const [head, own, , tail] = basename(temporaryPath(folder)).split('-')
    return [head, where ?? own, id, tail].join('-')
  }
  const put = (...names: string[]) => {
    for (const name of names) writeFileSync(join(folder, name), 'half a text')
  }
  const age = (name: string, hours: number) => {
    const time = Date.now() / 1000 - 3600 * hours
    utimesSync(join(folder, name), time, time)
  }
  /** A process that has ended: its number is not given to another for long. */
  const gone = () => spawnSync(process.execPath, ['--version']).pid

  it('removes what a process has left that is gone', async () => {
    put(nameFor(gone()), nameFor(gone()), 'a.md')
    await removeLeftovers(folder)
    assert.deepEqual(readdirSync(folder), ['a.md'])
  })

  it('keeps what a living process may use', async () => {
    const child = spawn(process.execPath, ['-e', 'setInterval(() => undefined, 1000)'])
    const ended = once(child, 'exit')
    const names = [nameFor(child.pid ?? 0), nameFor(process.pid)]
    put(...names)
    await removeLeftovers(folder)
    child.kill('SIGKILL')
    await ended
    assert.deepEqual(readdirSync(folder).sort(), names.sort())
  })

  it('takes what is older than this process for that of another with its number', async () => {
    const name = nameFor(process.pid)
    put(name)
    age(name, 12)
    await removeLeftovers(folder)
    assert.deepEqual(readdirSync(folder), [])
  })

  it('cannot tell who lives on another host, and waits a day', async () => {
    const young = nameFor(gone(), '00000000')
    const old = nameFor(process.pid, 'ffffffff')
    put(young, old)
    age(young, 23)
    age(old, 25)
    await removeLeftovers(folder)
    assert.deepEqual(readdirSync(folder), [young])
  })

  it('touches no link and no name but those', async () => {
    const link = nameFor(gone())
    const others = ['.medcite-1.tmp', '.medcite-knowledge.tmp', `x${nameFor(gone())}`, `${nameFor(gone())}~`]
    put('a.md', ...others)
    symlinkSync('a.md', join(folder, link))
    await removeLeftovers(folder)
    assert.deepEqual(readdirSync(folder).sort(), ['a.md', link, ...others].sort())
  })

  it('looks into each folder once, and minds none that it cannot read', async () => {
    await removeLeftovers(folder)
    const name = nameFor(gone())
    put(name)
    await removeLeftovers(folder)
    assert.deepEqual(readdirSync(folder), [name])
    await removeLeftovers(join(folder, 'none'))
  })
})
