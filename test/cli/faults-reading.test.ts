import assert from 'node:assert/strict'
import {execFileSync} from 'node:child_process'
import {chmodSync, closeSync, openSync, readFileSync, rmSync, symlinkSync, truncateSync} from 'node:fs'
import {join} from 'node:path'
import {asNobody, run, withoutNetwork} from './program.ts'
import {broken, folder, mended, removeFolders} from './world.ts'

describe('what cannot be read', () => {
  after(removeFolders)

  if (asNobody)
    it('is named, the others are checked, and the gate does not pass', async () => {
      const cwd = folder({'a.md': broken, 'b.md': mended})
      chmodSync(cwd, 0o755)
      chmodSync(join(cwd, 'a.md'), 0)
      assert.deepEqual(await run(cwd, ['lint', 'a.md', 'b.md'], {under: asNobody}), {
        code: 2,
        out: 'No problems in 1 file.\n',
        err: 'medcite: Cannot read `a.md`: permission denied\n'
      })
    })

  it('is everything that is no UTF-8, and stays as it is', async () => {
    const files = {
      'latin.md': Buffer.from(`${broken}caf\xe9 \xff\n`, 'latin1'),
      'le.md': Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(broken, 'utf16le')]),
      'be.md': Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(broken, 'utf16le').swap16()]),
      'cut.md': Buffer.from(`${broken}thé`).subarray(0, -1),
      'whole.md': Buffer.from(broken)
    }
    const cwd = folder(files)
    const {code, err} = await run(cwd, ['lint', '--fix'])
    assert.equal(code, 2)
    assert.equal(
      err.match(/^medcite: Cannot read `\w+\.md`: unexpected byte at offset \d+, expected UTF-8/gm)?.length,
      4
    )
    assert.equal(err.match(/; it looks like UTF-16$/gm)?.length, 2)
    for (const [name, bytes] of Object.entries(files))
      assert.deepEqual(readFileSync(join(cwd, name)), name === 'whole.md' ? Buffer.from(mended) : bytes)
  })

  it('is no text with NUL in it: that is fixed, and keeps it', async () => {
    const cwd = folder({'a.md': `${broken}a\0b\n`})
    const {code, err} = await run(cwd, ['lint', '--fix'])
    assert.deepEqual({code, err}, {code: 0, err: ''})
    assert.equal(readFileSync(join(cwd, 'a.md'), 'utf8'), `${mended}a\0b\n`)
  })

  it('is a document of more than 10 MB, which is not even opened', async () => {
    const cwd = folder({'a.md': mended, 'huge.md': broken})
    truncateSync(join(cwd, 'huge.md'), 8 * 1024 ** 4)
    assert.deepEqual(await run(cwd, ['lint', '--fix']), {
      code: 2,
      out: 'No problems in 1 file.\n',
      err: 'medcite: Cannot read `huge.md`: 8,796,093.1 MB, at most 10 MB are checked\n'
    })
    truncateSync(join(cwd, 'huge.md'), 10_000_001)
    assert.equal(
      (await run(cwd, ['citations', '--language', 'fr', 'huge.md'])).err,
      'medcite: Lecture impossible de `huge.md`\u00a0: 10,1\u00a0Mo, 10\u00a0Mo au plus sont vérifiés\n'
    )
  })

  it('is an input without end: reading stops', async () => {
    const endless = openSync('/dev/zero', 'r')
    const {code, out, err} = await run(folder(), ['lint', '-'], {stdin: endless})
    closeSync(endless)
    assert.deepEqual(
      {code, out, err},
      {code: 2, out: '', err: 'medcite: Cannot read `<stdin>`: too long, at most 10 MB are checked\n'}
    )
  })

  it('is a device or a pipe, which nobody waits for', async () => {
    const cwd = folder({'a.md': mended})
    execFileSync('mkfifo', [join(cwd, 'pipe.md')])
    symlinkSync('/dev/zero', join(cwd, 'zero.md'))
    for (const path of ['pipe.md', 'zero.md', '/dev/tty', '/dev/full']) {
      const {code, err} = await run(cwd, ['lint', '--fix', path])
      assert.deepEqual({code, err}, {code: 2, err: `medcite: \`${path}\` is neither a file nor a folder\n`})
    }
    const {code, err} = await run(cwd, ['compare', 'pipe.md', 'zero.md'])
    assert.deepEqual(
      {code, err},
      {
        code: 2,
        err: 'medcite: `pipe.md` is neither a file nor a folder\nmedcite: `zero.md` is neither a file nor a folder\n'
      }
    )
    assert.equal((await run(cwd, ['lint'])).code, 0)
    execFileSync('mkfifo', [join(cwd, '.medciterc.json')])
    const blocked = await run(cwd, ['lint'])
    assert.equal(blocked.code, 2)
    assert.match(blocked.err, /^medcite: \.medciterc\.json: Unexpected device or pipe, expected a file\n$/)
  }).timeout(60_000)

  it('is not what a shell hands over by a pipe of its own', async () => {
    const cwd = folder({'a.md': mended})
    const under = ['sh', '-c', 'cat a.md | "$@"', 'sh']
    const {code, err} = await run(cwd, ['compare', 'a.md', '/dev/stdin'], {under})
    assert.deepEqual({code, err}, {code: 0, err: ''})
  })

  it('is an input that is closed', async () => {
    const {code, err} = await run(folder(), ['lint', '-'], {under: ['sh', '-c', 'exec "$@" <&-', 'sh']})
    // Node gives a closed input back as an empty one.
    assert.ok(code === 0 || code === 2, String(code))
    assert.doesNotMatch(err, /^\s+at /m)
  })

  it('is a folder that is gone while the program starts', async () => {
    const cwd = folder()
    const {code, err} = await run(cwd, ['lint', '.'], {under: ['sh', '-c', 'rmdir "$PWD"; exec "$@"', 'sh']})
    rmSync(cwd, {recursive: true, force: true})
    assert.ok(code === 1 || code === 2, String(code))
    assert.match(err, /\S/)
  })
})

