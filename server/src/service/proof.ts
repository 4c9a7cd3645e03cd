import {indexAt, type Snapshot} from '../core/document.ts'
import type {Finding, Fix} from '../core/finding.ts'
import {modelOf} from '../core/model.ts'
import type {Reading} from '../core/syntax/reading.ts'
import {type Edit, type Range, shift} from '../core/text.ts'
import {rules} from '../rules/index.ts'
import {Movement, Places} from './movement.ts'
import {type Word, wordingOf} from './wording.ts'

/** A fix that is to be applied, and the finding that it resolves. */
export type Choice = {readonly finding: Finding; readonly fix: Fix}

/** A document with what was found in it. */
export type Checked = {readonly snapshot: Snapshot; readonly findings: readonly Finding[]}

/** What stays the same of a finding when text before it is edited. */
export const signature = ({rule, messageId, data, range}: Finding): string =>
  JSON.stringify([rule, messageId, data, range.start])

/** All that a fix may change: what its finding is about, and its edits. */
const licensed = ({finding: {range, claim = range}, fix}: Choice): Range[] => [range, claim, ...fix.edits]

/** Something that a reader makes of the source. Two are the same if all but their places are equal. */
type Item = {readonly range: Range; readonly what: string; readonly label?: string}

/**
 * Which of `chosen`, all applied at once, cannot be proved. Empty if each does what it promises and nothing else:
 *
 * - its finding is gone, and no other one has come in its segment, or of a rule on the whole document anywhere;
 * - every source is cited as often as before;
 * - after safe fixes no word has come that nobody wrote, as where two are glued or one is split, and none is gone but what
 *   its fix calls residue;
 * - whatever else the reader made of the source (links, marks, notes, blocks, code) is still made, and what is new touches
 *   what was mended, or calls a label that is newly defined.
 *
 * What cannot be traced to the fixes of one segment refutes all of them. Linear in the length of the document.
 */
export function refuted(before: Checked, after: Checked, chosen: readonly Choice[]): ReadonlySet<Choice> {
  const movement = new Movement(chosen.flatMap(({fix}) => fix.edits))
  const blame = new Blame(before.snapshot, chosen)
  blameFindings(before.findings, after.findings, chosen, movement, blame)
  blameSources(before.snapshot, after.snapshot, blame)
  const kept = keptSegments(before.snapshot, after.snapshot, movement)
  blameWords(before.snapshot, after.snapshot, kept, movement, blame)
  blameReading(before.snapshot, after.snapshot, {chosen, kept, movement}, blame)
  return blame.choices
}

/** Collects the fixes that something speaks against. */
class Blame {
  readonly choices = new Set<Choice>()
  readonly #before: Snapshot
  readonly #chosen: readonly Choice[]
  readonly #bySegment = new Map<number, Choice[]>()

  constructor(before: Snapshot, chosen: readonly Choice[]) {
    this.#before = before
    this.#chosen = chosen
    for (const choice of chosen) {
      for (const segment of new Set(choice.fix.edits.map(({start}) => indexAt(before.starts, start)))) {
        const group = this.#bySegment.get(segment)
        if (group) group.push(choice)
        else this.#bySegment.set(segment, [choice])
      }
    }
  }

