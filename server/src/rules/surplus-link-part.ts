import {defineDefectRule} from './define-rule.ts'

export default defineDefectRule({
  id: 'surplus-link-part',
  title: {en: 'A link with one part too many', fr: 'Un lien avec une partie de trop'},
  prose: {
    en: `
A link has one label and one destination. A second label stays dead beside the link, a second destination is shown as an address, an
empty pair of brackets makes a link that nobody sees.

## Fix

The empty pair goes (safe). Two labels are joined, a repeated address goes, another address becomes a link of its own: for review. In
texts made for print an address after its link may be wanted.
`,
    fr: `
Un lien a un libellé et une destination. Un second libellé reste mort à côté du lien, une seconde destination s’affiche comme une
adresse, une paire de crochets vide fait un lien que personne ne voit.

## Correction

La paire vide disparaît (sûre). Deux libellés sont réunis, une adresse répétée disparaît, une autre devient un lien : à relire. Dans un
texte destiné à l’impression, une adresse après son lien peut être voulue.
`
  },
  since: '0.1.0',
  category: 'syntax',
  severity: 'warning',
  fix: 'safe',
  messages: {
    emptyPair: {
      en: 'Unexpected empty `[]` between label and destination, expected nothing: nobody can see this link',
      fr: '`[]` vide inattendu entre le libellé et la destination, rien n’est attendu : personne ne voit ce lien'
    },
    secondLabel: {
      en: 'Unexpected second label, expected one: the first is dead',
      fr: 'Second libellé inattendu, un seul est attendu : le premier est mort'
    },
    secondDestination: {
      en: 'Unexpected second destination, expected one: readers see the address',
      fr: 'Seconde destination inattendue, une seule est attendue : le lecteur voit l’adresse'
    },
    repeatedDestination: {
      en: 'Unexpected address of the link once more, expected it once',
      fr: 'Adresse du lien inattendue une seconde fois, une fois suffit'
    }
  },
  titles: {
    dropPair: {en: 'Delete the empty pair', fr: 'Supprimer la paire vide'},
    joinLabels: {en: 'Join both labels', fr: 'Réunir les deux libellés'},
    dropDestination: {en: 'Delete the second address', fr: 'Supprimer la seconde adresse'},
    separateDestination: {en: 'Make a second link of it', fr: 'En faire un second lien'}
  },
  examples: [
    {
      bad: 'See [REST-1]«[]»(https://doi.org/10.1000/rest).',
      reports: ['emptyPair'],
      fixed: 'See [REST-1](https://doi.org/10.1000/rest).',
      kinds: ['L18']
    },
    {
      bad: 'See «[REST-1][the trial]»(https://doi.org/10.1000/rest).',
      reports: ['secondLabel'],
      fixed: 'See [REST-1 the trial](https://doi.org/10.1000/rest).',
      kinds: ['L20']
    },
    {
      bad: 'See [REST-1](https://doi.org/10.1000/rest)«(https://example.org/rest)».',
      reports: ['secondDestination'],
      fixed: 'See [REST-1](https://doi.org/10.1000/rest) ([example.org](https://example.org/rest)).',
      kinds: ['L19']
    },
    {
      bad: 'See [REST-1](https://doi.org/10.1000/rest) «(https://doi.org/10.1000/rest)».',
      reports: ['repeatedDestination'],
      fixed: 'See [REST-1](https://doi.org/10.1000/rest).',
      kinds: ['L19']
    },
    {
      ok: 'See [REST-1](https://doi.org/10.1000/rest) (12 cups), [1][2](https://doi.org/10.1000/rest) and [the trial](https://doi.org/10.1000/rest) (see https://example.org/tea).'
    }
  ]
})
