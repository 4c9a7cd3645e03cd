import {noteOf, noteSigns} from '../core/notes.ts'
import {defineRule} from './define-rule.ts'

export default defineRule({
  id: 'unused-footnote',
  title: {en: 'A note that nothing calls', fr: 'Une note que rien n’appelle'},
  prose: {
    en: `
Renderers leave out a note without a mark: its words, and often its source, vanish from what readers see.

## Fix

None: only the author knows where the mark belongs.
`,
    fr: `
Les moteurs de rendu omettent une note sans appel : son contenu, et souvent sa source, disparaissent pour le lecteur.

## Correction

Aucune : seul l’auteur sait où va l’appel.
`
  },
  since: '0.1.0',
  category: 'syntax',
  severity: 'warning',
  fix: 'none',
  scope: 'group',
  of: () => noteSigns,
  options: {},
  messages: {
    unusedNote: {
      en: 'Unexpected note `[^{label}]` that nothing calls, expected a mark: readers do not see it',
      fr: 'Note `[^{label}]` inattendue, que rien n’appelle : un appel est attendu, le lecteur ne la voit pas'
    }
  },
  titles: {},

  check({model, places, report}) {
    const {text} = model.snapshot
    const {definitions, references, literal, broken} = noteOf(model, places)
    if (references.length + literal.length + broken.length > 0) return
    for (const {label, range} of definitions) {
      const end = text.indexOf(']:', range.start) + 2
      report('unusedNote', {start: range.start, end}, {label: label.toLowerCase()})
    }
  },

  examples: [
    {bad: 'Tea calms.\n\n«[^1]:» A note.', reports: ['unusedNote'], kinds: ['F04']},
    {ok: 'Tea calms[^A].\n\n[^a]: A note.'}
  ]
})
