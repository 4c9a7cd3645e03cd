import type {InventoryEntry} from '../features/inventory.ts'
import type {Place} from './report.ts'

/** A citation with its place in lines and columns. */
export type ListedCitation = Omit<InventoryEntry, 'range'> & Place

/** The citations of one file. `path` starts at the working folder and has slashes on every system. */
export type CitationFile = {
  readonly path: string
  readonly hasBom: boolean
  readonly citations: readonly ListedCitation[]
}

/** `sources` counts the different ones; the others count citations. `found` are those with findings that are links. */
export type CitationSummary = {
  readonly files: number
  readonly citations: number
  readonly sources: number
  readonly listed: number
  readonly broken: number
  readonly found: number
}

/** Why a cell for a spreadsheet, or a reader, says what it says: an ISO day, month or year, as precise as it is known. */
export function isoDate({date}: Pick<InventoryEntry, 'date'>): string | undefined {
  if (!date) return undefined
  const two = (part: number): string => String(part).padStart(2, '0')
  const {year, month, day} = date
  return [String(year), ...(month ? [two(month)] : []), ...(month && day ? [two(day)] : [])].join('-')
}

/** The counts of `files`. */
export function summarizeCitations(files: readonly CitationFile[]): CitationSummary {
  const all = files.flatMap(({citations}) => citations)
  const sources = new Set(
    all.map(({identifier, url}) => (identifier ? `${identifier.scheme}:${identifier.value}` : url))
  )
  return {
    files: files.length,
    citations: all.length,
    sources: sources.size,
    listed: all.filter(({isListed}) => isListed).length,
    broken: all.filter(({status}) => status === 'broken').length,
    found: all.filter(({status}) => status !== 'broken' && status !== 'ok').length
  }
}
