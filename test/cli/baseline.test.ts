import assert from 'node:assert/strict'
import {execFileSync} from 'node:child_process'
import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync
} from 'node:fs'
import {join} from 'node:path'
import fc from 'fast-check'
import {applyBaseline, type Baseline, readBaseline, updateBaseline} from '../../server/src/cli/baseline.ts'
import {parseBaseline, renderBaseline} from '../../server/src/cli/baseline-file.ts'
import {type FileReport, describe as findingsIn} from '../../server/src/cli/report.ts'
import {texts} from '../../server/src/cli/texts.ts'
import {type UsedBaseline, useBaseline} from '../../server/src/cli/use-baseline.ts'
import {check, defaultConfiguration, openDocument} from '../../server/src/service/index.ts'
import {broken, folder, medcite, mended, removeFolders, withoutPrivileges} from './world.ts'

const file = '.medcite-baseline.json'
const second = 'Le repos aide [Essai] (https://doi.org/10.1000/repos).\n'

/** What is found in a text that lies at `path`. */
function reportOf(path: string, text: string): FileReport {
  const snapshot = openDocument(text)
  return {path, hasBom: false, findings: findingsIn(snapshot, check(snapshot, defaultConfiguration), 'en')}
}

/** What is found in these files, whose paths start from `cwd`. */
const reportsOf = (cwd: string, ...paths: readonly string[]): FileReport[] =>
  paths.map(path => reportOf(path, readFileSync(join(cwd, path), 'utf8')))

const update = (cwd: string, files: readonly FileReport[], path = file): Promise<UsedBaseline> =>
  useBaseline(files, {path, isUpdate: true, isShard: false, off: new Set()}, cwd, texts.en)

const apply = (cwd: string, files: readonly FileReport[], path = file, isShard = false): Promise<UsedBaseline> =>
  useBaseline(files, {path, isUpdate: false, isShard, off: new Set()}, cwd, texts.en)

const left = ({files}: Pick<UsedBaseline, 'files'>): number =>
  files.reduce((sum, {findings}) => sum + findings.length, 0)

const contentOf = (cwd: string, path = file) => JSON.parse(readFileSync(join(cwd, path), 'utf8'))

