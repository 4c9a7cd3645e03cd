import assert from 'node:assert/strict'
import {completeKnowledge} from '../../server/src/features/knowledge-completion.ts'
import {knowledge} from '../../server/src/knowledge/index.ts'

/** Labels of what is offered at `‸`. */
function offered(source: string): string[] {
  const offset = source.indexOf('‸')
  return completeKnowledge(source.replace('‸', ''), offset, knowledge.records).map(({label}) => label)
}

const head =
  'version: 1\nsources:\n  book: {name: A book, url: https://planets.invalid/book, tier: article, seen: 2026-01-02}\nrecords:\n'

describe('completion in a workspace’s own records', () => {
  it('offers the keys of the file that are not there yet', () => {
    assert.deepEqual(offered('‸'), ['version', 'sources', 'records'])
    assert.deepEqual(offered('version: 1\nre‸'), ['sources', 'records'])
  })

  it('offers the keys of a source, of a record of its type, of a fact', () => {
    assert.deepEqual(offered('version: 1\nsources:\n  book:\n    name: A book\n    ‸'), ['url', 'tier', 'date', 'seen'])
    const keys = offered(`${head}  - type: trial\n    id: rest-1\n    ‸`)
    assert.ok(keys.includes('acronym') && keys.includes('registrations'))
    assert.ok(!keys.includes('id') && !keys.includes('brands'))
    assert.deepEqual(offered(`${head}  - type: concept\n    id: tea\n    facts:\n      - kind: scope\n        ‸`), [
      'state',
      'value',
      'date',
      'agency',
      'note',
      'sources'
    ])
  })

  it('begins each item anew, and completes lists of plain values', () => {
    const keys = offered(`${head}  - type: trial\n    id: a\n  - ‸`)
    assert.ok(keys.includes('type') && keys.includes('id'), keys.join(' '))
    assert.deepEqual(
      offered(`${head}  - type: concept\n    facts:\n      - kind: scope\n        sources:\n          - ‸`),
      ['book']
    )
    assert.ok(offered('version: 1\nsources:\n  book:\n    tier: "‸').includes('official'))
  })

  it('offers values where they can be listed', () => {
    assert.ok(offered(`${head}  - type: ‸`).includes('therapy'))
    assert.ok(offered(`${head}  - type: concept\n    facts:\n      - kind: sa‸`).includes('safety'))
    assert.ok(offered(`${head}  - type: concept\n    facts:\n      - { kind: ‸`).includes('definition'))
    assert.deepEqual(offered('version: 1\nsources:\n  book: {tier: ‸').slice(0, 2), ['official', 'official-copy'])
  })

  it('offers sources by their keys, the record’s own first', () => {
    const record = `${head}  - type: concept\n    id: tea\n    definitions:\n      leaf: {name: Leaf}\n    facts:\n`
    assert.deepEqual(offered(`${record}      - kind: scope\n        sources: [‸`), ['leaf', 'book'])
    assert.deepEqual(offered(`${record}      - { kind: scope, sources: [leaf, ‸`), ['leaf', 'book'])
  })

  it('offers the records that a key may name', () => {
    assert.ok(offered(`${head}  - type: therapy\n    trials: [‸`).includes('tulip-2'))
    assert.ok(offered(`${head}  - type: trial\n    therapy: ‸`).includes('anifrolumab'))
    assert.ok(!offered(`${head}  - type: trial\n    therapy: ‸`).includes('tulip-2'))
  })

  it('says what a key is, and replaces the word that is begun', () => {
    const text = `${head}  - type: trial\n    thera`
    const [found] = completeKnowledge(text, text.length, []).filter(({label}) => label === 'therapy')
    assert.deepEqual(found?.text, {en: 'Id of what is tested', fr: 'Identifiant de ce qui est testé'})
    assert.deepEqual(found && text.slice(found.range.start, found.range.end), 'thera')
    assert.equal(found?.insert, 'therapy: ')
  })

  it('offers nothing inside a text, and never throws', () => {
    assert.deepEqual(offered(`${head}  - type: concept\n    id: tea\n    names: {en: the green tea of ‸`), [])
    for (const text of [head, `${head}  - {{{[[`, '- - - ', '\t: [', '&a *a', ': :\n: ‸'])
      for (let at = 0; at <= text.length; at++) completeKnowledge(text, at, [])
  })
})
