import assert from 'node:assert/strict'
import {frontMatterEnd, nextBoundary} from '../../server/src/core/split.ts'
import {readExactly} from '../../server/src/core/syntax/exact-reader.ts'
import type {Labels, Reading} from '../../server/src/core/syntax/reading.ts'
import {randomFrom, seed} from '../support/random.ts'

/** Lines that open, hide, end or pretend to be every kind of block. */
const lines =
  `para text|**bold** and *em*||||- a|- b|* c|1. x|2. y|   2) z|  indented|    code|\tcode|\`\`\`|\`\`\`js|~~~|  \`\`\`
    \`\`\`|> q|> - a|> \`\`\`|<div>|</div>|<span>|<!-- c|-->|<!-- x -->|<?php|?>|<pre>|</pre>|<![CDATA[|]]>|<!X|# h|===|---
***|[a]: http://x|[b]: <y> "t"|[a]|[t][b]|[x][a] \`code|[^1]: note|    more|[^1] ref|[^2]: - a|- [ ] task|-|  - n|      deep
\\|\`|<x|lazy|  <!-- i|  <div>|+|10. t|- \`\`\`|  - \`\`\`|\u00a0|\ufeffx|end<!-- q|<!-->|<?>`
    .split(/[|\n]/)
    .concat('| a | b |', '|---|---|', '| 1 | 2 |')

const piecesOf = (text: string): number[] => {
  const starts = []
  for (let at = 0; at < text.length; at = nextBoundary(text, at)) starts.push(at)
  return starts
}

/** Everything that a reading holds, moved by `base`, in an order that does not depend on pieces. */
function flat(reading: Reading, base: number): string[] {
  const move = (key: string, value: unknown) => {
    if (key === 'block' || key === 'parent') return undefined
    return (key === 'start' || key === 'end') && typeof value === 'number' ? value + base : value
  }
  return Object.entries(reading).flatMap(([kind, list]) =>
    Array.isArray(list) ? list.map((item: unknown) => `${kind} ${JSON.stringify(item, move)}`) : []
  )
}

describe('split', () => {
  it('cuts before a block at the margin after a blank line', () => {
    assert.deepEqual(piecesOf('# a\n\nb\nc\n\n\n> d\n'), [0, 5, 11])
  })

  it('cuts neither in a fence, nor in a comment, nor between the items of a list', () => {
    assert.deepEqual(piecesOf('```\n\na\n\n```\n\nb'), [0, 13])
    assert.deepEqual(piecesOf('<!--\n\na\n\n-->\n\nb'), [0, 14])
    assert.deepEqual(piecesOf('- a\n\n- b\n\nc'), [0, 10])
  })

  it('takes a front matter for one piece, and an unclosed one for Markdown', () => {
    assert.equal(frontMatterEnd('---\nlang: fr\n---\n# a\n'), 17)
    assert.equal(frontMatterEnd('---\nlang: fr\n...\n# a\n'), 17)
    assert.equal(frontMatterEnd('---\n\n- a\n'), 0)
    assert.equal(frontMatterEnd('\ufeff---\r\na: b\r\n---\r\n'), 17)
  })

  it(`gives pieces that hold what the whole holds (seed ${seed})`, function () {
    this.timeout(60_000)
    const random = randomFrom(seed)
    for (let round = 0; round < 2000; round++) {
      const ending = random.pick(['\n', '\n', '\n', '\r\n', '\r'])
      const text = Array.from({length: 2 + random.below(14)}, () => random.pick(lines)).join(ending)
      if (frontMatterEnd(text) > 0) continue
      const whole = readExactly(text, {definitions: new Set(), notes: new Set()}, 'gfm')
      const labels: Labels = {
        definitions: new Set(whole.definitions.map(({label}) => label)),
        notes: new Set(whole.footnoteDefinitions.map(({label}) => label))
      }
      const starts = piecesOf(text)
      const parts = starts.flatMap((start, index) =>
        flat(readExactly(text.slice(start, starts[index + 1]), labels, 'gfm'), start)
      )
      assert.deepEqual(parts.sort(), flat(whole, 0).sort(), JSON.stringify(text))
    }
  })
})
