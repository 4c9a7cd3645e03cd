import {declaredLanguage, type Language, prevailing} from './language.ts'
import type {Profile} from './profile.ts'
import {frontMatterSegment, readSegment, type Segment, unreadDocument} from './segment.ts'
import {frontMatterEnd, mayEndFrontMatter, nextBoundary} from './split.ts'
import type {Parser} from './syntax/read.ts'
import {type Labels, noLabels} from './syntax/reading.ts'
import {above, applyEdits, type Edit} from './text.ts'

/** How a document is read. */
export type ReadingOptions = {
  /** Longest text that is read, in UTF-16 units; a longer one is a single segment in which nothing counts. No limit if absent. */
  readonly limit?: number | undefined
  /** Not to be read at all, as that took too long; then it is a single segment in which nothing counts. */
  readonly isPoisoned?: boolean | undefined
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
  /** Put together when first asked for: an edit does not need it. */
  readonly text: string
  /** Length of the text. */
  readonly length: number
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
  /** How many words of each language its segments hold. */
  readonly words: Words
}

type Words = {readonly en: number; readonly fr: number}

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

/** The same in steps of about so many UTF-16 units, between which others get their turn. */
export const openInSteps = (
  text: string,
  options: ReadingOptions,
  step: number
): Generator<undefined, Snapshot, undefined> => steps(text, options, {kind: 'lineage'}, step)

function opened(text: string, options: ReadingOptions, lineage: Lineage): Snapshot {
  const {value} = steps(text, options, lineage, Number.POSITIVE_INFINITY).next()
  if (!value) throw new Error('A single step ended early')
  return value
}

/** Every definition, of a link or a note, holds this. */
const definitionSign = ']:'

/** Pieces that may define something are read before the others, so that these are read once, with all labels. */
function* steps(
  text: string,
  options: ReadingOptions,
  lineage: Lineage,
  step: number
): Generator<undefined, Snapshot, undefined> {
  const reader = newReader(options, lineage, noLabels)
  if (isTooLong(text.length, options)) return fromScratch(text, [unreadSegment(text, options)], nothingDefined, reader)
  const pieces: Piece[] = []
  for (let at = 0; at < text.length; ) {
    const end = nextBoundary(text, at)
    pieces.push({start: at, end, segment: undefined})
    at = end
  }
  let rest = step
  for (const mayDefine of [true, false]) {
    for (const piece of pieces) {
      const {start, end, segment} = piece
      if (segment || (mayDefine && !text.slice(start, end).includes(definitionSign))) continue
      piece.segment = readPiece(text, start, end, reader)
      rest -= end - start
      if (rest > 0) continue
      rest = step
      yield
    }
    if (!mayDefine) continue
    const read = pieces.flatMap(({segment}) => segment ?? [])
    reader.labels = toLabels(recount(nothingDefined, [], read))
    const mentions = labelsAsMentioned(reader.labels)
    for (const piece of pieces) {
      if (piece.segment && mentionsAny(piece.segment, mentions)) piece.segment = again(piece.segment, reader)
    }
  }
  const segments = pieces.flatMap(({segment}) => segment ?? [])
  return fromScratch(text, segments, recount(nothingDefined, [], segments), reader)
}

type Piece = {readonly start: number; readonly end: number; segment: Segment | undefined}

const nothingDefined: DefinedLabels = {definitions: new Map(), notes: new Map()}

/** Labels as a segment mentions them: those of notes behind a caret. */
const labelsAsMentioned = ({definitions, notes}: Labels): ReadonlySet<string> =>
  new Set([...definitions, ...[...notes].map(label => `^${label}`)])

const fromScratch = (text: string, segments: readonly Segment[], defined: DefinedLabels, reader: Reader): Snapshot =>
  made({text: () => text, segments, defined, words: countWords(segments, [])}, reader)

const isTooLong = (length: number, {limit, isPoisoned}: ReadingOptions): boolean =>
  isPoisoned === true || (limit !== undefined && length > limit)

