import assert from 'node:assert/strict'
import {openDocument} from '../../../server/src/core/document.ts'
import {doi} from '../../../server/src/core/identifier/doi.ts'
import {findIdentifiers, identifyUrl, keyOf, landingPage} from '../../../server/src/core/identifier/index.ts'
import {pmcid, pmid} from '../../../server/src/core/identifier/pubmed.ts'
import {rules} from '../../../server/src/rules/index.ts'
import {check, configure, defaultConfiguration} from '../../../server/src/service/index.ts'
import {randomFrom, seed} from '../../support/random.ts'

const tested = ['wrong-check-character', 'impossible-date']
const {configuration} = configure(
  {rules: Object.fromEntries(rules.filter(({id}) => !tested.includes(id)).map(({id}) => [id, 'off']))},
  {...defaultConfiguration, clock: () => '2026-11-24'}
)

const random = randomFrom(seed)
const digits = (count: number): string => Array.from({length: count}, () => random.below(10)).join('')
const between = (low: number, high: number): number => low + random.below(high - low + 1)
const two = (number: number): string => String(number).padStart(2, '0')
const letters = (count: number): string => Array.from({length: count}, () => random.pick([...'abcdeklmnorst'])).join('')

/** A day of approval and the prefix that was in use on it. */
const preprint = (): string => {
  const year = between(2020, 2026)
  const month = between(1, year === 2026 ? 10 : 12)
  const prefix = year === 2026 || (year === 2025 && month === 12) ? '10.64898' : '10.1101'
  const number = random.below(2) === 0 ? digits(6) : `${year % 100}${digits(6)}`
  return `${prefix}/${year}.${two(month)}.${two(between(1, 28))}.${number}`
}

type Scheme = {readonly name: string; make(): {readonly text: string; readonly key: string}}

const schemes: readonly Scheme[] = [
  {
    name: 'DOI',
    make() {
      const value = `10.${between(1000, 99_999)}/${letters(4)}${random.pick(['.', '-', '_', '/', '(2024)', ':'])}${digits(6)}`
      return {text: random.pick(['', 'doi:', 'DOI : ', 'doi ']) + value, key: `doi:${value}`}
    }
  },
  {
    name: 'preprint',
    make() {
      const value = preprint()
      return {text: value + random.pick(['', 'v1', 'v2.full']), key: `doi:${value}`}
    }
  },
  {
    name: 'arXiv',
    make() {
      const value = `${two(between(15, 25))}${two(between(1, 12))}.${digits(5)}`
      return {text: `arXiv:${value}${random.pick(['', 'v1'])}`, key: `doi:10.48550/arxiv.${value}`}
    }
  },
  {
    name: 'PMID',
    make() {
      const value = String(between(10_000, 42_999_999))
      return {text: random.pick(['PMID ', 'PMID: ', 'PMID\u00a0: ', 'pmid:', 'PMID']) + value, key: `pmid:${value}`}
    }
  },
  {
    name: 'PMCID',
    make() {
      const value = `PMC${between(10_000, 13_999_999)}`
      return {text: random.pick(['', 'PMCID: ', 'PMCID\u00a0: ']) + value, key: `pmcid:${value}`}
    }
  },
  {
    name: 'HAL',
    make() {
      const value = `${random.pick(['hal', 'tel', 'inserm'])}-${digits(8)}`
      return {text: value + random.pick(['', 'v2']), key: `hal:${value}`}
    }
  },
  {
    name: 'Bookshelf',
    make() {
      const value = `NBK${between(1000, 999_999)}`
      return {text: value, key: `nbk:${value}`}
    }
  },
  {
    name: 'PROSPERO',
    make() {
      const value = `CRD42${between(2012, 2026)}${digits(between(5, 6))}`
      return {text: value, key: `prospero:${value}`}
    }
  }
]

const sentences: readonly ((text: string) => string)[] = [
  text => `The planets rest (${text}), as is known.`,
  text => `See ${text}; tea helps.`,
  text => `Les planètes se reposent : ${text}.`,
  text => `Voir « ${text} », puis le thé.`,
  text => `**${text}**, cité le 24/11/2026.`
]

describe(`identifiers without check characters, generated (seed ${seed})`, () => {
  for (const {name, make} of schemes) {
    const made = Array.from({length: 2000}, make)

    it(`are found as they are written, and well written: ${name}`, () => {
      for (const {text, key} of made) {
        const sentence = random.pick(sentences)(text)
        assert.deepEqual(
          findIdentifiers(sentence).map(({identifier}) => keyOf(identifier)),
          [key],
          sentence
        )
        for (const {findMisspellings} of [doi, pmid, pmcid])
          assert.deepEqual(findMisspellings?.(sentence), [], sentence)
      }
    })

    it(`raise no alarm in text and in links: ${name}`, () => {
      const lines = made.map(({text}) => {
        const [one] = findIdentifiers(text)
        const page = one && landingPage(one.identifier)
        return page && random.below(2) === 0 ? `Voir [${text}](<${page}>).` : random.pick(sentences)(text)
      })
      for (let at = 0; at < lines.length; at += 200) {
        const document = openDocument(lines.slice(at, at + 200).join('\n\n'), {profile: 'gfm'})
        assert.deepEqual(check(document, configuration), [])
      }
    })

    it(`are led to by their landing page: ${name}`, () => {
      for (const {text, key} of made) {
        const [one] = findIdentifiers(text)
        const found = one && identifyUrl(landingPage(one.identifier) ?? '')
        assert.equal(found && keyOf(found), key)
      }
    })
  }
})
