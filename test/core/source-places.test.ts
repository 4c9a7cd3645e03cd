import assert from 'node:assert/strict'
import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {openDocument} from '../../server/src/core/document.ts'
import {modelOf} from '../../server/src/core/model.ts'
import {citationAt, isPlacedInList, placesOf} from '../../server/src/core/source-places.ts'

const root = join(import.meta.dirname, '../..')
const files = ['docs/examples', 'test/corpus'].flatMap(folder =>
  readdirSync(join(root, folder)).flatMap(name => (name.endsWith('.md') ? [join(root, folder, name)] : []))
)

describe('answers about single citations', () => {
  for (const file of files) {
    it(`are those of the whole document in ${file.slice(root.length + 1)}`, () => {
      const snapshot = openDocument(readFileSync(file, 'utf8'))
      const model = modelOf(snapshot)
      for (const [key, places] of model.sources) assert.deepEqual(placesOf(snapshot, [key]), places, key)
      for (const citation of model.citations) {
        assert.equal(isPlacedInList(snapshot, citation), model.listed.has(citation))
        const found = citationAt(snapshot, citation.range.start + 1)
        assert.ok(found && found.range.start <= citation.range.start + 1 && citation.range.start < found.range.end)
      }
    })
  }

  it('are those of the whole document in long lists of every form', () => {
    const entries = (form: (at: number) => string) => Array.from({length: 100}, (_, at) => form(at)).join('\n\n')
    const link = (at: number) => `[Tea ${at}](https://doi.org/10.1000/tea.${at})`
    for (const list of [
      entries(at => `${at + 1}. ${link(at)} 2020;1(2):3.`),
      entries(at => `Tea A. Rest ${at}. 2020. ${link(at)}`),
      entries(at => `[${at + 1}] Tea A. Rest. ${link(at)}`),
      entries(at => `### Part ${at}\n\n- ${link(at)}`)
    ]) {
      const snapshot = openDocument(`Tea.\n\n## References\n\n${list}\n\n## After\n\n${link(0)}\n`)
      const model = modelOf(snapshot)
      for (const citation of model.citations)
        assert.equal(isPlacedInList(snapshot, citation), model.listed.has(citation))
    }
  })

  it('give what a definition leads to, and nothing between', () => {
    const snapshot = openDocument('Tea [it][leaf].\n\n[leaf]: https://doi.org/10.1000/leaf\n')
    assert.equal(citationAt(snapshot, 20)?.identity.linked?.value, '10.1000/leaf')
    assert.equal(citationAt(snapshot, 1), undefined)
  })
})
