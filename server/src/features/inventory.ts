import {type CitationKind, identityOf} from '../core/citation.ts'
import type {Snapshot} from '../core/document.ts'
import type {Finding, Severity} from '../core/finding.ts'
import type {Identifier} from '../core/identifier/index.ts'
import {modelOf} from '../core/model.ts'
import type {Range} from '../core/text.ts'
import {journalOf} from '../knowledge/journals.ts'
import {type SourceDate, sourceDate} from '../knowledge/source-date.ts'
import {type SourceKind, sourceKind} from '../knowledge/source-kind.ts'

/**
 * How a citation stands: it is no link although it was meant as one; or the worst that is found on it; or nothing is.
 */
export type CitationStatus = 'broken' | Severity | 'ok'

/** A citation with all that can be told of its source offline. Absent is what cannot. */
export type InventoryEntry = {
  readonly kind: Exclude<CitationKind, 'image'>
  readonly range: Range
  /** What readers see of it; absent for a bare address or identifier. */
  readonly label?: string
  /** Address as written, decoded; empty where only an identifier stands. */
  readonly url: string
  readonly identifier?: Identifier
  /** Title, as told by the identifier's code. */
  readonly journal?: string
  readonly date?: SourceDate
  readonly evidence: SourceKind
  /** Whether it stands in a list of references. */
  readonly isListed: boolean
  readonly status: CitationStatus
  /** How many findings touch it. */
  readonly findings: number
  /** Ids of the rules that find something on it, each once, the worst first, then by place. */
  readonly rules: readonly string[]
}

const severities: readonly Severity[] = ['error', 'warning', 'info']

/**
 * Every citation of a document, by place; images are none.
 *
 * @param findings
 *   What is found in the document; those that touch a citation make its status.
 */
export function listCitations(snapshot: Snapshot, findings: readonly Finding[]): InventoryEntry[] {
  const model = modelOf(snapshot)
  const findingsOn = createSweep(findings)
  return model.citations.flatMap((citation): InventoryEntry[] => {
    const {kind, range, label, locator} = citation
    if (kind === 'image') return []
    const identifier = identityOf(citation)
    const url = locator?.url ?? ''
    const journal = identifier && journalOf(identifier)?.title
    const date = sourceDate(url, identifier)
    const touching = findingsOn(range)
    const own = severities.flatMap(severity => touching.filter(finding => finding.severity === severity))
    return [
      {
        kind,
        range,
        ...(label && {label: label.text}),
        url,
        ...(identifier && {identifier}),
        ...(journal !== undefined && {journal}),
        ...(date && {date}),
        evidence: sourceKind(url, identifier),
        isListed: model.listed.has(citation),
        status: kind === 'broken' ? 'broken' : (own[0]?.severity ?? 'ok'),
        findings: own.length,
        rules: [...new Set(own.map(({rule}) => rule))]
      }
    ]
  })
}

/** Finds the findings that touch a range; ranges are asked for in the order of their starts. */
function createSweep(findings: readonly Finding[]): (range: Range) => readonly Finding[] {
  const waiting = [...findings].sort((a, b) => a.range.start - b.range.start)
  let next = 0
  let open: Finding[] = []
  return ({start, end}) => {
    for (; next < waiting.length; next++) {
      const finding = waiting[next]
      if (!finding || finding.range.start >= end) break
      open.push(finding)
    }
    open = open.filter(finding => finding.range.end > start || finding.range.start >= start)
    return open.filter(finding => finding.range.start < end)
  }
}
