import assert from 'node:assert/strict'
import {execFileSync} from 'node:child_process'
import {chmodSync, mkdirSync, symlinkSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {discover, displayPath} from '../../server/src/cli/discover.ts'
import {randomFrom, seed} from '../support/random.ts'
import {folder, medcite, mended, removeFolders, withoutPrivileges} from './world.ts'

/** Git, as it is without anybody's settings. */
const git = (cwd: string, ...words: string[]): string =>
  execFileSync('git', words, {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    env: {PATH: process.env['PATH'], GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: '/dev/null', HOME: cwd}
  })

/** The visible Markdown files that git does not ignore, in order: what ours must be. */
const seenByGit = (cwd: string): string[] =>
  git(cwd, 'ls-files', '-z', '--others', '--cached', '--exclude-standard')
    .split('\0')
    .filter(path => /\.md$/i.test(path) && !/(?:^|\/)(?:\.|node_modules\/)/.test(path))
    .sort()

/** A new repository with these files. */
function repository(files: Readonly<Record<string, string | Uint8Array>>): string {
  const cwd = folder(files)
  git(cwd, 'init', '-q')
  return cwd
}

async function found(cwd: string, from = '.'): Promise<string[]> {
  const {files, problems} = await discover([from], cwd)
  assert.deepEqual(problems, files.length > 0 ? [] : [{kind: 'empty', path: from}])
  return files.map(file => displayPath(file, cwd))
}

describe('.gitignore files', () => {
  after(removeFolders)

  for (const [what, files, kept] of [
    [
      'bring back what a file above left out, however deep',
      {
        '.gitignore': '*.md\n!/a/',
        'a/.gitignore': '*.md\n',
        'a/b/.gitignore': '!keep*.md\n',
        'a/b/c/.gitignore': 'keep2.md'
      },
      ['a/b/c/keep.md', 'a/b/keep.md', 'a/b/keep2.md']
    ],
    [
      'bring nothing back from a folder that is left out',
      {'.gitignore': 'a/\n!a/b/keep.md\n', 'a/b/.gitignore': '!keep.md\n'},
      ['a.md', 'keep.md']
    ],
    [
      'bring back a folder by a file deeper down',
      {'.gitignore': '/*/b/\n/*.md', 'a/.gitignore': '!b/\n'},
      ['a/a.md', 'a/b/a.md', 'a/b/c/a.md', 'a/b/c/keep.md', 'a/b/c/keep2.md', 'a/b/keep.md', 'a/b/keep2.md']
    ],
    [
      'take a pattern that ends in a slash for folders, with everything in them, at any depth',
      {'.gitignore': 'c/\nkeep.md/\n/a/*.md\n'},
      ['a.md', 'a/b/a.md', 'a/b/keep.md', 'a/b/keep2.md', 'keep.md']
    ],
    [
      'read patterns with a slash from their own folder',
      {'a/.gitignore': '/keep.md\nb/a.md\nc/keep2.md\n**/c/a.md'},
      ['a.md', 'a/a.md', 'a/b/c/keep.md', 'a/b/c/keep2.md', 'a/b/keep.md', 'a/b/keep2.md', 'keep.md']
    ],
    [
      'may have Windows line ends and a byte order mark, also below',
      {'.gitignore': '\ufeff/a.md\r\n\r\n# keep.md\r\n', 'a/.gitignore': '\ufeffa.md\r\n/b/c/ \r\n!/b/a.md\r\n'},
      ['a/b/a.md', 'a/b/keep.md', 'a/b/keep2.md', 'keep.md']
    ],
    [
      'name nothing in a line of spaces, a lone slash, an exclamation mark or a backslash at the end',
      {'.gitignore': 'b/\n/\n', 'a/.gitignore': '   \n/\n!\n!/\n\\\na\\\n#*\n \n//a.md\n'},
      ['a.md', 'a/a.md', 'keep.md']
    ]
  ] as const) {
    it(what, async () => {
      const names = ['a.md', 'keep.md', 'a/a.md', 'a/b/a.md', 'a/b/keep.md', 'a/b/keep2.md']
      const deep = ['a/b/c/a.md', 'a/b/c/keep.md', 'a/b/c/keep2.md']
      const cwd = repository({...Object.fromEntries([...names, ...deep].map(name => [name, mended])), ...files})
      assert.deepEqual(await found(cwd), kept)
      assert.deepEqual(seenByGit(cwd), kept)
    })
  }

  it('hold in folders whose names are patterns', async () => {
    const files = ['[a]', 'a', '*', 'a b ', '!x', '#y', 'back\\slash'].map(name => [
      `${name}/.gitignore`,
      'out.md\n/b/*.md\n'
    ])
    const documents = files.flatMap(([path = '']) =>
      ['out.md', 'in.md', 'b/in.md', 'c/out.md'].map(name => [path.replace('.gitignore', name), mended])
    )
    const cwd = repository(Object.fromEntries([...files, ...documents]))
    assert.deepEqual(await found(cwd), files.map(([path = '']) => path.replace('.gitignore', 'in.md')).sort())
    assert.deepEqual(await found(cwd), seenByGit(cwd))
  })

  it('hold over a folder that is asked for, wherever in the repository', async () => {
    const cwd = repository({'.gitignore': 'x/*/out.md', 'x/.gitignore': 'y/b.md', 'x/y/a.md': mended})
    for (const name of ['x/y/out.md', 'x/y/b.md', 'x/y/z/out.md'])
      writeFileSync(join(cwd, name.replace('/z', '')), mended)
    assert.deepEqual(await found(cwd, 'x/y'), ['x/y/a.md'])
    assert.deepEqual(await found(join(cwd, 'x'), 'y'), ['y/a.md'])
  })

  it('end where another repository begins', async () => {
    const cwd = repository({'.gitignore': '*.md', 'vendor/one/a.md': mended, 'vendor/two/a.md': mended})
    git(join(cwd, 'vendor/one'), 'init', '-q')
    assert.deepEqual(await found(cwd), ['vendor/one/a.md'])
    assert.deepEqual(await found(cwd, 'vendor/one'), ['vendor/one/a.md'])
    // The `.git` of a submodule or of another work tree is a file.
    writeFileSync(join(cwd, 'vendor/two/.git'), 'gitdir: ../../.git/modules/two\n')
    assert.deepEqual(await found(cwd), ['vendor/one/a.md', 'vendor/two/a.md'])
  })

  it('hold below the folder that is asked for where there is no repository', async () => {
    const cwd = folder({'.gitignore': 'a.md', 'x/.gitignore': 'b.md', 'x/a.md': mended, 'x/b.md': mended})
    assert.deepEqual(await found(cwd), [])
    assert.deepEqual(await found(cwd, 'x'), ['x/a.md'])
  })

  it('are no files when they are folders, links or pipes', async () => {
    const cwd = repository({'a/.gitignore/x': '', 'a/a.md': mended, 'b/a.md': mended, 'c/a.md': mended, all: '*'})
    symlinkSync('../all', join(cwd, 'b/.gitignore'))
    execFileSync('mkfifo', [join(cwd, 'c/.gitignore')])
    assert.deepEqual(await found(cwd), ['a/a.md', 'b/a.md', 'c/a.md'])
    assert.deepEqual(await found(cwd, 'b'), ['b/a.md'])
  })

  it('are named when they cannot be read, and leave out nothing', async () => {
    const cwd = repository({'.gitignore': 'b.md', 'a/.gitignore': 'a.md', 'a/a.md': mended, 'b.md': mended})
    chmodSync(join(cwd, 'a/.gitignore'), 0)
    const {code, out, err} = await withoutPrivileges(cwd, () => medcite(cwd, ['lint', '--format', 'json']))
    assert.deepEqual(
      JSON.parse(out).files.map(({path}: {path: string}) => path),
      ['a/a.md']
    )
    assert.deepEqual({code, err}, {code: 2, err: 'medcite: Cannot read `a/.gitignore`: permission denied\n'})
  })

  it('keep out of a closed folder', async () => {
    const cwd = repository({'.gitignore': 'closed/', 'closed/a.md': mended, 'b.md': mended})
    chmodSync(join(cwd, 'closed'), 0)
    const paths = await withoutPrivileges(cwd, () => found(cwd))
    chmodSync(join(cwd, 'closed'), 0o755)
    assert.deepEqual(paths, ['b.md'])
  })

  /** `x.md` under sixty folders named `a`. */
  const deep = `${'a/'.repeat(60)}x.md`

  for (const [what, pattern, path] of [
    ['a name with many stars', `${'*a'.repeat(40)}*b`, `${'a'.repeat(200)}.md`],
    ['many stars and brackets in a name', `${'*[ab]?'.repeat(40)}*b`, `${'a'.repeat(200)}.md`],
    ['many stars for folders', `${'**/a/'.repeat(12)}**/b`, deep],
    ['many stars for folders, each of any name', `${'**/?*/'.repeat(12)}**/b`, deep],
    ['many stars for folders and in names', `${'**/*a*a*/*/'.repeat(12)}**/b/**`, deep]
  ] as const)
    it(`cost no more for ${what}, also in a configuration`, async () => {
      const before = performance.now()
      assert.deepEqual(await found(repository({'.gitignore': `${pattern}\n`, [path]: mended})), [path])
      const cwd = folder({'.medciterc.json': JSON.stringify({ignore: [pattern]}), [path]: mended})
      assert.equal((await medcite(cwd, ['lint'])).code, 0)
      assert.ok(performance.now() - before < 5000)
    })

  it('name nothing in a line that is longer than any path', async () => {
    const long = '[:'.repeat(500_000)
    const cwd = repository({'.gitignore': `${long}\n${'['.repeat(1_000_000)}]\nb.md\n`, 'a.md': mended, 'b.md': mended})
    const before = performance.now()
    assert.deepEqual(await found(cwd), ['a.md'])
    assert.ok(performance.now() - before < 5000)
  })

  it('may have slashes in brackets, escaped ones, and brackets that are not closed', async () => {
    const files = ['a/b.md', 'a/c.md', 'ab.md', 'x/y.md', 'x/[.md', 'x/].md', 'u/a.md', 'u/-.md']
    const cwd = repository({
      '.gitignore': 'a[/]b.md\n[a/]b.md\nx\\/y.md\nx/[\nx/[]].md\nu/[[:punct:]].md\nu/[[:nothing:]].md\n',
      ...Object.fromEntries(files.map(file => [file, mended]))
    })
    assert.deepEqual(await found(cwd), ['a/b.md', 'a/c.md', 'u/a.md', 'x/[.md'])
    assert.deepEqual(seenByGit(cwd), ['a/b.md', 'a/c.md', 'u/a.md', 'x/[.md'])
  })

  it(`find what git finds (MEDCITE_SEED=${seed})`, async () => {
    const random = randomFrom(seed)
    const folders = ['a', 'a', 'b', 'b', 'a b', '[x]', 'build', 'A', '.h', 'node_modules']
    const names = ['a.md', 'b.md', 'A.MD', 'a b.md', '[x].md', '!n.md', '#n.md', 'x.txt']
    const patterns = [
      ...['a', 'b/', '*.md', '/a', '/a/', 'a/**', '**/b', '**/b/', 'a/**/b.md', 'a/*.md', '*', '/*', 'build', 'a/b'],
      ...[
        '[ab].md',
        '[!a].md',
        '\\[x\\].md',
        '\\!n.md',
        '\\#n.md',
        '# a',
        '',
        'a\\ b.md',
        'a b.md ',
        '?.md',
        '**',
        '/**/a.md'
      ],
      ...['**/a/**/b', '**/a/**/b/**', '**/**', '**/a/**/a/**/', 'a/**/**/*.md', '***/b', '/a/***', '**/[!a]/**/?.md'],
      ...['**/*/**/*/a.md', '*a*.*d', '*/**/*', '**/a b/**/a*b*.md', '/**/', '/*/**/', '!/**/b/**/a.md', 'a\\/b']
    ]
    for (let round = 0; round < 60; round++) {
      const cwd = repository({})
      const places = ['.']
      for (let count = 0; count < 10; count++) {
        const place = join(random.pick(places), random.pick(folders))
        mkdirSync(join(cwd, place), {recursive: true})
        places.push(place)
      }
      const written: string[] = []
      for (const place of places) {
        for (const name of names) if (random.below(3) > 0) writeFileSync(join(cwd, place, name), '')
        if (random.below(2) === 0) continue
        const lines = Array.from(
          {length: 1 + random.below(4)},
          () => `${random.pick(['', '', '!'])}${random.pick(patterns)}`
        )
        writeFileSync(join(cwd, place, '.gitignore'), lines.join(random.pick(['\n', '\r\n'])))
        written.push(`${place}: ${JSON.stringify(lines)}`)
      }
      assert.deepEqual(await found(cwd), seenByGit(cwd), `round ${round}\n${written.join('\n')}`)
    }
  })
})
