import {defineDefectRule} from './define-rule.ts'

export default defineDefectRule({
  id: 'invisible-character-in-address',
  title: {en: 'An invisible character inside an address', fr: 'Un caractère invisible dans une adresse'},
  prose: {
    en: `
Zero-width spaces, soft hyphens and direction marks come with text from web pages and word processors. The address looks right and
leads nowhere.

## Fix

Safe: the invisible characters go.
`,
    fr: `
Les espaces sans chasse, les traits d’union conditionnels et les marques de direction viennent avec les textes copiés. L’adresse paraît
juste et ne mène nulle part.

## Correction

Sûre : les caractères invisibles disparaissent.
`
  },
  since: '0.1.0',
  category: 'syntax',
  severity: 'error',
  fix: 'safe',
  messages: {
    invisibleInAddress: {
      en: 'Unexpected invisible character (U+{code}) in the address, expected none: the link leads nowhere',
      fr: 'Caractère invisible (U+{code}) inattendu dans l’adresse, aucun n’est attendu : le lien ne mène nulle part'
    }
  },
  titles: {
    dropInvisible: {en: 'Delete the invisible characters', fr: 'Supprimer les caractères invisibles'}
  },
  examples: [
    {
      bad: 'See [REST-1](https://doi.org/10.1000/«\u200b»rest).',
      reports: ['invisibleInAddress'],
      fixed: 'See [REST-1](https://doi.org/10.1000/rest).',
      kinds: ['U12']
    },
    {
      bad: 'See https://doi.org/10.1000/re«\u00ad»st now.',
      reports: ['invisibleInAddress'],
      fixed: 'See https://doi.org/10.1000/rest now.',
      kinds: ['U12', 'D05']
    },
    {ok: 'A word with a soft hy\u00adphen and https://example.org/tea\u200b.'}
  ]
})
