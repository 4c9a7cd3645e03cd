import {defineDefectRule} from './define-rule.ts'

export default defineDefectRule({
  id: 'empty-link',
  title: {en: 'A link without a label or a source', fr: 'Un lien sans libellé ou sans source'},
  prose: {
    en: `
An empty destination leads to the page itself, a placeholder to nowhere. Drafts are full of them; a published text misleads with them.
A link with nothing between its brackets is invisible: nobody can see or click it. MyST fills the label of a DOI by itself and is
left alone.

## Fix

For review: the identifier or the host that the address names becomes the missing label. None for a missing source: only the author
knows it.
`,
    fr: `
Une destination vide mène à la page elle-même, un texte provisoire nulle part. Les brouillons en sont pleins ; un texte publié trompe
avec eux. Un lien sans rien entre ses crochets est invisible : personne ne peut le voir ni le suivre. MyST remplit lui-même le libellé
d’un DOI et n’est pas concerné.

## Correction

À relire : l’identifiant ou l’hôte que nomme l’adresse devient le libellé qui manque. Aucune pour une source qui manque : seul l’auteur
la connaît.
`
  },
  since: '0.1.0',
  category: 'syntax',
  severity: 'warning',
  fix: 'review',
  messages: {
    missingDestination: {
      en: 'Unexpected empty destination, expected an address: the source is missing',
      fr: 'Destination vide inattendue, une adresse est attendue : la source manque'
    },
    placeholderDestination: {
      en: 'Unexpected placeholder `{found}`, expected an address: the source is missing',
      fr: 'Texte provisoire `{found}` inattendu, une adresse est attendue : la source manque'
    },
    missingLabel: {
      en: 'Unexpected empty label, expected words: nobody can see this link',
      fr: 'Libellé vide inattendu, des mots sont attendus : personne ne voit ce lien'
    }
  },
  titles: {
    dropRest: {en: 'Delete this rest of the link beside it', fr: 'Supprimer ce reste du lien voisin'},
    fillLabel: {en: 'Write “{words}” as label', fr: 'Écrire « {words} » comme libellé'}
  },

  examples: [
    {bad: 'See [REST-1]«()».', reports: ['missingDestination'], kinds: ['L47']},
    {bad: 'See [REST-1](«#») and [tea]«(<>)».', reports: ['missingDestination', 'missingDestination'], kinds: ['L47']},
    {
      bad: 'See [REST-1](«URL»), [tea](«https://doi.org/») and [rest](«https://doi.org/10.xxxx/rest»).',
      reports: ['placeholderDestination', 'placeholderDestination', 'placeholderDestination'],
      kinds: ['L49', 'D08']
    },
    {ok: 'See [tea](#tea), [rest](rest.md) and [both](https://example.org/).'},
    {
      bad: 'Tea calms «[]»(https://doi.org/10.1000/rest).',
      reports: ['missingLabel'],
      fixed: 'Tea calms [doi:10.1000/rest](https://doi.org/10.1000/rest).',
      kinds: ['L48']
    },
    {ok: 'Tea calms [](https://doi.org/10.1000/rest).', profile: 'myst'}
  ]
})
