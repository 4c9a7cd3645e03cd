import type {Snapshot} from './document.ts'
import {inlineBlocks} from './scan/inline.ts'
import type {Segment} from './segment.ts'
import {type Edit, type Range, shift} from './text.ts'

/** How a footnote's mark or definition is written so that no renderer reads it. */
export type NoteFault =
  | 'lostCaret'
  | 'spaceBeforeColon'
  | 'misplacedCaret'
  | 'spaceInLabel'
  | 'inlineNote'
  | 'escapedNote'
  | 'linkedNote'

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

const normal = (label: string): string => label.replace(/\s+/g, ' ').trim().toUpperCase()

function read(snapshot: Snapshot): Notes {
  const {segments, starts} = snapshot
  const placed = (places: (segment: Segment) => readonly {label: string; range: Range}[]) =>
    segments.flatMap((segment, index) =>
      places(segment).map(({label, range}) => ({
        label: normal(label),
        range: shift(range, starts[index] ?? 0),
        segment: index
      }))
    )
  const definitions = placed(({reading}) => reading.footnoteDefinitions)
  const references = placed(({reading}) => reading.footnoteReferences)
  const mayHold = segments.map(({text}) => text.includes('^') || /\[[\w-]+\]:/.test(text))
  const found = segments.flatMap((segment, index) =>
    mayHold[index] ? candidatesIn(segment).map(one => moved(one, starts[index] ?? 0)) : []
  )
  const literal = found.filter(({fault}) => fault === undefined).map(({label, range}) => ({label, range}))
  const defined = new Set(definitions.map(({label}) => label))
  const broken = found.map(one => judged(one, found, defined)).filter(one => one !== undefined)
  const explained = new Set(broken.map(({label}) => label))
  return {definitions, references, literal: literal.filter(({label}) => !explained.has(label)), broken}
}

type Candidate = NotePlace & {
  readonly fault: NoteFault | undefined
  readonly isDefinition: boolean
  readonly edits: readonly Edit[]
}

const moved = (one: Candidate, by: number): Candidate => ({
  ...one,
  range: shift(one.range, by),
  edits: one.edits.map(edit => ({...edit, ...shift(edit, by)}))
})

