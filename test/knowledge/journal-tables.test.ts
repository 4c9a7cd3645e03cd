import assert from 'node:assert/strict'
import {readFileSync} from 'node:fs'
import json from '../../server/src/knowledge/bundled/journals.json' with {type: 'json'}
import {createJournalTables} from '../../server/src/knowledge/journal-tables.ts'
import {titleKey} from '../../server/src/knowledge/journal-title.ts'
import {journalOf} from '../../server/src/knowledge/journals.ts'

const folder = new URL('../../server/data/journals/', import.meta.url)

/** Rows of a table that was counted and are facts: title, ISSN and an example. */
function facts(name: string): {readonly title: string; readonly issn: string; readonly doi: string}[] {
  const [, ...lines] = readFileSync(new URL(name, folder), 'utf8').trim().split('\n')
  return lines
    .map(line => line.split('\t'))
    .filter(([, , count, total]) => Number(count) >= 2 && Number(count) / Number(total) >= 0.9)
    .map(([, title = '', , , issn = '', , doi = '']) => ({title, issn, doi}))
}

const counted = [
  'nature-s-codes.tsv',
  'nature-legacy-codes.tsv',
  'bmc-springeropen-codes.tsv',
  'springer-1007-codes.tsv',
  'springer-other-prefix-codes.tsv',
  'bmj-codes.tsv',
  'jama-codes.tsv',
  'plos-codes.tsv',
  'elsevier-j-codes.tsv',
  'elsevier-pii-issn.tsv',
  'wiley-1002-codes.tsv',
  'wiley-1111-codes.tsv',
  'oup-codes.tsv',
  'mdpi-codes.tsv',
  'frontiers-codes.tsv',
  'acs-aha-lww-codes.tsv'
]

/** One whose DOI has another shape than its journal's articles have today. */
const oldShapes = new Set(['10.1093/library/16.1.51'])

describe('the journal tables', () => {
  for (const name of counted) {
    it(`tell every journal of ${name} that is a fact from its example`, () => {
      const rows = facts(name)
      assert.ok(rows.length >= 10)
      for (const {title, doi} of rows) {
        if (oldShapes.has(doi)) continue
        assert.equal(titleKey(journalOf({scheme: 'doi', value: doi})?.title ?? ''), titleKey(title), doi)
      }
    })
  }

  it('tell journals from the ISSNs of addresses', () => {
    for (const {title, issn} of facts('mdpi-codes.tsv')) {
      if (issn) assert.equal(journalOf(`https://www.mdpi.com/${issn}/12/3/456`)?.title, title)
    }
    let doubtful = 0
    for (const {title, issn} of facts('elsevier-j-codes.tsv')) {
      if (!issn) continue
      const pii = `S${issn.replace('-', '')}2301234X`
      const found = journalOf(`https://www.sciencedirect.com/science/article/pii/${pii}`)?.title
      if (found === undefined || titleKey(found) !== titleKey(title)) doubtful++
    }
    // Two titles with one ISSN: neither is told.
    assert.ok(doubtful <= 12, String(doubtful))
  })

  it('are read one by one, when they are asked', () => {
    const tables = createJournalTables(json)
    assert.deepEqual(tables.read(), [])
    assert.equal(tables.registrant('10.1136'), 'BMJ')
    assert.deepEqual(tables.read(), [])
    assert.equal(tables.titleOf('nature', 's41422'), 'Cell Research')
    assert.equal(tables.titleOf('nature', 's41392'), 'Signal Transduction and Targeted Therapy')
    assert.deepEqual(tables.read(), ['nature'])
    assert.equal(tables.titleOfIssn('1422-0067'), 'International Journal of Molecular Sciences')
    assert.deepEqual([...tables.read()].sort(), ['bmc', 'elsevier', 'mdpi', 'nature'])
    assert.ok(tables.titles().size > 6000)
    assert.equal(tables.read().length, Object.keys(json.tables).length)
  })

  it('do not weigh on the extension', () => {
    const file = new URL('../../server/src/knowledge/bundled/journals.json', import.meta.url)
    assert.ok(readFileSync(file, 'utf8').length <= 250_000)
  })

  it('know no title in capitals that is also written in small letters', () => {
    const titles = createJournalTables(json).titles()
    assert.ok(titles.has('Journal of the American Heart Association'))
    assert.ok(!titles.has('JOURNAL OF THE AMERICAN HEART ASSOCIATION'))
  })
})
