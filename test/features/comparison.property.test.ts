import assert from 'node:assert/strict'
import {readdirSync, readFileSync} from 'node:fs'
import {openDocument} from '../../server/src/core/document.ts'
import {compareDocuments} from '../../server/src/features/comparison.ts'
import {listCitations} from '../../server/src/features/inventory.ts'
import {check} from '../../server/src/service/check.ts'
import {defaultConfiguration} from '../../server/src/service/configuration.ts'
import {randomFrom, seed} from '../support/random.ts'
import {pairs} from './comparison-pairs.ts'

const folders = ['../corpus/', '../../docs/examples/']
const corpus = folders.flatMap(folder => {
  const url = new URL(folder, import.meta.url)
  return readdirSync(url).flatMap(name => (name.endsWith('.md') ? [readFileSync(new URL(name, url), 'utf8')] : []))
})

const pieces = [
  ...[
    '[',
    ']',
    '(',
    ')',
    '^',
    '@',
    '<sup>',
    '</sup>',
    '&nbsp;',
    '&#8239;',
    '\\',
    '|',
    '\n',
    '\n\n',
    '# ',
    '- ',
    '> ',
    '%'
  ],
  ...[
    '10',
    '1,5',
    '1 234',
    '.05',
    '−2',
    'IV',
    'phase II/',
    'trois',
    'cent',
    'un ',
    'mai ',
    '2024',
    '14 h 30',
    '2:30 pm'
  ],
  ...[
    'https://doi.org/10.1000/',
    'doi:10.1000/a',
    'NCT01234567',
    '[1–3, 7]',
    '¹⁻³',
    '10⁻³',
    '[^1]',
    '[^1]: ',
    '@the2020'
  ],
  ...['\u0001', '\ud83d', '\u00a0', '\u202f', '\u2212', '{', '}', '`', '$', '<', '>', 'https://%E0%A4%A/fr/', 'xn--']
]

describe(`comparisons of any text (MEDCITE_SEED=${seed})`, () => {
  const random = randomFrom(seed)
  const piece = () => {
    const text = random.pick(corpus)
    const start = random.below(text.length)
    return random.below(3) === 0 ? text.slice(start, start + random.below(200)) : random.pick(pieces)
  }
  const text = () => Array.from({length: random.below(60)}, piece).join('')
  const read = (source: string) => {
    const snapshot = openDocument(source)
    return {snapshot, findings: check(snapshot, defaultConfiguration)}
  }

  it('find no difference between a text and itself', () => {
    for (const one of [...corpus, ...pairs.flatMap(({fr, en}) => [fr, en]), ...Array.from({length: 150}, text)]) {
      const side = read(one)
      assert.deepEqual(compareDocuments(side, side).differences, [], JSON.stringify(one))
    }
  }).timeout(60_000)

  it('give ranges that lie in the texts', () => {
    for (let run = 0; run < 150; run++) {
      const [a, b] = [read(text()), read(text())]
      const there = compareDocuments(a, b)
      for (const {kind, a: one, b: other, expected} of there.differences) {
        assert.equal(one === undefined, kind === 'added')
        assert.equal(other === undefined, kind === 'lost')
        if (one) assert.ok(one.range.start < one.range.end && one.range.end <= a.snapshot.text.length)
        if (other) assert.ok(other.range.start < other.range.end && other.range.end <= b.snapshot.text.length)
        if (expected) assert.ok(expected.end <= (one ? b : a).snapshot.text.length)
      }
      assert.ok(there.citations.kept <= Math.min(there.citations.a, there.citations.b))
      listCitations(a.snapshot, a.findings)
    }
  }).timeout(60_000)
})
