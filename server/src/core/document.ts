import {declaredLanguage, type Language, prevailing} from './language.ts'
import type {Profile} from './profile.ts'
import {frontMatterSegment, oversizedSegment, readSegment, type Segment} from './segment.ts'
import {frontMatterEnd, mayEndFrontMatter, nextBoundary} from './split.ts'
import type {Parser} from './syntax/read.ts'
import {type Labels, noLabels} from './syntax/reading.ts'
import {above, applyEdits, type Edit} from './text.ts'

/** How a document is read. */
export type ReadingOptions = {
  /** Longest text that is read, in UTF-16 units; a longer one is a single segment in which nothing counts. No limit if absent. */
  readonly limit?: number | undefined
  /** The dialect that its readers' renderer knows; `gfm` if absent. */
  readonly profile?: Profile | undefined
  /** Who reads it; `fast` if absent. The result is the same. */
  readonly parser?: Parser | undefined
}

/** How much was read to make a snapshot: what a keystroke costs, counted instead of timed. */
export type Work = {readonly segments: number; readonly characters: number}

/**
 * A document at one version. Immutable; after an edit a new one shares every segment that the edit did not touch.
 *
 * Offsets are UTF-16 offsets of `text`. A byte order mark counts as one unit.
 */
export type Snapshot = {
  readonly text: string
  readonly segments: readonly Segment[]
  /** Offset at which each segment starts. */
  readonly starts: readonly number[]
  /** Line, counted from 0, at which each segment starts. */
  readonly lines: readonly number[]
  readonly labels: Labels
  readonly language: Language
  readonly reading: ReadingOptions
  /** The same for all versions of one document: whoever follows it knows it by this. */
  readonly lineage: Lineage
  /** What making this snapshot cost. */
  readonly work: Work
  /** How often each label is defined: what lets a removed segment be subtracted. */
  readonly defined: DefinedLabels
}

/** Nothing but itself. */
export type Lineage = {readonly kind: 'lineage'}

type DefinedLabels = {readonly definitions: ReadonlyMap<string, number>; readonly notes: ReadonlyMap<string, number>}

/** Counts the work while segments are read. */
type Reader = {
  labels: Labels
  readonly options: ReadingOptions
  readonly lineage: Lineage
  segments: number
  characters: number
}

const newReader = (options: ReadingOptions, lineage: Lineage, labels: Labels): Reader => ({
  labels,
  options,
  lineage,
  segments: 0,
  characters: 0
})

/** Read a document from scratch. */
export const openDocument = (text: string, options: ReadingOptions = {}): Snapshot =>
  opened(text, options, {kind: 'lineage'})

function opened(text: string, options: ReadingOptions, lineage: Lineage): Snapshot {
  const reader = newReader(options, lineage, noLabels)
  const none: DefinedLabels = {definitions: new Map(), notes: new Map()}
  if (isTooLong(text, options))
    return assemble(text, {head: [], fresh: [oversizedSegment(text)], tail: [], gone: []}, none, reader)
  const fresh: Segment[] = []
  for (let at = 0; at < text.length; ) {
    const end = nextBoundary(text, at)
    fresh.push(readPiece(text, at, end, reader))
    at = end
  }
  return assemble(text, {head: [], fresh, tail: [], gone: []}, none, reader)
}

const isTooLong = (text: string, {limit}: ReadingOptions): boolean => limit !== undefined && text.length > limit

/**
 * The snapshot after one edit, equal in all but `work` to {@link openDocument} of the edited text.
 *
 * Pieces are cut anew from the one before the edit until a cut falls where one was: from there on nothing differs.
 */
export function updateDocument(snapshot: Snapshot, edit: Edit): Snapshot {
  const {segments, starts, reading: options} = snapshot
  const text = snapshot.text.slice(0, edit.start) + edit.text + snapshot.text.slice(edit.end)
  if (isTooLong(snapshot.text, options) || isTooLong(text, options)) return opened(text, options, snapshot.lineage)
  const delta = edit.text.length - (edit.end - edit.start)
  const far = mayEndFrontMatter(snapshot.text, edit.start) || mayEndFrontMatter(text, edit.start)
  const first = far ? 0 : Math.max(0, indexAt(starts, edit.start) - 1)
  const from = starts[first] ?? 0

  const reader = newReader(options, snapshot.lineage, snapshot.labels)
  const fresh: Segment[] = []
  let rest = indexAt(starts, edit.end)
  let reuse = segments.length
  for (let at = from; at < text.length; ) {
    while (rest < segments.length && (starts[rest] ?? 0) + delta < at) rest++
    const start = starts[rest] ?? 0
    if (at > from && rest > first && rest < segments.length && start >= edit.end && start + delta === at) {
      reuse = rest
      break
    }
    const end = nextBoundary(text, at)
    fresh.push(sameSegment(segments, first, rest + 2, text.slice(at, end)) ?? readPiece(text, at, end, reader))
    at = end
  }
  const head = segments.slice(0, first)
  const gone = segments.slice(first, reuse)
  return assemble(text, {head, fresh, tail: segments.slice(reuse), gone}, snapshot.defined, reader)
}

/**
 * The snapshot after many edits, which must not overlap: equal in all but `work` to {@link openDocument} of the edited text.
 *
 * Linear in the length of the text, however many edits there are; a piece whose text has not changed is not read again.
 */
