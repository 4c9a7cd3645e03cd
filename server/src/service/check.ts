import {type Suppression, suppressionsOf} from '../core/directive.ts'
import type {Snapshot} from '../core/document.ts'
import type {Finding, Fix, Related, Severity} from '../core/finding.ts'
import type {Language} from '../core/language.ts'
import {modelOf} from '../core/model.ts'
import {Claims} from '../core/scan/defect.ts'
import type {Segment} from '../core/segment.ts'
import {type Range, shift, shiftEdits} from '../core/text.ts'
import {categories, type Messages, type Report, type Rule} from '../rules/define-rule.ts'
import {rules} from '../rules/index.ts'
import type {Configuration} from './configuration.ts'

type Kept = {
  readonly configuration: Configuration
  readonly language: Language
  readonly findings: readonly Finding[]
}

/** Findings of a segment's rules, kept while the segment lives: a keystroke elsewhere runs none of them again. */
const cache = new WeakMap<Segment, Kept>()

/** Counted work of all checks so far: segments whose rules ran. */
export const checkWork = {segments: 0}

/**
 * Everything that the configured rules find in a document, by place, suppressions heeded.
 *
 * The same snapshot and configuration always give the same findings in the same order.
 */
export function check(snapshot: Snapshot, configuration: Configuration): Finding[] {
  const found: Finding[] = []
  snapshot.segments.forEach((segment, index) => {
    const by = snapshot.starts[index] ?? 0
    for (const finding of segmentFindings(segment, snapshot.language, configuration)) found.push(moved(finding, by))
  })
  const model = modelOf(snapshot)
  for (const rule of rules) {
    const run = runOf(rule, configuration)
    if (!run || rule.scope !== 'document') continue
    const report = reporter(rule, run.severity, found)
    const today = rule.needs === 'day' ? configuration.clock?.() : undefined
    rule.check({
      model,
      language: snapshot.language,
      knowledge: configuration.knowledge,
      options: run.options,
      today,
      report
    })
  }
  const suppressions = suppressionsOf(snapshot)
  const visible = oneRootCause(found, snapshot.text.length).filter(
    finding => !suppressions.some(one => silences(one, finding))
  )
  visible.push(...unused(suppressions, found, configuration))
  return visible.sort(byPlace)
}

function segmentFindings(segment: Segment, language: Language, configuration: Configuration): readonly Finding[] {
  const kept = cache.get(segment)
  if (kept && kept.configuration === configuration && kept.language === language) {
    return kept.findings
  }
  const findings: Finding[] = []
  checkWork.segments++
  for (const rule of rules) {
    const run = runOf(rule, configuration)
    if (!run || rule.scope !== 'segment') continue
    const report = reporter(rule, run.severity, findings)
    rule.check({segment, language, knowledge: configuration.knowledge, options: run.options, report})
  }
  cache.set(segment, {configuration, language, findings})
  return findings
}

function runOf(
  rule: Rule,
  {rules: configured}: Configuration
): {severity: Severity; options: Record<string, unknown>} | undefined {
  const run = configured.get(rule.id)
  return run && run.severity !== 'off' ? {severity: run.severity, options: run.options} : undefined
}

const reporter =
  (rule: Rule, severity: Severity, into: Finding[]) =>
  (messageId: string, range: Range, report: Report<Messages[string]>): void => {
    const {fixes = [], related = [], claim, ...data} = report
    const own = severity === rule.severity ? (rule.milder?.[messageId] ?? severity) : severity
    into.push({rule: rule.id, messageId, data, severity: own, range, related, fixes, ...(claim && {claim})})
  }

function moved(finding: Finding, by: number): Finding {
  return {
    ...finding,
    range: shift(finding.range, by),
    ...(finding.claim && {claim: shift(finding.claim, by)}),
    related: finding.related.map((one): Related => ({...one, range: shift(one.range, by)})),
    fixes: finding.fixes.map((fix): Fix => ({...fix, edits: shiftEdits(fix.edits, by)}))
  }
}

const rank = new Map(rules.map((rule, index) => [rule.id, categories.indexOf(rule.category) * rules.length + index]))

const breaking = new Set(
  rules.filter(({category}) => category === 'syntax' || category === 'emphasis').map(({id}) => id)
)

/** A syntax finding claims its range: what other syntax rules see there are its symptoms. `length` is the text's. */
function oneRootCause(found: readonly Finding[], length: number): Finding[] {
  const broken = found.filter(({rule}) => breaking.has(rule))
  if (broken.length < 2) return [...found]
  const claims = new Claims(length)
  const dropped = new Set<Finding>()
  for (const finding of broken.sort((a, b) => (rank.get(a.rule) ?? 0) - (rank.get(b.rule) ?? 0))) {
    if (claims.has(finding.range)) dropped.add(finding)
    else claims.add(finding.claim ?? finding.range)
  }
  return found.filter(finding => !dropped.has(finding))
}

const silences = ({scope, rules: silenced}: Suppression, {rule, range}: Finding): boolean =>
  scope.start <= range.start && range.start <= scope.end && (silenced.length === 0 || silenced.includes(rule))

/** Suppressions that silence nothing, with those of their rule ids that are in vain. */
function unused(
  suppressions: readonly Suppression[],
  found: readonly Finding[],
  configuration: Configuration
): Finding[] {
  const rule = rules.find(({scope}) => scope === 'suppressions')
  const run = rule && runOf(rule, configuration)
  if (!rule || !run || rule.scope !== 'suppressions') return []
  const findings: Finding[] = []
  // A rule that is off finds nothing: its suppressions may be needed again.
  const isOn = (id: string): boolean => configuration.rules.get(id)?.severity !== 'off'
  const isVain = (one: Suppression): boolean => !found.some(finding => silences(one, finding))
  rule.check({
    unused: suppressions.flatMap(one => {
      if (one.rules.length === 0) return isVain(one) ? [one] : []
      const vain = one.rules.filter(id => isOn(id) && isVain({...one, rules: [id]}))
      return vain.length > 0 ? [{...one, rules: vain}] : []
    }),
    report: reporter(rule, run.severity, findings)
  })
  return findings
}

const byPlace = (a: Finding, b: Finding): number =>
  a.range.start - b.range.start || a.range.end - b.range.end || (rank.get(a.rule) ?? 0) - (rank.get(b.rule) ?? 0)
