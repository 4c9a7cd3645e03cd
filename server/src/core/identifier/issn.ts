import {issnCharacter} from './check-character.ts'
import {dash} from './doi-text.ts'
import type {IdentifierScheme} from './identifier.ts'

/** Number of a journal, ISO 3297. It names no source of its own; eight digits without the word before them are none. */
export const issn: IdentifierScheme = {
  scheme: 'issn',
  hint: /ISSN/i,
  pattern:
    /(?<![A-Za-z])[pe]?-?ISSN(?:-L)?(?:[ \u00a0]?\((?:print|online|electronic|imprimé|en ligne|électronique)\))?[\s\u00a0:]{0,4}(\d{4}[-\u2010-\u2015\u2212]?\d{3}[\dXx])(?![-\w\u2010-\u2015])/gi,
  normalise(text) {
    const [, first, second] = /^(\d{4})-?(\d{3}[\dX])$/.exec(text.toUpperCase().replace(dash, '-')) ?? []
    return first && `${first}-${second}`
  },
  // MDPI's addresses name the journal by its ISSN.
  fromUrl(url) {
    const isKnown = /^(?:www\.)?mdpi\.com$|^portal\.issn\.org$/.test(url.hostname)
    return isKnown
      ? this.normalise(/^\/(?:resource\/issn\/)?(\d{4}-\d{3}[\dX])(?:\/|$)/i.exec(url.pathname)?.[1] ?? '')
      : undefined
  },
  landingPage: value => `https://portal.issn.org/resource/ISSN/${value}`,
  check(value) {
    const found = value.slice(-1)
    const expected = issnCharacter(value.replace('-', ''))
    return {isRight: found === expected, found, expected, isCertain: true}
  }
}
