import {defineDefectRule} from './define-rule.ts'

export default defineDefectRule({
  id: 'stray-image-mark',
  title: {en: 'An exclamation mark in the wrong place', fr: 'Un point d’exclamation mal placé'},
  prose: {
    en: `
Before a bracket an exclamation mark makes an image: with the address of a publication, readers see a broken picture. Set apart by a
space, it makes none, and readers see the mark and a link.

## Fix

Joined where the target is a picture and the mark begins a line (safe); deleted where the target is a publication, for review.
`,
    fr: `
Devant un crochet, un point d’exclamation fait une image : avec l’adresse d’une publication, le lecteur voit une image brisée. Séparé
par une espace, il n’en fait pas, et le lecteur voit le signe et un lien.

## Correction

Joint quand la cible est une image et que le signe commence une ligne (sûre) ; supprimé quand la cible est une publication, à relire.
`
  },
  since: '0.1.0',
  category: 'syntax',
  severity: 'error',
  fix: 'safe',
  messages: {
    imageOfSource: {
      en: 'Unexpected `!` before a citation, expected a link: readers see a broken picture',
      fr: '`!` inattendu devant une citation, un lien est attendu : le lecteur voit une image brisée'
    },
    detachedImageMark: {
      en: 'Unexpected space after `!`, expected none: this is not a picture',
      fr: 'Espace inattendue après `!`, aucune n’est attendue : ce n’est pas une image'
    }
  },
  titles: {
    dropMark: {en: 'Make it a link', fr: 'En faire un lien'},
    joinMark: {en: 'Make it a picture', fr: 'En faire une image'}
  },
  examples: [
    {
      bad: 'See «!»[REST-1](https://doi.org/10.1000/rest).',
      reports: ['imageOfSource'],
      fixed: 'See [REST-1](https://doi.org/10.1000/rest).',
      kinds: ['L22']
    },
    {
      bad: '!« »[Figure 1](figure-1.png)',
      reports: ['detachedImageMark'],
      fixed: '![Figure 1](figure-1.png)',
      kinds: ['L22']
    },
    {ok: 'Attention ! [voir](figure-1.png) et ![Figure](https://example.org/figure.png).'}
  ]
})
