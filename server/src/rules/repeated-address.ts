import type {Fact} from '../core/fact.ts'
import {nothing} from '../core/part.ts'
import type {Defect} from '../core/scan/defect.ts'
import {shift, shiftEdits} from '../core/text.ts'
import {defineRule} from './define-rule.ts'

/** A document in which so many links are followed by their address is made for paper. */
const habit = 3

const repeated: Fact<Defect> = {
  of: ({segment: {defects}}) =>
    defects.length === 0 ? nothing : defects.filter(({kind}) => kind === 'repeatedDestination')
}

export default defineRule({
  id: 'repeated-address',
  title: {en: 'A link is followed by its own address', fr: 'Un lien est suivi de sa propre adresse'},
  prose: {
    en: `
\`[label](address) (address)\` says the same twice: readers see the label and then a long address in parentheses. It is left over where a link was made of a citation in plain text.

## Evidence

Both addresses must be the same source. A document that does so three times or more is made for paper, where readers cannot click: there it is never reported.

## Fix

For review: the address in parentheses is removed. The link keeps it.
`,
    fr: `
\`[libellé](adresse) (adresse)\` dit deux fois la même chose : le lecteur voit le libellé, puis une longue adresse entre parenthèses. C’est ce qui reste d’une citation en texte brut dont on a fait un lien.

## Indices

Les deux adresses doivent désigner la même source. Un document qui le fait trois fois ou plus est destiné à l’impression, où l’on ne clique pas : rien n’y est signalé.

## Correction

À relire : l’adresse entre parenthèses est supprimée. Le lien la conserve.
`
  },
  since: '0.1.0',
  category: 'syntax',
  severity: 'info',
  fix: 'review',
  options: {},
  messages: {
    repeatedDestination: {
      en: 'Unexpected address of the link once more after it, expected the link alone',
      fr: 'Adresse du lien répétée après lui, le lien seul est attendu'
    }
  },
  titles: {
    dropSecond: {en: 'Remove the second address', fr: 'Supprimer la seconde adresse'}
  },
  scope: 'document',

  check({model, report}) {
    const contributions = model.collect(repeated)
    const found = contributions.flatMap(({part, items}) => items.map(defect => ({defect, by: model.startOf(part)})))
    if (found.length >= habit) return
    for (const {defect, by} of found) {
      report('repeatedDestination', shift(defect.range, by), {
        fixes: defect.repairs.map(repair => ({
          ...repair,
          data: {},
          edits: shiftEdits(repair.edits, by)
        }))
      })
    }
  },

  examples: [
    {
      bad: 'Tea calms.\n\nAs in [a study](https://doi.org/10.1000/rest) «(doi:10.1000/REST)».',
      kinds: ['L19'],
      reports: ['repeatedDestination'],
      fixed: 'Tea calms.\n\nAs in [a study](https://doi.org/10.1000/rest).'
    },
    {ok: 'As in [a study](https://doi.org/10.1000/rest) (https://doi.org/10.1000/tea).'},
    {
      ok: '- [Rest](https://example.org/a) (https://example.org/a)\n- [Tea](https://example.org/b) (https://example.org/b)\n- [Leaf](https://example.org/c) (https://example.org/c)'
    }
  ]
})
