import assert from 'node:assert/strict'
import {arxiv} from '../../../server/src/core/identifier/arxiv.ts'
import {cochrane} from '../../../server/src/core/identifier/cochrane.ts'
import {doi} from '../../../server/src/core/identifier/doi.ts'
import {hal} from '../../../server/src/core/identifier/hal.ts'
import {findMisspellings} from '../../../server/src/core/identifier/index.ts'
import {isbn} from '../../../server/src/core/identifier/isbn.ts'
import {issn} from '../../../server/src/core/identifier/issn.ts'
import {nbk} from '../../../server/src/core/identifier/nbk.ts'
import {orcid} from '../../../server/src/core/identifier/orcid.ts'
import {pii} from '../../../server/src/core/identifier/pii.ts'
import {prospero} from '../../../server/src/core/identifier/prospero.ts'
import {pmcid, pmid} from '../../../server/src/core/identifier/pubmed.ts'
import {registries} from '../../../server/src/core/identifier/registry/index.ts'
import {trial} from '../../../server/src/core/identifier/trial.ts'
import {randomFrom, seed} from '../../support/random.ts'

const schemes = {arxiv, cochrane, doi, hal, isbn, issn, nbk, orcid, pii, pmcid, pmid, prospero, trial}

/** Identifiers of every scheme and registry, as they are written in many ways. */
const written = [
  ...registries.map(({form}) => form.replace(/0/g, '1')),
  ...registries.map(({form}) => form),
  ...(
    'arXiv:2101.01234|CD001234.pub2|10.1056/NEJMoa1606774|hal-01234567|ISBN 978-92-4-009938-8|ISSN 0140-6736|NBK1234|' +
    'ORCID 0000-0002-1825-0097|S0140-6736(20)31180-6|PII S0140673620311806|PMC5055166|PMID 27718847|pmid: 1|CRD42020123456|' +
    'RBR-1abc23|PER-123-45|EUPAS123|U1111-1234-5678|2014-000323-25|2022-501549-57-00|registered trial NTR12|trial NL1234|NL-OMON1|' +
    '2014-А12345-12|ΝCT02142738|jRCTs031180123|ChiCTR-INR-12345678'
  ).split('|')
]
const damages = [' ', '\u00a0', '-', '–', '', '0', '1', 'O', 'l', ':', '.', '/', '#', 'А', 'é', '(', 'trial ']

describe(`the hint of an identifier (seed ${seed})`, () => {
  it('is in every text in which its pattern is', () => {
    const random = randomFrom(seed)
    const met = new Set<string>()
    for (let round = 0; round < 40_000; round++) {
      let text = `A trial ${random.pick(written)} was registered, and ${random.pick(written)}.`
      for (let count = random.below(3); count > 0; count--) {
        const at = 8 + random.below(text.length - 8)
        text = text.slice(0, at) + random.pick(damages) + text.slice(at + random.below(2))
      }
      for (const [name, {pattern, hint}] of Object.entries(schemes)) {
        if (text.search(pattern) < 0) continue
        met.add(name)
        assert.match(text, hint, name)
      }
      // What one registry finds is found when all are asked together.
      const near = registries.flatMap(registry => registry.near?.find(text) ?? [])
      if (near.length > 0) assert.ok(/\d/.test(text) && findMisspellings(text).length > 0, text)
    }
    assert.deepEqual([...met].sort(), Object.keys(schemes).sort())
  })
})