const unreadSegment = (text: string, {isPoisoned}: ReadingOptions): Segment =>
  unreadDocument(text, isPoisoned ? 'too-slow' : 'too-large')

/**
 * The snapshot after one edit, equal in all but `work` to {@link openDocument} of the edited text.
 *
 * Pieces are cut anew from the one before the edit until a cut falls where one was: from there on nothing differs.
 */
export function updateDocument(snapshot: Snapshot, edit: Edit): Snapshot {
  const {segments, starts, reading: options} = snapshot
  const delta = edit.text.length - (edit.end - edit.start)
  const length = snapshot.length + delta
  if (isTooLong(snapshot.length, options) || isTooLong(length, options))
    return opened(edited(snapshot.text, edit), options, snapshot.lineage)
  const first = mayMoveFrontMatter(snapshot, edit) ? 0 : Math.max(0, indexAt(starts, edit.start) - 1)
  const from = starts[first] ?? 0

  const reader = newReader(options, snapshot.lineage, snapshot.labels)
  const text = new Window(snapshot, edit, first)
  const fresh: Segment[] = []
  let rest = indexAt(starts, edit.end)
  let reuse = segments.length
  for (let at = from; at < length; ) {
    while (rest < segments.length && (starts[rest] ?? 0) + delta < at) rest++
    const start = starts[rest] ?? 0
    if (at > from && rest > first && rest < segments.length && start >= edit.end && start + delta === at) {
      reuse = rest
      break
    }
    const piece = text.pieceAt(at)
    fresh.push(sameSegment(segments, first, rest + 2, piece) ?? readAt(at, piece, reader))
    at += piece.length
  }
  return updated(snapshot, {first, reuse, fresh}, reader)
}

const edited = (text: string, edit: Edit): string => text.slice(0, edit.start) + edit.text + text.slice(edit.end)

/** Whether the end of a front matter, which is looked for far ahead, may be another after `edit`. */
function mayMoveFrontMatter({segments, starts}: Snapshot, edit: Edit): boolean {
  if (mayEndFrontMatter(segments[0]?.text ?? '', edit.start)) return true
  // Only what changes the first units can make one where there was none.
  if (edit.start >= longestOpening) return false
  return mayEndFrontMatter(edited(textOf(segments, 0, indexAt(starts, edit.end) + 2), edit), edit.start)
}

/** A byte order mark and the sign that opens a front matter. */
const longestOpening = 4

/** The text of an edited document from one of its segments on: no more of it is put together than is looked at. */
class Window {
  readonly #snapshot: Snapshot
  readonly #from: number
  #text: string
  /** Index of the first segment that is not in it yet. */
  #next: number

