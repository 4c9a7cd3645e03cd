import assert from 'node:assert/strict'
import {readFileSync} from 'node:fs'
import {namesSameJournal} from '../../server/src/knowledge/journal-title.ts'
import {journalHost, journalOf, registrantOf} from '../../server/src/knowledge/journals.ts'

const ofDoi = (value: string): string | undefined => journalOf({scheme: 'doi', value})?.title

describe('journalOf', () => {
  const vectors: readonly (readonly [string, string | undefined])[] = [
    ['10.1038/s41422-025-01128-1', 'Cell Research'],
    ['10.1038/s41392-025-02168-0', 'Signal Transduction and Targeted Therapy'],
    ['10.1038/s41586-020-2649-2', 'Nature'],
    ['10.1038/d41586-020-00001-1', 'Nature'],
    ['10.1038/s41584-020-0491-4', 'Nature Reviews Rheumatology'],
    ['10.1038/leu.2013.169', 'Leukemia'],
    ['10.1186/s13075-024-03331-8', 'Arthritis Research & Therapy'],
    ['10.1136/ard-2023-225319', 'Annals of the Rheumatic Diseases'],
    ['10.1136/annrheumdis-2021-220202', 'Annals of the Rheumatic Diseases'],
    ['10.1136/bmj.k322', 'BMJ'],
    ['10.1136/bmjopen-2020-042234', 'BMJ Open'],
    ['10.1016/s0140-6736(10)61354-2', 'The Lancet'],
    ['10.1016/s2665-9913(19)30076-1', 'The Lancet Rheumatology'],
    ['10.1371/journal.pmed.1002572', 'PLOS Medicine'],
    ['10.1001/jamaoncol.2019.2996', 'JAMA Oncology'],
    ['10.1056/nejmoa1912196', 'The New England Journal of Medicine'],
    ['10.1016/j.eclinm.2025.103229', 'eClinicalMedicine'],
    ['10.1007/s00330-021-01234-5', 'European Radiology'],
    ['10.1245/s10434-020-08888-8', 'Annals of Surgical Oncology'],
    ['10.1002/art.12345', 'Arthritis & Rheumatology'],
    ['10.1111/bjh.12345', 'British Journal of Haematology'],
    ['10.1093/nar/gkac493', 'Nucleic Acids Research'],
    ['10.3390/ijms251910511', 'International Journal of Molecular Sciences'],
    ['10.3390/d14070567', 'Diversity'],
    ['10.3389/fimmu.2023.1305325', 'Frontiers in Immunology'],
    ['10.1097/bor.0000000000000485', 'Current Opinion in Rheumatology'],
    ['10.1097/ms9.0000000000000138', 'Annals of Medicine and Surgery'],
    ['10.1097/ms.0000000000000138', undefined],
    ['10.1097/j.pain.0000000000000790', 'Pain'],
    ['10.1161/jaha.119.012531', 'Journal of the American Heart Association'],
    ['10.1182/blood.2019003178', 'Blood'],
    ['10.7554/elife.65954', 'eLife'],
    ['10.1186/1471-2407-13-559', 'BMC Cancer'],
    ['10.1200/jco.22.01345', 'Journal of Clinical Oncology'],
    ['10.7326/m22-0844', 'Annals of Internal Medicine'],
    ['10.1002/14651858.cd010890.pub2', 'Cochrane Database of Systematic Reviews'],
    ['10.1126/science.1213847', 'Science'],
    ['10.1016/j.cell.2024.01.039', 'Cell'],
    ['10.1016/s0092-8674(20)30229-4', 'Cell'],
    // Two journals under one code, or a code that only looks like one.
    ['10.1016/j.cbpa.2022.102257', undefined],
    ['10.1172/jci12345', undefined],
    ['10.1002/zzzz.12345', undefined],
    ['10.1007/978-1-0716-1158-6_13', undefined],
    ['10.1111/j.1365-2141.2011.08750.x', undefined],
    // Renamed inside one code, or seen once: not known rather than half wrong.
    ['10.1186/s12875-019-1048-y', undefined],
    ['10.1038/s44276-024-00001-1', undefined],
    ['10.1101/2025.04.12.648517', undefined],
    ['10.1016/j.jaut.2025.103489', 'Journal of Autoimmunity'],
    ['10.1038/constructor', undefined]
  ]
  for (const [doi, title] of vectors) {
    it(`tells ${title ?? 'nothing'} from ${doi}`, () => assert.equal(ofDoi(doi), title))
  }

  it('tells a journal from its address', () => {
    assert.equal(journalOf('https://www.nature.com/articles/s41422-025-01128-1')?.title, 'Cell Research')
    assert.equal(journalOf('https://ard.bmj.com/content/83/11/1489')?.title, 'Annals of the Rheumatic Diseases')
    assert.equal(journalOf('https://lupus.bmj.com/content/7/Suppl_1/A120.3')?.title, 'Lupus Science & Medicine')
    assert.equal(journalOf('https://www.cell.com/cell/fulltext/S0092-8674(20)30229-4')?.title, 'Cell')
    assert.equal(
      journalOf('https://www.sciencedirect.com/science/article/abs/pii/S0140673623012345')?.title,
      'The Lancet'
    )
    assert.equal(journalOf('https://www.sciencedirect.com/science/article/pii/B9780128012345000012'), undefined)
    assert.equal(journalOf('https://www.mdpi.com/2077-0383/12/14/4848')?.title, 'Journal of Clinical Medicine')
    assert.equal(journalOf('https://planets.invalid/pii/S0140673623012345'), undefined)
    assert.equal(journalOf('https://www.nature.com/subjects/lupus'), undefined)
    assert.equal(journalOf('https://ard.bmj.com/pages/authors'), undefined)
    assert.equal(journalOf('not an address'), undefined)
  })

  it('tells a journal from a PII or an ISSN', () => {
    assert.equal(journalOf({scheme: 'pii', value: 'S0140-6736(23)01234-5'})?.title, 'The Lancet')
    assert.equal(journalOf({scheme: 'pii', value: 'S2665991323012345'})?.title, 'The Lancet Rheumatology')
    assert.equal(journalOf({scheme: 'pii', value: 'S9999-9999(23)01234-5'}), undefined)
    assert.equal(journalOf({scheme: 'issn', value: '2214-109X'})?.title, 'The Lancet Global Health')
    assert.equal(journalOf({scheme: 'pmid', value: '32937045'}), undefined)
  })

  it('counts the years of a host by its volumes', () => {
    assert.equal(journalHost('https://ard.bmj.com/content/83/1/15')?.yearOfVolumeZero, 1941)
    assert.equal(journalHost('https://planets.invalid/content/83/1/15'), undefined)
  })
})

describe('registrantOf', () => {
  it('says who registered a prefix, or nothing', () => {
    assert.equal(registrantOf('10.1136/ard-2023-225319'), 'BMJ')
    assert.equal(registrantOf('10.99999/x'), undefined)
  })
})

describe('namesSameJournal', () => {
  it('heeds neither case nor ampersand nor the leading article', () => {
    assert.ok(namesSameJournal('The Lancet', 'lancet'))
    assert.ok(namesSameJournal('Arthritis Research and Therapy', 'Arthritis Research & Therapy'))
    assert.ok(namesSameJournal('Arthritis Research &amp; Therapy', 'Arthritis Research & Therapy'))
    assert.ok(!namesSameJournal('Nature', 'Nature Medicine'))
  })
})

describe('the licence of the tables', () => {
  it('is told in the page that both packages ship', () => {
    const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')
    for (const words of ['OpenAPC', 'opendatacommons.org/licenses/odbl/1-0', 'opendatacommons.org/licenses/dbcl/1-0'])
      assert.ok(readme.includes(words), words)
  })
})
