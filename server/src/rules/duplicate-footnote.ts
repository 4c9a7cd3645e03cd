import {noteOf, noteSigns} from '../core/notes.ts'
import {defineRule, related} from './define-rule.ts'

export default defineRule({
  id: 'duplicate-footnote',
  title: {en: 'Two notes of one name', fr: 'Deux notes du même nom'},
  prose: {
    en: `
The first wins, the second is silently lost. Case makes no difference: \`[^1a]\` and \`[^1A]\` are one name.

## Fix

None: the second may be another note or a copy.
`,
    fr: `
La première l’emporte, la seconde est perdue sans un mot. La casse ne compte pas : \`[^1a]\` et \`[^1A]\` sont un seul nom.

## Correction

Aucune : la seconde est peut-être une autre note, ou une copie.
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
    duplicateNote: {
      en: 'Unexpected second note `[^{label}]`, expected one: readers do not see it',
      fr: 'Seconde note `[^{label}]` inattendue, une seule est attendue : le lecteur ne la voit pas'
    }
  },
  titles: {
    first: {en: 'the first one', fr: 'la première'}
  },

  check({model, places, report}) {
    const {text} = model.snapshot
    const [first, ...others] = noteOf(model, places).definitions.map(({label, range}) => ({
      label: label.toLowerCase(),
      head: {start: range.start, end: text.indexOf(']:', range.start) + 2}
    }))
    if (!first) return
    for (const {label, head} of others) report('duplicateNote', head, {label, related: [related(first.head, 'first')]})
  },

  examples: [
    {bad: 'Tea calms[^1].\n\n[^1]: A note.\n\n«[^1]:» Another.', reports: ['duplicateNote'], kinds: ['F09']},
    {bad: 'Tea calms[^a].\n\n[^a]: A note.\n\n«[^A]:» Another.', reports: ['duplicateNote'], kinds: ['F15']},
    {ok: 'Tea[^1] calms[^2].\n\n[^1]: A note.\n\n[^2]: Another.'}
  ]
})
