import assert from 'node:assert/strict'
import {citationCsv} from '../../../server/src/cli/format/citation-csv.ts'
import {citationJson} from '../../../server/src/cli/format/citation-json.ts'
import {citationTable} from '../../../server/src/cli/format/citation-table.ts'
import {type Look, styleOf} from '../../../server/src/cli/format/style.ts'
import {textWidth} from '../../../server/src/cli/format/width.ts'
import type {CitationFile, ListedCitation} from '../../../server/src/cli/listing.ts'

const plain: Look = {language: 'en', style: styleOf(false), columns: 100, isWrapped: false}

const article: ListedCitation = {
  line: 12,
  column: 5,
  endLine: 12,
  endColumn: 60,
  kind: 'link',
  label: 'A study of tea and rest on Mars, March 2025',
  url: 'https://example.org/journal/articles/10.1000/a-study-of-tea-and-rest-on-mars.2025.17',
  identifier: {scheme: 'doi', value: '10.1000/a-study-of-tea-and-rest-on-mars.2025.17'},
  journal: 'The Annals of Tea and Rest',
  date: {year: 2025, month: 3, day: 7, basis: 'posting'},
  evidence: 'article',
  isListed: false,
  status: 'warning',
  findings: 2,
  rules: ['cold-tea', 'long-rest']
}
const page: ListedCitation = {
  line: 1203,
  column: 118,
  endLine: 1203,
  endColumn: 140,
  kind: 'broken',
  label: '茶の研究',
  url: 'https://example.org/tea',
  identifier: {scheme: 'url', value: 'https://example.org/tea'},
  evidence: 'press-release',
  isListed: true,
  status: 'broken',
  findings: 0,
  rules: []
}
const number: ListedCitation = {
  line: 3,
  column: 1,
  endLine: 3,
  endColumn: 9,
  kind: 'bare',
  url: '',
  identifier: {scheme: 'pmid', value: '12345678'},
  evidence: 'article',
  isListed: false,
  status: 'ok',
  findings: 0,
  rules: []
}
const file = (...citations: ListedCitation[]): CitationFile => ({path: 'docs/tea.md', hasBom: false, citations})

