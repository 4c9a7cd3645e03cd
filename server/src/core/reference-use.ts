import {normalizeIdentifier} from 'micromark-util-normalize-identifier'
import type {Snapshot} from './document.ts'
import {looseDefinitionsOf} from './scan/loose-definition.ts'
import type {Segment} from './segment.ts'

/** How a document uses the labels of its definitions, whether they are defined or not. Labels are normalised. */
export type ReferenceUse = {
  /** Labels that stand behind a text or before empty brackets: `[text][label]`, `[label][]`. */
  readonly behindText: ReadonlySet<string>
  /** Labels that stand in brackets of their own: a reference, or brackets. */
  readonly alone: ReadonlySet<string>
}

const kept = new WeakMap<Segment, ReferenceUse>()
const keptWhole = new WeakMap<Snapshot, ReferenceUse>()

/** What the text of a document mentions between brackets, its definitions aside. Made once for a snapshot. */
export function referenceUseOf(snapshot: Snapshot): ReferenceUse {
  const known = keptWhole.get(snapshot)
  if (known) return known
  const behindText = new Set<string>()
  const alone = new Set<string>()
  for (const segment of snapshot.segments) {
    const use = ofSegment(segment)
    for (const label of use.behindText) behindText.add(label)
    for (const label of use.alone) alone.add(label)
  }
  const use = {behindText, alone}
  keptWhole.set(snapshot, use)
  return use
}

const brackets = /\[((?:[^[\]\\]|\\[^[\]]){1,300})\\?\]/g

function ofSegment(segment: Segment): ReferenceUse {
  const known = kept.get(segment)
  if (known) return known
  const behindText = new Set<string>()
  const alone = new Set<string>()
  const use = {behindText, alone}
  kept.set(segment, use)
  if (!segment.text.includes(']')) return use
  const masked = segment.masked
  const heads = new Set(looseDefinitionsOf(segment).map(({claim}) => claim.start))
  for (const match of masked.matchAll(brackets)) {
    const start = masked[match.index - 1] === '\\' ? match.index - 1 : match.index
    if (heads.has(start)) continue
    const label = normalizeIdentifier(match[1] ?? '')
    const end = match.index + match[0].length
    const isBehind = masked[start - 1] === ']' || masked.startsWith('[]', end)
    const set = isBehind ? behindText : alone
    set.add(label)
  }
  return use
}
