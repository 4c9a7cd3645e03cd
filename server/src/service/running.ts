import type {Finding, Severity} from '../core/finding.ts'
import type {Range} from '../core/text.ts'
import type {Messages, Report, Rule} from '../rules/define-rule.ts'
import {rules} from '../rules/index.ts'
import type {Configuration} from './configuration.ts'

type Options = Record<string, unknown>
/** A rule, and how it is configured. */
export type Running<R extends Rule> = {readonly rule: R; readonly severity: Severity; readonly options: Options}
export type OfScope<Scope extends Rule['scope']> = Extract<Rule, {readonly scope: Scope}>

/** The rules of one scope that the configuration lets run. */
export function running<Scope extends Rule['scope']>(
  configuration: Configuration,
  scope: Scope
): Running<OfScope<Scope>>[] {
  return rules.flatMap(rule => {
    const run = runOf(rule, configuration)
    return run && isOfScope(rule, scope) ? [{rule, ...run}] : []
  })
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

/** What a rule reports as findings in `into`. */
export const reporter =
  (rule: Rule, severity: Severity, into: Finding[]) =>
  (messageId: string, range: Range, report: Report<Messages[string]>): void => {
    const {fixes = [], related = [], claim, ...data} = report
    const own = severity === rule.severity ? (rule.milder?.[messageId] ?? severity) : severity
    into.push({rule: rule.id, messageId, data, severity: own, range, related, fixes, ...(claim && {claim})})
  }
