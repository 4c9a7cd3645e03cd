import type {Snapshot} from './document.ts'
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

const directive = /^<!--\s*medcite-(disable-next-line|disable-line|disable|enable)(?=[\s-])(.*?)-->$/s

/** All suppressions in a document, by place. */
export function suppressionsOf(snapshot: Snapshot): Suppression[] {
  const found: Suppression[] = []
  const open: {range: Range; rules: readonly string[]}[] = []
  const {text} = snapshot
  for (const range of comments(snapshot)) {
    const match = directive.exec(text.slice(range.start, range.end))
    if (!match) continue
    const rules = (match[2] ?? '').split(/\s--(?:\s|$)/)[0]?.match(/[a-z][a-z-]*/g) ?? []
    if (match[1] === 'disable') open.push({range, rules})
    else if (match[1] === 'enable') {
      for (let at = open.length - 1; at >= 0; at--) {
        const begun = open[at]
        if (!begun || (rules.length > 0 && begun.rules.join() !== rules.join())) continue
        open.splice(at, 1)
        found.push({...begun, scope: {start: begun.range.end, end: range.start}})
        if (rules.length > 0) break
      }
    } else {
      const own = {start: lineStart(text, range.start), end: lineEnd(text, range.end)}
      const next = afterEnding(text, own.end)
      const scope = match[1] === 'disable-line' ? own : {start: next, end: lineEnd(text, next)}
      found.push({range, scope, rules})
    }
  }
  for (const begun of open) found.push({...begun, scope: {start: begun.range.end, end: text.length}})
  return found.sort((a, b) => a.range.start - b.range.start)
}

/** HTML comments that hold a directive; a block of HTML may hold several. */
function comments({segments, starts}: Snapshot): Range[] {
  const found: Range[] = []
  segments.forEach(({text, reading}, index) => {
    if (!text.includes('medcite-')) return
    const by = starts[index] ?? 0
    for (const match of text.matchAll(/<!--\s*medcite-.*?-->/gs)) {
      const range = {start: match.index, end: match.index + match[0].length}
      // In code it is an example, not a directive: only what the reader takes for HTML counts, and all that it cannot read.
      const around = reading.opaque.find(({start, end}) => start <= range.start && range.end <= end)
      const counts = reading.failure !== undefined || (around && text.startsWith('<', around.start))
      if (counts) found.push({start: range.start + by, end: range.end + by})
    }
  })
  return found
}
