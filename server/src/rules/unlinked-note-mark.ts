import type {KeyedFact} from '../core/fact.ts'
import {grouped} from '../core/grouped.ts'
import {nothing} from '../core/part.ts'
import {inlineBlocks} from '../core/scan/inline.ts'
import type {Segment} from '../core/segment.ts'
import type {Range} from '../core/text.ts'
import {defineRule, edits} from './define-rule.ts'

/** A raised number, at the start of a line or in the text. */
type Mark = {readonly form: string; readonly number: string; readonly range: Range; readonly isLine: boolean}

const raised = '⁰¹²³⁴⁵⁶⁷⁸⁹'
const forms: readonly {readonly form: string; readonly pattern: RegExp}[] = [
  {form: 'unit', pattern: /[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}(?![⁺⁻⁰-⁹])/g},
  {form: 'caret', pattern: /\^(\d{1,2})\^/g},
  {form: 'bracket', pattern: /(?<=^|[\n\r])\[(\d{1,2})\](?=[ \u00a0])/g},
  {form: 'tag', pattern: /<sup>\[?(\d{1,2})\]?<\/sup>/gi}
]

export default defineRule({
  id: 'unlinked-note-mark',
  title: {en: 'A raised number that leads to no note', fr: 'Un chiffre en exposant qui ne mène à aucune note'},
  prose: {
    en: `
\`^1^\`, \`¹\` or \`<sup>1</sup>\` look like the mark of a note, and a list at the end begins its lines in the same way; nothing links
them.

## Evidence

Both sides in the same form, and the same number: \`m²\`, \`10⁹/L\` and \`Ca²⁺\` have no line of their own.

## Fix

For review: mark and line become a footnote.
`,
    fr: `
\`^1^\`, \`¹\` ou \`<sup>1</sup>\` ressemblent à un appel de note, et une liste à la fin commence ses lignes de la même façon ; rien ne les
relie.

## Indices

Les deux côtés sous la même forme, et le même nombre : \`m²\`, \`10⁹/L\` et \`Ca²⁺\` n’ont pas de ligne à eux.

## Correction

À relire : l’appel et la ligne deviennent une note.
`
  },
  since: '0.1.0',
  category: 'syntax',
  severity: 'warning',
  fix: 'review',
  scope: 'group',
  of: () => marks,
  options: {},
  messages: {
    unlinkedMark: {
      en: 'Unexpected raised number `{found}` with a note of its own, expected `[^{number}]`: nothing links them',
      fr: 'Chiffre en exposant `{found}` inattendu, avec sa propre note : `[^{number}]` est attendu, rien ne les relie'
    }
  },
  titles: {
    linkNote: {en: 'Make footnote {number} of both', fr: 'En faire la note {number}'}
  },

  check({model, key: number, places, report}) {
    if (places.length < 2) return
    const found = places.map(({part, item}) => ({...item, range: model.placed(part, item.range)}))
    const groups = grouped(found, ({isLine, form}) => `${isLine} ${form}`)
    for (const marks of groups.values()) {
      const [mark] = marks
      if (!mark || mark.isLine || mark.form === 'bracket') continue
      const lines = groups.get(`true ${mark.form}`) ?? groups.get('true bracket') ?? []
      const [line] = lines
      if (!line || lines.length > 1 || mark.range.start > line.range.start) continue
      const list = [
        ...marks.map(({range}) => ({...range, text: `[^${number}]`})),
        {...line.range, text: `[^${number}]: `}
      ]
      const text = model.snapshot.text.slice(mark.range.start, mark.range.end)
      report('unlinkedMark', mark.range, {found: text, number, fixes: [edits('linkNote', 'review', list, {number})]})
    }
  },

  examples: [
    {
      bad: 'Tea calms«¹».\n\n¹ A note of tea.',
      reports: ['unlinkedMark'],
      fixed: 'Tea calms[^1].\n\n[^1]: A note of tea.',
      kinds: ['F12']
    },
    {
      bad: 'Tea calms«^1^».\n\n^1^ A note of tea.',
      reports: ['unlinkedMark'],
      fixed: 'Tea calms[^1].\n\n[^1]: A note of tea.',
      kinds: ['F12']
    },
    {
      bad: 'Tea calms«<sup>[1]</sup>».\n\n<sup>[1]</sup> A note of tea.',
      reports: ['unlinkedMark'],
      fixed: 'Tea calms[^1].\n\n[^1]: A note of tea.',
      kinds: ['F12']
    },
    {ok: 'P. Leaf,^1^ M.-L. van der Rest^1^\n\n^1^ Institute of Tea, Paris.'},
    {ok: 'An area of 2 m² and 10⁹/L, Ca²⁺; tea^2^.\n\nTwo is a number.'}
  ]
})

/** Words of names that are not capitalised, and what joins names. */
const particle = /^(?:et|and|de|des|du|del|della|da|dos|la|le|van|von|der|den|ten|ter|al|el|bin|ibn|of|y|e)$/u

/** Whether a paragraph names authors and nothing else: its marks lead to their affiliations. */
function isByline(source: string): boolean {
  const words = source.replace(/<[^>]{0,1000}>|\^[^^]{0,1000}\^/g, ' ').match(/\p{L}[\p{L}\p{M}.'’-]*/gu) ?? []
  return words.length > 1 && words.every(word => /^\p{Lu}/u.test(word) || particle.test(word))
}

/** The marks of a document, by number. */
const marks: KeyedFact<Mark> = {of: ({segment}) => marksIn(segment), keyOf: ({number}) => number}

function marksIn({text, reading}: Segment): readonly Mark[] {
  if (!/[⁰¹²³⁴⁵⁶⁷⁸⁹]|\^\d|<sup>/i.test(text)) return nothing
  return inlineBlocks(reading).flatMap(({range: block}) => {
    const source = text.slice(block.start, block.end)
    if (isByline(source)) return []
    return forms.flatMap(({form, pattern}) =>
      [...source.matchAll(pattern)].flatMap(match => {
        const isLine = /(?:^|[\n\r])[\t >]*$/.test(source.slice(0, match.index).slice(-20))
        const after = isLine
          ? (/^[.)]?[ \u00a0\u202f]+/.exec(source.slice(match.index + match[0].length))?.[0] ?? '')
          : ''
        if (isLine && after === '') return []
        // `m²`, and a mark that brackets hold already.
        if (
          !isLine &&
          /(?:(?<!\p{L})(?:[cdmkµ]?m|[dckm]?[Ls]|nm|km)|\[)$/u.test(
            source.slice(Math.max(0, match.index - 4), match.index)
          )
        )
          return []
        const start = block.start + match.index
        const number = match[1] ?? [...match[0]].map(unit => raised.indexOf(unit)).join('')
        return [{form, number, isLine, range: {start, end: start + match[0].length + after.length}}]
      })
    )
  })
}
