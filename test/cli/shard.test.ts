import assert from 'node:assert/strict'
import fc from 'fast-check'
import {inShard, parseShard, type Shard} from '../../server/src/cli/shard.ts'

describe('parseShard', () => {
  it('reads a part of a whole', () => {
    assert.deepEqual(parseShard('1/1'), {index: 1, count: 1})
    assert.deepEqual(parseShard('3/12'), {index: 3, count: 12})
    assert.deepEqual(parseShard('1000/1000'), {index: 1000, count: 1000})
  })

  it('refuses what is none', () => {
    const wrong = [
      '',
      '1',
      '/',
      '1/',
      '/2',
      '0/2',
      '3/2',
      '1/0',
      '0/0',
      '1/1001',
      '-1/2',
      '1.5/2',
      '1/2/3',
      ' 1/2',
      '1/2\n'
    ]
    for (const text of [...wrong, '1e0/2', '0x1/2', '١/٢', '00001/2']) assert.equal(parseShard(text), undefined, text)
  })
})

describe('inShard', () => {
  const targets = fc.uniqueArray(fc.string(), {maxLength: 60}).map(paths => paths.map(path => ({path})))
  const every = (count: number): Shard[] => Array.from({length: count}, (_, index) => ({index: index + 1, count}))

  it('gives each document to exactly one shard, and to all shards equally many', () => {
    fc.assert(
      fc.property(targets, fc.integer({min: 1, max: 70}), (all, count) => {
        const shards = every(count).map(shard => inShard(all, shard))
        const paths = shards.flatMap(shard => shard.map(({path}) => path))
        assert.deepEqual(paths.sort(), all.map(({path}) => path).sort())
        const sizes = shards.map(shard => shard.length)
        assert.ok(Math.max(...sizes) - Math.min(...sizes) <= 1)
      })
    )
  })

  it('does not depend on the order in which documents were found', () => {
    fc.assert(
      fc.property(targets, fc.integer({min: 1, max: 9}), (all, count) => {
        for (const shard of every(count)) assert.deepEqual(inShard([...all].reverse(), shard), inShard(all, shard))
      })
    )
  })

  it('spreads neighbours', () => {
    const all = ['b/1', 'a/1', 'a/3', 'a/2', 'b/2'].map(path => ({path}))
    const paths = every(2).map(shard => inShard(all, shard).map(({path}) => path))
    assert.deepEqual(paths, [
      ['a/1', 'a/3', 'b/2'],
      ['a/2', 'b/1']
    ])
  })
})
