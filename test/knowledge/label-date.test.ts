import assert from 'node:assert/strict'
import {dateInLabel} from '../../server/src/knowledge/label-date.ts'

/** `year`, `year-month`, with `!` where it is firm; `undefined` where there is none. */
function told(label: string): string | undefined {
  const date = dateInLabel(label)
  if (!date) return undefined
  assert.equal(label.slice(date.yearRange.start, date.yearRange.end), String(date.year), label)
  return `${date.year}${date.month === undefined ? '' : `-${date.month}`}${date.isFirm ? '!' : ''}`
}

describe('dateInLabel', () => {
  const cited: readonly (readonly [string, string])[] = [
    ['Nature, May 2025', '2025-5!'],
    ['Nature, mai 2025', '2025-5!'],
    ['Nature,\u00a0mai\u00a02025', '2025-5!'],
    ['Nature 2025', '2025!'],
    ['Nature (2025)', '2025!'],
    ['Nature, 12 mars 2025', '2025-3!'],
    ['Nature, 1er août 2025', '2025-8!'],
    ['Nature, Sept. 2025', '2025-9!'],
    ['Nature, September 12, 2025', '2025-9!'],
    ['Nature. 2025 Apr 3;12(1):45', '2025-4!'],
    ['The Lancet 2020;395:1973–1987', '2020!'],
    ['Thé et al., 2021', '2021!'],
    ['Thé et al. (2021)', '2021!'],
    ['Thé et coll., 2021', '2021!'],
    ['Tea A. Planets. J Rest 2021; 12: 45', '2021!'],
    ['medRxiv, déc. 2024', '2024-12!'],
    ['bioRxiv, avril 2025, prépublication', '2025-4!'],
    ['Communiqué, 30 mai 2024', '2024-5!'],
    ['Un essai sur le thé, 2021', '2021'],
    ['Un essai sur le thé (févr. 2021)', '2021-2'],
    ['(2021)', '2021'],
    ['Tea and Rest, 2021', '2021'],
    ['Tea & Rest, juillet 2021 : une étude', '2021-7']
  ]
  for (const [label, date] of cited) it(`reads ${date} in “${label}”`, () => assert.equal(told(label), date))

  it('leaves years of something else alone', () => {
    for (const label of [
      'EULAR 2024',
      'EULAR (2024)',
      'ACR, 2023',
      'ESC guidelines 2019',
      'Tea guidelines, 2019',
      'Recommandations de l’EULAR, 2023',
      'Rest, 2023 update',
      'Repos, mise à jour 2023',
      'the 2015 cohort',
      'Cohorte du thé, 2015',
      'COVID-19 in 2020',
      'La COVID-19 en 2020',
      'Tea statistics, 2023',
      'Annual meeting, May 2024',
      'Nature 2019 and Cell 2021',
      'Rest of planets, 2015–2019',
      'Rest of planets, 2015-19',
      'Rest 2020/21',
      '2019-nCoV',
      'Tea (n = 2024)',
      'Tea in 2024 cups',
      '2024 cups of tea',
      'TEA-2024',
      'Mars 2020',
      'Results may 2020',
      'Consulté en mai 2025',
      'Tea, accessed May 2025',
      '10.1000/tea.2024',
      'PMID 2024',
      'NCT20242024',
      'Décret n° 2024-12',
      '2024',
      'en 2024',
      'depuis mai 2024',
      'Le thé, 3e édition, 2019',
      'Classification criteria, 2019',
      'Tea',
      ''
    ])
      assert.equal(told(label), undefined, label)
  })

  it('reads long labels in linear time', () => {
    const start = process.cpuUsage().user
    for (const part of ['2020 ', 'Nature ', 'et al. ', '(', '\u00a0', 'May 2020, '])
      dateInLabel(`${part.repeat(15_000)}2021`)
    assert.ok(process.cpuUsage().user - start < 3_000_000)
  })
})
