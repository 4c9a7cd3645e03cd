import assert from 'node:assert/strict'
import {spawn} from 'node:child_process'
import {closeSync, existsSync, openSync, readdirSync, readFileSync, rmSync} from 'node:fs'
import {join} from 'node:path'
import {text} from 'node:stream/consumers'
import {ending, program, run, start} from './program.ts'
import {broken, folder, mended, removeFolders} from './world.ts'

/** The true program, bundled as it ships, in processes of its own. */
describe('the program medcite', () => {
  after(removeFolders)

  it('ends with 0, 1 and 2, results on one stream and troubles on the other', async () => {
    const cwd = folder({'good.md': mended, 'bad.md': broken})
    assert.deepEqual(await run(cwd, ['lint', 'good.md']), {code: 0, out: 'No problems in 1 file.\n', err: ''})
    const found = await run(cwd, ['lint', 'bad.md'])
    assert.deepEqual({code: found.code, err: found.err}, {code: 1, err: ''})
    assert.match(found.out, /--> bad\.md:1:21/)
    assert.deepEqual(await run(cwd, ['lint', '--fxi']), {
      code: 2,
      out: '',
      err: 'medcite: Unknown option `--fxi`, did you mean `--fix`?\n'
    })
  })

  it('reads standard input, and passes it on fixed', async () => {
    assert.match((await run(folder(), ['lint', '-'], {stdin: broken})).out, /--> <stdin>:1:21/)
    const {code, out} = await run(folder(), ['lint', '--fix', '-'], {stdin: broken})
    assert.deepEqual({code, out}, {code: 0, out: mended})
  })

  it('writes a long report to its end', async () => {
    const {code, out} = await run(folder({'a.md': `${broken}\n`.repeat(1500)}), ['lint'])
    assert.equal(code, 1)
    assert.ok(out.length > 200_000)
    assert.match(out, /\n1500 errors in 1 file; 1500 fixable with --fix\n$/)
  }).timeout(60_000)

  it('is quiet when nobody reads on', async () => {
    const child = await start(folder({'a.md': `${broken}\n`.repeat(1500)}), ['lint'])
    child.stdout?.destroy()
    const [code, err] = await Promise.all([ending(child), child.stderr ? text(child.stderr) : ''])
    assert.deepEqual({code, err}, {code: 1, err: ''})
  }).timeout(60_000)

  it('does not pass for a result when its output cannot be written', async () => {
    // Only Linux has this device.
    const full = existsSync('/dev/full') ? openSync('/dev/full', 'w') : openSync(folder(), 'r')
    const child = await start(folder({'a.md': mended}), ['lint'], {stdout: full})
    closeSync(full)
    const [code, err] = await Promise.all([ending(child), child.stderr ? text(child.stderr) : ''])
    assert.equal(code, 2)
    assert.match(err, /^medcite: Cannot write the results: .*\n$/)
  })

  it('ends with 130 when it is interrupted, every file old or new and nothing beside', async () => {
    const names = Array.from({length: 200}, (_, index) => `f${index}.md`)
    const cwd = folder(Object.fromEntries(names.map(name => [name, `${broken}${'Repos.\n\n'.repeat(200)}`])))
    const child = await start(cwd, ['lint', '--fix'])
    const ended = ending(child)
    // The first file that is new tells that the work is under way.
    while (!names.some(name => readFileSync(join(cwd, name), 'utf8').startsWith(mended)))
      await new Promise(resume => setImmediate(resume))
    child.kill('SIGINT')
    assert.equal(await ended, 130)
    assert.deepEqual(readdirSync(cwd).sort(), [...names].sort())
    const texts = new Set(names.map(name => readFileSync(join(cwd, name), 'utf8').split('\n', 1)[0]))
    assert.deepEqual(texts, new Set([mended.trimEnd(), broken.trimEnd()]))
  }).timeout(60_000)

  it('can be interrupted within a long document, which stays as it is', async () => {
    const long = `${broken}\n`.repeat(5000)
    const cwd = folder({'a.md': broken, 'b.md': long})
    const child = await start(cwd, ['lint', '--fix'])
    const ended = ending(child)
    while (readFileSync(join(cwd, 'a.md'), 'utf8') === broken) await new Promise(resume => setImmediate(resume))
    const impatient = setInterval(() => child.kill('SIGINT'), 50)
    const end = await ended
    clearInterval(impatient)
    assert.ok(end === 130 || end === 'SIGINT', String(end))
    assert.equal(readFileSync(join(cwd, 'b.md'), 'utf8'), long)
    assert.deepEqual(readdirSync(cwd).sort(), ['a.md', 'b.md'])
  }).timeout(60_000)

  it('can be interrupted while it waits for standard input', async () => {
    for (const argv of [
      ['lint', '-'],
      ['lint', '--fix', '-'],
      ['citations', '-']
    ]) {
      const child = await start(folder(), argv)
      const ended = ending(child)
      const impatient = setInterval(() => child.kill('SIGINT'), 200)
      const end = await ended
      clearInterval(impatient)
      assert.ok(end === 130 || end === 'SIGINT', `${argv.join(' ')}: ${end}`)
    }
  }).timeout(60_000)

  it('says so when its folder is gone', async () => {
    const cwd = folder()
    const child = spawn('sh', ['-c', 'rmdir "$0" && exec "$1" "$2" lint', cwd, process.execPath, await program()], {
      cwd
    })
    const [code, err] = await Promise.all([ending(child), text(child.stderr)])
    rmSync(cwd, {recursive: true, force: true})
    assert.ok(code === 1 || code === 2, String(code))
    assert.ok(err.length > 0)
  })

  it('serves an editor', async () => {
    const message = (value: object) => {
      const body = JSON.stringify({jsonrpc: '2.0', ...value})
      return `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
    }
    const initialize = message({
      id: 1,
      method: 'initialize',
      params: {processId: null, rootUri: null, capabilities: {}}
    })
    const child = await start(folder(), ['lsp', '--stdio'])
    const output = child.stdout ? text(child.stdout) : ''
    // Its input stays open: a client that is gone is another matter.
    const rest = [{method: 'initialized', params: {}}, {id: 2, method: 'shutdown'}, {method: 'exit'}]
    child.stdin?.write([initialize, ...rest.map(message)].join(''))
    const [code, out] = await Promise.all([ending(child), output])
    assert.equal(code, 0)
    assert.match(out, /^Content-Length: \d+\r\n\r\n\{.*"capabilities"/)
  })
})
