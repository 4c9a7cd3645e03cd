import type {IdentifierScheme} from './identifier.ts'
import {registries} from './registry/index.ts'
import type {Registry} from './registry/registry.ts'

const patterns = registries.map(({pattern}) => pattern)

const source = `(?<![\\w/.-])(${patterns.join('|')})(?![\\w-]|\\.\\d)`

/** WHO's search over all registries shows the record of any number. */
const portal = 'trialsearch.who.int'

/** Registration number of a trial, as its registry writes it. */
export const trial: IdentifierScheme = {
  scheme: 'trial',
  pattern: new RegExp(source, 'gi'),
  normalise: text => find(text)?.number,
  fromUrl(url) {
    const isKnown = url.hostname === portal || registries.some(({host}) => host?.test(url.hostname))
    if (!isKnown) return undefined
    const found = new RegExp(patterns.join('|'), 'i').exec(`${url.pathname}${url.search}`)?.[0]
    // A search page lists trials; it is not the record of one.
    if (!found || (/\/search\b|\/results\?/.test(url.pathname) && !/clinicaltrialsregister/.test(url.hostname)))
      return undefined
    return this.normalise(found)
  },
  landingPage: value => registryOf(value)?.page?.(value) ?? `https://${portal}/Trial2.aspx?TrialID=${value}`,
  findMisspellings: text =>
    registries
      .flatMap(registry => registry.findMisspellings?.(text) ?? [])
      .sort((a, b) => a.range.start - b.range.start || b.range.end - a.range.end)
}

function find(text: string): {readonly registry: Registry; readonly number: string} | undefined {
  for (const registry of registries) {
    const number = registry.normalise(text)
    if (number !== undefined) return {registry, number}
  }
  return undefined
}

/** The registry that gave `number`, or `undefined` for a number of none that is known. */
export const registryOf = (number: string): Registry | undefined => find(number)?.registry
