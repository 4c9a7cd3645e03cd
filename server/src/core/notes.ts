import type {Snapshot} from './document.ts'
import {type LooseNote, looseNotesOf, type NoteFault, noteLabel} from './scan/loose-note.ts'
import type {Segment} from './segment.ts'
import {type Edit, type Range, shift, shiftEdits} from './text.ts'

/** A place where a note is called or defined. Ranges are of the document. */
export type NotePlace = {readonly label: string; readonly range: Range}

/** Something that was meant as a footnote, with the edits that make it one. */
export type BrokenNote = NotePlace & {
  readonly fault: NoteFault
  readonly edits: readonly Edit[]
  readonly isSure: boolean
}

/** The footnotes of a document, as they are and as they were meant. */
export type Notes = {
  readonly definitions: readonly (NotePlace & {readonly segment: number})[]
  /** Marks that a renderer makes. */
  readonly references: readonly NotePlace[]
  /** `[^1]` without a definition, which readers see as it is. */
  readonly literal: readonly NotePlace[]
  readonly broken: readonly BrokenNote[]
}

const kept = new WeakMap<Snapshot, Notes>()

/** The footnotes of `snapshot`. Made once, when first asked for. */
export function notesOf(snapshot: Snapshot): Notes {
  const known = kept.get(snapshot)
  if (known) return known
  const notes = read(snapshot)
  kept.set(snapshot, notes)
  return notes
}

function read(snapshot: Snapshot): Notes {
  const {segments, starts} = snapshot
  const placed = (places: (segment: Segment) => readonly {label: string; range: Range}[]) =>
    segments.flatMap((segment, index) =>
      places(segment).map(({label, range}) => ({
        label: noteLabel(label),
        range: shift(range, starts[index] ?? 0),
        segment: index
      }))
    )
  const definitions = placed(({reading}) => reading.footnoteDefinitions)
  const references = placed(({reading}) => reading.footnoteReferences)
  const found = segments.flatMap((segment, index) => looseNotesOf(segment).map(one => moved(one, starts[index] ?? 0)))
  const literal = found.filter(({fault}) => fault === undefined).map(({label, range}) => ({label, range}))
  const defined = new Set(definitions.map(({label}) => label))
  const kin = kinOf(found)
  const called = new Set(references.map(({label}) => label))
  const broken = found.flatMap(
    one => judged(one, kin.get(one.label), {isDefined: defined.has(one.label), isCalled: called.has(one.label)}) ?? []
  )
  const explained = new Set(broken.map(({label}) => label))
  return {definitions, references, literal: literal.filter(({label}) => !explained.has(label)), broken}
}

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

function kinOf(found: readonly LooseNote[]): ReadonlyMap<string, Kin> {
  const kin = new Map<string, Kin>()
  for (const one of found) {
    const group = kin.get(one.label) ?? {marks: new Map(), definitions: new Map()}
    kin.set(one.label, group)
    const side = one.isDefinition ? group.definitions : group.marks
    const same = side.get(one.fault)
    if (same) same.push(one)
    else side.set(one.fault, [one])
  }
  return kin
}

/** Whether it was meant as a note: its other side exists, whole or broken in the same way. */
function judged(
  one: LooseNote,
  kin: Kin | undefined,
  {isDefined, isCalled}: {readonly isDefined: boolean; readonly isCalled: boolean}
): BrokenNote | undefined {
  const {fault, label, range, edits} = one
  if (fault === undefined || !kin) return undefined
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
