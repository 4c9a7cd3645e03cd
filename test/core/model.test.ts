import assert from 'node:assert/strict'
import {openDocument} from '../../server/src/core/document.ts'
import {entryListsOf} from '../../server/src/core/entry.ts'
import {keyOf} from '../../server/src/core/identifier/index.ts'
import {type Model, modelOf} from '../../server/src/core/model.ts'
import {announcementOf} from '../../server/src/core/reference-lead.ts'
import {knowledge} from '../../server/src/knowledge/index.ts'
import {sourcesOf} from '../../server/src/knowledge/sources.ts'
import {rules} from '../../server/src/rules/index.ts'

const model = (text: string): Model => modelOf(openDocument(text))

/** Number and text of each entry of each list, with what it names. */
const listed = (text: string) =>
  entryListsOf(model(text)).map(({form, entries}) => ({
    form,
    entries: entries.map(({in: part, start, end, number, rendered, label, identities}) =>
      [
        label ?? number ?? '-',
        ...(rendered !== undefined && rendered !== number ? [`=${rendered}`] : []),
        part.segment.text.slice(start, end).replace(/\s+/g, ' ').slice(-8),
        ...identities.map(keyOf)
      ].join(' ')
    )
  }))

const doi = '10.1000/rest'

describe('what announces a list of references', () => {
  for (const heading of [
    '## References',
    '## 7. Références',
    '# VII. Bibliographie',
    '## 📚 Sources',
    '## Références bibliographiques (12)',
    '### Notes et références',
    '## Works cited',
    '## Further reading',
    'Pour en savoir plus\n---',
    '## <a id="refs"></a>Literature cited {#refs .unnumbered}',
    '## Lectures complémentaires et sources clés :',
    '## REFERENCES AND NOTES',
    '## Sources (consultées en mai 2025)'
  ]) {
    it(`is ${heading}`, () => assert.ok(announcementOf(heading, true)))
  }

  for (const heading of [
    '## Sources of error',
    '## Sources d’énergie',
    '## Reference values',
    '## Literature review',
    '## Data sources',
    '## Valeurs de référence',
    '## A source of hope',
    '## Préférences'
  ]) {
    it(`is not ${heading}`, () => assert.equal(announcementOf(heading, true), undefined))
  }

  it('is a paragraph only when it is bold or ends with a colon', () => {
    assert.ok(announcementOf('**Sources clés**', false))
    assert.ok(announcementOf('Sources\u00a0:', false))
    assert.equal(announcementOf('Sources', false), undefined)
  })
})

describe('lists of sources', () => {
  it('are Markdown lists, with the numbers of source and renderer', () => {
    assert.deepEqual(listed(`## References\n\n1. A doi:${doi}\n2. Bb\n\n4. Cc\n`), [
      {form: 'items', entries: [`1 000/rest doi:${doi}`, '2 2. Bb', '4 =3 4. Cc']}
    ])
    assert.deepEqual(listed('**Sources:**\n- [3] Aa\n- [4] Bb\n')[0]?.entries, ['3 - [3] Aa', '4 - [4] Bb'])
    assert.deepEqual(listed('## Références\n\n1. Aa\n1. Bb\n')[0]?.entries, ['1 1. Aa', '2 1. Bb'])
  })

  it('are paragraphs and lines with numbers', () => {
    for (const [one, two] of [
      ['[1]', '[2]'],
      ['\\[1\\]', '\\[2\\]'],
      ['1\\.', '2\\.'],
      ['**1.**', '**2.**'],
      ['¹', '²'],
      ['<sup>1</sup>', '<sup>2</sup>'],
      ['<a id="r"></a>[1]', '<a id="s"></a>[2]']
    ]) {
      const entries = listed(`## References\n\n${one} Saturn A\n\n${two} Venus B\n`)[0]?.entries
      assert.deepEqual(entries, ['1 Saturn A', '2  Venus B'], one)
    }
    assert.equal(listed('## References\n\n[1] Saturn A\n[2] Venus B\n2019. 12\n')[0]?.entries.length, 2)
  })

  it('are paragraphs without numbers below a heading, if most look like entries', () => {
    assert.equal(listed('## References\n\nSaturn A. 2019.\n\nVenus B. 2011.\n')[0]?.entries.length, 2)
    assert.deepEqual(listed('## References\n\nWe read much.\n\nAnd slept.\n'), [])
  })

  it('are divided by deeper headings and end with the next one', () => {
    const [list, ...others] = entryListsOf(
      model('## References\n\n### Tea\n\n1. Aa\n\n### Rest\n\n2. Bb\n\n## End\n\n1. Cc\n')
    )
    assert.deepEqual([list?.entries.length, list?.isDivided, others], [2, true, []])
  })

  it('are numbered definitions, footnotes and the works of the front matter', () => {
    assert.deepEqual(listed(`[Rest][1]\n\n[1]: https://doi.org/${doi}\n`), [
      {form: 'definitions', entries: [`1 000/rest doi:${doi}`]}
    ])
    assert.deepEqual(listed(`Rest[^a].\n\n[^a]: Saturn doi:${doi}\n`), [
      {form: 'notes', entries: [`A 000/rest doi:${doi}`]}
    ])
    assert.deepEqual(
      listed(`---\nreferences:\n- id: a1\n  DOI: ${doi}\n- DOI: 10.1000/b\n  id: b2\nlang: en\n---\n\nRest.\n`),
      [{form: 'works', entries: [`a1 000/rest doi:${doi}`, 'b2 b id: b2 doi:10.1000/b']}]
    )
  })
})

describe('the sources of a document', () => {
  it('are one where a PMID and a DOI are known to name one work', () => {
    const text = 'https://doi.org/10.1056/NEJMoa2001180, PMID: 32937045, https://doi.org/10.1000/x'
    const sources = [...sourcesOf(model(text), knowledge).values()]
    assert.deepEqual(
      sources.map(places => places.length),
      [2, 1]
    )
  })

  it('are read by every rule on lists a bounded number of times each', () => {
    for (const count of [300, 1200]) {
      const text = Array.from({length: count}, (_, at) => `Rest [Rest ${at}](https://doi.org/10.1000/r${at}).`).join(
        '\n\n'
      )
      const list = Array.from({length: count}, (_, at) => `- [Rest ${at}](https://doi.org/10.1000/r${at})`).join('\n')
      const whole = model(`${text}\n\n## References\n\n${list}\n`)
      let reads = 0
      for (const part of whole.parts) {
        part.citations = new Proxy(part.citations, {
          get: (target, key) => {
            if (typeof key === 'string' && /^\d+$/.test(key)) reads++
            return Reflect.get(target, key)
          }
        })
      }
      const context = {model: whole, language: 'en' as const, knowledge, options: {}, report: () => {}}
      for (const rule of rules) {
        if (rule.category !== 'bibliography') continue
        if (rule.scope === 'document') rule.check(context)
        if (rule.scope !== 'group') continue
        for (const [key, places] of whole.group(rule.of(knowledge))) rule.check({...context, key, places})
      }
      assert.ok(reads <= 20 * 2 * count, `${reads} reads of ${2 * count} citations`)
    }
  })
})
