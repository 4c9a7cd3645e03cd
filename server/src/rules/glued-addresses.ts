import {defineDefectRule} from './define-rule.ts'

export default defineDefectRule({
  id: 'glued-addresses',
  title: {en: 'Two addresses without anything between them', fr: 'Deux adresses collées'},
  prose: {
    en: `
Renderers make one link of both, and it leads nowhere.

## Fix

For review: a space between two bare addresses; in a link, its first address.
`,
    fr: `
Les moteurs de rendu n’en font qu’un lien, qui ne mène nulle part.

## Correction

À relire : une espace entre deux adresses nues ; dans un lien, la première adresse.
`
  },
  since: '0.1.0',
  category: 'syntax',
  severity: 'error',
  fix: 'review',
  messages: {
    gluedAddresses: {
      en: 'Unexpected second address inside the first, expected one: the link leads nowhere',
      fr: 'Seconde adresse inattendue dans la première, une seule est attendue : le lien ne mène nulle part'
    }
  },
  titles: {
    separateAddresses: {en: 'Separate both addresses', fr: 'Séparer les deux adresses'},
    keepFirst: {en: 'Keep the first address', fr: 'Garder la première adresse'}
  },
  examples: [
    {
      bad: 'See https://doi.org/10.1000/rest«https://»doi.org/10.1000/tea.',
      reports: ['gluedAddresses'],
      fixed: 'See https://doi.org/10.1000/rest https://doi.org/10.1000/tea.',
      kinds: ['U14']
    },
    {
      bad: 'See [tea](https://example.org/tea«https://»example.org/rest).',
      reports: ['gluedAddresses'],
      fixed: 'See [tea](https://example.org/tea).',
      kinds: ['U14']
    },
    {
      ok: 'See https://web.archive.org/web/2020/https://example.org/ and https://example.org/?u=https://example.org/tea.'
    }
  ]
})
