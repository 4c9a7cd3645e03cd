import type {Work} from './record.ts'

/**
 * A work as a reference list of the Vancouver style has it (NLM, *Citing Medicine*; ICMJE, *Samples of formatted
 * references*): authors, title, journal, year;volume(issue):pages, identifiers. The journal stands in full.
 *
 * @returns
 *   `undefined` where the authors were not read: a reference without them is none.
 */
export function vancouverLine({authors, title, journal, year, place, doi, pmid}: Work): string | undefined {
  if (!authors) return undefined
  const names = [...authors.first, ...(authors.more ? ['et al'] : [])].join(', ')
  const where = place ? `${year};${place}` : String(year)
  const ids = [`doi: ${doi}`, ...(pmid ? [`PubMed PMID: ${pmid}`] : [])].map(one => `${one}.`)
  return [`${names}.`, /[.?!]$/.test(title) ? title : `${title}.`, `${journal}.`, `${where}.`, ...ids].join(' ')
}
