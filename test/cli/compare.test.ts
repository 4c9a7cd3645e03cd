import assert from 'node:assert/strict'
import {readFileSync} from 'node:fs'
import {folder, medcite, removeFolders} from './world.ts'

const french = [
  '# Le thé',
  '',
  '## Résultats',
  '',
  'Chez 90 % des 1 234 dormeurs, le thé calme ([Étude](https://doi.org/10.1000/tea.17)).',
  '',
  'Le repos aussi ([Repos](https://doi.org/10.1000/rest)).',
  ''
].join('\n')
const english = [
  '# Tea',
  '',
  '## Results',
  '',
  'In 90% of 1,234 sleepers, tea calms',
  '([Study](https://doi.org/10.1000/tea.17)).',
  '',
  'So does rest ([Rest](https://doi.org/10.1000/rest)).',
  ''
].join('\n')
const wrong = english
  .replace('90%', '80%')
  .replace('tea.17', 'tea.71')
  .replace('([Rest](https://doi.org/10.1000/rest))', 'without a source')

const run = (b: string, argv: readonly string[] = [], world: Parameters<typeof medcite>[2] = {}) =>
  medcite(folder({'a.fr.md': french, 'a.en.md': b}), ['compare', 'a.fr.md', 'a.en.md', ...argv], world)

