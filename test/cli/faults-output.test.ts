import assert from 'node:assert/strict'
import {formatNames} from '../../server/src/cli/format/index.ts'
import {ending, run, start} from './program.ts'
import {broken, folder, removeFolders} from './world.ts'

/** Names that files may have on most systems, and that were chosen by someone who means harm. */
const names = [
  '-rf.md',
  '--fix.md',
  'a b.md',
  'q\'u"ote.md',
  '$(id).md',
  '`id`.md',
  '\u001b[31mred\u001b]0;t\u0007.md',
  'c1\u009b31m.md',
  'new\nline ::error::forged.md',
  'cr\r::error::forged.md',
  '::error::forged.md',
  '##[error]forged.md',
  '##vso[task.complete]forged.md',
  '\u202egpj.md',
  '%0A::error::forged.md',
  'é\u0301.md',
  '😀.md',
  `${'a'.repeat(240)}.md`,
  '__proto__.md',
  'x,y%3A:z.md',
  '<a href="x">&amp;]]>.md'
]

/** A text whose findings quote what its author wants to be obeyed. */
const text = [
  broken,
  '[\u001b[31mx\u001b]52;c;eA==\u0007](http://a b)',
  '[::error::forged] (https://doi.org/10.1000/a)',
  '[##[error]forged] (https://doi.org/10.1000/b)',
  '::error::forged [tea] (https://doi.org/10.1000/c)',
  '##[error]forged ##vso[task.complete] [rest] (https://doi.org/10.1000/d)',
  '\u202e[back] (https://doi.org/10.1000/e)',
  ']]></failure><!-- [end] (https://doi.org/10.1000/f)'
].join('\n\n')

const ci = {GITHUB_ACTIONS: 'true', CI: 'true', TF_BUILD: 'True'}

/** What GitHub and Azure take for commands. The format `github` writes its own, and nothing but those. */
const forged = (format: string) =>
  format === 'github' ? /^(?!::(?:error|warning|notice) [^:\n]*::)|##\[|##vso\[/m : /^\s*::[a-z]|##(?:vso)?\[/im

describe('hostile names and texts', () => {
  after(removeFolders)

  for (const format of formatNames)
    it(`command nothing in the format ${format}, and nothing of them is hidden`, async () => {
      const cwd = folder(Object.fromEntries(names.map(name => [name, text])))
      const {code, out, err} = await run(cwd, ['lint', '--format', format, '.'], {env: ci})
      assert.deepEqual({code, err}, {code: 1, err: ''})
      assert.doesNotMatch(out, /[^\P{Cc}\n]|\p{Cf}|\p{Zl}/u)
      assert.doesNotMatch(out.trimEnd(), forged(format))
      // SARIF has addresses where others have names.
      const shown = out.replace(/%(2[048C])/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
      assert.ok(names.every(name => shown.includes(/^[ \w$().,-]+/.exec(name)?.[0] ?? '')))
    }).timeout(60_000)

  it('command nothing in a dry run either, and all of its names can be read back', async () => {
    const cwd = folder(Object.fromEntries(names.map(name => [name, text])))
    const {code, out} = await run(cwd, ['lint', '--fix-dry-run', '.'], {env: ci})
    assert.equal(code, 1)
    assert.doesNotMatch(out, /[^\P{Cc}\n\t]/u)
    assert.doesNotMatch(out, /^\s*::[a-z]|##(?:vso)?\[[a-z]/im)
    const heads = out.match(/^--- .*$/gm)?.map(unquoted)
    assert.deepEqual(heads?.sort(), names.map(name => `a/${name}`).sort())
  }).timeout(60_000)

  it('command nothing from standard error, where what cannot be read is named', async () => {
    const missing = names.filter(name => name.length < 99)
    const argv = ['lint', '--', ...missing.map(name => `no/${name}`)]
    const {code, out, err} = await run(folder(), argv, {env: ci})
    assert.deepEqual({code, out}, {code: 2, out: ''})
    assert.doesNotMatch(err, /[^\P{Cc}\n]|\p{Cf}|^\s*::|##\[|##vso\[/mu)
    assert.equal(
      err.match(/^medcite: No (?:such file or folder:|Markdown file matches) `no\/.*`$/gm)?.length,
      missing.length
    )
  }).timeout(60_000)
})

/** The name in a line `--- …` of a diff. */
function unquoted(line: string): string {
  const name = line.slice(4).replace(/\t$/, '')
  if (!name.startsWith('"')) return name
  const bytes = name.slice(1, -1).replace(/[^\0-\x7f]/gu, char => Buffer.from(char).toString('latin1'))
  const raw = bytes.replace(/\\([0-7]{3}|.)/g, (_, one: string) =>
    one.length === 3 ? String.fromCharCode(Number.parseInt(one, 8)) : one
  )
  return Buffer.from(raw, 'latin1').toString()
}

describe('a long report', () => {
  after(removeFolders)
  const many = () => folder(Object.fromEntries(Array.from({length: 120}, (_, index) => [`f${index}.md`, lines])))
  const lines = `${broken}\n`.repeat(8)

  it('is whole at the other end of a pipe', async () => {
    const {code, out, err} = await run(many(), ['lint'])
    assert.deepEqual({code, err}, {code: 1, err: ''})
    for (let index = 0; index < 120; index++) assert.ok(out.includes(`--> f${index}.md:15:21\n`))
    assert.ok(out.endsWith('960 errors in 120 files; 960 fixable with --fix\n'))
  }).timeout(60_000)

  it('may lose its reader in its midst', async () => {
    const child = await start(many(), ['lint', '--format', 'json'])
    let err = ''
    child.stderr?.on('data', chunk => {
      err += chunk
    })
    child.stdout?.once('data', () => child.stdout?.destroy())
    assert.deepEqual({code: await ending(child), err}, {code: 1, err: ''})
  }).timeout(60_000)
})
