import {identityOf} from '../core/citation.ts'
import type {Snapshot} from '../core/document.ts'
import type {Identifier} from '../core/identifier/index.ts'
import {modelOf, type PlacedCitation} from '../core/model.ts'
import {type Range, shift} from '../core/text.ts'

/** An entry of the outline: a heading with all that follows up to the next of its rank, or a citation. */
export type OutlineEntry = {
  readonly kind: 'heading' | 'citation'
  /** Source of the heading's text, or what the citation shows; may be empty. */
  readonly name: string
  /** The source that a citation is about; absent for a heading. */
  readonly identifier?: Identifier
  readonly range: Range
  /** What to select: the heading itself, or the citation. Lies in `range`. */
  readonly selection: Range
  readonly children: readonly OutlineEntry[]
}

type Draft = {-readonly [K in keyof OutlineEntry]: OutlineEntry[K]} & {children: Draft[]; depth: number}

/** The outline of a document: its headings as a tree, and in each section the citations that stand there. */
export function listSymbols(snapshot: Snapshot): OutlineEntry[] {
  const headings = headingsOf(snapshot)
  const root: Draft[] = []
  const open: Draft[] = []
  const put = (entry: Draft): void => {
    while (open.length > 0 && (open.at(-1)?.depth ?? 0) >= entry.depth) open.pop()
    ;(open.at(-1)?.children ?? root).push(entry)
    if (entry.kind === 'heading') open.push(entry)
  }
  const citations = modelOf(snapshot).citations.filter(({kind}) => kind !== 'image')
  const inOrder = [...headings, ...citations.map(draftOf)].sort((a, b) => a.selection.start - b.selection.start)
  for (const entry of inOrder) put(entry)
  close(root, snapshot.length)
  return root
}

function headingsOf({segments, starts}: Snapshot): Draft[] {
  return segments.flatMap(({reading, text}, index) =>
    reading.blocks.flatMap(({kind, range, depth = 1}): Draft[] => {
      if (kind !== 'heading') return []
      const place = shift(range, starts[index] ?? 0)
      const name = headingText(text.slice(range.start, range.end))
      return [{kind: 'heading', name, range: place, selection: place, children: [], depth}]
    })
  )
}

/** The words of a heading, ATX or setext, without its marks. */
export const headingText = (source: string): string =>
  source
    .replace(/^#{1,6}(?=[\t ]|$)|[\n\r][\t >]*(?:=+|-+)[\t ]*$/g, '')
    .replace(/[\t ]#+[\t ]*$/, '')
    .replace(/\s+/g, ' ')
    .trim()

function draftOf(citation: PlacedCitation): Draft {
  const {range, label, locator} = citation
  const identifier = identityOf(citation)
  const name = label?.text || identifier?.value || locator?.url || ''
  return {kind: 'citation', name, identifier, range, selection: range, children: [], depth: Number.POSITIVE_INFINITY}
}

/** Lets each heading reach to where the next entry of its list begins; the last to `end`. */
function close(entries: readonly Draft[], end: number): void {
  entries.forEach((entry, index) => {
    if (entry.kind === 'citation') return
    const next = entries.slice(index + 1).find(({kind}) => kind === 'heading')
    const last = next ? next.range.start : end
    entry.range = {start: entry.range.start, end: Math.max(entry.range.end, last)}
    close(entry.children, entry.range.end)
  })
}
