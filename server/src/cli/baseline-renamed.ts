import {type Entries, type RuleEntries, sizeOf} from './baseline-file.ts'
import type {FileReport} from './report.ts'

/** A file that the baseline does not know. */
type FreshFile = {readonly name: string; readonly file: FileReport}

/**
 * Which file that is gone each new one was: a team that moves a folder must not see all its findings again.
 *
 * A new file was the one that is gone when at least half of what was known there is found in it; each is paired with
 * one other at most, those that have most in common first. So an entry still covers one finding at most.
 *
 * @returns
 *   Names of files that are gone, by the names of new files.
 */
export function findRenamed(gone: Entries, fresh: readonly FreshFile[]): ReadonlyMap<string, string> {
  const owners = ownersOf(gone)
  const pairs = fresh.flatMap(({name, file}) =>
    [...sharedWith(file, owners)]
      .filter(([old, shared]) => 2 * shared >= sizeOf(gone.get(old)))
      .map(([old, shared]) => ({name, old, shared}))
  )
  pairs.sort((a, b) => b.shared - a.shared || order(a.old, b.old) || order(a.name, b.name))
  const renamed = new Map<string, string>()
  const taken = new Set<string>()
  for (const {name, old} of pairs) {
    if (renamed.has(name) || taken.has(old)) continue
    renamed.set(name, old)
    taken.add(old)
  }
  return renamed
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const keyOf = (ruleId: string, fingerprint: string): string => `${ruleId}\n${fingerprint}`

/** The files that hold each entry. */
function ownersOf(gone: Entries): ReadonlyMap<string, readonly string[]> {
  const owners = new Map<string, string[]>()
  for (const [name, byRule] of gone) {
    for (const key of keysOf(byRule)) {
      const names = owners.get(key)
      if (names) names.push(name)
      else owners.set(key, [name])
    }
  }
  return owners
}

const keysOf = (byRule: RuleEntries): string[] =>
  [...byRule].flatMap(([ruleId, all]) => [...all].map(fingerprint => keyOf(ruleId, fingerprint)))

/** How many findings of `file` each of the `owners` holds. */
function sharedWith(file: FileReport, owners: ReadonlyMap<string, readonly string[]>): ReadonlyMap<string, number> {
  const shared = new Map<string, number>()
  for (const {ruleId, fingerprint} of file.findings) {
    for (const name of owners.get(keyOf(ruleId, fingerprint)) ?? []) shared.set(name, (shared.get(name) ?? 0) + 1)
  }
  return shared
}
