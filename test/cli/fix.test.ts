import assert from 'node:assert/strict'
import {
  chmodSync,
  lstatSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync
} from 'node:fs'
import {join} from 'node:path'
import {applyPatch, parsePatch} from 'diff'
import {broken, folder, medcite, mended, removeFolders, warned, withoutPrivileges} from './world.ts'

describe('medcite lint --fix', () => {
  after(removeFolders)
  const read = (cwd: string, name = 'a.md') => readFileSync(join(cwd, name), 'utf8')

  it('applies what is safe, says so, and reports the rest', async () => {
    const cwd = folder({'a.md': broken, 'b.md': `${warned}\n${broken}`})
    const {code, out} = await medcite(cwd, ['lint', '--fix'])
    assert.equal(code, 1)
    assert.equal(read(cwd), mended)
    assert.equal(read(cwd, 'b.md'), `${warned}\n${mended}`)
    assert.match(out, /^warning\[unclosed-emphasis\]/)
    assert.match(out, /\nFixed 2 problems in 2 files\.\n1 warning in 2 files\n$/)
  })

  it('ends with 0 when nothing is left', async () => {
    const {code, out} = await medcite(folder({'a.md': broken}), ['lint', '--fix', '--language', 'fr'])
    assert.equal(code, 0)
    assert.equal(out, '1 correction faite dans 1 fichier.\nAucun constat dans 1 fichier.\n')
  })

  it('applies the first fix for review too when suggestions are wanted', async () => {
    const cwd = folder({'a.md': `${warned}\n${broken}`})
    const {code} = await medcite(cwd, ['lint', '--fix-suggestions'])
    assert.equal(code, 0)
    assert.doesNotMatch(read(cwd), /\] \(|^\*\*[^*]*\n\n/)
  })

  it('keeps a byte order mark, line endings and a missing last one', async () => {
    const cwd = folder({
      'bom.md': `\ufeff${broken}`,
      'crlf.md': `${broken}\n${broken}`.replaceAll('\n', '\r\n'),
      'end.md': broken.trimEnd()
    })
    assert.equal((await medcite(cwd, ['lint', '--fix'])).code, 0)
    assert.equal(read(cwd, 'bom.md'), `\ufeff${mended}`)
    assert.equal(read(cwd, 'crlf.md'), `${mended}\n${mended}`.replaceAll('\n', '\r\n'))
    assert.equal(read(cwd, 'end.md'), mended.trimEnd())
  })

  it('keeps the mode and leaves nothing beside', async () => {
    const cwd = folder({'a.md': broken})
    for (const mode of [0o600, 0o640, 0o755, 0o666]) {
      writeFileSync(join(cwd, 'a.md'), broken)
      chmodSync(join(cwd, 'a.md'), mode)
      await medcite(cwd, ['lint', '--fix'])
      assert.equal(statSync(join(cwd, 'a.md')).mode & 0o7777, mode)
      assert.equal(read(cwd), mended)
    }
    assert.deepEqual(readdirSync(cwd), ['a.md'])
  })

  it('does not touch a file that needs nothing', async () => {
    const cwd = folder({'a.md': mended})
    utimesSync(join(cwd, 'a.md'), 1000, 1000)
    const before = statSync(join(cwd, 'a.md'))
    await medcite(cwd, ['lint', '--fix'])
    const {ino, mtimeMs} = statSync(join(cwd, 'a.md'))
    assert.deepEqual({ino, mtimeMs}, {ino: before.ino, mtimeMs: before.mtimeMs})
  })

  it('leaves a link a link, and fixes what it leads to', async () => {
    const cwd = folder({'docs/real.md': broken})
    symlinkSync('docs/real.md', join(cwd, 'link.md'))
    assert.equal((await medcite(cwd, ['lint', '--fix', 'link.md'])).code, 0)
    assert.ok(lstatSync(join(cwd, 'link.md')).isSymbolicLink())
    assert.equal(read(cwd, 'docs/real.md'), mended)
  })

  it('does not follow a link out of the given folders', async () => {
    const elsewhere = folder({'secret.md': broken})
    const cwd = folder()
    symlinkSync(elsewhere, join(cwd, 'out'))
    symlinkSync(join(elsewhere, 'secret.md'), join(cwd, 'link.md'))
    assert.equal((await medcite(cwd, ['lint', '--fix', '.'])).code, 2)
    const {code, out, err} = await medcite(cwd, ['lint', '--fix', 'link.md'])
    assert.equal(code, 2)
    assert.equal(err, 'medcite: `link.md` is a link to a file outside the given folders; it was not fixed\n')
    assert.match(out, /error\[detached-destination\]/)
    assert.doesNotMatch(out, /Fixed/)
    assert.equal(read(elsewhere, 'secret.md'), broken)
  })

  it('does not overwrite what another program wrote meanwhile', async () => {
    const cwd = folder({'a.md': broken})
    let checks = 0
    const other = {
      killable: <T>(work: () => T) => {
        const result = work()
        writeFileSync(join(cwd, 'a.md'), 'Autre chose.\n')
        checks++
        return result
      }
    }
    writeFileSync(join(cwd, 'a.md'), `${broken}\n${`${'Repos. '.repeat(100)}\n\n`.repeat(300)}`)
    const {code, err} = await medcite(cwd, ['lint', '--fix', '--rule', 'near-duplicate-sentence=off'], other)
    // Fixed, and then without fixes, since what was fixed is not what stands there.
    assert.equal(checks, 2)
    assert.equal(code, 2)
    assert.equal(err, 'medcite: Another program changed `a.md` meanwhile; it was not fixed\n')
    assert.equal(read(cwd), 'Autre chose.\n')
    assert.deepEqual(readdirSync(cwd), ['a.md'])
  }).timeout(60_000)

  it('never writes a file that is not UTF-8', async () => {
    const bytes = Buffer.concat([Buffer.from(broken), Buffer.from('caf\xe9 \xff\xfe', 'latin1')])
    const cwd = folder({'a.md': bytes})
    assert.equal((await medcite(cwd, ['lint', '--fix'])).code, 2)
    assert.deepEqual(readFileSync(join(cwd, 'a.md')), bytes)
  })
})

