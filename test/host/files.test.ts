import assert from 'node:assert/strict'
import {execFileSync} from 'node:child_process'
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync
} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {decode, encode, readContent, replaceContent, writeWhole} from '../../server/src/host/files.node.ts'

describe('decode', () => {
  it('gives the text without its byte order mark, and encode gives the bytes back', () => {
    for (const text of ['', 'thé', '\ufeff', '\ufeffthé', 'a\0b', '\ufeff\ufeffx', '😀\r\n'])
      assert.deepEqual(roundTrip(text), Buffer.from(text))
  })

  function roundTrip(text: string): Uint8Array | undefined {
    const content = decode(Buffer.from(text))
    assert.ok('text' in content)
    assert.equal(content.text, text.replace('\ufeff', ''))
    return encode(content.text, content.hasBom)
  }

  it('says at which byte it is no UTF-8', () => {
    const offsetOf = (bytes: string) => {
      const failure = decode(Buffer.from(bytes, 'latin1'))
      return 'kind' in failure && failure.kind === 'undecodable' ? failure.offset : undefined
    }
    assert.equal(offsetOf('\xe9'), 0)
    assert.equal(offsetOf('caf\xe9 noir'), 3)
    assert.equal(offsetOf('caf\xe9'), 3)
    assert.equal(offsetOf('th\xc3\xa9 \xff'), 5)
    assert.equal(offsetOf('\xef\xbb\xbfabc\xe2\x82'), 6)
    assert.equal(offsetOf(`${'a'.repeat(100_000)}\xed\xa0\x80${'b'.repeat(100_000)}`), 100_000)
  })

  it('knows UTF-16 by its mark', () => {
    for (const mark of ['\xff\xfe', '\xfe\xff'])
      assert.deepEqual(decode(Buffer.from(`${mark}a\0`, 'latin1')), {kind: 'undecodable', offset: 0, isUtf16: true})
  })
})

describe('replaceContent', () => {
  let folder = ''
  beforeEach(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'medcite-test-')))
    writeFileSync(join(folder, 'a.md'), 'old')
  })
  afterEach(() => rmSync(folder, {recursive: true, force: true}))
  const bytes = (text: string) => Buffer.from(text)

  it('replaces the whole content', async () => {
    assert.equal(await replaceContent(join(folder, 'a.md'), bytes('old'), bytes('new'), [folder]), undefined)
    assert.equal(readFileSync(join(folder, 'a.md'), 'utf8'), 'new')
    assert.deepEqual(readdirSync(folder), ['a.md'])
  })

  it('leaves alone what is no longer what was read', async () => {
    assert.deepEqual(await replaceContent(join(folder, 'a.md'), bytes('older'), bytes('new'), [folder]), {
      kind: 'changed'
    })
    assert.equal(readFileSync(join(folder, 'a.md'), 'utf8'), 'old')
    assert.deepEqual(readdirSync(folder), ['a.md'])
  })

  it('goes through a link only into the allowed folders', async () => {
    mkdirSync(join(folder, 'docs'))
    symlinkSync('a.md', join(folder, 'link.md'))
    const write = (roots: string[]) => replaceContent(join(folder, 'link.md'), bytes('old'), bytes('new'), roots)
    assert.deepEqual(await write([join(folder, 'docs')]), {
      kind: 'outside'
    })
    assert.equal(await write([folder]), undefined)
    assert.equal(readFileSync(join(folder, 'a.md'), 'utf8'), 'new')
  })

  it('says why it cannot', async () => {
    assert.deepEqual(await replaceContent(join(folder, 'b.md'), bytes('old'), bytes('new'), [folder]), {
      kind: 'unwritable',
      code: 'ENOENT'
    })
    assert.deepEqual(await readContent(folder), {kind: 'unreadable', code: 'EISDIR'})
  })
})

describe('writeWhole', () => {
  let folder = ''
  let path = ''
  beforeEach(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'medcite-test-')))
    path = join(folder, 'own.json')
  })
  afterEach(() => rmSync(folder, {recursive: true, force: true}))
  const bytes = (text: string) => Buffer.from(text)

  it('makes a file, with the mode that every new file gets', async () => {
    writeFileSync(join(folder, 'other'), '')
    assert.equal(await writeWhole(path, bytes('new')), undefined)
    assert.equal(readFileSync(path, 'utf8'), 'new')
    assert.equal(statSync(path).mode, statSync(join(folder, 'other')).mode)
    assert.deepEqual(readdirSync(folder), ['other', 'own.json'])
  })

  it('replaces one and keeps its mode', async () => {
    writeFileSync(path, 'old')
    chmodSync(path, 0o640)
    assert.equal(await writeWhole(path, bytes('new'), {bytes: bytes('old')}), undefined)
    assert.equal(readFileSync(path, 'utf8'), 'new')
    assert.equal(statSync(path).mode & 0o777, 0o640)
    assert.deepEqual(readdirSync(folder), ['own.json'])
  })

  it('writes what a link leads to', async () => {
    mkdirSync(join(folder, 'real'))
    writeFileSync(join(folder, 'real', 'a.json'), 'old')
    symlinkSync(join('real', 'a.json'), path)
    assert.equal(await writeWhole(path, bytes('new')), undefined)
    assert.equal(readFileSync(join(folder, 'real', 'a.json'), 'utf8'), 'new')
    assert.equal(realpathSync(path), join(folder, 'real', 'a.json'))
    assert.deepEqual(readdirSync(join(folder, 'real')), ['a.json'])
  })

  it('leaves alone what another program wrote since it was read', async () => {
    writeFileSync(path, 'theirs')
    for (const before of [{bytes: bytes('old')}, {bytes: undefined}])
      assert.deepEqual(await writeWhole(path, bytes('ours'), before), {kind: 'changed'})
    assert.equal(readFileSync(path, 'utf8'), 'theirs')
    assert.deepEqual(readdirSync(folder), ['own.json'])
  })

  it('says why it cannot, and leaves nothing behind', async () => {
    const codeOf = async (name: string) => {
      const failure = await writeWhole(join(folder, name), bytes('new'))
      return failure?.kind === 'unwritable' ? failure.code : failure?.kind
    }
    mkdirSync(path)
    symlinkSync('nowhere', join(folder, 'dangling'))
    execFileSync('mkfifo', [join(folder, 'pipe')])
    assert.equal(await codeOf('own.json'), 'EISDIR')
    assert.equal(await codeOf('absent/own.json'), 'ENOENT')
    assert.equal(await codeOf('dangling'), 'ENOENT')
    assert.equal(await writeWhole('/dev/null', bytes('new')).then(failure => failure?.kind), 'unwritable')
    assert.deepEqual(readdirSync(folder), ['dangling', 'own.json', 'pipe'])
  })
})
