import {type Suppression, suppressionsOf} from '../core/directive.ts'
import type {Finding} from '../core/finding.ts'
import type {Model} from '../core/model.ts'
import type {Part} from '../core/part.ts'
import {Places} from '../core/places.ts'
import {above, type Range} from '../core/text.ts'
import {rules} from '../rules/index.ts'
import {byPlace} from './causes.ts'
import type {Configuration} from './configuration.ts'
import {type Held, heldOf} from './held.ts'
import {reporter, runOf, Sink} from './running.ts'

/** What is told of one part, by place; at least one finding. */
export type Block = {readonly part: Part; readonly findings: readonly Held[]}

/**
 * `blocks` without what comments silence, and with those comments that silence nothing. A document without such comments
 * costs nothing.
 *
 * @param found
 *   All that was found, symptoms included: what silences only those is of use.
 */
export function suppressed(
  model: Model,
  configuration: Configuration,
  blocks: readonly Block[],
  found: ReadonlyMap<Part, readonly Held[]>
): readonly Block[] {
  const suppressions = suppressionsOf(model)
  if (suppressions.length === 0) return blocks
  const audible = silenced(model, blocks, suppressions)
  const vain = unused(model, suppressions, found, configuration).map(finding => heldOf(model, finding))
  return vain.length === 0 ? audible : withFindings(audible, vain)
}

/** `blocks` without the findings in the scope of a suppression. */
function silenced(model: Model, blocks: readonly Block[], suppressions: readonly Suppression[]): Block[] {
  const isSilenced = silencer(suppressions)
  return blocks.flatMap(block => {
    const by = model.startOf(block.part)
    const findings = block.findings.filter(
      ({finding: {rule, range}}) => !isSilenced(rule, range.start + by) && !isSilenced(undefined, range.start + by)
    )
    if (findings.length === block.findings.length) return [block]
    return findings.length > 0 ? [{...block, findings}] : []
  })
}

/** Tells whether a comment for a rule is in force at an offset; without a rule, one for all of them. Logarithmic. */
function silencer(suppressions: readonly Suppression[]) {
  const scopes = new Map<string | undefined, Range[]>()
  for (const {scope, rules: ids} of suppressions) {
    for (const id of ids.length > 0 ? ids : [undefined]) {
      const known = scopes.get(id)
      if (known) known.push(scope)
      else scopes.set(id, [scope])
    }
  }
  const places = new Map([...scopes].map(([id, ranges]) => [id, new Places(ranges)]))
  // What begins where a scope ends is silenced too.
  return (rule: string | undefined, offset: number): boolean =>
    places.get(rule)?.overlap({start: offset - 1, end: offset + 1}) ?? false
}

/** Suppressions that silence nothing, with those of their rule ids that are in vain. */
function unused(
  model: Model,
  suppressions: readonly Suppression[],
  found: ReadonlyMap<Part, readonly Held[]>,
  configuration: Configuration
): readonly Finding[] {
  const rule = rules.find(({scope}) => scope === 'suppressions')
  const run = rule && runOf(rule, configuration)
  if (!rule || !run || rule.scope !== 'suppressions') return []
  const sink = new Sink()
  const isFoundIn = finder(model, found)
  // A rule that is off finds nothing: its suppressions may be needed again.
  const isOn = (id: string): boolean => configuration.rules.get(id)?.severity !== 'off'
  rule.check({
    unused: suppressions.flatMap(one => {
      if (one.rules.length === 0) return isFoundIn(one.scope, undefined) ? [] : [one]
      const vain = one.rules.filter(id => isOn(id) && !isFoundIn(one.scope, id))
      return vain.length > 0 ? [{...one, rules: vain}] : []
    }),
    report: reporter(rule, run.severity, sink)
  })
  return sink.take()
}

/** Tells whether a rule, or any, found something in a range. Logarithmic. */
function finder(model: Model, found: ReadonlyMap<Part, readonly Held[]>) {
  const offsets = new Map<string | undefined, number[]>([[undefined, []]])
  for (const [part, list] of found) {
    const by = model.startOf(part)
    for (const {finding} of list) {
      const offset = finding.range.start + by
      offsets.get(undefined)?.push(offset)
      const own = offsets.get(finding.rule)
      if (own) own.push(offset)
      else offsets.set(finding.rule, [offset])
    }
  }
  for (const list of offsets.values()) list.sort((a, b) => a - b)
  return ({start, end}: Suppression['scope'], rule: string | undefined): boolean => {
    const list = offsets.get(rule) ?? []
    return (list[above(list, start - 1)] ?? Number.POSITIVE_INFINITY) <= end
  }
}

function withFindings(blocks: readonly Block[], more: readonly Held[]): Block[] {
  const byPart = new Map(blocks.map(block => [block.part, [...block.findings]]))
  for (const one of more) {
    const list = byPart.get(one.home)
    if (list) list.push(one)
    else byPart.set(one.home, [one])
  }
  return [...byPart]
    .map(([part, findings]) => ({part, findings: findings.sort((a, b) => byPlace(a.finding, b.finding))}))
    .sort((a, b) => a.part.index - b.part.index)
}
