import {Addresses, resolved} from './addresses.ts'
import {type Citation, identityOf} from './citation.ts'
import type {Snapshot} from './document.ts'
import {
  type Change,
  type Contribution,
  Contributions,
  type Fact,
  Groups,
  type KeyedFact,
  noSources,
  type Placed,
  type Source
} from './fact.ts'
import {keyOf} from './identifier/index.ts'
import {Lists} from './lists.ts'
import {isListed, Part} from './part.ts'
import type {ReferenceList} from './reference-list.ts'
import type {Segment} from './segment.ts'
import {sentences} from './sentence.ts'
import {type Range, shift} from './text.ts'

/** A citation with ranges of the document, and the segment that holds it. */
export type PlacedCitation = Citation & {readonly segment: number}

export type {ReferenceItem, ReferenceList} from './reference-list.ts'

/**
 * Something that is worked out from facts and from other questions. Its answer is kept until one of them changes; what is
 * equal to the answer before counts as unchanged. It must not hold offsets of the document: they move without a change.
 */
export type Question<Answer> = {
  answer(model: Model): Answer
  /** Identity if absent. */
  isEqual?(a: Answer, b: Answer): boolean
}

type Known<Answer> = Source & {answer: Answer; checked: number; sources: ReadonlySet<Source>}

/**
 * A document's citations as a whole. It follows the document from version to version: what an edit did not touch is not
 * looked at again, and every answer knows the facts that it was made of.
 */
export class Model {
  #snapshot: Snapshot
  #parts: readonly Part[] = []
  #revision = 0
  readonly #addresses = new Addresses()
  readonly #lists = new Lists(0)
  readonly #everything: Source = {changed: 0}
  readonly #top: Source = {changed: 0}
  readonly #facts = new Map<Fact<unknown>, Contributions<unknown>>()
  readonly #groups = new Map<KeyedFact<unknown>, Groups<unknown>>()
  readonly #answers = new Map<Question<unknown>, Known<unknown>>()
  #asked: Set<Source> | undefined
  #whole: Whole | undefined
  #placedLists: readonly ReferenceList[] | undefined

  constructor(snapshot: Snapshot) {
    this.#snapshot = snapshot
    this.#take(snapshot)
  }

  get snapshot(): Snapshot {
    return this.#snapshot
  }

  /** The document's segments at their places. */
  get parts(): readonly Part[] {
    return this.#parts
  }

  /** Goes on to another version of the document, and tells what became of its parts. */
  follow(snapshot: Snapshot): Change {
    this.#snapshot = snapshot
    this.#revision++
    return this.#take(snapshot)
  }

  /** Offset at which a part starts. */
  startOf({index}: Part): number {
    return this.#snapshot.starts[index] ?? 0
  }

