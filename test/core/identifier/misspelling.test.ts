import assert from 'node:assert/strict'
import {doi} from '../../../server/src/core/identifier/doi.ts'
import type {Misspelling} from '../../../server/src/core/identifier/identifier.ts'
import {findIdentifiers} from '../../../server/src/core/identifier/index.ts'
import {pmcid, pmid} from '../../../server/src/core/identifier/pubmed.ts'
import {marked, unmarked} from '../../support/markers.ts'

const misspellings = (text: string): readonly Misspelling[] =>
  [doi, pmid, pmcid].flatMap(({findMisspellings}) => findMisspellings?.(text) ?? [])

/** `safe` or `review`, the fault, and what was meant, after the text with its marks. */
type Case = readonly [line: string, said: string]

const cases: readonly Case[] = [
  // D03: dashes.
  ['See «10.1016/S0140–6736(20)31180–6».', 'safe spelling 10.1016/S0140-6736(20)31180-6'],
  ['See «10.1038/s41422–025–01128–1».', 'safe spelling 10.1038/s41422-025-01128-1'],
  ['See «10.1136/bmj–2023–075859».', 'review spelling 10.1136/bmj-2023-075859'],
  ['See «10.1000/tea‑leaf», «10.1000/tea‐pot».', 'safe spelling 10.1000/tea-leaf|safe spelling 10.1000/tea-pot'],
  ['See «10.1000/tea−leaf».', 'review spelling 10.1000/tea-leaf'],
  // D07: letters and commas in the prefix.
  ['Voir doi:«10,1038/s41422-025-01128-1».', 'safe spelling 10.1038/s41422-025-01128-1'],
  ['Voir DOI : «10,1056/NEJMoa1606774».', 'safe spelling 10.1056/NEJMoa1606774'],
  ['Voir «10,1056/NEJMoa1606774», puis.', 'safe spelling 10.1056/NEJMoa1606774'],
  ['See «1O.1038/s41422-025-01128-1».', 'safe digit 10.1038/s41422-025-01128-1'],
  ['See «l0.1056/NEJMoa1606774».', 'safe digit 10.1056/NEJMoa1606774'],
  ['See «10.1O56/NEJMoa1606774».', 'safe digit 10.1056/NEJMoa1606774'],
  // D07: letters in the number.
  ['See «10.1056/NEJMoa16O6774».', 'review digit 10.1056/NEJMoa1606774'],
  ['See «10.1038/s41422-O25-01128-1».', 'review digit 10.1038/s41422-025-01128-1'],
  ['See «10.1016/S0140-6736(2O)31180-6».', 'review digit 10.1016/S0140-6736(20)31180-6'],
  // D02: white space.
  ['See «10.1038 / s41422-025-01128-1».', 'review spelling 10.1038/s41422-025-01128-1'],
  ['See «10.1056/ NEJMoa1606774».', 'review spelling 10.1056/NEJMoa1606774'],
  ['See «10.1056/\nNEJMoa1606774».', 'review spelling 10.1056/NEJMoa1606774'],
  ['See «10.1016/S0140-6736 (20) 31180-6».', 'safe spelling 10.1016/S0140-6736(20)31180-6'],
  ['See «10.1016/S0140-6736 (20) 31180-7».', 'review spelling 10.1016/S0140-6736(20)31180-7'],
  // I01, I02: PubMed and PubMed Central.
  ['See «PMID: PMC5055166».', 'safe kind PMCID: PMC5055166'],
  ['Voir «PMID : PMC5055166».', 'safe kind PMCID : PMC5055166'],
  ['See «PMCID: 27718847».', 'review kind PMID: 27718847/PMCID: PMC27718847'],
  ['See «PMCID: 1234567».', 'review part PMCID: PMC1234567/PMID: 1234567'],
  ['See «PMC:5055166», «PMC-5055166».', 'safe spelling PMC5055166|safe spelling PMC5055166'],
  ['See «PMID: 277188470».', 'review length '],
  ['See «PMC505516600».', 'review length '],
  ['See «PMID: 2771884O».', 'review digit PMID: 27718840'],
  ['See «PMC5O55166».', 'review digit PMC5055166']
]

const honest: readonly string[] = [
  'See 10.1000/abc–10.1000/abd, 10.1000/abc — a study, and 10.1000/a–b.',
  'See 10.1000/abc—and so on; DOI : 10.1056/NEJMoa1606774, DOI10.1056/NEJMoa1606774, doi:10.1016/S0140-6736(20)31180-6.',
  'Il a pesé 10,1056/2 g, soit 10,1038 g / s, 10,5/20, et 10,1056 / 3.',
  'Ratios of 10.1056 / 3 and 10.5/ 20; 10.1056/ and so on; see 10.1000/ or elsewhere.',
  'PMID 27718847, PMID:27718847, PMID : 27718847, PMID27718847, PMCID: PMC5055166, PMCID PMC 5055166, PMC 5055166.',
  'PMC: 12 patients; PMC 2019; PMC-12; PMC: 2019; PMC (Philip) and PMC:OO.',
  'A hint for a line break after 10.1000/tea\u200b is no part of it.',
  'Le score 1O.1, le I0.1 et 1.0.1056/x; 10.1093/brain/awO123; 10.1001/jama.2024.O123.',
  'La fiche 10.1038/s41422-025-01128-1, le 10.1186/s13075-024-03331-8 et 10.1007/s00068-023-02285-x.'
]

describe('misspellings', () => {
  for (const [line, said] of cases) {
    it(`are found in ${line}`, () => {
      const {text, ranges} = unmarked(line)
      const found = misspellings(text)
      assert.equal(
        marked(
          text,
          found.map(({range}) => range)
        ),
        marked(text, ranges)
      )
      assert.equal(
        found.map(({isSafe, fault, meant}) => `${isSafe ? 'safe' : 'review'} ${fault} ${meant.join('/')}`).join('|'),
        said
      )
    })
  }

  it('are none in what is honest', () => {
    for (const text of honest) assert.deepEqual(misspellings(text), [], text)
  })

  it('are mended to identifiers that are found and in which nothing is misspelt', () => {
    for (const [line] of cases) {
      for (const {meant, isSafe} of misspellings(unmarked(line).text)) {
        assert.ok(!isSafe || meant.length === 1)
        for (const text of meant) {
          assert.equal(findIdentifiers(text).length, 1, text)
          assert.deepEqual(misspellings(text), [], text)
        }
      }
    }
  })

  it('are looked for in no time', () => {
    const hundred = 100_000
    for (const text of [
      '10.1056/ '.repeat(hundred / 9),
      `10.1056/${' '.repeat(hundred)}`,
      `10,1056/${'a'.repeat(hundred)}1`,
      '10,1056/a'.repeat(hundred / 9),
      `1O.1056/${'O'.repeat(hundred)}`,
      '1O.1O56/'.repeat(hundred / 8),
      '10.1000/a–b'.repeat(hundred / 11),
      'PMID: PMC PMCID: PMC: '.repeat(hundred / 22),
      `PMID ${'O1'.repeat(hundred / 2)}`,
      `10.1016/S0140-6736 (20) 31180${' '.repeat(hundred)}`,
      '10.1000/\ud800–\udc00%E0%A4%A'
    ]) {
      const start = performance.now()
      misspellings(text)
      assert.ok(performance.now() - start < 1500, `${performance.now() - start} ms for ${text.slice(0, 30)}`)
    }
  })
})
