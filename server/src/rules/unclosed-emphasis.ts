import type {Fact} from '../core/fact.ts'
import type {Fix} from '../core/finding.ts'
import {grouped} from '../core/grouped.ts'
import type {Question} from '../core/model.ts'
import {nothing} from '../core/part.ts'
import {isSpace, isWord, type LooseMarker} from '../core/scan/loose-marker.ts'
import type {Segment} from '../core/segment.ts'
import {type Range, shift, shiftEdits} from '../core/text.ts'
import {defineRule, edits} from './define-rule.ts'

/** What asterisks stand before when they are footnote stars of a table or products, not emphasis. */
const statistic = /^[\s\u00a0\u202f]*(?:[pPnNr][\s\u00a0\u202f]*[<>=≤≥]|\d|\w\))/
const longestLead = 120

export default defineRule({
  id: 'unclosed-emphasis',
  title: {en: 'Emphasis that is never closed', fr: 'Mise en valeur jamais fermée'},
  prose: {
    en: `
Asterisks that open emphasis and are closed nowhere in their block are shown to readers as asterisks. It is the trace of
a translation machine that lost the second pair.

Footnote stars (\`* p < 0.05\`), products (\`3 * 4\`), alleles (\`HLA-B*57:01\`) and stars that another one answers to are
not reported.

## Fix

For review: close the emphasis where the lead ends, or delete the marker.
`,
    fr: `
Des astérisques qui ouvrent une mise en valeur et ne la ferment nulle part dans leur bloc s’affichent comme des
astérisques. C’est la trace d’un traducteur automatique qui a perdu la seconde paire.

Les étoiles de note (\`* p < 0,05\`), les produits (\`3 * 4\`), les allèles (\`HLA-B*57:01\`) et les étoiles auxquelles une
autre répond ne sont pas signalés.

## Correction

À relire : fermer la mise en valeur à la fin de l’amorce, ou supprimer la marque.
`
  },
  since: '0.1.0',
  category: 'emphasis',
  severity: 'warning',
  fix: 'review',
  scope: 'document',
  options: {},
  messages: {
    strong: {
      en: 'Unexpected `{marker}` that is never closed, expected a second `{marker}` in this block',
      fr: '`{marker}` inattendu, jamais fermé : un second `{marker}` est attendu dans ce bloc'
    },
    emphasis: {
      en: 'Unexpected `{marker}` that is never closed, expected a second `{marker}` in this block',
      fr: '`{marker}` inattendu, jamais fermé : un second `{marker}` est attendu dans ce bloc'
    }
  },
  titles: {
    closeAfter: {en: 'Close after “{lead}”', fr: 'Fermer après « {lead} »'},
    closeStrongAfter: {en: 'Make “{lead}” bold, as its siblings', fr: 'Mettre « {lead} » en gras, comme ses voisins'},
    remove: {en: 'Delete “{marker}”', fr: 'Supprimer « {marker} »'}
  },

  check({model, report}) {
    const contributions = model.collect(unclosed)
    if (contributions.length === 0) return
    const answered = model.ask(starredLengths)
    for (const {part, items} of contributions) {
      const by = model.startOf(part)
      for (const {marker, range, fixes} of items) {
        if (answered.has(marker.length)) continue
        const placed = fixes.map(fix => moved(fix, by))
        report(marker.length > 1 ? 'strong' : 'emphasis', shift(range, by), {marker, fixes: placed})
      }
    }
  },

  examples: [
    {
      bad: '«__»Rest with much light (RWL), long praised, helps.',
      reports: ['strong'],
      fixed: '__Rest with much light (RWL)__, long praised, helps.',
      kinds: ['E01']
    },
    {
      bad: '| Tea | Cups |\n| --- | --- |\n| «**»Green | 12 |\n| Black | 14 |',
      reports: ['strong'],
      fixed: '| Tea | Cups |\n| --- | --- |\n| **Green** | 12 |\n| Black | 14 |',
      kinds: ['E01']
    },
    {
      bad: '- «**»Thé : une tasse.\n- «**»Repos : une heure.',
      reports: ['strong', 'strong'],
      fixed: '- **Thé :** une tasse.\n- **Repos :** une heure.',
      kinds: ['E01']
    },
    {ok: '**Thé :**200 ml, **Repos **long et **Lune__ pleine.'},
    {ok: 'Missing values are marked by (*), *.csv files are on request, and *nix is no emphasis.'},
    {ok: '**Rest** helps, and *tea* calms.'},
    {ok: '\\* p < 0.05 ; \\*\\* p < 0.01'},
    {ok: 'Values: *p < 0.05, **p < 0.01. HLA-B*57:01 is one allele; 3 * 4 = 12.'},
    {ok: 'Tea* calms.\n\n*Served hot.'},
    {
      bad: '«**»Rest with much light (RWL), long praised, helps.',
      reports: ['strong'],
      fixed: '**Rest with much light (RWL)**, long praised, helps.'
    },
    {
      bad: '- «*»Critical note  \n  Rest was not blinded.',
      reports: ['emphasis'],
      fixed: '- *Critical note*  \n  Rest was not blinded.'
    },
    {
      bad: 'Much «**»tea calms everybody who drinks it in the evening without any sugar at all, say the planets, and nobody knows why this is so',
      reports: ['strong']
    }
  ]
})

