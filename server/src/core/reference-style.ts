import type {Fact} from './fact.ts'
import type {Question} from './model.ts'
import {nothing} from './part.ts'
import {codedDefinitionsOf} from './scan/coded-definition.ts'
import {looseDefinitionsOf} from './scan/loose-definition.ts'
import {looseReferencesOf} from './scan/loose-reference.ts'
import type {Segment} from './segment.ts'

/** How a document writes its references. Labels are normalised. */
export type ReferenceStyle = {
  /** Defined labels that a live reference uses. */
  readonly used: ReadonlySet<string>
  /** Labels of lines that only look like definitions: another rule reports those. */
  readonly broken: ReadonlySet<string>
  /** Defined labels as their definitions write them. */
  readonly written: ReadonlyMap<string, string>
  readonly hasFull: boolean
  readonly hasNumberedFull: boolean
  /** How many live references show nothing but a key, or a number. */
  readonly shownKeys: number
  readonly shownNumbers: number
  readonly splits: number
}

/** What a part shows of the style of its document. */
type Trait =
  | {readonly kind: 'broken' | 'split'; readonly label: string}
  | {readonly kind: 'defined'; readonly label: string; readonly written: string}
  | {readonly kind: 'full' | 'shown'; readonly label: string}

const traits: Fact<Trait> = {of: ({segment}) => traitsOf(segment)}

function traitsOf(segment: Segment): readonly Trait[] {
  const {text, reading} = segment
  if (!text.includes(']')) return nothing
  return [
    ...looseDefinitionsOf(segment).map(({label}): Trait => ({kind: 'broken', label})),
    ...codedDefinitionsOf(segment).flatMap(({labels}) => labels.map((label): Trait => ({kind: 'broken', label}))),
    ...reading.definitions.map(({label, range}): Trait => {
      const start = text.indexOf('[', range.start) + 1
      return {kind: 'defined', label, written: text.slice(start, text.indexOf(']:', start))}
    }),
    ...looseReferencesOf(segment).split.map(
      ({reference}): Trait => ({kind: 'split', label: reference.definition ?? ''})
    ),
    ...reading.links.flatMap(({definition, label, range}): Trait[] =>
      definition === undefined ? [] : [{kind: label.end + 1 === range.end ? 'shown' : 'full', label: definition}]
    )
  ]
}

/** The style of a document. */
export const referenceStyle: Question<ReferenceStyle> = {
  answer(model) {
    const used = new Set<string>()
    const broken = new Set<string>()
    const written = new Map<string, string>()
    const counts = {full: 0, numberedFull: 0, shownKeys: 0, shownNumbers: 0, splits: 0}
    for (const {items} of model.collect(traits)) {
      for (const one of items) {
        const {kind, label} = one
        if (kind === 'broken') broken.add(label)
        else if (kind === 'defined') written.set(label, written.get(label) ?? one.written)
        else if (kind === 'split') counts.splits += isNumber(label) ? 0 : 1
        else used.add(label)
        if (kind === 'full') counts.full++
        if (kind === 'full' && isNumber(label)) counts.numberedFull++
        if (kind === 'shown' && isNumber(label)) counts.shownNumbers++
        else if (kind === 'shown' && isShownKey(label)) counts.shownKeys++
      }
    }
    return {
      used,
      broken,
      written,
      hasFull: counts.full > 0,
      hasNumberedFull: counts.numberedFull > 0,
      shownKeys: counts.shownKeys - counts.splits,
      shownNumbers: counts.shownNumbers,
      splits: counts.splits
    }
  }
}

/** Whether a label is a number. */
export const isNumber = (label: string): boolean => /^\d+$/.test(label)
/** Whether a label is a key with a number in it: nobody's words. */
export const isShownKey = (label: string): boolean => /^(?=.*\d)[\p{L}\d_.:-]+$/u.test(label)
