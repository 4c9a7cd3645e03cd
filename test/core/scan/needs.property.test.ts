import assert from 'node:assert/strict'
import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {blank} from '../../../server/src/core/mask.ts'
import {profiles} from '../../../server/src/core/profile.ts'
import {scan} from '../../../server/src/core/scan/index.ts'
import {signsOf} from '../../../server/src/core/signs.ts'
import {read} from '../../../server/src/core/syntax/read.ts'
import {noLabels} from '../../../server/src/core/syntax/reading.ts'
import {randomFrom, seed} from '../../support/random.ts'

const folder = join(import.meta.dirname, '../../../docs/rules')
/** Examples of what is broken, from the pages of the rules. */
const broken = readdirSync(folder).flatMap(name =>
  [...readFileSync(join(folder, name), 'utf8').matchAll(/^```markdown\n(.*?)^```$/gms)].map(([, text = '']) => text)
)
const pieces =
  '[|]|(|)|*|_|~|^|`|\\\\|<|>|&|@|!|:|/|.|1|é|（|"| |a b|https://a.b/c|oaicite:1|Erreur ! |HYPERLINK "'.split('|')

describe(`what a scanner needs (seed ${seed})`, () => {
  it('is in every text in which it finds something', function () {
    this.timeout(120_000)
    assert.ok(broken.length > 100)
    const random = randomFrom(seed)
    for (let round = 0; round < 6000; round++) {
      let text = random.pick(broken)
      for (let damages = random.below(4); damages > 0; damages--) {
        const at = random.below(text.length + 1)
        text = text.slice(0, at) + random.pick(pieces) + text.slice(at + random.below(12))
      }
      const profile = random.pick(profiles)
      const reading = read(text, noLabels, profile)
      const unlinked = blank(
        text,
        reading.links.map(({range}) => range)
      )
      const sources = {text, masked: text, unlinked, reading, labels: noLabels, profile}
      const found = scan({...sources, signs: signsOf(text)}, () => []).defects
      // With every sign at hand every scanner runs.
      assert.deepEqual(found, scan({...sources, signs: -1}, () => []).defects, JSON.stringify(text))
    }
  })
})
