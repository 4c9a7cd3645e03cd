import type {Segment} from '../segment.ts'
import type {Range} from '../text.ts'
import {Claims} from './defect.ts'

const claimsOf = new WeakMap<Segment, Claims>()

/** Whether the scanners explained a part of `range` by another mistake. */
export function isExplained(segment: Segment, range: Range): boolean {
  if (segment.defects.length === 0) return false
  const known = claimsOf.get(segment)
  if (known) return known.has(range)
  const claims = new Claims(segment.text.length)
  for (const defect of segment.defects) claims.add(defect.claim ?? defect.range)
  claimsOf.set(segment, claims)
  return claims.has(range)
}
