import {notesOf} from '../core/notes.ts'
import {defineRule} from './define-rule.ts'

export default defineRule({
  id: 'footnote-order',
  title: {en: 'Footnotes out of order', fr: 'Des notes dans le désordre'},
  prose: {
    en: `
Renderers count notes in the order of their marks: where the numbers in the source are in another order, the numbers that readers see
differ from those that the text and its author speak of.

## Fix

None: renumbering is the author's choice.
`,
    fr: `
Les moteurs de rendu numérotent les notes dans l’ordre de leurs appels : si les numéros de la source sont dans un autre ordre, ceux que
voit le lecteur ne sont pas ceux dont parlent le texte et son auteur.

## Correction

Aucune : renuméroter est le choix de l’auteur.
`
  },
  since: '0.1.0',
  category: 'form',
  severity: 'info',
  fix: 'none',
  scope: 'document',
  options: {},
  messages: {
    noteOrder: {
      en: 'Unexpected note {found} here, expected {expected}: readers see other numbers',
      fr: 'Note {found} inattendue ici, {expected} est attendue : le lecteur voit d’autres numéros'
    }
  },
  titles: {},

  check({model, report}) {
    const marks = notesOf(model)
      .flatMap(({references, broken}) => [...references, ...broken])
      .sort((one, other) => one.range.start - other.range.start)
    const seen = new Set<string>()
    let expected = 1
    for (const {label, range} of marks) {
      if (!/^\d{1,4}$/.test(label) || seen.has(label)) continue
      // A text that neither begins with 1 nor calls it later is a part of another.
      if (seen.size === 0 && label !== '1' && !marks.some(one => one.label === '1')) return
      seen.add(label)
      // One finding: what follows is moved by the same cause.
      if (Number(label) !== expected) return report('noteOrder', range, {found: label, expected})
      expected++
    }
  },

  examples: [
    {
      bad: 'Tea calms[^1], warms«[^3]» and rests[^2].\n\n[^1]: One.\n[^2]: Two.\n[^3]: Three.',
      reports: ['noteOrder'],
      kinds: ['F10']
    },
    {ok: 'Tea calms[^1], rests[^2] and[^1] warms[^a].\n\n[^1]: One.\n[^2]: Two.\n[^a]: A.'}
  ]
})
