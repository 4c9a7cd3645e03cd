import type {Defect, Scanner} from './defect.ts'
import {isSpace} from './loose-marker.ts'
import {isOpening, isStatistic} from './marker-pair.ts'

type Kind = 'mixedMarkers'

/** Longest text that two different markers are taken to embrace, in UTF-16 units. */
const reach = 160

/**
 * Emphasis that opens with asterisks and closes with underscores, or the reverse.
 *
 * ```text
 * **Critère principal__ : réponse
 * ^ opens            ^ closes
 * ```
 */
export const scanMixedMarkers: Scanner<Kind> = ({text, masked, isClaimed, looseMarkers}) => {
  if (!masked.includes('*') || !masked.includes('_')) return []
  const loose = looseMarkers().filter(({range, isRest}) => !isRest && !isClaimed(range))
  return loose.flatMap((open, index): Defect<Kind>[] => {
    const close = loose[index + 1]
    if (!close || open.block !== close.block || open.marker === close.marker) return []
    const length = open.range.end - open.range.start
    const inner = text.slice(open.range.end, close.range.start)
    const before = text[open.range.start - 1] ?? ''
    const after = text[close.range.end] ?? ''
    if (length !== close.range.end - close.range.start || length > 2 || inner.length > reach || !open.opens) return []
    if (inner !== inner.trim() || !/^[\p{L}«“][^*_\n\r]*\p{L}/u.test(inner) || isStatistic(inner)) return []
    if ((!isSpace(before) && !isOpening(before)) || (!isSpace(after) && !/[,.;:!?)»]/.test(after))) return []
    const [one, other] = [open.marker.repeat(length), close.marker.repeat(length)]
    return [
      {
        kind: 'mixedMarkers',
        range: close.range,
        partners: [open.range],
        data: {marker: other, other: one},
        repairs: [{titleId: 'sameMarkers', safety: 'review', edits: [{...close.range, text: one}]}]
      }
    ]
  })
}
