import type {Snapshot} from '../core/document.ts'
import {noSources, type Source} from '../core/fact.ts'
import {Model} from '../core/model.ts'
import {nothing, type Part} from '../core/part.ts'
import {rootCauses} from './causes.ts'
import type {Configuration} from './configuration.ts'
import {type Held, held, heldOf, othersOf} from './held.ts'
import {type OfScope, type Plan, planOf, type Running} from './running.ts'
import {type Block, suppressed} from './suppress.ts'

/** Counted work of all checks so far: what a keystroke costs, counted instead of timed. */
export const checkWork = {
  /** Segments whose own rules ran. */
  segments: 0,
  /** Citations that were judged. */
  citations: 0,
  /** Runs of document rules. */
  rules: 0,
  /** Groups that were judged. */
  groups: 0
}

/** What a document rule found, and what it asked for: it need not run again while nothing of that changes. */
type DocumentRun = Running<OfScope<'document'>> & Outcome
/** The same for each group. */
type GroupRun = Running<OfScope<'group'>> & {
  ranAt: number
  /** What was found in groups, and what was asked for about them; of most groups there is neither. */
  readonly outcomes: Map<string, Omit<Outcome, 'anchors'>>
  /** The groups that speak of something in a part that is not their own. */
  readonly anchors: Map<Part, Set<string>>
}

type Outcome = {
  findings: readonly Held[]
  asked: ReadonlySet<Source>
  /** The revision in which it ran; -1 before that. */
  ranAt: number
  /** Parts in which something stands that it speaks of. */
  readonly anchors: Set<Part>
}

/**
 * Checks a document from version to version: what an edit did not touch is not judged again. Its answer is the one that a
 * check from scratch would give.
 */
export class Checker {
  readonly configuration: Configuration
  readonly language: Snapshot['language']
  readonly today: string | undefined
  readonly #model: Model
  readonly #plan: Plan
  readonly #documentRules: readonly DocumentRun[]
  readonly #groupRules: readonly GroupRun[]
  readonly #cited = new Map<Part, readonly Held[]>()
  readonly #found = new Map<Part, Held[]>()
  readonly #touched = new Set<Part>()
  #blocks: readonly Block[] = []
  #told: readonly Block[] = []

