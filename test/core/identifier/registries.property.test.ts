import assert from 'node:assert/strict'
import fc from 'fast-check'
import {findIdentifiers, findMisspellings, identifyUrl, landingPage} from '../../../server/src/core/identifier/index.ts'
import {registries} from '../../../server/src/core/identifier/registry/index.ts'
import {registryOf, trial} from '../../../server/src/core/identifier/trial.ts'
import {seed} from '../../support/random.ts'

const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`))
const letters = (length: number) => fc.stringMatching(new RegExp(`^[a-z]{${length}}$`))
const year = (from: number, to: number) => fc.integer({min: from, max: to}).map(String)
const joined = (...parts: readonly (string | fc.Arbitrary<string>)[]): fc.Arbitrary<string> =>
  fc.tuple(...parts.map(part => (typeof part === 'string' ? fc.constant(part) : part))).map(all => all.join(''))
const month = fc.integer({min: 1, max: 12}).map(number => String(number).padStart(2, '0'))
const day = fc.integer({min: 1, max: 28}).map(number => String(number).padStart(2, '0'))
const small = fc.integer({min: 1, max: 999}).map(String)

/** Well-formed numbers of every registry, by its name. */
const wellFormed: Readonly<Record<string, fc.Arbitrary<string>>> = {
  'ClinicalTrials.gov': joined('NCT0', digits(7)),
  CTRP: joined('NCI-', year(2009, 2030), '-', digits(5)),
  ISRCTN: joined('ISRCTN', digits(8)),
  CTIS: joined(year(2022, 2035), '-5', digits(5), '-', digits(2)),
  EudraCT: joined(year(2004, 2023), '-0', digits(5), '-', digits(2)),
  ANZCTR: joined('ACTRN126', digits(11)),
  ChiCTR: fc.oneof(
    joined('ChiCTR', digits(10)),
    joined('ChiCTR-', fc.constantFrom('TRC', 'IPR', 'INR', 'OOC', 'ROC', 'ONRC'), '-', digits(8))
  ),
  jRCT: fc.oneof(joined('jRCT', digits(10)), joined('jRCTs', digits(9))),
  'UMIN-CTR': joined('UMIN0000', digits(5)),
  JapicCTI: joined('JapicCTI-', digits(6)),
  DRKS: joined('DRKS000', digits(5)),
  NTR: joined(fc.constantFrom('NTR', 'NL'), year(100, 99_999)),
  PACTR: joined('PACTR', year(2009, 2030), fc.oneof(digits(11), digits(12))),
  CTRI: joined('CTRI/', year(2007, 2030), '/', month, '/0', digits(5)),
  IRCT: joined('IRCT', year(2008, 2030), month, day, digits(6), 'N', small),
  CRIS: joined('KCT00', digits(5)),
  TCTR: joined('TCTR', year(2009, 2030), month, day, digits(3)),
  ReBec: joined('RBR-', digits(1), letters(1), fc.stringMatching(/^[0-9a-z]{4,5}$/)),
  RPCEC: joined('RPCEC00000', digits(3)),
  SLCTR: joined('SLCTR/', year(2006, 2030), '/', digits(3)),
  LBCTR: joined('LBCTR', year(2019, 2030), digits(6)),
  REPEC: joined('PER-', digits(3), '-', digits(2)),
  UTN: joined('U1111-', digits(4), '-', digits(4)),
  'ID-RCB': joined(year(2006, 2030), '-A', digits(5), '-', digits(2)),
  'EU PAS': fc.oneof(joined('EUPAS', digits(5)), joined('EUPAS1000000', digits(3)))
}

/** Sentences of both languages; every one has a word for a trial. */
const sentences: readonly ((number: string) => string)[] = [
  number => `The trial of tea (${number}) is over.`,
  number => `Registered as a clinical trial: ${number}.`,
  number => `The trial (registration number ${number}), with 12345678 leaves, began on 2014-03-25.`,
  number => `Trials “${number}”, then water; tel. 0300 330 0700.`,
  number => `L’essai n° ${number}, terminé.`,
  number => `Essai du thé ; ${number} ; repos : 12 %.`,
  number => `L’essai (${number}) compte 305 tasses, enregistré le 25/03/2014.`,
  number => `- **Essai** : ${number}\n- repos, 2014-2016`,
  number => `| trial | ${number} | 12 |`,
  number => `Essai « ${number} »`
]

const runs = Number(process.env['MEDCITE_RUNS'] ?? 2000)

describe(`registration numbers (seed ${seed})`, function () {
  this.timeout(120_000)

  it('are generated for every registry', () => {
    assert.deepEqual(Object.keys(wellFormed).sort(), registries.map(({name}) => name).sort())
  })

  for (const [name, numbers] of Object.entries(wellFormed)) {
    it(`of ${name} are found in any sentence and are right`, () => {
      fc.assert(
        fc.property(numbers, fc.constantFrom(...sentences), (number, sentence) => {
          const text = sentence(number)
          assert.equal(registryOf(number)?.name, name)
          assert.equal(trial.normalise(number), number)
          assert.deepEqual(
            findIdentifiers(text).map(({identifier, range}) => [identifier.value, text.slice(range.start, range.end)]),
            [[number, number]]
          )
          assert.deepEqual(findMisspellings(text), [])
          const page = landingPage({scheme: 'trial', value: number})
          if (page) assert.deepEqual(identifyUrl(page), {scheme: 'trial', value: number})
        }),
        {seed, numRuns: runs}
      )
    })
  }

  it('keep their value in any case and with any dash', () => {
    const any = fc.oneof(...Object.entries(wellFormed).flatMap(([name, one]) => (/NTR|REPEC/.test(name) ? [] : [one])))
    fc.assert(
      fc.property(any, fc.constantFrom('\u2010', '\u2011', '\u2013', '\u2212'), (number, dash) => {
        for (const one of [number.toUpperCase(), number.toLowerCase(), number.replaceAll('-', dash)]) {
          const [found] = findIdentifiers(`Trial (${one}).`)
          assert.equal(found?.identifier.value, number)
          for (const {meant, isSafe} of findMisspellings(`Trial (${one}).`)) {
            assert.deepEqual([trial.normalise(meant[0] ?? ''), isSafe], [number, true])
          }
        }
      }),
      {seed, numRuns: runs}
    )
  })

  it('never make a search throw, whatever stands in them', () => {
    const pieces = fc.constantFrom(
      ...registries.map(({form}) => form),
      '0',
      '1',
      'O',
      '-',
      '–',
      ' ',
      'EudraCT ',
      '/',
      'N',
      '\ud800'
    )
    fc.assert(
      fc.property(fc.array(pieces, {maxLength: 12}), all => {
        const text = all.join('')
        for (const {range, meant} of findMisspellings(text)) {
          assert.ok(0 <= range.start && range.start < range.end && range.end <= text.length)
          assert.ok(!meant.includes(text.slice(range.start, range.end)), text)
        }
        findIdentifiers(text)
      }),
      {seed, numRuns: runs}
    )
  })

  it('are searched in linear time', () => {
    const hostile = [
      'NCT',
      'NCT0',
      '2014-',
      '20',
      ' ',
      '- ',
      'NL1234 ',
      'ChiCTR-',
      'EudraCT ',
      'U1111-',
      'IRCT2014',
      'trial '
    ].map(one => one.repeat(Math.ceil(200_000 / one.length)))
    for (const text of hostile) {
      const before = performance.now()
      findMisspellings(text)
      const took = performance.now() - before
      assert.ok(took < 3000, `${JSON.stringify(text.slice(0, 12))} took ${Math.round(took)} ms`)
    }
  })
})
