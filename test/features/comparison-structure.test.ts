import assert from 'node:assert/strict'
import {openDocument} from '../../server/src/core/document.ts'
import {align, groupsOf} from '../../server/src/features/comparison/align.ts'
import {
  closeness,
  isOtherHost,
  isOtherLanguage,
  languageNeutral
} from '../../server/src/features/comparison/same-page.ts'
import {compareDocuments} from '../../server/src/features/comparison.ts'
import {check} from '../../server/src/service/check.ts'
import {defaultConfiguration} from '../../server/src/service/configuration.ts'

const compare = (a: string, b: string) => {
  const read = (text: string) => {
    const snapshot = openDocument(text)
    return {snapshot, findings: check(snapshot, defaultConfiguration)}
  }
  return compareDocuments(read(a), read(b))
}

/** What is found, each in a line. */
const told = (a: string, b: string): string[] =>
  compare(a, b).differences.map(({kind, subject, a: one, b: other}) =>
    [kind, subject, one?.name, other && `→ ${other.name}`].filter(Boolean).join(' ')
  )

const tea = '## Le thé\n\nLe thé calme 12 dormeurs ([Étude](https://doi.org/10.1000/tea)).\n'
const rest = '## Le repos\n\nLe repos suffit à 34 dormeurs ([Repos](https://doi.org/10.1000/rest)).\n'
const mars = '## Mars\n\nSur Mars, 56 tasses et 78 siestes ([Mars](https://doi.org/10.1000/mars)).\n'
const teaEn = '## Tea\n\nTea calms 12 sleepers ([Study](https://doi.org/10.1000/tea)).\n'
const restEn = '## Rest\n\nRest is enough for 34 sleepers ([Rest](https://doi.org/10.1000/rest)).\n'
const marsEn = '## Mars\n\nOn Mars, 56 cups and 78 naps ([Mars](https://doi.org/10.1000/mars)).\n'

describe('the comparison of sections', () => {
  it('tells what a section that is gone took with it, under its own title', () => {
    const {differences} = compare([tea, rest, mars].join('\n'), [teaEn, marsEn].join('\n'))
    assert.deepEqual(
      differences.map(({kind, a, sections}) => [kind, a?.name, sections.a.title]),
      [
        ['lost', '34', 'Le repos'],
        ['lost', '10.1000/rest', 'Le repos']
      ]
    )
  })

  it('finds nothing where a heading is gone, or broken, and its text is there', () => {
    assert.deepEqual(told([tea, rest, mars].join('\n'), [teaEn, restEn.replace('## ', '##'), marsEn].join('\n')), [])
    assert.deepEqual(
      told([tea, rest, mars].join('\n'), [teaEn, restEn.replace('## Rest\n', ''), marsEn].join('\n')),
      []
    )
    assert.deepEqual(
      told([tea, rest, mars].join('\n'), [teaEn.replace('## Tea', 'Tea'), restEn, marsEn].join('\n')),
      []
    )
    assert.deepEqual(told([tea, rest, mars].join('\n'), [teaEn, '## More\n\nWords.\n', restEn, marsEn].join('\n')), [])
  })

  it('takes sections in another order for moved, not for lost', () => {
    const {differences} = compare([tea, rest, mars].join('\n'), [marsEn, teaEn, restEn].join('\n'))
    assert.deepEqual(
      differences.filter(({kind}) => kind !== 'moved').map(({kind, a}) => [kind, a?.name]),
      []
    )
    assert.deepEqual(
      differences.map(({kind, a}) => [kind, a?.name]),
      [['moved', '10.1000/mars']]
    )
  })

  it('tells where in the other text something was expected', () => {
    const b = teaEn.replace('([Study](https://doi.org/10.1000/tea))', '')
    const [lost] = compare(tea, b).differences
    assert.equal(lost?.kind, 'lost')
    assert.equal(b.slice(lost?.expected?.start, lost?.expected?.end), 'Tea calms 12 sleepers .')
    const [added] = compare(b, tea).differences
    assert.deepEqual([added?.kind, added?.expected?.start], ['added', lost?.expected?.start])
  })

  it('finds the same citation lost once where it stands twice', () => {
    const twice = `${tea}\nEncore le thé ([Étude](https://doi.org/10.1000/tea)).\n`
    assert.deepEqual(told(twice, `${teaEn}\nTea again.\n`), ['lost citation 10.1000/tea'])
  })

  it('bears texts without anything', () => {
    assert.deepEqual(told('', ''), [])
    assert.deepEqual(told(tea, tea), [])
    assert.deepEqual(told(tea, ''), ['lost number 12', 'lost citation 10.1000/tea'])
    assert.deepEqual(told('', tea), ['added number → 12', 'added citation → 10.1000/tea'])
  })
})