describe('the table of citations', () => {
  it('shows all where there is room', () => {
    assert.equal(
      citationTable([file(number, article, page)], {...plain, columns: 180}),
      [
        'Line       Label                                        Source                                               Journal                     Date        Kind             State',
        '3:1        –                                            PMID 12345678                                        –                           –           journal article  ok',
        '12:5       A study of tea and rest on Mars, March 2025  doi:10.1000/a-study-of-tea-and-rest-on-mars.2025.17  The Annals of Tea and Rest  2025-03-07  journal article  warning (2)',
        '           = cold-tea, long-rest',
        '1203:118*  茶の研究                                     example.org/tea                                      –                           –           press release    broken',
        '',
        '3 citations of 3 sources in 1 file: 1 broken, 1 with findings',
        '* in a list of references',
        ''
      ].join('\n')
    )
  })

  it('cuts what is long, the source in its middle, and puts journals under their rows', () => {
    assert.equal(
      citationTable([file(number, article, page)], plain),
      [
        'Line       Label                Source                     Date        Kind             State',
        '3:1        –                    PMID 12345678              –           journal article  ok',
        '12:5       A study of tea and…  doi:10.1000/a-s…s.2025.17  2025-03-07  journal article  warning (2)',
        '           The Annals of Tea and Rest  = cold-tea, long-rest',
        '1203:118*  茶の研究             example.org/tea            –           press release    broken',
        '',
        '3 citations of 3 sources in 1 file: 1 broken, 1 with findings',
        '* in a list of references',
        ''
      ].join('\n')
    )
  })

  it('is a block for each citation in a narrow terminal', () => {
    assert.equal(
      citationTable([file(article, page)], {...plain, columns: 60, isWrapped: true, language: 'fr'}),
      [
        '12:5  avertissement (2)  A study of tea and rest on Mars,…',
        '  doi:10.1000/a-study-of-tea-and-rest-on-mars.2025.17',
        '  article de revue · 2025-03-07 · The Annals of Tea and Re…',
        '  = cold-tea, long-rest',
        '1203:118*  rompue  茶の研究',
        '  example.org/tea',
        '  communiqué de presse',
        '',
        '2 citations de 2 sources dans 1 fichier\u00a0: 1 rompue, 1 avec des constats',
        '* dans une liste de références',
        ''
      ].join('\n')
    )
  })

  it('never is wider than the terminal', () => {
    const hard = {
      ...article,
      label: '茶'.repeat(80),
      journal: 'é'.repeat(90),
      rules: Array(9).fill('a-rule-with-a-name')
    }
    for (const columns of [40, 59, 60, 80, 99, 100, 120, 200]) {
      for (const language of ['en', 'fr'] as const) {
        const out = citationTable([file(hard, article, page, number)], {...plain, columns, language})
        const wide = out.split('\n').filter(line => textWidth(line) > columns && !/citations|\*/.test(line))
        assert.deepEqual(wide, [], `${columns}`)
      }
    }
  })

  it('colours by state', () => {
    const out = citationTable([file(article, page, number)], {...plain, style: styleOf(true)})
    assert.match(out, /\u001b\[33mwarning \(2\)/)
    assert.match(out, /\u001b\[31mbroken/)
    assert.match(out, /\u001b\[32mok/)
  })
})

const hostile = '::error::x\u001b]0;t\u0007\u202e##[error]y\r\n=cmd|"a",b;c'
const bad = {
  ...article,
  label: hostile,
  url: hostile,
  journal: hostile,
  identifier: {scheme: 'url', value: hostile} as const,
  rules: [hostile]
}

describe('hostile texts in lists of citations', () => {
  it('command nothing', () => {
    const files = [{...file(bad), path: hostile}, file(bad)]
    for (const columns of [40, 100, 300]) {
      const out = citationTable(files, {...plain, columns})
      assert.doesNotMatch(out, /^\s*::/m)
      assert.doesNotMatch(out.replaceAll('\n', ''), /[\p{Cc}\p{Cf}]|##\[/u)
    }
    assert.doesNotMatch(citationCsv(files).replaceAll('\r\n', ''), /[\p{Cc}\p{Cf}]|##\[/u)
    assert.doesNotMatch(citationJson(files).trimEnd(), /[\p{Cc}\p{Cf}]|##\[/u)
    assert.equal(JSON.parse(citationJson(files)).files[0].citations[0].label, hostile)
  })
})

describe('the citations as CSV', () => {
  it('follow RFC 4180', () => {
    assert.equal(
      citationCsv([{...file(number, {...page, line: 1, endLine: 1, label: 'a "b", c'}), hasBom: true}]),
      [
        'path,line,column,end_line,end_column,kind,label,url,scheme,identifier,journal,date,date_basis,evidence,listed,status,findings,rule_ids',
        'docs/tea.md,3,1,3,9,bare,,,pmid,12345678,,,,article,no,ok,0,',
        'docs/tea.md,1,119,1,141,broken,"a ""b"", c",https://example.org/tea,url,https://example.org/tea,,,,press-release,yes,broken,0,',
        ''
      ].join('\r\n')
    )
    assert.match(
      citationCsv([file(article)]),
      /,The Annals of Tea and Rest,2025-03-07,posting,article,no,warning,2,cold-tea long-rest\r\n$/
    )
  })

  it('are no formulas', () => {
    for (const start of ['=', '+', '-', '@', ' =', '\u00a0=', '＝', '＋', '－', '＠']) {
      const out = citationCsv([file({...number, label: `${start}1+1`})])
      assert.ok(out.includes(`,'${start}1+1,`), start)
    }
    assert.ok(citationCsv([file({...number, label: 'a=1'})]).includes(',a=1,'))
  })
})
