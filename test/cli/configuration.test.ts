import assert from 'node:assert/strict'
import {readFileSync, symlinkSync} from 'node:fs'
import {join} from 'node:path'
import {broken, folder, medcite, mended, removeFolders, warned} from './world.ts'

describe('the configuration of medcite lint', () => {
  after(removeFolders)
  const asWarning = '{"rules": {"detached-destination": "warning"}}'

  for (const [name, text] of [
    ['.medciterc.json', `// comments are fine\n${asWarning}`],
    ['.medciterc.jsonc', '{"rules": {"detached-destination": {"severity": "warning",},}}'],
    ['.medciterc.yaml', 'rules:\n  detached-destination: warning\n'],
    ['package.json', `{"name": "tea", "medcite": ${asWarning}}`]
  ] as const) {
    it(`is read from ${name}, nearest upwards`, async () => {
      const cwd = folder({[name]: text, 'a/b/c.md': broken, 'a/package.json': '{"name": "says nothing of us"}'})
      assert.match((await medcite(cwd, ['lint'])).out, /^warning\[detached-destination\]/)
    })
  }

  it('is that of each file', async () => {
    const cwd = folder({'a/.medciterc.json': asWarning, 'a/a.md': broken, 'b/a.md': broken})
    const {out} = await medcite(cwd, ['lint'])
    assert.deepEqual(out.match(/^\w+\[/gm), ['warning[', 'error['])
  })

  it('is one file alone with --config', async () => {
    const cwd = folder({
      '.medciterc.json': asWarning,
      'other.yaml': 'rules: {detached-destination: info}',
      'a.md': broken
    })
    assert.match((await medcite(cwd, ['lint', '--config', 'other.yaml'])).out, /^info\[/)
    const {code, out, err} = await medcite(cwd, ['lint', '--config', 'none.json'])
    assert.deepEqual({code, out, err}, {code: 2, out: '', err: 'medcite: none.json: Cannot be read: no such file\n'})
  })

  it('chooses the dialect, else the ending of the file does', async () => {
    const spaced = 'See [tea](https://example.org/green tea.pdf).\n'
    const cwd = folder({
      'a.md': spaced,
      'a.qmd': spaced,
      'b/.medciterc.json': '{"profile": "pandoc"}',
      'b/b.md': spaced
    })
    const {out} = await medcite(cwd, ['lint', '--format', 'json'])
    const found = JSON.parse(out).files.map(({path, findings}: {path: string; findings: unknown[]}) => [
      path,
      findings.length
    ])
    assert.deepEqual(found, [
      ['a.md', 1],
      ['a.qmd', 0],
      ['b/b.md', 0]
    ])
  })

  it('gives way to --rule and --language', async () => {
    const cwd = folder({'.medciterc.json': '{"language": "fr", "rules": {"unclosed-emphasis": "off"}}', 'a.md': warned})
    assert.equal((await medcite(cwd, ['lint'])).code, 0)
    assert.match((await medcite(cwd, ['lint', '--rule=unclosed-emphasis=error'])).out, /^error\[.*: `\*\*` inattendu/)
    assert.match(
      (await medcite(cwd, ['lint', '--rule=unclosed-emphasis=error', '--language', 'en'])).out,
      /^error\[.*: Unexpected `\*\*`/
    )
  })

  it('names files that are not checked, by patterns as in a .gitignore', async () => {
    const cwd = folder({
      '.medciterc.json': '{"ignore": ["drafts/", "*.old.md", "!keep.old.md"]}',
      'a.md': mended,
      'drafts/b.md': broken,
      'docs/drafts/b.md': broken,
      'docs/c.old.md': broken,
      'docs/keep.old.md': mended
    })
    assert.equal((await medcite(cwd, ['lint'])).out, 'No problems in 2 files.\n')
    const {code, err} = await medcite(cwd, ['lint', 'drafts/b.md'])
    assert.deepEqual({code, err}, {code: 0, err: 'medcite: `drafts/b.md` was skipped: the configuration ignores it\n'})
  })

  it('can be shown', async () => {
    const cwd = folder({
      'docs/.medciterc.yaml': 'ignore: [drafts]\nrules:\n  unlabelled-preprint: {requireWord: true}\n'
    })
    const {code, out} = await medcite(cwd, ['lint', '--print-config', 'docs/a.md', '--rule', 'unclosed-emphasis=off'])
    const shown: {ignore: unknown; rules: Record<string, unknown>} = JSON.parse(out)
    assert.equal(code, 0)
    assert.deepEqual(shown.ignore, ['drafts'])
    assert.deepEqual(shown.rules['unlabelled-preprint'], {severity: 'warning', requireWord: true})
    assert.deepEqual(shown.rules['unclosed-emphasis'], {severity: 'off'})
    const again = folder({'.medciterc.json': out})
    assert.equal((await medcite(again, ['lint', '--print-config', 'a.md'])).out, out)
  })
})

describe('a configuration that is broken', () => {
  after(removeFolders)

  const cases: readonly (readonly [name: string, text: string, place: string, en: RegExp])[] = [
    ['.medciterc.json', '{\n  "rulse": {}\n}', '2:3', /Unknown key `rulse`, did you mean `rules`\?/],
    [
      '.medciterc.json',
      '{"rules": {\n  "detached-destinaton": "off"}}',
      '2:3',
      /did you mean `detached-destination`\?/
    ],
    ['.medciterc.jsonc', '{"rules": {"unlabelled-preprint":\n {"requireWrod": true}}}', '2:3', /`requireWord`/],
    ['.medciterc.json', '{"rules": {"unclosed-emphasis": "of"}}', '1:12', /Unexpected `"of"`.*did you mean `off`/],
    ['.medciterc.json', '{"ignore": "drafts"}', '1:2', /Expected an array of strings/],
    ['.medciterc.json', '{"rules": {}', '1:13', /Broken JSON, expected `}`/],
    ['.medciterc.json', '{"rules" {}}', '1:10', /Broken JSON, expected `:`/],
    ['.medciterc.json', '[]', '1:1', /Expected an object/],
    ['.medciterc.json', '{"__proto__": {}}', '1:2', /Unknown key `__proto__`/],
    ['.medciterc.json', '['.repeat(200_000), '1:1', /depth|Broken JSON/],
    ['.medciterc.yaml', 'language: en\nrulse: {}\n', '2:1', /did you mean `rules`\?/],
    ['.medciterc.yaml', 'rules:\n  - off\n', '1:1', /Expected an object/],
    ['.medciterc.yaml', 'a: "\n', '2:1', /Broken YAML: Missing closing "quote/],
    ['.medciterc.yaml', `a: &a [1]\n${'b: *a\n'.repeat(2)}`, '3:1', /Broken YAML/],
    ['package.json', '{"name": "tea",\n "medcite": {"rulse": 1}}', '2:14', /did you mean `rules`\?/]
  ]
  for (const [name, text, place, sentence] of cases) {
    it(`is named with its place: ${name} ${JSON.stringify(text.slice(0, 50))}`, async () => {
      const cwd = folder({[name]: text, 'a.md': broken})
      const {code, out, err} = await medcite(cwd, ['lint', '--fix'])
      assert.equal(code, 2)
      assert.equal(out, '')
      assert.equal(err.indexOf(`medcite: ${name}:${place}: `), 0, err)
      assert.match(err, sentence)
      assert.equal(readFileSync(join(cwd, 'a.md'), 'utf8'), broken)
    })
  }

  it('is said in French, too', async () => {
    const cwd = folder({'.medciterc.json': '{"rulse": {}}', 'a.md': broken})
    assert.match(
      (await medcite(cwd, ['lint', '--language', 'fr'])).err,
      /^medcite: \.medciterc\.json:1:2: Clé inconnue/
    )
  })

  it('does not unfold a YAML bomb', async () => {
    const levels = Array.from({length: 12}, (_, level) => `l${level + 1}: &l${level + 1} [${`*l${level},`.repeat(9)}]`)
    const cwd = folder({'.medciterc.yaml': `l0: &l0 [x]\n${levels.join('\n')}\n`, 'a.md': broken})
    assert.equal((await medcite(cwd, ['lint'])).code, 2)
  })

  it('is no configuration when it says nothing', async () => {
    for (const [name, text] of [
      ['.medciterc.json', ''],
      ['.medciterc.jsonc', '// later\n'],
      ['.medciterc.yaml', '# later\n'],
      ['package.json', '{"name": broken']
    ] as const)
      assert.equal((await medcite(folder({[name]: text, 'a.md': mended}), ['lint'])).code, 0)
  })

  it('is refused when it is not UTF-8', async () => {
    const cwd = folder({'.medciterc.json': Buffer.from('{"language": "\xff"}', 'latin1'), 'a.md': mended})
    assert.deepEqual(await medcite(cwd, ['lint']), {
      code: 2,
      out: '',
      err: 'medcite: .medciterc.json: Unexpected encoding, expected UTF-8\n'
    })
  })
})

describe('the knowledge of a workspace', () => {
  after(removeFolders)
  const own = readFileSync(new URL('../../docs/examples/knowledge.yaml', import.meta.url), 'utf8')

  it('counts for the files beside and below it', async () => {
    const text = 'The trial REST-1 (NCT01234568) is over.\n'
    const cwd = folder({'a/.medcite/knowledge.yaml': own, 'a/b/c.md': text, 'd.md': text})
    const {code, out} = await medcite(cwd, ['lint'])
    assert.equal(code, 1)
    assert.match(out, /^warning\[trial-number-mismatch\]: .*`REST-1`[\s\S]*a\/b\/c\.md:1:19/)
    assert.doesNotMatch(out, /d\.md/)
  })

  it('is said and not used when it is broken; the files are checked all the same', async () => {
    const cwd = folder({'.medcite/knowledge.yaml': own.replace('type: trial', 'type: trail'), 'a.md': broken})
    const {code, out, err} = await medcite(cwd, ['lint'])
    assert.equal(code, 2)
    assert.match(out, /^error\[detached-destination\]/)
    assert.match(
      err,
      /^medcite: \.medcite\/knowledge\.yaml:24:11: In `records\.1\.type`: unexpected `"trail"`, expected /
    )
    assert.equal(err.trimEnd().split('\n').length, 1)
  })

  it('is refused whole when it is no UTF-8', async () => {
    const cwd = folder({'.medcite/knowledge.yaml': new Uint8Array([0xff, 0xfe, 0x41, 0]), 'a.md': 'Tea.\n'})
    const {code, err} = await medcite(cwd, ['lint'])
    assert.equal(code, 2)
    assert.match(err, /knowledge\.yaml: Unexpected encoding, expected UTF-8/)
  })

  it('is said when it is a device, or a link that leads nowhere', async () => {
    for (const [target, said] of [
      ['/dev/zero', /knowledge\.yaml: Unexpected device or pipe, expected a file/],
      ['nowhere', /knowledge\.yaml: Cannot be read: no such file/]
    ] as const) {
      const cwd = folder({'.medcite/README.md': 'Tea.\n', 'a.md': 'Tea.\n'})
      symlinkSync(target, join(cwd, '.medcite/knowledge.yaml'))
      const {code, err} = await medcite(cwd, ['lint'])
      assert.equal(code, 2)
      assert.match(err, said)
    }
  })
})
