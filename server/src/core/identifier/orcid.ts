import {orcidCharacter} from './check-character.ts'
import {dash} from './doi-text.ts'
import type {IdentifierScheme} from './identifier.ts'

/** Number of a person, ISO 27729. It names no source; sixteen digits without the word or the host are none. */
export const orcid: IdentifierScheme = {
  scheme: 'orcid',
  hint: /ORCID/i,
  pattern:
    /(?:\borcid\.org\/|\bORCID(?:[ \u00a0]?iD)?[\s\u00a0:(]{0,4})(\d{4}(?:[-\u2010-\u2015\u2212]\d{4}){2}[-\u2010-\u2015\u2212]\d{3}[\dX])(?![-\w])/gi,
  normalise(text) {
    const value = text.toUpperCase().replace(dash, '-')
    return /^\d{4}-\d{4}-\d{4}-\d{3}[\dX]$/.test(value) ? value : undefined
  },
  fromUrl(url) {
    return /^(?:www\.)?orcid\.org$/.test(url.hostname) ? this.normalise(url.pathname.slice(1, 20)) : undefined
  },
  landingPage: value => `https://orcid.org/${value}`,
  check(value) {
    const found = value.slice(-1)
    const expected = orcidCharacter(value.replaceAll('-', '').slice(0, 15))
    return {isRight: found === expected, found, expected, isCertain: true}
  }
}