  /** Index of the segment that holds `offset` of the text before. */
  segmentAt = (offset: number): number => indexAt(this.#before.starts, offset)

  /** Something is wrong in a segment: its fixes are to blame if they `may`, or all where it has none. */
  segment(index: number, may: (choice: Choice) => boolean = () => true): void {
    for (const choice of this.#bySegment.get(index) ?? this.#chosen) if (may(choice)) this.choices.add(choice)
  }
}

const isLocal = new Map<string, boolean>(rules.map(({id, scope}) => [id, scope === 'segment']))

function blameFindings(
  before: readonly Finding[],
  after: readonly Finding[],
  chosen: readonly Choice[],
  movement: Movement,
  blame: Blame
): void {
  const counts = new Map<string, number>()
  const keyOf = ({rule, messageId}: Finding, offset: number): string =>
    JSON.stringify([rule, messageId, isLocal.get(rule) ? blame.segmentAt(offset) : -1])
  const count = (key: string, by: number): number => {
    const sum = (counts.get(key) ?? 0) + by
    counts.set(key, sum)
    return sum
  }
  for (const finding of before) count(keyOf(finding, finding.range.start), 1)
  for (const {finding} of chosen) count(keyOf(finding, finding.range.start), -1)
  const still = new Set(after.map(signature))
  for (const choice of chosen) {
    const range = movement.moved(choice.finding.range)
    if (still.has(signature({...choice.finding, range}))) blame.choices.add(choice)
  }
  for (const finding of after) {
    const offset = movement.origin(finding.range.start)
    if (count(keyOf(finding, offset), -1) < 0) blame.segment(blame.segmentAt(offset))
  }
}

/** Every source that was cited is still cited, at least as often. */
function blameSources(before: Snapshot, after: Snapshot, blame: Blame): void {
  const {sources} = modelOf(after)
  for (const [key, places] of modelOf(before).sources) {
    if ((sources.get(key)?.length ?? 0) >= places.length) continue
    for (const {segment} of places) blame.segment(segment)
  }
}

const isSafe = ({fix}: Choice): boolean => fix.safety === 'safe'

/** After a safe fix readers see what was written, and what they saw is still there. Others may reword: a person chose them. */
function blameWords(before: Snapshot, after: Snapshot, kept: Kept, movement: Movement, blame: Blame): void {
  const old = wordsOf(before, kept.before)
  const now = wordsOf(after, kept.after)
  const known = counted([...old.shown.map(({word}) => word), ...old.written])
  for (const {word, start} of now.shown) {
    if (!known.has(word)) blame.segment(blame.segmentAt(movement.origin(start)), isSafe)
  }
  const left = counted(now.written)
  const written = new Set(old.written)
  for (const {word, start} of old.shown) {
    // What a renderer glues, as `A02` in `A*02, B*15`, is no word that somebody wrote.
    if (!written.has(word)) continue
    const count = left.get(word) ?? 0
    if (count === 0) blame.segment(blame.segmentAt(start), choice => isSafe(choice) && !choice.fix.removesResidue)
    else left.set(word, count - 1)
  }
}

function wordsOf({segments, starts}: Snapshot, skipped: ReadonlySet<number>) {
  const shown: Word[] = []
  const written: string[] = []
  segments.forEach((segment, index) => {
    if (skipped.has(index)) return
    const wording = wordingOf(segment)
    const by = starts[index] ?? 0
    for (const {word, start} of wording.shown) shown.push({word, start: start + by})
    for (const word of wording.written) written.push(word)
  })
  return {shown, written}
}

function counted(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}

type Kept = ReturnType<typeof keptSegments>

function blameReading(
  before: Snapshot,
  after: Snapshot,
  {chosen, kept, movement}: {readonly chosen: readonly Choice[]; readonly kept: Kept; readonly movement: Movement},
  blame: Blame
): void {
  const allowed = new Places(chosen.flatMap(licensed))
  const old = itemsOf(before, index => kept.before.has(index))
  const now = itemsOf(after, index => kept.after.has(index))
  const keyOf = ({what}: Item, {start, end}: Range): string => `${start} ${end} ${what}`
  const present = new Set(now.map(item => keyOf(item, item.range)))
  const explained = new Set<string>()
  for (const item of old) {
    const key = keyOf(item, movement.moved(item.range))
    explained.add(key)
    if (!present.has(key) && !allowed.touch(item.range)) blame.segment(blame.segmentAt(item.range.start))
  }
  // What a touched paragraph is divided into need not touch the place where it is divided.
  const divided = new Places(leavesOf(before, kept.before).filter(range => allowed.touch(range)))
  for (const item of now) {
    const range = movement.originOf(item.range)
    const isExpected =
      explained.has(keyOf(item, item.range)) ||
      allowed.touch(range) ||
      (item.label !== undefined && !isDefined(before, item.label)) ||
      (item.what.startsWith('block ') && divided.touch(range))
    if (!isExpected) blame.segment(blame.segmentAt(range.start))
  }
}

const isDefined = ({labels}: Snapshot, label: string): boolean =>
  label.startsWith('^') ? labels.notes.has(label.slice(1)) : labels.definitions.has(label)

/** Segments of which nothing was read anew, by their index in both documents. */
function keptSegments(before: Snapshot, after: Snapshot, movement: Movement) {
  const kept = {before: new Set<number>(), after: new Set<number>()}
  before.segments.forEach((segment, index) => {
    const start = movement.moved({start: before.starts[index] ?? 0, end: before.starts[index] ?? 0}).start
    const other = indexAt(after.starts, start)
    if (after.segments[other] !== segment || after.starts[other] !== start) return
    kept.before.add(index)
    kept.after.add(other)
  })
  return kept
}

/** The paragraphs, headings and other blocks that hold no blocks. */
const leavesOf = ({segments, starts}: Snapshot, skipped: ReadonlySet<number>): Range[] =>
  segments.flatMap(({reading: {blocks}}, index) =>
    skipped.has(index)
      ? []
      : blocks
          .filter(({kind}) => !['list', 'item', 'quote', 'table', 'row'].includes(kind))
          .map(({range}) => shift(range, starts[index] ?? 0))
  )

const itemsOf = ({segments, starts}: Snapshot, isSkipped: (index: number) => boolean): Item[] =>
  segments.flatMap(({reading}, index) =>
    isSkipped(index) ? [] : readItems(reading).map(item => ({...item, range: shift(item.range, starts[index] ?? 0)}))
  )

function readItems({blocks, links, marks, hardBreaks, opaque, ...notes}: Reading): Item[] {
  const named =
    (what: string) =>
    (range: Range): Item => ({range, what})
  return [
    ...blocks.map(({kind, depth = 0, range}): Item => ({range, what: `block ${kind} ${depth}`})),
    ...links.map(({kind, url, definition, range}): Item => {
      const what = `${kind} ${definition ?? url}`
      return definition === undefined ? {range, what} : {range, what, label: definition}
    }),
    ...marks.map(({kind, range}): Item => ({range, what: kind})),
    ...hardBreaks.map(named('hard break')),
    ...opaque.map(named('block opaque')),
    ...notes.footnoteReferences.map(({label, range}): Item => ({range, what: `note ${label}`, label: `^${label}`}))
  ]
}

/** `choice` in the offsets of the text after `done`, whose edits do not overlap its own. */
export function shifted({finding, fix}: Choice, done: readonly Edit[]): Choice {
  const movement = new Movement(done)
  const {claim} = finding
  return {
    finding: {...finding, range: movement.moved(finding.range), ...(claim && {claim: movement.moved(claim)})},
    fix: {...fix, edits: fix.edits.map(edit => ({...edit, ...movement.moved(edit)}))}
  }
}
