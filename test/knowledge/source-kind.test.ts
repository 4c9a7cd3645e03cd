import assert from 'node:assert/strict'
import {identifyUrl} from '../../server/src/core/identifier/index.ts'
import {citableYears, sourceDate, sourceVersion} from '../../server/src/knowledge/source-date.ts'
import {leadsToReference, type SourceKind, sourceKind, sourceKindNames} from '../../server/src/knowledge/source-kind.ts'

describe('sourceKind', () => {
  const vectors: readonly (readonly [string, SourceKind])[] = [
    ['https://www.jwtherapeutics.com/en/media/press-release/20240530/', 'press-release'],
    ['https://www.prnewswire.com/news-releases/tea-for-all-301.html', 'press-release'],
    ['https://www.cabalettabio.com/news-media/press-releases/detail/1/tea', 'press-release'],
    ['https://www.merck.com/news/tea-for-all/', 'press-release'],
    ['https://www.cabalettabio.com/patients/phase-12-trial-in-lupus', 'company-page'],
    ['https://www.uchicagomedicine.org/find-a-clinical-trial/clinical-trial/irb240468', 'recruitment-page'],
    ['https://www.cancer.gov/clinicaltrials/NCI-2024-00563', 'registration'],
    ['https://clinicaltrials.gov/study/NCT05765006', 'registration'],
    ['https://www.biorxiv.org/content/biorxiv/early/2025/04/18/2025.04.12.648517.full.pdf', 'preprint'],
    ['https://www.medrxiv.org/content/10.1101/2025.05.27.25328230v1.full.pdf', 'preprint'],
    ['https://doi.org/10.64898/2026.04.07.716663', 'preprint'],
    ['https://doi.org/10.1101/123456', 'preprint'],
    ['https://doi.org/10.1101/gr.229102', 'article'],
    ['https://www.nature.com/articles/s41422-025-01128-1', 'article'],
    ['https://www.nature.com/articles/d41573-020-00096-y', 'news'],
    ['https://pubmed.ncbi.nlm.nih.gov/32937045/', 'article'],
    ['https://ard.bmj.com/content/83/11/1489', 'article'],
    ['https://lupus.bmj.com/content/7/Suppl_1/A120.3', 'congress-abstract'],
    ['https://acrabstracts.org/?p=46120', 'congress-abstract'],
    ['https://www.nice.org.uk/guidance/ta752', 'guideline'],
    ['https://www.ema.europa.eu/en/medicines/human/EPAR/saphnelo', 'regulator'],
    ['https://doi.org/10.5281/zenodo.1234', 'dataset'],
    ['https://doi.org/10.1200/JCO.2022.40.16_suppl.3094', 'congress-abstract'],
    ['https://doi.org/10.1136/annrheumdis-2020-eular.2415', 'congress-abstract'],
    ['https://doi.org/10.1200/JCO.22.01345', 'article'],
    ['https://doi.org/10.48550/arXiv.2503.01234', 'preprint'],
    ['https://arxiv.org/abs/2503.01234', 'preprint'],
    ['https://europepmc.org/article/PPR/PPR123456', 'preprint'],
    ['https://osf.io/preprints/psyarxiv/tea12', 'preprint'],
    ['https://www.sciencedirect.com/science/article/pii/S0140673623012345', 'article'],
    ['https://www.cell.com/cell/fulltext/S0092-8674(20)30229-4', 'article'],
    ['https://www.mdpi.com/1422-0067/25/19/10511', 'article'],
    ['https://www.mdpi.com/journal/ijms', 'web'],
    ['https://jamanetwork.com/journals/jama/fullarticle/2770000', 'article'],
    ['https://academic.oup.com/eurheartj/article/39/10/853/4583488', 'article'],
    ['https://trialsearch.who.int/Trial2.aspx?TrialID=ISRCTN12345678', 'registration'],
    ['https://hal.science/hal-01234567', 'web'],
    ['https://planets.invalid/news/rings', 'news'],
    ['https://planets.invalid/rings', 'web'],
    ['not an address', 'web']
  ]
  for (const [url, kind] of vectors) {
    it(`tells ${kind} from ${url}`, () => assert.equal(sourceKind(url, identifyUrl(url)), kind))
  }

  it('needs no address when the identifier tells', () => {
    assert.equal(sourceKind('', {scheme: 'doi', value: '10.1101/2025.04.12.648517'}), 'preprint')
    assert.equal(sourceKind('', {scheme: 'url', value: 'https://acrabstracts.org/?p=46120'}), 'congress-abstract')
    assert.equal(sourceKind(''), 'web')
  })

  it('has a name in both languages for every kind', () => {
    assert.equal(sourceKindNames.preprint.fr, 'prépublication, non évaluée par les pairs')
    for (const {en, fr} of Object.values(sourceKindNames)) assert.ok(en && fr)
  })
})

