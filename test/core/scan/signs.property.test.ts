import assert from 'node:assert/strict'
import {blank} from '../../../server/src/core/mask.ts'
import {scan} from '../../../server/src/core/scan/index.ts'
import {signsOf} from '../../../server/src/core/signs.ts'
import {read} from '../../../server/src/core/syntax/read.ts'
import {noLabels} from '../../../server/src/core/syntax/reading.ts'
import {randomFrom, seed} from '../../support/random.ts'

const runs = Number(process.env['MEDCITE_RUNS'] ?? 100) * 50

/** One of each kind of defect, and what is none. */
const passages = [
  'Le thé [Tea 2020] (https://doi.org/10.1000/tea) calme.',
  'Rest (Tea)[https://doi.org/10.1000/rest] and [a]{https://a.b/c}, {a}(https://a.b/c) or ［a］（https://a.b/c）.',
  '\\[a\\](https://a.b/c) and [a][](https://a.b/c), [a](https://a.b/c)(https://a.b/c), ![Tea](https://doi.org/10.1000/t).',
  '[a](https://a.b/c "title) and [a](https://a.b/c , [a (https://a.b/c), a](https://a.b/c).',
  '**a [b**](https://a.b/c), ** a **, *a**, 10^9^ and H~2~O, \\*a\\*, __a__b, **Tea**Rest, HLA-B*57:01 and CYP2C19*2.',
  '[[https://a.b/c][a]], \\href{https://a.b/c}{a}, "a":https://a.b/c, `a <https://a.b/c>`_ and [a|https://a.b/c].',
  '< https://a.b/c >, &lt;https://a.b/c&gt;, https\\://a.b/c, <www.a.b/c> and htp://a.bc/d.',
  'Tea 【4†source】, [cite_start] and :contentReference[oaicite:1]{index=1}, [citation needed], (Erreur ! Signet non défini).',
  '@tea2020, [@tea2020; @rest, p. 3, \\cite{tea} and {cite}`tea`.',
  'https://a.b/c?utm_source=x, https://a.b/%2520c, https://a.b/c\u200bd and https://doi.org/10.1000/tea–1.',
  'Plain words of a paragraph, with nothing in them at all.'
]
const slips = ' |\n|\\|[|]|(|)|*|**|_|`|<|>|{|}|«|»|"|:|.|^|~|!|@|#|&|/|3|é|（|https://'.split('|')

const random = randomFrom(seed)

function damaged(): string {
  let text = random.pick(passages)
  for (let count = random.below(6); count > 0; count--) {
    const at = random.below(text.length + 1)
    text =
      random.below(2) === 0
        ? text.slice(0, at) + random.pick(slips) + text.slice(at)
        : text.slice(0, at) + text.slice(at + 1)
  }
  // A part of it alone lacks most signs.
  return random.below(2) === 0 ? text : text.slice(random.below(text.length + 1), random.below(text.length + 1))
}

describe(`scanners that do not begin where a sign is missing (seed ${seed})`, () => {
  it('miss nothing', () => {
    let found = 0
    for (let run = 0; run < runs; run++) {
      const text = damaged()
      const reading = read(text, noLabels, 'gfm')
      const unlinked = blank(
        text,
        reading.links.map(({range}) => range)
      )
      const sources = {text, masked: text, unlinked, reading, labels: noLabels, profile: 'gfm'} as const
      const {defects} = scan({...sources, signs: signsOf(text)}, () => [])
      const every = scan({...sources, signs: ~0}, () => [])
      assert.deepEqual(defects, every.defects, JSON.stringify(text))
      found += defects.length
    }
    assert.ok(found > runs / 4, `only ${found} defects in ${runs} texts`)
  })
})
