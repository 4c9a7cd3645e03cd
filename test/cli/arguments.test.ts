import assert from 'node:assert/strict'
import {chooseColor} from '../../server/src/cli/arguments.ts'
import {rules} from '../../server/src/service/index.ts'
import {broken, folder, medcite, removeFolders} from './world.ts'

describe('the words of the command line', () => {
  after(removeFolders)

  const wrong: readonly (readonly [argv: string, sentence: string])[] = [
    ['lnt', 'Unknown command `lnt`, did you mean `lint`?'],
    ['docs/a.md', 'Unknown command `docs/a.md`, to check files: medcite lint docs/a.md'],
    ['--fix', 'Unknown option `--fix`, `medcite --help` lists all'],
    ['lint --fxi', 'Unknown option `--fxi`, did you mean `--fix`?'],
    ['lint --max-warning=3', 'Unknown option `--max-warning`, did you mean `--max-warnings`?'],
    ['lint --frobnicate', 'Unknown option `--frobnicate`, `medcite lint --help` lists all'],
    ['lint --max-warnings', 'Option `--max-warnings` expects a value'],
    ['lint --max-warnings -1', 'Unexpected `-1` for `--max-warnings`, expected a whole number'],
    [
      'lint --format jsn',
      'Unexpected `jsn` for `--format`, expected one of `stylish`, `compact`, `json`, `jsonl`, `sarif`, `junit`, ' +
        '`checkstyle`, `github`, `gitlab`; did you mean `json`?'
    ],
    ['lint --language de', 'Unexpected `de` for `--language`, expected one of `en`, `fr`'],
    ['lint --rule unclosed-emphasis', 'Unexpected `unclosed-emphasis` for `--rule`, expected rule=severity'],
    [
      'lint --rule unclosed-emphasis=of',
      'Unexpected `of` for `--rule`, expected one of `off`, `info`, `warning`, `error`; did you mean `off`?'
    ],
    ['lint --rule unclosed-emphasi=off', 'Unknown rule `unclosed-emphasi`, did you mean `unclosed-emphasis`?'],
    ['explain', '`medcite explain` expects `rule`'],
    ['explain detached-destinatoin', 'Unknown rule `detached-destinatoin`, did you mean `detached-destination`?'],
    ['explain tea', 'Unknown rule `tea`, `medcite rules` lists all'],
    ['rules --format xml', 'Unexpected `xml` for `--format`, expected one of `stylish`, `json`'],
    ['rules a b', 'Too many arguments for `medcite rules`: see `medcite rules --help`'],
    ['citations', '`medcite citations` expects `files`'],
    ['citations --format xml a.md', 'Unexpected `xml` for `--format`, expected one of `table`, `json`, `csv`'],
    ['citations - a.md', 'Unexpected paths beside `-`, expected standard input alone'],
    ['compare a.md', '`medcite compare` expects `b`'],
    ['compare a.md b.md c.md', 'Too many arguments for `medcite compare`: see `medcite compare --help`'],
    ['compare a.md b.md --formt json', 'Unknown option `--formt`, did you mean `--format`?'],
    ['lint --\u001b[31mx', 'Unknown option `--\\u{1b}[31mx`, `medcite lint --help` lists all'],
    ["lint --it's", "Unknown option `--it's`, `medcite lint --help` lists all"]
  ]
  for (const [argv, sentence] of wrong) {
    it(`are answered in one sentence when they are wrong: ${JSON.stringify(argv)}`, async () => {
      const {code, out, err} = await medcite(folder({'a.md': broken}), argv.split(' '))
      assert.deepEqual({code, out, err}, {code: 2, out: '', err: `medcite: ${sentence}\n`})
    })
  }

  it('are answered in French, too', async () => {
    const {code, err} = await medcite(folder(), ['lnt', '--language', 'fr'])
    assert.deepEqual({code, err}, {code: 2, err: 'medcite: Commande inconnue `lnt`, peut-être `lint`\u202f?\n'})
  })

  it('may be none: then the help is shown, as what went wrong', async () => {
    const {code, out, err} = await medcite(folder(), [])
    assert.equal(code, 2)
    assert.equal(out, '')
    assert.match(err, /^Usage: medcite <command> \[options\]\n/)
  })

  for (const argv of [
    ['--help'],
    ['help'],
    ['lint', '-h'],
    ['help', 'lint'],
    ['explain', '--help'],
    ['rules', '--help'],
    ['citations', '--help'],
    ['help', 'compare']
  ]) {
    it(`show help on request: ${argv.join(' ')}`, async () => {
      for (const language of ['en', 'fr']) {
        const {code, out, err} = await medcite(folder(), [...argv, '--language', language])
        assert.deepEqual({code, err}, {code: 0, err: ''})
        assert.match(out, language === 'en' ? /^Usage: medcite / : /^Usage\u00a0: medcite /)
        assert.ok(out.split('\n').every(line => line.length <= 110))
        assert.doesNotMatch(out, language === 'fr' ? /Options:|display help|(?<!git )\bshow\b/ : /Codes de sortie/)
      }
    })
  }

  it('show exit codes, examples and a next step', async () => {
    const {out} = await medcite(folder(), ['--help'])
    for (const part of ['Exit codes:', 'Examples:', 'Next: medcite lint']) assert.ok(out.includes(part), part)
    assert.doesNotMatch(out, /\u001b/)
    assert.match((await medcite(folder(), ['--help', '--color'])).out, /\u001b\[1mCommands:/)
  })

  it('show the version', async () => {
    assert.match((await medcite(folder(), ['--version'])).out, /^\d+\.\d+\.\d+\n$/)
  })

  it('start the language server, with what editors add', async () => {
    let started = 0
    const startServer = async () => {
      started++
    }
    for (const argv of [['lsp', '--stdio'], ['lsp'], ['lsp', '--stdio', '--clientProcessId=1']])
      assert.deepEqual(await medcite(folder(), argv, {startServer}), {code: 0, out: '', err: ''})
    assert.equal(started, 3)
  })
})

describe('colour', () => {
  it('is for terminals, unless the words or the environment decide', () => {
    assert.equal(chooseColor([], {}, true), true)
    assert.equal(chooseColor([], {}, false), false)
    assert.equal(chooseColor([], {TERM: 'dumb'}, true), false)
    assert.equal(chooseColor([], {NO_COLOR: '1'}, true), false)
    assert.equal(chooseColor([], {NO_COLOR: ''}, true), true)
    assert.equal(chooseColor([], {FORCE_COLOR: '1'}, false), true)
    assert.equal(chooseColor([], {FORCE_COLOR: '0'}, true), false)
    assert.equal(chooseColor(['--color'], {NO_COLOR: '1'}, false), true)
    assert.equal(chooseColor(['--no-color'], {FORCE_COLOR: '1'}, true), false)
  })
})

describe('medcite explain', () => {
  after(removeFolders)

  it('prints the page of each rule, in both languages', async () => {
    for (const {id, title} of rules) {
      const {code, out} = await medcite(folder(), ['explain', id])
      assert.equal(code, 0)
      assert.ok(out.startsWith(`# ${title.en}\n\n\`${id}\``))
      const french = await medcite(folder(), ['explain', id, '--language', 'fr'])
      assert.ok(french.out.startsWith(`# ${title.fr}\n`))
    }
  })

  it('draws it for a terminal, no wider than that', async () => {
    const {out} = await medcite(folder(), ['explain', 'detached-destination', '--color'], {columns: 60})
    assert.doesNotMatch(out, /^#|```/m)
    assert.match(out, /\[1m/)
    const prose = out.replaceAll(/\u001b\[\d+m/g, '').split('\n')
    assert.deepEqual(
      prose.filter(line => line.length > 60 && !line.startsWith('  │ ')),
      []
    )
    // What cannot be seen is shown by its number.
    assert.match(out, /\\u\{200b\}/)
  })
})

describe('medcite rules', () => {
  after(removeFolders)

  it('lists every rule, in both languages', async () => {
    for (const language of ['en', 'fr'] as const) {
      const {code, out} = await medcite(folder(), ['rules', '--language', language])
      assert.equal(code, 0)
      const [head = '', ...lines] = out.trimEnd().split('\n')
      assert.equal(lines.length, rules.length)
      for (const [index, {id, title}] of rules.entries()) {
        assert.ok(lines[index]?.startsWith(`${id} `))
        // The table is straight: every title begins under the last heading.
        assert.equal(lines[index]?.indexOf(title[language]), head.search(/\S+$/))
      }
    }
  })

  it('gives them to programs', async () => {
    const list: {version: number; rules: {id: string; severity: string}[]} = JSON.parse(
      (await medcite(folder(), ['rules', '--format', 'json'])).out
    )
    assert.equal(list.version, 1)
    assert.deepEqual(
      list.rules.map(({id}) => id),
      rules.map(({id}) => id)
    )
  })
})