describe('the comparison of citations', () => {
  const same: readonly (readonly [string, string])[] = [
    ['[a](http://www.example.org/tea/?utm_source=x)', '[b](https://example.org/tea)'],
    ['[a](http://dx.doi.org/10.1000/TEA)', '[b](https://doi.org/10.1000/tea)'],
    ['[a](https://example.org/fr/the?id=3)', '[b](https://example.org/en/the?id=3)'],
    ['[a](https://fr.example.org/the)', '[b](https://en.example.org/the)'],
    ['[a](https://example.org/the?lang=fr)', '[b](https://example.org/the)'],
    ['[a](https://example.org/notice_fr.pdf)', '[b](https://example.org/notice_en.pdf)'],
    ['[Résumé](#résumé) et [fichier](guide.fr.md)', '[Summary](#summary) and [file](guide.en.md)'],
    ['![Une tasse](tasse-fr.png)', '![A cup](https://example.org/cup.png)'],
    ['Le thé.[^étude]\n\n[^étude]: Voir.', 'Tea.[^study]\n\n[^study]: See.'],
    ['Le thé [voir @the2020, p. 12].', 'Tea [see @the2020, p. 12].'],
    ['Le thé @the2020 et @martine.', 'Tea @the2020 and @martine.'],
    ['Le thé [1, 2, 3].', 'Tea [1–3].'],
    ['Une moyenne de 12,5 [10,2–14,8] dans les cas.', 'A mean of 12.5 [10.2–14.8] in the cases.'],
    ['Une médiane de 12 [10–14] dans les cas.', 'A median of 12 (10 to 14) in the cases.'],
    ['Un nombre pair [1,2] dans les cas.', 'An even number [1, 2] in the cases.'],
    ['Le thé¹⁻³.', 'Tea<sup>1-3</sup>.'],
    ['De 5 m<sup>2</sup> à 7 m², H<sub>2</sub>O.', 'From 5 m² to 7 m², H₂O.'],
    ['[https://doi.org/10.1000/tea](https://doi.org/10.1000/tea)', 'https://doi.org/10.1000/tea'],
    ['[a] (https://doi.org/10.1000/tea)', '[b] (https://doi.org/10.1000/tea)'],
    ['[a] (https://doi.org/10.1000/tea)', '[b](https://doi.org/10.1000/tea)'],
    [
      '[a](https://doi.org/10.1000/tea) [b](https://doi.org/10.1000/rest)',
      '[b](https://doi.org/10.1000/rest) [a](https://doi.org/10.1000/tea)'
    ]
  ]
  for (const [a, b] of same) {
    it(`takes for the same: ${a.slice(0, 70)}`, () =>
      assert.deepEqual(told(`Un peu de texte. ${a}`, `Some text. ${b}`), []))
  }

  const other: readonly (readonly [string, string, readonly string[]])[] = [
    [
      '[a](https://doi.org/10.1000/tea)',
      '[b](https://doi.org/10.1000/te a)',
      ['altered citation 10.1000/tea → 10.1000/te']
    ],
    [
      '[a](https://doi.org/10.1000/tea)',
      '[b] (https://doi.org/10.1000/tea)',
      ['broken citation 10.1000/tea → 10.1000/tea']
    ],
    [
      '[a](https://doi.org/10.1000/tea)',
      '(b)[https://doi.org/10.1000/tea]',
      ['broken citation 10.1000/tea → 10.1000/tea']
    ],
    [
      '[a](https://doi.org/10.1000/tea)',
      '[b](htps://doi.org/10.1000/tea)',
      ['broken citation 10.1000/tea → 10.1000/tea']
    ],
    ['[a](https://doi.org/10.1000/tea)', '[b](doi.org/10.1000/tea)', ['broken citation 10.1000/tea → 10.1000/tea']],
    [
      '[a](https://doi.org/10.1000/tea)',
      '[b](https://doi.org/10.1000/',
      ['altered citation 10.1000/tea → https://doi.org/10.1000/']
    ],
    [
      '[a](https://doi.org/10.1000/tea)',
      '[b](https://tea.example/10.1000/tea)',
      ['altered citation 10.1000/tea → 10.1000/tea']
    ],
    ['[a](https://doi.org/10.1000/tea)', 'b', ['lost citation 10.1000/tea']],
    [
      '[NCT01234567](https://clinicaltrials.gov/study/NCT01234567)',
      '[NCT01234576](https://clinicaltrials.gov/study/NCT01234567)',
      ['altered citation NCT01234567 → NCT01234567']
    ],
    [
      '[a](https://doi.org/10.1000/tea)',
      'b (https://doi.org/10.1000/tea)',
      ['broken citation 10.1000/tea → 10.1000/tea']
    ],
    [
      '[NCT01234567](https://clinicaltrials.gov/study/NCT01234567)',
      'NCT01234567',
      ['broken citation NCT01234567 → NCT01234567']
    ],
    ['Inscrit : NCT01234567.', 'Registered: NCT01234568.', ['altered citation NCT01234567 → NCT01234568']],
    ['Le thé.[^1]\n\n[^1]: Voir.', 'Tea.\n\n[^1]: See.', ['lost citation [^1]']],
    ['Le thé.[^1]\n\n[^1]: Voir.', 'Tea.[^1]\n', ['broken citation [^1] → [^1]']],
    ['Le thé [@the2020].', 'Tea [@the2021].', ['altered citation @the2020 → @the2021']],
    ['Le thé [@the2020; @repos2021].', 'Tea [@the2020].', ['lost citation @repos2021']],
    ['Le thé [1–3].', 'Tea.', ['lost citation [1, 2, 3]']],
    ['Le thé [1–3].', 'Tea [1–4].', ['added citation → [4]']],
    ['Le thé [1, 2].', 'Tea [1, 4].', ['altered citation [2] → [4]']],
    ['La CD19 aussi.', 'CD18, too.', ['altered number 19 → 18']],
    ['En mai 2024, le thé.', 'In June 2024, tea.', ['altered number mai → June']],
    ['Pour les 90 % des cas.', 'For the 9% of cases.', ['altered number 90 % → 9%']],
    ['Pour trois cas de la série.', 'For 4 cases of the series.', ['altered number trois → 4']],
    [
      'Le taux était de 1,234 dans les cas.',
      'The rate was 1,234 in the cases with tea.',
      ['altered number 1,234 → 1,234']
    ]
  ]
  for (const [a, b, expected] of other) {
    it(`tells the difference: ${a.slice(0, 50)} … ${b.slice(0, 50)}`, () =>
      assert.deepEqual(told(`Un peu de texte pour le dire. ${a}`, `This is some text of it. ${b}`), expected))
  }

  it('decides by the language of a text how it writes thousands and decimals', () => {
    const french = (number: string) => `---\nlang: fr\n---\n\nIl y en a ${number}.\n`
    const english = (number: string) => `---\nlang: en\n---\n\nThere are ${number}.\n`
    assert.deepEqual(told(french('1 234'), english('1,234')), [])
    assert.deepEqual(told(french('1,234'), english('1.234')), [])
    assert.deepEqual(told(french('1.234'), english('1,234')), [])
    assert.deepEqual(told(french('1.234'), english('1.234')), [])
    assert.deepEqual(told(french('0,234'), english('0,234')), [])
    assert.deepEqual(told(french('1,234'), english('1,234')), ['altered number 1,234 → 1,234'])
    assert.deepEqual(told('1,234', '1,234'), [])
  })
})

