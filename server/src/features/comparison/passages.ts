import type {Snapshot} from '../../core/document.ts'
import {above, type Range, shift} from '../../core/text.ts'
import {headingText} from '../symbols.ts'

/** What stands under one heading, up to the next of any rank. */
export type Section = {
  /** The words of its heading; empty for what stands before the first. */
  readonly title: string
  /** 1 to 6; 0 for what stands before the first heading. */
  readonly depth: number
  /** Range of the heading in the document; empty where there is none. */
  readonly heading: Range
}

/** A paragraph, a heading or a cell: text that no other block divides. Ranges are of the document. */
export type Passage = {
  readonly kind: 'paragraph' | 'heading' | 'cell'
  readonly range: Range
  /** Index of its section. */
  readonly section: number
  /** What readers see as words, blanked elsewhere; as long as the range. */
  readonly prose: string
  readonly source: string
}

/** A document as sections and passages, both in the order of the text. There is always a first section. */
export type Division = {readonly sections: readonly Section[]; readonly passages: readonly Passage[]}

/** The sections and passages of a document. Headings in lists and quotes divide nothing. */
export function divide({segments, starts}: Snapshot): Division {
  const sections: Section[] = [{title: '', depth: 0, heading: {start: 0, end: 0}}]
  const passages: Passage[] = []
  segments.forEach(({reading, text, prose}, index) => {
    const by = starts[index] ?? 0
    for (const {kind, range, parent, depth = 1} of reading.blocks) {
      if (kind !== 'heading' && kind !== 'paragraph' && kind !== 'cell') continue
      const source = text.slice(range.start, range.end)
      const place = shift(range, by)
      if (kind === 'heading' && parent === -1) sections.push({title: headingText(source), depth, heading: place})
      passages.push({
        kind,
        range: place,
        section: sections.length - 1,
        prose: prose.slice(range.start, range.end),
        source
      })
    }
  })
  return {sections, passages}
}

/** Finds the passage of an offset: the last that starts at or before it; -1 where there is none. */
export function passageFinder(passages: readonly Passage[]): (offset: number) => number {
  const starts = passages.map(({range}) => range.start)
  return offset => above(starts, offset) - 1
}
