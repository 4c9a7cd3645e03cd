import assert from 'node:assert/strict'
import {arxivMonth} from '../../../server/src/core/identifier/arxiv.ts'
import {dayAfter, isOnCalendar} from '../../../server/src/core/identifier/calendar.ts'
import {
  findAllIdentifiers,
  findIdentifiers,
  identifiersInUrl,
  identifyUrl,
  isSame,
  keyOf,
  landingPage
} from '../../../server/src/core/identifier/index.ts'
import {preprintAddressOf, preprintOf} from '../../../server/src/core/identifier/preprint.ts'
import {marked, unmarked} from '../../support/markers.ts'

const identity = (url: string): string | undefined => {
  const found = identifyUrl(url)
  return found && keyOf(found)
}

const keys = (text: string): string[] => findIdentifiers(text).map(({identifier}) => keyOf(identifier))

describe('the identity of an address', () => {
  const lancet = 'doi:10.1016/s0140-6736(20)31180-6'
  const cases: readonly (readonly [url: string, key: string])[] = [
    // One article, many addresses.
    ['https://www.thelancet.com/journals/lancet/article/PIIS0140-6736(20)31180-6/fulltext', lancet],
    ['https://www.thelancet.com/journals/lancet/article/PIIS0140-6736%2820%2931180-6/abstract', lancet],
    ['https://www.thelancet.com/pdfs/journals/lancet/PIIS0140-6736(20)31180-6.pdf', lancet],
    ['https://www.thelancet.com/article/S0140-6736(20)31180-6/fulltext', lancet],
    ['https://www.thelancet.com/action/showPdf?pii=S0140-6736(20)31180-6', lancet],
    ['https://www.sciencedirect.com/science/article/pii/S0140673620311806?via%3Dihub', lancet],
    ['https://www.sciencedirect.com/science/article/abs/pii/S0140673620311806', lancet],
    ['https://linkinghub.elsevier.com/retrieve/pii/S0140673620311806', lancet],
    ['https://doi.org/10.1016/S0140–6736(20)31180–6', lancet],
    ['https://doi.org/10.1016/s0140-6736(20)31180-6).', lancet],
    // Their DOI cannot be told from the PII.
    ['https://www.thelancet.com/journals/ebiom/article/PIIS2352-3964(22)00092-5/fulltext', 'pii:S2352-3964(22)00092-5'],
    ['https://www.cell.com/cell/fulltext/S0092-8674(18)30154-5?code=cell-site', 'pii:S0092-8674(18)30154-5'],
    ['https://www.sciencedirect.com/science/article/pii/S001046552400420X', 'pii:S0010-4655(24)00420-X'],
    [
      'https://www.cambridge.org/core/article/tea/S0033291719003234',
      'url:https://cambridge.org/core/article/tea/S0033291719003234'
    ],
    // Publishers.
    ['https://onlinelibrary.wiley.com/doi/full/10.1002/art.42345', 'doi:10.1002/art.42345'],
    ['https://acrjournals.onlinelibrary.wiley.com/doi/epdf/10.1002/art.42345', 'doi:10.1002/art.42345'],
    ['https://onlinelibrary.wiley.com/doi/10.1111/tea.12345/abstract', 'doi:10.1111/tea.12345'],
    ['https://academic.oup.com/brain/advance-article/doi/10.1093/brain/awac224/6659752', 'doi:10.1093/brain/awac224'],
    [
      'https://www.frontiersin.org/journals/immunology/articles/10.3389/fimmu.2024.1234567/full',
      'doi:10.3389/fimmu.2024.1234567'
    ],
    ['https://journals.plos.org/plosone/article?id=10.1371/journal.pone.0123456', 'doi:10.1371/journal.pone.0123456'],
    [
      'https://journals.plos.org/plosone/article/file?id=10.1371/journal.pone.0123456&type=printable',
      'doi:10.1371/journal.pone.0123456'
    ],
    ['https://www.nejm.org/doi/pdf/10.1056/NEJMoa2308917', 'doi:10.1056/nejmoa2308917'],
    ['https://jamanetwork.com/journals/jama/fullarticle/10.1001/jama.2024.1234', 'doi:10.1001/jama.2024.1234'],
    ['https://www.acpjournals.org/doi/full/10.7326/M20-1234', 'doi:10.7326/m20-1234'],
    ['https://www.ahajournals.org/doi/10.1161/CIRCULATIONAHA.123.012345', 'doi:10.1161/circulationaha.123.012345'],
    ['https://www.science.org/doi/abs/10.1126/science.abc1234', 'doi:10.1126/science.abc1234'],
    ['https://www.pnas.org/doi/10.1073/pnas.2012345678', 'doi:10.1073/pnas.2012345678'],
    [
      'https://www.tandfonline.com/doi/full/10.1080/12345678.2024.1234567?src=recsys',
      'doi:10.1080/12345678.2024.1234567'
    ],
    ['https://journals.sagepub.com/doi/10.1177/1234567890123456', 'doi:10.1177/1234567890123456'],
    ['https://elifesciences.org/articles/61408', 'doi:10.7554/elife.61408'],
    ['https://www.bmj.com/content/383/bmj-2023-075859', 'doi:10.1136/bmj-2023-075859'],
    ['https://www.bmj.com/content/bmj/372/bmj.n71.full.pdf', 'doi:10.1136/bmj.n71'],
    [
      'https://www.cochranelibrary.com/cdsr/doi/10.1002/14651858.CD001234.pub2/full',
      'doi:10.1002/14651858.cd001234.pub2'
    ],
    ['https://link.springer.com/content/pdf/10.1007/s00068-023-02285-x.pdf', 'doi:10.1007/s00068-023-02285-x'],
    ['https://www.nature.com/articles/s41584-020-00543-5;SUBJMETA=1', 'doi:10.1038/s41584-020-00543-5'],
    ['https://doi.org/10.1038/S41584-020-00543-5;SUBJMETA=1#Sec2', 'doi:10.1038/s41584-020-00543-5'],
    ['https://www.mdpi.com/2077-0383/12/14/4848', 'url:https://mdpi.com/2077-0383/12/14/4848'],
    // Preprints.
    ['https://www.biorxiv.org/content/early/2017/12/19/236802', 'doi:10.1101/236802'],
    [
      'https://www.biorxiv.org/content/10.1101/2025.04.12.648517v2.supplementary-material',
      'doi:10.1101/2025.04.12.648517'
    ],
    ['https://www.medrxiv.org/content/10.1101/19007328v2.full.pdf+html', 'doi:10.1101/19007328'],
    ['https://arxiv.org/abs/2101.01234v2', 'doi:10.48550/arxiv.2101.01234'],
    ['https://arxiv.org/pdf/2101.01234.pdf', 'doi:10.48550/arxiv.2101.01234'],
    ['https://doi.org/10.48550/arXiv.2101.01234', 'doi:10.48550/arxiv.2101.01234'],
    ['https://arxiv.org/abs/astro-ph/9901001', 'doi:10.48550/arxiv.astro-ph/9901001'],
    ['https://europepmc.org/article/PPR/PPR517673', 'url:https://europepmc.org/article/PPR/PPR517673'],
    // Libraries.
    ['https://europepmc.org/article/MED/27718847', 'pmid:27718847'],
    ['https://europepmc.org/article/PMC/PMC5055166', 'pmcid:PMC5055166'],
    ['https://www.ncbi.nlm.nih.gov/books/NBK143230/', 'nbk:NBK143230'],
    ['https://inserm.hal.science/inserm-02110704v1/document', 'hal:inserm-02110704'],
    ['https://hal.archives-ouvertes.fr/hal-01234567', 'hal:hal-01234567'],
    ['https://www.crd.york.ac.uk/PROSPERO/view/CRD42021276448', 'prospero:CRD42021276448']
  ]
  for (const [url, key] of cases) {
    it(`is ${key} for ${url}`, () => assert.equal(identity(url), key))
  }

  it('is the one of its landing page', () => {
    for (const [url, key] of cases) {
      const found = identifyUrl(url)
      const page = found && landingPage(found)
      if (found && found.scheme !== 'url') assert.equal(page && identity(page), key)
    }
  })

  it('is the same for a PII and the DOI that is made of it', () => {
    const item = identifyUrl('https://www.sciencedirect.com/science/article/pii/S0049017295800387')
    assert.ok(isSame(item, identifyUrl('https://doi.org/10.1016/S0049-0172(95)80038-7')))
    assert.ok(!isSame(item, identifyUrl('https://doi.org/10.1016/S0049-0172(95)80038-8')))
  })

  it('may be a journal’s or a person’s beside the source’s', () => {
    const found = (url: string): string[] => identifiersInUrl(url).map(keyOf)
    assert.deepEqual(found('https://www.mdpi.com/2077-0383/12/14/4848'), ['issn:2077-0383'])
    assert.deepEqual(found('https://orcid.org/0000-0002-1825-0097'), ['orcid:0000-0002-1825-0097'])
    assert.deepEqual(found('https://example.org/0000-0002-1825-0097'), [])
  })
})