describe('sourceDate', () => {
  const dateOf = (url: string): unknown => sourceDate(url, identifyUrl(url))

  it('reads the day of a press release', () => {
    const day = {year: 2024, month: 5, day: 30, basis: 'address'}
    assert.deepEqual(dateOf('https://www.jwtherapeutics.com/en/media/press-release/20240530/'), day)
    assert.deepEqual(dateOf('https://www.globenewswire.com/news-release/2024/05/30/1/0/en/tea.html'), day)
    assert.deepEqual(dateOf('https://www.businesswire.com/news/home/20240530005001/en/tea'), day)
  })

  it('reads when a preprint was posted, else when it was approved', () => {
    assert.deepEqual(dateOf('https://www.biorxiv.org/content/biorxiv/early/2025/04/18/2025.04.12.648517.full.pdf'), {
      year: 2025,
      month: 4,
      day: 18,
      basis: 'posting'
    })
    assert.deepEqual(dateOf('https://www.medrxiv.org/content/10.1101/2025.05.27.25328230v1.full.pdf'), {
      year: 2025,
      month: 5,
      day: 27,
      basis: 'approval'
    })
  })

  it('reads years of articles, volumes, submissions and registrations', () => {
    assert.deepEqual(dateOf('https://www.nature.com/articles/s41392-025-02168-0'), {
      year: 2025,
      basis: 'article-number'
    })
    assert.deepEqual(dateOf('https://doi.org/10.1016/S2665-9913(19)30076-1'), {year: 2019, basis: 'article-number'})
    assert.deepEqual(dateOf('https://doi.org/10.1016/S0140-6736(97)11096-0'), {year: 1997, basis: 'article-number'})
    assert.deepEqual(dateOf('https://ard.bmj.com/content/83/11/1489'), {year: 2024, basis: 'volume'})
    assert.deepEqual(dateOf('https://lupus.bmj.com/content/10/Suppl_1/A152.2'), {year: 2023, basis: 'volume'})
    assert.deepEqual(dateOf('https://doi.org/10.1136/ard-2023-225319'), {year: 2023, basis: 'submission'})
    assert.deepEqual(dateOf('https://www.nejm.org/doi/full/10.1056/NEJMoa1912196'), {year: 2019, basis: 'submission'})
    assert.deepEqual(dateOf('https://www.cancer.gov/clinicaltrials/NCI-2024-00563'), {
      year: 2024,
      basis: 'registration'
    })
  })

  it('reads more shapes', () => {
    assert.deepEqual(dateOf('https://doi.org/10.1007/s00371-020-02032-y'), {year: 2020, basis: 'acceptance'})
    assert.deepEqual(dateOf('https://doi.org/10.1016/j.jhep.2018.06.022'), {year: 2018, basis: 'acceptance'})
    assert.deepEqual(dateOf('https://doi.org/10.7326/M22-0844'), {year: 2022, basis: 'submission'})
    assert.deepEqual(dateOf('https://doi.org/10.1200/JCO.22.01345'), {year: 2022, basis: 'submission'})
    assert.deepEqual(dateOf('https://doi.org/10.1200/JCO.2022.40.16_suppl.3094'), {year: 2022, basis: 'congress'})
    assert.deepEqual(dateOf('https://doi.org/10.3389/fimmu.2023.1305325'), {year: 2023, basis: 'article-number'})
    assert.deepEqual(dateOf('https://arxiv.org/abs/2503.01234v2'), {year: 2025, month: 3, basis: 'approval'})
    assert.deepEqual(dateOf('https://doi.org/10.48550/arXiv.2503.01234'), {year: 2025, month: 3, basis: 'approval'})
    assert.deepEqual(dateOf('https://www.sciencedirect.com/science/article/pii/S0140673623012345'), {
      year: 2023,
      basis: 'article-number'
    })
    assert.deepEqual(sourceDate('', {scheme: 'pii', value: 'S0140-6736(97)11096-0'}), {
      year: 1997,
      basis: 'article-number'
    })
    assert.deepEqual(sourceDate('https://planets.invalid/archive?x=1&item=2024POS0054'), {
      year: 2024,
      basis: 'congress'
    })
  })

  it('reads the dates in numbers of registers', () => {
    const dateIn = (value: string): unknown => sourceDate('', {scheme: 'trial', value})
    assert.deepEqual(dateIn('2010-022945-52'), {year: 2010, basis: 'registration'})
    assert.deepEqual(dateIn('2022-501549-57-00'), {year: 2022, basis: 'registration'})
    assert.deepEqual(dateIn('ChiCTR2300078000'), {year: 2023, basis: 'registration'})
    assert.deepEqual(dateIn('IRCT20160803018745N10'), {year: 2016, month: 8, day: 3, basis: 'registration'})
    assert.deepEqual(dateIn('TCTR20180211001'), {year: 2018, month: 2, day: 11, basis: 'registration'})
    assert.deepEqual(dateIn('CTRI/2018/03/012345'), {year: 2018, month: 3, basis: 'registration'})
    assert.equal(dateIn('ISRCTN12345678'), undefined)
  })

  it('knows with which years a source may be cited', () => {
    const years = (url: string): unknown => {
      const date = sourceDate(url, identifyUrl(url))
      return date && citableYears(date)
    }
    assert.deepEqual(years('https://www.nature.com/articles/s41392-025-02168-0'), {first: 2024, last: 2026})
    assert.deepEqual(years('https://doi.org/10.1007/s00371-020-02032-y'), {first: 2019, last: 2022})
    assert.deepEqual(years('https://www.nejm.org/doi/full/10.1056/NEJMoa1912196'), {first: 2019, last: 2021})
    assert.deepEqual(years('https://doi.org/10.1101/2024.12.30.648517'), {first: 2024, last: 2025})
    assert.deepEqual(years('https://doi.org/10.1101/2024.11.30.648517'), {first: 2024, last: 2024})
  })

  it('gives no date that no calendar has, and none where none is', () => {
    assert.equal(dateOf('https://planets.invalid/press-release/20240231/'), undefined)
    assert.equal(dateOf('https://planets.invalid/press-release/20241301/'), undefined)
    assert.equal(dateOf('https://planets.invalid/rings'), undefined)
    assert.equal(dateOf('https://clinicaltrials.gov/study/NCT05765006'), undefined)
    assert.equal(sourceDate('', {scheme: 'pmid', value: '1'}), undefined)
  })
})

