import assert from 'node:assert/strict'
import {harmless} from '../../../server/src/cli/format/harmless.ts'
import {json} from '../../../server/src/cli/format/json.ts'
import {page} from '../../../server/src/cli/format/page.ts'
import {type Look, styleOf} from '../../../server/src/cli/format/style.ts'
import {stylish} from '../../../server/src/cli/format/stylish.ts'
import {wrap} from '../../../server/src/cli/format/wrap.ts'
import {
  type FileReport,
  type OfferedFix,
  type RelatedPlace,
  type ReportedFinding,
  summarize
} from '../../../server/src/cli/report.ts'

const plain: Look = {language: 'en', style: styleOf(false), columns: 80, isWrapped: false}

const kettle: RelatedPlace = {line: 3, column: 1, endLine: 3, endColumn: 4, message: 'the kettle'}
const warming: OfferedFix = {title: 'Warm it', safety: 'safe', edits: [{start: 104, end: 108, text: 'warm'}]}

const finding: ReportedFinding = {
  ruleId: 'cold-tea',
  messageId: 'cold',
  severity: 'warning',
  message: 'Unexpected `cold` tea, expected `warm`',
  line: 12,
  column: 5,
  endLine: 12,
  endColumn: 9,
  sourceLine: 'The cold tea, served at dawn.',
  fingerprint: '5f3c0a2b9d417e68:1',
  related: [kettle],
  fixes: [warming, {title: 'Pour it away', safety: 'review', edits: [{start: 100, end: 112, text: ''}]}]
}

const reportOf = (...files: FileReport[]) => ({files, summary: summarize(files), fixed: {fixes: 0, files: 0}})
const fileOf = (path: string, ...findings: ReportedFinding[]): FileReport => ({path, hasBom: false, findings})

