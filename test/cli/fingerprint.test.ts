import assert from 'node:assert/strict'
import {fingerprintsOf} from '../../server/src/cli/fingerprint.ts'

describe('a fingerprint', () => {
  const of = (text: string, rule = 'a-rule'): string[] => {
    const findings = [...text.replaceAll('‸', '').matchAll(/tea/g)].map(({index}) => ({
      rule,
      range: {start: index, end: index + 3}
    }))
    return fingerprintsOf(text, findings)
  }

  it('is the same after lines were added, moved, wrapped anew, or given other endings', () => {
    const [first] = of('Rest calms, and tea helps to rest.\n')
    assert.match(first ?? '', /^[\da-f]{16}:1$/)
    for (const text of [
      'A new first paragraph.\n\nRest calms, and tea helps to rest.\n',
      'Rest calms, and tea helps to rest.\n\nA new last one.\n',
      'Rest calms,\nand tea helps\nto rest.\n',
      'Rest calms,\r\nand tea helps to rest.\r\n \r\nMore.\r\n'
    ])
      assert.deepEqual(of(text), [first], text)
  })

  it('is the same after a change far away in the same paragraph', () => {
    const far = 'Here is much that is said about planets. '.repeat(3)
    const changed = far.replace('planets', 'comets')
    assert.deepEqual(of(`${changed}Rest calms, and tea helps. ${far}`), of(`${far}Rest calms, and tea helps. ${far}`))
  })

  it('is another for other words around it, another text, another rule', () => {
    const all = [of('Rest, and tea helps.'), of('Rest, and tea harms.'), of('Rest, and tea helps.', 'another-rule')]
    assert.equal(new Set(all.flat()).size, 3)
  })

  it('counts what is equal', () => {
    const [first, second, other] = of('Rest and tea.\n\nRest and tea.\n\nSleep and tea.\n')
    assert.equal(second, first?.replace(':1', ':2'))
    assert.match(other ?? '', /:1$/)
    assert.notEqual(other, first)
  })
})
