import {lineStarts, shift} from '../core/text.ts'
import {defineRule, edits} from './define-rule.ts'

export default defineRule({
  id: 'unindented-footnote',
  title: {en: 'A paragraph of a note that is not indented', fr: 'Un paragraphe de note sans retrait'},
  prose: {
    en: `
The second paragraph of a note belongs to it only when it is indented; else it is shown among the text, far from its note.

## Evidence

Only a paragraph between two notes counts: nothing else stands in a list of notes.

## Fix

For review: the paragraph is indented.
`,
    fr: `
Le second paragraphe d’une note n’en fait partie que s’il est en retrait ; sinon il s’affiche dans le texte, loin de sa note.

## Indices

Seul compte un paragraphe entre deux notes : rien d’autre n’a sa place dans une liste de notes.

## Correction

À relire : le paragraphe est mis en retrait.
`
  },
  since: '0.1.0',
  category: 'syntax',
  severity: 'warning',
  fix: 'review',
  scope: 'document',
  options: {},
  messages: {
    unindentedParagraph: {
      en: 'Unexpected paragraph between two notes, expected it indented under `[^{label}]`',
      fr: 'Paragraphe inattendu entre deux notes, en retrait sous `[^{label}]` est attendu'
    }
  },
  titles: {
    indent: {en: 'Indent the paragraph', fr: 'Mettre le paragraphe en retrait'}
  },

  check({model, report}) {
    const {segments, starts, text} = model.snapshot
    const blocks = segments.flatMap(({reading, text: source}, index) =>
      reading.blocks.flatMap(({kind, range, parent}) =>
        parent === -1
          ? [{kind, range: shift(range, starts[index] ?? 0), source: source.slice(range.start, range.end)}]
          : []
      )
    )
    blocks.forEach(({kind, range, source}, index) => {
      const [before, after] = [blocks[index - 1], blocks[index + 1]]
      if (kind !== 'paragraph' || before?.kind !== 'footnote-definition' || after?.kind !== 'footnote-definition')
        return
      // Notes between the paragraphs of a text: this one calls the next.
      if (/\[\^[^\]\s]+\]/.test(source)) return
      if (/[:：]\s*$/.test(source) || /^[*_]{1,2}[^*_]+[*_]{1,2}$/.test(source)) return
      const label = /^\[\^([^\]]+)\]/.exec(text.slice(before.range.start, before.range.end))?.[1]
      if (label === undefined) return
      const list = lineStarts(source).map(at => ({start: range.start + at, end: range.start + at, text: '    '}))
      report('unindentedParagraph', range, {label, fixes: [edits('indent', 'review', list)]})
    })
  },

  examples: [
    {
      bad: 'Tea calms[^1] and rests[^2].\n\n[^1]: A note.\n\n«Its second paragraph.»\n\n[^2]: Another note.',
      reports: ['unindentedParagraph'],
      fixed: 'Tea calms[^1] and rests[^2].\n\n[^1]: A note.\n\n    Its second paragraph.\n\n[^2]: Another note.',
      kinds: ['F11']
    },
    {ok: 'Tea calms[^1].\n\n[^1]: A note\n\nMore text[^2].\n\n[^2]: Another note.'},
    {ok: 'Tea calms[^1].\n\n[^1]: A note.\n\nMore text.\n\n## Tea\n\nRest[^2].\n\n[^2]: Another note.'}
  ]
})
