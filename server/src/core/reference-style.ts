import type {Snapshot} from './document.ts'
import {codedDefinitionsOf} from './scan/coded-definition.ts'
import {looseDefinitionsOf} from './scan/loose-definition.ts'
import {looseReferencesOf} from './scan/loose-reference.ts'

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

/** The style of a document. */
export function referenceStyleOf({segments}: Snapshot): ReferenceStyle {
  const used = new Set<string>()
  const broken = new Set<string>()
  const written = new Map<string, string>()
  const full: string[] = []
  let shownKeys = 0
  let shownNumbers = 0
  let splits = 0
  for (const segment of segments) {
    const {text, reading} = segment
    for (const {label} of looseDefinitionsOf(segment)) broken.add(label)
    for (const {labels} of codedDefinitionsOf(segment)) for (const label of labels) broken.add(label)
    for (const {label, range} of reading.definitions) {
      const start = text.indexOf('[', range.start) + 1
      if (!written.has(label)) written.set(label, text.slice(start, text.indexOf(']:', start)))
    }
    for (const {reference} of looseReferencesOf(segment).split) if (!isNumber(reference.definition ?? '')) splits++
    for (const {definition, label, range} of reading.links) {
      if (definition === undefined) continue
      used.add(definition)
      if (label.end + 1 !== range.end) full.push(definition)
      else if (isNumber(definition)) shownNumbers++
      else if (isShownKey(definition)) shownKeys++
    }
  }
  const hasNumberedFull = full.some(isNumber)
  return {
    used,
    broken,
    written,
    hasFull: full.length > 0,
    hasNumberedFull,
    shownKeys: shownKeys - splits,
    shownNumbers,
    splits
  }
}

/** Whether a label is a number. */
export const isNumber = (label: string): boolean => /^\d+$/.test(label)
/** Whether a label is a key with a number in it: nobody's words. */
export const isShownKey = (label: string): boolean => /^(?=.*\d)[\p{L}\d_.:-]+$/u.test(label)