/** Lengths of stars that end a word. */
const starred: Fact<number> = {
  of({segment: {looseMarkers}}) {
    if (looseMarkers.length === 0) return nothing
    return looseMarkers.flatMap(one => (one.closes && !one.opens ? [lengthOf(one)] : []))
  }
}

/** Those of the document: one at the start of a note may answer to them. */
const starredLengths: Question<ReadonlySet<number>> = {
  answer: model => new Set(model.collect(starred).flatMap(({items}) => items)),
  isEqual: (a, b) => a.size === b.size && [...a].every(length => b.has(length))
}

/** A marker that is never closed, unless it answers to another. Offsets of its segment. */
type Unclosed = {readonly marker: string; readonly range: Range; readonly fixes: readonly Fix[]}

const unclosed: Fact<Unclosed> = {
  of({segment}) {
    if (segment.looseMarkers.length === 0) return nothing
    const siblings = siblingsOf(segment)
    return segment.looseMarkers.flatMap(one => {
      if (one.isRest || (one.marker === '_' && !isUnderscored(one, segment))) return []
      if (!isUnclosed(one, segment, siblings)) return []
      const {range} = one
      const marker = segment.text.slice(range.start, range.end)
      const ends = closings(one, segment, marker)
      // In the middle of a line, with no end in sight, it is a sign of something else.
      if (ends.length === 0 && isMidLine(one, segment) && !isProse(segment.text.slice(range.end))) return []
      return [{marker, range, fixes: [...ends, edits('remove', 'review', [{...range, text: ''}], {marker})]}]
    })
  }
}

const moved = (fix: Fix, by: number): Fix => ({...fix, edits: shiftEdits(fix.edits, by)})

/** Two underscores before a word in capitals or several: names in programs begin with small letters. */
const isUnderscored = ({range}: LooseMarker, {text}: Segment): boolean =>
  range.end - range.start === 2 && /^\p{Lu}\p{L}*[\s,.:;!?)]/u.test(text.slice(range.end, range.end + 40))

