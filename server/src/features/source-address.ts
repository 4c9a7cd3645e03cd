import {identityOf} from '../core/citation.ts'
import type {Snapshot} from '../core/document.ts'
import {keyOf} from '../core/identifier/index.ts'
import {modelOf} from '../core/model.ts'
import {contains, type Range} from '../core/text.ts'

/**
 * What the citation around `range` leads to: its address, decoded, or the key of its identifier where it has none.
 *
 * @returns
 *   `undefined` when no citation holds all of `range`, or nobody can tell where it leads.
 */
export function addressAt(snapshot: Snapshot, range: Range): string | undefined {
  const {citations} = modelOf(snapshot)
  let low = 0
  let high = citations.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((citations[middle]?.range.start ?? 0) <= range.start) low = middle + 1
    else high = middle
  }
  // One may lie within another, as an image does in a link: the inner one begins later.
  for (const citation of citations.slice(Math.max(0, low - 3), low).reverse()) {
    if (!contains(citation.range, range)) continue
    const identity = identityOf(citation)
    return citation.locator?.url ?? (identity && keyOf(identity))
  }
  return undefined
}
