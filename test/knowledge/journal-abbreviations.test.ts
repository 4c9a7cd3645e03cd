import assert from 'node:assert/strict'
import {journalsOfEntry, yearOfEntry} from '../../server/src/knowledge/entry-reference.ts'
import {journalRunsIn, mayAbbreviate} from '../../server/src/knowledge/journal-abbreviations.ts'
import {mayNameSameJournal} from '../../server/src/knowledge/journal-names.ts'
import {journalTables} from '../../server/src/knowledge/journal-tables.ts'
import {smallWords} from '../../server/src/knowledge/journal-title.ts'
import {wordsOf} from '../../server/src/knowledge/phrases.ts'

describe('journalRunsIn', function () {
  this.timeout(60_000)

  const titles = (text: string): readonly string[] => journalRunsIn(text).flatMap(run => run.titles)

  it('knows abbreviations before a year or a volume', () => {
    for (const [text, title] of [
      ['Eur Heart J, 2021', 'European Heart Journal'],
      ['Drug Saf 2022;45:1', 'Drug Safety'],
      ['Drug Saf 45:1', 'Drug Safety'],
      ['J. Clin. Oncol. 2020', 'Journal of Clinical Oncology'],
      ['Tea and rest. J. Clin. Oncol. 2020', 'Journal of Clinical Oncology'],
      ['Saturn A. Drug Saf 2022', 'Drug Safety'],
      ['Saturn et al., Eur Heart J, May 2021', 'European Heart Journal'],
      ['Ann of the Rheum Dis 2012', 'Annals of the Rheumatic Diseases'],
      ['tea – Eur Heart J (2020)', 'European Heart Journal']
    ] as const)
      assert.deepEqual(titles(text), [title], text)
  })

  it('takes no name, no topic and no part of a longer name', () => {
    for (const text of [
      'Li J 2019',
      'Liver Transplant 2020',
      'Kidney Disease 2020',
      'Saturn Eur Heart J 2020',
      'Eur Heart J',
      'eur heart j 2020',
      'Faculty of Clin Oncol 2020',
      'Saturn Rest J 2020',
      'EULAR 2020',
      'J. Saturn. Clin. Rheumatol. 2020',
      'Drug Safety 2022'
    ])
      assert.deepEqual(titles(text), [], text)
  })

  it('finds none but the title itself in short forms of each title', () => {
    for (const title of journalTables.titles()) {
      const telling = wordsOf(title).filter(({folded}) => !smallWords.has(folded))
      for (const length of [2, 3, 4, 5, 6, 7]) {
        const short = telling.map(({raw}) => (/^journals?$/i.test(raw) ? 'J' : raw.slice(0, length)))
        for (const written of [short.join(' '), `${short.join('. ')}.`, short.join(' ').replace(/^J /, 'Journal ')]) {
          for (const text of [`${written} 2020;12(3):45`, `Tea A. Rest. ${written} 2020`, `Tea, ${written}, 2020`]) {
            const runs = journalRunsIn(text).filter(run => run.titles.length > 0)
            for (const run of runs)
              assert.ok(
                mayAbbreviate(run.written, title) || run.titles.some(one => mayNameSameJournal(one, title)),
                `${text}: ${run.titles.join(', ')}`
              )
          }
        }
      }
    }
  })

  it('reads long texts in linear time', () => {
    const start = process.cpuUsage().user
    for (const part of ['Eur Heart J 2020, ', 'A. ', 'J. 2020 ', '2020 ', 'Eur ', 'Eur\n'])
      journalRunsIn(part.repeat(8000))
    assert.ok(process.cpuUsage().user - start < 4_000_000)
  })
})

describe('mayAbbreviate', () => {
  it('leaves out parts and takes contractions', () => {
    assert.ok(mayAbbreviate('J Natl Cancer Inst', 'JNCI: Journal of the National Cancer Institute'))
    assert.ok(mayAbbreviate('Br J Haematol', 'British Journal of Haematology'))
    assert.ok(mayAbbreviate('Br J Hematol', 'British Journal of Haematology'))
    assert.ok(mayAbbreviate('Kidney Int Suppl', 'Kidney International'))
    assert.ok(!mayAbbreviate('Eur Heart J', 'European Journal of Nuclear Medicine and Molecular Imaging'))
  })
})

describe('entries of lists of references', () => {
  const entry = (text: string): readonly [string[] | undefined, number | undefined] => {
    const journals = journalsOfEntry(text)
    return [journals?.flatMap(({titles}) => titles), journals && yearOfEntry(text, journals)?.year]
  }

  it('give journal and year', () => {
    assert.deepEqual(entry('Saturn A. Tea in 2010. Drug Saf. 2022 May;45(1):1-9. '), [['Drug Safety'], 2022])
    assert.deepEqual(entry('Saturn A. Tea.  Drug Safety , 2022. '), [['Drug Safety'], 2022])
    assert.deepEqual(entry('Saturn A, et al. (2019) Tea and rest. '), [[], 2019])
    assert.deepEqual(entry('Saturn A. Tea. Saturn Rest J 2019. '), [[], undefined])
    assert.deepEqual(entry('Saturn A. Tea in the Journal of Clinical Oncology of old. '), [[], undefined])
    assert.deepEqual(entry('Saturn A. Retraction of: Tea. Drug Saf 2022;45:1. '), [undefined, undefined])
  })
})
