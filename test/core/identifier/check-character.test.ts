import assert from 'node:assert/strict'
import {openDocument} from '../../../server/src/core/document.ts'
import {
  isbn10Character,
  isbn13Character,
  issnCharacter,
  orcidCharacter,
  piiCharacter,
  springerNatureCharacter
} from '../../../server/src/core/identifier/check-character.ts'
import {checkCharacter, findAllIdentifiers, identifyUrl} from '../../../server/src/core/identifier/index.ts'
import {rules} from '../../../server/src/rules/index.ts'
import {check, configure, defaultConfiguration} from '../../../server/src/service/index.ts'
import {randomFrom, seed} from '../../support/random.ts'
import vectors from './check-characters.json' with {type: 'json'}

/** What the check says of the one identifier in `text`. */
const verdict = (text: string) => {
  const found = findAllIdentifiers(text)
  assert.equal(found.length, 1, text)
  const [one] = found
  return one && checkCharacter(one.identifier)
}

const tested = ['wrong-check-character', 'impossible-date']
const {configuration} = configure(
  {rules: Object.fromEntries(rules.filter(({id}) => !tested.includes(id)).map(({id}) => [id, 'off']))},
  {...defaultConfiguration, clock: () => '2026-11-24'}
)

/** What the rules on identifiers alone say of `text`. */
const messages = (text: string): string[] =>
  check(openDocument(text, {profile: 'gfm'}), configuration).map(
    ({messageId, range}) => `${messageId} ${text.slice(range.start, range.end)}`
  )

describe('check characters of real and invented identifiers', () => {
  const valid = [
    ...vectors.springerNature13,
    ...vectors.springerNature12,
    ...vectors.pii,
    ...vectors.seed,
    ...vectors.orcid.valid.map(value => `ORCID ${value}`),
    ...vectors.issn.valid.map(value => `ISSN ${value}`),
    ...vectors.isbn13.valid.map(value => `ISBN ${value}`)
  ]

  it(`are right in ${valid.length} real ones`, () => {
    assert.ok(valid.length >= 136)
    for (const text of valid) assert.equal(verdict(text)?.isRight, true, text)
  })

  it('are wrong, for certain, in all invented ones', () => {
    for (const text of vectors.invalid) {
      const found = verdict(text)
      assert.deepEqual([found?.isRight, found?.isCertain], [false, true], text)
      assert.equal(messages(`See ${text}.`).length, 1)
    }
  })

  it('are at most doubtful in those that are registered and break the rule', () => {
    for (const text of vectors.realButNonConforming) {
      const found = verdict(text)
      assert.equal(found?.isRight || !found?.isCertain, true, text)
      for (const message of messages(`See ${text}.`)) assert.match(message, /^doubtful /)
    }
  })
})

describe('the check character of a PII', () => {
  it('stands for the one of the ISSN inside where only that is wrong', () => {
    const item = `S0140-6737(20)31180-${piiCharacter('014067372031180')}`
    const said = {isRight: false, found: '7', expected: '6', isCertain: true}
    assert.deepEqual(verdict(item), said)
    assert.deepEqual(verdict(`10.1016/${item}`), said)
  })
})

type Scheme = {
  readonly name: string
  make(digits: (count: number) => string): string
  readonly urls: readonly ((value: string) => string)[]
  /** Whether a change by `by` of the digit at `index`, of `count` that are counted, cannot be seen. */
  isBlind?(index: number, by: number, count: number): boolean
}

const compact = (value: string): string => value.replace(/[()-]/g, '')
const withIssn = (digits: string): string => digits + issnCharacter(digits)

/** An article number of Springer Nature with `count` digits in its last part. */
const article = (prefix: string, count: number) => (digits: (count: number) => string) => {
  const [journal, year, number] = [digits(5), `0${digits(2)}`, digits(count)]
  return `${prefix}${journal}-${year}-${number}-${springerNatureCharacter(journal + year + number)}`
}

const item = (digits: (count: number) => string): string => {
  const [journal, year, number] = [withIssn(digits(7)), digits(2), digits(5)]
  return `S${journal.slice(0, 4)}-${journal.slice(4)}(${year})${number}-${piiCharacter(journal + year + number)}`
}

const springerUrls = [
  (value: string) => `https://doi.org/${value}`,
  (value: string) => `https://link.springer.com/article/${value}`,
  (value: string) => `https://www.nature.com/articles/${value.slice(8)}`,
  (value: string) => `https://www.nature.com/articles/${value.slice(8)}.pdf`
]

const isBlind = (index: number, by: number, count: number): boolean => ((index + 1) * by) % (count + 1) === 0

