import assert from 'node:assert/strict'
import {currentAddress} from '../../server/src/core/address-form.ts'
import {findIdentifiers, type Identifier, identifyUrl} from '../../server/src/core/identifier/index.ts'
import {differenceOf} from '../../server/src/core/identity-difference.ts'
import {landingOfPdf} from '../../server/src/core/pdf-address.ts'
import {isHomePage, isSearchPage} from '../../server/src/core/search-page.ts'
import {addressDifference} from '../../server/src/core/shown-address.ts'
import {isOneOwner, siteOf} from '../../server/src/core/site.ts'
import {spelt, written} from '../../server/src/core/written-identifier.ts'
import {randomFrom, seed} from '../support/random.ts'

const found = (text: string): Identifier => {
  const [first] = findIdentifiers(text)
  assert.ok(first, text)
  return first.identifier
}

describe('differenceOf', () => {
  const cases: readonly (readonly [a: string, b: string, difference: string | undefined])[] = [
    ['NCT00000102', 'nct00000102', 'none'],
    ['NCT00000102', 'NCT00000105', 'other'],
    ['NCT00000102', 'ISRCTN00000012', undefined],
    ['2022-501549-57', '2022-501549-57-00', 'none'],
    ['2022-501549-57-00', '2022-501549-58-00', 'other'],
    ['2010-022945-52', '2022-501549-57', undefined],
    ['ChiCTR-TRC-12002345', 'ChiCTR12002345', 'none'],
    ['PMID 12', 'PMID 13', 'other'],
    ['PMID 12', 'PMC123', undefined],
    ['10.1000/rest', '10.1000/REST', 'none'],
    ['10.1000/rest', '10.1000/rest2', 'other'],
    ['10.1371/journal.pone.0000001', '10.1371/journal.pone.0000001.s001', 'none'],
    ['10.1371/journal.pone.0000001', '10.1371/journal.pone.0000001/figures/2', 'none'],
    ['10.1002/14651858.CD000001.pub2', '10.1002/14651858.CD000001.pub3', 'version'],
    ['10.1002/14651858.CD000001', '10.1002/14651858.CD000001.pub3', 'none'],
    ['10.12688/f1000research.1.1', '10.12688/f1000research.1.2', 'version'],
    ['10.21203/rs.3.rs-1/v1', '10.21203/rs.3.rs-1/v2', 'version'],
    ['10.5281/zenodo.12', '10.5281/zenodo.13', undefined],
    ['10.1101/2026.01.01.123456', '10.64898/2026.01.01.123456', 'none'],
    ['10.1002/(SICI)1097-0258%3C1::A%3E3.0.CO;2-2', '10.1002/(SICI)1097-0258%3c1::A%3e3.0.CO;2-2', 'none']
  ]
  for (const [a, b, difference] of cases) {
    it(`says ${difference} of ${a} and ${b}, both ways`, () => {
      assert.equal(differenceOf(found(a), found(b)), difference)
      assert.equal(differenceOf(found(b), found(a)), difference)
    })
  }

  it(`finds no difference in two thousand identifiers and their pages (seed ${seed})`, () => {
    const {next} = randomFrom(seed)
    const digits = (count: number): string => Array.from({length: count}, () => Math.floor(next() * 10)).join('')
    for (let index = 0; index < 2000; index++) {
      const pairs = [
        [`NCT${digits(8)}`, (value: string) => `https://clinicaltrials.gov/study/${value}?tab=table`],
        [`ISRCTN${digits(8)}`, (value: string) => `https://www.isrctn.com/${value}`],
        [
          `20${10 + (index % 13)}-0${digits(5)}-${digits(2)}`,
          (value: string) => `https://www.clinicaltrialsregister.eu/ctr-search/trial/${value}/FR`
        ],
        [
          `10.${1000 + index}/Rest.${digits(4)}(${digits(2)})${digits(5)}-X`,
          (value: string) => `https://doi.org/${value}`
        ]
      ] as const
      for (const [value, page] of pairs) {
        const linked = identifyUrl(page(value))
        assert.ok(linked)
        assert.equal(differenceOf(found(value), linked), 'none', value)
        assert.equal(currentAddress(page(value)), undefined)
      }
    }
  })
})

