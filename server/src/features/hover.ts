import {identityOf} from '../core/citation.ts'
import {indexAt, type Snapshot} from '../core/document.ts'
import {type Identifier, keyOf, landingPage} from '../core/identifier/index.ts'
import {preprintAddressOf} from '../core/identifier/preprint.ts'
import {parseUrl} from '../core/identifier/url.ts'
import type {PlacedCitation} from '../core/model.ts'
import {citationAt, isPlacedInList, placesOf} from '../core/source-places.ts'
import {type Range, shift} from '../core/text.ts'
import {identifiersOf, type Knowledge} from '../knowledge/index.ts'
import {type Journal, journalOf} from '../knowledge/journals.ts'
import {isTerm, type KnownRecord, type NamedRecord} from '../knowledge/record.ts'
import {type SourceDate, sourceDate} from '../knowledge/source-date.ts'
import {type SourceKind, sourceKind} from '../knowledge/source-kind.ts'
import {findStem, type Stem} from '../knowledge/stems.ts'
import {lineAt} from './lines.ts'

/** A term that the text names, and what is known of it. `range` covers the term and nothing else. */
export type TermHover = {
  readonly kind: 'term'
  readonly range: Range
  readonly record: NamedRecord
}

/** The name of a medicine of which nothing is known but its ending. `range` covers the name and nothing else. */
export type StemHover = {
  readonly kind: 'stem'
  readonly range: Range
  /** As written. */
  readonly name: string
  readonly stem: Stem
  /** The source counts this name outside of the stem's group. */
  readonly isException: boolean
}

/** Another place where the source is cited. `line` counts from 0; `label` is absent for a bare address. */
export type Place = {readonly line: number; readonly label?: string; readonly isListed: boolean}

/** A citation, and what its identifier and its address tell. Absent is what they do not tell. */
export type CitationHover = {
  readonly kind: 'citation'
  readonly range: Range
  /** Address as written; empty where only an identifier stands. */
  readonly url: string
  readonly identifier?: Identifier
  /** What the label shows, where it is not the source that the address leads to. */
  readonly shown?: Identifier
  /** Page to which readers of the identifier should be sent. */
  readonly page?: string
  readonly journal?: Journal
  readonly date?: SourceDate
  /** Number of a preprint's version, as its address gives it. */
  readonly version?: number
  readonly evidence: SourceKind
  readonly record?: KnownRecord
  readonly places: readonly Place[]
}

export type HoverFinding = TermHover | StemHover | CitationHover

/**
 * What to show at `offset`: the term there, else the citation there, else what the ending of a medicine's name tells.
 *
 * A trial or a therapy inside a label wins over its citation; a mere term (a server, a society) does not: in *medRxiv,
 * mai 2025* the source is asked for. On brackets and address it is the citation.
 */
export function findHover(snapshot: Snapshot, offset: number, knowledge: Knowledge): HoverFinding | undefined {
  const term = termAt(snapshot, offset, knowledge)
  if (term && !isTerm(term.record)) return term
  const citation = citationAt(snapshot, offset)
  // A fragment, a file beside the text or a picture cites nothing.
  if (citation && citation.kind !== 'image' && identityOf(citation)) return describe(snapshot, citation, knowledge)
  return term ?? stemAt(snapshot, offset)
}

/** The term that holds `offset`, else the one that ends there: a caret after the last letter still means the word. */
function termAt({segments, starts}: Snapshot, offset: number, knowledge: Knowledge): TermHover | undefined {
  const index = indexAt(starts, offset)
  const segment = segments[index]
  if (!segment) return undefined
  const by = starts[index] ?? 0
  const terms = knowledge.termsIn(segment).map(({range, record}) => ({range: shift(range, by), record}))
  const found =
    terms.find(({range}) => range.start <= offset && offset < range.end) ??
    terms.find(({range}) => range.end === offset)
  return found && {kind: 'term', ...found}
}

function stemAt({segments, starts}: Snapshot, offset: number): StemHover | undefined {
  const index = indexAt(starts, offset)
  const by = starts[index] ?? 0
  const found = findStem(segments[index]?.prose ?? '', offset - by)
  return found && {kind: 'stem', ...found, range: shift(found.range, by)}
}

function describe(snapshot: Snapshot, citation: PlacedCitation, knowledge: Knowledge): CitationHover {
  const {range, identity} = citation
  const identifier = identityOf(citation)
  const url = citation.locator?.url ?? ''
  const parsed = parseUrl(url)
  const differs = identity.shown && identity.linked && keyOf(identity.shown) !== keyOf(identity.linked)
  const answer = identifier && knowledge.known(identifier)
  const record = answer?.state === 'known' ? answer.record : undefined
  return {
    kind: 'citation',
    range,
    url,
    identifier,
    shown: differs ? identity.shown : undefined,
    page: identifier && identifier.scheme !== 'url' ? landingPage(identifier) : undefined,
    journal: identifier && journalOf(identifier),
    date: sourceDate(url, identifier),
    version: parsed && preprintAddressOf(parsed)?.version,
    evidence: sourceKind(url, identifier),
    record,
    places: otherPlaces(snapshot, citation, identifier ? [identifier, ...(record ? identifiersOf(record) : [])] : [])
  }
}

/** Where else the document cites the source that has these identifiers, in the order of the text. */
function otherPlaces(snapshot: Snapshot, citation: PlacedCitation, identifiers: readonly Identifier[]): Place[] {
  return placesOf(snapshot, [...new Set(identifiers.map(keyOf))])
    .filter(({range}) => range.start !== citation.range.start)
    .map((place, index) => ({
      line: lineAt(snapshot, place.range.start),
      label: place.label?.text,
      // Of those beyond nobody will ask.
      isListed: index < mostListed && isPlacedInList(snapshot, place)
    }))
}

/** Places of which it is said whether they stand in the list of references. */
const mostListed = 8
