import assert from 'node:assert/strict'
import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {openDocument} from '../../server/src/core/document.ts'
import {modelOf} from '../../server/src/core/model.ts'
import {uncoveredClaims} from '../../server/src/core/uncovered-claim.ts'

const corpus = join(import.meta.dirname, '../corpus')

/** A sentence of the annotated set, and whether whoever wrote it held that it needs a source. */
type Sentence = {readonly start: number; readonly end: number; readonly needsSource: boolean}

/** The text without its annotations, `✗ ` before a sentence that needs a source and `✓ ` before one that does not. */
function annotated(source: string): {text: string; sentences: Sentence[]} {
  const parts = source.split(/([✓✗]) /u)
  let text = parts[0] ?? ''
  const sentences: Sentence[] = []
  for (let at = 1; at < parts.length; at += 2) {
    const start = text.length
    text += parts[at + 1] ?? ''
    sentences.push({start, end: text.length, needsSource: parts[at] === '✗'})
  }
  return {text, sentences}
}

const tally = (name: string) => {
  const {text, sentences} = annotated(readFileSync(join(corpus, name), 'utf8'))
  const claims = uncoveredClaims(modelOf(openDocument(text)))
  const isFound = ({start, end}: Sentence) => claims.some(({range}) => start <= range.start && range.start < end)
  const of = (needsSource: boolean, found: boolean) =>
    sentences.filter(one => one.needsSource === needsSource && isFound(one) === found)
  const outside = claims.filter(
    ({range}) => !sentences.some(({start, end}) => start <= range.start && range.start < end)
  )
  const show = (list: readonly Sentence[]) => list.map(({start, end}) => text.slice(start, end).trim())
  return {
    sentences: sentences.length,
    claims: claims.length,
    right: of(true, true).length,
    wrong: [...show(of(false, true)), ...outside.map(({range}) => text.slice(range.start, range.end))],
    missed: show(of(true, false))
  }
}

describe('claims without a source, on annotated sentences', () => {
  for (const language of ['fr', 'en']) {
    const tallies = [`claims.${language}.md`, `claims.more.${language}.md`].map(tally)
    const sum = (of: (one: (typeof tallies)[number]) => number) => tallies.reduce((all, one) => all + of(one), 0)
    const [right, wrong, missed] = [sum(one => one.right), sum(one => one.wrong.length), sum(one => one.missed.length)]
    const [precision, recall] = [right / (right + wrong), right / (right + missed)]
    const figures = `precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)} (${sum(one => one.sentences)} sentences)`

    it(`${language}: ${figures}`, () => {
      assert.ok(precision >= 0.98, tallies.flatMap(one => one.wrong).join('\n'))
      assert.ok(recall >= 0.9, tallies.flatMap(one => one.missed).join('\n'))
    })

    it(`${language}: are a hundred and more, a quarter of which need a source`, () => {
      assert.ok(sum(one => one.sentences) >= 100)
      assert.ok((right + missed) * 5 >= sum(one => one.sentences))
    })

    it(`${language}: no sentence gives two findings`, () =>
      assert.equal(
        sum(one => one.claims),
        right + wrong
      ))
  }
})