  /** `range` of a part as one of the document. */
  placed({index}: Part, range: Range): Range {
    return shift(range, this.#snapshot.starts[index] ?? 0)
  }

  /** What the parts contribute to a fact, in the order of the text; only of parts that contribute something. */
  collect<Item>(fact: Fact<Item>): readonly Contribution<Item>[] {
    const known = (this.#facts.get(fact) ?? new Contributions(fact, this.#parts, this.#revision)) as Contributions<Item>
    this.#facts.set(fact, known)
    this.#ask(known)
    return known.ordered
  }

  /** The items of a fact by their keys, each group in the order of the text. */
  group<Item>(fact: KeyedFact<Item>): ReadonlyMap<string, readonly Placed<Item>[]> {
    const known = this.groups(fact)
    this.#ask(known)
    return known.byKey
  }

  /** The same for who keeps what it makes of each group: it is told which ones were touched. */
  groups<Item>(fact: KeyedFact<Item>): Groups<Item> {
    const known = (this.#groups.get(fact as KeyedFact<unknown>) ??
      new Groups(fact as KeyedFact<unknown>, this.#parts, this.#revision)) as unknown as Groups<Item>
    this.#groups.set(fact as KeyedFact<unknown>, known as unknown as Groups<unknown>)
    return known
  }

  /** The answer to a question; it is worked out again only if something changed that it was made of. */
  ask<Answer>(question: Question<Answer>): Answer {
    const known = (this.#answers.get(question) as Known<Answer> | undefined) ?? this.#firstAnswer(question)
    known.refresh?.()
    this.#ask(known)
    return known.answer
  }

  /** Does `work`, and tells what it asked for. */
  watch(work: () => void): ReadonlySet<Source> {
    const before = this.#asked
    this.#asked = undefined
    try {
      work()
      return this.#asked ?? noSources
    } finally {
      this.#asked = before
    }
  }

  #ask(source: Source): void {
    this.#asked ??= new Set()
    this.#asked.add(source)
  }

  get revision(): number {
    return this.#revision
  }

  /** Whether one of `sources` has changed after that revision. */
  hasChanged(sources: ReadonlySet<Source>, since: number): boolean {
    for (const source of sources) {
      source.refresh?.()
      if (source.changed > since) return true
    }
    return false
  }

  /** All citations, by place. As long as the document; so is everything below. */
  get citations(): readonly PlacedCitation[] {
    this.#ask(this.#everything)
    return this.#allOf().citations
  }

  /** The citations of each source, by {@link keyOf} of its identity, in the order of first mention. */
  get sources(): ReadonlyMap<string, readonly PlacedCitation[]> {
    this.#ask(this.#everything)
    const whole = this.#allOf()
    whole.sources ??= bySource(whole.citations)
    return whole.sources
  }

  /** Citations that stand in an item of a reference list. */
  get listed(): ReadonlySet<PlacedCitation> {
    this.#ask(this.#everything)
    return this.#allOf().listed
  }

  get referenceLists(): readonly ReferenceList[] {
    this.#ask(this.#lists)
    this.#placedLists ??= this.#lists.listsIn(this.#snapshot.starts)
    return this.#placedLists
  }

  /** The segment that stands first; a document without text has none. */
  get first(): Segment | undefined {
    this.#ask(this.#top)
    return this.#parts[0]?.segment
  }

  /** Says that what is asked depends on the whole text. */
  readAll(): Snapshot {
    this.#ask(this.#everything)
    return this.#snapshot
  }

  #take(snapshot: Snapshot): Change {
    const {parts, gone, fresh} = matched(this.#parts, snapshot.segments)
    if (parts[0] !== this.#parts[0]) this.#top.changed = this.#revision
    this.#parts = parts
    this.#whole = undefined
    this.#placedLists = undefined
    const revision = this.#revision
    if (gone.length === 0 && fresh.length === 0) return {gone, fresh, changed: new Set()}
    this.#everything.changed = revision
    const changed = this.#addresses.update({gone, fresh})
    const isFresh = new Set(fresh)
    for (const part of this.#lists.update({gone, fresh, changed}, {snapshot, parts}, revision))
      if (!isFresh.has(part)) changed.add(part)
    const change: Change = {gone, fresh, changed}
    for (const fact of this.#facts.values()) fact.update(change, revision)
    for (const groups of this.#groups.values()) groups.update(change, revision)
    return change
  }

  #firstAnswer<Answer>(question: Question<Answer>): Known<Answer> {
    let answer!: Answer
    const sources = this.watch(() => {
      answer = question.answer(this)
    })
    const known: Known<Answer> = {answer, sources, changed: this.#revision, checked: this.#revision}
    known.refresh = () => this.#renew(question, known)
    this.#answers.set(question, known as Known<unknown>)
    return known
  }

  #renew<Answer>(question: Question<Answer>, known: Known<Answer>): void {
    if (known.checked === this.#revision) return
    const since = known.checked
    known.checked = this.#revision
    if (!this.hasChanged(known.sources, since)) return
    let answer!: Answer
    known.sources = this.watch(() => {
      answer = question.answer(this)
    })
    if (question.isEqual ? question.isEqual(known.answer, answer) : known.answer === answer) return
    known.answer = answer
    known.changed = this.#revision
  }

  #allOf(): Whole {
    this.#whole ??= wholeOf(this.#parts, this.#snapshot.starts)
    return this.#whole
  }
}

type Whole = {
  readonly citations: readonly PlacedCitation[]
  readonly listed: ReadonlySet<PlacedCitation>
  sources?: ReadonlyMap<string, readonly PlacedCitation[]>
}

function wholeOf(parts: readonly Part[], starts: readonly number[]): Whole {
  const citations: PlacedCitation[] = []
  const listed = new Set<PlacedCitation>()
  for (const part of parts) {
    for (const citation of part.citations) {
      const placed = placedCitation(citation, part.index, starts[part.index] ?? 0)
      citations.push(placed)
      if (isListed(part, citation)) listed.add(placed)
    }
  }
  return {citations, listed}
}

function bySource(citations: readonly PlacedCitation[]): Map<string, PlacedCitation[]> {
  const sources = new Map<string, PlacedCitation[]>()
  for (const citation of citations) {
    const identity = identityOf(citation)
    if (!identity || citation.kind === 'image') continue
    const key = keyOf(identity)
    const places = sources.get(key)
    if (places) places.push(citation)
    else sources.set(key, [citation])
  }
  return sources
}

/**
 * The parts of `segments`: those of `before` where the same segments stand in the same order, fresh ones elsewhere. What
 * stands before and behind an edit is only counted.
 */
function matched(before: readonly Part[], segments: readonly Segment[]) {
  const most = Math.min(before.length, segments.length)
  let head = 0
  while (head < most && before[head]?.segment === segments[head]) head++
  let tail = 0
  while (tail < most - head && before.at(-1 - tail)?.segment === segments.at(-1 - tail)) tail++
  const old = before.slice(head, before.length - tail)
  const known = new Map(old.map(part => [part.segment, part]))
  const fresh: Part[] = []
  const parts = before.slice(0, head)
  let last = -1
  for (const segment of segments.slice(head, segments.length - tail)) {
    let part = known.get(segment)
    if (part && part.index > last) {
      last = part.index
      known.delete(segment)
    } else {
      part = new Part(segment, parts.length)
      fresh.push(part)
    }
    parts.push(part)
  }
  for (let index = before.length - tail; index < before.length; index++) {
    const part = before[index]
    if (part) parts.push(part)
  }
  const kept = new Set(parts.slice(head, parts.length - tail))
  const gone = old.filter(part => !kept.has(part))
  for (let index = head; index < parts.length; index++) {
    const part = parts[index]
    if (part) part.index = index
  }
  return {parts, gone, fresh}
}

const models = new WeakMap<Snapshot, Model>()

/** The model of `snapshot`, which stays at it. Made once, when first asked for. */
export function modelOf(snapshot: Snapshot): Model {
  const known = models.get(snapshot)
  if (known) return known
  const model = new Model(snapshot)
  models.set(snapshot, model)
  return model
}

/** Range of the paragraph, heading or cell of a segment in which a citation stands. */
export const passageOf = ({reading}: Segment, {block, range}: Citation): Range => reading.blocks[block]?.range ?? range

/** Range of the sentence of a segment in which a citation stands; the citation's own where there is none. */
export function sentenceOf(segment: Segment, citation: Citation): Range {
  const passage = passageOf(segment, citation)
  const all = sentencesOf(segment, passage)
  const at = citation.range.start - passage.start
  let low = 0
  let high = all.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((all[middle]?.start ?? 0) <= at) low = middle + 1
    else high = middle
  }
  const sentence = all[low - 1]
  return sentence && at < sentence.end ? shift(sentence, passage.start) : citation.range
}

type Passage = {readonly range: Range; readonly sentences: readonly Range[]}
const passages = new WeakMap<Segment, Passage>()

/** The sentences of a passage; those of the last one are kept, as the next citation often stands in it. */
function sentencesOf(segment: Segment, range: Range): readonly Range[] {
  const known = passages.get(segment)
  if (known && known.range.start === range.start && known.range.end === range.end) return known.sentences
  const prose = proseOf(segment, range)
  const found = sentences(prose, {start: 0, end: prose.length})
  passages.set(segment, {range, sentences: found})
  return found
}

/** The words of `range`: everything else is blanked, offsets stay. */
export const proseOf = ({prose}: Segment, {start, end}: Range): string => prose.slice(start, end)

/**
 * `citation` of the segment with this index, with ranges of the document.
 *
 * @param urls
 *   Addresses of definitions, by label.
 */
export function placed(
  snapshot: Snapshot,
  segment: number,
  citation: Citation,
  urls: ReadonlyMap<string, string>
): PlacedCitation {
  const definition = citation.locator?.definition
  const url = definition === undefined ? undefined : urls.get(definition)
  const whole = url === undefined ? citation : resolved(citation, url)
  return placedCitation(whole, segment, snapshot.starts[segment] ?? 0)
}

/** `citation` of the segment with this index, which starts at `by`, with ranges of the document. */
export function placedCitation(citation: Citation, segment: number, by: number): PlacedCitation {
  const {range, label, locator} = citation
  return {
    ...citation,
    range: shift(range, by),
    ...(label && {label: {text: label.text, range: shift(label.range, by)}}),
    ...(locator && {locator: {...locator, ...(locator.range && {range: shift(locator.range, by)})}}),
    segment
  }
}

/** Addresses of the document's definitions, by label. The first one wins, as in CommonMark. */
export function definedUrls({segments}: Snapshot): Map<string, string> {
  const urls = new Map<string, string>()
  for (const {reading} of segments) {
    for (const {label, url} of reading.definitions) if (!urls.has(label)) urls.set(label, url)
  }
  return urls
}
