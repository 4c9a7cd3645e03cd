import {openDocument, type Snapshot, updateDocument} from '../core/document.ts'
import type {Finding, Fix} from '../core/finding.ts'
import {modelOf} from '../core/model.ts'
import {type Edit, type Range, sorted} from '../core/text.ts'
import {check} from './check.ts'
import type {Configuration} from './configuration.ts'

/** Rounds after which fixing stops: what has not settled by then never will. */
const maxRounds = 10

/** What fixing did. */
export type Fixed = {
  readonly snapshot: Snapshot
  /** How many fixes were applied. */
  readonly applied: number
  /** `false` when a tenth round still found something to fix; then nothing was changed. */
  readonly settled: boolean
}

/**
 * The document after its safe fixes, and with `suggestions` after the first review fix of each other finding.
 *
 * Every round applies fixes that do not overlap and proves the result: a fix after which its finding remains, a new one
 * appears, or a citation is lost is dropped, and its finding stays.
 */
export function fixAll(snapshot: Snapshot, configuration: Configuration, suggestions = false): Fixed {
  let current = snapshot
  let applied = 0
  for (let round = 0; round < maxRounds; round++) {
    const chosen = choose(check(current, configuration), suggestions)
    const result = attempt(current, configuration, chosen)
    // What was refused may be possible once others are applied: only a round without any ends the work.
    if (result.edits.length === 0) return {snapshot: current, applied, settled: true}
    current = result.snapshot
    applied += result.edits.length
  }
  return {snapshot, applied: 0, settled: false}
}

/** What an attempt came to: the edits of each fix that was applied, in the offsets of the text before it. */
type Attempt = {readonly snapshot: Snapshot; readonly edits: readonly (readonly Edit[])[]}

/** Apply all of `chosen` if that can be proved, else each half by itself, down to single fixes, which are dropped. */
function attempt(snapshot: Snapshot, configuration: Configuration, chosen: readonly Choice[]): Attempt {
  const findings = check(snapshot, configuration)
  const present = new Set(findings.map(signature))
  const live = chosen.filter(({finding}) => present.has(signature(finding)))
  if (live.length === 0) return {snapshot, edits: []}
  const fixes = live.map(({fix}) => fix)
  const next = applyFixes(snapshot, fixes)
  if (isProved(snapshot, findings, next, check(next, configuration), live)) {
    return {snapshot: next, edits: fixes.map(({edits}) => edits)}
  }
  if (live.length === 1) return {snapshot, edits: []}
  const middle = live.length >> 1
  const left = attempt(snapshot, configuration, live.slice(0, middle))
  const done = left.edits.flat()
  const rest = live.slice(middle).map(choice => shifted(choice, done))
  const right = attempt(left.snapshot, configuration, rest)
  return {snapshot: right.snapshot, edits: [...left.edits, ...right.edits]}
}

/** `choice` in the offsets of the text after `done`, whose edits do not overlap its own. */
function shifted({finding, fix}: Choice, done: readonly Edit[]): Choice {
  const by = (offset: number): number =>
    done.reduce((sum, {start, end, text}) => (end <= offset ? sum + text.length - (end - start) : sum), 0)
  const move = ({start, end}: Range): Range => ({start: start + by(start), end: end + by(end)})
  return {
    finding: {...finding, range: move(finding.range)},
    fix: {...fix, edits: fix.edits.map(edit => ({...edit, ...move(edit)}))}
  }
}

type Choice = {readonly finding: Finding; readonly fix: Fix}

/** The safe fix of each finding (or its first, when suggestions are wanted), without those that overlap earlier ones. */
function choose(findings: readonly Finding[], suggestions: boolean): Choice[] {
  const chosen: Choice[] = []
  const taken: Edit[] = []
  for (const finding of findings) {
    const fixes = finding.fixes.filter(({isAlone}) => !isAlone)
    const fix = fixes.find(({safety}) => safety === 'safe') ?? (suggestions ? fixes[0] : undefined)
    if (!fix || fix.edits.some(edit => taken.some(other => collides(edit, other)))) continue
    taken.push(...fix.edits)
    chosen.push({finding, fix})
  }
  return chosen
}

/** Insertions at one place stand side by side, in the order of their findings. */
const collides = (a: Edit, b: Edit): boolean =>
  !(a.start === a.end && b.start === b.end) &&
  (a.start === b.start || (a.start < b.end && b.start < a.end) || a.end === b.start || b.end === a.start)

/** What stays the same of a finding when text before it is edited. */
const signature = ({rule, messageId, data, range}: Finding): string =>
  JSON.stringify([rule, messageId, data, range.start])

/** The snapshot after the edits of all `fixes`, which must not overlap. */
export function applyFixes(snapshot: Snapshot, fixes: readonly Fix[]): Snapshot {
  return sorted(fixes.flatMap(({edits}) => edits)).reduceRight(
    (current, edit) => updateDocument(current, edit),
    snapshot
  )
}

function isProved(
  before: Snapshot,
  findingsBefore: readonly Finding[],
  after: Snapshot,
  findingsAfter: readonly Finding[],
  chosen: readonly Choice[]
): boolean {
  const counts = new Map<string, number>()
  const count = (finding: Finding, by: number) => {
    const key = JSON.stringify([finding.rule, finding.messageId])
    counts.set(key, (counts.get(key) ?? 0) + by)
  }
  for (const finding of findingsBefore) count(finding, 1)
  for (const {finding} of chosen) count(finding, -1)
  for (const finding of findingsAfter) count(finding, -1)
  if ([...counts.values()].some(rest => rest < 0)) return false
  const done = chosen.flatMap(({fix}) => fix.edits)
  const still = new Set(findingsAfter.map(signature))
  if (chosen.some(choice => still.has(signature(shifted(choice, done).finding)))) return false
  return keepsSources(before, after)
}

/** Every source that was cited is still cited, at least as often. */
function keepsSources(before: Snapshot, after: Snapshot): boolean {
  const sources = modelOf(after).sources
  for (const [key, places] of modelOf(before).sources) {
    if ((sources.get(key)?.length ?? 0) < places.length) return false
  }
  return true
}

/** `text` after its safe fixes: what `--fix`, *fix all* and fix on save give, byte for byte. */
export const fixText = (text: string, configuration: Configuration): string =>
  fixAll(openDocument(text), configuration).snapshot.text
