import assert from 'node:assert/strict'
import {broken, folder, medcite, mended, removeFolders} from './world.ts'

const digest = [
  '# Le thé',
  '',
  'Le thé calme ([Cell Research, 2025](https://www.nature.com/articles/s41422-025-01128-1)), dit-on [Repos] (https://doi.org/10.1000/rest).',
  '',
  '**Références :**',
  '',
  '- [Cell Research, 2025](https://www.nature.com/articles/s41422-025-01128-1)',
  ''
].join('\n')

describe('medcite citations', () => {
  after(removeFolders)

  it('lists every citation, whatever its state', async () => {
    const {code, out, err} = await medcite(folder({'a.md': digest}), ['citations', 'a.md'], {columns: 140})
    assert.deepEqual({code, err}, {code: 0, err: ''})
    assert.equal(
      out,
      [
        'Line  Label                Source                          Journal        Date  Kind             State',
        '3:15  Cell Research, 2025  doi:10.1038/s41422-025-01128-1  Cell Research  2025  journal article  ok',
        '3:98  Repos                doi:10.1000/rest                –              –     journal article  broken (2)',
        '      = detached-destination, unlisted-source',
        '7:3*  Cell Research, 2025  doi:10.1038/s41422-025-01128-1  Cell Research  2025  journal article  ok',
        '',
        '3 citations of 2 sources in 1 file: 1 broken',
        '* in a list of references',
        ''
      ].join('\n')
    )
  })

  it('says which block it could not read, and lists the rest', async () => {
    const text = `See https://doi.org/10.1000/tea.\n\n${'> '.repeat(100)}https://doi.org/10.1000/deep\n`
    const {code, out, err} = await medcite(folder({'a.md': text}), ['citations', 'a.md', '--format', 'csv'])
    assert.equal(code, 2)
    assert.match(out, /10\.1000\/tea/)
    assert.match(err, /^medcite: Cannot read lines 3 to 3 of `a\.md`: /)
  })

  it('says it in French', async () => {
    const {out} = await medcite(folder({'a.md': mended}), ['citations', 'a.md', '--language', 'fr'])
    assert.match(out, /^Ligne {2}Libellé {2}Source {11}Revue {2}Date {2}Nature {12}État\n/)
    assert.match(out, /\n1:14 {3}Étude {4}doi:10\.1000\/the {2}– {6}– {5}article de revue {2}ok\n/)
    assert.match(out, /\n1 citation de 1 source dans 1 fichier\.\n$/)
  })

  it('takes files, folders and patterns, each under its name', async () => {
    const cwd = folder({'b.md': broken, 'docs/a.md': mended, 'docs/none.md': 'Rien.\n'})
    const {code, out} = await medcite(cwd, ['citations', 'b.md', 'docs'])
    assert.equal(code, 0)
    assert.match(out, /^b\.md\nLine[\s\S]*\n\ndocs\/a\.md\nLine/)
    assert.match(out, /\n2 citations of 1 source in 3 files: 1 broken\n$/)
    assert.equal((await medcite(cwd, ['citations', 'docs/none.md'])).out, 'No citations in 1 file.\n')
  })

  it('reads standard input under the name that is given', async () => {
    const world = {stdin: async () => Buffer.from(broken)}
    const {out} = await medcite(folder(), ['citations', '--format', 'csv', '--stdin-filename', 'a.md', '-'], world)
    assert.match(out, /\r\na\.md,1,14,1,51,broken,Étude,/)
    assert.match((await medcite(folder(), ['citations', '-', '--format=csv'], world)).out, /\r\n<stdin>,1,14,/)
  })

  it('gives the same facts to programs', async () => {
    const cwd = folder({'a.md': `\ufeff${mended}`})
    const {code, out} = await medcite(cwd, ['citations', '--format', 'json', 'a.md'])
    assert.equal(code, 0)
    const value = JSON.parse(out)
    value.tool.version = '0'
    assert.deepEqual(value, {
      version: 1,
      tool: {name: 'medcite', version: '0'},
      files: [
        {
          path: 'a.md',
          citations: [
            {
              line: 1,
              column: 15,
              endLine: 1,
              endColumn: 51,
              kind: 'link',
              label: 'Étude',
              url: 'https://doi.org/10.1000/the',
              identifier: {scheme: 'doi', value: '10.1000/the'},
              evidence: 'article',
              isListed: false,
              status: 'ok',
              findings: 0,
              ruleIds: []
            }
          ]
        }
      ],
      summary: {files: 1, citations: 1, sources: 1, listed: 0, broken: 0, found: 0}
    })
  })

  it('heeds the configuration', async () => {
    const cwd = folder({'a.md': broken, '.medciterc.json': '{"rules": {"detached-destination": "off"}}'})
    assert.match((await medcite(cwd, ['citations', 'a.md', '--format', 'csv'])).out, /,broken,0,\r\n$/)
    const ignoring = folder({'a.md': broken, '.medciterc.json': '{"ignore": ["a.md"]}'})
    const {code, out, err} = await medcite(ignoring, ['citations', 'a.md'])
    assert.deepEqual({code, out}, {code: 0, out: ''})
    assert.match(err, /`a\.md` was skipped/)
    const wrong = folder({'a.md': broken, '.medciterc.json': '{"rules": 1}'})
    assert.equal((await medcite(wrong, ['citations', 'a.md'])).code, 2)
  })

  it('ends with 2 where something cannot be read, and lists the rest', async () => {
    const cwd = folder({'a.md': Buffer.from('caf\xe9', 'latin1'), 'b.md': mended})
    const {code, out, err} = await medcite(cwd, ['citations', 'a.md', 'b.md', 'none.md'])
    assert.equal(code, 2)
    assert.match(out, /doi:10\.1000\/the/)
    assert.equal(
      err,
      'medcite: No such file or folder: `none.md`\n' +
        'medcite: Cannot read `a.md`: unexpected byte at offset 3, expected UTF-8\n'
    )
  })

  it('ends when it is interrupted', async () => {
    const {code, out, err} = await medcite(folder({'a.md': broken}), ['citations', 'a.md'], {
      signal: AbortSignal.abort()
    })
    assert.deepEqual({code, out, err}, {code: 130, out: '', err: 'medcite: Interrupted\n'})
  })
})
