import type {Fact} from './fact.ts'
import {Finder} from './finder.ts'
import type {Model} from './model.ts'
import {nothing} from './part.ts'
import type {Segment} from './segment.ts'
import {afterEnding, contains, lineEnd, lineStart, type Range} from './text.ts'

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
  const open = new Open()
  let line: Range = {start: 0, end: -1}
  for (const {part, items} of contributions) {
    for (const {kind, range: own, rules} of items) {
      const range = model.placed(part, own)
      if (kind === 'disable') open.begin({range, rules})
      else if (kind === 'enable') for (const begun of open.end(rules)) found.push(silent(begun, range.start))
      else {
        // Many may stand in one line.
        if (!contains(line, range)) line = {start: lineStart(text, range.start), end: lineEnd(text, range.end)}
        const next = afterEnding(text, line.end)
        const scope = kind === 'disable-line' ? line : {start: next, end: lineEnd(text, next)}
        found.push({range, scope, rules})
      }
    }
  }
  for (const begun of open.end([])) found.push(silent(begun, text.length))
  return found.sort((a, b) => a.range.start - b.range.start)
}

type Begun = Pick<Suppression, 'range' | 'rules'>

const silent = (begun: Begun, end: number): Suppression => ({...begun, scope: {start: begun.range.end, end}})

/** What was disabled and is not yet enabled again, by the rules that it silences. */
class Open {
  readonly #byRules = new Map<string, Begun[]>()

  begin(one: Begun): void {
    const key = one.rules.join()
    const same = this.#byRules.get(key)
    if (same) same.push(one)
    else this.#byRules.set(key, [one])
  }

  /** What an *enable* ends: the last one that silenced the same rules, or all where it names none. */
  end(rules: readonly string[]): Begun[] {
    if (rules.length > 0) return this.#byRules.get(rules.join())?.splice(-1) ?? []
    const all = [...this.#byRules.values()].flat()
    this.#byRules.clear()
    return all
  }
}

/** HTML comments that hold a directive; a block of HTML may hold several. */
function directivesIn({text, reading}: Segment): readonly Directive[] {
  if (!text.includes('medcite-')) return nothing
  const found: Directive[] = []
  const ends = new Finder(text, '-->')
  let from = 0
  for (const {index: start, 0: opening} of text.matchAll(/<!--\s*medcite-/g)) {
    if (start < from) continue
    const end = ends.after(start + opening.length) + 3
    if (end > text.length) break
    from = end
    // In code it is an example, not a directive: only what the reader takes for HTML counts, and all that it cannot read.
    const around = reading.opaque.find(one => one.start <= start && end <= one.end)
    const [, kind, words = ''] = directive.exec(text.slice(start, end)) ?? []
    if (!kind || !(reading.failure !== undefined || (around && text.startsWith('<', around.start)))) continue
    const rules = words.split(/\s--(?:\s|$)/)[0]?.match(/[a-z][a-z-]*/g) ?? []
    found.push({kind: kind as Directive['kind'], range: {start, end}, rules})
  }
  return found
}
