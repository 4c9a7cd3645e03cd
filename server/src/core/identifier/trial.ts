import {recalling} from '../recall.ts'
import type {Range} from '../text.ts'
import type {IdentifierScheme, Misspelling} from './identifier.ts'
import {registries} from './registry/index.ts'
import type {Registry} from './registry/registry.ts'
import {after, before, manyDigits} from './registry/spelling.ts'
import {decoded} from './url.ts'

const any = registries.map(({pattern}) => pattern).join('|')
const hints = new Set(registries.map(({hint}) => hint ?? manyDigits))

/** Everything that is nearly a number of a registry begins so. */
const nearStart = new RegExp(registries.flatMap(({near}) => near?.start ?? []).join('|'))

/** WHO's search over all registries shows the record of any number, before which it puts who keeps it. */
const portal = /(?:^|\.)who\.int$/
const portalRecord = /\/Trial\d?\.aspx\?(?:[^#]*&)?TrialID=(?:EUCTR|CTIS|JPRN-)?([^&#]+)/i

/** Sites that copy records of ClinicalTrials.gov, with its numbers in their paths. */
const copies = /(?:^|\.)(?:ichgcp\.net|meddatax\.com|trialx\.com|medpath\.com)$/
const copied = /(?<![a-z0-9])(NCT\d{8})(?!\d)/i

/** Registration number of a trial, as its registry writes it. */
export const trial: IdentifierScheme = {
  scheme: 'trial',
  pattern: new RegExp(`${before}(${any})${after}`, 'giu'),
  hint: new RegExp([...hints].join('|'), 'iu'),
  normalise: text => find(text)?.number,
  fromUrl(url) {
    const path = decoded(url.pathname)
    const number = portal.test(url.hostname)
      ? portalRecord.exec(path + decoded(url.search))?.[1]
      : copies.test(url.hostname)
        ? copied.exec(path)?.[1]
        : ofRegistry(url, path)
    return number && this.normalise(number)
  },
  landingPage(value) {
    const registry = registryOf(value)
    const isListed = registry?.isPrimary ?? true
    return (
      registry?.page?.(value) ?? (isListed ? `https://trialsearch.who.int/Trial2.aspx?TrialID=${value}` : undefined)
    )
  },
  findMisspellings: text => [...misspelt(text), ...nearNumbers(text), ...glued(text)]
}

const inAddress = recalling(64, pattern => new RegExp(`(?<![a-z0-9])(?:${pattern})(?!\\d)`, 'iu'))

function ofRegistry(url: URL, path: string): string | undefined {
  const registry = registries.find(({host}) => host?.test(url.hostname))
  if (!registry) return undefined
  const {pattern, record} = registry
  if (record) return record.exec(path + decoded(url.search + url.hash))?.[1]
  const number = inAddress(pattern)
  // A search page lists trials; it is not the record of one.
  const isSearch = /\/(?:search|results)\b/i.test(path)
  return number.exec(path)?.[0] ?? (isSearch ? undefined : number.exec(decoded(url.search))?.[0])
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

/** Numbers that are known in spite of how they are written. */
function misspelt(text: string): Misspelling[] {
  if (!trial.hint.test(text)) return []
  const found: Misspelling[] = []
  for (const {0: all, index} of text.matchAll(trial.pattern)) {
    const known = find(all)
    const meant = known && (known.registry.spell?.(all) ?? known.number)
    if (!known || meant === undefined || meant === all) continue
    const {name, form} = known.registry
    found.push({range: rangeOf(index, all), fault: 'spelling', name, form, meant: [meant], isSafe: true})
  }
  return found
}

const nearNumbers = (text: string): Misspelling[] =>
  nearStart.test(text) ? registries.flatMap(({near}) => near?.find(text) ?? []) : []

const one = new RegExp(any, 'giu')
const several = new RegExp(`${before}(?:${any}){2,4}${after}`, 'giu')

/** A digit before what begins another number; most texts hold none. */
const seam = /\d(?:\p{L}{2,8}-?\d|20\d\d\p{Pd}[05])/u

/** Numbers without anything between them. */
function glued(text: string): Misspelling[] {
  if (!trial.hint.test(text) || !seam.test(text)) return []
  return [...text.matchAll(several)].flatMap(({0: all, index}): Misspelling[] => {
    const numbers = [...all.matchAll(one)].map(([number]) => number)
    const first = numbers[0] && registryOf(numbers[0])
    if (!first || numbers.length < 2) return []
    const {name, form} = first
    return [{range: rangeOf(index, all), fault: 'glued', name, form, meant: [numbers.join(' ')], isSafe: false}]
  })
}

const rangeOf = (start: number, text: string): Range => ({start, end: start + text.length})
