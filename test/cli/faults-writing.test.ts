import assert from 'node:assert/strict'
import {appendFileSync, chmodSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {setImmediate} from 'node:timers/promises'
import {temporaryPath} from '../../server/src/host/temporary.node.ts'
import {killRounds} from '../soak/kill-rounds.ts'
import {seed} from '../support/random.ts'
import {asNobody, program, result, run, start, withOwnMounts} from './program.ts'
import {broken, folder, mended, removeFolders} from './world.ts'

/** Documents in the order in which they are worked on, each with some text after the link. */
const rest = `\n\n${'Le repos aussi.\n\n'.repeat(10)}`
const documents = (count: number) => Array.from({length: count}, (_, index) => `f${String(index).padStart(3, '0')}.md`)
const folderOf = (names: readonly string[]) => folder(Object.fromEntries(names.map(name => [name, broken + rest])))
const long = `\n${'repos '.repeat(400)}\n`.repeat(40)
const read = (cwd: string, name: string) => readFileSync(join(cwd, name), 'utf8')

describe('medcite lint --fix', () => {
  after(removeFolders)

  it('leaves alone what it has nothing to say about: same time, same file', async () => {
    const cwd = folder({'a.md': broken, 'b.md': mended})
    assert.equal((await run(cwd, ['lint', '--fix'])).code, 0)
    for (const name of ['a.md', 'b.md']) utimesSync(join(cwd, name), 1_000_000, 1_000_000)
    const before = ['a.md', 'b.md'].map(name => statSync(join(cwd, name)))
    assert.equal((await run(cwd, ['lint', '--fix'])).code, 0)
    for (const [index, name] of ['a.md', 'b.md'].entries()) {
      const {ino, mtimeMs} = statSync(join(cwd, name))
      assert.deepEqual({ino, mtimeMs}, {ino: before[index]?.ino, mtimeMs: before[index]?.mtimeMs})
    }
  })

  it('keeps byte order mark, line ends, the missing last one, and the mode', async () => {
    const change: readonly ((text: string) => string)[] = [
      text => `\ufeff${text}`,
      text => text.replaceAll('\n', '\r\n'),
      text => text.replaceAll('\n', '\r'),
      text => text.trimEnd(),
      text => `\ufeff${text.replace('\n', '\r\n')}`
    ]
    const cwd = folder(Object.fromEntries(change.map((make, index) => [`${index}.md`, make(broken + rest)])))
    chmodSync(join(cwd, '0.md'), 0o640)
    chmodSync(join(cwd, '1.md'), 0o755)
    assert.equal((await run(cwd, ['lint', '--fix'])).code, 0)
    for (const [index, make] of change.entries()) assert.equal(read(cwd, `${index}.md`), make(mended + rest))
    assert.deepEqual(
      ['0.md', '1.md'].map(name => statSync(join(cwd, name)).mode & 0o777),
      [0o640, 0o755]
    )
    assert.equal(readdirSync(cwd).length, change.length)
  })

  if (asNobody)
    it('changes nothing in a folder of somebody else', async () => {
      const cwd = folder({'a.md': broken})
      chmodSync(join(cwd, 'a.md'), 0o666)
      chmodSync(cwd, 0o755)
      const {code, err} = await run(cwd, ['lint', '--fix'], {under: asNobody})
      assert.deepEqual(
        {code, err},
        {
          code: 2,
          err: 'medcite: Cannot write `a.md`: permission denied; it is unchanged\n'
        }
      )
      assert.equal(read(cwd, 'a.md'), broken)
    })

  const mounting = withOwnMounts
  if (mounting)
    it('changes nothing when the disk is full, and goes on when it is not any more', async () => {
      const cwd = folder({'a.md': broken + long, 'disk/.keep': ''})
      const script = [
        'mount -t tmpfs -o size=240k tmpfs disk',
        'cp a.md disk',
        'head -c 100000 /dev/zero > disk/fill || true',
        'if "$@" disk; then exit 99; else code=$?; fi',
        'cmp a.md disk/a.md || exit 98',
        'test "$(ls -A disk)" = "a.md\nfill" || exit 97',
        'rm disk/fill',
        '"$@" disk || exit 96',
        'cp disk/a.md fixed.md',
        'exit $code'
      ]
      const under = [...mounting, 'sh', '-c', `set -e\n${script.join('\n')}`, 'sh']
      const {code, err} = await run(cwd, ['lint', '--fix'], {under})
      assert.equal(code, 2, err)
      assert.match(err, /^medcite: Cannot write `disk\/a\.md`: no space left on the disk; it is unchanged$/m)
      assert.equal(read(cwd, 'fixed.md'), mended + long)
    }).timeout(60_000)

  it('may run three times at once', async () => {
    const names = documents(40)
    const cwd = folderOf(names)
    const ends = await Promise.all([1, 2, 3].map(() => run(cwd, ['lint', '--fix'])))
    assert.deepEqual(
      ends.map(({code, err}) => ({code, err})),
      ends.map(() => ({code: 0, err: ''}))
    )
    for (const name of names) assert.equal(read(cwd, name), mended + rest)
    assert.deepEqual(readdirSync(cwd).sort(), names)
  }).timeout(60_000)

  it('keeps what another program writes meanwhile', async () => {
    const cwd = folder({'a.md': broken + long})
    const child = await start(cwd, ['lint', '--fix'])
    const ended = result(child)
    let written = ''
    let isOver = false
    void ended.then(() => {
      isOver = true
    })
    while (!isOver) {
      const line = `another writer, line ${written.length}\n`
      appendFileSync(join(cwd, 'a.md'), line)
      written += line
      await setImmediate()
    }
    const {code, err} = await ended
    assert.deepEqual(
      {code, err},
      {
        code: 2,
        err: 'medcite: Another program changed `a.md` meanwhile; it was not fixed\n'
      }
    )
    assert.equal(read(cwd, 'a.md'), broken + long + written)
    assert.deepEqual(readdirSync(cwd), ['a.md'])
  }).timeout(60_000)
})

describe('medcite lint --fix, asked to end,', () => {
  after(removeFolders)
  const names = documents(120)
  const isFixed = (cwd: string, name: string) => read(cwd, name).startsWith(mended)

  for (const [signal, after] of [
    ['SIGINT', 1],
    ['SIGINT', 25],
    ['SIGINT', 60],
    ['SIGTERM', 10],
    ['SIGHUP', 10]
  ] as const)
    it(`by ${signal} when ${after} of its files are written, leaves each old or new and nothing beside`, async () => {
      const cwd = folderOf(names)
      const child = await start(cwd, ['lint', '--fix'])
      const ended = result(child)
      let fixed = 0
      while (fixed < after) {
        fixed = names.filter(name => isFixed(cwd, name)).length
        await setImmediate()
      }
      child.kill(signal)
      assert.deepEqual(await ended, {code: 130, out: '', err: 'medcite: Interrupted\n'})
      for (const name of names) assert.ok([broken + rest, mended + rest].includes(read(cwd, name)), name)
      assert.ok(names.some(name => !isFixed(cwd, name)))
      assert.deepEqual(readdirSync(cwd).sort(), names)
    }).timeout(60_000)

  it('by SIGINT while it starts, ends at once', async () => {
    const cwd = folderOf(names.slice(0, 3))
    const child = await start(cwd, ['lint', '--fix'])
    child.kill('SIGINT')
    const {code} = await result(child)
    assert.ok(code === 'SIGINT' || code === 130, String(code))
    for (const name of names.slice(0, 3)) assert.equal(read(cwd, name), broken + rest)
  })
})

describe('medcite lint --fix, killed at random moments,', () => {
  it('tears and loses nothing, and its next run leaves nothing behind', async () => {
    const proof = await killRounds({program: await program(), files: 40, kills: 10, seed})
    const {torn, lost, unfixed, left, killed} = proof
    assert.deepEqual({torn, lost, unfixed, left}, {torn: [], lost: [], unfixed: [], left: []}, `MEDCITE_SEED=${seed}`)
    assert.ok(killed > 0, `MEDCITE_SEED=${seed}`)
  }).timeout(120_000)

  it('takes away what a killed run has left', async () => {
    const cwd = folderOf(['a.md'])
    const child = await start(cwd, ['lint', '--fix', '-'])
    child.kill('SIGKILL')
    await result(child)
    // What such a run makes is made here: the moment between the writing of it and its renaming is too short to hit.
    const left = temporaryPath(cwd).replace(`-${process.pid}-`, `-${child.pid}-`)
    writeFileSync(left, 'half a text')
    assert.equal(readdirSync(cwd).length, 2)
    assert.equal((await run(cwd, ['lint', '--fix'])).code, 0)
    assert.deepEqual(readdirSync(cwd), ['a.md'])
  })
})
