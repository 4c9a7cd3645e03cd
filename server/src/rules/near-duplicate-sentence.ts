import {missingStops} from '../core/scan/missing-stop.ts'
import type {Segment} from '../core/segment.ts'
import {sentences} from '../core/sentence.ts'
import {mayHoldAll, mayOpenAlike, type Sketch, sketchOf} from '../core/sketch.ts'
import type {Range} from '../core/text.ts'
import {defineRule, edits, related} from './define-rule.ts'

/** Sentences after one in which its double is looked for. */
const reach = 3
/** Fewest words of a sentence that can be a double: refrains are shorter. */
const fewestWords = 8
const alike = 0.75
/** Words at the start of neighbours that are compared, and how many of them must be the same, in order. */
const opening = 8
const sameOpening = 6
const sameContent = 4

export default defineRule({
  id: 'near-duplicate-sentence',
  title: {en: 'Two sentences that say the same', fr: 'Deux phrases qui disent la même chose'},
  prose: {
    en: `
A generated or translated draft often keeps two versions of one sentence. Two sentences of one paragraph count when three
quarters of their words are the same and one says nothing that the other does not, or when neighbours have the same long
subject and quite another predicate. Sentences that differ in a figure, a drug, a group or an opposite, and items of a
list, are parallel on purpose and not reported.

## Fix

For review: delete the first or the second.
`,
    fr: `
Un brouillon généré ou traduit garde souvent deux versions d’une même phrase. Deux phrases d’un paragraphe comptent quand
les trois quarts de leurs mots sont les mêmes et que l’une ne dit rien de plus que l’autre, ou quand deux voisines ont le
même long sujet et un tout autre prédicat. Les phrases qui diffèrent par un chiffre, un médicament, un groupe ou un
contraire, et les entrées d’une liste, sont parallèles à dessein et ne sont pas signalées.

## Correction

À relire : supprimer la première ou la seconde.
`
  },
  since: '0.1.0',
  category: 'form',
  severity: 'warning',
  fix: 'review',
  scope: 'segment',
  options: {},
  messages: {
    double: {
      en: 'Unexpected sentence that the next one repeats, expected one of the two',
      fr: 'Phrase inattendue, répétée par la suivante : une seule des deux est attendue'
    }
  },
  titles: {
    other: {en: 'the other version', fr: 'l’autre version'},
    first: {en: 'Delete this version', fr: 'Supprimer cette version'},
    second: {en: 'Delete the other version', fr: 'Supprimer l’autre version'}
  },

  check({segment, report}) {
    for (const block of segment.reading.blocks) {
      if (block.kind !== 'paragraph') continue
      const parts = clauses(segment.prose, block.range)
      if (parts.length < 2) continue
      const said = parts.map(({start, end}) => new Said(segment.prose.slice(start, end)))
      const doubled = new Set<number>()
      for (let i = 0; i < parts.length; i++) {
        for (let j = i + 1; j <= i + reach && j < parts.length; j++) {
          const [first, second] = [parts[i], parts[j]]
          const [one, other] = [said[i], said[j]]
          if (!first || !second || !one || !other || doubled.has(i) || !isDouble(one, other, j === i + 1)) continue
          doubled.add(i)
          report('double', first, {
            related: [related(second, 'other')],
            fixes: [
              edits('first', 'review', [{start: first.start, end: parts[i + 1]?.start ?? first.end, text: ''}]),
              edits('second', 'review', [{start: parts[j - 1]?.end ?? second.start, end: second.end, text: ''}])
            ]
              .filter(({edits: list}) => list.every(edit => holdsNoCitation(segment, edit)))
              .map(fix => ({...fix, isAlone: true as const}))
          })
        }
      }
    }
  },

  examples: [
    {ok: 'Of all who drank green tea at night, 12 rested well. Of all who drank black tea at night, 9 rested well.'},
    {ok: 'Tea calms. Tea calms. Tea calms.'},
    {
      ok: '- The partnerships of planets and houses of tea began this initiative.\n- The partnerships of planets and houses of tea lead this initiative.'
    },
    {ok: 'The side effects were frequent in those who drank tea. The side effects were rare in those who drank tea.'},
    {
      ok: 'Patients treated with tea have shown a clear improvement. Patients treated with rest have shown a clear improvement.'
    },
    {
      bad: '«The distant planets and the quiet houses began this initiative.» The distant planets and the quiet houses began this long initiative.',
      reports: ['double'],
      fixed: 'The distant planets and the quiet houses began this long initiative.'
    },
    {
      bad: '«Les partenariats planétaires/académiques et les maisons mondiales sont à l’origine de cette initiative.» Les partenariats planétaires/universitaires et les maisons mondiales mènent la charge avec du thé.',
      reports: ['double'],
      fixed: 'Les partenariats planétaires/universitaires et les maisons mondiales mènent la charge avec du thé.'
    }
  ]
})

