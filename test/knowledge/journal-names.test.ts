import assert from 'node:assert/strict'
import {readFileSync} from 'node:fs'
import {journalsNamedIn, mayNameSameJournal} from '../../server/src/knowledge/journal-names.ts'
import {journalTables} from '../../server/src/knowledge/journal-tables.ts'
import {marked} from './markers.ts'

describe('mayNameSameJournal', () => {
  it('knows former and shorter names', () => {
    assert.ok(mayNameSameJournal('Heritage Science', 'npj Heritage Science'))
    assert.ok(mayNameSameJournal('npj Heritage Science', 'Heritage Science'))
    assert.ok(mayNameSameJournal('Angewandte Chemie', 'Angewandte Chemie International Edition'))
    assert.ok(mayNameSameJournal('Proceedings of the Tea', 'Proceedings of the Tea of Saturn'))
    assert.ok(!mayNameSameJournal('Nature', 'Nature Medicine'))
    assert.ok(!mayNameSameJournal('The Lancet', 'The Lancet Oncology'))
    assert.ok(!mayNameSameJournal('Cell', 'Cell Research'))
  })
})

describe('journalsNamedIn', () => {
  const names = (source: string, ...titles: string[]): void => {
    const {text, marks} = marked(source)
    const found = journalsNamedIn(text)
    assert.deepEqual(
      found.map(({title}) => title),
      titles,
      source
    )
    assert.deepEqual(
      found.map(({range}) => range),
      marks.map(({start, end}) => ({start, end})),
      source
    )
  }

  it('takes a name that stands alone, or with a date or the kind of text', () => {
    names('«Nature», May 2025', 'Nature')
    names('«Nature» 2025', 'Nature')
    names('«Nature» review 2025', 'Nature')
    names('«Nature» (2024)', 'Nature')
    names('«Nature», mai 2025 : une étude', 'Nature')
    names('Dai et al., «Nature» 2025', 'Nature')
    names('Étude dans «Nature»', 'Nature')
    names('«The Lancet», 2020', 'The Lancet')
    names('«Lancet» 2020;383:1117', 'The Lancet')
    names('«BMJ» 2021', 'BMJ')
    names('«Cell», juin 2025', 'Cell')
    names('«Science» 2023', 'Science')
    names('«JAMA», 2022', 'JAMA')
    names('«NEJM» 2020', 'The New England Journal of Medicine')
    names('«N Engl J Med» 2020', 'The New England Journal of Medicine')
    names('«N. Engl. J. Med.»'.replace('.»', '».'), 'The New England Journal of Medicine')
    names('«Heart» 2019', 'Heart')
  })

  it('takes full titles wherever they stand, with any ampersand', () => {
    names('«Arthritis Research & Therapy», 2024', 'Arthritis Research & Therapy')
    names('«Arthritis Research &amp; Therapy», 2024', 'Arthritis Research & Therapy')
    names('«Arthritis Research and Therapy»', 'Arthritis Research & Therapy')
    names('«Nature Communications» 2024', 'Nature Communications')
    names('«Nature Reviews Rheumatology», 2020', 'Nature Reviews Rheumatology')
    names('Voir «Annals of the Rheumatic Diseases» 2024', 'Annals of the Rheumatic Diseases')
    names('«Ann Rheum Dis» 2024', 'Annals of the Rheumatic Diseases')
    names('«Signal Transduction and Targeted Therapy» 2025', 'Signal Transduction and Targeted Therapy')
    names('«Lancet Rheumatology» 2019', 'The Lancet Rheumatology')
    names('«PLoS ONE» 2012', 'PLOS ONE')
    names('«Cell Research», May 2025', 'Cell Research')
    names('«Nature» 2020; «BMJ» 2021', 'Nature', 'BMJ')
  })

  it('takes a title that is a topic only in a reference', () => {
    names('«Gene Therapy» 2012;19:1', 'Gene Therapy')
    names('«Gene Therapy», 19(1):12', 'Gene Therapy')
    names('«Lung Cancer», vol. 12', 'Lung Cancer')
    names('Dupont et al., «Stroke» 2020', 'Stroke')
    names('Tea A. «Stroke». 2020 Mar 3;51(1):12', 'Stroke')
    for (const label of ['Gene Therapy, 2012', 'Lung Cancer, May 2020', 'Stroke 2020', 'Obesity (2021)']) names(label)
    const italic = journalsNamedIn('Stroke, 2020', name => name === 'Stroke')
    assert.deepEqual(
      italic.map(({title}) => title),
      ['Stroke']
    )
  })

  it('takes a title of a specialty where it is all of a label with its year', () => {
    names('«Trends in Immunology», 2018', 'Trends in Immunology')
    names('«Clinical Rheumatology» (2018)', 'Clinical Rheumatology')
    for (const label of [
      'clinical rheumatology, 2018',
      'Machine Learning, 2020',
      'See Clinical Rheumatology, 2018',
      'Cancer Epidemiology 2019'
    ])
      names(label)
  })

  it('takes a title of three words where a date follows', () => {
    names('«Health Policy and Planning», 2020', 'Health Policy and Planning')
    names('Health Policy and Planning in the North')
    names('«Scientific Reports» 2021', 'Scientific Reports')
    names('Scientific Reports of a congress')
  })

  it('takes no piece of a longer name', () => {
    for (const label of [
      'Springer Nature 2025',
      'Nature portfolio, 2025',
      'nature.com',
      'Nature.com, 2025',
      'Nature Reviews 2025',
      'Nature Reviews Tea, 2025',
      'Nature-based rest, 2024',
      'European Journal of Inflammation',
      'JAMA Astronomy 2024',
      'Stem Cell 2020',
      'Cell Press 2024',
      'Science Direct 2024',
      'Lancet Planets 2024'
    ])
      names(label)
  })

  it('takes no ordinary word', () => {
    for (const label of [
      'the nature of rest',
      'Nature and nurture',
      'Nature, nurture and tea',
      'Science for all',
      'Cell therapy, 2024',
      'Cells 2023',
      'Trials',
      'Heart',
      'Gene Therapy',
      'Heart failure 2019',
      'Gene Therapy of planets',
      'gene therapy 2020',
      'Trials of tea',
      'La thérapie cellulaire',
      'EULAR 2024',
      'bioRxiv, avril 2025',
      'RESET-SLE registry',
      'JW Therapeutics EULAR 2024 release',
      'Innovation mécaniste (medRxiv 2025)',
      'Université de Chicago'
    ])
      names(label)
  })

  it('takes nothing from honest labels', () => {
    for (const label of [
      'ACR Convergence 2023',
      'AIDS 2024',
      'Acute pain, 2021',
      'ASH 2023 abstract',
      'Blood pressure, 2020',
      'Blood tests',
      'Bone Marrow Transplantation, 2020',
      'Brain 2019',
      'Breast Cancer Research 2021',
      'Cancer Cell Lines of the World',
      'Cell biology of rest, 2020',
      'Chest pain in tea drinkers',
      'Circulation of tea',
      'Clinical Nutrition, 2022',
      'Congenital Heart Disease, 2020',
      'Congress of the European Society of Tea, 2023',
      'Diabetes Care in Planets',
      'Epilepsia 2021',
      'EULAR Congress 2024 (POS0054)',
      'European Journal of Rest 2020',
      'Frontiers of Tea, 2021',
      'Gut microbiota 2020',
      'Health Policy',
      'Heart Failure, 2021',
      'Hypertension, 2019',
      'Immunity to tea, 2020',
      'International Journal of Tea and Rest, 2020',
      'Journal of Rest',
      'Journal of Neurology of Planets',
      'Journal of Neurology, Neurosurgery, and Planets',
      'Kidney International congress',
      'Lung Cancer, 2024',
      'Lupus, 2024',
      'Medicine 2021',
      'Molecular Therapy, 2023',
      'Neurology 2020',
      'Obesity, March 2024',
      'Pain, 2018',
      'Pediatrics, 2017',
      'Reviews in Tea 2019',
      'Sleep 2020',
      'Stroke, juin 2021',
      'The American Journal of Tea 2020',
      'Transplantation, 2019',
      'Vaccine, 2021',
      'WHO Bulletin 2020',
      'Cancers 2020',
      'Cells, tissues and organs',
      'Annales du thé, 2020',
      'Archives de la ville, 2019',
      'Bulletin du matin, 12 mai 2020',
      'Cancer du poumon, 2021',
      'Cœur et thé, 2020',
      'Congrès de la Société du thé, mai 2024',
      'Douleur 2021',
      'La Presse du soir, 2020',
      'Le cerveau, 2019',
      'Le Journal du soir',
      'Médecine 2021',
      'Néphrologie et thé, 2021',
      'Nutrition clinique, 2022',
      'Recommandations de l’EULAR, 2023',
      'Revue du thé 2021',
      'Sang et repos, 2020',
      'Science et vie, juin 2020',
      'Science & Vie 2020',
      'Sommeil, mars 2021',
      'Thérapie génique, 2020',
      'Vaccins, 2021'
    ])
      names(label)
  })

  it('takes each title in a reference, and none of ordinary words beside a year alone', () => {
    let topics = 0
    for (const title of journalTables.titles()) {
      const found = journalsNamedIn(`Tea A. ${title}. 2020;12(3):45`)
      assert.ok(
        found.every(one => mayNameSameJournal(one.title, title)),
        title
      )
      if (found.length > 0 && journalsNamedIn(`${title}, 2020`).length === 0) topics++
    }
    assert.ok(topics > 2000)
  })

  it('reads long labels in linear time', () => {
    const start = process.cpuUsage().user
    for (const part of ['Nature 2020, ', 'Journal of the ', 'Lung Cancer 2020;12(1):1 ', 'The ', '. '])
      journalsNamedIn(part.repeat(8000))
    assert.ok(process.cpuUsage().user - start < 4_000_000)
  })

  it('takes nothing from everyday prose', () => {
    for (const language of ['en', 'fr']) {
      const lines = readFileSync(new URL(`everyday.${language}.txt`, import.meta.url), 'utf8').split('\n')
      for (const line of lines) assert.deepEqual(journalsNamedIn(line), [], line)
    }
  })
})
