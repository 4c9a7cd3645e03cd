import type {Snapshot} from '../core/document.ts'
import type {Finding} from '../core/finding.ts'
import {byPlace} from './causes.ts'
import {Checker} from './checker.ts'
import type {Configuration} from './configuration.ts'
import {told} from './held.ts'
import type {Block} from './suppress.ts'

export {checkWork} from './checker.ts'

/** Who checks a document, from its first version on. */
const checkers = new WeakMap<Snapshot['lineage'], Checker>()

/**
 * Everything that the configured rules find in a document, by place, suppressions heeded.
 *
 * The same snapshot and configuration always give the same findings in the same order.
 */
export function check(snapshot: Snapshot, configuration: Configuration): Finding[] {
  const found: Finding[] = []
  let isSorted = true
  for (const {findings} of checkedBlocks(snapshot, configuration)) {
    for (const one of findings) {
      const finding = told(one, snapshot)
      const before = found.at(-1)
      // What stands at the very end of a part may stand where the next one begins.
      if (before && byPlace(before, finding) > 0) isSorted = false
      found.push(finding)
    }
  }
  return isSorted ? found : found.sort(byPlace)
}

/** The same part by part, as it is kept from version to version: what an edit did not touch is not made again. */
export function checkedBlocks(snapshot: Snapshot, configuration: Configuration): readonly Block[] {
  const today = configuration.clock?.()
  const known = checkers.get(snapshot.lineage)
  if (known && known.configuration === configuration && known.language === snapshot.language && known.today === today) {
    // Whoever stumbles is not asked again: what it keeps may be half of each version.
    checkers.delete(snapshot.lineage)
    known.follow(snapshot)
    checkers.set(snapshot.lineage, known)
    return known.blocks
  }
  const checker = new Checker(snapshot, configuration, today)
  checkers.set(snapshot.lineage, checker)
  return checker.blocks
}
