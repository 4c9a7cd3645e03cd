import {defineDefectRule} from './define-rule.ts'

export default defineDefectRule({
  id: 'emphasis-across-link',
  title: {en: 'Emphasis that cuts a link', fr: 'Une mise en valeur coupe un lien'},
  prose: {
    en: `
Markers that end between label and destination undo the link; markers that begin inside it and end outside are shown as asterisks.
Translation machines move them.

## Fix

The markers go around the whole link. For review where the label is no words.
`,
    fr: `
Des marques qui finissent entre le libellé et la destination défont le lien ; celles qui commencent dedans et finissent dehors
s’affichent comme des astérisques. Les traducteurs automatiques les déplacent.

## Correction

Les marques entourent le lien entier. À relire quand le libellé ne contient pas de mots.
`
  },
  since: '0.1.0',
  category: 'syntax',
  severity: 'error',
  fix: 'safe',
  messages: {
    emphasisInsideLink: {
      en: 'Unexpected emphasis that ends between label and destination, expected it around the link: this is not a link',
      fr: 'Mise en valeur inattendue, finie entre le libellé et la destination : elle est attendue autour du lien, ce n’est pas un lien'
    },
    interleavedEmphasis: {
      en: 'Unexpected marker inside the label whose partner is outside, expected both outside: readers see asterisks',
      fr: 'Marque inattendue dans le libellé, l’autre est dehors : les deux sont attendues dehors, le lecteur voit des astérisques'
    }
  },
  titles: {
    moveEmphasis: {en: 'Put the emphasis around the link', fr: 'Mettre la mise en valeur autour du lien'}
  },
  examples: [
    {
      bad: 'See **[REST-1«]**(»https://doi.org/10.1000/rest).',
      reports: ['emphasisInsideLink'],
      fixed: 'See **[REST-1](https://doi.org/10.1000/rest)**.',
      kinds: ['L16']
    },
    {
      bad: 'Voir *[le thé«]* (»https://doi.org/10.1000/rest).',
      reports: ['emphasisInsideLink'],
      fixed: 'Voir *[le thé](https://doi.org/10.1000/rest)*.',
      kinds: ['L16']
    },
    {
      bad: 'See [«**»REST-1](https://doi.org/10.1000/rest)**.',
      reports: ['interleavedEmphasis'],
      fixed: 'See **[REST-1](https://doi.org/10.1000/rest)**.',
      kinds: ['L17']
    },
    {
      bad: 'See **[REST-1«**»](https://doi.org/10.1000/rest).',
      reports: ['interleavedEmphasis'],
      fixed: 'See **[REST-1](https://doi.org/10.1000/rest)**.',
      kinds: ['L17']
    },
    {
      ok: 'See **[REST-1](https://doi.org/10.1000/rest)**, [**tea**](https://doi.org/10.1000/rest) and [tea\\*](https://doi.org/10.1000/rest)*.'
    }
  ]
})
