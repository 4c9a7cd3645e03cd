import assert from 'node:assert/strict'
import {near, Places} from '../../server/src/core/places.ts'
import {contains, overlaps, type Range} from '../../server/src/core/text.ts'
import {randomFrom, seed} from '../support/random.ts'

const random = randomFrom(seed)

/** A range in 60 units; never empty. */
function range(): Range {
  const start = random.below(60)
  return {start, end: start + 1 + random.below(random.below(5) === 0 ? 40 : 6)}
}

const byPlace = (list: readonly Range[]): Range[] => [...list].sort((a, b) => a.start - b.start || a.end - b.end)

describe(`places in any order (seed ${seed})`, () => {
  it('tell what going through all of them tells', () => {
    for (let run = 0; run < 300; run++) {
      const list = Array.from({length: random.below(40)}, range)
      const places = new Places(list)
      for (let question = 0; question < 20; question++) {
        const asked = range()
        const label = JSON.stringify({list, asked})
        assert.equal(
          places.overlap(asked),
          list.some(one => overlaps(one, asked)),
          label
        )
        assert.equal(
          places.hold(asked),
          list.some(one => contains(one, asked)),
          label
        )
        const touching = list.filter(({start, end}) => start <= asked.end && asked.start <= end)
        assert.deepEqual(byPlace(places.touching(asked)), byPlace(touching), label)
        const found = new Set(near(list, asked))
        assert.ok(
          touching.every(one => found.has(one)),
          label
        )
      }
    }
  })

  it('are looked at where they are, and not all of them', () => {
    const list = Array.from({length: 1000}, (_, at) => ({range: {start: 10 * at, end: 10 * at + 5}}))
    assert.deepEqual(near(list, {start: 5000, end: 5012}), list.slice(500, 502))
  })
})
