import type {Fact} from './fact.ts'
import type {Model} from './model.ts'
import {nothing} from './part.ts'
import type {Segment} from './segment.ts'
import {afterEnding, lineEnd, lineStart, type Range} from './text.ts'

/**
 * A comment that silences rules for some lines.
 *
 * `<!-- medcite-disable-next-line rule-id -- reason -->`, `-disable-line` for its own line, and the pair `-disable`
 * and `-enable`. Without rule ids it silences all rules.
 */
export type Suppression = {
  /** The comment. */
  readonly range: Range
  /** Where it silences: whole lines. */
  readonly scope: Range
  /** Ids of the silenced rules; empty for all. */
  readonly rules: readonly string[]
}

/** A comment that begins or ends a suppression. Offsets of its part. */
type Directive = {
  readonly kind: 'disable-next-line' | 'disable-line' | 'disable' | 'enable'
  readonly range: Range
  readonly rules: readonly string[]
}

const directive = /^<!--\s*medcite-(disable-next-line|disable-line|disable|enable)(?=[\s-])(.*?)-->$/s

const directives: Fact<Directive> = {of: ({segment}) => directivesIn(segment)}

/** All suppressions in a document, by place. */
export function suppressionsOf(model: Model): readonly Suppression[] {
  const contributions = model.collect(directives)
  if (contributions.length === 0) return nothing
  const {text} = model.snapshot
  const found: Suppression[] = []
  const open: {range: Range; rules: readonly string[]}[] = []
  for (const {part, items} of contributions) {
    for (const {kind, range: own, rules} of items) {
      const range = model.placed(part, own)
      if (kind === 'disable') open.push({range, rules})
      else if (kind === 'enable') found.push(...ended(open, rules, range.start))
      else {
        const line = {start: lineStart(text, range.start), end: lineEnd(text, range.end)}
        const next = afterEnding(text, line.end)
        const scope = kind === 'disable-line' ? line : {start: next, end: lineEnd(text, next)}
        found.push({range, scope, rules})
      }
    }
  }
  for (const begun of open) found.push({...begun, scope: {start: begun.range.end, end: text.length}})
  return found.sort((a, b) => a.range.start - b.range.start)
}

/** What an *enable* at `end` ends: the last one that silenced the same rules, or all where it names none. */
function ended(open: {range: Range; rules: readonly string[]}[], rules: readonly string[], end: number): Suppression[] {
  const found: Suppression[] = []
  for (let at = open.length - 1; at >= 0; at--) {
    const begun = open[at]
    if (!begun || (rules.length > 0 && begun.rules.join() !== rules.join())) continue
    open.splice(at, 1)
    found.push({...begun, scope: {start: begun.range.end, end}})
    if (rules.length > 0) break
  }
  return found
}

/** HTML comments that hold a directive; a block of HTML may hold several. */
function directivesIn({text, reading}: Segment): readonly Directive[] {
  if (!text.includes('medcite-')) return nothing
  return [...text.matchAll(/<!--\s*medcite-.*?-->/gs)].flatMap((match): Directive[] => {
    const range = {start: match.index, end: match.index + match[0].length}
    // In code it is an example, not a directive: only what the reader takes for HTML counts, and all that it cannot read.
    const around = reading.opaque.find(({start, end}) => start <= range.start && range.end <= end)
    const [, kind, words = ''] = directive.exec(match[0]) ?? []
    if (!kind || !(reading.failure !== undefined || (around && text.startsWith('<', around.start)))) return []
    const rules = words.split(/\s--(?:\s|$)/)[0]?.match(/[a-z][a-z-]*/g) ?? []
    return [{kind: kind as Directive['kind'], range, rules}]
  })
}
