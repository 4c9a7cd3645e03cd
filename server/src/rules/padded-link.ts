import {defineDefectRule} from './define-rule.ts'

export default defineDefectRule({
  id: 'padded-link',
  title: {en: 'Spaces just inside a link’s brackets', fr: 'Espaces juste à l’intérieur d’un lien'},
  prose: {
    en: `
Spaces beside the brackets are underlined with the label, or stand idle around the address. The link works.

## Fix

Safe: the space goes, or moves outside where it is all that separates two words.
`,
    fr: `
Des espaces contre les crochets sont soulignées avec le libellé, ou inutiles autour de l’adresse. Le lien fonctionne.

## Correction

Sûre : l’espace disparaît, ou sort du lien quand elle seule sépare deux mots.
`
  },
  since: '0.1.0',
  category: 'form',
  severity: 'info',
  fix: 'safe',
  messages: {
    paddedLabel: {
      en: 'Unexpected space beside a bracket of the label, expected none: it is underlined',
      fr: 'Espace inattendue contre un crochet du libellé, aucune n’est attendue : elle est soulignée'
    },
    paddedDestination: {
      en: 'Unexpected space around the address, expected none',
      fr: 'Espace inattendue autour de l’adresse, aucune n’est attendue'
    }
  },
  titles: {
    trimLabel: {en: 'Move the spaces out of the label', fr: 'Sortir les espaces du libellé'},
    trimDestination: {en: 'Delete the spaces around the address', fr: 'Supprimer les espaces autour de l’adresse'}
  },

  examples: [
    {
      bad: 'Voir[« le thé »](https://example.org/tea)suite.',
      reports: ['paddedLabel'],
      fixed: 'Voir [le thé](https://example.org/tea) suite.',
      kinds: ['L30']
    },
    {
      bad: 'See [tea](« »https://example.org/tea ).',
      reports: ['paddedDestination'],
      fixed: 'See [tea](https://example.org/tea).',
      kinds: ['L29']
    },
    {ok: 'See [tea](https://example.org/tea "Tea") and [tea](<https://example.org/tea leaf>).'}
  ]
})
