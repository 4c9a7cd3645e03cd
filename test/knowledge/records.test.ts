import assert from 'node:assert/strict'
import {knowledge} from '../../server/src/knowledge/index.ts'
import {allSources, type Fact, inLanguage, lastRead, nameOf, tiers} from '../../server/src/knowledge/record.ts'
import {spellingsOf} from '../../server/src/knowledge/terms.ts'

const {records} = knowledge
const facts: {readonly id: string; readonly fact: Fact}[] = records.flatMap(({id, facts}) =>
  facts.map(fact => ({id, fact}))
)
const shown = JSON.stringify(records)

/** Everything that a hover may print of these facts, in both languages. */
const proseOf = (some: typeof facts): string[] =>
  some.flatMap(({fact: {value, note}}) => [
    inLanguage(value, 'en'),
    inLanguage(value, 'fr'),
    ...(note ? [note.en, note.fr] : [])
  ])
const prose = proseOf(facts)

/** Numbers that circulate for a trial and were not confirmed by any source. */
const unconfirmed = ['2015-002022-39', 'NCT06121297', 'NCT06347718', 'NCT06342960', 'NCT00748644', '2019-001698-10']

describe('the bundled records', () => {
  it('name what the digest names', () => {
    const ids = new Set(records.map(({id}) => id))
    for (const id of [
      'anifrolumab',
      'belimumab',
      'deucravacitinib',
      'resecabtagene-autoleucel',
      'd2469079a',
      'reset-sle'
    ])
      assert.ok(ids.has(id), id)
  })

  it('give every fact at least one source, and every approval two', () => {
    for (const {id, fact} of facts) {
      assert.ok(fact.sources.length >= (fact.kind === 'approval' ? 2 : 1), `${id}: ${fact.kind}`)
    }
  })

  it('give every source an https address, a weight and the day of reading', () => {
    for (const record of records) {
      for (const {url, tier, seen, date} of allSources(record)) {
        assert.match(url, /^https:\/\/[^\s]+$/)
        assert.ok(tiers.includes(tier), `${record.id}: ${tier}`)
        assert.match(seen, /^20\d{2}-\d{2}-\d{2}$/)
        if (date) assert.ok(date <= seen, `${record.id}: ${date} after ${seen}`)
      }
    }
  })

  it('say nothing of a compound known from a preprint only, and say that', () => {
    const compound = knowledge.record('d2469079a')
    assert.equal(compound?.facts.length, 1)
    assert.equal(compound?.facts[0]?.state, 'unknown')
    assert.match(
      inLanguage(compound?.facts[0]?.value ?? '', 'fr'),
      /rien de connu au-delà de la prépublication 10\.1101\//
    )
  })

  it('never hold an unconfirmed number', () => {
    for (const number of unconfirmed) assert.ok(!shown.includes(number), number)
  })

  it('tell TULIP-1 from TULIP-2', () => {
    const numbersOf = (id: string): string[] => {
      const trial = knowledge.record(id)
      return trial?.type === 'trial' ? trial.registrations.map(({number}) => number) : []
    }
    assert.deepEqual(numbersOf('tulip-1'), ['NCT02446912', '2014-004633-96'])
    assert.deepEqual(numbersOf('tulip-2'), ['NCT02446899'])
    assert.deepEqual(numbersOf('reset-sle'), [])
  })

  it('never promise a cure', () => {
    for (const text of prose)
      assert.doesNotMatch(
        text,
        /\bcures?\b|\bcuring\b|guéri|miracle|révolution|breakthrough(?! (?:therapy|designation))/i
      )
  })

  it('never give a dose of a medicine: trials may tell their arms apart by one', () => {
    const medicines = proseOf(facts.filter(({id}) => knowledge.record(id)?.type === 'therapy'))
    for (const text of medicines) assert.doesNotMatch(text, /\d\s*(?:mg|µg|mcg|g|ml|UI|IU)\b|\/kg|mg\/|×\s*10/i)
  })

  it('are written with French typography', () => {
    const french = [
      ...facts.flatMap(({fact: {value, note}}) => [value, ...(note ? [note] : [])]),
      ...records.flatMap(record => [
        ...allSources(record).map(({name}) => name),
        ...(record.type === 'trial' ? [record.names] : [])
      ])
    ].flatMap(words => (typeof words === 'string' ? [] : [words.fr]))
    for (const text of french) assert.doesNotMatch(text, / [;:!?%»]|« |\p{L}[;!?]|\w'\w/u, text)
  })

  it('are written in two languages wherever words are used', () => {
    for (const {id, fact} of facts) {
      if (typeof fact.value === 'string' && fact.kind !== 'sponsor')
        assert.match(fact.value, /^(?:[A-Z]|\d|phase|placebo)/, `${id}: ${fact.value}`)
    }
  })

  it('keep two records apart: no spelling stands for both, but where the words around it decide', () => {
    const owners = new Map<string, string>()
    for (const record of records) {
      if (record.type === 'work') continue
      for (const spelling of spellingsOf(record)) {
        // What the words around it decide may be written alike.
        if (record.context?.forms.includes(spelling)) continue
        const owner = owners.get(spelling.toLowerCase())
        assert.ok(owner === undefined || owner === record.id, `${spelling}: ${owner} and ${record.id}`)
        owners.set(spelling.toLowerCase(), record.id)
      }
    }
  })

  it('show an acronym, a French name where one was read, or the English one', () => {
    const name = (id: string, language: 'en' | 'fr'): string => {
      const record = knowledge.record(id)
      return record ? nameOf(record, language) : ''
    }
    assert.equal(name('tulip-2', 'fr'), 'TULIP-2')
    assert.equal(name('belimumab', 'fr'), 'bélimumab')
    assert.equal(name('relmacabtagene-autoleucel', 'fr'), 'relmacabtagene autoleucel')
    assert.equal(
      name('relma-cel-sle-phase-1', 'fr'),
      'Essai de phase 1 de relma-cel dans le lupus érythémateux systémique'
    )
  })
})

describe('known', () => {
  it('answers for a registration number', () => {
    const answer = knowledge.known({scheme: 'trial', value: 'NCT05765006'})
    assert.equal(answer?.state === 'known' && answer.record.id, 'relma-cel-sle-phase-1')
  })

  it('answers for every identifier of a work, and for its address', () => {
    const identifiers = [
      {scheme: 'doi', value: '10.1136/ard-2023-225319'},
      {scheme: 'pmid', value: '38777375'},
      {scheme: 'pmcid', value: 'PMC11503129'},
      {scheme: 'url', value: 'https://ard.bmj.com/content/83/11/1489'}
    ] as const
    for (const identifier of identifiers) {
      const answer = knowledge.known(identifier)
      assert.equal(answer?.state === 'known' && answer.record.id, 'eular-literature-review', identifier.value)
    }
  })

  it('has no answer where nothing is known', () => {
    assert.equal(knowledge.known({scheme: 'trial', value: 'NCT06121297'}), undefined)
    assert.equal(knowledge.known({scheme: 'doi', value: '10.1101/2025.04.12.648517'}), undefined)
  })

  it('gives the day on which its sources were last read', () => {
    const answer = knowledge.known({scheme: 'pmid', value: '32937045'})
    assert.match(answer?.asOf ?? '', /^2026-\d{2}-\d{2}$/)
    assert.ok(answer?.state === 'known' && answer.asOf === lastRead(answer.record))
  })
})
