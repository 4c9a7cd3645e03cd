import assert from 'node:assert/strict'
import {identifyUrl} from '../../server/src/core/identifier/index.ts'
import {journalOf} from '../../server/src/knowledge/journals.ts'
import {foreignDoi} from '../../server/src/knowledge/publisher-hosts.ts'
import {sourceDate, sourceVersion} from '../../server/src/knowledge/source-date.ts'
import {leadsToReference, sourceKind} from '../../server/src/knowledge/source-kind.ts'

describe('foreignDoi', () => {
  const foreign: readonly (readonly [string, string])[] = [
    ['https://www.thelancet.com/doi/10.1056/NEJMoa1912196', '10.1056'],
    ['https://www.nejm.org/doi/full/10.1016/S0140-6736(19)30237-5', '10.1016'],
    ['https://evidence.nejm.org/doi/10.1001/jama.2020.12345', '10.1001'],
    ['https://www.nature.com/articles/10.1186/s13075-024-03331-8', '10.1186'],
    ['https://www.biorxiv.org/content/10.1038/s41586-020-2649-2', '10.1038'],
    ['https://journals.plos.org/plosone/article?id=10.3389/fimmu.2023.1305325', '10.3389'],
    ['https://www.frontiersin.org/journals/immunology/articles/10.3390/ijms251910511/full', '10.3390'],
    ['https://www.frontiersin.org/articles/10.1186%2Fs13075-024-03331-8', '10.1186'],
    ['https://ard.bmj.com/content/10.1002/art.12345', '10.1002']
  ]
  for (const [url, prefix] of foreign) {
    it(`finds ${prefix} foreign in ${url}`, () => assert.equal(foreignDoi(url)?.prefix, prefix))
  }

  it('is silent where the site or the prefix is not known to be of one publisher', () => {
    for (const url of [
      'https://www.nejm.org/doi/full/10.1056/NEJMoa1912196',
      'https://evidence.nejm.org/doi/full/10.1056/EVIDoa2200001',
      'https://www.thelancet.com/doi/10.1016/S0140-6736(26)00001-0',
      'https://www.nature.com/articles/10.1038/s41586-020-2649-2',
      'https://www.nature.com/articles/10.1057/s41599-020-00001-1',
      'https://www.nature.com/articles/10.1186/s40494-020-00001-1',
      'https://www.nature.com/doifinder/10.1126/science.1213847',
      'https://www.biorxiv.org/content/10.64898/2026.01.01.123456v1',
      'https://www.medrxiv.org/content/10.1101/2025.05.27.25328230v1',
      'https://academic.oup.com/annonc/doi/10.1016/j.annonc.2020.10.470',
      'https://onlinelibrary.wiley.com/doi/10.1634/tea.12345',
      'https://link.springer.com/article/10.1186/s13075-024-03331-8',
      'https://rapm.bmj.com/content/10.1016/j.rapm.2010.01.001',
      'https://www.thelancet.com/doi/10.99999/tea',
      'https://www.thelancet.com/action/doSearch?text=10.1056/NEJMoa1912196',
      'https://nejm.org.planets.invalid/doi/10.1016/j.cell.2020.01.001',
      'https://notnejm.org/doi/10.1016/j.cell.2020.01.001',
      'not an address',
      ''
    ])
      assert.equal(foreignDoi(url), undefined, url)
  })
})

describe('what an address says', () => {
  it('is something or nothing for any input', () => {
    for (const url of [
      'https://www.nejm.org/doi/10.1016/%E0%A4%A',
      'https://xn--n-1ga.invalid/doi/10.1016/x',
      `https://www.thelancet.com/doi/10.1056/${'a'.repeat(100_000)}`,
      `https://www.mdpi.com/${'1422-0067/'.repeat(10_000)}`,
      `https://www.cell.com/${'pii/S0092'.repeat(10_000)}`,
      `https://planets.invalid/${'20240530/'.repeat(10_000)}#${'B7'.repeat(10_000)}`,
      'https://[::1]/content/83/1/15',
      'javascript:0',
      '\ud800',
      'https://doi.org/10.1038/__proto__-1',
      'https://doi.org/10.1136/constructor-2020-1'
    ]) {
      const identifier = identifyUrl(url)
      foreignDoi(url)
      journalOf(url)
      sourceDate(url, identifier)
      sourceKind(url, identifier)
      sourceVersion(url)
      leadsToReference(url)
    }
    assert.equal(journalOf('https://doi.org/10.1136/constructor-2020-1'), undefined)
  })
})
