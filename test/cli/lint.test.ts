import assert from 'node:assert/strict'
import {mkdirSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {broken, folder, medcite, mended, removeFolders, warned} from './world.ts'

describe('medcite lint', () => {
  after(removeFolders)

  it('ends with 0 where nothing is found, and says so', async () => {
    const {code, out, err} = await medcite(folder({'a.md': mended}), ['lint'])
    assert.deepEqual({code, out, err}, {code: 0, out: 'No problems in 1 file.\n', err: ''})
  })

  it('ends with 1 where something is found', async () => {
    const {code, out, err} = await medcite(folder({'a.md': broken}), ['lint', 'a.md'])
    assert.equal(code, 1)
    assert.match(out, /^error\[detached-destination\]: .*\n --> a\.md:1:21\n/)
    assert.match(out, /\n1 error in 1 file; 1 fixable with --fix\n$/)
    assert.equal(err, '')
  })

  it('ends with 1 for a warning, and with 0 when it is allowed or reported as advice', async () => {
    const cwd = folder({'a.md': warned})
    assert.equal((await medcite(cwd, ['lint'])).code, 1)
    assert.equal((await medcite(cwd, ['lint', '--max-warnings', '1'])).code, 0)
    assert.equal((await medcite(cwd, ['lint', '--rule', 'unclosed-emphasis=info'])).code, 0)
    assert.equal((await medcite(cwd, ['lint', '--quiet'])).code, 0)
    const over = await medcite(cwd, ['lint', '--max-warnings=0', '--quiet'])
    assert.equal(over.code, 1)
    assert.match(over.err, /1 warning, at most 0 allowed/)
  })

  it('reports errors only when it is to be quiet', async () => {
    const {out} = await medcite(folder({'a.md': `${warned}\n${broken}`}), ['lint', '--quiet'])
    assert.match(out, /error\[/)
    assert.doesNotMatch(out, /warning/)
  })

  it('checks the other files when one cannot be read', async () => {
    const cwd = folder({'a.md': Buffer.from('caf\xe9 calme', 'latin1'), 'b.md': broken})
    const {code, out, err} = await medcite(cwd, ['lint', 'a.md', 'b.md', 'none.md'])
    assert.equal(code, 2)
    assert.match(out, /b\.md:1:21/)
    assert.equal(
      err,
      'medcite: No such file or folder: `none.md`\n' +
        'medcite: Cannot read `a.md`: unexpected byte at offset 3, expected UTF-8\n'
    )
  })

  it('does not pass for whole in SARIF and JUnit when a file could not be checked', async () => {
    const cwd = folder({'a.md': mended})
    const isSuccessful = async (...paths: readonly string[]) =>
      JSON.parse((await medcite(cwd, ['lint', '--format', 'sarif', ...paths])).out).runs[0].invocations[0]
        .executionSuccessful
    assert.deepEqual([await isSuccessful('a.md'), await isSuccessful('a.md', 'none.md')], [true, false])
    const {out} = await medcite(cwd, ['lint', '--format', 'junit', 'a.md', 'none.md'])
    assert.match(out, /^<testsuites name="medcite" tests="2" failures="0" errors="1">$/m)
    assert.match(out, /<error message="No such file or folder: `none\.md`"\/>/)
  })

  it('says that a file looks like UTF-16', async () => {
    const cwd = folder({'a.md': Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(broken, 'utf16le')])})
    const {code, err} = await medcite(cwd, ['lint', '--language', 'fr'])
    assert.equal(code, 2)
    assert.match(err, /octet inattendu à la position 0, UTF-8 attendu\u202f; cela ressemble à de l’UTF-16/)
  })

  it('takes NUL for a character like others', async () => {
    assert.equal((await medcite(folder({'a.md': `${mended}a\0b\n`}), ['lint'])).code, 0)
  })

  it('says when there is nothing to check', async () => {
    const {code, out, err} = await medcite(folder({'a.txt': broken}), ['lint'])
    assert.deepEqual({code, out}, {code: 2, out: ''})
    assert.equal(err, 'medcite: No Markdown file in `.`, apart from what a `.gitignore` names\n')
    const ignoring = folder({'a.md': broken, '.medciterc.json': '{"ignore": ["*"]}'})
    const ignored = await medcite(ignoring, ['lint'])
    assert.deepEqual([ignored.code, ignored.out], [0, ''])
    assert.equal(ignored.err, 'medcite: There is nothing to check: the configuration ignores all files\n')
  })

  it('speaks the language that is asked for, else that of the system', async () => {
    const cwd = folder({'a.md': broken})
    assert.match((await medcite(cwd, ['lint', '--language', 'fr'])).out, /^erreur\[/)
    assert.match((await medcite(cwd, ['lint'], {env: {LANG: 'fr_FR.UTF-8'}})).out, /^erreur\[/)
    assert.match((await medcite(cwd, ['lint'], {env: {LANG: 'fr_FR.UTF-8', LC_ALL: 'C'}})).out, /^error\[/)
    assert.match((await medcite(cwd, ['lint', '--language=en'], {env: {LANG: 'fr'}})).out, /^error\[/)
  })

  it('says nothing at all when it is interrupted, but that', async () => {
    const {code, out, err} = await medcite(folder({'a.md': broken}), ['lint', '--fix'], {signal: AbortSignal.abort()})
    assert.deepEqual({code, out, err}, {code: 130, out: '', err: 'medcite: Interrupted\n'})
  })

  it('shows progress where someone waits, and leaves nothing of it', async () => {
    const cwd = folder({'a.md': mended, 'b.md': mended, 'c.md': mended})
    let now = 0
    const world = {isTerminal: {out: true, err: true}, now: () => now++ * 600}
    const {err} = await medcite(cwd, ['lint'], world)
    assert.match(err, /\r\u001b\[2KChecking 2 of 3: b\.md\r\u001b\[2KChecking 3 of 3: c\.md\r\u001b\[2K$/)
    now = 0
    assert.equal((await medcite(cwd, ['lint'], {...world, isTerminal: {out: true, err: false}})).err, '')
  })

  it('tells someone at a terminal what to do next', async () => {
    const cwd = folder({'a b/c.md': broken, 'd.md': warned})
    const world = {isTerminal: {out: false, err: true}}
    assert.equal((await medcite(cwd, ['lint', 'a b'], world)).err, "Next: medcite lint --fix 'a b'\n")
    assert.equal((await medcite(cwd, ['lint', 'd.md'], world)).err, 'Why: medcite explain unclosed-emphasis\n')
  })

  it('gives the same bytes for the same files, whatever their order', async () => {
    const cwd = folder({'b.md': broken, 'a/z.md': broken, 'a.md': broken})
    const first = await medcite(cwd, ['lint', 'b.md', 'a.md', 'a'])
    assert.deepEqual(await medcite(cwd, ['lint', 'a', 'a.md', 'b.md', './b.md']), first)
    assert.deepEqual(first.out.match(/--> .*/g), ['--> a.md:1:21', '--> a/z.md:1:21', '--> b.md:1:21'])
  })

  it('takes its own faults for its own', async () => {
    const {code, out, err} = await medcite(folder({'a.md': broken}), ['lint'], {
      now: () => {
        throw new Error('first\n::error::forged ##[error]forged')
      }
    })
    assert.equal(code, 70)
    assert.equal(out, '')
    assert.match(err, /^medcite: This is a fault of MedCite, not of your text\./)
    assert.match(err, /\n {2}\| ::error::forged #\\u\{23\}\[error\]forged\n/)
  })
})

describe('medcite lint on standard input', () => {
  after(removeFolders)
  const stdin = (text: string) => ({stdin: async () => Buffer.from(text)})

  it('checks what it reads', async () => {
    const {code, out} = await medcite(folder(), ['lint', '-'], stdin(broken))
    assert.equal(code, 1)
    assert.match(out, /--> <stdin>:1:21/)
  })

  it('calls it by the name that is given, whose configuration holds', async () => {
    const cwd = folder({'docs/.medciterc.json': '{"rules": {"detached-destination": "warning"}}'})
    const {out} = await medcite(cwd, ['lint', '--stdin-filename', 'docs/new.md'], stdin(broken))
    assert.match(out, /^warning\[detached-destination\].*\n --> docs\/new\.md:1:21/)
  })

  it('is a filter with --fix: the text goes out, what remains is said beside', async () => {
    const {code, out, err} = await medcite(folder(), ['lint', '--fix', '-'], stdin(`\ufeff${warned}\r\n${broken}`))
    assert.equal(code, 1)
    assert.equal(out, `\ufeff${warned}\r\n${mended}`)
    assert.match(err, /^warning\[unclosed-emphasis\]/)
  })

  it('gives back what the configuration ignores', async () => {
    const cwd = folder({'.medciterc.json': '{"ignore": ["drafts"]}'})
    const {code, out} = await medcite(cwd, ['lint', '--stdin-filename', 'drafts/a.md', '-'], stdin(broken))
    assert.deepEqual({code, out}, {code: 0, out: ''})
    const fixed = await medcite(cwd, ['lint', '--fix', '--stdin-filename', 'drafts/a.md', '-'], stdin(broken))
    assert.deepEqual({code: fixed.code, out: fixed.out}, {code: 0, out: broken})
  })

  it('names standard input when it cannot be read', async () => {
    const failing = async () => Promise.reject(Object.assign(new Error('no'), {code: 'EISDIR'}))
    const {code, err} = await medcite(folder(), ['lint', '-'], {stdin: failing})
    assert.deepEqual({code, err}, {code: 2, err: 'medcite: Cannot read `<stdin>`: it is a folder\n'})
  })

  it('stands alone', async () => {
    const cwd = folder({'a.md': broken})
    for (const argv of [
      ['lint', '-', 'a.md'],
      ['lint', '--stdin-filename', 'b.md', 'a.md']
    ]) {
      const {code, out} = await medcite(cwd, argv, stdin(broken))
      assert.deepEqual({code, out}, {code: 2, out: ''})
    }
  })
})

describe('a long document', () => {
  after(removeFolders)

  it('is checked so that an interruption ends it at once', async () => {
    const cwd = folder()
    mkdirSync(join(cwd, 'docs'))
    writeFileSync(join(cwd, 'docs/long.md'), `${'Le thé calme.\n\n'.repeat(15_000)}`)
    writeFileSync(join(cwd, 'docs/short.md'), mended)
    let killable = 0
    const world = {
      killable: <T>(work: () => T) => {
        killable++
        return work()
      }
    }
    assert.equal((await medcite(cwd, ['lint', '--rule', 'near-duplicate-sentence=off'], world)).code, 0)
    assert.equal(killable, 1)
  }).timeout(60_000)
})
