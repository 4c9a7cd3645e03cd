import assert from 'node:assert/strict'
import {execFileSync} from 'node:child_process'
import {
  chmodSync,
  chownSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync
} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {
  decode,
  decodeAtMost,
  encode,
  mostBytes,
  readAtMost,
  readContent,
  replaceContent,
  writeWhole
} from '../../server/src/host/files.node.ts'

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

  it('is content when another program has made the same of it', async () => {
    assert.equal(await replaceContent(join(folder, 'a.md'), bytes('older'), bytes('old'), [folder]), undefined)
    assert.deepEqual(readdirSync(folder), ['a.md'])
  })

  it('gives the new file the rights of the old one, but never those to run as its owner', async () => {
    const path = join(folder, 'a.md')
    const before = statSync(path).ino
    for (const mode of [0o600, 0o640, 0o755, 0o4755, 0o2750]) {
      writeFileSync(path, 'old')
      chmodSync(path, mode)
      assert.equal(await replaceContent(path, bytes('old'), bytes('new'), [folder]), undefined)
      assert.equal(statSync(path).mode & 0o7777, mode & 0o777)
    }
    assert.notEqual(statSync(path).ino, before)
  })

  it('leaves the other names of a file to the old text: they may lie anywhere', async () => {
    mkdirSync(join(folder, 'docs'))
    linkSync(join(folder, 'a.md'), join(folder, 'docs/same.md'))
    assert.equal(await replaceContent(join(folder, 'docs/same.md'), bytes('old'), bytes('new'), [folder]), undefined)
    assert.equal(readFileSync(join(folder, 'a.md'), 'utf8'), 'old')
    assert.equal(readFileSync(join(folder, 'docs/same.md'), 'utf8'), 'new')
  })

  it('waits for no pipe that has taken the place of a file', async () => {
    const pipe = join(folder, 'pipe.md')
    execFileSync('mkfifo', [pipe])
    assert.deepEqual(await replaceContent(pipe, bytes('old'), bytes('new'), [folder]), {kind: 'changed'})
    assert.deepEqual(await readContent(pipe), {kind: 'special'})
    assert.deepEqual(readdirSync(folder), ['a.md', 'pipe.md'])
  })

  // Only the superuser can make files of others.
  if (process.geteuid?.() === 0) {
    it('keeps owner and group where the system lets it', async () => {
      const path = join(folder, 'a.md')
      chownSync(path, nobody, group)
      assert.equal(await replaceContent(path, bytes('old'), bytes('new'), [folder]), undefined)
      assert.deepEqual([statSync(path).uid, statSync(path).gid], [nobody, group])
    })

    it('writes nothing where a group would lose its rights, or another would get them', async () => {
      const path = join(folder, 'a.md')
      for (const [mode, isWritten] of [
        [0o646, false],
        [0o666, true]
      ] as const) {
        writeFileSync(path, 'old')
        chownSync(path, 0, group)
        chmodSync(path, mode)
        chownSync(folder, nobody, nobody)
        const failure = await asNobody(() => replaceContent(path, bytes('old'), bytes('new'), [folder]))
        assert.deepEqual(failure, isWritten ? undefined : {kind: 'unwritable', code: 'EPERM'})
        assert.equal(readFileSync(path, 'utf8'), isWritten ? 'new' : 'old')
        assert.deepEqual(readdirSync(folder), ['a.md'])
      }
    })
  }

  const nobody = 65534
  const group = 4242

  async function asNobody<T>(work: () => Promise<T>): Promise<T> {
    const before = process.getgroups?.() ?? []
    process.setgroups?.([])
    process.setegid?.(nobody)
    process.seteuid?.(nobody)
    try {
      return await work()
    } finally {
      process.seteuid?.(0)
      process.setegid?.(0)
      process.setgroups?.(before)
    }
  }
})

describe('a document that is too large', () => {
  let folder = ''
  before(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'medcite-test-')))
  })
  after(() => rmSync(folder, {recursive: true, force: true}))

  it('is told by its size, without being read', async () => {
    const path = join(folder, 'a.md')
    writeFileSync(path, '')
    truncateSync(path, 8 * 1024 ** 4)
    assert.deepEqual(await readContent(path), {kind: 'tooLarge', most: mostBytes, size: 8 * 1024 ** 4})
    writeFileSync(path, 'thé')
    assert.deepEqual(await readContent(path, 3), {kind: 'tooLarge', most: 3, size: 4})
    assert.ok('text' in (await readContent(path, 4)))
  })

  it('is read from a stream to a little beyond the limit and no further', async () => {
    let given = 0
    async function* endless() {
      for (;;) {
        given++
        yield Buffer.from('tea ')
      }
    }
    assert.equal((await readAtMost(endless(), 10)).length, 12)
    assert.equal(given, 3)
    assert.deepEqual(decodeAtMost(Buffer.from('tea'), 2), {kind: 'tooLarge', most: 2})
    assert.ok('text' in decodeAtMost(Buffer.from('tea'), 3))
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