describe('addresses of one page', () => {
  it('meet without what tells their language', () => {
    const key = (url: string) => languageNeutral(url)
    assert.equal(key('https://example.org/fr/a'), key('https://example.org/en-gb/a'))
    assert.equal(key('https://fr.example.org/a'), key('https://example.org/a?hl=en'))
    assert.notEqual(key('https://fr.org/a'), key('https://en.org/a'))
    assert.notEqual(key('https://example.org/frites/a'), key('https://example.org/entry/a'))
  })

  it('may have other paths in another language, on one site with the same digits', () => {
    assert.ok(isOtherLanguage('https://canada.ca/fr/the.html', 'https://canada.ca/en/public/tea.html'))
    assert.ok(!isOtherLanguage('https://canada.ca/fr/the-12.html', 'https://canada.ca/en/tea-13.html'))
    assert.ok(!isOtherLanguage('https://canada.ca/fr/the.html', 'https://canada.ca/fr/thes.html'))
    assert.ok(!isOtherLanguage('https://canada.ca/fr/the.html', 'https://example.ca/en/tea.html'))
    assert.ok(!isOtherLanguage('nonsense', 'https://example.ca/en/tea.html'))
  })

  it('are held against each other by their ends', () => {
    assert.equal(closeness('abc', 'abc'), 1)
    assert.equal(closeness('', ''), 1)
    assert.equal(closeness('abcd', 'abxd'), 0.75)
    assert.equal(closeness('aa', 'a'), 0.5)
    assert.ok(isOtherHost('https://doi.org/10.1000/a', 'https://dol.org/10.1000/a'))
    assert.ok(!isOtherHost('https://doi.org/10.1000/a', 'doi:10.1000/a'))
  })
})

describe('the alignment of two lists', () => {
  const equal = (a: string, b: string) => align(a.length, b.length, (x, y) => (a[x] === b[y] ? 1 : 0))

  it('keeps the order of both', () => {
    assert.deepEqual(equal('abc', 'abc'), [0, 1, 2])
    assert.deepEqual(equal('abc', 'xbyc'), [-1, 1, 3])
    assert.deepEqual(equal('', 'abc'), [])
    assert.deepEqual(equal('abc', ''), [-1, -1, -1])
  })

  it('finds in long lists what stands at about the same place, in time', () => {
    const partners = align(30_000, 30_010, (a, b) => (a + 10 === b ? 1 : 0))
    assert.equal(partners.filter(partner => partner >= 0).length, 30_000)
    assert.equal(align(1, 100_000, (_, b) => (b === 99_999 ? 1 : 0))[0], 99_999)
  })

  it('leaves nobody out of the groups', () => {
    assert.deepEqual(groupsOf([-1, 1, -1, 2], 4), {a: [0, 0, 0, 1], b: [0, 0, 1, 1], count: 2})
    assert.deepEqual(groupsOf([-1, -1], 2), {a: [0, 0], b: [0, 0], count: 1})
    assert.deepEqual(groupsOf([], 1), {a: [], b: [0], count: 1})
  })
})