describe('a baseline', () => {
  afterEach(removeFolders)

  it('holds what was found, and then only what is new is reported', async () => {
    const cwd = folder({'docs/a.md': broken, 'b.md': mended})
    const written = await update(cwd, reportsOf(cwd, 'docs/a.md', 'b.md'))
    assert.deepEqual(written.sentences, [
      'The baseline `.medcite-baseline.json` now holds 1 finding in 1 file: 1 added, 0 removed'
    ])
    assert.equal(left(written), 0)

    const same = await apply(cwd, reportsOf(cwd, 'docs/a.md', 'b.md'))
    assert.equal(left(same), 0)
    assert.deepEqual(same.sentences, ['1 known finding is in the baseline `.medcite-baseline.json`'])

    writeFileSync(join(cwd, 'docs/a.md'), `${second}\n${broken}`)
    const more = await apply(cwd, reportsOf(cwd, 'docs/a.md', 'b.md'))
    assert.equal(left(more), 1)
    assert.equal(more.files[0]?.findings[0]?.line, 1)
    assert.equal(more.isFailed, false)
  })

  it('says what is no longer needed, and an update removes it', async () => {
    const cwd = folder({'a.md': broken, 'b.md': broken})
    await update(cwd, reportsOf(cwd, 'a.md', 'b.md'))
    writeFileSync(join(cwd, 'a.md'), mended)
    const {sentences} = await apply(cwd, reportsOf(cwd, 'a.md', 'b.md'))
    assert.deepEqual(sentences, [
      '1 known finding is in the baseline `.medcite-baseline.json`',
      '1 entry of `.medcite-baseline.json` is no longer needed: `--update-baseline` removes it'
    ])
    const updated = await update(cwd, reportsOf(cwd, 'a.md', 'b.md'))
    assert.match(updated.sentences[0] ?? '', /holds 1 finding in 1 file: 0 added, 1 removed$/)
    assert.deepEqual(Object.keys(contentOf(cwd).files), ['b.md'])
  })

  it('is a file with a line for each finding, in an order of its own', async () => {
    const cwd = folder({'b.md': broken, 'a.md': `${second}\n${broken}\n${broken}`})
    await update(cwd, reportsOf(cwd, 'b.md', 'a.md'))
    const text = readFileSync(join(cwd, file), 'utf8')
    const lines = text.split('\n')
    assert.equal(lines.filter(line => /^ {8}"[\da-f]{16}:\d",?$/.test(line)).length, 4)
    assert.deepEqual(lines.slice(0, 6), [
      '{',
      '  "version": 1,',
      '  "fingerprintVersion": 1,',
      '  "files": {',
      '    "a.md": {',
      '      "detached-destination": ['
    ])
    writeFileSync(join(cwd, 'a.md'), `${broken}\n${second}\n${broken}`)
    const again = await update(cwd, reportsOf(cwd, 'a.md', 'b.md'))
    assert.equal(readFileSync(join(cwd, file), 'utf8'), text)
    assert.match(again.sentences[0] ?? '', /is up to date: 4 findings in 2 files$/)
  })

  it('is not written again when it holds the same, however it is laid out', async () => {
    const cwd = folder({'a.md': broken})
    await update(cwd, reportsOf(cwd, 'a.md'))
    const laidOut = JSON.stringify(contentOf(cwd)).replaceAll(',', ',\r\n')
    writeFileSync(join(cwd, file), laidOut)
    await update(cwd, reportsOf(cwd, 'a.md'))
    assert.equal(readFileSync(join(cwd, file), 'utf8'), laidOut)
  })

  it('is written when there is nothing to hold, so that it is there', async () => {
    const cwd = folder({'a.md': mended})
    await update(cwd, reportsOf(cwd, 'a.md'))
    assert.deepEqual(contentOf(cwd).files, {})
    assert.deepEqual(await apply(cwd, reportsOf(cwd, 'a.md')), {
      files: reportsOf(cwd, 'a.md'),
      known: 0,
      sentences: [],
      isFailed: false
    })
  })

  it('keeps what it holds of files that were not checked, while they are there', async () => {
    const cwd = folder({'a.md': broken, 'b.md': broken, 'c.md': broken})
    await update(cwd, reportsOf(cwd, 'a.md', 'b.md', 'c.md'))
    rmSync(join(cwd, 'c.md'))
    writeFileSync(join(cwd, 'a.md'), `${broken}\n${second}`)
    const {sentences} = await update(cwd, reportsOf(cwd, 'a.md'))
    assert.match(sentences[0] ?? '', /holds 3 findings in 2 files: 1 added, 1 removed$/)
    assert.deepEqual(Object.keys(contentOf(cwd).files), ['a.md', 'b.md'])
  })

  it('holds from any working folder, under any name of it', async () => {
    const cwd = folder({'docs/a.md': broken})
    await update(cwd, reportsOf(cwd, 'docs/a.md'))
    const inside = join(cwd, 'docs')
    assert.equal(left(await apply(inside, reportsOf(inside, 'a.md'), `../${file}`)), 0)
    const alias = join(folder(), 'alias')
    symlinkSync(cwd, alias)
    assert.equal(left(await apply(alias, reportsOf(alias, 'docs/a.md'))), 0)
    assert.equal(left(await apply(cwd, reportsOf(alias, 'docs/a.md'), join(alias, file))), 0)
    assert.equal(left(await apply('/', [reportOf(join(alias, 'docs/a.md').slice(1), broken)], join(cwd, file))), 0)
  })

  it('may lie in a folder beside its files', async () => {
    const cwd = folder({'docs/a.md': broken, 'docs/b.md': broken, 'ci/x': ''})
    await update(cwd, reportsOf(cwd, 'docs/a.md', 'docs/b.md'), 'ci/known.json')
    assert.deepEqual(Object.keys(contentOf(cwd, 'ci/known.json').files), ['../docs/a.md', '../docs/b.md'])
    assert.equal(left(await apply(cwd, reportsOf(cwd, 'docs/a.md'), 'ci/known.json')), 0)
    rmSync(join(cwd, 'docs/b.md'))
    await update(cwd, reportsOf(cwd, 'docs/a.md'), 'ci/known.json')
    assert.deepEqual(Object.keys(contentOf(cwd, 'ci/known.json').files), ['../docs/a.md'])
  })

  it('covers as many equal findings as it holds', async () => {
    const cwd = folder({'a.md': `${broken}\n${broken}`})
    await update(cwd, reportsOf(cwd, 'a.md'))
    writeFileSync(join(cwd, 'a.md'), `${broken}\n${broken}\n${broken}`)
    assert.equal(left(await apply(cwd, reportsOf(cwd, 'a.md'))), 1)
  })

  it('holds for its paragraphs in any order, with any line ends, and for nothing else', async () => {
    const paragraph = fc.constantFrom('thé', 'repos', 'lune', 'Mars').map(word => ({
      known: `Le mot ${word} calme [Étude] (https://doi.org/10.1000/${word}).`,
      fresh: `Un mot, ${word}, aide [Essai] (https://doi.org/10.1000/${word}).`
    }))
    const text = fc.array(paragraph, {minLength: 1, maxLength: 6})
    await fc.assert(
      fc.asyncProperty(
        text.chain(all => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, {minLength: all.length}), fc.nat(6))),
        fc.constantFrom('\n', '\r\n', '\r'),
        async ([all, shuffled, added], ending) => {
          const known = reportOf('a.md', `${all.map(one => one.known).join('\n\n')}\n`)
          const baseline = {path: '/baseline.json', entries: entriesOf([known])}
          const fresh = all.slice(0, added).map(one => one.fresh)
          const now = [...fresh, ...shuffled.map(one => one.known)].join('\n\n').replaceAll('\n', ending)
          const {files, known: hidden, stale} = await applyBaseline([reportOf('a.md', now)], baseline, '/', true)
          assert.equal(hidden, all.length)
          assert.equal(left({files}), fresh.length)
          assert.deepEqual(stale, [])
        }
      ),
      {numRuns: 60}
    )
  })

  function entriesOf(files: readonly FileReport[]): Baseline['entries'] {
    return new Map(
      files.map(({path, findings}) => {
        const ids = new Set(findings.map(({ruleId}) => ruleId))
        const of = (id: string) => findings.filter(({ruleId}) => ruleId === id).map(({fingerprint}) => fingerprint)
        return [path, new Map([...ids].map(id => [id, new Set(of(id))]))]
      })
    )
  }
})

