import {defineDefectRule} from './define-rule.ts'

export default defineDefectRule({
  id: 'glued-links',
  title: {en: 'Links without anything between them', fr: 'Des liens collés l’un à l’autre'},
  prose: {
    en: `
Two links side by side look like one. With one address they are one, cut in two by a converter.

## Fix

One address: the labels are merged (safe). Two: a space is set between them, for review.
`,
    fr: `
Deux liens côte à côte paraissent n’en faire qu’un. Avec une seule adresse, ils n’en font qu’un, coupé en deux par un convertisseur.

## Correction

Une adresse : les libellés sont réunis (sûre). Deux : une espace les sépare, à relire.
`
  },
  since: '0.1.0',
  category: 'form',
  severity: 'info',
  fix: 'safe',
  messages: {
    splitLink: {
      en: 'Unexpected end of a link in the middle of its label, expected one link',
      fr: 'Fin de lien inattendue au milieu du libellé, un seul lien est attendu'
    },
    gluedLinks: {
      en: 'Unexpected link right after another, expected something between them',
      fr: 'Lien inattendu collé au précédent, une séparation est attendue'
    }
  },
  titles: {
    mergeLinks: {en: 'Make one link of both', fr: 'N’en faire qu’un lien'},
    separateLinks: {en: 'Separate them by a space', fr: 'Les séparer par une espace'}
  },
  examples: [
    {
      bad: 'See [REST«](https://doi.org/10.1000/rest)[»-1](https://doi.org/10.1000/rest).',
      reports: ['splitLink'],
      fixed: 'See [REST-1](https://doi.org/10.1000/rest).',
      kinds: ['L21']
    },
    {
      bad: 'See [REST-1](https://doi.org/10.1000/rest)«[»Tea](https://example.org/tea).',
      reports: ['gluedLinks'],
      fixed: 'See [REST-1](https://doi.org/10.1000/rest) [Tea](https://example.org/tea).',
      kinds: ['L21']
    },
    {
      ok: 'Badges: [![a](https://example.org/a.svg)](https://example.org/a)[![b](https://example.org/b.svg)](https://example.org/b) [1](https://example.org/a)[2](https://example.org/b)'
    }
  ]
})
