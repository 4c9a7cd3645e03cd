import assert from 'node:assert/strict'
import {openDocument} from '../../server/src/core/document.ts'
import {contains} from '../../server/src/core/text.ts'
import {listSymbols, type OutlineEntry} from '../../server/src/features/symbols.ts'

/** An outline as lines, indented. */
const drawn = (entries: readonly OutlineEntry[], indent = ''): string[] =>
  entries.flatMap(({kind, name, children}) => [
    `${indent}${kind === 'heading' ? '#' : '-'} ${name}`,
    ...drawn(children, `${indent}  `)
  ])

describe('the outline', () => {
  it('is a tree of headings, with the citations of each section', () => {
    const text = [
      'Before [a](https://example.org/a).',
      '# Tea #',
      'With [b](https://example.org/b) and [c] (https://example.org/c).',
      '### *Leaf*',
      'Rest [d][e]\n----',
      '<https://example.org/f> and ![g](h.png)',
      'Last\n====',
      '[e]: https://example.org/e'
    ].join('\n\n')
    assert.deepEqual(drawn(listSymbols(openDocument(text))), [
      '- a',
      '# Tea',
      '  - b',
      '  - c',
      '  # *Leaf*',
      '  # Rest [d][e]',
      '    - d',
      '    - https://example.org/f',
      '# Last'
    ])
  })

  it('lets a section reach to the next of its rank, and selects inside it', () => {
    const text = '# A\n\n## B\n\n[c](https://example.org/c)\n\n# D\n'
    const outline = listSymbols(openDocument(text))
    assert.deepEqual(
      outline.map(({range}) => text.slice(range.start, range.end)),
      ['# A\n\n## B\n\n[c](https://example.org/c)\n\n', '# D\n']
    )
    const all = (entries: readonly OutlineEntry[]): OutlineEntry[] =>
      entries.flatMap(entry => [entry, ...all(entry.children)])
    for (const {range, selection, children} of all(outline)) {
      assert.ok(contains(range, selection))
      assert.ok(children.every(child => contains(range, child.range)))
    }
  })

  it('of nothing is empty', () => assert.deepEqual(listSymbols(openDocument('')), []))
})
