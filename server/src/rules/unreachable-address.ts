import {defineDefectRule} from './define-rule.ts'

export default defineDefectRule({
  id: 'unreachable-address',
  title: {en: 'An address that nobody else can reach', fr: 'Une adresse que personne d’autre ne peut atteindre'},
  prose: {
    en: `
Files of one computer, closed workspaces and drives work for their author and for nobody else. Addresses that run code or carry data are
a danger to readers.

## Fix

None: only the author knows the source.
`,
    fr: `
Les fichiers d’un ordinateur, les espaces de travail et les disques fermés ne fonctionnent que pour leur auteur. Les adresses qui
exécutent du code ou portent des données sont un danger pour le lecteur.

## Correction

Aucune : seul l’auteur connaît la source.
`
  },
  since: '0.1.0',
  category: 'syntax',
  severity: 'error',
  fix: 'none',
  messages: {
    localAddress: {
      en: 'Unexpected address of one computer, expected one that readers can reach',
      fr: 'Adresse d’un seul ordinateur inattendue, une adresse accessible au lecteur est attendue'
    },
    privateAddress: {
      en: 'Unexpected address of a closed workspace, expected one that readers can reach',
      fr: 'Adresse d’un espace fermé inattendue, une adresse accessible au lecteur est attendue'
    },
    dangerousScheme: {
      en: 'Unexpected `{scheme}:` address, expected a source: it acts in the reader’s browser',
      fr: 'Adresse `{scheme}:` inattendue, une source est attendue : elle agit dans le navigateur du lecteur'
    }
  },
  titles: {},
  examples: [
    {
      bad: 'See [tea](«file:///tea.pdf») and [rest](«C:\\\\Tea\\\\rest.pdf»).',
      reports: ['localAddress', 'localAddress'],
      kinds: ['U18']
    },
    {bad: 'See [tea](«https://tea.sharepoint.com/sites/rest»).', reports: ['privateAddress'], kinds: ['U18', 'W06']},
    {bad: 'See [tea](«javascript:alert(1)»).', reports: ['dangerousScheme'], kinds: ['U19']},
    {ok: 'See [tea](tea.pdf), [rest](https://docs.google.com/document/d/e/2PACX/pub) and [leaf](c).'}
  ]
})