describe('a file that was renamed', () => {
  afterEach(removeFolders)
  const long = `${broken}\n${second}\nLa lune luit [Note] (https://doi.org/10.1000/lune).\n`

  it('is covered by what was known of it', async () => {
    const cwd = folder({'old/a.md': long})
    await update(cwd, reportsOf(cwd, 'old/a.md'))
    renameSync(join(cwd, 'old'), join(cwd, 'new'))
    const moved = await apply(cwd, reportsOf(cwd, 'new/a.md'))
    assert.equal(left(moved), 0)
    assert.deepEqual(moved.sentences, ['3 known findings are in the baseline `.medcite-baseline.json`'])

    writeFileSync(join(cwd, 'new/a.md'), `${broken}\n${second}\nMars luit [Note] (https://doi.org/10.1000/mars).\n`)
    const edited = await apply(cwd, reportsOf(cwd, 'new/a.md'))
    assert.equal(left(edited), 1)
    assert.match(edited.sentences[1] ?? '', /^1 entry of/)
  })

  it('is the only one that is covered: a copy is new', async () => {
    const cwd = folder({'a.md': long})
    await update(cwd, reportsOf(cwd, 'a.md'))
    for (const name of ['b.md', 'c.md']) writeFileSync(join(cwd, name), long)
    const stays = await apply(cwd, reportsOf(cwd, 'a.md', 'b.md', 'c.md'))
    assert.deepEqual(
      stays.files.map(({findings}) => findings.length),
      [0, 3, 3]
    )
    assert.equal(left(await apply(cwd, reportsOf(cwd, 'b.md'))), 3)
    rmSync(join(cwd, 'a.md'))
    assert.equal(left(await apply(cwd, reportsOf(cwd, 'b.md', 'c.md'))), 3)
  })

  it('has at least half of the findings; fewer are new', async () => {
    const cwd = folder({'a.md': long})
    await update(cwd, reportsOf(cwd, 'a.md'))
    rmSync(join(cwd, 'a.md'))
    writeFileSync(join(cwd, 'b.md'), broken)
    const other = await apply(cwd, reportsOf(cwd, 'b.md'))
    assert.equal(left(other), 1)
    assert.match(other.sentences[0] ?? '', /^3 entries of .* are no longer needed: `--update-baseline` removes them$/)
  })

  it('is paired with the one that it has most in common with', async () => {
    const cwd = folder({'a.md': `${broken}\n${second}`, 'b.md': long})
    await update(cwd, reportsOf(cwd, 'a.md', 'b.md'))
    renameSync(join(cwd, 'a.md'), join(cwd, 'y.md'))
    renameSync(join(cwd, 'b.md'), join(cwd, 'x.md'))
    assert.equal(left(await apply(cwd, reportsOf(cwd, 'x.md', 'y.md'))), 0)
  })

  it('is new in a shard, since another one could use the same entries', async () => {
    const cwd = folder({'a.md': long})
    await update(cwd, reportsOf(cwd, 'a.md'))
    renameSync(join(cwd, 'a.md'), join(cwd, 'b.md'))
    assert.equal(left(await apply(cwd, reportsOf(cwd, 'b.md'), file, true)), 3)
  })
})

