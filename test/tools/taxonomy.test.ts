import assert from 'node:assert/strict'
import {kindEntries} from '../../server/tools/generate/taxonomy.ts'

describe('the taxonomy', () => {
  it('answers each of its 178 kinds: by a rule, or by a reason why none is about it', async () => {
    const entries = await kindEntries()
    assert.equal(entries.length, 178)
    const unanswered = entries.filter(({answers, reason}) => (answers.length === 0) === (reason === undefined))
    assert.deepEqual(
      unanswered.map(({code, name}) => `${code} ${name}`),
      []
    )
  })
})
