import type {Identifier} from './identifier/index.ts'
import type {Range} from './text.ts'

/** What a citation is made of; `broken` is one that a writer meant and no renderer makes. */
export type CitationKind = 'link' | 'image' | 'reference' | 'autolink' | 'bare' | 'broken'

/**
 * A place where the text points to a source. It has two sides: what is shown to the reader and where it leads.
 *
 * Ranges are UTF-16 offsets: of the segment in a segment's list, of the document in a document's.
 */
export type Citation = {
  readonly kind: CitationKind
  readonly range: Range
  /** What the reader sees, decoded, without emphasis markers. Absent for a bare address or identifier. */
  readonly label?: {readonly text: string; readonly range: Range}
  /** Where it leads. `url` is decoded; `range` is absent when a definition elsewhere holds it. */
  readonly locator?: {readonly url: string; readonly range?: Range; readonly definition?: string}
  /** Both sides, when each is recognisable. */
  readonly identity: {readonly shown?: Identifier; readonly linked?: Identifier}
  /** Index of the block that holds it, in its segment's reading. */
  readonly block: number
}

/** The source that a citation is about: what it leads to, else what it shows. */
export const identityOf = (citation: Citation): Identifier | undefined =>
  citation.identity.linked ?? citation.identity.shown

/** The part of a citation to point at: its brackets with the label, without the address; a bare one as a whole. */
export const headOf = ({range, label}: Citation): Range =>
  label ? {start: range.start, end: label.range.end + 1} : range

/**
 * Whether the label is also the key of its definition (`[tea]`, `[tea][]`): to change it would break the reference.
 */
export const isKeyLabel = ({label, locator}: Citation): boolean =>
  label !== undefined &&
  locator?.definition !== undefined &&
  label.text.replace(/\s+/g, ' ').trim().toUpperCase() === locator.definition
