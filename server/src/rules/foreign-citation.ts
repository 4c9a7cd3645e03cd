import {defineDefectRule} from './define-rule.ts'

export default defineDefectRule({
  id: 'foreign-citation',
  title: {en: 'A citation of another system', fr: 'Une citation d’un autre système'},
  prose: {
    en: `
\`\\cite{…}\` of LaTeX, \`[cite:@…]\` of Org and the roles of MyST are text, or nothing, elsewhere.

## Fix

For review: the keys are written as Pandoc, Quarto and MyST read them.
`,
    fr: `
\`\\cite{…}\` de LaTeX, \`[cite:@…]\` d’Org et les rôles de MyST ne sont ailleurs que du texte, ou rien.

## Correction

À relire : les clés sont écrites comme les lisent Pandoc, Quarto et MyST.
`
  },
  since: '0.1.0',
  category: 'syntax',
  severity: 'warning',
  fix: 'review',
  messages: {
    latexCitation: {
      en: 'Unexpected citation of LaTeX, expected `{expected}`',
      fr: 'Citation de LaTeX inattendue, `{expected}` est attendu'
    },
    roleCitation: {
      en: 'Unexpected citation of another system, expected `{expected}`',
      fr: 'Citation d’un autre système inattendue, `{expected}` est attendu'
    }
  },
  titles: {
    writeKeys: {en: 'Write {expected}', fr: 'Écrire {expected}'}
  },
  examples: [
    {
      bad: 'Tea calms «\\cite{leaf2020,rest2021}».',
      reports: ['latexCitation'],
      fixed: 'Tea calms [@leaf2020; @rest2021].',
      kinds: ['P08']
    },
    {
      bad: 'Tea calms «{cite}`leaf2020`» and «[cite:@rest2021]».',
      reports: ['roleCitation', 'roleCitation'],
      fixed: 'Tea calms [@leaf2020] and [@rest2021].',
      kinds: ['P08']
    },
    {ok: 'Tea calms {cite}`leaf2020`.', profile: 'myst'}
  ]
})
