import {normalizeIdentifier} from 'micromark-util-normalize-identifier'
import type {Segment} from '../segment.ts'
import type {Range} from '../text.ts'

/** A link whose destination is one word: a page of that name, or the key of a definition. */
export type KeyedLink = {
  /** The parentheses. */
  readonly range: Range
  readonly key: string
  /** The key, normalised. */
  readonly name: string
}

/** Such links and images of a segment, by place. */
export function keyedLinksOf({text, reading}: Segment): KeyedLink[] {
  return reading.links.flatMap(({kind, label, range, destination}): KeyedLink[] => {
    if ((kind !== 'link' && kind !== 'image') || !destination) return []
    const key = text.slice(destination.start, destination.end)
    const place = {start: label.end + 1, end: range.end}
    // A title or angle brackets would be lost.
    const isBare = place.start + 1 === destination.start && destination.end + 1 === place.end
    if (!isBare || !/^[\p{L}\d][\p{L}\d_-]{0,60}$/u.test(key)) return []
    return [{range: place, key, name: normalizeIdentifier(key)}]
  })
}
