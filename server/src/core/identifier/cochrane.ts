import type {IdentifierScheme} from './identifier.ts'

const shape = /^((?:CD|MR)0\d{5})(?:\.pub\d{1,2})?$/i

/**
 * Number of a review in the Cochrane Library, `CD001234`, with or without the publication, `.pub2`. It is the end of the
 * review's DOI, `10.1002/14651858.CD001234.pub2`; without the publication any of them is meant.
 */
export const cochrane: IdentifierScheme = {
  scheme: 'doi',
  hint: /(?:CD|MR)0\d/,
  pattern: /(?<![\w./-])((?:CD|MR)0\d{5}(?:\.pub\d{1,2})?)(?![\w-]|\.\d)/g,
  normalise: text => (shape.test(text) ? `10.1002/14651858.${text.toLowerCase()}` : undefined),
  fromUrl: () => undefined,
  landingPage: value => `https://doi.org/${value}`
}
