import assert from 'node:assert/strict'
import {symlinkSync} from 'node:fs'
import {join} from 'node:path'
import {Minimatch} from 'minimatch'
import {boundedGlob} from '../../server/src/cli/glob.ts'
import {randomFrom, seed} from '../support/random.ts'
import {folder, medcite, mended, removeFolders} from './world.ts'

describe('the files that medcite lint finds', () => {
  after(removeFolders)

  /** Paths of the files that were checked. */
  async function checked(cwd: string, ...paths: string[]): Promise<string[]> {
    const {out} = await medcite(cwd, ['lint', '--format', 'json', ...paths])
    const report: {files: {path: string}[]} = JSON.parse(out)
    return report.files.map(({path}) => path)
  }

  it('are the Markdown files in and below the working folder, in order', async () => {
    const cwd = folder({
      'b.md': mended,
      'a/z.markdown': mended,
      'a/b/c.qmd': mended,
      'a.Rmd': mended,
      'A.MD': mended,
      'd.mdx': mended,
      'e.txt': mended,
      md: mended,
      'node_modules/x/README.md': mended,
      'a/node_modules/x.md': mended,
      '.git/x.md': mended
    })
    assert.deepEqual(await checked(cwd), ['A.MD', 'a.Rmd', 'a/b/c.qmd', 'a/z.markdown', 'b.md', 'd.mdx'])
  })

  it('are those of a folder, of a glob pattern, and each file that is named, once', async () => {
    const cwd = folder({'a/1.md': mended, 'a/2.qmd': mended, 'b/c/3.md': mended, 'notes.txt': mended})
    assert.deepEqual(await checked(cwd, 'a'), ['a/1.md', 'a/2.qmd'])
    assert.deepEqual(await checked(cwd, './a/', 'a/1.md', join(cwd, 'a')), ['a/1.md', 'a/2.qmd'])
    assert.deepEqual(await checked(cwd, '**/*.md'), ['a/1.md', 'b/c/3.md'])
    assert.deepEqual(await checked(cwd, '{a,b/c}/*.md'), ['a/1.md', 'b/c/3.md'])
    assert.deepEqual(await checked(cwd, 'b/**'), ['b/c/3.md'])
    assert.deepEqual(await checked(cwd, `${cwd}/b/*/*.md`), ['b/c/3.md'])
    assert.deepEqual(await checked(cwd, 'notes.txt'), ['notes.txt'])
    assert.deepEqual(await checked(join(cwd, 'a'), '../b'), ['../b/c/3.md'])
  })

  it('are not those that a .gitignore names, above or below, unless they are named themselves', async () => {
    const cwd = folder({
      '.git/HEAD': 'ref: refs/heads/main\n',
      '.gitignore': 'build/\n/top.md\n',
      'top.md': mended,
      'docs/top.md': mended,
      'docs/build/a.md': mended,
      'docs/.gitignore': '*.tmp.md\n!keep.tmp.md\n',
      'docs/a.tmp.md': mended,
      'docs/keep.tmp.md': mended
    })
    assert.deepEqual(await checked(cwd), ['docs/keep.tmp.md', 'docs/top.md'])
    assert.deepEqual(await checked(cwd, 'docs'), ['docs/keep.tmp.md', 'docs/top.md'])
    assert.deepEqual(await checked(cwd, 'docs/*.md'), ['docs/keep.tmp.md', 'docs/top.md'])
    assert.deepEqual(await checked(cwd, 'top.md'), ['top.md'])
  })

  it('are found once, also where links go round in circles', async () => {
    const cwd = folder({'a/x.md': mended})
    symlinkSync('.', join(cwd, 'self'))
    symlinkSync('two', join(cwd, 'one'))
    symlinkSync('one', join(cwd, 'two'))
    symlinkSync('..', join(cwd, 'a/up'))
    assert.deepEqual(await checked(cwd), ['a/x.md'])
    const {code, err} = await medcite(cwd, ['lint', 'one'])
    assert.equal(code, 2)
    assert.equal(err, 'medcite: Cannot read `one`: too many links\n')
  })

  it('may have any name', async () => {
    const names = [
      "a b'c.md",
      '$(id).md',
      '*.md',
      '[x].md',
      '{y}.md',
      '!n.md',
      'é\u0301😀.md',
      '__proto__.md',
      'x\ny.md'
    ]
    const cwd = folder(Object.fromEntries(names.map(name => [name, mended])))
    assert.deepEqual(await checked(cwd), [...names].sort())
    assert.deepEqual(await checked(cwd, '*.md'), ['*.md'])
    assert.deepEqual(await checked(cwd, '!n.md', '--', '{y}.md'), ['!n.md', '{y}.md'])
  })

  it('are missed by name', async () => {
    const cwd = folder({'a.md': mended})
    for (const [path, sentence] of [
      ['b.md', 'No such file or folder: `b.md`'],
      ['a.md/b.md', 'No such file or folder: `a.md/b.md`'],
      [`${'x'.repeat(300)}.md`, `No such file or folder: \`${'x'.repeat(300)}.md\``],
      ['docs/*.md', 'No Markdown file matches `docs/*.md`'],
      ['b\u001b[31m.md', 'No such file or folder: `b\\u{1b}[31m.md`']
    ] as const) {
      const {code, err} = await medcite(cwd, ['lint', 'a.md', path])
      assert.deepEqual({code, err}, {code: 2, err: `medcite: ${sentence}\n`})
    }
    assert.equal(
      (await medcite(cwd, ['lint', '/dev/null'])).err,
      'medcite: `/dev/null` is neither a file nor a folder\n'
    )
  })

  it('are found as fast for a glob pattern with many stars', async () => {
    const deep = `${'a/'.repeat(60)}x.md`
    const cwd = folder({[`${'a'.repeat(200)}.md`]: mended, [deep]: mended})
    const before = performance.now()
    for (const pattern of [
      `${'*a'.repeat(40)}*b`,
      `${'[a-c]*?*'.repeat(20)}b`,
      `${'**/a/'.repeat(12)}**/b/**/x.md`,
      `${'**/*/?*/'.repeat(12)}**/b/**/x.md`,
      `${'**/*a*a*/'.repeat(12)}**/b/**`
    ]) {
      const {code, err} = await medcite(cwd, ['lint', pattern])
      assert.deepEqual({code, err}, {code: 2, err: `medcite: No Markdown file matches \`${pattern}\`\n`})
    }
    assert.deepEqual(await checked(cwd, `${'**/a/'.repeat(12)}**/x.md`, '*a*a*a*.md'), [deep, `${'a'.repeat(200)}.md`])
    assert.ok(performance.now() - before < 10_000)
  })
})

