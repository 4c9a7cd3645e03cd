import type {KeyedFact, Placed} from './fact.ts'
import {grouped} from './grouped.ts'
import type {Model, Question} from './model.ts'
import {nothing} from './part.ts'
import {type LooseNote, looseNotesOf, type NoteFault, noteLabel} from './scan/loose-note.ts'
import {type Edit, type Range, shift, shiftEdits} from './text.ts'

/** A place where a note is called or defined. Ranges are of the document. */
export type NotePlace = {readonly label: string; readonly range: Range}

/** Something that was meant as a footnote, with the edits that make it one. */
export type BrokenNote = NotePlace & {
  readonly fault: NoteFault
  readonly edits: readonly Edit[]
  readonly isSure: boolean
}

/** What a part holds of one note: a definition, a mark that a renderer makes, or what may have been meant as one. */
export type NoteSign =
  | {readonly kind: 'definition' | 'mark'; readonly label: string; readonly range: Range}
  | {readonly kind: 'loose'; readonly label: string; readonly loose: LooseNote}

/** The footnotes of a document by their labels, as they are and as they were meant. */
export const noteSigns: KeyedFact<NoteSign> = {
  of({segment}) {
    const {footnoteDefinitions, footnoteReferences} = segment.reading
    const loose = looseNotesOf(segment)
    if (footnoteDefinitions.length + footnoteReferences.length + loose.length === 0) return nothing
    return [
      ...footnoteDefinitions.map(({label, range}) => ({kind: 'definition' as const, label: noteLabel(label), range})),
      ...footnoteReferences.map(({label, range}) => ({kind: 'mark' as const, label: noteLabel(label), range})),
      ...loose.map(one => ({kind: 'loose' as const, label: one.label, loose: one}))
    ]
  },
  keyOf: ({label}) => label
}

/** Whether a document defines a note. */
export const definesNotes: Question<boolean> = {
  answer: model => model.collect(noteSigns).some(({items}) => items.some(({kind}) => kind === 'definition'))
}

/** All signs of one note. Ranges are of the document. */
export type Note = {
  readonly definitions: readonly NotePlace[]
  /** Marks that a renderer makes. */
  readonly references: readonly NotePlace[]
  /** `[^1]` without a definition, which readers see as it is. */
  readonly literal: readonly NotePlace[]
  readonly broken: readonly BrokenNote[]
}

/** What the signs of one label come to. */
export function noteOf(model: Model, places: readonly Placed<NoteSign>[]): Note {
  const definitions: NotePlace[] = []
  const references: NotePlace[] = []
  const found: LooseNote[] = []
  for (const {part, item} of places) {
    if (item.kind === 'loose') found.push(moved(item.loose, model.startOf(part)))
    else
      (item.kind === 'mark' ? references : definitions).push({label: item.label, range: model.placed(part, item.range)})
  }
  if (found.length === 0) return {definitions, references, literal: nothing, broken: nothing}
  const kin = kinOf(found)
  const [isDefined, isCalled] = [definitions.length > 0, references.length > 0]
  const broken = found.flatMap(one => judged(one, kin, {isDefined, isCalled}) ?? [])
  const isLiteral = ({fault}: LooseNote): boolean => fault === undefined && broken.length === 0
  const literal = found.filter(isLiteral).map(({label, range}) => ({label, range}))
  return {definitions, references, literal, broken}
}

/** All notes of a document, in the order of their labels. */
export const notesOf = (model: Model): Note[] =>
  [...model.group(noteSigns).values()].map(places => noteOf(model, places))

const moved = (one: LooseNote, by: number): LooseNote => ({
  ...one,
  range: shift(one.range, by),
  edits: shiftEdits(one.edits, by)
})

/** What may be a note of one label, in the order of the text: all that is broken in one way together. */
type Kin = {
  readonly marks: Map<LooseNote['fault'], LooseNote[]>
  readonly definitions: Map<LooseNote['fault'], LooseNote[]>
}

const kinOf = (found: readonly LooseNote[]): Kin => ({
  marks: grouped(
    found.filter(({isDefinition}) => !isDefinition),
    ({fault}) => fault
  ),
  definitions: grouped(
    found.filter(({isDefinition}) => isDefinition),
    ({fault}) => fault
  )
})

/** Whether it was meant as a note: its other side exists, whole or broken in the same way. */
function judged(
  one: LooseNote,
  kin: Kin,
  {isDefined, isCalled}: {readonly isDefined: boolean; readonly isCalled: boolean}
): BrokenNote | undefined {
  const {fault, label, range, edits} = one
  if (fault === undefined) return undefined
  const note = {label, range, fault}
  if (fault === 'linkedNote' || fault === 'noteBeforeAddress') return {...note, edits, isSure: false}
  if (fault === 'inlineNote') return isDefined ? {...note, edits, isSure: false} : undefined
  const marks = kin.marks.get(fault) ?? []
  const isTogether = fault === 'spaceInLabel' || fault === 'escapedNote'
  if (one.isDefinition) {
    // The mark alone would stay literal: marks and definition that are broken together are mended together, at the first.
    if (fault === 'lostCaret' && marks.length === 0 && !kin.marks.has(undefined)) return undefined
    if (fault === 'missingColon')
      return kin.marks.has(undefined) && !isDefined ? {...note, edits, isSure: false} : undefined
    return (marks.length > 0 && fault !== 'spaceBeforeColon') || isTogether ? undefined : {...note, edits, isSure: true}
  }
  if (!isDefined && kin.definitions.size === 0) return undefined
  if (!isTogether) return {...note, edits, isSure: true}
  if (marks[0] !== one) return undefined
  // An escaped mark beside one that works may be meant to be read.
  const isSure = fault !== 'escapedNote' || !isCalled
  return {...note, edits: [...marks, ...(kin.definitions.get(fault) ?? [])].flatMap(other => other.edits), isSure}
}
