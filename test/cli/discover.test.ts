import assert from 'node:assert/strict'
import {symlinkSync} from 'node:fs'
import {join} from 'node:path'
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
})