describe('medcite compare', () => {
  after(removeFolders)

  it('ends with 0 where a translation is faithful, and says so', async () => {
    assert.deepEqual(await run(english), {
      code: 0,
      out: 'Faithful: 2 citations and 2 numbers agree.\n',
      err: ''
    })
  })

  it('ends with 1 where something is lost or altered, with its lines in both texts', async () => {
    const {code, out, err} = await run(wrong)
    assert.deepEqual({code, err}, {code: 1, err: ''})
    assert.equal(
      out,
      [
        'Résultats → Results (3 → 3)',
        '',
        'number[altered]: `90 %` became `80%`',
        ' --> a.fr.md:5:6',
        '  |',
        '5 | Chez 90 % des 1 234 dormeurs, le thé calme ([Étude](https://doi.org/10.1000/tea.17)).',
        '  |      ^^',
        ' --> a.en.md:5:4',
        '  |',
        '5 | In 80% of 1,234 sleepers, tea calms',
        '  |    ^^',
        '',
        'citation[altered]: `10.1000/tea.17` became `10.1000/tea.71`',
        ' --> a.fr.md:5:45',
        '  |',
        '5 | Chez 90 % des 1 234 dormeurs, le thé calme ([Étude](https://doi.org/10.1000/tea.17)).',
        '  |                                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^',
        ' --> a.en.md:6:2',
        '  |',
        '6 | ([Study](https://doi.org/10.1000/tea.71)).',
        '  |  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^',
        '',
        'citation[lost]: `10.1000/rest`',
        ' --> a.fr.md:7:17',
        '  |',
        '7 | Le repos aussi ([Repos](https://doi.org/10.1000/rest)).',
        '  |                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^',
        '  = expected near a.en.md:8',
        '',
        '1 citation lost, 1 citation altered, 1 number altered; 0 citations and 1 number agree.',
        ''
      ].join('\n')
    )
  })

  it('never calls faithful what it could not read', async () => {
    const deep = `${french}\n${'> '.repeat(100)}profond\n`
    const {code, err} = await medcite(folder({'a.md': deep, 'b.md': english}), ['compare', 'a.md', 'b.md'])
    assert.equal(code, 2)
    assert.match(err, /^medcite: Cannot read lines 9 to 9 of `a\.md`: /)
  })

  it('takes the page of a publisher that holds the DOI for the article, either way', async () => {
    const other = french.replace('https://doi.org/10.1000/rest', 'https://www.nejm.org/doi/full/10.1000/rest')
    const files = folder({'a.md': french, 'b.md': other})
    assert.equal((await medcite(files, ['compare', 'a.md', 'b.md'])).code, 0)
    assert.equal((await medcite(files, ['compare', 'b.md', 'a.md'])).code, 0)
  })

  it('says it in French', async () => {
    const {out} = await run(wrong, ['--language', 'fr'])
    assert.match(out, /^nombre\[altéré\]\u00a0: `90 %` est devenu `80%`$/m)
    assert.match(out, /^citation\[altérée\]\u00a0: `10\.1000\/tea\.17` est devenu `10\.1000\/tea\.71`$/m)
    assert.match(out, /^citation\[perdue\]\u00a0: `10\.1000\/rest`$/m)
    assert.match(out, / = attendu vers a\.en\.md:8$/m)
    assert.match(
      out,
      /\n1 citation perdue, 1 citation altérée, 1 nombre altéré\u202f; 0 citation et 1 nombre concordent\.\n$/
    )
    const faithful = await run(english, ['--language', 'fr'])
    assert.equal(faithful.out, 'Fidèle\u00a0: 2 citations et 2 nombres concordent.\n')
  })

  it('takes a citation that is no link any more for lost', async () => {
    const {code, out} = await run(english.replace('[Rest](', '[Rest] ('))
    assert.equal(code, 1)
    assert.match(out, /^citation\[broken\]: `10\.1000\/rest` is no longer the link that it was$/m)
    assert.match(out, /\n1 citation broken; 1 citation and 2 numbers agree\.\n$/)
  })

  it('ends with 0 where something is only added, and shows it', async () => {
    const {code, out} = await run(`${english}\nTea again, 56 times ([More](https://doi.org/10.1000/more)).\n`)
    assert.equal(code, 0)
    assert.match(out, /^number\[added\]: `56`\n {2}--> a\.en\.md:10:12/m)
    assert.match(out, /\n1 citation added, 1 number added; 2 citations and 2 numbers agree\.\n$/)
  })

  it('tells of what moved when it is asked to', async () => {
    const rest = ' ([Rest](https://doi.org/10.1000/rest))'
    const moved = `${english.replace(rest, '').replace('# Tea\n', `# Tea\n\nSee first${rest}.\n`)}`
    const {code, out} = await run(moved)
    assert.deepEqual(
      {code, out},
      {code: 0, out: 'Faithful: 2 citations and 2 numbers agree.\n1 citation moved to another section (--verbose)\n'}
    )
    assert.match((await run(moved, ['--verbose'])).out, /^citation\[moved\]: `10\.1000\/rest`\n --> a\.fr\.md:7:17/m)
  })

  it('gives the same to programs', async () => {
    const {code, out} = await run(`\ufeff${wrong}`, ['--format', 'json'])
    assert.equal(code, 1)
    const value = JSON.parse(out)
    value.tool.version = '0'
    const sections = {a: {title: 'Résultats', line: 3}, b: {title: 'Results', line: 3}}
    const at = (path: string, line: number, column: number, endColumn: number, name: string) => ({
      ...{path, line, column, endLine: line, endColumn, name}
    })
    assert.deepEqual(value, {
      version: 1,
      tool: {name: 'medcite', version: '0'},
      a: {path: 'a.fr.md', language: 'fr'},
      b: {path: 'a.en.md', language: 'en'},
      differences: [
        {
          kind: 'altered',
          subject: 'number',
          a: at('a.fr.md', 5, 6, 8, '90 %'),
          b: at('a.en.md', 5, 4, 6, '80%'),
          sections
        },
        {
          kind: 'altered',
          subject: 'citation',
          a: at('a.fr.md', 5, 45, 84, '10.1000/tea.17'),
          b: at('a.en.md', 6, 2, 41, '10.1000/tea.71'),
          sections
        },
        {
          kind: 'lost',
          subject: 'citation',
          a: at('a.fr.md', 7, 17, 54, '10.1000/rest'),
          expected: {path: 'a.en.md', line: 8},
          sections
        }
      ],
      moved: [],
      summary: {isFaithful: false, citations: {a: 2, b: 1, kept: 0}, numbers: {a: 2, b: 2, kept: 1}}
    })
  })

  it('finds nothing between the example digests, nor between a text and itself', async () => {
    const read = (name: string) => readFileSync(new URL(`../../docs/examples/${name}`, import.meta.url))
    for (const name of ['lupus', 'lupus-clean']) {
      const cwd = folder({'a.md': read(`${name}.fr.md`), 'b.md': read(`${name}.en.md`)})
      assert.equal((await medcite(cwd, ['compare', 'a.md', 'b.md'])).code, 0)
      assert.equal((await medcite(cwd, ['compare', 'a.md', 'a.md'])).code, 0)
    }
  })

  it('bears empty files', async () => {
    const cwd = folder({'a.md': french, 'empty.md': ''})
    assert.equal(
      (await medcite(cwd, ['compare', 'empty.md', 'empty.md'])).out,
      'Faithful: 0 citations and 0 numbers agree.\n'
    )
    const {code, out} = await medcite(cwd, ['compare', 'a.md', 'empty.md'])
    assert.equal(code, 1)
    assert.match(out, /\n2 citations lost, 2 numbers lost; 0 citations and 0 numbers agree\.\n$/)
    assert.match(out, /^Résultats → \(before the first heading\) \(3 → 1\)$/m)
    assert.equal((await medcite(cwd, ['compare', 'empty.md', 'a.md'])).code, 0)
  })

  it('ends with 2 where a text cannot be read, in one sentence for each', async () => {
    const cwd = folder({'a.md': french, 'b.md': Buffer.from('caf\xe9', 'latin1'), 'docs/x.md': ''})
    const {code, out, err} = await medcite(cwd, ['compare', 'none.md', 'b.md'])
    assert.deepEqual({code, out}, {code: 2, out: ''})
    assert.equal(
      err,
      'medcite: Cannot read `none.md`: no such file\n' +
        'medcite: Cannot read `b.md`: unexpected byte at offset 3, expected UTF-8\n'
    )
    assert.match((await medcite(cwd, ['compare', 'a.md', 'docs'])).err, /Cannot read `docs`: it is a folder/)
    const configured = folder({'a.md': french, '.medciterc.json': '{"rules": 1}'})
    const failed = await medcite(configured, ['compare', 'a.md', 'a.md'])
    assert.equal(failed.code, 2)
    assert.equal(failed.err.split('\n').length, 2)
  })

  it('reads one of the two from standard input', async () => {
    const world = {stdin: async () => Buffer.from(french)}
    const cwd = folder({'a.md': english})
    assert.equal((await medcite(cwd, ['compare', '-', 'a.md'], world)).code, 0)
    assert.match((await medcite(folder({'a.md': wrong}), ['compare', '-', 'a.md'], world)).out, / --> <stdin>:5:6/)
    const {code, err} = await medcite(cwd, ['compare', '-', '-'], world)
    assert.deepEqual({code, err}, {code: 2, err: 'medcite: Unexpected `-` twice, expected standard input once\n'})
  })

  it('ends when it is interrupted', async () => {
    const {code, out, err} = await run(wrong, [], {signal: AbortSignal.abort()})
    assert.deepEqual({code, out, err}, {code: 130, out: '', err: 'medcite: Interrupted\n'})
  })

  it('lets no text and no name command anything', async () => {
    const hostile = '::error::x\u001b]0;t\u0007\u202e##[error]y'
    const cwd = folder({
      'a.md': `## ${hostile}\n\nTea 90% [${hostile}](https://example.org/${hostile.replaceAll(/[[\]]/g, '')}) ${hostile}\n`,
      'b.md': `## ${hostile}\n\nTea 80% ${hostile}\n`
    })
    for (const argv of [[], ['--color'], ['--format', 'json']]) {
      for (const columns of [40, 120]) {
        const {code, out} = await medcite(cwd, ['compare', 'a.md', 'b.md', ...argv], {columns})
        assert.equal(code, 1)
        const bare = out.replaceAll(/\u001b\[\d+m/g, '')
        assert.doesNotMatch(bare, /^\s*::/m)
        assert.doesNotMatch(bare.replaceAll('\n', ''), /[\p{Cc}\p{Cf}]|##\[/u)
      }
    }
  })

  it('compares a megabyte', async () => {
    const long = (text: string) =>
      Array.from({length: 3500}, (_, index) => text.replaceAll('10.1000/', `10.1000/${index}.`)).join('\n')
    const cwd = folder({'a.md': long(french), 'b.md': long(english)})
    const {code, out} = await medcite(cwd, [...['compare', 'a.md', 'b.md', '--config', 'none.json']])
    assert.equal(code, 2, out)
    const faithful = await medcite(cwd, ['compare', 'a.md', 'b.md'])
    assert.equal(faithful.out, 'Faithful: 7000 citations and 7000 numbers agree.\n')
  }).timeout(180_000)
})