/** Sentences, cut also where a full stop is missing. */
function clauses(prose: string, range: Range): Range[] {
  return sentences(prose, range).flatMap(sentence => {
    const found: Range[] = []
    let {start} = sentence
    for (const gap of missingStops(prose, sentence)) {
      found.push({start, end: gap.start})
      start = gap.end
    }
    found.push({start, end: sentence.end})
    return found
  })
}

const wordsOf = (text: string): string[] =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? []

/** What a sentence says. */
class Said {
  readonly sketch: Sketch | undefined
  readonly text: string
  known: readonly string[] | undefined

  constructor(text: string) {
    this.text = text
    this.sketch = sketchOf(text, opening)
  }

  get words(): readonly string[] {
    this.known ??= wordsOf(this.text)
    return this.known
  }
}

/** Whether nothing speaks against a double in what is cheap to know of two sentences. */
function mayBeDouble({sketch: a}: Said, {sketch: b}: Said, neighbours: boolean): boolean {
  if (!a || !b) return true
  if (a.words < fewestWords || b.words < fewestWords) return false
  return mayHoldAll(a, b) || (neighbours && mayOpenAlike(a, b))
}

function isDouble(one: Said, other: Said, neighbours: boolean): boolean {
  if (!mayBeDouble(one, other, neighbours)) return false
  const [a, b] = [one.words, other.words]
  if (a.length < fewestWords || b.length < fewestWords) return false
  const figures = (words: readonly string[]) => words.filter(word => /\d/.test(word)).join()
  if (figures(a) !== figures(b)) return false
  const [left, right] = [new Set(a), new Set(b)]
  const shared = [...left].filter(word => right.has(word)).length
  // One says all that the other says: words that differ on both sides may be two drugs, two groups or opposites.
  const smaller = Math.min(left.size, right.size)
  if (shared === smaller && smaller / Math.max(left.size, right.size) >= alike) return true
  return neighbours && isSameSubject(a, b)
}

/** The same long subject with another predicate; parallel results have another subject and the same predicate. */
function isSameSubject(a: readonly string[], b: readonly string[]): boolean {
  const common = longestCommon(a.slice(0, opening), b.slice(0, opening))
  if (common.length < sameOpening || common.filter(word => word.length >= 5).length < sameContent) return false
  const rest = (words: readonly string[]) => words.slice(opening).filter(word => word.length >= 5)
  const [left, right] = [rest(a), new Set(rest(b))]
  return left.length > 0 && right.size > 0 && !left.some(word => right.has(word))
}

/** Longest common subsequence of two short lists. */
function longestCommon(a: readonly string[], b: readonly string[]): string[] {
  const table = Array.from({length: a.length + 1}, () => Array.from({length: b.length + 1}, (): string[] => []))
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      const word = a[i] ?? ''
      const down = table[i + 1]?.[j] ?? []
      const right = table[i]?.[j + 1] ?? []
      const row = table[i]
      if (row)
        row[j] = word === b[j] ? [word, ...(table[i + 1]?.[j + 1] ?? [])] : down.length >= right.length ? down : right
    }
  }
  return table[0]?.[0] ?? []
}

/** A deletion never takes a citation with it. */
const holdsNoCitation = ({citations}: Segment, edit: Range): boolean =>
  !citations.some(({range}) => range.start < edit.end && edit.start < range.end)