describe('identifiers of literature in text', () => {
  const lines = [
    'See (doi:«10.1000/abc»), «10.1000/a(b)c»; «10.3319/TAO.2009.05.25.02(IWNOP)».',
    'See **«10.1000/abc»**, [doi «10.1000/abc»], «10.1000/abc»¹, «10.1000/abc»[^1] and «10.1000/abc»…',
    'Wiley’s «10.1002/(SICI)1097-0258(19980815)17:15<1661::AID-SIM968>3.0.CO;2-2», as well.',
    'Or «10.1002/(SICI)1097-0258(19980815)17:15&lt;1661::AID-SIM968&gt;3.0.CO;2-2».',
    'Pages: «10.1000/abc»/full, «10.1000/abc».full.pdf, «10.1000/abc»/epdf, «10.1000/abc»?query=tea and «10.1000/abc»#sec1.',
    'Glued: «10.1000/abc»,«10.1000/abd»;«10.1000/abe»https://doi.org/«10.1000/abf»—and an aside.',
    'Placeholders: 10.1000/…, 10.xxxx/xxxxx, 10.55/pending, 10.1056/ and more.',
    'Dashes: «10.1016/S0140–6736(20)31180–6».',
    'Article «S0140-6736(20)31180-6», PII: «S0140673620311806», not S0140673620311806.',
    'arXiv:«2101.01234v2», but 2101.01234 is a number; arXiv: «astro-ph/9901001».',
    'HAL «hal-01234567v2» and «inserm-00966999»; tel-0123456789, hal-0123456 and x-hal-01234567 are none.',
    'PROSPERO «CRD42020123456», «CRD420251237462», not CRD420; «NBK143230», not NBK12.',
    'ISBN «978-92-4-009938-8», ISBN-10: «0-306-40615-2» 2019, ISBN 12345; 978-92-4-009938-8 is any number.',
    'ISSN 0140-6736 and ORCID 0000-0002-1825-0097 cite nothing.'
  ]
  for (const line of lines) {
    it(`are marked in ${line}`, () => {
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

  it('have one value in all spellings', () => {
    assert.equal(
      new Set(keys('10.1016/S0140-6736(20)31180-6 10.1016/s0140‑6736(20)31180−6 S0140-6736(20)31180-6')).size,
      1
    )
    assert.equal(new Set(keys('10.1000/A_b 10.1000/a\\_b 10.1000/a&#95;b 10.1000/a\u00ad_b')).size, 1)
    assert.equal(new Set(keys('arXiv:2101.01234 10.48550/arXiv.2101.01234v3')).size, 1)
    assert.equal(new Set(keys('ISBN 0-306-40615-2, ISBN 978-0-306-40615-7')).size, 1)
    assert.equal(new Set(keys('10.1101/2025.04.12.648517v2 10.1101/2025.04.12.648517')).size, 1)
  })

  it('are those of journals and persons too, where every identifier is asked for', () => {
    const found = (text: string): string[] => findAllIdentifiers(text).map(({identifier}) => keyOf(identifier))
    assert.deepEqual(found('eISSN: 2214-109X, ISSN (en ligne) : 0140–6736; 1234-5678 and ISSN 1234-5678-9 are none.'), [
      'issn:2214-109X',
      'issn:0140-6736'
    ])
    assert.deepEqual(found('ORCID iD: 0000-0002-1825-0097; card 0000-0002-1825-0097.'), ['orcid:0000-0002-1825-0097'])
  })
})

describe('what a DOI says', () => {
  it('is the server and the day of a preprint', () => {
    assert.deepEqual(preprintOf('10.1101/2025.05.27.25328230'), {
      server: 'medRxiv',
      prefix: '10.1101',
      approved: {year: 2025, month: 5, day: 27}
    })
    assert.equal(preprintOf('10.64898/2026.04.07.716663')?.server, 'bioRxiv')
    assert.equal(preprintOf('10.64898/2026.04.07.71666301')?.server, undefined)
    assert.deepEqual(preprintOf('10.1101/236802'), {server: 'bioRxiv', prefix: '10.1101'})
    assert.deepEqual(preprintOf('10.1101/19007328'), {server: 'medRxiv', prefix: '10.1101'})
    assert.equal(preprintOf('10.1101/gr.123456.789'), undefined)
    assert.equal(preprintOf('10.1000/2025.05.27.25328230'), undefined)
  })

  it('is the day of posting and the version in the address of a preprint', () => {
    const said = (url: string) => preprintAddressOf(new URL(url))
    assert.deepEqual(said('https://www.biorxiv.org/content/biorxiv/early/2025/04/18/2025.04.12.648517.full.pdf'), {
      posted: {year: 2025, month: 4, day: 18}
    })
    assert.deepEqual(said('https://www.medrxiv.org/content/10.1101/2025.05.27.25328230v2.full'), {version: 2})
    assert.deepEqual(said('https://www.medrxiv.org/content/10.1101/19007328v12'), {version: 12})
    assert.equal(said('https://example.org/early/2025/04/18/236802'), undefined)
  })

  it('is the month of a preprint on arXiv', () => {
    assert.deepEqual(arxivMonth('10.48550/arxiv.2113.01234'), {year: 2021, month: 13})
    assert.equal(arxivMonth('10.48550/arxiv.astro-ph/9901001'), undefined)
  })

  it('is the review and the publication of the Cochrane library', () => {
    const found = (text: string) => findIdentifiers(text).map(({identifier}) => identifier.value)
    assert.deepEqual(found('Review CD001234.pub2, MR000012 (CD19, CD1234567, EpCD001234).'), [
      '10.1002/14651858.cd001234.pub2',
      '10.1002/14651858.mr000012'
    ])
  })
})

describe('days', () => {
  it('are those of a calendar', () => {
    assert.deepEqual(
      [
        [2024, 2, 29],
        [2025, 2, 29],
        [2100, 2, 29],
        [2000, 2, 29],
        [2025, 13, 1],
        [2025, 0, 1],
        [2025, 4, 31],
        [2025, 4, 0]
      ].map(([year = 0, month = 0, day = 0]) => isOnCalendar({year, month, day})),
      [true, false, false, true, false, false, false, false]
    )
  })
  it('are followed by the next', () => {
    assert.deepEqual(dayAfter({year: 2026, month: 12, day: 31}), {year: 2027, month: 1, day: 1})
    assert.deepEqual(dayAfter({year: 2024, month: 2, day: 28}), {year: 2024, month: 2, day: 29})
    assert.deepEqual(dayAfter({year: 2026, month: 11, day: 30}), {year: 2026, month: 12, day: 1})
  })
})

describe('bad input', () => {
  const hundred = 100_000
  const bad: readonly (readonly [name: string, text: string])[] = [
    ['a long address', `https://www.nature.com/articles/${'s41422-025-01128-1/'.repeat(hundred / 20)}`],
    ['a long DOI', `10.1000/${'a'.repeat(hundred)}`],
    ['a DOI of points', `10.1000/a${'.'.repeat(hundred)}`],
    ['a DOI of closers', `10.1000/a${')'.repeat(hundred)}`],
    ['a DOI of openers', `10.1000/a${'(<['.repeat(hundred / 3)}`],
    ['a prefix of points', `10.1000${'.1'.repeat(hundred / 2)}/x`],
    ['glued DOIs', '10.1000/a,'.repeat(hundred / 10)],
    ['glued addresses', 'https://doi.org/10.1000/a'.repeat(hundred / 25)],
    ['glued items', 'S0140-6736(20)31180-6'.repeat(hundred / 21)],
    ['glued numbers', `PMC5055166PMID27718847NBK143230arXiv:2101.01234${'ISBN 978-92-4-009938-8'.repeat(1000)}`],
    ['digits after ISBN', `ISBN ${'1 '.repeat(hundred / 2)}`],
    ['many words', 'ISSN PII ORCID ISBN PMID arXiv: '.repeat(hundred / 32)],
    ['broken percent-encoding', 'https://doi.org/10.1000/%E0%A4%A%zz'],
    ['broken percent-encoding in text', '10.1000/%E0%A4%A%zz'],
    ['broken percent-encoding at Elsevier', 'https://www.sciencedirect.com/science/article/pii/%ZZ/S0140673620311806'],
    ['punycode', 'https://xn--bcher-kva.example/10.1000/a'],
    ['mixed scripts', 'https://www.nаture.com/articles/s41422-025-01128-1'],
    ['mixed scripts in text', '10.1000/аbс'],
    ['lone surrogates', '10.1000/\ud800a\udc00 https://doi.org/10.1000/\ud800 \udfff'],
    ['capitals that grow when folded', '10.1000/İİİ https://doi.org/10.1000/İ'],
    ['nothing', ''],
    ['a NUL', 'https://doi.org/10.1000/\u0000']
  ]
  for (const [name, text] of bad) {
    it(`is no exception, and takes no time: ${name}`, () => {
      const start = performance.now()
      identifyUrl(text)
      identifiersInUrl(text)
      for (const {identifier, range} of findAllIdentifiers(text)) {
        assert.ok(0 <= range.start && range.start < range.end && range.end <= text.length)
        assert.notEqual(identifier.value, '')
      }
      assert.ok(performance.now() - start < 1500, `${performance.now() - start} ms`)
    })
  }
})
