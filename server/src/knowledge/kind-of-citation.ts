import {type Citation, identityOf} from '../core/citation.ts'
import {type SourceKind, sourceKind} from './source-kind.ts'

const kept = new WeakMap<Citation, SourceKind>()

/** What kind of source a citation leads to. Told once for a citation: many rules ask. */
export function kindOf(citation: Citation): SourceKind {
  const known = kept.get(citation)
  if (known) return known
  const kind = sourceKind(citation.locator?.url ?? '', identityOf(citation))
  kept.set(citation, kind)
  return kind
}
