import {defineDefectRule} from './define-rule.ts'

export default defineDefectRule({
  id: 'missing-label',
  title: {en: 'A link without a label', fr: 'Un lien sans libellé'},
  prose: {
    en: `
A link with nothing between its brackets is invisible: nobody can see or click it. MyST fills the label of a DOI by itself and is
left alone.

## Fix

For review: the identifier or the host that the address names becomes the label.
`,
    fr: `
Un lien sans rien entre ses crochets est invisible : personne ne peut le voir ni le suivre. MyST remplit lui-même le libellé d’un DOI
et n’est pas concerné.

## Correction

À relire : l’identifiant ou l’hôte que nomme l’adresse devient le libellé.
`
  },
  since: '0.1.0',
  category: 'syntax',
  severity: 'warning',
  fix: 'review',
  messages: {
    missingLabel: {
      en: 'Unexpected empty label, expected words: nobody can see this link',
      fr: 'Libellé vide inattendu, des mots sont attendus : personne ne voit ce lien'
    }
  },
  titles: {fillLabel: {en: 'Write “{words}” as label', fr: 'Écrire « {words} » comme libellé'}},

  examples: [
    {
      bad: 'Tea calms «[]»(https://doi.org/10.1000/rest).',
      reports: ['missingLabel'],
      fixed: 'Tea calms [doi:10.1000/rest](https://doi.org/10.1000/rest).',
      kinds: ['L48']
    },
    {ok: 'Tea calms [](https://doi.org/10.1000/rest).', profile: 'myst'}
  ]
})
