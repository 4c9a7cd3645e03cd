import assert from 'node:assert/strict'
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync
} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {decode, encode, readContent, replaceContent} from '../../server/src/host/files.node.ts'

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