  constructor(snapshot: Snapshot, edit: Edit, first: number) {
    const {segments, starts} = snapshot
    this.#snapshot = snapshot
    this.#from = starts[first] ?? 0
    this.#next = Math.min(segments.length, indexAt(starts, edit.end) + 2)
    const before = textOf(segments, first, this.#next)
    this.#text = edited(before, {...edit, start: edit.start - this.#from, end: edit.end - this.#from})
  }

  /** The piece that starts at this offset of the edited document. */
  pieceAt(offset: number): string {
    const {segments} = this.#snapshot
    for (let more = 2; ; more *= 2) {
      // A cut depends on where the document starts: no other piece may seem to stand there.
      const start = offset - this.#from
      const end = offset > 0 && start === 0 ? nextBoundary(`\n${this.#text}`, 1) - 1 : nextBoundary(this.#text, start)
      const isSettled = end < this.#text.length && (offset > 0 || !mayEndFrontMatter(this.#text, 0))
      if (isSettled || this.#next >= segments.length) return this.#text.slice(start, end)
      const next = Math.min(segments.length, this.#next + more)
      this.#text += textOf(segments, this.#next, next)
      this.#next = next
    }
  }
}

function textOf(segments: readonly Segment[], from: number, to: number): string {
  let text = ''
  for (let index = from; index < to; index++) text += segments[index]?.text ?? ''
  return text
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
  if (isTooLong(snapshot.length, options) || isTooLong(text.length, options))
    return opened(text, options, snapshot.lineage)
  const known = new Map(segments.flatMap(one => (one.kind === 'markdown' ? [[one.text, one] as const] : [])))
  const reader = newReader(options, snapshot.lineage, snapshot.labels)
  const fresh: Segment[] = []
  for (let at = 0; at < text.length; ) {
    const end = nextBoundary(text, at)
    // What stands first may be a front matter.
    fresh.push((at > 0 && known.get(text.slice(at, end))) || readPiece(text, at, end, reader))
    at = end
  }
  return updated(snapshot, {first: 0, reuse: segments.length, fresh}, reader, text)
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
  return counted(piece, reader)
}

/** The same for a piece alone: what stands first is a front matter if it ends as one. */
const readAt = (start: number, piece: string, reader: Reader): Segment =>
  start === 0 && frontMatterEnd(piece) === piece.length ? frontMatterSegment(piece) : counted(piece, reader)

function counted(piece: string, reader: Reader): Segment {
  reader.segments++
  reader.characters += piece.length
  return readWith(piece, reader)
}

/** What an update puts in the place of the segments from `first` up to `reuse`. */
type Replacement = {readonly first: number; readonly reuse: number; readonly fresh: readonly Segment[]}

function updated(before: Snapshot, {first, reuse, fresh}: Replacement, reader: Reader, text?: string): Snapshot {
  const gone = before.segments.slice(first, reuse)
  const defined = recount(before.defined, gone, fresh)
  let segments: readonly Segment[] = before.segments.slice(0, first).concat(fresh, before.segments.slice(reuse))
  const changed = changedLabels(before.defined, defined)
  if (changed.size > 0) {
    reader.labels = toLabels(defined)
    segments = segments.map(segment => (mentionsAny(segment, changed) ? again(segment, reader) : segment))
  }
  const words = changed.size > 0 ? countWords(segments, []) : countWords(fresh, gone, before.words)
  const whole = segments
  return made({text: () => text ?? textOf(whole, 0, whole.length), segments, defined, words, before, first}, reader)
}

/** What a snapshot is made of; `before` and the segment from which on it differs, for an update. */
type Content = {
  readonly text: () => string
  readonly segments: readonly Segment[]
  readonly defined: DefinedLabels
  readonly words: Words
  readonly before?: Snapshot
  readonly first?: number
}

function made({text, segments, defined, words, before, first = 0}: Content, reader: Reader): Snapshot {
  const starts = before ? before.starts.slice(0, first) : []
  const lines = before ? before.lines.slice(0, first) : []
  const last = segments[first - 1]
  let offset = last ? (starts[first - 1] ?? 0) + last.text.length : 0
  let line = last ? (lines[first - 1] ?? 0) + last.lineStarts.length - 1 : 0
  for (let index = first; index < segments.length; index++) {
    const segment = segments[index]
    starts.push(offset)
    lines.push(line)
    offset += segment?.text.length ?? 0
    line += (segment?.lineStarts.length ?? 1) - 1
  }
  const top = segments[0]
  const declared = top?.kind === 'front-matter' ? declaredLanguage(top.text) : undefined
  let whole: string | undefined
  return {
    get text() {
      whole ??= text()
      return whole
    },
    length: offset,
    segments,
    starts,
    lines,
    labels: before && before.defined === defined ? before.labels : toLabels(defined),
    language: declared ?? prevailing(words),
    reading: reader.options,
    lineage: reader.lineage,
    work: {segments: reader.segments, characters: reader.characters},
    defined,
    words
  }
}

/** How many words of each language there are: `known` with those of some segments and without those of others. */
function countWords(more: readonly Segment[], less: readonly Segment[], known: Words = {en: 0, fr: 0}): Words {
  let {en, fr} = known
  for (const {languages} of more) {
    en += languages.en
    fr += languages.fr
  }
  for (const {languages} of less) {
    en -= languages.en
    fr -= languages.fr
  }
  return {en, fr}
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
