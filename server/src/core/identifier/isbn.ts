import {isbn10Character, isbn13Character} from './check-character.ts'
import type {CheckCharacter, IdentifierScheme} from './identifier.ts'

const separator = /[-\s\u00a0\u202f\u2010-\u2015\u2212]/g

/**
 * Number of a book, ISO 2108, only where the word stands before it. Its value has thirteen digits, without hyphens; an ISBN
 * of ten with a wrong check character stays as it is, for it could not be told which thirteen it means.
 */
export const isbn: IdentifierScheme = {
  scheme: 'isbn',
  hint: /ISBN/i,
  pattern:
    /\bISBN(?:[- \u00a0\u2010\u2011\u2013]?1[03])?[\s\u00a0:]{0,4}((?:\d[-\s\u00a0\u202f\u2010-\u2015\u2212]?){9,12}[\dX])/gi,
  trim(written) {
    const isLong = /^97[89]/.test(written) && written.replace(separator, '').length >= 13
    let digits = isLong ? 13 : 10
    for (let at = 0; at < written.length; at++) {
      if (/[\dX]/i.test(written[at] ?? '')) digits--
      if (digits > 0) continue
      // Eleven digits in a row are no ISBN with something after it.
      return /[\dX]/i.test(written[at + 1] ?? '') ? '' : written.slice(0, at + 1)
    }
    return written
  },
  normalise(text) {
    const digits = text.replace(separator, '').toUpperCase()
    if (/^97[89]\d{10}$/.test(digits)) return digits
    if (!/^\d{9}[\dX]$/.test(digits)) return undefined
    const core = `978${digits.slice(0, 9)}`
    return digits.slice(-1) === isbn10Character(digits) ? core + isbn13Character(core) : digits
  },
  fromUrl: () => undefined,
  landingPage: () => undefined,
  check(value): CheckCharacter {
    const found = value.slice(-1)
    const expected = value.length === 13 ? isbn13Character(value) : isbn10Character(value)
    return {isRight: found === expected, found, expected, isCertain: false}
  }
}
