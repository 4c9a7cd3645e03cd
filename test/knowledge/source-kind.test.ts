import assert from 'node:assert/strict'
import {identifyUrl} from '../../server/src/core/identifier/index.ts'
import {sourceDate} from '../../server/src/knowledge/source-date.ts'
import {type SourceKind, sourceKind, sourceKindNames} from '../../server/src/knowledge/source-kind.ts'

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

  it('gives no date that no calendar has, and none where none is', () => {
    assert.equal(dateOf('https://planets.invalid/press-release/20240231/'), undefined)
    assert.equal(dateOf('https://planets.invalid/press-release/20241301/'), undefined)
    assert.equal(dateOf('https://planets.invalid/rings'), undefined)
    assert.equal(dateOf('https://clinicaltrials.gov/study/NCT05765006'), undefined)
    assert.equal(sourceDate('', {scheme: 'pmid', value: '1'}), undefined)
  })
})
