import assert from 'node:assert/strict'
import {readFileSync} from 'node:fs'
import {check, configure, openDocument} from '../../server/src/service/index.ts'

/** Rules that what is known allows. */
const rules = ['trial-number-mismatch', 'capitalised-inn', 'brand-without-inn', 'trial-without-registration-number']
const {configuration} = configure({rules: {'brand-without-inn': 'info'}})

/** Excerpts of digests by someone who had not seen the rules, each headed by what must be said about it. */
const excerpts = readFileSync(new URL('../corpus/knowledge.excerpts.txt', import.meta.url), 'utf8')
  .split(/^=== (.*) ===$/m)
  .slice(1)

describe('rules that knowledge allows', () => {
  for (let at = 0; at < excerpts.length; at += 2) {
    const [expected = '', text = ''] = excerpts.slice(at, at + 2)
    it(`say ${expected} of ${text.trim().split('\n')[0]?.slice(0, 60)}`, () => {
      const found = check(openDocument(text.trimStart()), configuration).filter(({rule}) => rules.includes(rule))
      assert.deepEqual([...new Set(found.map(({rule}) => rule))].sort().join(' ') || 'none', expected)
    })
  }
})
