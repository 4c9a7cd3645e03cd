import {openDocument, type Snapshot, updateDocument} from '../core/document.ts'
import type {Finding, Fix} from '../core/finding.ts'
import {modelOf} from '../core/model.ts'
import {type Edit, sorted} from '../core/text.ts'
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
  const refused = new Set<string>()
  for (let round = 0; round < maxRounds; round++) {
    const findings = check(current, configuration)
    const chosen = choose(findings, suggestions, refused)
    if (chosen.length === 0) return {snapshot: current, applied, settled: true}
    const next = applyFixes(
      current,
      chosen.map(({fix}) => fix)
    )
    if (isProved(current, findings, next, check(next, configuration), chosen)) {
      current = next
      applied += chosen.length
      continue
    }
    const proved = oneByOne(current, configuration, findings, chosen, refused)
    current = proved.snapshot
    applied += proved.applied
  }
  return {snapshot, applied: 0, settled: false}
}

type Choice = {readonly finding: Finding; readonly fix: Fix}

/** The safe fix of each finding (or its first, when suggestions are wanted), without those that overlap earlier ones. */
function choose(findings: readonly Finding[], suggestions: boolean, refused: ReadonlySet<string>): Choice[] {
  const chosen: Choice[] = []
  const taken: Edit[] = []
  for (const finding of findings) {
    if (refused.has(signature(finding))) continue
    const fix = finding.fixes.find(({safety}) => safety === 'safe') ?? (suggestions ? finding.fixes[0] : undefined)
    if (!fix || fix.edits.some(edit => taken.some(other => collides(edit, other)))) continue
    taken.push(...fix.edits)
    chosen.push({finding, fix})
  }
  return chosen
}

const collides = (a: Edit, b: Edit): boolean =>
  a.start === b.start || (a.start < b.end && b.start < a.end) || a.end === b.start || b.end === a.start

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

function oneByOne(
  snapshot: Snapshot,
  configuration: Configuration,
  findings: readonly Finding[],
  chosen: readonly Choice[],
  refused: Set<string>
): {snapshot: Snapshot; applied: number} {
  for (const choice of chosen) {
    const next = applyFixes(snapshot, [choice.fix])
    if (isProved(snapshot, findings, next, check(next, configuration), [choice])) return {snapshot: next, applied: 1}
    refused.add(signature(choice.finding))
  }
  return {snapshot, applied: 0}
}

/** `text` after its safe fixes: what `--fix`, *fix all* and fix on save give, byte for byte. */
export const fixText = (text: string, configuration: Configuration): string =>
  fixAll(openDocument(text), configuration).snapshot.text
