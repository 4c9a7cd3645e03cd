import assert from 'node:assert/strict'
import {updateDocument} from '../../server/src/core/document.ts'
import {checkWork} from '../../server/src/service/check.ts'
import {check, defaultConfiguration, openDocument} from '../../server/src/service/index.ts'

/** Sections with defects, notes, definitions and a list of their own, so that every rule has something to judge. */
function digest(kilobytes: number): string {
  let text = ''
  for (let at = 0; text.length < kilobytes * 1024; at++) {
    text += `## Rest ${at}

The tea [Tea ${at}] (https://doi.org/10.1000/tea.${at}) and [Nature, May 2021](https://www.nature.com/articles/s41586-024-${at}-0).

Rest helps[^${at}], as [Saturn et al., 2019][key${at}] saw, and [1] and [2] too. ${'The tea of the house is warm. '.repeat(8)}

[key${at}]: https://doi.org/10.1000/key.${at}

[^${at}]: A note with [Rest](https://doi.org/10.1000/rest.${at % 7}).

`
  }
  return `${text}## References\n\n1. Saturn A. Tea. Rest 2019. doi:10.1000/tea.1\n2. Venus B. Rest. 2011. doi:10.1000/tea.2\n`
}

/** What a letter costs that is typed in the middle of a document, once it has been checked. */
function workOf(text: string, word: string) {
  const before = openDocument(text)
  check(before, defaultConfiguration)
  const at = text.indexOf(word, text.length >> 1)
  const after = updateDocument(before, {start: at, end: at, text: 'x'})
  const known = {...checkWork}
  check(after, defaultConfiguration)
  return {
    read: after.work.segments,
    segments: checkWork.segments - known.segments,
    citations: checkWork.citations - known.citations,
    rules: checkWork.rules - known.rules,
    groups: checkWork.groups - known.groups
  }
}

describe('a keystroke', () => {
  for (const kilobytes of [10, 300]) {
    const text = digest(kilobytes)

    it(`costs its paragraph in words without citations, at ${kilobytes} KB`, () => {
      assert.deepEqual(workOf(`${text}\n\n## After\n\nPlain leaves.\n`, 'leaves'), {
        read: 1,
        segments: 1,
        citations: 0,
        rules: 0,
        groups: 0
      })
    })

    it(`costs its paragraph, its citations and their sources, at ${kilobytes} KB`, () => {
      const {read, segments, citations, groups} = workOf(text, 'Nature, May')
      assert.ok(read <= 3 && segments <= 3, `${read} pieces read, ${segments} judged`)
      assert.ok(citations <= 2, `${citations} citations judged`)
      assert.ok(groups <= 24, `${groups} groups judged`)
    })
  }

  it('costs as many rules in a long document as in a short one', () => {
    for (const word of ['Nature, May', 'Saturn et al', 'A note', 'warm', 'Rest helps']) {
      assert.deepEqual(workOf(digest(300), word).rules, workOf(digest(10), word).rules, word)
    }
  })

  it('runs nothing again where the same version is asked for again', () => {
    const snapshot = openDocument(digest(10))
    const findings = check(snapshot, defaultConfiguration)
    const known = {...checkWork}
    assert.deepEqual(check(snapshot, defaultConfiguration), findings)
    assert.deepEqual(checkWork, known)
  })
})
