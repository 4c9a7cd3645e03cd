import assert from 'node:assert/strict'
import {applyEdits} from '../../server/src/core/text.ts'
import {diffEdits} from '../../server/src/service/edits.ts'
import {randomFrom, seed} from '../support/random.ts'

describe('the edits between two texts', () => {
  it('touch only what differs, also where lines come and go', () => {
    const before = 'Tea.\n[a] (b)\nRest.\n[c]\n(d)\nEnd.\n[e] (f)\n'
    const after = 'Tea.\n[a](b)\nRest.\n[c](d)\nEnd.\n[e](f)\n'
    const gone = diffEdits(before, after).map(({start, end}) => before.slice(start, end))
    assert.deepEqual(gone, [' ', '\n', ' '])
  })

  it('are none between equal texts', () => assert.deepEqual(diffEdits('Tea.\r\n', 'Tea.\r\n'), []))

  it(`give the other text, whatever the texts (seed ${seed})`, () => {
    const random = randomFrom(seed)
    const bits = ['tea', ' ', '\n', '\r\n', '\r', '\ufeff', '😀', '😁', '\ud83d', '\u2028', '[', '](', '\n\n']
    const text = () => Array.from({length: random.below(30)}, () => random.pick(bits)).join('')
    for (let round = 0; round < 500; round++) {
      const before = text()
      const at = random.below(before.length + 1)
      const after = random.next() < 0.5 ? text() : before.slice(0, at) + text() + before.slice(at + random.below(9))
      assert.equal(applyEdits(before, diffEdits(before, after)), after, JSON.stringify([before, after]))
    }
  })
})