describe('a baseline that cannot be trusted', () => {
  afterEach(removeFolders)
  const good = renderBaseline(new Map([['a.md', new Map([['a-rule', new Set(['0123456789abcdef:1'])]])]]))

  const cases: readonly [name: string, content: string | Uint8Array, sentence: RegExp][] = [
    ['an empty file', '', /^\.medcite-baseline\.json:1:1: Unexpected content/],
    ['half a file', good.slice(0, 60), /^\.medcite-baseline\.json:\d:\d+: Unexpected content/],
    ['a comma too many', good.replace('"0', ',"0'), /json:7:9: Unexpected content/],
    ['a comment', `// known\n${good}`, /json:1:1: Unexpected content/],
    ['a merge conflict', `{\n<<<<<<< HEAD\n${good}=======\n>>>>>>> main\n`, /json:2:1: Unexpected merge conflict/],
    ['no UTF-8', Buffer.from('{"version": 1, "é": 1}', 'latin1'), /json: Unexpected content/],
    ['another kind of file', '["a.md"]', /json: Unexpected content/],
    ['null', 'null', /json: Unexpected content/],
    ['no files', '{"version": 1, "fingerprintVersion": 1}', /json: Unexpected content/],
    ['a count instead of fingerprints', good.replace(/\[[^\]]*\]/, '3'), /json: Unexpected content/],
    ['what is no fingerprint', good.replace('0123456789abcdef', '0123456789ABCDEF'), /json: Unexpected content/],
    ['files without end', '['.repeat(1e6), /json: Unexpected content/],
    [
      'files within files',
      `{"version":1,"fingerprintVersion":1,"files":${'{"a":'.repeat(1e5)}1${'}'.repeat(1e5)}}`,
      /json: Unexpected content/
    ],
    ['a later version', good.replace('"version": 1', '"version": 2'), /json: Unexpected version/],
    [
      'other fingerprints',
      good.replace('"fingerprintVersion": 1', '"fingerprintVersion": 2'),
      /json: Unexpected version/
    ]
  ]
  for (const [name, content, sentence] of cases) {
    it(`is said and never used, then rebuilt: ${name}`, async () => {
      const cwd = folder({'a.md': broken, [file]: content})
      const used = await apply(cwd, reportsOf(cwd, 'a.md'))
      assert.deepEqual([used.isFailed, left(used), used.sentences.length], [true, 1, 1])
      assert.match(used.sentences[0] ?? '', sentence)
      assert.match(used.sentences[0] ?? '', /; nothing of it is used; `--update-baseline` rebuilds it$/)

      const rebuilt = await update(cwd, reportsOf(cwd, 'a.md'))
      assert.equal(rebuilt.isFailed, false)
      assert.match(rebuilt.sentences[0] ?? '', sentence)
      assert.match(rebuilt.sentences[0] ?? '', /; it was rebuilt from the files of this run alone$/)
      assert.match(rebuilt.sentences[1] ?? '', /now holds 1 finding in 1 file: 1 added, 0 removed$/)
      assert.equal(left(await apply(cwd, reportsOf(cwd, 'a.md'))), 0)
    })
  }

  it('is too large to be read', async () => {
    const cwd = folder({'a.md': broken, [file]: good})
    truncateSync(join(cwd, file), 64 * 1024 * 1024 + 1)
    assert.match((await apply(cwd, reportsOf(cwd, 'a.md'))).sentences[0] ?? '', /Unexpected size/)
  })

  it('is not there', async () => {
    const cwd = folder({'a.md': broken})
    const used = await apply(cwd, reportsOf(cwd, 'a.md'), 'ci/none.json')
    assert.deepEqual([used.isFailed, left(used)], [true, 1])
    assert.deepEqual(used.sentences, ['No such baseline: `ci/none.json`; `--update-baseline` makes it'])
  })

  it('is a pipe or a folder, and is left alone', async () => {
    const cwd = folder({'a.md': broken, 'folder/x': ''})
    execFileSync('mkfifo', [join(cwd, 'pipe')])
    for (const [path, sentence] of [
      ['pipe', 'Unexpected device or pipe `pipe`, expected a baseline'],
      ['folder', 'Cannot read the baseline `folder`: it is a folder; nothing of it is used']
    ] as const) {
      for (const used of [
        await apply(cwd, reportsOf(cwd, 'a.md'), path),
        await update(cwd, reportsOf(cwd, 'a.md'), path)
      ])
        assert.deepEqual([used.isFailed, left(used), used.sentences], [true, 1, [sentence]])
    }
    assert.ok(statSync(join(cwd, 'pipe')).isFIFO())
    assert.deepEqual(readdirSync(cwd).sort(), ['a.md', 'folder', 'pipe'])
  })
})

