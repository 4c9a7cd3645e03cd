import assert from 'node:assert/strict'
import {editDocument, openDocument, type Snapshot, updateDocument} from '../../server/src/core/document.ts'
import {applyEdits, type Edit} from '../../server/src/core/text.ts'
import {randomFrom, seed} from '../support/random.ts'

/** What a hostile hand types: everything that opens, closes, joins or cuts blocks, and units that shift offsets. */
const snippets = [
  ...'x|**|`|*|[|](|[ref1]|[^1]|[a][ref1]|# h|- a|> q|1. z|<div>|<!-- |-->|---|...|===|\t|    |\\|~~~|```|😀|\ud800|\u00a0|\ufeff|\r|\n|\n\n|\r\n'.split(
    '|'
  ),
  '[ref1]: http://x\n',
  '\n[^1]: n\n',
  '[x] (https://doi.org/10.1000/x)',
  '<pre>\n',
  '|',
  '\nlang: fr\n'
]
const plain = 'A word of [rest][ref1], **tea** and [leaves](https://example.org).\n\n'
const edits = Number(process.env['MEDCITE_EDITS'] ?? 2400)

const content = (snapshot: Snapshot): string =>
  JSON.stringify({...snapshot, work: undefined}, (_, value: unknown) =>
    value instanceof Set || value instanceof Map ? [...value].sort() : value
  )

/** A document of about `kilobytes` KB with a front matter, headings, lists and citations. */
const digest = (kilobytes: number): string => {
  const section = `## Rest and tea\n\n${plain.repeat(4)}- one [leaf](https://doi.org/10.1000/leaf)\n- two\n\n[ref1]: https://example.org/rest\n\n`
  return `---\nlang: en\n---\n\n${section.repeat(Math.ceil((kilobytes * 1024) / section.length))}`
}

describe('document', () => {
  it(`is after any edits what it is when read from scratch (${edits} edits, seed ${seed})`, function () {
    this.timeout(600_000)
    const random = randomFrom(seed)
    for (let done = 0; done < edits; ) {
      const ending = random.pick(['\n', '\n', '\r\n', '\r'])
      let text = random.pick(['', '', '\ufeff', '---\nlang: fr\n---\n'])
      for (let block = 0; block < 14; block++) text += random.next() < 0.4 ? random.pick(snippets) : plain
      text = text.replaceAll('\n', ending)
      let snapshot = openDocument(text)
      for (let step = 0; step < 20; step++, done++) {
        const start = random.below(text.length + 1)
        const end = random.next() < 0.4 ? Math.min(text.length, start + random.below(60)) : start
        const edit = {start, end, text: random.next() < 0.8 ? random.pick(snippets) : ''}
        text = text.slice(0, start) + edit.text + text.slice(end)
        snapshot = updateDocument(snapshot, edit)
        assert.equal(content(snapshot), content(openDocument(text)), JSON.stringify(edit))
      }
    }
  })

  it('is after many edits at once what it is when read from scratch', function () {
    this.timeout(600_000)
    const random = randomFrom(seed)
    for (let round = 0; round < edits / 20; round++) {
      let text = random.pick(['', '\ufeff', '---\nlang: fr\n---\n'])
      for (let block = 0; block < 14; block++) text += random.next() < 0.4 ? random.pick(snippets) : plain
      const list: Edit[] = []
      for (let at = random.below(40); at < text.length; at += 1 + random.below(80)) {
        const end = random.next() < 0.5 ? at : Math.min(text.length, at + random.below(20))
        list.push({start: at, end, text: random.pick(snippets)})
        at = end
      }
      const edited = editDocument(openDocument(text), list)
      assert.equal(edited.text, applyEdits(text, list))
      assert.equal(content(edited), content(openDocument(edited.text)))
    }
  })

  it('reads for many edits the paragraphs that they touch, each once', () => {
    const text = digest(100)
    const places = [...text.matchAll(/leaves/g)].filter((_, index) => index % 10 === 0)
    const {work} = editDocument(
      openDocument(text),
      places.map(({index}) => ({start: index, end: index, text: 'x'}))
    )
    assert.ok(work.segments <= places.length, `${work.segments} pieces read for ${places.length} edits`)
  })

  it('reads for a keystroke a paragraph, however long the document is', () => {
    for (const kilobytes of [10, 100, 300]) {
      const text = digest(kilobytes)
      const before = openDocument(text)
      const at = text.indexOf('leaves', text.length >> 1)
      const {work} = updateDocument(before, {start: at, end: at, text: 'x'})
      assert.ok(work.characters < 200, `${work.characters} characters read at ${kilobytes} KB`)
    }
  }).timeout(120_000)

  it('reads again only what mentions a label that comes or goes', () => {
    const text = `${'Plain tea.\n\n'.repeat(50)}See [rest][late].\n\n`
    const before = openDocument(text)
    const after = updateDocument(before, {start: text.length, end: text.length, text: '[late]: https://example.org\n'})
    assert.equal(after.work.segments, 3)
    assert.ok(after.segments.some(({reading}) => reading.links.some(({kind}) => kind === 'reference')))
  })

  it('keeps a block that cannot be read from taking the rest with it', () => {
    const {segments} = openDocument(
      `See [rest](https://example.org).\n\n${'>'.repeat(12_000)}\n\nSee [tea](https://example.org).\n`
    )
    assert.equal(segments.filter(({reading}) => reading.failure).length, 1)
    assert.equal(segments.filter(({citations}) => citations.length === 1).length, 2)
  }).timeout(120_000)

  it('counts lines as editors do', () => {
    const {lines, starts} = openDocument('a\r\nb\r\rc\n\nd')
    assert.deepEqual({lines, starts}, {lines: [0, 3, 5], starts: [0, 6, 9]})
  })

  it('takes its language from the front matter, else from its words', () => {
    assert.equal(openDocument('---\nlang: fr\n---\n\nThe tea of the house.').language, 'fr')
    assert.equal(openDocument('Le thé est dans la maison avec les feuilles.').language, 'fr')
    assert.equal(openDocument('The tea of the house.').language, 'en')
  })
})
