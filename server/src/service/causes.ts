import type {Finding} from '../core/finding.ts'
import {Claims} from '../core/scan/defect.ts'
import {categories} from '../rules/define-rule.ts'
import {rules} from '../rules/index.ts'
import type {Held} from './held.ts'

/** The order of rules about one place: by category, then by id. */
const rank = new Map(rules.map((rule, index) => [rule.id, categories.indexOf(rule.category) * rules.length + index]))

const rankOf = ({rule}: Finding): number => rank.get(rule) ?? 0

const breaking = new Set(
  rules.filter(({category}) => category === 'syntax' || category === 'emphasis').map(({id}) => id)
)

export const byPlace = (a: Finding, b: Finding): number =>
  a.range.start - b.range.start || a.range.end - b.range.end || rankOf(a) - rankOf(b)

/**
 * What is told of all that was found in one part, by place: a syntax finding claims its range, and what other syntax rules
 * see there are its symptoms.
 */
export function rootCauses(found: readonly Held[]): readonly Held[] {
  if (found.length < 2) return found
  const sorted = withoutSymptoms(found)
  return sorted.sort((a, b) => byPlace(a.finding, b.finding))
}

function withoutSymptoms(found: readonly Held[]): Held[] {
  const broken = found.filter(({finding}) => breaking.has(finding.rule))
  if (broken.length < 2) return [...found]
  const claims = new Claims(found[0]?.home.segment.text.length ?? 0)
  const dropped = new Set<Held>()
  for (const one of broken.sort((a, b) => rankOf(a.finding) - rankOf(b.finding))) {
    const {range, claim = range} = one.finding
    if (claims.has(range)) dropped.add(one)
    else claims.add(claim)
  }
  return found.filter(one => !dropped.has(one))
}
