import assert from 'node:assert/strict'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync
} from 'node:fs'
import {join} from 'node:path'
import type {Io} from '../../server/src/cli/io.ts'
import {checkWork} from '../../server/src/service/check.ts'
import {broken, folder, medcite, mended, removeFolders, warned, withoutPrivileges} from './world.ts'

const knowledge = `version: 1
sources:
  tea: {name: The house of tea, url: https://tea.example.org/, tier: sponsor, date: 2026-01-15, seen: 2026-02-01}
records:
  - type: therapy
    id: teazumab
    names: {en: teazumab, fr: téazumab}
    facts:
      - kind: class
        value: {en: an invented antibody, fr: un anticorps inventé}
        sources: [tea]
`

describe('medcite lint --cache', () => {
  after(removeFolders)

  const cache = '.medcitecache'
  const digest = `${mended}\n${broken}\n${warned}`

  /** A run, and whether any rule ran in it. */
  async function lint(cwd: string, words: readonly string[] = [], world: Partial<Io> = {}) {
    const before = checkWork.segments
    const result = await medcite(cwd, ['lint', '--cache', ...words], world)
    return {...result, isFresh: checkWork.segments > before}
  }

  it('says the same without checking again', async () => {
    const cwd = folder({'a.md': digest, 'b/c.md': mended})
    const first = await lint(cwd)
    assert.ok(first.isFresh)
    assert.deepEqual(await lint(cwd), {...first, isFresh: false})
    assert.deepEqual(await medcite(cwd, ['lint']), {code: first.code, out: first.out, err: first.err})
    for (const format of ['json', 'compact']) {
      const {out, isFresh} = await lint(cwd, ['--format', format])
      assert.equal(isFresh, false)
      assert.equal(out, (await medcite(cwd, ['lint', '--format', format])).out)
    }
  })

  it('checks again what has another content, mark of its byte order or ending', async () => {
    const cwd = folder({'a.md': digest})
    await lint(cwd)
    for (const text of [`${digest}\nMore.\n`, `\ufeff${digest}`, digest.replaceAll('\n', '\r\n')]) {
      writeFileSync(join(cwd, 'a.md'), text)
      assert.ok((await lint(cwd)).isFresh, JSON.stringify(text))
    }
    writeFileSync(join(cwd, 'a.qmd'), readFileSync(join(cwd, 'a.md')))
    assert.ok((await lint(cwd, ['a.qmd'])).isFresh)
  })

  it('checks again under another configuration, rule set, knowledge or language', async () => {
    const cwd = folder({'a.md': digest})
    await lint(cwd)
    const again = async (words: readonly string[] = [], world: Partial<Io> = {}) =>
      assert.ok((await lint(cwd, words, world)).isFresh, JSON.stringify(words))
    await again(['--rule', 'unclosed-emphasis=off'])
    await again(['--language', 'fr'])
    await again([], {env: {LANG: 'fr_FR.UTF-8'}})
    await again([], {program: () => 'another program'})
    writeFileSync(join(cwd, '.medciterc.json'), '{"rules": {"unlabelled-preprint": {"requireWord": true}}}')
    await again()
    writeFileSync(join(cwd, '.medciterc.json'), '{"profile": "pandoc"}')
    await again()
    mkdirSync(join(cwd, '.medcite'))
    writeFileSync(join(cwd, '.medcite/knowledge.yaml'), knowledge)
    await again()
    writeFileSync(join(cwd, '.medcite/knowledge.yaml'), knowledge.replace('02-01', '02-02'))
    await again()
    assert.equal((await lint(cwd)).isFresh, false)
  })

  it('checks again on another day what depends on the day, and nothing else', async () => {
    const future = 'See 10.64898/2026.12.01.123456.\n'
    const cwd = folder({'future.md': future, 'past.md': digest, 'silenced.md': `${future}<!-- medcite-disable -->\n`})
    const on = (day: string, name: string) => lint(cwd, [name], {today: () => day})
    for (const name of ['future.md', 'past.md', 'silenced.md']) await on('2026-11-24', name)
    assert.match((await on('2026-11-24', 'future.md')).out, /impossible-date/)
    assert.equal((await on('2026-12-02', 'past.md')).isFresh, false)
    assert.ok((await on('2026-12-02', 'silenced.md')).isFresh)
    const later = await on('2026-12-02', 'future.md')
    assert.ok(later.isFresh)
    assert.doesNotMatch(later.out, /impossible-date/)
    assert.ok((await on('2026-11-20', 'past.md')).isFresh, 'an earlier day')
  })

  it('says that it is damaged, trusts none of it, and builds it anew', async () => {
    const cwd = folder({'a.md': digest})
    const clean = await lint(cwd)
    const whole = readFileSync(join(cwd, cache), 'utf8')
    const [header = '', body = ''] = whole.split('\n')
    const damaged = [
      '',
      '{}\n[]\n',
      header,
      whole.slice(0, -20),
      `${header}\n[]\n`,
      `${header}\n${body.replace('"error"', '"info"')}\n`,
      whole.replace('"medcite"', '"other"'),
      `${'['.repeat(100_000)}\n${'['.repeat(100_000)}`,
      Buffer.from([0xff, 0xfe, 0x00])
    ]
    for (const content of damaged) {
      writeFileSync(join(cwd, cache), content)
      const run = await lint(cwd)
      assert.ok(run.isFresh)
      assert.equal(run.err, 'medcite: The cache `.medcitecache` is damaged; it is not used, and rebuilt\n')
      assert.deepEqual([run.code, run.out], [clean.code, clean.out])
      assert.equal(readFileSync(join(cwd, cache), 'utf8'), whole)
    }
  })

  it('replaces nothing that MedCite did not write, unless it has its name', async () => {
    for (const text of ['# Tea\n', '{"name": "tea"}\n', Buffer.from('caf\xe9', 'latin1')]) {
      const cwd = folder({'a.md': broken, 'mine.md': text})
      const {code, out, err} = await medcite(cwd, ['lint', '--cache-location', 'mine.md', 'a.md'])
      assert.deepEqual({code, out}, {code: 2, out: ''})
      assert.equal(err, 'medcite: Unexpected content of `mine.md`, expected a cache of MedCite; it is left as it is\n')
      assert.deepEqual(readFileSync(join(cwd, 'mine.md')), Buffer.from(text))
    }
    for (const text of ['', '{"cache":"med', '{"cache":"medcite","version":1']) {
      const cwd = folder({'a.md': broken, kept: text})
      const {code, err} = await medcite(cwd, ['lint', '--cache-location', 'kept'])
      assert.deepEqual(
        {code, err},
        {code: 1, err: 'medcite: The cache `kept` is damaged; it is not used, and rebuilt\n'}
      )
    }
  })

  it('is not written through a link that leads out of its folder', async () => {
    const victim = folder({rc: '{"cache":"medcite"}'})
    const cwd = folder({'a.md': broken})
    symlinkSync(join(victim, 'rc'), join(cwd, cache))
    const {code, err} = await lint(cwd)
    assert.equal(code, 1)
    assert.match(err, /`\.medcitecache` is a link to a file outside its folder; it was not written\n$/)
    assert.equal(readFileSync(join(victim, 'rc'), 'utf8'), '{"cache":"medcite"}')
  })

  it('says that it is of another version', async () => {
    const cwd = folder({'a.md': digest})
    await lint(cwd)
    const other = await lint(cwd, ['--language', 'fr'], {program: () => 'another program'})
    assert.equal(
      other.err,
      'medcite: Le cache `.medcitecache` est d’une autre version\u202f; il n’est pas utilisé, et refait\n'
    )
    assert.equal((await lint(cwd, [], {program: () => 'another program'})).err, '')
  })

  it('says what keeps it from being read or written, and checks all the same', async () => {
    const cwd = folder({'a.md': broken, '.medcitecache/x': ''})
    const {code, err} = await lint(cwd)
    assert.equal(code, 1)
    assert.match(err, /^medcite: Cannot read the cache `\.medcitecache`: it is a folder; it is not used\n/)
    assert.match(err, /\nmedcite: Cannot write the cache `\.medcitecache`: .*\n$/)
    const locked = folder({'a.md': broken})
    chmodSync(locked, 0o555)
    const run = await withoutPrivileges(locked, () => lint(locked))
    assert.equal(run.code, 1)
    assert.equal(run.err, 'medcite: Cannot write the cache `.medcitecache`: permission denied\n')
    assert.deepEqual(readdirSync(locked), ['a.md'])
  })

  it('fixes what an earlier run only found, and remembers what it found afterwards', async () => {
    const cwd = folder({'a.md': `${warned}\n${broken}`})
    await lint(cwd)
    const fixed = await lint(cwd, ['--fix'])
    assert.ok(fixed.isFresh)
    assert.equal(readFileSync(join(cwd, 'a.md'), 'utf8'), `${warned}\n${mended}`)
    const after = await lint(cwd)
    assert.match(after.out, /^warning\[unclosed-emphasis\]/)
    assert.equal((await lint(cwd, ['--fix'])).isFresh, false)
    assert.ok((await lint(cwd, ['--fix-suggestions'])).isFresh)
  })

  it('does not write what has not changed, and forgets files that are gone', async () => {
    const cwd = folder({'a.md': digest, 'b.md': digest})
    await lint(cwd)
    const {ino} = statSync(join(cwd, cache))
    await lint(cwd)
    assert.equal(statSync(join(cwd, cache)).ino, ino)
    await lint(cwd, ['a.md'])
    assert.match(readFileSync(join(cwd, cache), 'utf8'), /"b\.md"/)
    rmSync(join(cwd, 'b.md'))
    await lint(cwd, ['a.md'])
    assert.doesNotMatch(readFileSync(join(cwd, cache), 'utf8'), /"b\.md"/)
  })

  it('lies where it is wanted, and serves other working folders', async () => {
    const cwd = folder({'docs/a.md': digest, 'tmp/x': ''})
    await medcite(cwd, ['lint', '--cache-location', 'tmp/cache'])
    assert.equal(existsSync(join(cwd, cache)), false)
    const before = checkWork.segments
    const {out} = await medcite(join(cwd, 'docs'), ['lint', '--cache-location', '../tmp/cache'])
    assert.equal(checkWork.segments, before)
    assert.match(out, /--> a\.md:/)
  })

  it('takes no harm from the names of files', async () => {
    const cwd = folder({'__proto__.md': broken, constructor: '', '__proto__/toString.md': broken})
    const first = await lint(cwd)
    assert.match(first.out, /2 errors in 2 files/)
    assert.deepEqual(await lint(cwd), {...first, isFresh: false})
  })
})
