import assert from 'node:assert/strict'
import {findIdentifiers, identifyUrl, keyOf, landingPage} from '../../../server/src/core/identifier/index.ts'
import {marked, unmarked} from '../../support/markers.ts'

const identity = (url: string): string | undefined => {
  const found = identifyUrl(url)
  return found && keyOf(found)
}

describe('identifyUrl', () => {
  const cases: readonly (readonly [url: string, key: string | undefined])[] = [
    ['https://doi.org/10.1000/ABC', 'doi:10.1000/abc'],
    ['http://dx.doi.org/10.1000%2Fabc', 'doi:10.1000/abc'],
    ['doi:10.1000/abc', 'doi:10.1000/abc'],
    ['doi.org/10.1000/abc.', 'doi:10.1000/abc'],
    ['https://doi.org/10.1016/S0140-6736(20)31180-6', 'doi:10.1016/s0140-6736(20)31180-6'],
    [
      'https://doi.org/10.1002/(SICI)1097-0258(19980815)17:15%3C1661::AID-SIM968%3E3.0.CO;2-2',
      'doi:10.1002/(sici)1097-0258(19980815)17:15<1661::aid-sim968>3.0.co;2-2'
    ],
    ['https://www.nature.com/articles/s41422-025-01128-1', 'doi:10.1038/s41422-025-01128-1'],
    ['https://www.nature.com/articles/s41422-025-01128-1.pdf', 'doi:10.1038/s41422-025-01128-1'],
    [
      'https://arthritis-research.biomedcentral.com/articles/10.1186/s13075-024-03331-8',
      'doi:10.1186/s13075-024-03331-8'
    ],
    ['https://www.nejm.org/doi/full/10.1056/NEJMoa2308917?query=featured', 'doi:10.1056/nejmoa2308917'],
    [
      'https://www.thelancet.com/journals/lancet/article/PIIS0140-6736(20)31180-6/fulltext',
      'doi:10.1016/s0140-6736(20)31180-6'
    ],
    [
      'https://www.biorxiv.org/content/biorxiv/early/2025/04/18/2025.04.12.648517.full.pdf',
      'doi:10.1101/2025.04.12.648517'
    ],
    ['https://www.medrxiv.org/content/10.1101/2025.05.27.25328230v1.full.pdf', 'doi:10.1101/2025.05.27.25328230'],
    [
      'https://www.biorxiv.org/content/biorxiv/early/2026/01/05/2026.01.01.123456.full.pdf',
      'doi:10.64898/2026.01.01.123456'
    ],
    ['https://pubmed.ncbi.nlm.nih.gov/27718847/', 'pmid:27718847'],
    ['https://www.ncbi.nlm.nih.gov/pmc/articles/PMC5055166/', 'pmcid:PMC5055166'],
    ['https://clinicaltrials.gov/ct2/show/NCT02142738', 'trial:NCT02142738'],
    ['https://clinicaltrials.gov/study/NCT02142738?tab=results', 'trial:NCT02142738'],
    ['https://clinicaltrials.gov/search?term=NCT02142738', 'url:https://clinicaltrials.gov/search?term=NCT02142738'],
    ['https://www.cancer.gov/clinicaltrials/NCI-2024-00563', 'trial:NCI-2024-00563'],
    ['https://www.isrctn.com/ISRCTN12345678', 'trial:ISRCTN12345678'],
    ['https://euclinicaltrials.eu/ctis-public/view/2022-501549-57-00', 'trial:2022-501549-57'],
    ['https://www.example.org/tea/?utm_source=chatgpt.com&leaf=1#top', 'url:https://example.org/tea?leaf=1'],
    ['http://example.org/tea/', 'url:https://example.org/tea'],
    ['tea.md', undefined],
    ['https://', undefined],
    ['https://%zz/', undefined],
    [`https://example.org/${'x'.repeat(100_000)}`, undefined]
  ]
  for (const [url, key] of cases) {
    it(`gives ${key ?? 'nothing'} for ${url.slice(0, 90)}`, () => assert.equal(identity(url), key))
  }

  it('leads every identifier back to itself', () => {
    for (const [, key] of cases) {
      if (!key || key.startsWith('url:')) continue
      const [scheme = '', ...rest] = key.split(':')
      const page = landingPage({scheme: scheme as 'doi', value: rest.join(':')})
      assert.equal(page && identity(page.replaceAll('<', '%3C').replaceAll('>', '%3E')), key)
    }
  })
})

describe('findIdentifiers', () => {
  const lines = [
    'See «10.1000/abc», «NCT02142738» and PMID: «27718847».',
    'PMID «27718847»; «PMC5055166»; doi:«10.1016/S0140-6736(20)31180-6»).',
    'Numéro EudraCT «2014-000323-25», ISRCTN «ISRCTN12345678».',
    'NCT0214273 is short, NCT021427380 long, and gutjnl-2012-302759 is no EudraCT number.',
    'Call 2014-000323 or 10.5 mg, 10/12 of them.'
  ]
  for (const line of lines) {
    it(`marks ${line}`, () => {
      const {text, ranges} = unmarked(line)
      assert.equal(
        marked(
          text,
          findIdentifiers(text).map(({range}) => range)
        ),
        marked(text, ranges)
      )
    })
  }
})
