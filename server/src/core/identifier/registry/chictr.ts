import {prefixed} from './prefixed.ts'
import type {Registry} from './registry.ts'
import {dash, letters, plain, space} from './spelling.ts'

const current = prefixed({
  name: 'ChiCTR',
  isPrimary: true,
  form: 'ChiCTR0000000000',
  prefix: 'ChiCTR',
  digits: '\\d{8,10}',
  near: {start: '\\d', from: 5, to: 14},
  host: /(?:^|\.)chictr\.org\.cn$/
})

/** Old numbers name the kind of the study. */
const old = /^ChiCTR-?([A-Z]{3,5})-?(\d{8,9})$/i

/** Chinese Clinical Trial Registry: eight to ten digits; earlier some letters for the kind of study and eight digits. */
export const chictr: Registry = {
  ...current,
  pattern: `${current.pattern}|${letters('ChiCTR')}${space}?${dash}?[A-Z]{3,5}${space}?${dash}?\\d{8,9}`,
  normalise(text) {
    const [, kind, number] = old.exec(plain(text)) ?? []
    return kind && number ? `ChiCTR-${kind.toUpperCase()}-${number}` : current.normalise(text)
  }
}
