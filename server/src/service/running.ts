import type {Finding, Severity} from '../core/finding.ts'
import {nothing} from '../core/part.ts'
import type {Range} from '../core/text.ts'
import type {Knowledge} from '../knowledge/index.ts'
import type {Messages, Report, Rule} from '../rules/define-rule.ts'
import {rules} from '../rules/index.ts'
import type {Configuration} from './configuration.ts'

type Options = Record<string, unknown>
export type OfScope<Scope extends Rule['scope']> = Extract<Rule, {readonly scope: Scope}>

/** Where rules report to. There is one for a configuration: no rule runs inside of another. */
export class Sink {
  #found: Finding[] = []

  add(finding: Finding): void {
    this.#found.push(finding)
  }

  /** What was reported since this was asked for the last time. */
  take(): readonly Finding[] {
    if (this.#found.length === 0) return nothing
    const found = this.#found
    this.#found = []
    return found
  }
}

/** A rule, how it is configured, and what it is always given: made once for a configuration, not for each segment. */
export type Running<R extends Rule> = {
  readonly rule: R
  readonly given: {
    readonly knowledge: Knowledge
    readonly options: Options
    report(messageId: string, range: Range, report: Report<Messages[string]>): void
  }
}

/** The rules that a configuration lets run, by what they see. */
export type Plan = {
  readonly sink: Sink
  readonly segment: readonly Running<OfScope<'segment'>>[]
  readonly citations: readonly Running<OfScope<'citations'>>[]
  readonly document: readonly Running<OfScope<'document'>>[]
  readonly group: readonly Running<OfScope<'group'>>[]
}

const plans = new WeakMap<Configuration, Plan>()

/** The plan of a configuration. Made once. */
export function planOf(configuration: Configuration): Plan {
  const known = plans.get(configuration)
  if (known) return known
  const sink = new Sink()
  const runningOf = <Scope extends Rule['scope']>(scope: Scope) =>
    rules.flatMap((rule): Running<OfScope<Scope>>[] => {
      const run = runOf(rule, configuration)
      if (!run || !isOfScope(rule, scope)) return []
      const {knowledge} = configuration
      return [{rule, given: {knowledge, options: run.options, report: reporter(rule, run.severity, sink)}}]
    })
  const plan = {
    sink,
    segment: runningOf('segment'),
    citations: runningOf('citations'),
    document: runningOf('document'),
    group: runningOf('group')
  }
  plans.set(configuration, plan)
  return plan
}

const isOfScope = <Scope extends Rule['scope']>(rule: Rule, scope: Scope): rule is OfScope<Scope> =>
  rule.scope === scope

/** How `rule` runs; `undefined` where it is off. */
export function runOf(
  rule: Rule,
  {rules: configured}: Configuration
): {readonly severity: Severity; readonly options: Options} | undefined {
  const run = configured.get(rule.id)
  return run && run.severity !== 'off' ? {severity: run.severity, options: run.options} : undefined
}

/** What a rule reports, as findings in `into`. */
export const reporter =
  (rule: Rule, severity: Severity, into: Sink) =>
  (messageId: string, range: Range, report: Report<Messages[string]>): void => {
    const {fixes = [], related = [], claim, ...data} = report
    const own = severity === rule.severity ? (rule.milder?.[messageId] ?? severity) : severity
    into.add({rule: rule.id, messageId, data, severity: own, range, related, fixes, ...(claim && {claim})})
  }
