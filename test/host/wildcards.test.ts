import assert from 'node:assert/strict'
import {type Fit, fits, nameFit, namesOf, type Step} from '../../server/src/host/wildcards.ts'
import {randomFrom, seed} from '../support/random.ts'

/** Whether the items fit, by trying every way there is. */
function fitsSlowly(pattern: readonly Step[], items: readonly string[]): boolean {
  const [step, ...steps] = pattern
  const [item, ...rest] = items
  if (step === undefined) return item === undefined
  if (step === 'many') return fitsSlowly(steps, items) || (item !== undefined && fitsSlowly(pattern, rest))
  return item !== undefined && step(item) && fitsSlowly(steps, rest)
}

describe('a pattern of a sequence', () => {
  const only =
    (letter: string): Fit =>
    item =>
      item === letter

  it(`fits where any way of taking it does (MEDCITE_SEED=${seed})`, () => {
    const random = randomFrom(seed)
    const steps: readonly Step[] = ['many', 'many', only('a'), only('a'), only('b'), () => true]
    for (let round = 0; round < 5000; round++) {
      const pattern = Array.from({length: random.below(8)}, () => random.pick(steps))
      const items = Array.from({length: random.below(9)}, () => random.pick(['a', 'a', 'b']))
      assert.equal(fits(pattern, items), fitsSlowly(pattern, items), `${pattern.join()} ${items.join()}`)
    }
  })

  it('looks at each item at most once for each of its steps', () => {
    let looks = 0
    const a: Fit = item => {
      looks++
      return item === 'a'
    }
    for (const length of [100, 1000]) {
      looks = 0
      const pattern = [...Array.from({length: 40}, () => ['many', a, a] as const).flat(), only('b')]
      assert.equal(fits(pattern, 'a'.repeat(length)), false)
      assert.ok(looks <= pattern.length * length, `${looks}`)
    }
  })
})

describe('a pattern of a name', () => {
  const isFit = (pattern: string, name: string, ignoreCase = false) => {
    const [tokens, ...more] = namesOf(pattern) ?? []
    assert.ok(tokens && more.length === 0, pattern)
    return nameFit(tokens, ignoreCase)(name)
  }

  it('takes one character for a question mark or a bracket, any number for a star', () => {
    for (const [pattern, good, bad] of [
      ['tea', 'tea', 'teas'],
      ['t?a', 'tea', 'ta'],
      ['t*a', 'ta', 'tab'],
      ['*.md', '.md', 'md'],
      ['[a-c]*', 'cup', 'tea'],
      ['[!a-c]', '.', 'a'],
      ['[]x]', ']', 'a'],
      ['[[:digit:]]', '7', 'd'],
      ['\\*\\?\\[a]', '*?[a]', 'xxa'],
      ['*[*]', 'tea*', 'tea']
    ] as const) {
      assert.equal(isFit(pattern, good), true, pattern)
      assert.equal(isFit(pattern, bad), false, pattern)
    }
  })

  it('tells capitals from small letters where it is to', () => {
    for (const pattern of ['thé', 'th?', 't*É', '[t]hé']) {
      assert.equal(isFit(pattern, 'THÉ', true), true, pattern)
      assert.equal(isFit(pattern, 'THÉ'), false, pattern)
    }
  })

  it('ends at a slash that is in no bracket', () => {
    assert.deepEqual(namesOf('a/[/]b\\/**'), [['a'], ['[/]', 'b'], ['*', '*']])
    for (const pattern of ['a[', 'a[]', 'a\\', '[[:alpha:]', 'a'.repeat(4097)])
      assert.equal(namesOf(pattern)?.every(name => nameFit(name, false)('a')) ?? false, false, pattern)
    assert.equal(namesOf('a['), undefined)
    assert.equal(namesOf('a\\'), undefined)
  })
})
