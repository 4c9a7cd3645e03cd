// biome-ignore-all lint/suspicious/noTemplateCurlyInString: what is checked here are programs as text.
import assert from 'node:assert/strict'
import {spawnSync} from 'node:child_process'
import {cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {misplacedIn, withEscapedSpaces} from '../../server/tools/source/characters.ts'
import {identifiersIn} from '../../server/tools/source/identifiers.ts'

const root = join(import.meta.dirname, '../..')

describe('characters that nobody sees', () => {
  const anywhere = [
    ...[0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2066, 0x2067, 0x2068, 0x2069, 0x200e, 0x200f, 0x061c],
    ...[0x200b, 0x200c, 0x200d, 0x2060, 0x2063, 0x00ad, 0xfeff, 0x180e, 0xfff9, 0x1d173],
    ...[0x00, 0x07, 0x08, 0x0b, 0x0c, 0x0d, 0x1b, 0x7f, 0x80, 0x85, 0x9f, 0x2028, 0x2029],
    ...[0xe0001, 0xe0041, 0xe007f, 0x115f, 0x1160, 0x3164, 0xffa0, 0x034f, 0x17b4, 0xfe00, 0xfe0f, 0xe0100, 0x180b],
    ...[0x2003, 0x2009, 0x3000, 0x1680, 0x2800, 0xe000, 0xf8ff]
  ]
  for (const codePoint of anywhere) {
    const name = `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`
    it(`are refused in programs, scripts, prose and data: ${name}`, () => {
      const text = `tea\n  te${String.fromCodePoint(codePoint)}a\n`
      for (const path of ['a.ts', 'b.mjs', 'c.sh', '.ci/run', 'd.md', 'e.yaml', 'f.json', 'g.txt', 'LICENSE'])
        assert.deepEqual(misplacedIn(path, text), [{line: 2, column: 5, codePoint: name, reason: 'invisible'}])
    })
  }

  it('are tabs, line feeds and plain spaces no more than letters are', () =>
    assert.deepEqual(misplacedIn('a.md', 'Thé\tvert \u{1f375} et ❤\ufe0f\n'), []))

  it('are the spaces of French typography in programs only', () => {
    for (const path of ['a.md', 'b.yaml', 'package.nls.fr.json', 'c.txt', 'd.tsv'])
      assert.deepEqual(misplacedIn(path, 'Le repos\u00a0: du thé\u202f?'), [])
    for (const path of ['a.ts', 'b.mjs', 'c.cjs', '.ci/run', 'd.sh'])
      assert.deepEqual(misplacedIn(path, "'repos\u00a0:\u202f'"), [
        {line: 1, column: 7, codePoint: 'U+00A0', reason: 'space in code'},
        {line: 1, column: 9, codePoint: 'U+202F', reason: 'space in code'}
      ])
  })

  it('are all named, each at its place', () => {
    const found = misplacedIn('a.md', '\ufeffa\u200b\n\u{e0041}b\r\n')
    assert.deepEqual(
      found.map(({line, column, codePoint}) => `${line}:${column} ${codePoint}`),
      ['1:1 U+FEFF', '1:3 U+200B', '2:1 U+E0041', '2:4 U+000D']
    )
  })

  it('are escaped in programs on demand, where they are spaces', () => {
    assert.equal(withEscapedSpaces('a.ts', "'repos\u00a0:\u202f\u200b'"), "'repos\\u00a0:\\u202f\u200b'")
    assert.equal(withEscapedSpaces('a.md', 'repos\u00a0:'), 'repos\u00a0:')
  })
})

describe('letters that look like others', () => {
  const places = (code: string, path = 'a.ts') =>
    misplacedIn(path, code).map(({column, codePoint}) => `${column} ${codePoint}`)

  it('are refused in names', () => {
    assert.deepEqual(places('const n\u0430me = 1'), ['8 U+0430'])
    assert.deepEqual(places('const \u0430 = 1'), ['7 U+0430'])
    assert.deepEqual(places('x.\u039dext()', 'a.mjs'), ['3 U+039D'])
    assert.deepEqual(places('a = {\u041e: 0}'), ['6 U+041E'])
    assert.deepEqual(places('`tea ${n\u0430me}`'), ['9 U+0430'])
    assert.deepEqual(places('const \uff41 = 1'), ['7 U+FF41'])
    assert.deepEqual(places('n\u0430me=1', 'a.sh'), ['2 U+0430'])
  })

  it('are welcome in text, comments and patterns', () => {
    for (const code of [
      "'n\u0430me'",
      '"α"',
      '`TNF-α ${x} β`',
      '// \u0430',
      '/* \u0430\n\u0430 */',
      'x = /[\u0430/]"/u',
      'return /\u0430/'
    ])
      assert.deepEqual(places(code), [], code)
  })

  it('are what a table of look-alikes is for', () =>
    assert.deepEqual(places("const t = {\u0430: 'a'}", 'server/src/core/scan/lookalikes.ts'), []))
})

describe('the names in a program', () => {
  const names = (code: string) => identifiersIn(code).map(({text}) => text)

  for (const [what, code, expected] of [
    ['are told from strings', "a 'b\\'b' \"c'c\" d", ['a', 'd']],
    ['are told from comments', 'a // b\nc /* d */ e', ['a', 'c', 'e']],
    ['are told from patterns', 'a = /b[/]c/g; d / e / f', ['a', 'g', 'd', 'e', 'f']],
    ['are told from patterns behind a keyword', 'return /b"/; c', ['return', 'c']],
    ['are told from division behind brackets', '(a) / b / c; d[0] / e / f', ['a', 'b', 'c', 'd', '0', 'e', 'f']],
    ['are found in templates in templates', '`a ${b + `c ${{d: 1}} e`} f` + g', ['b', 'd', '1', 'g']],
    ['are found behind an escaped template', '`\\${a} \\` $b` + c', ['c']],
    ['are found in code that breaks off', '`a ${b', ['b']]
  ] as const) {
    it(what, () => assert.deepEqual(names(code), expected))
  }
})

describe('npm run check:characters', function () {
  this.timeout(60_000)
  let copy = ''

  before(() => {
    copy = realpathSync(mkdtempSync(join(tmpdir(), 'medcite-characters-')))
    for (const path of [
      'server/tools/check-characters.ts',
      'server/tools/source',
      'server/tools/build/targets.ts',
      'package.json'
    ])
      cpSync(join(root, path), join(copy, path), {recursive: true})
    symlinkSync(realpathSync(join(root, 'node_modules')), join(copy, 'node_modules'), 'junction')
    writeFileSync(join(copy, '.gitignore'), 'node_modules\nignored.md\n')
    spawnSync('git', ['init', '-q'], {cwd: copy})
  })
  after(() => rmSync(copy, {recursive: true, force: true}))

  function run(...words: string[]) {
    const argv = ['--import', 'tsx', 'server/tools/check-characters.ts', ...words]
    const {status, stderr} = spawnSync(process.execPath, argv, {cwd: copy, encoding: 'utf8'})
    return {status, lines: stderr.trimEnd().split('\n').filter(Boolean)}
  }

  it('passes, then names file, line, column and character, and mends what it can', () => {
    writeFileSync(join(copy, 'ignored.md'), '\u200b')
    assert.deepEqual(run(), {status: 0, lines: []})
    mkdirSync(join(copy, 'docs'))
    writeFileSync(join(copy, 'docs/a.md'), 'Thé\u00a0:\nte\u202ea\n')
    writeFileSync(join(copy, 'docs/b.ts'), "export const thé = 'Thé\u00a0:'\n")
    writeFileSync(join(copy, 'docs/c\u200b.txt'), 'tea')
    writeFileSync(join(copy, 'docs/d.txt'), Buffer.from([0x54, 0xe9]))
    assert.deepEqual(run(), {
      status: 1,
      lines: [
        'docs/a.md:2:3: U+202E, invisible',
        'docs/b.ts:1:24: U+00A0, space in code',
        'docs/c\\u{200b}.txt: U+200B, invisible, in the name',
        'docs/d.txt: not UTF-8',
        'Unexpected characters: 4; expected escapes in their place.'
      ]
    })
    assert.equal(run('--write').lines.length, 4)
    assert.equal(readFileSync(join(copy, 'docs/b.ts'), 'utf8'), "export const thé = 'Thé\\u00a0:'\n")
  })
})
