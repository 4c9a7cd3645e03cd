import assert from 'node:assert/strict'
import {formatNames, formats} from '../../../server/src/cli/format/index.ts'
import {broken, folder, medcite, removeFolders, warned} from '../world.ts'
import {attack, french, many, plain} from './reports.ts'

describe('every format', () => {
  after(removeFolders)

  it('has a name', () => {
    assert.deepEqual(formatNames, [
      ...['stylish', 'compact', 'json', 'jsonl', 'sarif', 'junit', 'checkstyle', 'github', 'gitlab']
    ])
  })

  for (const name of formatNames) {
    it(`lets nothing command a terminal or a CI service (${name})`, () => {
      for (const look of [plain, french]) {
        const out = formats[name](attack, look)
        assert.doesNotMatch(out.replaceAll('\n', ''), /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]|##\[|##vso/iu)
        if (name === 'github') assert.match(out, /^(?:::(?:error|warning|notice) [^\n]*\n){3}$/)
        else assert.doesNotMatch(out, /^\s*::/m)
      }
    })

    it(`takes time in proportion to the findings (${name})`, function () {
      this.timeout(20_000)
      const [few, more] = [many(1000), many(10_000)]
      const took = (report: typeof few): number => {
        const start = performance.now()
        formats[name](report, plain)
        return performance.now() - start
      }
      took(few)
      const small = Math.max(took(few), 20)
      assert.ok(took(more) < small * 60)
    })

    it(`goes to standard output, and the gate holds (${name})`, async () => {
      const cwd = folder({'a.md': broken, 'b.md': warned})
      const {code, out, err} = await medcite(cwd, ['lint', '--format', name])
      assert.equal(code, 1)
      assert.match(out, /detached-destination/)
      assert.match(out, /\n$/)
      assert.equal(err, '')
    })
  }
})
