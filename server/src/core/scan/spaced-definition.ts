import type {Segment} from '../segment.ts'
import type {Edit, Range} from '../text.ts'
import {codeOf} from './inline.ts'

/** A definition whose address begins with a character that shows nothing or a blank, and so leads nowhere. */
export type SpacedDefinition = {
  readonly range: Range
  /** The label as written. */
  readonly key: string
  /** Code point of the character, as in U+00A0. */
  readonly code: string
  readonly edits: readonly Edit[]
}

const blanks = /^[\u00a0\u2000-\u200f\u202f\u2060\ufeff]+/

/** Such definitions of a segment, by place. */
export function spacedDefinitionsOf({text, reading}: Segment): SpacedDefinition[] {
  return reading.definitions.flatMap(({range, destination}): SpacedDefinition[] => {
    if (!destination) return []
    const gap = blanks.exec(text.slice(destination.start, destination.end))?.[0]
    if (gap === undefined) return []
    const colon = text.indexOf(']:', range.start)
    const place = {start: destination.start, end: destination.start + gap.length}
    const replacement = /[\t ]/.test(text[place.start - 1] ?? '') ? '' : ' '
    const key = text.slice(text.indexOf('[', range.start) + 1, colon)
    return [{range: place, key, code: codeOf(gap), edits: [{...place, text: replacement}]}]
  })
}
