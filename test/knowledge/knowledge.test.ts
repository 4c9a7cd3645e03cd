import assert from 'node:assert/strict'
import {frontMatterSegment, readSegment} from '../../server/src/core/segment.ts'
import {pack, unpack} from '../../server/src/knowledge/bundle.ts'
import {createKnowledge, knowledge as shipped} from '../../server/src/knowledge/index.ts'
import type {KnownRecord, Source, Trial} from '../../server/src/knowledge/record.ts'

const source: Source = {name: 'A book', url: 'https://planets.invalid/book', tier: 'article', seen: '2026-01-02'}
const rest: Trial = {
  type: 'trial',
  id: 'rest-1',
  acronym: 'REST-1',
  names: {en: 'Trial of rest', fr: 'Essai du repos'},
  synonyms: [],
  registrations: [{number: 'jRCT0000000001', check: 'own-register', sources: [source]}],
  publications: [],
  namedBy: [],
  facts: []
}
const tea: KnownRecord = {
  type: 'concept',
  id: 'tea',
  names: {en: 'tea', fr: 'thé'},
  synonyms: ['tea', 'thé'],
  namedBy: [],
  facts: []
}
const knowledge = createKnowledge(() => [rest, tea])
const noLabels = {definitions: new Set<string>(), notes: new Set<string>()}

describe('createKnowledge', () => {
  it('finds records by id and by number, in the capitals of identifiers', () => {
    assert.equal(knowledge.record('tea')?.type, 'concept')
    assert.equal(knowledge.record('coffee'), undefined)
    const answer = knowledge.known({scheme: 'trial', value: 'jRCT0000000001'})
    assert.deepEqual(answer, {state: 'known', record: rest, asOf: '2026-01-02'})
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

  it('lets the workspace win by id, by spelling and by number', () => {
    const green: KnownRecord = {...tea, id: 'green-tea'}
    const other: Trial = {...rest, id: 'other', acronym: 'OTHER'}
    const own: KnownRecord = {...tea, synonyms: ['infusion']}
    const layered = createKnowledge(() => [rest, tea], [green, other, own])
    assert.equal(layered.record('tea'), own)
    assert.equal(layered.layerOf(own), 'workspace')
    assert.equal(layered.layerOf(rest), 'bundled')
    assert.deepEqual(
      layered.findTerms('tea, infusion').map(({record}) => record.id),
      ['green-tea', 'tea']
    )
    const answer = layered.known({scheme: 'trial', value: 'jRCT0000000001'})
    assert.equal(answer?.state === 'known' && answer.record.id, 'other')
  })
})

describe('pack', () => {
  it('keeps each source once, and unpack gives back what went in', () => {
    const bundle = pack(shipped.records)
    assert.equal(new Set(bundle.sources).size, bundle.sources.length)
    assert.deepEqual(unpack(JSON.parse(JSON.stringify(bundle))), shipped.records)
  })
})