  constructor(snapshot: Snapshot, configuration: Configuration, today: string | undefined) {
    this.configuration = configuration
    this.language = snapshot.language
    this.today = today
    this.#plan = planOf(configuration)
    const unrun = () => ({findings: nothing, asked: noSources, ranAt: -1, anchors: new Set<Part>()})
    this.#documentRules = this.#plan.document.map(one => ({...one, ...unrun()}))
    this.#groupRules = this.#plan.group.map(one => ({
      ...one,
      ranAt: -1,
      outcomes: new Map(),
      anchors: new Map()
    }))
    this.#model = new Model(snapshot)
    this.#take(nothing, this.#model.parts, new Set())
  }

  get snapshot(): Snapshot {
    return this.#model.snapshot
  }

  /** What is told of the document, part by part, in the order of the text. */
  get blocks(): readonly Block[] {
    return this.#told
  }

  /** Goes on to another version of the document. */
  follow(snapshot: Snapshot): void {
    if (snapshot === this.snapshot) return
    const {gone, fresh, changed} = this.#model.follow(snapshot)
    this.#take(gone, fresh, changed)
  }

  #take(gone: readonly Part[], fresh: readonly Part[], changed: ReadonlySet<Part>): void {
    // A check that failed may have left something.
    this.#plan.sink.take()
    for (const part of gone) this.#forget(part)
    for (const part of fresh) this.#judgeSegment(part)
    for (const part of fresh) this.#judgeCitations(part)
    for (const part of changed) this.#judgeCitations(part)
    for (const run of this.#documentRules) if (this.#isStale(run, gone)) this.#runRule(run)
    for (const run of this.#groupRules) this.#judgeGroups(run, gone)
    this.#settle(gone)
    this.#told = suppressed(this.#model, this.configuration, this.#blocks, this.#found)
  }

  #forget(part: Part): void {
    this.#replace(this.#cited.get(part) ?? nothing, nothing)
    this.#cited.delete(part)
    this.#found.delete(part)
  }

  #judgeSegment(part: Part): void {
    const {segment} = part
    const {language} = this
    checkWork.segments++
    for (const {rule, given} of this.#plan.segment) {
      const {knowledge, options, report} = given
      rule.check({segment, language, knowledge, options, report})
    }
    for (const finding of this.#plan.sink.take()) this.#add(held(part, finding))
  }

  #judgeCitations(part: Part): void {
    const {segment, citations} = part
    if (citations.length === 0 && !this.#cited.has(part)) return
    checkWork.citations += citations.length
    const {language, today} = this
    for (const {rule, given} of this.#plan.citations) {
      const {knowledge, options, report} = given
      rule.check({part, segment, citations, language, knowledge, options, today, report})
    }
    const found = this.#plan.sink.take()
    const before = this.#cited.get(part) ?? nothing
    if (found.length === 0 && before.length === 0) return
    const now = found.map(finding => held(part, finding))
    this.#replace(before, now)
    if (now.length > 0) this.#cited.set(part, now)
    else this.#cited.delete(part)
  }

  #isStale({ranAt, asked, anchors}: Outcome, gone: readonly Part[]): boolean {
    return (
      ranAt < 0 || this.#model.hasChanged(asked, ranAt) || (anchors.size > 0 && gone.some(part => anchors.has(part)))
    )
  }

  #runRule(run: DocumentRun): void {
    const {rule, given, anchors} = run
    checkWork.rules++
    const model = this.#model
    const {language} = this
    run.asked = model.watch(() => rule.check({model, language, ...given}))
    run.ranAt = model.revision
    const now = this.#plan.sink.take().map(finding => heldOf(model, finding))
    this.#replace(run.findings, now)
    run.findings = now
    anchors.clear()
    for (const one of now) for (const part of [one.home, ...othersOf(one)]) anchors.add(part)
  }

  #judgeGroups(run: GroupRun, gone: readonly Part[]): void {
    const model = this.#model
    const groups = model.groups(run.rule.of(this.configuration.knowledge))
    if (run.ranAt < 0) {
      for (const [key, places] of groups.byKey) this.#judgeGroup(run, key, places)
      run.ranAt = model.revision
      return
    }
    const touched = new Set(groups.changed > run.ranAt ? groups.touched : nothing)
    for (const part of gone) {
      for (const key of run.anchors.get(part) ?? nothing) touched.add(key)
      run.anchors.delete(part)
    }
    for (const [key, {asked, ranAt}] of run.outcomes) {
      if (asked.size > 0 && !touched.has(key) && model.hasChanged(asked, ranAt)) touched.add(key)
    }
    for (const key of touched) this.#judgeGroup(run, key, groups.byKey.get(key))
    run.ranAt = model.revision
  }

  #judgeGroup(run: GroupRun, key: string, places: GroupPlaces): void {
    const {rule, given, outcomes, anchors} = run
    const model = this.#model
    const {language} = this
    if (places) checkWork.groups++
    const asked = places ? model.watch(() => rule.check({key, places, model, language, ...given})) : noSources
    const found = this.#plan.sink.take()
    const before = outcomes.get(key)
    if (before) this.#replace(before.findings, nothing)
    if (found.length === 0 && asked.size === 0) {
      outcomes.delete(key)
      return
    }
    const findings = found.map(finding => heldOf(model, finding))
    this.#replace(nothing, findings)
    outcomes.set(key, {findings, asked, ranAt: model.revision})
    const own = new Set(places?.map(({part}) => part))
    for (const one of findings) {
      for (const part of [one.home, ...othersOf(one)]) {
        if (!own.has(part)) anchors.set(part, (anchors.get(part) ?? new Set()).add(key))
      }
    }
  }

  #add(one: Held): void {
    const {home} = one
    const list = this.#found.get(home)
    if (list) list.push(one)
    else this.#found.set(home, [one])
    this.#touched.add(home)
  }

  #replace(before: readonly Held[], now: readonly Held[]): void {
    for (const one of before) {
      const list = this.#found.get(one.home)
      const at = list?.indexOf(one) ?? -1
      if (at >= 0) list?.splice(at, 1)
      this.#touched.add(one.home)
    }
    for (const one of now) this.#add(one)
  }

  /** Settles what is told of each part in which something was found or is found no longer. */
  #settle(gone: readonly Part[]): void {
    if (this.#touched.size === 0 && gone.length === 0) return
    const dropped = new Set(gone)
    const fresh: Block[] = []
    for (const part of this.#touched) {
      const found = this.#found.get(part)
      if (found && found.length > 0 && !dropped.has(part)) fresh.push({part, findings: rootCauses(found)})
    }
    const kept = this.#blocks.filter(({part}) => !this.#touched.has(part) && !dropped.has(part))
    this.#touched.clear()
    this.#blocks = merged(
      kept,
      fresh.sort((a, b) => a.part.index - b.part.index)
    )
  }
}

type GroupPlaces = Parameters<OfScope<'group'>['check']>[0]['places'] | undefined

/** Both lists, which are in the order of the text, as one. */
function merged(some: readonly Block[], others: readonly Block[]): readonly Block[] {
  if (some.length === 0) return others
  if (others.length === 0) return some
  const all: Block[] = []
  let at = 0
  for (const block of some) {
    for (let other = others[at]; other && other.part.index < block.part.index; other = others[++at]) all.push(other)
    all.push(block)
  }
  for (; at < others.length; at++) {
    const other = others[at]
    if (other) all.push(other)
  }
  return all
}