/** Opens at the start of a word, and no other loose run of the segment can be its partner or its footnote. */
function isUnclosed({range, opens, block}: LooseMarker, {text, reading}: Segment, siblings: Siblings): boolean {
  const length = range.end - range.start
  const before = text[range.start - 1] ?? '\n'
  if (!opens || length > 3 || !/[\s\u00a0\u202f(«“—–-]/.test(before)) return false
  const after = text.slice(range.end, range.end + 12)
  if (/^(?:kw)?(?:args|opts|options|params)\b/.test(after)) return false
  if (statistic.test(after) || !/^[\p{L}\p{N}«“"'‘’[(]/u.test(after)) return false
  // In a table bold begins its cell; other stars are those of its notes.
  const around = reading.blocks[block]
  if (around?.kind === 'cell' && (length < 2 || /[^|\s]/.test(text.slice(around.range.start, range.start))))
    return false
  // One star inside a line is as often a wildcard (`*nix`) or a footnote's.
  if (length === 1 && isMidLine({range, block}, {text, reading})) return false
  const beside = siblings.inBlock.get(block) ?? []
  // `*faible, **moyen, ***fort`: signs of a legend.
  if (beside.some(other => other.opens && lengthOf(other) !== length)) return false
  // Leads of other blocks, of which none is closed: a machine lost all of their second pairs.
  const answers = siblings.answers.get(length) ?? []
  const isOther = (other: LooseMarker): boolean => other.range.start !== range.start && lengthOf(other) === length
  return !beside.some(isOther) && !answers.some(isOther)
}

const lengthOf = ({range}: LooseMarker): number => range.end - range.start

/** The loose runs of a segment by block, and by length those that may answer to a run of another block. */
type Siblings = {
  readonly inBlock: ReadonlyMap<number, readonly LooseMarker[]>
  readonly answers: ReadonlyMap<number, readonly LooseMarker[]>
}

const siblingsOf = ({looseMarkers}: Segment): Siblings => ({
  inBlock: grouped(looseMarkers, ({block}) => block),
  answers: grouped(
    looseMarkers.filter(one => lengthOf(one) < 2 || !one.opens || one.closes),
    lengthOf
  )
})

/** Whether a text begins with three words and nothing else between them. */
const isProse = (text: string): boolean => /^\p{L}+(?:\s\p{L}+){2}/u.test(text.slice(0, 200))

/** Whether something stands before it on its line. */
const isMidLine = (
  {range, block}: Pick<LooseMarker, 'range' | 'block'>,
  {text, reading}: Pick<Segment, 'text' | 'reading'>
): boolean => /\S/.test(lineBefore(text, range.start, reading.blocks[block]?.range.start ?? 0))

/** What stands before `offset` on its line, within its block. */
const lineBefore = (text: string, offset: number, start: number): string =>
  text.slice(Math.max(start, text.lastIndexOf('\n', offset - 1) + 1), offset)

/** Where the emphasis may have been meant to end, the likeliest first. */
function closings({range, block}: LooseMarker, segment: Segment, marker: string) {
  const {text, reading} = segment
  const whole = reading.blocks[block]?.range
  const isCell = reading.blocks[block]?.kind === 'cell'
  const end = whole && (isCell ? cellEnd(text, whole) : leadEnd(segment, range.end, whole))
  if (end === undefined || !mayClose(text, end, marker)) return []
  const lead = text.slice(range.end, end)
  const fixes = [edits('closeAfter', 'review', [{start: end, end, text: marker}], {lead})]
  const boldSiblings = reading.marks.filter(
    ({kind, range: mark}) => kind === 'strong' && isItemStart(segment, mark)
  ).length
  if (marker === '*' && boldSiblings > 0 && isItemStart(segment, range)) {
    const bold = [
      {...range, text: '**'},
      {start: end, end, text: '**'}
    ]
    fixes.push(edits('closeStrongAfter', 'review', bold, {lead}))
  }
  return fixes
}

const isItemStart = ({text}: Segment, {start}: Range): boolean =>
  /(?:^|[\n\r])[\t >]*[-+*][\t ]+$/.test(text.slice(Math.max(0, start - 40), start))

/** Whether a marker after `end` would close: right after a word, or not between punctuation and a word; and no other touches it. */
function mayClose(text: string, end: number, marker: string): boolean {
  const [before, after] = [text[end - 1] ?? '', text[end] ?? '']
  return before !== marker[0] && after !== marker[0] && !isSpace(before) && (isWord(before) || !isWord(after))
}

/** End of the words of a cell. */
const cellEnd = (text: string, {start, end}: Range): number =>
  start + text.slice(start, end).replace(/(?<![\s|])[\s|]+$/, '').length

/** End of the words that were to stand out: at a hard break, before a colon, after a closing parenthesis. */
function leadEnd({text, prose, reading}: Segment, from: number, block: Range): number | undefined {
  const line = reading.hardBreaks.find(({start}) => start >= from && start < block.end)?.start
  const limit = Math.min(block.end, from + longestLead, line ?? block.end)
  const words = prose.slice(from, limit)
  const colon = /[\s\u00a0\u202f]?:(?=\s|$)/.exec(words)
  if (line !== undefined && line - from <= longestLead && !colon) return from + text.slice(from, line).trimEnd().length
  if (colon) return from + colon.index + colon[0].length
  const parenthesis = /^[^.;:]*?\([^()]{1,30}\)(?=[\s,.;:]|$)/.exec(words)
  if (parenthesis) return from + parenthesis[0].length
  const sentence = /^[^.!?]*[.!?](?=\s|$)/.exec(words)
  return sentence ? from + sentence[0].length : undefined
}
