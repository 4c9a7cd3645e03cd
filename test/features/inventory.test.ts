import assert from 'node:assert/strict'
import {openDocument} from '../../server/src/core/document.ts'
import {listCitations} from '../../server/src/features/inventory.ts'
import {check} from '../../server/src/service/check.ts'
import {defaultConfiguration} from '../../server/src/service/configuration.ts'

const list = (text: string) => {
  const snapshot = openDocument(text)
  return listCitations(snapshot, check(snapshot, defaultConfiguration))
}

describe('the inventory', () => {
  it('tells of each citation what its address and its identifier tell', () => {
    const [article, preprint, page, number] = list(
      'Tea [Cell Research, 2025](https://www.nature.com/articles/s41422-025-01128-1), rest ' +
        '<https://www.medrxiv.org/content/10.1101/2025.05.27.25328230v1>, [a](https://example.org/fr/tea) and NCT01234567.\n'
    )
    assert.deepEqual(
      [
        article?.kind,
        article?.label,
        article?.identifier?.value,
        article?.journal,
        article?.date?.year,
        article?.evidence
      ],
      ['link', 'Cell Research, 2025', '10.1038/s41422-025-01128-1', 'Cell Research', 2025, 'article']
    )
    assert.deepEqual(
      [preprint?.kind, preprint?.label, preprint?.evidence, preprint?.date],
      ['autolink', undefined, 'preprint', {year: 2025, month: 5, day: 27, basis: 'approval'}]
    )
    assert.deepEqual([page?.evidence, page?.journal, page?.date], ['web', undefined, undefined])
    assert.deepEqual([number?.kind, number?.url, number?.identifier?.scheme], ['bare', '', 'trial'])
  })

  it('gives the worst that is found on a citation, and that it is broken', () => {
    const [broken, fine] = list('Tea [a] (https://doi.org/10.1000/tea), rest [b](https://doi.org/10.1000/rest).\n')
    assert.deepEqual([broken?.status, broken?.rules], ['broken', ['detached-destination']])
    assert.equal(broken?.findings, 1)
    assert.deepEqual([fine?.status, fine?.rules, fine?.findings], ['ok', [], 0])
  })

  it('marks what stands in a list of references, and leaves images out', () => {
    const found = list(
      '![A cup](https://example.org/cup.png) Tea ([a](https://doi.org/10.1000/tea)).\n\n## References\n\n- [a](https://doi.org/10.1000/tea)\n'
    )
    assert.deepEqual(
      found.map(({isListed}) => isListed),
      [false, true]
    )
  })

  it('holds every finding against every citation that it touches, however they lie', () => {
    const snapshot = openDocument('[a](https://a.org) [b](https://b.org) [c](https://c.org)\n')
    const at = (rule: string, start: number, end: number, severity: 'error' | 'info') => ({
      ...{rule, messageId: 'x', data: {}, severity, range: {start, end}, related: [], fixes: []}
    })
    const found = listCitations(snapshot, [
      at('late', 40, 41, 'error'),
      at('all', 0, 56, 'info'),
      at('point', 19, 19, 'error'),
      at('between', 18, 19, 'error')
    ])
    assert.deepEqual(
      found.map(({rules, status}) => [status, ...rules]),
      [
        ['info', 'all'],
        ['error', 'point', 'all'],
        ['error', 'late', 'all']
      ]
    )
  })

  it('is empty where nothing is cited', () => {
    assert.deepEqual(list(''), [])
    assert.deepEqual(list('# Tea\n\nCalm.\n'), [])
  })
})
