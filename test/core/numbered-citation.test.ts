import assert from 'node:assert/strict'
import {openDocument} from '../../server/src/core/document.ts'
import {modelOf} from '../../server/src/core/model.ts'
import {numberedCitationsOf} from '../../server/src/core/numbered-citation.ts'
import {numberingsOf} from '../../server/src/core/numbering.ts'
import {check, defaultConfiguration} from '../../server/src/service/index.ts'
import {honestDocuments} from './numbered-traps.ts'

const watched = new Set([
  'unlisted-number',
  'misordered-number',
  'misnumbered-entry',
  'uncited-entry',
  'duplicate-entry',
  'unlisted-source'
])

/** What the rules on lists and numbers say of `text`: rule, message and the words it is said of. */
const said = (text: string): string[] =>
  check(openDocument(text), defaultConfiguration)
    .filter(({rule}) => watched.has(rule))
    .map(({rule, messageId, range}) => `${rule}/${messageId} ${text.slice(range.start, range.end)}`)

/** The groups in `text` that cite by number, with a question mark where it may be something else. */
const groups = (text: string): string[] =>
  openDocument(text).segments.flatMap(segment =>
    numberedCitationsOf(segment).map(({numbers, isSure}) => `${numbers.join()}${isSure ? '' : '?'}`)
  )

describe('citations by number', () => {
  it('are read in every form', () => {
    assert.deepEqual(groups('Rest [1–3, 7], tea [2;4] and leaves \\[5\\].'), ['1,2,3,7', '2,4', '5'])
    assert.deepEqual(groups('Rest¹⁻³ and tea,⁴,⁵ leaves<sup>1,2</sup>, naps^6–8^.'), ['1,2,3', '4,5', '1,2', '6,7,8'])
    assert.deepEqual(groups('Le repos (2,\u00a03), le thé (3\u202f–\u202f5).'), ['2,3', '3,4,5'])
    assert.deepEqual(groups('Rest [1]–[4], tea [5], [6].'), ['1', '2,3,4', '5', '6'])
  })

  it('may be something else where words, units and signs say so', () => {
    assert.deepEqual(groups('x ∈ [1, 2], range [2–5], 40 [3–5], [1] tea; [2] rest.'), [
      '1,2?',
      '2,3,4,5?',
      '3,4,5?',
      '1?',
      '2?'
    ])
    assert.deepEqual(groups('5 m², 10³, kg/m² and ³H, χ².'), ['2?', '3?', '2?', '3?', '2?'])
    assert.deepEqual(groups('Rest [12](https://example.org), `tea [3]`.'), ['12?', '3?'])
    assert.deepEqual(groups('The interval [0, 1], the code [007], the score 5 [9–3].'), [])
  })
})

describe('the rules on lists and numbers', () => {
  it('have at least forty honest documents', () => assert.ok(honestDocuments.length >= 40))

  honestDocuments.forEach((text, index) => {
    it(`say nothing of honest document ${index + 1}`, () => assert.deepEqual(said(text), [], text))

    it(`say nothing of honest document ${index + 1} with other line endings`, () =>
      assert.deepEqual(said(`\ufeff${text.replaceAll('\n', '\r\n')}`), []))
  })

  it('read numbers in a list for each chapter', () => {
    const chapters = ['One', 'Two'].map(
      name => `# ${name}\n\nRest [1], tea [2]; both [3].\n\n## References\n\n1. Venus B. Tea.\n2. Saturn A. Rest.\n`
    )
    assert.deepEqual(said(chapters.join('\n')), ['unlisted-number/unlisted [3]', 'unlisted-number/unlisted [3]'])
  })

  it('read a document with thousands of citations in time linear in their number', () => {
    const numbersOf = (count: number) => {
      const lines = Array.from({length: count}, (_, at) => `Rest helps [${at + 1}], tea too [1–3, ${at + 1}].`)
      const entries = Array.from({length: count}, (_, at) => `${at + 1}. Saturn A. Rest ${at}. doi:10.1000/r${at}`)
      return modelOf(openDocument(`${lines.join('\n\n')}\n\n## References\n\n${entries.join('\n')}\n`))
    }
    const [numbering] = numberingsOf(numbersOf(1500))
    assert.equal(numbering?.citations.length, 3000)
    assert.equal(numbering?.entries.length, 1500)
  })
})
