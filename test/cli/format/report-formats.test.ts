import assert from 'node:assert/strict'
import {checkstyle} from '../../../server/src/cli/format/checkstyle.ts'
import {gitlab} from '../../../server/src/cli/format/gitlab.ts'
import {junit} from '../../../server/src/cli/format/junit.ts'
import {xml} from '../../../server/src/cli/format/xml.ts'
import {attack, everything, fileOf, french, hostile, info, many, nothing, plain, reportOf, warning} from './reports.ts'
import {assertGitlab, assertXml} from './validate.ts'

const reports = {everything, nothing, attack, many: many(300)}

describe('the format junit', () => {
  for (const [name, report] of Object.entries(reports))
    it(`is valid by its schema (${name})`, () => assertXml(junit(report, plain), 'junit.xsd'))

  it('is a suite for each file, a test for each finding, a failure for each that is no advice', () => {
    assert.equal(
      junit(reportOf(fileOf('docs/tea.md', warning, {...warning, line: 14}, info), fileOf('docs/clean.md')), plain),
      [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<testsuites name="medcite" tests="4" failures="2" errors="0">',
        '<testsuite name="docs/tea.md" tests="3" failures="2" errors="0">',
        '<testcase classname="docs/tea.md" name="Unexpected `cold` tea, expected `warm` [unclosed-emphasis]">',
        '<failure type="warning" message="Unexpected `cold` tea, expected `warm`">docs/tea.md:12:5: warning: Unexpected `cold` tea, expected `warm` [unclosed-emphasis]</failure>',
        '</testcase>',
        '<testcase classname="docs/tea.md" name="Unexpected `cold` tea, expected `warm` [unclosed-emphasis] (2)">',
        '<failure type="warning" message="Unexpected `cold` tea, expected `warm`">docs/tea.md:14:5: warning: Unexpected `cold` tea, expected `warm` [unclosed-emphasis]</failure>',
        '</testcase>',
        '<testcase classname="docs/tea.md" name="Unexpected `  `, expected one space &amp; no more [padded-link]">',
        '<system-out>docs/tea.md:20:1: info: Unexpected `  `, expected one space &amp; no more [padded-link]</system-out>',
        '</testcase>',
        '</testsuite>',
        '<testsuite name="docs/clean.md" tests="1" failures="0" errors="0">',
        '<testcase classname="docs/clean.md" name="No problems"/>',
        '</testsuite>',
        '</testsuites>',
        ''
      ].join('\n')
    )
  })

  it('says in French that a file is clean', () => {
    assert.match(junit(reportOf(fileOf('thé.md')), french), /classname="thé\.md" name="Aucun constat"\/>/)
  })
})

describe('the format checkstyle', () => {
  for (const [name, report] of Object.entries(reports))
    it(`is valid by its schema (${name})`, () => assertXml(checkstyle(report), 'checkstyle.xsd'))

  it('names every file, with what is found in it', () => {
    assert.equal(
      checkstyle(reportOf(fileOf('docs/clean.md'), {...fileOf('docs/tea.md', warning, info), hasBom: true})),
      [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<checkstyle version="4.3">',
        '<file name="docs/clean.md">',
        '</file>',
        '<file name="docs/tea.md">',
        '<error line="12" column="5" severity="warning" message="Unexpected `cold` tea, expected `warm`" source="medcite.unclosed-emphasis"/>',
        '<error line="20" column="1" severity="info" message="Unexpected `  `, expected one space &amp; no more" source="medcite.padded-link"/>',
        '</file>',
        '</checkstyle>',
        ''
      ].join('\n')
    )
  })
})

describe('text in XML', () => {
  it('means the same to its reader, and shows what XML cannot hold', () => {
    assert.equal(
      xml('<a b="c\'d">&]]>\r\n\t\u0085\u202e ##[x] ##VSO[y] é😀\u{e0001}'),
      '&lt;a b=&quot;c&apos;d&quot;&gt;&amp;]]&gt;&#xd;&#xa;&#x9;&#x85;&#x202e; #&#x23;[x] #&#x23;VSO[y] é😀&#xe0001;'
    )
    assert.equal(xml('\0\u001b\ud800x\udc00\ufffe\uffff'), '\\u{0}\\u{1b}\\u{d800}x\\u{dc00}\\u{fffe}\\u{ffff}')
  })
})

describe('the format gitlab', () => {
  for (const [name, report] of Object.entries(reports))
    it(`is valid by its schema (${name})`, () => assertGitlab(gitlab(report)))

  it('is an array and nothing else', () => {
    assert.equal(gitlab(nothing), '[]\n')
    const [first] = JSON.parse(gitlab(reportOf(fileOf('docs/é.md', {...warning, endLine: 13}))))
    const {fingerprint, ...rest} = first
    assert.match(fingerprint, /^[\da-f]{64}$/)
    assert.deepEqual(rest, {
      description: 'Unexpected `cold` tea, expected `warm` [unclosed-emphasis]',
      check_name: 'unclosed-emphasis',
      severity: 'minor',
      location: {path: 'docs/é.md', lines: {begin: 12, end: 13}}
    })
  })

  it('has severities of its own', () => {
    const found: {severity: string}[] = JSON.parse(gitlab(everything))
    assert.deepEqual(
      found.map(({severity}) => severity),
      ['major', 'minor', 'minor', 'info', 'minor', 'info']
    )
  })

  it('has fingerprints that no other finding has, and that moved lines leave alone', () => {
    const prints = (report: typeof everything): string[] =>
      JSON.parse(gitlab(report)).map(({fingerprint}: {fingerprint: string}) => fingerprint)
    const all = prints(many(1000))
    assert.equal(new Set(all).size, 1000)
    const before = prints(reportOf(fileOf('a.md', warning), fileOf('b.md', warning)))
    assert.notEqual(before[0], before[1])
    assert.deepEqual(prints(reportOf(fileOf('a.md', {...warning, line: 40, endLine: 40}))), [before[0]])
  })

  it('means what was written', () => {
    assert.equal(JSON.parse(gitlab(attack))[0].location.path, hostile)
  })
})
