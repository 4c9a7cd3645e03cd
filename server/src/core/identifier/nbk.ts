import type {IdentifierScheme} from './identifier.ts'

/** Number of a book or chapter on the NCBI Bookshelf: `NBK` and digits, no check digit. */
export const nbk: IdentifierScheme = {
  scheme: 'nbk',
  hint: /NBK\d/,
  pattern: /\b(NBK\d{3,7})\b/g,
  normalise: text => (/^NBK\d{3,7}$/i.test(text) ? text.toUpperCase() : undefined),
  fromUrl(url) {
    if (!/(?:^|\.)ncbi\.nlm\.nih\.gov$/.test(url.hostname)) return undefined
    return this.normalise(/^\/books\/(NBK\d{3,7})(?![\w])/i.exec(url.pathname)?.[1] ?? '')
  },
  landingPage: value => `https://www.ncbi.nlm.nih.gov/books/${value}/`
}
