import {type Identifier, landingPage} from './identifier/index.ts'
import {registryOf} from './identifier/trial.ts'

/** Units of a DOI that end or open something in Markdown or in an address. */
const unsafe = /[\s<>[\]"`#?\\^{|}]/g
const encoded = (unit: string): string => (unit === '(' ? '%28' : unit === ')' ? '%29' : encodeURIComponent(unit))

/**
 * An identifier as an address may hold it: a DOI in the capitals that `text` gives it, percent-encoded where Markdown would read
 * something else in it.
 */
export function written(identifier: Identifier, text: string): string {
  const value = spelt(identifier, text).replace(unsafe, encoded)
  return isBalanced(value) ? value : value.replace(/[()]/g, encoded)
}

function isBalanced(text: string): boolean {
  let depth = 0
  for (const unit of text) {
    if (unit === '(') depth++
    else if (unit === ')' && --depth < 0) return false
  }
  return depth === 0
}

/** An identifier as `text` spells it, if it is written there, or what follows its prefix is; else in canonical form. */
export function spelt({scheme, value}: Identifier, text: string): string {
  if (scheme !== 'doi') return value
  const small = text.toLowerCase()
  const start = small.indexOf(value) >= 0 ? 0 : value.indexOf('/') + 1
  const at = small.lastIndexOf(value.slice(start))
  return at < 0 ? value : value.slice(0, start) + text.slice(at, at + value.length - start)
}

const records = new Set(['doi', 'pmid', 'pmcid', 'arxiv', 'hal', 'prospero', 'nbk', 'trial'])

/**
 * The page of a source that readers should be sent to, with a DOI in the capitals of `text`.
 *
 * @returns
 *   `undefined` where the page is not sure: no source, or a registry whose pages cannot be told from its numbers.
 */
export function pageOf(identifier: Identifier, text: string): string | undefined {
  const {scheme, value} = identifier
  if (!records.has(scheme)) return undefined
  if (scheme === 'doi') return `https://doi.org/${written(identifier, text)}`
  if (scheme === 'trial') return registryOf(value)?.page?.(value)
  return landingPage(identifier)
}
