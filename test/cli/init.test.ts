import assert from 'node:assert/strict'
import {chmodSync, lstatSync, readdirSync, readFileSync, symlinkSync} from 'node:fs'
import {join} from 'node:path'
import {configurationFile} from '../../server/src/cli/format/configuration-file.ts'
import {styleOf} from '../../server/src/cli/format/style.ts'
import {surveySummary} from '../../server/src/cli/format/survey-summary.ts'
import type {Survey} from '../../server/src/cli/survey.ts'
import {parseSettings} from '../../server/src/host/configuration-file.ts'
import type {Language} from '../../server/src/service/index.ts'
import {configure, defaultConfiguration} from '../../server/src/service/index.ts'
import {broken, folder, medcite, mended, removeFolders, warned, withoutPrivileges} from './world.ts'

const name = '.medciterc.jsonc'
const english = 'The tea of the study was calm and the cup was warm.\n\n'
/** A link in Pandoc, and none elsewhere. */
const spaced = 'See [tea](https://example.org/green tea.pdf).\n'

const written = (cwd: string): string => readFileSync(join(cwd, name), 'utf8')

/** What the file of a folder says, read as MedCite reads it, without a problem. */
function configured(text: string) {
  const settings = parseSettings(text, name)
  assert.ok(settings)
  assert.deepEqual(settings.problems, [])
  const {configuration, problems} = configure(settings.value)
  assert.deepEqual(problems, [])
  // The parser makes objects without a prototype.
  return {configuration, value: JSON.parse(JSON.stringify(settings.value))}
}