describe('a baseline with hostile names', () => {
  afterEach(removeFolders)

  it('holds names that objects are born with', async () => {
    const names = ['__proto__', 'constructor', 'prototype', 'toString', '2']
    const cwd = folder(Object.fromEntries(names.map(name => [`./${name}`, broken])))
    await update(cwd, reportsOf(cwd, ...names))
    assert.equal(left(await apply(cwd, reportsOf(cwd, ...names))), 0)
    assert.match((await update(cwd, reportsOf(cwd, ...names))).sentences[0] ?? '', /up to date: 5 findings in 5 files$/)
    assert.equal(Object.getPrototypeOf({}), Object.prototype)
  })

  it('shows every sign of a name in a difference, and reads it back', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string({unit: 'binary'}), {maxLength: 5}), names => {
        const entries = new Map(names.map(name => [name, new Map([['a-rule', new Set(['0123456789abcdef:1'])]])]))
        const text = renderBaseline(entries)
        assert.doesNotMatch(text, /[\p{Cf}\u2028\u2029\u007f-\u009f]|(?!\n)\p{Cc}/u)
        const read = parseBaseline(text)
        assert.ok(!('kind' in read))
        assert.deepEqual(new Map(read), entries)
      })
    )
  })

  it('drops names that no file can have', async () => {
    const long = 'x'.repeat(5000)
    const held = new Map([['a-rule', new Set(['0123456789abcdef:1'])]])
    const names = ['nul\0', long, 'a.md/b.md', '../../../../../../../../nowhere', '']
    const cwd = folder({'a.md': mended, [file]: renderBaseline(new Map(names.map(name => [name, held])))})
    assert.match((await apply(cwd, reportsOf(cwd, 'a.md'))).sentences[0] ?? '', /^4 entries .* no longer needed/)
    await update(cwd, reportsOf(cwd, 'a.md'))
    // The empty name is the folder, which is there.
    assert.deepEqual(Object.keys(contentOf(cwd).files), [''])
  })

  it('is named harmlessly', async () => {
    const cwd = folder({'a.md': broken})
    const {sentences} = await apply(cwd, reportsOf(cwd, 'a.md'), '\u001b[2J\n::error::x')
    assert.doesNotMatch(sentences.join(''), /[\u001b\n]/)
  })
})

