import type {Fact} from '../core/fact.ts'
import type {Question} from '../core/model.ts'
import {nothing, type Part} from '../core/part.ts'
import type {Block} from '../core/syntax/reading.ts'
import {lineStarts} from '../core/text.ts'
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
    for (const {part, block, label} of model.ask(betweenNotes)) {
      const {start, end} = block.range
      const source = part.segment.text.slice(start, end)
      // Notes between the paragraphs of a text: this one calls the next.
      if (/\[\^[^\]\s]+\]/.test(source)) continue
      if (/[:：]\s*$/.test(source) || /^[*_]{1,2}[^*_]+[*_]{1,2}$/.test(source)) continue
      const range = model.placed(part, block.range)
      const list = lineStarts(source).map(at => ({start: range.start + at, end: range.start + at, text: '    '}))
      report('unindentedParagraph', range, {label, fixes: [edits('indent', 'review', list)]})
    }
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

/** A note that stands in nothing: its index among the blocks of its segment, and its label as it is written. */
type TopNote = {readonly index: number; readonly label: string | undefined}

const topNotes: Fact<TopNote> = {
  of({segment: {reading, text}}) {
    if (reading.footnoteDefinitions.length === 0) return nothing
    return reading.blocks.flatMap(({kind, parent, range}, index) => {
      if (kind !== 'footnote-definition' || parent !== -1) return []
      return [{index, label: /^\[\^([^\]]+)\]/.exec(text.slice(range.start, range.end))?.[1]}]
    })
  }
}

/** A paragraph that stands between two notes, and the label of the first. */
type Between = {readonly part: Part; readonly block: Block; readonly label: string}

const betweenNotes: Question<readonly Between[]> = {
  answer(model) {
    const contributions = model.collect(topNotes)
    if (contributions.length === 0) return nothing
    // What stands behind a note may be anything.
    model.readAll()
    return contributions.flatMap(({part, items}) =>
      items.flatMap(({index, label}): Between[] => {
        const between = nextTop(model.parts, part, index)
        if (between?.block.kind !== 'paragraph' || label === undefined) return []
        const after = nextTop(model.parts, between.part, between.index)
        return after?.block.kind === 'footnote-definition' ? [{part: between.part, block: between.block, label}] : []
      })
    )
  },
  isEqual: (a, b) =>
    a.length === b.length && a.every(({part, block}, at) => part === b[at]?.part && block === b[at]?.block)
}

/** The block that follows one, where both stand in nothing. */
function nextTop(parts: readonly Part[], from: Part, after: number) {
  for (let part: Part | undefined = from, index = after + 1; part; part = parts[part.index + 1], index = 0) {
    const {blocks}: Part['segment']['reading'] = part.segment.reading
    for (; index < blocks.length; index++) {
      const block = blocks[index]
      if (block?.parent === -1) return {part, index, block}
    }
  }
  return undefined
}
