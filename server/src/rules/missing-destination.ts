import {defineDefectRule} from './define-rule.ts'

export default defineDefectRule({
  id: 'missing-destination',
  title: {en: 'A link without a source', fr: 'Un lien sans source'},
  prose: {
    en: `
An empty destination leads to the page itself, a placeholder to nowhere. Drafts are full of them; a published text misleads with them.

## Fix

None: only the author knows the source.
`,
    fr: `
Une destination vide mène à la page elle-même, un texte provisoire nulle part. Les brouillons en sont pleins ; un texte publié trompe
avec eux.

## Correction

Aucune : seul l’auteur connaît la source.
`
  },
  since: '0.1.0',
  category: 'syntax',
  severity: 'warning',
  fix: 'none',
  messages: {
    missingDestination: {
      en: 'Unexpected empty destination, expected an address: the source is missing',
      fr: 'Destination vide inattendue, une adresse est attendue : la source manque'
    },
    placeholderDestination: {
      en: 'Unexpected placeholder `{found}`, expected an address: the source is missing',
      fr: 'Texte provisoire `{found}` inattendu, une adresse est attendue : la source manque'
    }
  },
  titles: {},

  examples: [
    {bad: 'See [REST-1]«()».', reports: ['missingDestination'], kinds: ['L47']},
    {bad: 'See [REST-1](«#») and [tea]«(<>)».', reports: ['missingDestination', 'missingDestination'], kinds: ['L47']},
    {
      bad: 'See [REST-1](«URL»), [tea](«https://doi.org/») and [rest](«https://doi.org/10.xxxx/rest»).',
      reports: ['placeholderDestination', 'placeholderDestination', 'placeholderDestination'],
      kinds: ['L49', 'D08']
    },
    {ok: 'See [tea](#tea), [rest](rest.md) and [both](https://example.org/).'}
  ]
})
