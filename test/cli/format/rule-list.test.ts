import assert from 'node:assert/strict'
import {ruleTable} from '../../../server/src/cli/format/rule-list.ts'
import {styleOf} from '../../../server/src/cli/format/style.ts'
import {rules} from '../../../server/src/service/index.ts'

describe('the table of rules', () => {
  const table = (columns: number, isWrapped: boolean, language: 'en' | 'fr' = 'en', hasColor = false): string[] =>
    ruleTable({language, columns, isWrapped, style: styleOf(hasColor)})
      .trimEnd()
      .split('\n')

  /** All words of a table, wherever its lines end. */
  const wordsOf = (lines: readonly string[]): string[] => lines.join(' ').split(/\s+/)

  it('has a line for each rule where programs read it, however long', () => {
    assert.equal(table(60, false).length, rules.length + 1)
    assert.deepEqual(table(60, false), table(200, true))
  })

  for (const language of ['en', 'fr'] as const)
    for (const columns of [40, 60, 72, 90, 100])
      it(`fits ${columns} columns, and has all of it (${language})`, () => {
        const lines = table(columns, true, language)
        for (const line of lines) assert.ok(line.length < columns, line)
        assert.deepEqual(wordsOf(lines), wordsOf(table(columns, false, language)))
        const coloured = table(columns, true, language, true)
        assert.deepEqual(
          coloured.map(line => line.replace(/\u001b\[\d+m/g, '')),
          lines
        )
      })

  it('breaks a title under its beginning', () => {
    const lines = table(90, true)
    const at = lines[0]?.indexOf('Reports') ?? 0
    const first = lines.findIndex(line => line.startsWith('stray-image-mark'))
    assert.match(lines[first + 1] ?? '', new RegExp(`^ {${at}}\\S`))
  })

  it('puts a title on lines of its own where too little room is left beside the rest', () => {
    const [head, title, first, second] = table(60, true)
    assert.match(head ?? '', /^Rule +Severity {2}Fix$/)
    assert.equal(title, '  Reports')
    assert.match(first ?? '', /^address-mismatch +warning +review$/)
    assert.equal(second, '  The label shows one address and leads to another')
  })

  it('calls a rule that is off as the setting is called', () => {
    assert.match(table(200, false, 'fr').find(line => line.startsWith('claim-without-source')) ?? '', / off +– /)
  })
})