export function editDocument(snapshot: Snapshot, edits: readonly Edit[]): Snapshot {
  const [only, second] = edits
  if (!only) return snapshot
  if (!second) return updateDocument(snapshot, only)
  const {segments, reading: options} = snapshot
  const text = applyEdits(snapshot.text, edits)
  if (isTooLong(snapshot.text, options) || isTooLong(text, options)) return opened(text, options, snapshot.lineage)
  const known = new Map(segments.flatMap(one => (one.kind === 'markdown' ? [[one.text, one] as const] : [])))
  const reader = newReader(options, snapshot.lineage, snapshot.labels)
  const fresh: Segment[] = []
  for (let at = 0; at < text.length; ) {
    const end = nextBoundary(text, at)
    // What stands first may be a front matter.
    fresh.push((at > 0 && known.get(text.slice(at, end))) || readPiece(text, at, end, reader))
    at = end
  }
  return assemble(text, {head: [], fresh, tail: [], gone: segments}, snapshot.defined, reader)
}

/** A segment near the edit whose text is what it was: the one before the edit is cut again but not read again. */
function sameSegment(segments: readonly Segment[], from: number, to: number, text: string): Segment | undefined {
  for (let index = from; index < to && index < segments.length; index++) {
    const segment = segments[index]
    if (segment?.text === text) return segment
  }
  return undefined
}

function readPiece(text: string, start: number, end: number, reader: Reader): Segment {
  const piece = text.slice(start, end)
  if (start === 0 && frontMatterEnd(text) === end) return frontMatterSegment(piece)
  reader.segments++
  reader.characters += piece.length
  return readWith(piece, reader)
}

/** The segments of a new snapshot: kept ones around fresh ones, and those that the fresh ones replace. */
type Parts = {readonly [part in 'head' | 'fresh' | 'tail' | 'gone']: readonly Segment[]}

function assemble(text: string, {head, fresh, tail, gone}: Parts, before: DefinedLabels, reader: Reader): Snapshot {
  const defined = recount(before, gone, fresh)
  const labels = defined === before ? reader.labels : toLabels(defined)
  let segments = [...head, ...fresh, ...tail]
  const changed = changedLabels(before, defined)
  if (changed.size > 0) {
    reader.labels = labels
    segments = segments.map(segment => (mentionsAny(segment, changed) ? again(segment, reader) : segment))
  }
  const starts: number[] = []
  const lines: number[] = []
  const words = {en: 0, fr: 0}
  let offset = 0
  let line = 0
  for (const segment of segments) {
    starts.push(offset)
    lines.push(line)
    offset += segment.text.length
    line += segment.lineStarts.length - 1
    words.en += segment.languages.en
    words.fr += segment.languages.fr
  }
  const top = segments[0]
  const declared = top?.kind === 'front-matter' ? declaredLanguage(top.text) : undefined
  const work = {segments: reader.segments, characters: reader.characters}
  return {
    text,
    segments,
    starts,
    lines,
    labels,
    language: declared ?? prevailing(words),
    reading: reader.options,
    lineage: reader.lineage,
    work,
    defined
  }
}

function again(segment: Segment, reader: Reader): Segment {
  reader.segments++
  reader.characters += segment.text.length
  return readWith(segment.text, reader)
}

const readWith = (text: string, {labels, options}: Reader): Segment =>
  readSegment(text, labels, options.profile ?? 'gfm', options.parser)

/** Index of the segment that holds `offset`; the last one for the end of the text. */
export const indexAt = (starts: readonly number[], offset: number): number => Math.max(0, above(starts, offset) - 1)

function recount(before: DefinedLabels, gone: readonly Segment[], fresh: readonly Segment[]): DefinedLabels {
  const touched = [...gone, ...fresh].some(
    ({reading}) => reading.definitions.length > 0 || reading.footnoteDefinitions.length > 0
  )
  if (!touched) return before
  const definitions = new Map(before.definitions)
  const notes = new Map(before.notes)
  const add = (counts: Map<string, number>, label: string, by: number) => {
    const count = (counts.get(label) ?? 0) + by
    if (count > 0) counts.set(label, count)
    else counts.delete(label)
  }
  for (const [segments, by] of [[gone, -1] as const, [fresh, 1] as const]) {
    for (const {reading} of segments) {
      for (const {label} of reading.definitions) add(definitions, label, by)
      for (const {label} of reading.footnoteDefinitions) add(notes, label, by)
    }
  }
  return {definitions, notes}
}

const toLabels = ({definitions, notes}: DefinedLabels): Labels => ({
  definitions: new Set(definitions.keys()),
  notes: new Set(notes.keys())
})

/** Labels, as they are mentioned, that are defined in one of the two and not in the other. */
function changedLabels(before: DefinedLabels, after: DefinedLabels): Set<string> {
  const changed = new Set<string>()
  if (before === after) return changed
  for (const label of before.definitions.keys()) if (!after.definitions.has(label)) changed.add(label)
  for (const label of after.definitions.keys()) if (!before.definitions.has(label)) changed.add(label)
  for (const label of before.notes.keys()) if (!after.notes.has(label)) changed.add(`^${label}`)
  for (const label of after.notes.keys()) if (!before.notes.has(label)) changed.add(`^${label}`)
  return changed
}

function mentionsAny(segment: Segment, labels: ReadonlySet<string>): boolean {
  for (const label of segment.mentions) if (labels.has(label)) return true
  return false
}
