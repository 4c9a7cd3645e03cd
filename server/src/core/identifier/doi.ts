import {checkDoi} from './doi-check.ts'
import {findMisspeltDois} from './doi-misspelling.ts'
import {canonicalDoi, longestDoi, trimmedDoi} from './doi-text.ts'
import type {IdentifierScheme} from './identifier.ts'
import {doiInUrl} from './publisher-path.ts'

/** Digital object identifier, ISO 26324. */
export const doi: IdentifierScheme = {
  scheme: 'doi',
  hint: /10\.\d/,
  // SICI, the form of Wiley's older articles, holds angle brackets: `…17:15<1661::AID-SIM968>3.0.CO;2-2`.
  pattern: /\b(10\.\d{4,9}(?:\.\d{1,9}){0,9}\/(?:[^\s"<>«»“”|`\ufffc]|<\d{1,5}:[\w:.-]{1,30}>){1,400})/g,
  trim: trimmedDoi,
  normalise(text) {
    if (text.length > longestDoi || !/^10\.\S+$/.test(text)) return undefined
    return canonicalDoi(trimmedDoi(text))
  },
  fromUrl(url) {
    const found = doiInUrl(url)
    return found && this.normalise(found)
  },
  landingPage: value => `https://doi.org/${value}`,
  check: checkDoi,
  findMisspellings: findMisspeltDois
}