describe('links', () => {
  after(removeFolders)

  it('that go round in circles are followed to no end', async () => {
    const cwd = folder({'x.md': broken})
    symlinkSync('b', join(cwd, 'a'))
    symlinkSync('a', join(cwd, 'b'))
    symlinkSync('.', join(cwd, 'self'))
    const {code, out, err} = await run(cwd, ['lint', '.'])
    assert.deepEqual({code, err}, {code: 1, err: ''})
    assert.match(out, /1 error in 1 file/)
  })

  it('lead --fix to no file outside the folders that were named', async () => {
    const elsewhere = folder({'secret.md': broken})
    const cwd = folder({'a.md': broken})
    symlinkSync(elsewhere, join(cwd, 'dir'))
    symlinkSync(join(elsewhere, 'secret.md'), join(cwd, 'link.md'))
    await run(cwd, ['lint', '--fix', '.'])
    const {code, err} = await run(cwd, ['lint', '--fix', 'link.md'])
    assert.equal(code, 2)
    assert.match(err, /^medcite: `link\.md` is a link to a file outside the given folders; it was not fixed\n$/)
    assert.equal(readFileSync(join(elsewhere, 'secret.md'), 'utf8'), broken)
    assert.equal(readFileSync(join(cwd, 'a.md'), 'utf8'), mended)
  })
})

/** Each was chosen because some reader of Markdown takes minutes for it, or all memory. */
const slow: Readonly<Record<string, string>> = {
  images: '!['.repeat(4000) + '](b)'.repeat(4000),
  links: `${'['.repeat(8000)}a${'](b)'.repeat(8000)}`,
  quotes: `${'>'.repeat(20_000)}a`,
  lists: `${'- '.repeat(5000)}a`,
  stars: '*a_ '.repeat(20_000),
  cdata: 'a <![CDATA['.repeat(20_000),
  table: `${'|a'.repeat(5000)}|\n${'|-'.repeat(5000)}|\n`,
  mails: 'a@'.repeat(50_000),
  line: 'a'.repeat(2_000_000),
  references: '[a][b] '.repeat(20_000),
  indents: Array.from({length: 2000}, (_, depth) => `${'  '.repeat(depth)}- a`).join('\n'),
  backticks: Array.from({length: 1500}, (_, width) => '`'.repeat(width)).join(' ')
}

describe('texts that were made to be slow', () => {
  after(removeFolders)

  it('are all checked, and one that is not does not end the others', async () => {
    const cwd = folder(Object.fromEntries(Object.entries(slow).map(([name, text]) => [`${name}.md`, text])))
    const {code, out, err} = await run(cwd, ['lint', '--format', 'json'])
    assert.ok(code === 0 || code === 1, `${code} ${err}`)
    const report: {files: {path: string}[]} = JSON.parse(out)
    assert.deepEqual(
      report.files.map(({path}) => path),
      Object.keys(slow)
        .map(name => `${name}.md`)
        .sort()
    )
  }).timeout(120_000)
})

describe('the network', () => {
  after(removeFolders)

  if (withoutNetwork('/dev/null'))
    it('is not asked for anything', async () => {
      const cwd = folder({'a.md': broken})
      const log = join(cwd, 'calls')
      const under = withoutNetwork(log)
      for (const argv of [
        ['lint', '--fix'],
        ['citations', 'a.md'],
        ['explain', 'broken-link']
      ]) {
        await run(cwd, argv, {under})
        assert.doesNotMatch(readFileSync(log, 'utf8'), /AF_INET/)
      }
      assert.equal(readFileSync(join(cwd, 'a.md'), 'utf8'), mended)
    }).timeout(60_000)
})
