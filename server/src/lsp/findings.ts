import {type Configuration, check, type Finding, type Snapshot} from '../service/index.ts'

const kept = new WeakMap<Snapshot, {readonly configuration: Configuration; readonly findings: readonly Finding[]}>()

/** What {@link check} finds, kept while the snapshot lives: several requests ask about one version. */
export function findingsOf(snapshot: Snapshot, configuration: Configuration): readonly Finding[] {
  const known = kept.get(snapshot)
  if (known?.configuration === configuration) return known.findings
  const findings = check(snapshot, configuration)
  kept.set(snapshot, {configuration, findings})
  return findings
}