describe('updating a baseline', () => {
  afterEach(removeFolders)

  it('says when it cannot be written, and reports everything', async () => {
    const cwd = folder({'a.md': broken, 'closed/x': ''})
    const missing = await update(cwd, reportsOf(cwd, 'a.md'), 'none/known.json')
    assert.deepEqual([missing.isFailed, left(missing)], [true, 1])
    assert.deepEqual(missing.sentences, ['Cannot write the baseline `none/known.json`: no such folder'])
    chmodSync(join(cwd, 'closed'), 0o555)
    await withoutPrivileges(cwd, async () => {
      const denied = await update(cwd, reportsOf(cwd, 'a.md'), 'closed/known.json')
      assert.deepEqual([denied.isFailed, left(denied)], [true, 1])
      assert.deepEqual(denied.sentences, ['Cannot write the baseline `closed/known.json`: permission denied'])
    })
    assert.deepEqual(readdirSync(join(cwd, 'closed')), ['x'])
  })

  it('leaves a read-only one, and one that may not be read, as they are', async () => {
    const cwd = folder({'a.md': broken, [file]: '{}', 'secret.json': '{}'})
    chmodSync(join(cwd, file), 0o444)
    chmodSync(join(cwd, 'secret.json'), 0o000)
    await withoutPrivileges(cwd, async () => {
      const {sentences, isFailed} = await update(cwd, reportsOf(cwd, 'a.md'))
      assert.equal(isFailed, true)
      assert.match(sentences[0] ?? '', /`--update-baseline` rebuilds it$/)
      assert.equal(sentences[1], 'Cannot write the baseline `.medcite-baseline.json`: permission denied')
      assert.deepEqual((await update(cwd, reportsOf(cwd, 'a.md'), 'secret.json')).sentences, [
        'Cannot read the baseline `secret.json`: permission denied; nothing of it is used'
      ])
    })
    assert.equal(readFileSync(join(cwd, file), 'utf8'), '{}')
    assert.deepEqual(readdirSync(cwd).sort(), [file, 'a.md', 'secret.json'])
  })

  it('does not write over what another program wrote meanwhile', async () => {
    const cwd = folder({'a.md': broken})
    const path = join(cwd, file)
    const absent = await readBaseline(path)
    writeFileSync(path, 'theirs')
    assert.deepEqual(await updateBaseline(absent, path, reportsOf(cwd, 'a.md'), cwd), {kind: 'changed'})
    rmSync(path)
    await update(cwd, reportsOf(cwd, 'a.md'))
    const read = await readBaseline(path)
    writeFileSync(path, 'theirs')
    writeFileSync(join(cwd, 'a.md'), second)
    assert.deepEqual(await updateBaseline(read, path, reportsOf(cwd, 'a.md'), cwd), {kind: 'changed'})
    assert.equal(readFileSync(path, 'utf8'), 'theirs')
  })

  it('goes through a link within its folder and keeps the mode, but not through one that leads out of it', async () => {
    const cwd = folder({'a.md': broken, 'kept/known.json': ''})
    chmodSync(join(cwd, 'kept/known.json'), 0o600)
    symlinkSync('kept/known.json', join(cwd, file))
    await update(cwd, reportsOf(cwd, 'a.md'))
    assert.deepEqual(Object.keys(contentOf(cwd, 'kept/known.json').files), ['a.md'])
    assert.equal(statSync(join(cwd, 'kept/known.json')).mode & 0o777, 0o600)

    const victim = folder({rc: 'precious'})
    const hostile = folder({'a.md': broken})
    symlinkSync(join(victim, 'rc'), join(hostile, file))
    const {sentences, isFailed} = await update(hostile, reportsOf(hostile, 'a.md'))
    assert.ok(isFailed)
    assert.deepEqual(sentences.slice(1), [texts.en.linkOutside(file)])
    assert.equal(readFileSync(join(victim, 'rc'), 'utf8'), 'precious')
  })

  it('replaces nothing that MedCite did not write, unless it has its name', async () => {
    for (const text of [
      '# Tea\n',
      '{"version": 1, "name": "tea"}',
      '{"version": "1.0.0", "files": ["a"]}',
      'caf\xe9'
    ]) {
      const cwd = folder({'a.md': broken, 'mine.md': Buffer.from(text, 'latin1')})
      const run = await medcite(cwd, ['lint', '--update-baseline', '--baseline', 'mine.md', 'a.md'])
      assert.equal(run.code, 2, text)
      assert.equal(
        run.err,
        'medcite: Unexpected content of `mine.md`, expected a baseline of MedCite; it is left as it is\n'
      )
      assert.equal(readFileSync(join(cwd, 'mine.md'), 'latin1'), text)
    }
    for (const name of [file, 'empty.json']) {
      const cwd = folder({'a.md': broken, [name]: name === file ? '# Tea\n' : '\n'})
      assert.equal((await medcite(cwd, ['lint', '--update-baseline', '--baseline', name])).code, 0)
    }
  })

  it('does not call the entries of a rule that is off needless', async () => {
    const cwd = folder({'a.md': `${broken}\n**Tea.\n`})
    await medcite(cwd, ['lint', '--update-baseline'])
    const {code, err} = await medcite(cwd, ['lint', '--baseline', file, '--rule', 'unclosed-emphasis=off'])
    assert.deepEqual({code, err}, {code: 0, err: `medcite: ${texts.en.baselineKnown(1, file)}\n`})
  })

  it('speaks French', async () => {
    const cwd = folder({'a.md': broken})
    const use = {path: file, isUpdate: true, isShard: false, off: new Set<string>()}
    const {sentences} = await useBaseline(reportsOf(cwd, 'a.md'), use, cwd, texts.fr)
    assert.deepEqual(sentences, [
      'La baseline `.medcite-baseline.json` contient maintenant 1 constat dans 1 fichier\u00a0: 1 ajouté, 0 retiré'
    ])
    mkdirSync(join(cwd, 'x'))
    writeFileSync(join(cwd, 'x', file), '<<<<<<< ours\n')
    const broke = await useBaseline([], {...use, path: `x/${file}`, isUpdate: false}, cwd, texts.fr)
    assert.deepEqual(broke.sentences, [
      'x/.medcite-baseline.json:1:1: Conflit de fusion inattendu, attendu\u00a0: une baseline de MedCite\u202f; rien n’en est utilisé\u202f; `--update-baseline` la reconstruit'
    ])
  })
})
