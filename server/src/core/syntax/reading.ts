import type {Range} from '../text.ts'

/** Kinds of blocks, named as in CommonMark and GFM. */
export type BlockKind =
  | 'paragraph'
  | 'heading'
  | 'list'
  | 'item'
  | 'quote'
  | 'table'
  | 'row'
  | 'cell'
  | 'code'
  | 'html'
  | 'break'
  | 'definition'
  | 'footnote-definition'

/** A block; a reading lists them in the order of the text, parents before children. */
export type Block = {
  readonly kind: BlockKind
  readonly range: Range
  /** Index of the block around it, -1 at the top. */
  readonly parent: number
  /** 1 to 6 for a heading. */
  readonly depth?: number
  /** Whether a list counts. */
  readonly ordered?: boolean
}

/** A link, an image or an autolink that a renderer makes. */
export type Link = {
  readonly kind: 'link' | 'image' | 'autolink' | 'reference' | 'image-reference'
  readonly range: Range
  /** What stands between the brackets; for an autolink what stands between `<` and `>`. */
  readonly label: Range
  /** Decoded destination; '' for a reference, whose definition says it. */
  readonly url: string
  /** Where the destination is written, without `<` and `>`. Absent for a reference. */
  readonly destination?: Range
  /** Normalised label of the definition, for a reference. */
  readonly definition?: string
  /** Index of the block that holds it. */
  readonly block: number
}

/** Emphasis that a renderer makes. `inner` is what stands between the markers. */
export type Mark = {readonly kind: 'strong' | 'emphasis' | 'delete'; readonly range: Range; readonly inner: Range}

/** A link definition (`[label]: url`). */
export type Definition = {
  readonly label: string
  readonly range: Range
  readonly url: string
  readonly destination: Range | undefined
}

/** A footnote's definition or a place that calls it. */
export type Footnote = {readonly label: string; readonly range: Range; readonly block: number}

/**
 * What one piece of a document holds. Plain data, offsets relative to the piece.
 *
 * The exact reader makes it with remark; any other reader must give the same.
 */
export type Reading = {
  readonly blocks: readonly Block[]
  readonly links: readonly Link[]
  readonly marks: readonly Mark[]
  readonly definitions: readonly Definition[]
  readonly footnoteDefinitions: readonly Footnote[]
  readonly footnoteReferences: readonly Footnote[]
  /** Code, HTML and everything else that is no prose. */
  readonly opaque: readonly Range[]
  readonly hardBreaks: readonly Range[]
  /** Why the piece could not be read; it then counts as opaque. */
  readonly failure?: 'too-complex' | 'too-large' | 'too-slow'
}

/** Labels that are defined anywhere in the document, normalised as micromark does. */
export type Labels = {readonly definitions: ReadonlySet<string>; readonly notes: ReadonlySet<string>}

export const noLabels: Labels = {definitions: new Set(), notes: new Set()}

/** The reading of a piece that was not read: it hides its content and nothing else. */
export const unreadable = (text: string, failure: Reading['failure'] = 'too-complex'): Reading => ({
  blocks: [{kind: 'html', range: {start: 0, end: text.length}, parent: -1}],
  links: [],
  marks: [],
  definitions: [],
  footnoteDefinitions: [],
  footnoteReferences: [],
  opaque: [{start: 0, end: text.length}],
  hardBreaks: [],
  failure
})