/** `text` after someone took away the `//` before every key and value. */
const uncommented = (text: string): string => text.replace(/^( *)\/\/ (?=")/gm, '$1')

describe('medcite init', () => {
  after(removeFolders)

  it('writes a configuration that changes nothing where nothing calls for it', async () => {
    const cwd = folder({'a.md': broken})
    const {code, err} = await medcite(cwd, ['init'])
    assert.deepEqual({code, err}, {code: 0, err: ''})
    const {configuration, value} = configured(written(cwd))
    assert.deepEqual(value, {rules: {}})
    assert.deepEqual(configuration, defaultConfiguration)
    assert.deepEqual(readdirSync(cwd).sort(), [name, 'a.md'])
  })

  for (const language of ['en', 'fr'] satisfies Language[]) {
    it(`writes nothing behind a comment that would be wrong before it (${language})`, async () => {
      const cwd = folder({
        '_quarto.yml': '',
        'a.md': broken + warned,
        'vendor/b.md': broken,
        'CHANGELOG.md': broken
      })
      await medcite(cwd, ['init', '--language', language])
      const text = written(cwd)
      assert.notEqual(uncommented(text), text)
      const {configuration} = configured(uncommented(text))
      assert.equal(configuration.rules.get('detached-destination')?.severity, 'info')
      assert.equal(configuration.rules.get('claim-without-source')?.severity, 'info')
      assert.equal(configuration.staleAfter, defaultConfiguration.staleAfter)
      assert.deepEqual([...configuration.ignore].sort(), ['CHANGELOG.md', 'vendor/'])
    })
  }

  it('comments in the user’s language', async () => {
    const files = {'a.md': broken}
    const [one, other] = [folder(files), folder(files)]
    await medcite(one, ['init'])
    await medcite(other, ['init', '--language', 'fr'])
    assert.match(written(one), /^\/\/ MedCite: how the Markdown files/)
    assert.match(written(other), /^\/\/ MedCite\u00a0: comment sont vérifiés les fichiers/)
    assert.match(written(one), /"detached-destination": "info", \/\/ error, 1 finding, --fix mends all\n/)
    assert.match(written(other), /"detached-destination": "info", \/\/ error, 1 constat, --fix corrige tout\n/)
  })

  it('writes the same for the same tree', async () => {
    const files = {'a.md': broken, 'b/c.md': warned, 'b/d.qmd': spaced, 'LICENSE.md': broken}
    const [one, other] = [folder(files), folder(files)]
    const first = await medcite(one, ['init'])
    assert.deepEqual(await medcite(other, ['init']), first)
    assert.equal(written(other), written(one))
  })

  it('counts what lint reports under the configuration that it wrote', async () => {
    const cwd = folder({
      'myst.yml': '',
      'a.md': broken + english + broken,
      'b.md': spaced + warned,
      'vendor/CHANGELOG.md': broken,
      'docs/CHANGELOG.md': mended,
      'sub/.medciterc.json': '{"rules": {"unclosed-emphasis": "error"}}',
      'sub/c.md': warned,
      'sub/vendor/d.md': broken
    })
    const {out} = await medcite(cwd, ['init'])
    const {summary} = JSON.parse((await medcite(cwd, ['lint', '--format', 'json'])).out)
    assert.equal(summary.files, 5)
    assert.match(out, new RegExp(`^This folder: ${summary.files} files$`, 'm'))
    const findings = summary.errors + summary.warnings + summary.infos
    assert.match(out, new RegExp(`^Total +${findings} +${summary.fixable}$`, 'm'))
    assert.match(
      written(cwd),
      new RegExp(`: ${summary.files} files, ${findings} findings, of which .* ${summary.fixable}\\.`)
    )
  })

  it('tells files by language and dialect, rules by how often, and what to do now', async () => {
    const cwd = folder({'a.md': broken, 'b.md': broken + english + english, 'c.md': warned})
    const {out} = await medcite(cwd, ['init'])
    assert.equal(
      out,
      `This folder: 3 files
Languages  2 French, 1 English
Dialects   3 GitHub

Rule                  Severity  Findings  Fixable
detached-destination  error            2        2
unclosed-emphasis     warning          1        0
Total                                  3        2

Written: .medciterc.jsonc

Next:
  medcite lint --fix-dry-run  see what --fix would change
  medcite lint --fix          apply the 2 safe fixes
  medcite lint                see the one that is left, for you to decide
  medcite lint                the gate, for CI: ends with 1 for an error or a warning
`
    )
  })

  it('goes straight to the gate where nothing is found', async () => {
    const {out} = await medcite(folder({'docs/a.md': mended}), ['init', 'docs'])
    assert.equal(
      out,
      `docs: 1 file
Languages  1 French
Dialects   1 GitHub

No problems in 1 file.

Written: docs/.medciterc.jsonc

Next:
  medcite lint docs  the gate, for CI: ends with 1 for an error or a warning
`
    )
  })

  it('proposes a baseline where much is left to decide', async () => {
    const cwd = folder({'mes thés/a.md': `${warned}\n`.repeat(30)})
    const {out} = await medcite(cwd, ['init', 'mes thés'])
    assert.match(out, /^ {2}medcite lint --update-baseline 'mes thés' +take what is left as known$/m)
    assert.match(out, /^ {2}medcite lint --baseline \.medcite-baseline\.json 'mes thés' +the gate, for CI/m)
    assert.doesNotMatch(out, /--fix/)
  })

  for (const [what, files, profile, evidence] of [
    ['Quarto', {'_quarto.yml': ''}, 'quarto', '_quarto.yml'],
    ['MyST', {'myst.yml': ''}, 'myst', 'myst.yml'],
    ['Sphinx with MyST', {'conf.py': "extensions = [\n  'myst_parser',\n]\n"}, 'myst', 'conf.py'],
    ['Sphinx alone', {'conf.py': "extensions = ['sphinx.ext.todo']\n"}, 'auto', undefined],
    ['Jupyter Book', {'_toc.yml': 'format: jb-book\nroot: a\n'}, 'myst', '_toc.yml'],
    ['Obsidian', {'.obsidian/app.json': '{}', '.gitignore': '.obsidian\n'}, 'obsidian', '.obsidian'],
    [
      'a bibliography that is cited',
      {'bib/refs.bib': '@book{tea}', 'c.md': 'Calm [@tea, p. 2].\n'},
      'pandoc',
      'bib/refs.bib'
    ],
    ['a bibliography that nobody cites', {'refs.bib': '@book{tea}'}, 'auto', undefined],
    ['citations without a bibliography', {'c.md': 'Calm [@tea, p. 2].\n'}, 'auto', undefined],
    ['a front matter', {'c.md': '---\ntitle: Tea\nbibliography: refs.json\n---\n\nCalm.\n'}, 'pandoc', 'c.md'],
    ['a Makefile', {Makefile: 'all:\n\tpandoc --citeproc a.md\n'}, 'pandoc', 'Makefile'],
    ['a script', {'scripts/build.sh': 'pandoc a.md --citeproc -o a.pdf\n'}, 'pandoc', 'scripts/build.sh'],
    ['a file of defaults', {'defaults.yaml': 'filters:\n- citeproc\n'}, 'pandoc', 'defaults.yaml'],
    ['another file in YAML', {'settings.yaml': 'filters:\n- steep\n'}, 'auto', undefined],
    ['Quarto beside a bibliography', {'_quarto.yml': '', 'refs.bib': '', 'c.md': '[@tea]\n'}, 'quarto', '_quarto.yml']
  ] as const) {
    it(`knows the dialect from ${what}`, async () => {
      const cwd = folder({...files, 'a.md': mended})
      const {out} = await medcite(cwd, ['init'])
      const text = written(cwd)
      assert.equal(configured(text).configuration.profile, profile)
      if (evidence === undefined) {
        assert.match(out, /^Dialects {3}\d GitHub$/m)
        return
      }
      assert.ok(out.includes(`(${evidence})`), out)
      assert.ok(text.includes(`(${evidence})`), text)
    })
  }

  it('checks in the dialect that it found', async () => {
    const {out} = await medcite(folder({'_quarto.yml': '', 'a.md': spaced}), ['init'])
    assert.match(out, /No problems in 1 file/)
  })

  it('leaves the dialect to the endings where those suffice', async () => {
    const cwd = folder({'_quarto.yml': '', 'a.qmd': spaced, 'b.qmd': spaced})
    await medcite(cwd, ['init'])
    assert.deepEqual(configured(written(cwd)).value, {rules: {}})
  })

  it('finds what tells the dialect above, up to the root of the repository', async () => {
    const cwd = folder({'.git/HEAD': '', '_quarto.yml': '', 'docs/a.md': mended})
    const {out} = await medcite(cwd, ['init', 'docs'])
    assert.match(out, /1 Quarto \(\.\.\/_quarto\.yml\)/)
    const bare = folder({'_quarto.yml': '', 'docs/a.md': mended})
    assert.match((await medcite(bare, ['init', 'docs'])).out, /1 GitHub/)
  })

  it('names the folder that is written in another dialect', async () => {
    const cwd = folder({'a.md': mended, 'b.md': mended, 'book/_quarto.yml': '', 'book/c/d.md': mended})
    const {out} = await medcite(cwd, ['init'])
    assert.equal(configured(written(cwd)).configuration.profile, 'auto')
    assert.match(out, /^Dialects {3}2 GitHub, 1 Quarto \(book\/_quarto\.yml\)$/m)
    assert.match(out, /^ {2}medcite init book +1 file there in Quarto’s dialect/m)
    assert.match(written(cwd), /^ {2}\/\/ Quarto: 1 file \(book\/_quarto\.yml\)\.$/m)
    assert.equal((await medcite(cwd, ['init', 'book'])).code, 0)
    assert.equal(configured(written(join(cwd, 'book'))).configuration.profile, 'quarto')
  })

  it('proposes to leave out what brings findings and is no text of the repository', async () => {
    const cwd = folder({
      'a.md': mended,
      'Changelog.md': broken,
      'docs/CHANGELOG.md': broken,
      'LICENSE.md': mended,
      'docs/Third_Party/b.md': broken,
      '_site/c.md': mended
    })
    const {out} = await medcite(cwd, ['init'])
    assert.deepEqual(configured(written(cwd)).configuration.ignore, ['Changelog.md', 'Third_Party/'])
    assert.match(out, /^Left out {3}Changelog\.md \(2 files, 2 findings\), Third_Party\/ \(1 file, 1 finding\)$/m)
    assert.match(out, /^This folder: 3 files$/m)
    assert.equal((await medcite(cwd, ['lint'])).code, 0)
  })

  for (const [there, text] of [
    ['.medciterc.json', '{}'],
    ['.medciterc.jsonc', 'not even JSON'],
    ['.medciterc.yaml', ''],
    ['package.json', '{"medcite": {}}']
  ] as const) {
    it(`leaves ${there} as it is and ends with 2`, async () => {
      const cwd = folder({'a.md': broken, [there]: text})
      const {code, out, err} = await medcite(cwd, ['init'])
      const sentence = `medcite: \`${there}\` is there already and stays as it is; nothing was written\n`
      assert.deepEqual({code, out, err}, {code: 2, out: '', err: sentence})
      assert.equal(readFileSync(join(cwd, there), 'utf8'), text)
      assert.deepEqual(readdirSync(cwd).sort(), [there, 'a.md'].sort())
    })
  }

  it('takes no other package.json for a configuration', async () => {
    const cwd = folder({'a.md': mended, 'package.json': '{"name": "tea"}'})
    assert.equal((await medcite(cwd, ['init'])).code, 0)
  })

  it('does not write through a link that leads nowhere', async () => {
    const cwd = folder({'a.md': mended})
    symlinkSync(join(cwd, 'elsewhere'), join(cwd, name))
    const {code, err} = await medcite(cwd, ['init'])
    assert.equal(code, 2)
    assert.match(err, /is there already/)
    assert.ok(lstatSync(join(cwd, name)).isSymbolicLink())
    assert.deepEqual(readdirSync(cwd).sort(), [name, 'a.md'])
  })

  it('says what is no folder, and what is not there', async () => {
    const cwd = folder({'a.md': mended})
    assert.deepEqual(await medcite(cwd, ['init', 'a.md']), {
      code: 2,
      out: '',
      err: 'medcite: `a.md` is a file, expected a folder\n'
    })
    assert.deepEqual(await medcite(cwd, ['init', 'b']), {
      code: 2,
      out: '',
      err: 'medcite: No such file or folder: `b`\n'
    })
    assert.match((await medcite(cwd, ['init', 'a', 'b'])).err, /Too many arguments for `medcite init`/)
  })

  it('says that it may not write there', async () => {
    const cwd = folder({'docs/a.md': broken})
    chmodSync(join(cwd, 'docs'), 0o555)
    const {code, out, err} = await withoutPrivileges(cwd, () => medcite(cwd, ['init', 'docs']))
    const sentence = 'medcite: Cannot write `docs/.medciterc.jsonc`: permission denied; nothing was written\n'
    assert.deepEqual({code, out, err}, {code: 2, out: '', err: sentence})
  })

  it('says and counts what it cannot read, and writes all the same', async () => {
    const cwd = folder({'a.md': broken, 'b.md': Buffer.from('caf\xe9', 'latin1')})
    const {code, out, err} = await medcite(cwd, ['init'])
    assert.equal(code, 0)
    assert.equal(err, 'medcite: Cannot read `b.md`: unexpected byte at offset 3, expected UTF-8\n')
    assert.match(out, /^This folder: 1 file\n(?:.*\n)*?Unread {5}1 file$/m)
    assert.ok(written(cwd))
  })

  it('writes where there is no text yet, and says so', async () => {
    const cwd = folder()
    const {code, out, err} = await medcite(cwd, ['init'])
    assert.equal(code, 0)
    assert.equal(err, 'medcite: No Markdown file in `.`, apart from what a `.gitignore` names\n')
    assert.match(out, /^This folder: 0 files\n\nWritten: \.medciterc\.jsonc\n\nNext:\n {2}medcite lint {2}the gate/)
    assert.deepEqual(configured(written(cwd)).value, {rules: {}})
  })

  it('names the configuration above that no longer holds', async () => {
    const cwd = folder({'.medciterc.yaml': 'ignore: ["*"]\nrules: {detached-destination: off}', 'docs/a.md': broken})
    const {code, out, err} = await medcite(cwd, ['init', 'docs'])
    assert.equal(code, 0)
    assert.match(out, /^detached-destination +error +1 +1$/m)
    assert.match(err, /^medcite: `\.medciterc\.yaml` no longer holds for the files in `docs`: the nearest/)
  })

  it('does nothing while a configuration further down is broken', async () => {
    const cwd = folder({'a.md': mended, 'docs/.medciterc.json': '{"rulez": {}}', 'docs/a.md': broken})
    const {code, out, err} = await medcite(cwd, ['init'])
    assert.deepEqual({code, out}, {code: 2, out: ''})
    assert.match(err, /^medcite: docs\/\.medciterc\.json:1:2: Unknown key `rulez`, did you mean `rules`\?\n$/)
    assert.deepEqual(readdirSync(cwd).sort(), ['a.md', 'docs'])
  })

  it('writes nothing when it is interrupted', async () => {
    const cwd = folder({'a.md': broken})
    const {code, out, err} = await medcite(cwd, ['init'], {signal: AbortSignal.abort()})
    assert.deepEqual({code, out, err}, {code: 130, out: '', err: 'medcite: Interrupted\n'})
    assert.deepEqual(readdirSync(cwd), ['a.md'])
  })

  it('keeps hostile names inside its comments and lines', () => {
    const evidence = 'x"*/\u2028\n::error::\u001b[2J\r##[error]'
    const share = {profile: 'quarto', files: 1, evidence, folder: evidence} as const
    const hostile: Survey = {
      files: 1,
      unread: 0,
      languages: [{language: 'fr', files: 1}],
      dialects: [share],
      profile: 'auto',
      ignored: [{pattern: 'vendor/', files: 1, findings: 1}],
      rules: [],
      total: {findings: 0, fixable: 0, left: 0}
    }
    const file = configurationFile(hostile, 'en')
    assert.deepEqual(configured(uncommented(file)).configuration.ignore, ['vendor/'])
    const look = {language: 'en', style: styleOf(false), columns: 60, isWrapped: true} as const
    for (const text of [file, surveySummary(hostile, {folder: evidence, written: evidence}, look)]) {
      assert.doesNotMatch(text, /[\u001b\u2028\r]|^\s*::|##\[/m)
      assert.match(text, /\\u\{1b\}\[2J/)
    }
  })

  it('tells a person at a terminal how far long work is, and leaves nothing of it', async () => {
    let clock = 0
    const cwd = folder({'a.md': mended, 'b.md': mended})
    const {err} = await medcite(cwd, ['init'], {
      isTerminal: {out: false, err: true},
      now: () => {
        clock += 2000
        return clock
      }
    })
    assert.match(err, /Checking 1 of 2: a\.md/)
    assert.ok(err.endsWith('\r\u001b[2K'))
  })

  for (const language of ['en', 'fr'] satisfies Language[]) {
    it(`fits 60 columns, in colour (${language})`, async () => {
      const example = readFileSync(join(import.meta.dirname, '../../docs/examples/lupus.fr.md'))
      const cwd = folder({
        'a.md': example,
        'b.md': `${warned}\n`.repeat(30),
        'CHANGELOG.md': broken,
        'vendor/a.md': broken,
        'third_party/a.md': broken,
        'a-folder-with-a-name/_quarto.yml': '',
        'a-folder-with-a-name/c.md': mended
      })
      const {out} = await medcite(cwd, ['init', '--color', '--language', language], {columns: 60})
      assert.ok(out.includes('\u001b['))
      const lines = out.replace(/\u001b\[\d+m/g, '').split('\n')
      const commands = lines.filter(line => line.startsWith('  medcite '))
      assert.equal(commands.length, 5)
      for (const line of lines) assert.ok(line.length < 60 || commands.includes(line), line)
      assert.ok(lines.some(line => /^ {2}(?:error|erreur) .*\d .*\d$/.test(line)))
    })
  }
})