describe('sourceVersion', () => {
  it('reads the version that an address pins', () => {
    assert.equal(sourceVersion('https://www.medrxiv.org/content/10.1101/2025.05.27.25328230v2.full.pdf'), 2)
    assert.equal(sourceVersion('https://www.biorxiv.org/content/10.1101/123456v1'), 1)
    assert.equal(sourceVersion('https://arxiv.org/abs/2503.01234v3'), 3)
    assert.equal(sourceVersion('https://doi.org/10.1002/14651858.CD010890.pub2'), 2)
    assert.equal(sourceVersion('https://www.medrxiv.org/content/10.1101/2025.05.27.25328230'), undefined)
    assert.equal(sourceVersion('https://doi.org/10.1002/14651858.CD011628'), undefined)
    assert.equal(sourceVersion('https://planets.invalid/v2'), undefined)
  })
})

describe('leadsToReference', () => {
  it('tells entries of a list of references from parts of the article', () => {
    assert.ok(leadsToReference('https://planets.invalid/full#B7'))
    assert.ok(leadsToReference('https://planets.invalid/full#ref-CR12'))
    assert.ok(!leadsToReference('https://planets.invalid/full#Sec10'))
    assert.ok(!leadsToReference('https://planets.invalid/full#:~:text=tea'))
    assert.ok(!leadsToReference('https://planets.invalid/full'))
  })
})
