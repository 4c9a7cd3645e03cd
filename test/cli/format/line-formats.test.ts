import assert from 'node:assert/strict'
import {compact} from '../../../server/src/cli/format/compact.ts'
import {github} from '../../../server/src/cli/format/github.ts'
import {json} from '../../../server/src/cli/format/json.ts'
import {jsonl} from '../../../server/src/cli/format/jsonl.ts'
import {attack, error, everything, fileOf, hostile, nothing, reportOf, warning} from './reports.ts'

describe('the format compact', () => {
  it('is one line a finding, as compilers write theirs', () => {
    assert.equal(
      compact(everything),
      [
        'docs/tea leaves/é.md:1:21: error: Unexpected space between `]` and `(`, expected nothing: this is not a link [detached-destination]',
        'docs/tea leaves/é.md:12:5: warning: Unexpected `cold` tea, expected `warm` [unclosed-emphasis]',
        'docs/tea leaves/é.md:14:5: warning: Unexpected `cold` tea, expected `warm` [unclosed-emphasis]',
        'docs/tea leaves/é.md:20:1: info: Unexpected `  `, expected one space & no more [padded-link]',
        '<stdin>:12:5: warning: Unexpected `cold` tea, expected `warm` [unclosed-emphasis]',
        '../outside.md:20:1: info: Unexpected `  `, expected one space & no more [padded-link]',
        ''
      ].join('\n')
    )
  })

  it('says nothing where nothing is found', () => {
    assert.equal(compact(reportOf(fileOf('a.md'))), '')
  })

  it('lets no name begin a line with a command', () => {
    assert.match(compact(attack), /^\\u\{3a\}:error::forged\\u\{1b\}/)
  })
})

describe('the format jsonl', () => {
  it('has the findings of json, one a line, each with its path', () => {
    const lines = jsonl(everything).trimEnd().split('\n')
    const {files} = JSON.parse(json(everything))
    assert.deepEqual(
      lines.map(line => JSON.parse(line)),
      files.flatMap(({path, findings}: {path: string; findings: object[]}) => findings.map(one => ({path, ...one})))
    )
  })

  it('counts a byte order mark as json does', () => {
    const [first = '', second = ''] = jsonl(everything).split('\n')
    assert.equal(JSON.parse(first).column, error.column + 1)
    assert.equal(JSON.parse(second).column, warning.column)
    assert.deepEqual(JSON.parse(second).fixes[0].edits, [{start: 105, end: 109, text: 'warm'}])
  })

  it('is empty where nothing is found', () => {
    assert.equal(jsonl(nothing), '')
  })

  it('means what was written', () => {
    const [first = ''] = jsonl(attack).split('\n')
    const {path, message, fixes} = JSON.parse(first)
    assert.deepEqual([path, message, fixes[0].edits[0].text], [hostile, hostile, hostile])
  })
})

describe('the format github', () => {
  it('is one command a finding, the worst first, columns only within one line', () => {
    assert.equal(
      github(everything),
      [
        '::error file=docs/tea leaves/é.md,line=1,endLine=2,title=MedCite (detached-destination)::docs/tea leaves/é.md:1:21: Unexpected space between `]` and `(`, expected nothing: this is not a link [detached-destination]',
        '::warning file=docs/tea leaves/é.md,line=12,endLine=12,col=5,endColumn=9,title=MedCite (unclosed-emphasis)::docs/tea leaves/é.md:12:5: Unexpected `cold` tea, expected `warm` [unclosed-emphasis]',
        '::warning file=docs/tea leaves/é.md,line=14,endLine=14,col=5,endColumn=9,title=MedCite (unclosed-emphasis)::docs/tea leaves/é.md:14:5: Unexpected `cold` tea, expected `warm` [unclosed-emphasis]',
        '::warning file=<stdin>,line=12,endLine=12,col=5,endColumn=9,title=MedCite (unclosed-emphasis)::<stdin>:12:5: Unexpected `cold` tea, expected `warm` [unclosed-emphasis]',
        '::notice file=docs/tea leaves/é.md,line=20,endLine=20,col=1,endColumn=1,title=MedCite (padded-link)::docs/tea leaves/é.md:20:1: Unexpected `  `, expected one space & no more [padded-link]',
        '::notice file=../outside.md,line=20,endLine=20,col=1,endColumn=1,title=MedCite (padded-link)::../outside.md:20:1: Unexpected `  `, expected one space & no more [padded-link]',
        ''
      ].join('\n')
    )
  })

  it('escapes what its reader turns back, in properties and in the text', () => {
    const out = github(reportOf(fileOf('a,b:c\n%.md', {...warning, message: '100 %\r\nof tea, 1:2'})))
    assert.equal(
      out,
      '::warning file=a%2Cb%3Ac%0A%25.md,line=12,endLine=12,col=5,endColumn=9,title=MedCite (unclosed-emphasis)::' +
        'a,b:c\\u{a}%25.md:12:5: 100 %25%0D%0Aof tea, 1:2 [unclosed-emphasis]\n'
    )
  })

  it('lets no name end its properties or begin another command', () => {
    const lines = github(attack).trimEnd().split('\n')
    assert.equal(lines.length, 3)
    for (const line of lines) assert.match(line, /^::(?:error|warning|notice) file=[^,:]*,line=\d+,[^:]*::/)
  })

  it('says nothing where nothing is found', () => {
    assert.equal(github(reportOf(fileOf('a.md'))), '')
  })
})
