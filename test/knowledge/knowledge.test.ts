import assert from 'node:assert/strict'
import {frontMatterSegment, readSegment} from '../../server/src/core/segment.ts'
import {createKnowledge} from '../../server/src/knowledge/index.ts'
import type {Bundle} from '../../server/src/knowledge/record.ts'

const bundle: Bundle = {
  version: 1,
  asOf: '2026-01-02',
  records: [
    {
      type: 'trial',
      id: 'rest-1',
      acronym: 'REST-1',
      names: {en: 'Trial of rest', fr: 'Essai du repos'},
      synonyms: [],
      registrations: [{number: 'jRCT0000000001', check: 'own-register', sources: []}],
      publications: [],
      facts: []
    },
    {type: 'term', id: 'tea', names: {en: 'tea', fr: 'thé'}, synonyms: ['tea', 'thé'], facts: []}
  ]
}
const knowledge = createKnowledge(bundle)
const noLabels = {definitions: new Set<string>(), notes: new Set<string>()}

describe('createKnowledge', () => {
  it('finds records by id and by number, in the capitals of identifiers', () => {
    assert.equal(knowledge.record('tea')?.type, 'term')
    assert.equal(knowledge.record('coffee'), undefined)
    const answer = knowledge.known({scheme: 'trial', value: 'jRCT0000000001'})
    assert.deepEqual(answer, {state: 'known', record: bundle.records[0], source: 'MedCite', asOf: '2026-01-02'})
  })

  it('finds the terms of a segment in its prose only, and once', () => {
    const text = 'REST-1 gave [tea](https://planets.invalid/tea) and `tea`.'
    const segment = readSegment(text, noLabels, 'gfm')
    const found = knowledge.termsIn(segment)
    assert.deepEqual(
      found.map(({range}) => range),
      [
        {start: 0, end: 6},
        {start: 13, end: 16}
      ]
    )
    assert.equal(knowledge.termsIn(segment), found)
  })

  it('finds nothing in a front matter', () => {
    assert.deepEqual(knowledge.termsIn(frontMatterSegment('---\ntitle: tea\n---\n')), [])
  })
})