describe('medcite lint --fix-dry-run', () => {
  after(removeFolders)
  const long = `1\n2\n3\n4\n${broken}6\n7\n8\n9\n`

  it('prints a diff, changes nothing and ends with 1', async () => {
    const cwd = folder({'docs/a.md': long})
    const {code, out, err} = await medcite(cwd, ['lint', '--fix-dry-run', '--fix'])
    assert.equal(code, 1)
    assert.equal(out, `--- a/docs/a.md\n+++ b/docs/a.md\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-${broken}+${mended} 6\n 7\n 8\n`)
    assert.equal(err, 'medcite: 1 fix in 1 file: `--fix` makes it\n')
    assert.equal(readFileSync(join(cwd, 'docs/a.md'), 'utf8'), long)
  })

  it('ends with 0 when nothing would change, whatever is found', async () => {
    const {code, out, err} = await medcite(folder({'a.md': warned}), ['lint', '--fix-dry-run'])
    assert.deepEqual({code, out, err}, {code: 0, out: '', err: 'medcite: Nothing to fix\n'})
  })

  it('gives a patch that makes of each file what --fix makes of it', async () => {
    const texts: Readonly<Record<string, string>> = {
      'a.md': long,
      'crlf.md': long.replaceAll('\n', '\r\n'),
      'end.md': `\t${broken}${broken.trimEnd()}`
    }
    const cwd = folder(texts)
    const patches = parsePatch((await medcite(cwd, ['lint', '--fix-dry-run'])).out)
    assert.deepEqual(
      patches.map(({newFileName}) => newFileName),
      ['b/a.md', 'b/crlf.md', 'b/end.md']
    )
    await medcite(cwd, ['lint', '--fix'])
    for (const [index, [name, text]] of Object.entries(texts).entries())
      assert.equal(applyPatch(text, patches[index] ?? ''), readFileSync(join(cwd, name), 'utf8'))
  })

  it('takes standard input', async () => {
    const {code, out} = await medcite(folder(), ['lint', '--fix-dry-run', '--stdin-filename', 'n.md'], {
      stdin: async () => Buffer.from(broken)
    })
    assert.equal(code, 1)
    assert.match(out, /^--- a\/n\.md\n/)
  })

  it('says that it prints no JSON', async () => {
    const {code, out} = await medcite(folder({'a.md': broken}), ['lint', '--fix-dry-run', '--format', 'json'])
    assert.deepEqual({code, out}, {code: 2, out: ''})
  })
})

describe('a folder without rights', () => {
  after(removeFolders)

  it('keeps its files when it cannot be written, with one sentence and exit 2', async () => {
    const cwd = folder({'docs/a.md': broken})
    chmodSync(join(cwd, 'docs'), 0o555)
    const {code, err} = await withoutPrivileges(cwd, () => medcite(cwd, ['lint', '--fix']))
    chmodSync(join(cwd, 'docs'), 0o755)
    assert.equal(code, 2)
    assert.equal(err, 'medcite: Cannot write `docs/a.md`: permission denied; it is unchanged\n')
    assert.equal(readFileSync(join(cwd, 'docs/a.md'), 'utf8'), broken)
  })

  it('keeps a file that is read-only', async () => {
    const cwd = folder({'a.md': broken})
    chmodSync(join(cwd, 'a.md'), 0o444)
    const {code} = await withoutPrivileges(cwd, () => medcite(cwd, ['lint', '--fix']))
    assert.equal(code, 2)
    assert.equal(readFileSync(join(cwd, 'a.md'), 'utf8'), broken)
  })

  it('is named when it cannot be read; the others are checked', async () => {
    const cwd = folder({'a.md': broken, 'closed/b.md': broken, 'locked.md': broken})
    chmodSync(join(cwd, 'closed'), 0)
    chmodSync(join(cwd, 'locked.md'), 0)
    const {code, out, err} = await withoutPrivileges(cwd, () => medcite(cwd, ['lint']))
    chmodSync(join(cwd, 'closed'), 0o755)
    assert.equal(code, 2)
    assert.deepEqual(out.match(/--> .*/g), ['--> a.md:1:21'])
    assert.equal(
      err,
      'medcite: Cannot read `closed`: permission denied\nmedcite: Cannot read `locked.md`: permission denied\n'
    )
  })
})
