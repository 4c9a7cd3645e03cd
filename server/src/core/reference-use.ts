import {normalizeIdentifier} from 'micromark-util-normalize-identifier'
import type {Fact} from './fact.ts'
import type {Question} from './model.ts'
import {nothing} from './part.ts'
import {looseDefinitionsOf} from './scan/loose-definition.ts'
import type {Segment} from './segment.ts'

/** How a document uses the labels of its definitions, whether they are defined or not. Labels are normalised. */
export type ReferenceUse = {
  /** Labels that stand behind a text or before empty brackets: `[text][label]`, `[label][]`. */
  readonly behindText: ReadonlySet<string>
  /** Labels that stand in brackets of their own: a reference, or brackets. */
  readonly alone: ReadonlySet<string>
}

/** A label that a part uses. */
type LabelUse = {readonly label: string; readonly isBehindText: boolean}

const labelUses: Fact<LabelUse> = {of: ({segment}) => usesIn(segment)}

/** What the text of a document mentions between brackets, its definitions aside. */
export const referenceUse: Question<ReferenceUse> = {
  answer(model) {
    const behindText = new Set<string>()
    const alone = new Set<string>()
    for (const {items} of model.collect(labelUses)) {
      for (const {label, isBehindText} of items) (isBehindText ? behindText : alone).add(label)
    }
    return {behindText, alone}
  }
}

const brackets = /\[((?:[^[\]\\]|\\[^[\]]){1,300})\\?\]/g

function usesIn(segment: Segment): readonly LabelUse[] {
  if (!segment.text.includes(']')) return nothing
  const {masked} = segment
  const heads = new Set(looseDefinitionsOf(segment).map(({claim}) => claim.start))
  return [...masked.matchAll(brackets)].flatMap((match): LabelUse[] => {
    const start = masked[match.index - 1] === '\\' ? match.index - 1 : match.index
    if (heads.has(start)) return []
    const end = match.index + match[0].length
    const isBehindText = masked[start - 1] === ']' || masked.startsWith('[]', end)
    return [{label: normalizeIdentifier(match[1] ?? ''), isBehindText}]
  })
}