describe('spelt', () => {
  it('keeps the capitals of the text, also where it holds the second half only', () => {
    const doi = found('10.1016/S0140-6736(20)31180-6')
    assert.equal(spelt(doi, 'see 10.1016/S0140-6736(20)31180-6'), '10.1016/S0140-6736(20)31180-6')
    assert.equal(spelt(doi, 'https://x.org/PIIS0140-6736(20)31180-6.pdf'), '10.1016/S0140-6736(20)31180-6')
    assert.equal(spelt(doi, 'elsewhere'), doi.value)
  })

  it('encodes what would end an address', () => {
    const value = '10.1002/(sici)1<1::a>3.0'
    assert.equal(written({scheme: 'doi', value}, ''), '10.1002/(sici)1%3C1::a%3E3.0')
    assert.equal(written({scheme: 'doi', value: '10.1000/a)b('}, ''), '10.1000/a%29b%28')
  })
})

describe('currentAddress', () => {
  const study = 'https://clinicaltrials.gov/study/NCT00000102'
  const cases: readonly (readonly [old: string, now: string | undefined])[] = [
    ['https://clinicaltrials.gov/ct2/show/NCT00000102', study],
    ['http://www.clinicaltrials.gov/ct2/show/study/nct00000102?term=tea&rank=1#wrapper', study],
    ['https://clinicaltrials.gov/show/NCT00000102', study],
    ['https://clinicaltrials.gov/NCT00000102/', study],
    ['https://classic.clinicaltrials.gov/ct2/show/results/NCT00000102', `${study}?tab=results`],
    ['https://beta.clinicaltrials.gov/study/NCT00000102?tab=results', `${study}?tab=results`],
    ['https://clinicaltrials.gov/ct2/show/NCT00000102#:~:text=tea', `${study}#:~:text=tea`],
    ['https://www.clinicaltrials.gov/study/NCT00000102', undefined],
    ['https://clinicaltrials.gov/ct2/history/NCT00000102', undefined],
    ['https://clinicaltrials.gov/ct2/results?term=NCT00000102', undefined],
    ['https://dx.doi.org/10.1000/Tea%281%29?x=1#s', 'https://doi.org/10.1000/Tea%281%29?x=1#s'],
    ['http://doi.org/10.1000%2Ftea', 'https://doi.org/10.1000%2Ftea'],
    ['dx.doi.org/10.1000/tea', 'https://doi.org/10.1000/tea'],
    ['doi.org/10.1000/tea', undefined],
    ['https://www.doi.org/the-identifier/', undefined],
    ['http://dx.doi.org/abc', undefined],
    ['https://www.ncbi.nlm.nih.gov/pubmed/12?dopt=Abstract', 'https://pubmed.ncbi.nlm.nih.gov/12/'],
    ['https://www.ncbi.nlm.nih.gov/pubmed/?term=12', undefined],
    ['https://www.ncbi.nlm.nih.gov/pubmed/12,13', undefined],
    [
      'https://www.ncbi.nlm.nih.gov/pmc/articles/PMC123/figure/F1/',
      'https://pmc.ncbi.nlm.nih.gov/articles/PMC123/figure/F1/'
    ],
    ['https://www.ncbi.nlm.nih.gov/books/NBK123/', undefined],
    ['http://controlled-trials.com/isrctn/pf/ISRCTN00000012', 'https://www.isrctn.com/ISRCTN00000012'],
    ['https://jrct.niph.go.jp/latest-detail/jRCT2031200001', 'https://jrct.mhlw.go.jp/latest-detail/jRCT2031200001'],
    ['https://hal.archives-ouvertes.fr/hal-01234567v2/document', 'https://hal.science/hal-01234567v2/document'],
    ['https://tel.archives-ouvertes.fr/tel-01234567', 'https://tel.hal.science/tel-01234567'],
    ['https://api.archives-ouvertes.fr/search/hal-01234567', undefined],
    ['https://jrct.niph.go.jp/', undefined]
  ]
  for (const [old, now] of cases) {
    it(`makes ${now} of ${old}`, () => {
      assert.equal(currentAddress(old), now)
      if (now !== undefined) assert.equal(currentAddress(now), undefined, 'it is not settled')
    })
  }
})

