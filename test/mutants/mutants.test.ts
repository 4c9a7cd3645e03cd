import assert from 'node:assert/strict'
import {mutants} from './mutants.ts'
import {runFaulty} from './run.ts'

// Tests that have never failed prove nothing: each of these faults is planted in turn, and its test has to see it.
describe('a fault is seen by its test:', function () {
  this.timeout(120_000)

  for (const {name, file, from, to, test, title, build = 'test'} of mutants) {
    it(name, async () => {
      const {tests, failed} = await runFaulty(name.replace(/\W+/g, '-'), test, title, {file, from, to}, build)
      assert.ok(tests > 0, `no test of ${test} is called "${title}"`)
      assert.ok(failed.length > 0, `${test} did not see it`)
    })
  }

  it('and a fault that is nowhere is none', async () => {
    const fault = {file: 'server/src/core/split.ts', from: 'no such words', to: ''}
    await assert.rejects(runFaulty('nowhere', 'test/core/split.test.ts', '', fault, 'test'), /holds 0 times/)
  })
})
