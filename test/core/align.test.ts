import assert from 'node:assert/strict'
import {diffLines} from 'diff'
import {align, splitLines} from '../../server/src/core/align.ts'
import {randomFrom, seed} from '../support/random.ts'

/** The alignment of two texts, each line of the first checked against that of the second where it stayed. */
function aligned(before: readonly string[], after: readonly string[]): {changed: number; compared: number} {
  let compared = 0
  const stretches = align(before, after, (one, other) => {
    compared++
    return one === other
  })
  let [old, now, changed] = [0, 0, 0]
  for (const {removed, added, kept} of stretches) {
    assert.deepEqual(
      before.slice(old + removed, old + removed + kept),
      after.slice(now + added, now + added + kept),
      `MEDCITE_SEED=${seed}`
    )
    old += removed + kept
    now += added + kept
    changed += removed + added
  }
  assert.deepEqual([old, now], [before.length, after.length], `MEDCITE_SEED=${seed}`)
  return {changed, compared}
}

const documents = {
  'paragraphs of one line': (index: number) => [`Calm tea ${index}\n`],
  'paragraphs with a blank line between them': (index: number) => [`Calm tea ${index}\n`, '\n'],
  'lines that are all the same': () => ['Calm tea\n'],
  'two lines in turns': (index: number) => [index % 2 === 0 ? 'Calm tea\n' : 'rest\n']
} as const

const changes = {
  'a change in every paragraph': ([first = '', ...rest]: readonly string[]) => [`${first.trim()}: warm\n`, ...rest],
  'a line before every paragraph': (lines: readonly string[]) => ['warm\n', ...lines],
  'every second paragraph taken away': (lines: readonly string[], index: number) => (index % 2 === 0 ? lines : []),
  'paragraphs in reverse order': (lines: readonly string[], index: number, all: readonly (readonly string[])[]) =>
    all.at(-1 - index) ?? lines
} as const

describe('an alignment of lines', () => {
  for (const [what, paragraph] of Object.entries(documents))
    for (const [how, change] of Object.entries(changes))
      it(`costs no more a line when there are more: ${what}, ${how}`, () => {
        const cost = (count: number) => {
          const paragraphs = Array.from({length: count}, (_, index) => paragraph(index))
          const {compared} = aligned(paragraphs.flat(), paragraphs.flatMap(change))
          return compared / count
        }
        assert.ok(cost(8000) <= 1.2 * cost(2000) + 1, `${cost(8000)} a line, and ${cost(2000)}`)
        assert.ok(cost(8000) < 1500)
      })

  it('is a shortest one where little changed', () => {
    const random = randomFrom(seed)
    for (let round = 0; round < 300; round++) {
      const before = Array.from({length: random.below(60)}, () => random.pick(['tea\n', 'rest\n', '\n', 'moon\n']))
      const after = before.flatMap(line => random.pick([[line], [line], ['warm\n'], [], [line, '\n']]))
      const parts = diffLines(before.join(''), after.join(''))
      const least = parts.reduce((sum, one) => sum + (one.added || one.removed ? one.count : 0), 0)
      assert.equal(aligned(before, after).changed, least, `MEDCITE_SEED=${seed}, round ${round}`)
    }
  })

  it('keeps what stayed around a long passage that is gone, among very many changes', () => {
    const lines = Array.from({length: 4000}, (_, index) => (index % 2 === 0 ? `tea ${index}\n` : '\n'))
    const after = lines.flatMap((line, index) =>
      index >= 1000 && index < 2000 ? [] : index % 8 === 0 ? [`${line.trim()}: warm\n`] : [line]
    )
    assert.ok(aligned(lines, after).changed <= 1000 + 2 * 375 + 10)
  })

  it('keeps every line between changes that are everywhere', () => {
    const lines = Array.from({length: 4000}, (_, index) => (index % 2 === 0 ? `tea ${index}\n` : '\n'))
    const after = lines.map(line => line.replace('tea', 'warm tea'))
    assert.equal(aligned(lines, after).changed, 4000)
  })

  it('holds for any two texts', () => {
    const random = randomFrom(seed)
    for (let round = 0; round < 60; round++) {
      const words = Array.from({length: random.pick([1, 2, 5, 2000])}, (_, index) => `tea ${index}\n`)
      const some = () => Array.from({length: random.below(1500)}, () => random.pick(words))
      aligned(some(), some())
    }
  })

  it('takes lines with the line feeds that end them', () => {
    assert.deepEqual(splitLines(''), [])
    assert.deepEqual(splitLines('\n'), ['\n'])
    assert.deepEqual(splitLines('tea\r\n\rrest'), ['tea\r\n', '\rrest'])
  })
})