describe('landingOfPdf', () => {
  const cases: readonly (readonly [pdf: string, page: string | undefined])[] = [
    ['https://www.nature.com/articles/s41422-025-01128-1.pdf', 'https://doi.org/10.1038/s41422-025-01128-1'],
    ['https://www.nejm.org/doi/pdf/10.1056/NEJMoa1?download=true', 'https://doi.org/10.1056/NEJMoa1'],
    ['https://onlinelibrary.wiley.com/doi/epdf/10.1002/art.1', 'https://doi.org/10.1002/art.1'],
    ['https://www.frontiersin.org/articles/10.3389/fimmu.2020.1/pdf', 'https://doi.org/10.3389/fimmu.2020.1'],
    ['https://www.biorxiv.org/content/10.1101/023929v2.full.pdf', 'https://www.biorxiv.org/content/10.1101/023929v2'],
    ['https://www.biorxiv.org/content/10.1101/023929.full.pdf', 'https://doi.org/10.1101/023929'],
    ['https://pmc.ncbi.nlm.nih.gov/articles/PMC123/pdf/', 'https://pmc.ncbi.nlm.nih.gov/articles/PMC123/'],
    ['https://arxiv.org/pdf/math.GT/0309136v1.pdf', 'https://arxiv.org/abs/math.GT/0309136v1'],
    ['https://www.cochranelibrary.com/cdsr/doi/10.1002/14651858.CD1.pub2/pdf/CDSR/CD1/CD1.pdf', undefined],
    ['https://tea.example.org/10.1000/rest.pdf', undefined],
    ['https://www.nejm.org/doi/suppl/10.1056/NEJMoa1/suppl_file/a.pdf', undefined],
    ['https://www.nature.com/articles/s41422-025-01128-1', undefined],
    ['https://example.org/tea.pdf', undefined]
  ]
  for (const [pdf, page] of cases) it(`gives ${page} for ${pdf}`, () => assert.equal(landingOfPdf(pdf), page))
})

describe('sites', () => {
  it('are what somebody registered', () => {
    const cases = [
      ['pubmed.ncbi.nlm.nih.gov', 'nih.gov'],
      ['www.tea.co.uk', 'tea.co.uk'],
      ['digital.nhs.uk', 'nhs.uk'],
      ['tea.github.io', 'tea.github.io'],
      ['localhost', 'localhost']
    ]
    for (const [host = '', site] of cases) assert.equal(siteOf(host), site)
  })

  it('belong to one owner where their names tell so', () => {
    for (const [a = '', b = ''] of [
      ['bmj.com', 'ard.bmj.com'],
      ['isrctn.org', 'www.isrctn.com'],
      ['nature.com', 'link.springer.com'],
      ['iarc.fr', 'www.iarc.who.int'],
      ['pfizer.com', 'www.pfizerclinicaltrials.com'],
      ['solidarites.gouv.fr', 'sante.gouv.fr']
    ])
      assert.ok(isOneOwner(a, b), `${a} ${b}`)
    for (const [a = '', b = ''] of [
      ['nature.com', 'www.thelancet.com'],
      ['tea.co.uk', 'rest.co.uk'],
      ['tea.github.io', 'rest.github.io'],
      ['ansm.sante.fr', 'www.has-sante.fr']
    ])
      assert.ok(!isOneOwner(a, b), `${a} ${b}`)
  })
})

