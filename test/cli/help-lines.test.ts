import assert from 'node:assert/strict'
import {execFileSync} from 'node:child_process'
import {existsSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {formatNames} from '../../server/src/cli/format/index.ts'
import {styleOf} from '../../server/src/cli/format/style.ts'
import {commandNames, createProgram} from '../../server/src/cli/program.ts'
import {readingWork} from '../../server/src/core/syntax/read.ts'
import {broken, folder, medcite, mended, removeFolders, warned} from './world.ts'

/** All options of all commands, as `command --flag`; those of the program itself stand alone. */
function optionsOf(language: 'en' | 'fr') {
  const program = createProgram(
    {language, style: styleOf(false), columns: 100, isWrapped: false},
    {command: () => undefined, write: () => undefined}
  )
  const own = program.options.map(option => ({key: option.long ?? '', text: option.description}))
  const others = program.commands.flatMap(command =>
    command.options
      .filter(({hidden}) => !hidden)
      .map(option => ({key: `${command.name()} ${option.long}`, text: option.description}))
  )
  return new Map([...own, ...others].map(({key, text}) => [key, text]))
}

const both = `${warned}\n${broken}`
const lint = (cwd: string, ...words: readonly string[]) => medcite(cwd, ['lint', ...words])
const outOf = async (cwd: string, ...words: readonly string[]) => (await medcite(cwd, words)).out
const read = (cwd: string, name: string) => readFileSync(join(cwd, name), 'utf8')
const git = (cwd: string, ...words: readonly string[]) =>
  execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.org', ...words], {cwd, stdio: 'pipe'})

/** For each option, that it does what its line of help says. */
const proofs: Readonly<Record<string, () => Promise<void>>> = {
  async '--version'() {
    assert.match(await outOf(folder(), '--version'), /^\d+\.\d+\.\d+\n$/)
  },
  async '--language'() {
    const cwd = folder({'a.md': broken})
    assert.match(await outOf(cwd, 'lint', '--language', 'fr'), /^erreur\[/)
    assert.match(await outOf(cwd, 'lint', '--language', 'en'), /^error\[/)
  },
  async '--color'() {
    assert.match(await outOf(folder({'a.md': broken}), 'lint', '--color'), /\u001b\[31m/)
  },
  async '--no-color'() {
    const world = {isTerminal: {out: true, err: false}, env: {FORCE_COLOR: '1'}}
    const cwd = folder({'a.md': broken})
    assert.match((await medcite(cwd, ['lint'], world)).out, /\u001b/)
    assert.doesNotMatch((await medcite(cwd, ['lint', '--no-color'], world)).out, /\u001b/)
  },
  async 'lint --fix'() {
    const cwd = folder({'a.md': both})
    await lint(cwd, '--fix')
    assert.equal(read(cwd, 'a.md'), `${warned}\n${mended}`)
  },
  async 'lint --fix-dry-run'() {
    const cwd = folder({'a.md': both})
    const {code, out} = await lint(cwd, '--fix-dry-run')
    assert.equal(code, 1)
    assert.match(out, /^--- a\/a\.md\n\+\+\+ b\/a\.md\n@@/)
    assert.equal(read(cwd, 'a.md'), both)
    assert.equal((await lint(folder({'a.md': mended}), '--fix-dry-run')).code, 0)
  },
  async 'lint --fix-suggestions'() {
    const cwd = folder({'a.md': both})
    await lint(cwd, '--fix-suggestions')
    assert.match(read(cwd, 'a.md'), /^\*\*.*\*\*\n/)
  },
  async 'lint --format'() {
    const cwd = folder({'a.md': both})
    const outputs = await Promise.all(formatNames.map(name => outOf(cwd, 'lint', '--format', name)))
    assert.equal(new Set(outputs).size, formatNames.length)
    for (const language of ['en', 'fr'] as const)
      for (const name of formatNames) assert.ok(optionsOf(language).get('lint --format')?.includes(name), name)
  },
  async 'lint --quiet'() {
    const {out} = await lint(folder({'a.md': both}), '--quiet', '--format', 'compact')
    assert.match(out, /^[^\n]*: error: [^\n]*\n$/)
  },
  async 'lint --max-warnings'() {
    const cwd = folder({'a.md': warned, 'b.md': warned})
    assert.equal((await lint(cwd, '--max-warnings', '2')).code, 0)
    assert.equal((await lint(cwd, '--max-warnings', '1')).code, 1)
  },
  async 'lint --changed-since'() {
    const cwd = folder({'a.md': broken, 'b.md': mended})
    git(cwd, 'init', '-q')
    git(cwd, 'add', '.')
    git(cwd, 'commit', '-qm', 'Begin')
    assert.equal((await lint(cwd, '--changed-since', 'HEAD')).code, 0)
    git(cwd, 'mv', 'a.md', 'c.md')
    assert.match((await lint(cwd, '--changed-since', 'HEAD')).out, /c\.md/)
  },
  async 'lint --shard'() {
    const cwd = folder({'a.md': broken, 'b.md': broken, 'c.md': broken})
    const parts = await Promise.all(
      ['1/2', '2/2'].map(part => outOf(cwd, 'lint', '--format', 'compact', '--shard', part))
    )
    const whole = await outOf(cwd, 'lint', '--format', 'compact')
    assert.deepEqual(parts.join('').split('\n').sort(), `${whole}`.split('\n').sort())
    assert.ok(parts.every(part => part !== '' && part !== whole))
  },
  async 'lint --stdin-filename'() {
    const stdin = async () => Buffer.from(broken)
    const {out} = await medcite(folder(), ['lint', '--stdin-filename', 'docs/a.md'], {stdin})
    assert.match(out, /--> docs\/a\.md:1:21/)
  },
  async 'lint --config'() {
    const cwd = folder({
      'a.md': broken,
      '.medciterc.json': '{"rules": {"detached-destination": "info"}}',
      'other.json': '{}'
    })
    assert.equal((await lint(cwd)).code, 0)
    assert.equal((await lint(cwd, '--config', 'other.json')).code, 1)
  },
  async 'lint --rule'() {
    const cwd = folder({'a.md': both})
    const {code} = await lint(cwd, '--rule', 'detached-destination=off', '--rule', 'unclosed-emphasis=info')
    assert.equal(code, 0)
  },
  async 'lint --report-unused-disable-directives'() {
    const cwd = folder({'a.md': '<!-- medcite-disable-next-line glued-links -->\nTea calms.\n'})
    assert.equal((await lint(cwd)).code, 0)
    const {code, out} = await lint(cwd, '--report-unused-disable-directives')
    assert.equal(code, 1)
    assert.match(out, /^error\[unused-suppression\]/)
    const rule = ['--rule', 'unused-suppression=warning']
    assert.match((await lint(cwd, ...rule, '--report-unused-disable-directives')).out, /^warning\[/)
  },
  async 'lint --print-config'() {
    const cwd = folder({'.medciterc.json': '{"profile": "myst"}'})
    assert.equal(JSON.parse(await outOf(cwd, 'lint', '--print-config', 'a.md')).profile, 'myst')
  },
  async 'lint --baseline'() {
    const cwd = folder({'a.md': broken})
    await lint(cwd, '--update-baseline')
    assert.equal((await lint(cwd, '--baseline', '.medcite-baseline.json')).code, 0)
    const elsewhere = folder({'a.md': broken})
    await lint(elsewhere, '--update-baseline', '--baseline', 'known.json')
    assert.equal((await lint(elsewhere, '--baseline', 'known.json')).code, 0)
  },
  async 'lint --update-baseline'() {
    const cwd = folder({'a.md': broken})
    assert.equal((await lint(cwd, '--update-baseline')).code, 0)
    assert.match(read(cwd, '.medcite-baseline.json'), /"detached-destination"/)
  },
  async 'lint --cache'() {
    const cwd = folder({'a.md': broken})
    const first = await lint(cwd, '--cache')
    assert.ok(existsSync(join(cwd, '.medcitecache')))
    assert.deepEqual(await lint(cwd, '--cache'), first)
  },
  async 'lint --cache-location'() {
    const cwd = folder({'a.md': broken})
    await lint(cwd, '--cache-location', 'kept')
    assert.deepEqual([existsSync(join(cwd, 'kept')), existsSync(join(cwd, '.medcitecache'))], [true, false])
  },
  // That it works on several at a time is shown with the true program, which has threads.
  async 'lint --concurrency'() {
    const cwd = folder({'a.md': broken, 'b.md': broken})
    assert.deepEqual(await lint(cwd, '--concurrency', '1'), await lint(cwd))
    assert.match((await lint(cwd, '--concurrency', '0')).err, /expected a whole number from 1/)
  },
  async 'lint --parser'() {
    const cwd = folder({'a.md': broken, 'b.md': '[^1] a\n\n[^1]: > b\n'})
    assert.deepEqual(await lint(cwd, '--parser', 'remark'), await lint(cwd, '--parser', 'fast'))
    const {exact, fast} = readingWork
    await lint(cwd, '--parser', 'remark', '--concurrency', '1')
    assert.ok(readingWork.exact >= exact + broken.length)
    assert.equal(readingWork.fast, fast)
    assert.match((await lint(cwd, '--parser', 'slow')).err, /expected one of `fast`, `remark`/)
  },
  async 'citations --format'() {
    const cwd = folder({'a.md': mended})
    const outputs = await Promise.all(
      ['table', 'json', 'csv'].map(name => outOf(cwd, 'citations', 'a.md', '--format', name))
    )
    assert.equal(new Set(outputs).size, 3)
  },
  async 'citations --config'() {
    const cwd = folder({'a.md': broken, 'c.json': '{"rules": {"detached-destination": "off"}}'})
    assert.match(await outOf(cwd, 'citations', 'a.md', '--format', 'csv'), /,broken,1,detached-destination\r\n$/)
    assert.match(await outOf(cwd, 'citations', 'a.md', '--format', 'csv', '--config', 'c.json'), /,broken,0,\r\n$/)
  },
  async 'citations --stdin-filename'() {
    const stdin = async () => Buffer.from(mended)
    const words = ['citations', '--format', 'csv', '--stdin-filename', 'docs/a.md']
    assert.match((await medcite(folder(), words, {stdin})).out, /\r\ndocs\/a\.md,/)
  },
  async 'compare --format'() {
    const cwd = folder({'a.md': mended, 'b.md': 'Rest.\n'})
    assert.equal(JSON.parse(await outOf(cwd, 'compare', 'a.md', 'b.md', '--format', 'json')).summary.isFaithful, false)
    assert.match(await outOf(cwd, 'compare', 'a.md', 'b.md', '--format', 'stylish'), /citation\[lost\]/)
  },
  async 'compare --verbose'() {
    const first = `# Tea\n\n${mended}\n# Rest\n\nRest [Rest](https://doi.org/10.1000/rest).\n`
    const moved = `# Tea\n\nTea.\n\n# Rest\n\nRest [Rest](https://doi.org/10.1000/rest).\n\n${mended}`
    const cwd = folder({'a.md': first, 'b.md': moved})
    assert.doesNotMatch(await outOf(cwd, 'compare', 'a.md', 'b.md'), /citation\[moved\]/)
    assert.match(await outOf(cwd, 'compare', 'a.md', 'b.md', '--verbose'), /^citation\[moved\]/m)
  },
  async 'compare --config'() {
    const cwd = folder({'a.md': 'Tea ^[See 42 cups.].\n', 'b.md': 'Tea.\n', 'c.json': '{"rules": {"nothing": "off"}}'})
    assert.equal((await medcite(cwd, ['compare', 'a.md', 'b.md'])).code, 1)
    const {code, err} = await medcite(cwd, ['compare', 'a.md', 'b.md', '--config', 'c.json'])
    assert.equal(code, 2)
    assert.match(err, /c\.json:1:\d+: Unknown key `nothing`/)
  },
  async 'rules --format'() {
    assert.ok(JSON.parse(await outOf(folder(), 'rules', '--format', 'json')))
    assert.match(await outOf(folder(), 'rules', '--format', 'stylish'), /^Rule /)
  },
  async 'lsp --stdio'() {
    let started = 0
    const startServer = async () => void started++
    assert.equal((await medcite(folder(), ['lsp', '--stdio'], {startServer})).code, 0)
    assert.equal(started, 1)
  }
}

describe('what help says of an option', () => {
  after(removeFolders)

  it('is there in both languages, and proved here', () => {
    const [en, fr] = [optionsOf('en'), optionsOf('fr')]
    assert.deepEqual([...fr.keys()], [...en.keys()])
    assert.deepEqual(Object.keys(proofs).sort(), [...en.keys()].sort())
    for (const [key, text] of en) assert.ok(text !== '' && fr.get(key) !== '' && text !== fr.get(key), key)
  })

  it('stands in the help of its command, at any width', async () => {
    for (const [key, text] of optionsOf('en')) {
      const words = key.includes(' ') ? key.split(' ').slice(0, 1) : []
      for (const columns of [60, 100]) {
        const {out} = await medcite(folder(), [...words, '--help'], {columns})
        assert.ok(out.replace(/\s+/g, ' ').includes(text.replace(/\s+/g, ' ')), key)
        for (const line of out.split('\n')) assert.ok(line.length <= columns, `${key}: ${line}`)
      }
    }
  })

  for (const language of ['en', 'fr'] as const)
    it(`fits a terminal, for every command (${language})`, async () => {
      for (const name of [...commandNames, 'help', undefined])
        for (const columns of [60, 80, 100]) {
          const words = name === 'help' ? ['help', 'lint'] : [...(name ? [name] : []), '--help']
          const {out} = await medcite(folder(), [...words, '--language', language], {columns})
          for (const line of out.split('\n')) assert.ok(line.length <= columns, `${name}: ${line}`)
        }
    })

  it('calls each argument by one name, in its language', async () => {
    const named = {
      en: {lint: 'paths', init: 'folder', citations: 'files', explain: 'rule'},
      fr: {lint: 'chemins', init: 'dossier', citations: 'fichiers', explain: 'règle'}
    } as const
    for (const language of ['en', 'fr'] as const) {
      const all = await outOf(folder(), '--help', '--language', language)
      for (const [command, name] of Object.entries(named[language])) {
        const out = await outOf(folder(), command, '--help', '--language', language)
        assert.match(out, new RegExp(`^Usage\\u00a0?: medcite ${command} \\[options\\] [<[]${name}…?[>\\]]\\n`))
        assert.match(out, new RegExp(`^  ${name}  `, 'm'))
        assert.match(all, new RegExp(`^  ${command} [<[]${name}…?[>\\]]`, 'm'))
      }
      const {err} = await medcite(folder(), ['citations', '--language', language])
      assert.ok(err.includes(`\`${named[language].citations}\``), err)
    }
  })

  for (const [key, proof] of Object.entries(proofs)) it(`is true of ${key}`, proof)
})