describe('the format stylish', () => {
  it('shows the place, the line, a caret under it, and what can be done', () => {
    assert.equal(
      stylish(reportOf(fileOf('docs/tea.md', finding)), plain),
      [
        'warning[cold-tea]: Unexpected `cold` tea, expected `warm`',
        '  --> docs/tea.md:12:5',
        '   |',
        '12 | The cold tea, served at dawn.',
        '   |     ^^^^',
        '   = fix (safe): Warm it',
        '   = fix (review): Pour it away',
        '   = see docs/tea.md:3:1: the kettle',
        '',
        '1 warning in 1 file; 1 fixable with --fix',
        ''
      ].join('\n')
    )
  })

  it('says the same in French', () => {
    assert.equal(
      stylish(reportOf(fileOf('docs/the.md', finding, {...finding, severity: 'error'}), fileOf('b.md')), {
        ...plain,
        language: 'fr'
      }),
      [
        'avertissement[cold-tea]\u00a0: Unexpected `cold` tea, expected `warm`',
        '  --> docs/the.md:12:5',
        '   |',
        '12 | The cold tea, served at dawn.',
        '   |     ^^^^',
        '   = correction (sûre)\u00a0: Warm it',
        '   = correction (à relire)\u00a0: Pour it away',
        '   = voir docs/the.md:3:1\u00a0: the kettle',
        '',
        'erreur[cold-tea]\u00a0: Unexpected `cold` tea, expected `warm`',
        '  --> docs/the.md:12:5',
        '   |',
        '12 | The cold tea, served at dawn.',
        '   |     ^^^^',
        '   = correction (sûre)\u00a0: Warm it',
        '   = correction (à relire)\u00a0: Pour it away',
        '   = voir docs/the.md:3:1\u00a0: the kettle',
        '',
        '1 erreur, 1 avertissement dans 2 fichiers\u202f; 2 corrigeables avec --fix',
        ''
      ].join('\n')
    )
  })

  it('breaks sentences at words where a terminal is narrow, under each other', () => {
    assert.equal(
      stylish(reportOf(fileOf('tea.md', {...finding, fixes: []})), {...plain, columns: 40, isWrapped: true}),
      [
        'warning[cold-tea]: Unexpected `cold`',
        '  tea, expected `warm`',
        '  --> tea.md:12:5',
        '   |',
        '12 | The cold tea, served at dawn.',
        '   |     ^^^^',
        '   = see tea.md:3:1: the kettle',
        '',
        '1 warning in 1 file',
        ''
      ].join('\n')
    )
  })

  it('marks a place of several lines to the end of its first', () => {
    const out = stylish(reportOf(fileOf('a.md', {...finding, endLine: 14, endColumn: 2})), plain)
    assert.match(out, /\n {3}\| {5}\^{25}\n/)
  })

  it('names some of many places, and each fix once', () => {
    const related = Array.from({length: 9}, (_, index) => ({...kettle, line: index + 1}))
    const fixes = [...finding.fixes, ...finding.fixes]
    const out = stylish(reportOf(fileOf('a.md', {...finding, related, fixes})), plain)
    assert.equal(out.match(/= see /g)?.length, 4)
    assert.match(out, /\n {3}= and 5 more places\n/)
    assert.equal(out.match(/= fix/g)?.length, 2)
  })

  it('colours by severity', () => {
    const paint = (severity: ReportedFinding['severity']) =>
      stylish(reportOf(fileOf('a.md', {...finding, severity})), {...plain, style: styleOf(true)})
    assert.match(paint('error'), /^\u001b\[1m\u001b\[31merror\[cold-tea\]/)
    assert.match(paint('warning'), /^\u001b\[1m\u001b\[33mwarning\[cold-tea\]/)
    assert.match(paint('info'), /^\u001b\[1m\u001b\[36minfo\[cold-tea\]/)
  })

  it('lets no text and no name begin a line or command anything', () => {
    const hostile =
      '::error::forged\u001b]0;t\u0007\u202e##[error]forged\n::error::forged ::error::forged ::error::forged'
    const report = reportOf(
      fileOf(hostile, {
        ...finding,
        message: hostile,
        sourceLine: hostile.slice(0, 40),
        related: [{...kettle, message: hostile}],
        fixes: [{...warming, title: hostile}]
      })
    )
    for (const look of [plain, {...plain, columns: 30, isWrapped: true}]) {
      const out = stylish(report, look)
      assert.doesNotMatch(out, /^\s*::/m)
      assert.doesNotMatch(out.replaceAll('\n', ''), /[\p{Cc}\p{Cf}]|##\[/u)
    }
  })
})

describe('the format json', () => {
  it('is documented, and counts a byte order mark', () => {
    const first = {...finding, line: 1, endLine: 1}
    const value = JSON.parse(json(reportOf({...fileOf('a b/é.md', first), hasBom: true}, fileOf('b.md'))))
    assert.match(value.tool.version, /^\d+\.\d+\.\d+$/)
    value.tool.version = '0'
    assert.deepEqual(value, {
      version: 1,
      tool: {name: 'medcite', version: '0'},
      files: [
        {
          path: 'a b/é.md',
          findings: [
            {
              ruleId: 'cold-tea',
              messageId: 'cold',
              severity: 'warning',
              message: 'Unexpected `cold` tea, expected `warm`',
              line: 1,
              column: 6,
              endLine: 1,
              endColumn: 10,
              related: [{path: 'a b/é.md', line: 3, column: 1, endLine: 3, endColumn: 4, message: 'the kettle'}],
              fixes: [
                {title: 'Warm it', safety: 'safe', edits: [{start: 105, end: 109, text: 'warm'}]},
                {title: 'Pour it away', safety: 'review', edits: [{start: 101, end: 113, text: ''}]}
              ]
            }
          ]
        },
        {path: 'b.md', findings: []}
      ],
      summary: {files: 2, errors: 0, warnings: 1, infos: 0, fixable: 1}
    })
  })

  it('is one line without anything that commands, and means what was written', () => {
    const hostile = '\u001b]0;t\u0007\u009b31m\u202e\u2028##[error]x ##vso[y] \u{e0001} "\\'
    const out = json(reportOf(fileOf(hostile, {...finding, message: hostile})))
    assert.match(out, /^[^\n]*\n$/)
    assert.doesNotMatch(out.trimEnd(), /[\p{Cc}\p{Cf}\u2028]|##\[|##vso/u)
    const {files} = JSON.parse(out)
    assert.equal(files[0].path, hostile)
    assert.equal(files[0].findings[0].message, hostile)
  })
})

describe('a page', () => {
  const markdown =
    '# Tea `cold`\n\nWarm `a b c` tea is *good*\nfor **rest**.\n\n- one `x` item that is longer\n- two\n\n````markdown\n# no\u200b heading\n```\n````\n'

  it('stays Markdown without colour', () => {
    assert.equal(page(markdown, plain), markdown.replace('\u200b', '\\u{200b}'))
  })

  it('is drawn with colour, code held together', () => {
    const bare = page(markdown, {...plain, style: styleOf(true), columns: 20}).replaceAll(/\u001b\[\d+m/g, '')
    assert.equal(
      bare,
      'Tea cold\n\nWarm a b c tea is\ngood for rest.\n\n  • one x item\n    that is longer\n  • two\n\n  │ # no\\u{200b} heading\n  │ ```\n'
    )
  })
})

describe('wrap', () => {
  it('breaks at spaces, holds no-break spaces, and leaves long words whole', () => {
    assert.deepEqual(wrap('a bb\u00a0cc d', 5), ['a', 'bb\u00a0cc', 'd'])
    assert.deepEqual(wrap('a bbbbbbbb c', 5), ['a', 'bbbbbbbb', 'c'])
    assert.deepEqual(wrap('aaa b', 5, 4), ['', 'aaa b'])
    assert.deepEqual(wrap('', 5), [''])
  })
})

describe('harmless', () => {
  it('leaves honest text as it is', () => {
    const text = 'É ≥ 95 % « thé » ## titre #[x] 茶 😀'
    assert.equal(harmless(text), text)
  })
})