describe('addressDifference', () => {
  const cases: readonly (readonly [label: string, address: string, difference: string | undefined])[] = [
    ['https://a.example/x', 'https://b.test/y', 'site'],
    ['www.ansm.fr', 'https://www.has-sante.fr', 'site'],
    ['https://münchen.example/x', 'https://xn--mnchen-3ya.example/x', undefined],
    ['https://a.example/x', 'HTTP://A.EXAMPLE:80/x/#y', undefined],
    ['https://a.example/caf%C3%A9', 'https://a.example/café', undefined],
    ['https://a.example/x?utm_source=z', 'https://a.example/x', undefined],
    ['https://a.example/x', 'https://a.example/x/y', undefined],
    ['https://a.example/x/z', 'https://a.example/x/y', 'page'],
    ['https://a.example/x?id=1', 'https://a.example/x?id=1&lang=fr', undefined],
    ['https://a.example/x?lang=en', 'https://a.example/x?lang=fr', undefined],
    ['https://a.example/fr/x', 'https://a.example/en/x/index.html', undefined],
    ['https://a.example/x', 'https://web.archive.org/web/2020/https://b.test/y', 'site'],
    ['https://a.example/x', 'https://perma.cc/AB12', undefined],
    ['https://a.example/x', 'http://localhost:3000/x', undefined],
    ['nature.com', 'https://www.thelancet.com/x', 'site'],
    ['nature.com', 'https://www.linkedin.com/company/nature', undefined],
    ['nature.com', 'https://pubmed.ncbi.nlm.nih.gov/12/', undefined],
    ['socket.io', 'https://tea.example/x', undefined],
    ['package.json', 'https://tea.example/x', undefined],
    ['https://doi.org/10.1000/x', 'https://www.tea.example/x', undefined],
    ['https://www.nejm.org/doi/10.1056/x', 'https://pubmed.ncbi.nlm.nih.gov/12/', undefined],
    ['tea and rest', 'https://tea.example/x', undefined],
    ['https://tea.example/%E0%A4%A', 'https://tea.example/%E0%A4%B', 'page'],
    ['code.tea.fr', 'https://git.example.org/~tea/code.tea.fr', undefined]
  ]
  for (const [label, address, difference] of cases) {
    it(`says ${difference} of ${label} on ${address}`, () =>
      assert.equal(addressDifference(label, address), difference))
  }
})

describe('searches and home pages', () => {
  it('are told by what they look for', () => {
    for (const url of [
      'https://pubmed.ncbi.nlm.nih.gov/?term=tea',
      'https://clinicaltrials.gov/ct2/results?cond=tea',
      'https://scholar.google.fr/scholar?hl=fr&q=tea',
      'https://www.isrctn.com/search?q=tea',
      'https://euclinicaltrials.eu/ctis-public/search#searchCriteria={}',
      'https://www.clinicaltrialsregister.eu/ctr-search/search?query=tea',
      'https://www.thelancet.com/action/doSearch?text1=tea',
      'https://www.ema.europa.eu/en/search?search_api_fulltext=tea',
      'https://www.medrxiv.org/search/tea'
    ])
      assert.ok(isSearchPage(url), url)
    for (const url of [
      'https://pubmed.ncbi.nlm.nih.gov/12/?term=',
      'https://clinicaltrials.gov/search',
      'https://clinicaltrials.gov/study/NCT00000102?cond=tea',
      'https://scholar.google.com/scholar?cluster=12&q=tea',
      'https://www.clinicaltrialsregister.eu/ctr-search/search?query=2010-022945-52',
      'https://pubmed.ncbi.nlm.nih.gov/?term=Leaf+T%5BAuthor%5D',
      'https://www.google.com/search/about',
      'https://www.cochranelibrary.com/search-manager-help?a=b'
    ])
      assert.ok(!isSearchPage(url), url)
  })

  it('are told by their path', () => {
    for (const url of ['https://tea.org', 'https://tea.org/', 'https://tea.org/fr/', 'https://tea.org/index.html'])
      assert.ok(isHomePage(url), url)
    for (const url of ['https://tea.org/#/x', 'https://tea.org/?p=1', 'https://tea.org/tea'])
      assert.ok(!isHomePage(url))
  })
})

describe('what is no good address', () => {
  const long = 'a'.repeat(100_000)
  const texts = [
    '',
    'https://',
    'https://[',
    `https://x.org/${long}`,
    `https://x.org/${'%28'.repeat(40_000)}.pdf`,
    'https://doi.org/10.1000/%E0%A4%A.pdf',
    'https://www.nejm.org/doi/pdf/10.1056/%E0%A4%A',
    'https://xn--a.org/x',
    'https://nаture.com/articles/10.1038/x.pdf',
    'NCT00000102NCT00000105',
    `www.${'a.'.repeat(50_000)}com`,
    '\ud800https://x.org/\udfff'
  ]
  for (const text of texts) {
    it(`is a finding or silence: ${JSON.stringify(text.slice(0, 40))}`, () => {
      currentAddress(text)
      landingOfPdf(text)
      isSearchPage(text)
      isHomePage(text)
      addressDifference(text, 'https://x.org/y')
      addressDifference('https://x.org/y', text)
    })
  }
})
