import assert from 'node:assert/strict'
import {readFileSync} from 'node:fs'
import {readSegment} from '../../server/src/core/segment.ts'
import {knowledge} from '../../server/src/knowledge/index.ts'
import {marked} from './markers.ts'

/** Asserts that the marked places, and no others, are found, as these records in this order. */
function finds(source: string, ...ids: string[]): void {
  const {text, marks} = marked(source)
  const found = knowledge.findTerms(text)
  assert.deepEqual(
    found.map(({range}) => text.slice(range.start, range.end)),
    marks.map(mark => mark.text),
    source
  )
  assert.deepEqual(
    found.map(({range}) => range),
    marks.map(({start, end}) => ({start, end}))
  )
  assert.deepEqual(
    found.map(({record}) => record.id),
    ids
  )
}

const everyday = (language: string): string[] =>
  readFileSync(new URL(`everyday.${language}.txt`, import.meta.url), 'utf8')
    .trimEnd()
    .split('\n')

describe('findTerms', () => {
  it('finds a code between parentheses, and the term alone', () => {
    finds('Le produit («CABA-201») vient.', 'resecabtagene-autoleucel')
  })

  it('finds both sides of a slash', () => {
    finds('Essai «RESET-SLE»/«CAR-T».', 'reset-sle', 'car-t')
  })

  it('folds case and accents, and takes French names', () => {
    finds('«Relmacabtagene Autoleucel» («Relma-cel»)', 'relmacabtagene-autoleucel', 'relmacabtagene-autoleucel')
    finds(
      'le «relmacabtagène autoleucel», le «bélimumab» et l’«anifrolumab»',
      'relmacabtagene-autoleucel',
      'belimumab',
      'anifrolumab'
    )
    finds('«be\u0301limumab» et «BELIMUMAB»', 'belimumab', 'belimumab')
  })

  it('includes the suffix that the United States add', () => {
    finds('«anifrolumab-fnia» is given', 'anifrolumab')
    finds('an «anifrolumab»-like effect', 'anifrolumab')
  })

  it('takes plurals', () => {
    finds('des «cellules CAR-T» et «CAR-T cells»', 'car-t', 'car-t')
    finds('les «thérapies CAR-T» ; les «lymphocytes T à récepteur antigénique chimérique»', 'car-t', 'car-t')
  })

  it('prefers the longest term', () => {
    finds('«POETYK SLE-1» and «SLE Responder Index» in «SLE»', 'poetyk-sle-1', 'sri-4', 'lupus')
    finds('le «lupus érythémateux systémique» («LES»)', 'lupus', 'lupus')
    finds('La «thérapie CAR-T anti-CD19» avance', 'car-t')
  })

  it('follows a phrase over the end of a line and over emphasis that was blanked', () => {
    finds('le «lupus érythémateux\n  systémique»', 'lupus')
    finds('le   «lupus   érythémateux»'.replace('érythémateux»', 'érythémateux   systémique»'), 'lupus')
  })

  it('finds TLR7/8 and a compound in both spellings', () => {
    finds('Le «D2469079A» («D-2469079A»), antagoniste de «TLR7/8»', 'd2469079a', 'd2469079a', 'tlr7-8')
  })

  it('takes acronyms in their capitals only', () => {
    finds('On les a vus ; a paisley scarf; eular, sle, tulip-1')
  })

  it('takes no acronym out of a longer name', () => {
    finds('SLE-BRAVO-I, TULIP-1-LTE, POST-SLE and TULIP-XY')
  })

  it('wants a word of the field beside an acronym that is a word', () => {
    finds('PAISLEY is a town.')
    finds('«PAISLEY» tested «deucravacitinib».', 'paisley', 'deucravacitinib')
    finds(`PAISLEY ${'x '.repeat(120)}«deucravacitinib»`, 'deucravacitinib')
    finds('Le CRS est venu ; LES PATIENTS ATTEINTS DE «LUPUS»', 'lupus')
    finds('un «CRS» avec libération de cytokines', 'cytokine-release-syndrome')
  })

  it('takes a list of acronyms for acronyms, and a shouting line for none', () => {
    finds(
      '«BILAG», «DORIS», «LLDAS», «EULAR», «ANSM», «EMA», «FDA».',
      'bilag',
      'doris',
      'lldas',
      'eular',
      'ansm',
      'ema',
      'fda'
    )
    finds('EMA AND LUCAS ARE LATE')
  })

  it('tells two meanings of an acronym apart by the words around it', () => {
    finds(
      'Les «vascularites à ANCA» («AAV») : thérapie par «rituximab».',
      'anca-associated-vasculitis',
      'anca-associated-vasculitis',
      'rituximab'
    )
    finds('In «AAV», «avacopan» spared steroids.', 'anca-associated-vasculitis', 'avacopan')
    finds('The «AAV» capsid is a vector.', 'aav-vector')
  })

  it('gives brands and codes', () => {
    finds(
      '«Saphnelo»®, «Benlysta», «BMS-986165», «JWCAR029»',
      'anifrolumab',
      'belimumab',
      'deucravacitinib',
      'relmacabtagene-autoleucel'
    )
  })

  it('finds what sentences of digests name, and nothing else', () => {
    const lines = readFileSync(new URL('../corpus/knowledge.terms.txt', import.meta.url), 'utf8')
      .trimEnd()
      .split('\n')
    assert.ok(lines.length > 100)
    for (const source of lines) {
      const {text, marks} = marked(source)
      const segment = readSegment(text, {definitions: new Set(), notes: new Set()}, 'gfm')
      assert.deepEqual(
        knowledge.termsIn(segment).map(({range}) => text.slice(range.start, range.end)),
        marks.map(mark => mark.text),
        source
      )
    }
  })

  it('finds no term in everyday prose', () => {
    for (const language of ['en', 'fr']) {
      const lines = everyday(language)
      assert.ok(lines.length >= 200, language)
      for (const line of lines) assert.deepEqual(knowledge.findTerms(line), [], line)
      assert.deepEqual(knowledge.findTerms(lines.join('\n')), [])
    }
  })

  it('looks at each word once, however long the text', () => {
    const text = 'CAR CAR-T lupus érythémateux lupus érythémateux disséminé '.repeat(2000)
    assert.equal(knowledge.findTerms(text).length, 3 * 2000)
  })
})
