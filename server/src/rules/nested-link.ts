import {defineDefectRule} from './define-rule.ts'

export default defineDefectRule({
  id: 'nested-link',
  title: {en: 'A link inside a link', fr: 'Un lien dans un lien'},
  prose: {
    en: `
A link cannot hold another. As a destination it becomes part of the address (notes applications and chats copy links so); inside a
label only the inner link lives, and readers see the address of the outer one.

## Fix

A destination keeps the address alone: safe where both say the same, else for review. Two links with two addresses are set side by
side, for review.
`,
    fr: `
Un lien ne peut en contenir un autre. Comme destination, il fait partie de l’adresse (les applications de notes et les messageries
copient ainsi) ; dans un libellé, seul le lien intérieur vit, et le lecteur voit l’adresse de l’autre.

## Correction

Une destination garde l’adresse seule : sûre quand les deux disent la même chose, sinon à relire. Deux liens et deux adresses sont
mis côte à côte, à relire.
`
  },
  since: '0.1.0',
  category: 'syntax',
  severity: 'error',
  fix: 'safe',
  messages: {
    linkAsDestination: {
      en: 'Unexpected link as a destination, expected an address: the link leads nowhere',
      fr: 'Lien inattendu à la place de la destination, une adresse est attendue : le lien ne mène nulle part'
    },
    linkInLabel: {
      en: 'Unexpected link inside the label of another, expected one link: the outer one is dead',
      fr: 'Lien inattendu dans le libellé d’un autre, un seul lien est attendu : celui du dehors est mort'
    }
  },
  titles: {
    keepAddress: {en: 'Keep the address alone', fr: 'Garder l’adresse seule'},
    separateLinks: {en: 'Set both links side by side', fr: 'Mettre les deux liens côte à côte'}
  },

  examples: [
    {
      bad: 'See [Tea](«[https://example.org/tea](https://example.org/tea)»).',
      reports: ['linkAsDestination'],
      fixed: 'See [Tea](https://example.org/tea).',
      kinds: ['L42']
    },
    {
      bad: 'See «[»see [REST-1](https://example.org/rest) trial](https://example.org/tea).',
      reports: ['linkInLabel'],
      fixed: 'See [see REST-1 trial](https://example.org/tea) ([REST-1](https://example.org/rest)).',
      kinds: ['L43']
    },
    {ok: 'As [in [1] and later](https://example.org/tea).'}
  ]
})
