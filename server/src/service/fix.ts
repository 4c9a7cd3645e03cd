import {editDocument, indexAt, openDocument, type Snapshot} from '../core/document.ts'
import type {Finding, Fix} from '../core/finding.ts'
import {grouped} from '../core/grouped.ts'
import type {Edit} from '../core/text.ts'
import {check} from './check.ts'
import type {Configuration} from './configuration.ts'
import {Movement, Taken} from './movement.ts'
import {profileOf} from './profile.ts'
import {type Choice, refuted, shifted, signature} from './proof.ts'

/** Rounds after which fixing stops: what has not settled by then never will. */
const maxRounds = 10

/** What fixing did. */
export type Fixed = {
  readonly snapshot: Snapshot
  /** How many fixes were applied. */
  readonly applied: number
  /** `false` when a tenth round still found something to fix; then nothing was changed. */
  readonly settled: boolean
  /** How many characters were read again to prove the fixes. */
  readonly characters: number
}

/**
 * The document after its safe fixes, and with `suggestions` after the first review fix of each other finding.
 *
 * Every round applies fixes that do not overlap and proves the result: a fix after which its finding remains, a new one
 * appears, or a citation is lost is dropped, and its finding stays.
 */
export function fixAll(snapshot: Snapshot, configuration: Configuration, suggestions = false): Fixed {
  const budget = {left: budgetOf(snapshot)}
  const spent = (): number => budgetOf(snapshot) - budget.left
  let current = snapshot
  let applied = 0
  for (let round = 0; round < maxRounds; round++) {
    const chosen = choose(check(current, configuration), suggestions)
    const result = attempt(current, configuration, chosen, budget)
    // What was refused may be possible once others are applied: only a round without any ends the work.
    if (result.edits.length === 0) return {snapshot: current, applied, settled: true, characters: spent()}
    current = result.snapshot
    applied += result.edits.length
  }
  return {snapshot, applied: 0, settled: false, characters: spent()}
}

/** What an attempt came to: the edits of each fix that was applied, in the offsets of the text before it. */
type Attempt = {readonly snapshot: Snapshot; readonly edits: readonly (readonly Edit[])[]}

/**
 * Characters that attempts read at most, in all rounds together: a text on which many fixes fail must not cost the square of
 * its length. What is not tried any more is not applied, and its finding stays.
 */
const budgetOf = ({text}: Snapshot): number => 1_000_000 + 8 * text.length

/**
 * Apply all of `chosen` that can be proved. What is refuted is tried again by halves of each segment's fixes, all segments at
 * once, down to single fixes, which are dropped.
 */
function attempt(
  snapshot: Snapshot,
  configuration: Configuration,
  chosen: readonly Choice[],
  budget: {left: number}
): Attempt {
  const nothing: Attempt = {snapshot, edits: []}
  if (chosen.length === 0 || budget.left <= 0) return nothing
  const findings = check(snapshot, configuration)
  const present = new Set(findings.map(signature))
  const live = chosen.filter(({finding}) => present.has(signature(finding)))
  if (live.length === 0) return nothing
  const fixes = live.map(({fix}) => fix)
  const next = applyFixes(snapshot, fixes)
  budget.left -= next.work.characters
  const after = {snapshot: next, findings: check(next, configuration)}
  const bad = refuted({snapshot, findings}, after, live)
  if (bad.size === 0) return {snapshot: next, edits: fixes.map(({edits}) => edits)}
  const good = live.filter(choice => !bad.has(choice))
  return [
    good,
    ...halves(
      live.filter(choice => bad.has(choice)),
      snapshot
    )
  ].reduce((done, part) => {
    const edits = done.edits.flat()
    const result = attempt(
      done.snapshot,
      configuration,
      part.map(choice => shifted(choice, edits)),
      budget
    )
    return {snapshot: result.snapshot, edits: [...done.edits, ...unshifted(result.edits, edits)]}
  }, nothing)
}

/** The first and the second half of the fixes of each segment that has more than one. */
function halves(choices: readonly Choice[], {starts}: Snapshot): [Choice[], Choice[]] {
  const groups = grouped(choices, ({fix}) => indexAt(starts, fix.edits[0]?.start ?? 0))
  const parts: [Choice[], Choice[]] = [[], []]
  for (const group of groups.values()) {
    if (group.length === 1) continue
    parts[0].push(...group.slice(0, group.length >> 1))
    parts[1].push(...group.slice(group.length >> 1))
  }
  return parts
}

/** Edits of the text after `done`, in the offsets of the text before it. */
function unshifted(fixes: readonly (readonly Edit[])[], done: readonly Edit[]): Edit[][] {
  const movement = new Movement(done)
  return fixes.map(edits => edits.map(edit => ({...edit, ...movement.originOf(edit)})))
}

/** The safe fix of each finding (or its first, when suggestions are wanted), without those that overlap earlier ones. */
function choose(findings: readonly Finding[], suggestions: boolean): Choice[] {
  const chosen: Choice[] = []
  const taken = new Taken()
  for (const finding of findings) {
    const fixes = finding.fixes.filter(({isAlone}) => !isAlone)
    const fix = fixes.find(({safety}) => safety === 'safe') ?? (suggestions ? fixes[0] : undefined)
    if (!fix || !taken.add(fix.edits)) continue
    chosen.push({finding, fix})
  }
  return chosen
}

/** The snapshot after the edits of all `fixes`, which must not overlap. */
export const applyFixes = (snapshot: Snapshot, fixes: readonly Fix[]): Snapshot =>
  editDocument(
    snapshot,
    fixes.flatMap(({edits}) => edits)
  )

/** `text` after its safe fixes: what `--fix`, *fix all* and fix on save give, byte for byte. `name` is its path or URI. */
export const fixText = (text: string, configuration: Configuration, name = ''): string =>
  fixAll(openDocument(text, {profile: profileOf(configuration.profile, name)}), configuration).snapshot.text
