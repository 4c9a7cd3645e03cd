import assert from 'node:assert/strict'
import {HtmlRenderer, Parser} from 'commonmark'
import fc from 'fast-check'
import {micromark} from 'micromark'
import {openDocument as open} from '../../server/src/core/document.ts'
import {modelOf} from '../../server/src/core/model.ts'
import {
  applyFixes,
  check,
  defaultConfiguration,
  type Edit,
  type Finding,
  type Fix,
  fixText,
  openDocument
} from '../../server/src/service/index.ts'
import {Movement} from '../../server/src/service/movement.ts'
import {seed} from '../support/random.ts'

/** Documents as people write them, damaged as machines damage them. */
const urls = [
  'https://doi.org/10.1000/rest',
  'https://example.org/a_(b)?c=1&amp;d=2',
  '<https://example.org/tea leaf>',
  'doi.org/10.1016/S0140-6736(20)31180-6'
]
const labels = [
  'Rest, 2024',
  'Thé &amp; repos',
  '*Tea* study',
  'Étude 😀 n° 3',
  '12',
  'IC 95 %',
  'Nature 2025',
  'see [1]',
  'a\\]b'
]
const gaps = ['', ' ', '  ', '\u00a0', '\u200b', '\t', '\n', ' \n']
const words = [
  'Le thé calme.',
  'n = 305 [154 vs 151] (NCT02142738)',
  '(IC 95 %)[12]',
  '**gras** et *italique*',
  'HLA-B*57:01',
  '`[a] (https://b.c)`',
  '[sic] (voir plus bas)',
  '« mot »',
  '~70 %',
  '<!-- [a] (https://b.c) -->'
]

const link = fc
  .tuple(
    fc.constantFrom(...labels),
    fc.constantFrom(...gaps),
    fc.constantFrom(...urls),
    fc.constantFrom('', ' "Titre"')
  )
  .map(([label, gap, url, title]) => `[${label}]${gap}(${url}${title})`)
const sentence = fc
  .array(fc.oneof({weight: 2, arbitrary: fc.constantFrom(...words)}, {weight: 1, arbitrary: link}), {
    minLength: 1,
    maxLength: 4
  })
  .map(parts => parts.join(' '))
const block = fc.tuple(fc.constantFrom('', '- ', '> ', '## ', '1. '), sentence).map(([prefix, text]) => {
  const indent = prefix.startsWith('>') ? '> ' : ' '.repeat(prefix === '## ' ? 0 : prefix.length)
  return prefix + (prefix === '## ' ? text.replaceAll('\n', ' ') : text.replaceAll('\n', `\n${indent}`))
})
const document = fc
  .tuple(
    fc.array(block, {minLength: 1, maxLength: 5}),
    fc.constantFrom('\n', '\r\n', '\r'),
    fc.constantFrom('', '\ufeff'),
    fc.boolean()
  )
  .map(([blocks, ending, mark, final]) => mark + (blocks.join('\n\n') + (final ? '\n' : '')).replaceAll('\n', ending))

const safeFixes = (text: string): {finding: Finding; fix: Fix}[] =>
  check(openDocument(text), defaultConfiguration).flatMap(finding => {
    const fix = finding.fixes.find(({safety}) => safety === 'safe')
    return fix ? [{finding, fix}] : []
  })

const count = (text: string): number => check(openDocument(text), defaultConfiguration).length

const hrefs = {
  micromark: (text: string) => [...micromark(text).matchAll(/<a href="([^"]*)"/g)].map(([, href]) => href),
  commonmark: (text: string) =>
    [...new HtmlRenderer().render(new Parser().parse(text)).matchAll(/<a href="([^"]*)"/g)].map(([, href]) => href)
}

/** Rendering of each top-level piece by itself. */
const rendered = (text: string): string[] =>
  open(text).segments.map(segment => micromark(segment.text.replace(/^\ufeff/, '')))

const runs = Number(process.env['MEDCITE_RUNS'] ?? 100)
const holds = (property: (text: string) => void) =>
  fc.assert(fc.property(document, property), {seed, numRuns: runs, verbose: false})

describe(`safe fixes (seed ${seed})`, function () {
  this.timeout(300_000)

  it('remove their finding and add none', () => {
    holds(text => {
      const before = count(text)
      for (const {fix} of safeFixes(text)) {
        assert.equal(count(applyFixes(openDocument(text), [fix]).text), before - 1)
      }
    })
  })

  it('are done after one run', () => {
    holds(text => {
      const fixed = fixText(text, defaultConfiguration)
      assert.equal(fixText(fixed, defaultConfiguration), fixed)
      assert.deepEqual(safeFixes(fixed), [])
    })
  })

  it('give the same text in any order, and any part of them', () => {
    fc.assert(
      fc.property(document, fc.infiniteStream(fc.boolean()), fc.infiniteStream(fc.nat()), (text, coins, lots) => {
        const chosen = safeFixes(text)
          .map(({fix}) => fix)
          .filter(() => coins.next().value)
        const together = applyFixes(openDocument(text), chosen).text
        // An edit of one fix may stand between two of another: what was done before moves what is left.
        const done: Edit[] = []
        const drawn = chosen.map(fix => ({fix, lot: lots.next().value})).sort((a, b) => a.lot - b.lot)
        const oneByOne = drawn.reduce((snapshot, {fix}) => {
          const movement = new Movement(done)
          done.push(...fix.edits)
          return applyFixes(snapshot, [{...fix, edits: fix.edits.map(edit => ({...edit, ...movement.moved(edit)}))}])
        }, openDocument(text))
        assert.equal(oneByOne.text, together)
      }),
      {seed, numRuns: runs * 10}
    )
  })

  it('lose no source, no address and no visible word, and leave other blocks as they are rendered', () => {
    holds(text => {
      for (const {finding, fix} of safeFixes(text)) {
        const before = openDocument(text)
        const after = applyFixes(before, [fix])
        for (const [key, places] of modelOf(before).sources) {
          assert.ok((modelOf(after).sources.get(key)?.length ?? 0) >= places.length)
        }
        const letters = (source: string) =>
          source
            .replace(/&amp;/g, '&')
            .replace(/https:\/\/|doi\.org\//g, '')
            .replace(/[^\p{L}\p{N}/:.&]/gu, '')
        assert.equal(letters(after.text), letters(text))
        const [old, now] = [rendered(text), rendered(after.text)]
        const changed = old.flatMap((html, index) => (html === now[index] ? [] : [index]))
        assert.ok(old.length === now.length && changed.length <= 1, `${finding.rule} changes other blocks`)
      }
    })
  })

  it('of a detached destination make one more link, say micromark and commonmark.js', () => {
    holds(text => {
      for (const {finding, fix} of safeFixes(text)) {
        if (finding.rule !== 'detached-destination') continue
        const plain = text.replace(/^\ufeff/, '')
        const after = applyFixes(openDocument(text), [fix]).text.replace(/^\ufeff/, '')
        for (const [name, render] of Object.entries(hrefs)) {
          assert.equal(render(after).length, render(plain).length + 1, `${name} sees no new link in ${after}`)
        }
        assert.deepEqual(hrefs.micromark(after), hrefs.commonmark(after))
      }
    })
  })
})