const shapes: readonly {
  readonly pattern: RegExp
  readonly fault: NoteFault | undefined
  readonly isDefinition?: true
}[] = [
  {pattern: /(?<!\\)\[\^([^\]\\\s[^]{1,60})\](?![(:]|[ \u00a0\u202f]?[:：])/g, fault: undefined},
  {
    pattern: /^[\t >]{0,12}\[\^([^\]\s[^]{1,60})\](?:[ \u00a0\u202f]+[:：]|：)[ \u00a0\u202f]?(?=\S)/gm,
    fault: 'spaceBeforeColon',
    isDefinition: true
  },
  {
    pattern:
      /\[([\w-]{1,20})\^\]|\(\^([\w-]{1,20})\)|\[[ \u00a0]{1,2}\^([\w-]{1,20})[ \u00a0]{0,2}\]|\[\^[ \u00a0]([\w-]{1,20})\]/g,
    fault: 'misplacedCaret'
  },
  {pattern: /(?<![\]\d^])\^\[([\w-]{1,20})\]/g, fault: 'inlineNote'},
  {
    pattern: /^[\t >]{0,12}\[\^([^\]\n\r[^]{1,30}\s[^\]\n\r[^]{1,30})\]:[ \u00a0]/gm,
    fault: 'spaceInLabel',
    isDefinition: true
  },
  {pattern: /\[\^([^\]\n\r[^\s]{1,30}[ \u00a0][^\]\n\r[^]{1,30})\](?![(:])/g, fault: 'spaceInLabel'},
  {
    pattern: /^[\t >]{0,12}(?:\\\[\\?\^([\w-]{1,20})\\?\]|\[\\\^([\w-]{1,20})\\?\]):[ \u00a0]?/gm,
    fault: 'escapedNote',
    isDefinition: true
  },
  {pattern: /\\\[\\?\^([\w-]{1,20})\\?\](?!:)|\[\\\^([\w-]{1,20})\\?\](?!:)/g, fault: 'escapedNote'}
]

function candidatesIn(segment: Segment): Candidate[] {
  const {reading, masked, text} = segment
  const found: Candidate[] = []
  const taken = (range: Range): boolean => found.some(one => one.range.start < range.end && range.start < one.range.end)
  for (const {range: block} of inlineBlocks(reading)) {
    const source = masked.slice(block.start, block.end)
    if (!source.includes('^')) continue
    for (const {pattern, fault, isDefinition = false} of shapes) {
      for (const match of source.matchAll(pattern)) {
        const label = match.slice(1).find(one => one !== undefined) ?? ''
        const indent = /^[\t >]*/.exec(match[0])?.[0].length ?? 0
        const range = shift({start: match.index + indent, end: match.index + match[0].length}, block.start)
        const isReal = reading.footnoteReferences.some(
          one => one.range.start < range.end && range.start < one.range.end
        )
        const isLink = reading.links.some(one => one.range.start < range.end && range.start < one.range.end)
        if (isReal || isLink || taken(range)) continue
        const written = `[^${fault === 'spaceInLabel' ? label.replace(/\s+/g, '-') : label}]${isDefinition ? ': ' : ''}`
        const place = isDefinition
          ? {start: range.start, end: range.start + match[0].slice(indent).trimEnd().length}
          : range
        found.push({label: normal(label), range: place, fault, isDefinition, edits: [{...range, text: written}]})
      }
    }
  }
  for (const {label, range, url} of reading.definitions) {
    const colon = text.indexOf(']:', range.start)
    if (label.startsWith('^') || label.length > 20 || /^(?:https?:|www\.|10\.)/.test(url)) continue
    const caret = {start: range.start + 1, end: range.start + 1, text: '^'}
    found.push({
      label,
      range: {start: range.start, end: colon + 2},
      fault: 'lostCaret',
      isDefinition: true,
      edits: [caret]
    })
  }
  for (const {kind, label, range} of reading.links) {
    const words = text.slice(label.start, label.end)
    if (kind !== 'link' || !/^\^[\w-]{1,20}$/.test(words)) continue
    const caret = {start: label.start, end: label.start + 1, text: ''}
    found.push({
      label: normal(words.slice(1)),
      range: {start: range.start, end: label.end + 1},
      fault: 'linkedNote',
      isDefinition: false,
      edits: [caret]
    })
  }
  return [...found, ...lostLines(segment)]
}

/** `[1]: A note of several words`: no definition of a link, and without its caret none of a note. */
function lostLines({reading, masked}: Segment): Candidate[] {
  return inlineBlocks(reading).flatMap(({range}) =>
    [
      ...masked
        .slice(range.start, range.end)
        .matchAll(/^[\t >]{0,12}\[([\w-]{1,20})\]:[ \u00a0](?=\S+[ \u00a0])(?!<?(?:https?:|www\.))/gm)
    ].map(match => {
      const start = range.start + match.index + match[0].indexOf('[')
      const end = range.start + match.index + match[0].trimEnd().length
      const caret = {start: start + 1, end: start + 1, text: '^'}
      return {
        label: normal(match[1] ?? ''),
        range: {start, end},
        fault: 'lostCaret' as const,
        isDefinition: true,
        edits: [caret]
      }
    })
  )
}

/** Whether a candidate was meant as a note: its other side exists, whole or broken in the same way. */
function judged(one: Candidate, all: readonly Candidate[], defined: ReadonlySet<string>): BrokenNote | undefined {
  const {fault, label, range, isDefinition} = one
  if (fault === undefined) return undefined
  const others = all.filter(other => other !== one && other.label === label)
  const mark = others.some(other => !other.isDefinition && (other.fault === undefined || other.fault === fault))
  const definition = defined.has(label) || others.some(other => other.isDefinition)
  if (fault === 'linkedNote') return {label, range, fault, edits: one.edits, isSure: false}
  if (fault === 'inlineNote')
    return defined.has(label) ? {label, range, fault, edits: one.edits, isSure: false} : undefined
  if (isDefinition) {
    // The mark alone would stay literal: marks and definition that are broken together are mended together, at the first.
    if (fault === 'lostCaret' && !mark) return undefined
    if (others.some(other => !other.isDefinition && other.fault === fault && fault !== 'spaceBeforeColon'))
      return undefined
    if (fault === 'spaceInLabel' || fault === 'escapedNote') return undefined
    return {label, range, fault, edits: one.edits, isSure: true}
  }
  if (!definition) return undefined
  const first = others.find(other => !other.isDefinition && other.fault === fault)
  const isTogether = fault === 'spaceInLabel' || fault === 'escapedNote'
  if (!isTogether) return {label, range, fault, edits: one.edits, isSure: true}
  if (first && first.range.start < range.start) return undefined
  const edits = [one, ...others.filter(other => other.fault === fault)].flatMap(other => other.edits)
  return {label, range, fault, edits, isSure: true}
}
