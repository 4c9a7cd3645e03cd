import assert from 'node:assert/strict'
import {fingerprintsOf} from '../../server/src/cli/fingerprint.ts'
import {folder, medcite, removeFolders} from './world.ts'

describe('a fingerprint', () => {
  after(removeFolders)

  const of = (text: string, rule = 'a-rule'): string[] => {
    const findings = [...text.replaceAll('‸', '').matchAll(/tea/g)].map(({index}) => ({
      rule,
      range: {start: index, end: index + 3}
    }))
    return fingerprintsOf(text, findings, () => undefined)
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

  it('heeds no marks of quotes and lists, which come and go as lines are wrapped anew', () => {
    const [first] = of('Rest calms, and tea helps to rest.\n')
    for (const text of [
      '> Rest calms,\n> and tea\n> helps to rest.\n',
      '- Rest calms, and tea helps to rest.\n',
      '> 1. Rest calms, and tea\r\n>    helps to rest.\r\n'
    ])
      assert.deepEqual(of(text), [first], text)
  })

  it('is of the source: another address is another finding, another neighbour is not', async () => {
    const wrong = (label: string, address: string) => `[${label}](https://clinicaltrials.gov/study/${address})`
    const known = async (text: string) => {
      const cwd = folder({'a.md': text})
      const {out} = await medcite(cwd, ['lint', '--format', 'sarif'])
      return JSON.parse(out).runs[0].results.map((result: {partialFingerprints: object}) => result.partialFingerprints)
    }
    const one = await known(`Tea ${wrong('NCT01234567', 'NCT07654321')} calms.\n`)
    assert.equal(one.length, 1)
    assert.deepEqual(await known(`Rest, and tea, said ${wrong('NCT01234567', 'NCT07654321')}, calm.\n`), one)
    assert.notDeepEqual(await known(`Tea ${wrong('NCT01234567', 'NCT09999999')} calms.\n`), one)
    assert.notDeepEqual(await known(`Tea ${wrong('NCT01234568', 'NCT07654321')} calms.\n`), one)
  })
})