const schemes: readonly Scheme[] = [
  {name: 'Springer Nature, 13 digits', make: article('10.1038/s', 5), urls: springerUrls, isBlind},
  // Thirteen is prime: nothing is blind.
  {name: 'Springer Nature, 12 digits', make: article('10.1186/s', 4), urls: springerUrls.slice(0, 2)},
  {name: 'news of Nature', make: article('10.1038/d', 5), urls: springerUrls, isBlind},
  {
    name: 'DOI of Elsevier',
    make: digits => `10.1016/${item(digits)}`,
    urls: [
      value => `https://doi.org/${value}`,
      value => `https://doi.org/${value.replace('(', '%28').replace(')', '%29')}`,
      value => `https://www.thelancet.com/journals/tea/article/PII${value.slice(8)}/fulltext`,
      value => `https://www.sciencedirect.com/science/article/pii/${compact(value.slice(8))}`
    ]
  },
  {
    name: 'PII',
    make: item,
    urls: [
      value => `https://www.cell.com/tea/fulltext/${value}`,
      value => `https://linkinghub.elsevier.com/retrieve/pii/${compact(value)}`
    ]
  },
  {
    name: 'ISSN',
    make: digits => `ISSN ${withIssn(digits(7)).replace(/^(.{4})/, '$1-')}`,
    urls: [value => `https://www.mdpi.com/${value.slice(5)}/12/14/4848`]
  },
  {
    name: 'ISBN of thirteen',
    make: digits => {
      const core = `97${digits(1) > '4' ? 8 : 9}${digits(9)}`
      return `ISBN ${`${core}${isbn13Character(core)}`.replace(/^(.{3})(.)(.{4})(.{4})/, '$1-$2-$3-$4-')}`
    },
    urls: []
  },
  {
    name: 'ISBN of ten',
    make: digits => {
      const core = digits(9)
      return `ISBN-10: ${core}${isbn10Character(core)}`
    },
    urls: []
  },
  {
    name: 'ORCID',
    make: digits => {
      const core = `00000002${digits(7)}`
      return `ORCID ${`${core}${orcidCharacter(core)}`.replace(/(.{4})(?=.)/g, '$1-')}`
    },
    urls: [value => `https://orcid.org/${value.slice(6)}`]
  }
]

const sentences: readonly ((value: string) => string)[] = [
  value => `The planets rest (${value}), as is known.`,
  value => `See ${value}; tea helps.`,
  value => `Les planètes se reposent : ${value}.`,
  value => `Voir « ${value} », puis le thé.`,
  value => `**${value}**, cité le 24/11/2026.`
]
const links: readonly ((url: string) => string)[] = [
  url => `See [tea](${url}).`,
  url => `Voir <${url}>.`,
  url => `Le thé, ${url}, repose.`
]

describe(`check characters of generated identifiers (seed ${seed})`, () => {
  const random = randomFrom(seed)
  const digits = (count: number): string => Array.from({length: count}, () => random.below(10)).join('')

  for (const {name, make, urls, isBlind} of schemes) {
    const values = Array.from({length: 2000}, () => make(digits))

    it(`raise no alarm: ${name}`, () => {
      const lines = values.map(value => {
        const url = urls.length > 0 && random.below(2) === 0 ? random.pick(urls)(value) : undefined
        return url === undefined ? random.pick(sentences)(value) : random.pick(links)(url)
      })
      for (let at = 0; at < lines.length; at += 200) {
        assert.deepEqual(messages(lines.slice(at, at + 200).join('\n\n')), [])
      }
    })

    it(`betray every wrong digit: ${name}`, () => {
      let [blind, missed] = [0, 0]
      for (const value of values.slice(0, 400)) {
        const prefix = /^(?:10\.\d{4}\/|ISBN(?:-1[03])?:? )?/.exec(value)?.[0].length ?? 0
        const places = [...value.matchAll(/\d/g)].map(({index}) => index).filter(index => index >= prefix)
        // The check character itself is no digit among those that are counted.
        const counted = places.filter(index => index < value.length - 1)
        for (const place of places) {
          for (let by = 1; by < 10; by++) {
            const changed = value.slice(0, place) + ((Number(value[place]) + by) % 10) + value.slice(place + 1)
            if (name === 'ISBN of thirteen' && !/ISBN 97[89]/.test(changed)) continue
            const difference = Number(changed[place]) - Number(value[place])
            if (verdict(changed)?.isRight === false) continue
            if (place < value.length - 1 && isBlind?.(counted.indexOf(place), difference, counted.length)) blind++
            else missed++
          }
        }
      }
      assert.equal(missed, 0)
      assert.equal(blind > 0, isBlind !== undefined)
    })
  }

  it('are checked in the address of whatever form', () => {
    for (const {make, urls} of schemes.slice(0, 4)) {
      for (const url of urls) {
        const value = make(digits)
        const [right, wrong] = [value, value.slice(0, -1) + (value.endsWith('0') ? '1' : '0')]
        const identity = [right, wrong].map(one => identifyUrl(url(one)))
        const verdicts = identity.map(one => one && checkCharacter(one)?.isRight)
        assert.deepEqual(verdicts, [true, false], url(right))
      }
    }
  })
})