describe('a glob pattern of the command line', () => {
  it(`matches what the library matches (MEDCITE_SEED=${seed})`, () => {
    const random = randomFrom(seed)
    const parts = [
      '*',
      '*',
      '*',
      '?',
      'a',
      'b',
      '.',
      '\\.',
      '\\*',
      '[ab]',
      '[!a]',
      '[^.]',
      '[a-c]',
      '**',
      '/',
      '{a,*b*}',
      '['
    ]
    const letters = ['a', 'b', 'c', '.', '*', '/', 'B']
    const some = (from: readonly string[], most: number) =>
      Array.from({length: 1 + random.below(most)}, () => random.pick(from)).join('')
    for (let round = 0; round < 3000; round++) {
      const [pattern, path, nocase] = [some(parts, 8), some(letters, 8), random.pick([true, false])]
      // No folder has entries of these names.
      if (path.split('/').some(name => name === '.' || name === '..')) continue
      const options = {nocomment: true, nonegate: true, magicalBraces: true, platform: 'linux', nocase} as const
      for (const isPartial of [true, false])
        assert.equal(
          boundedGlob(pattern, {nocase}).match(path, isPartial),
          new Minimatch(pattern, options).match(path, isPartial),
          `${pattern} and ${path}`
        )
    }
  })
})
