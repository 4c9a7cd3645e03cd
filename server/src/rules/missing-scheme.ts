import {defineDefectRule} from './define-rule.ts'

export default defineDefectRule({
  id: 'missing-scheme',
  title: {en: 'An address without its scheme', fr: 'Une adresse sans protocole'},
  prose: {
    en: `
Without \`https://\` a renderer takes the address for a file in this folder, and the reader gets an error page. MyST reads \`doi:\` by itself.

## Fix

Safe for DOIs, \`www.\` and the hosts of registries and publishers; for review elsewhere, as folders may have dots in their names.
`,
    fr: `
Sans \`https://\`, un moteur de rendu prend l’adresse pour un fichier de ce dossier, et le lecteur obtient une page d’erreur. MyST lit
lui-même \`doi:\`.

## Correction

Sûre pour les DOI, \`www.\` et les hôtes des registres et des éditeurs ; à relire ailleurs, car un dossier peut avoir un point dans son nom.
`
  },
  since: '0.1.0',
  category: 'syntax',
  severity: 'error',
  fix: 'safe',
  messages: {
    missingScheme: {
      en: 'Unexpected address without a scheme, expected `{url}`: the link leads into this folder',
      fr: 'Adresse sans protocole inattendue, `{url}` est attendu : le lien mène dans ce dossier'
    },
    missingMailScheme: {
      en: 'Unexpected mail address as destination, expected `{url}`: the link leads into this folder',
      fr: 'Adresse de courriel inattendue comme destination, `{url}` est attendu : le lien mène dans ce dossier'
    }
  },
  titles: {
    writeAddress: {en: 'Write {url}', fr: 'Écrire {url}'}
  },
  examples: [
    {
      bad: 'See [REST-1](«doi.org/10.1000/rest»), [tea](«www.example.org/tea») and [leaf](«10.1000/leaf»).',
      reports: ['missingScheme', 'missingScheme', 'missingScheme'],
      fixed:
        'See [REST-1](https://doi.org/10.1000/rest), [tea](https://www.example.org/tea) and [leaf](https://doi.org/10.1000/leaf).',
      kinds: ['U03']
    },
    {
      bad: 'See [tea](«example.org/tea»).',
      reports: ['missingScheme'],
      fixed: 'See [tea](https://example.org/tea).',
      kinds: ['U03']
    },
    {
      bad: 'Ask [the author](«tea@example.org»).',
      reports: ['missingMailScheme'],
      fixed: 'Ask [the author](mailto:tea@example.org).',
      kinds: ['U20']
    },
    {ok: 'See [a](tea.md), [b](v1.2/tea), [c](#tea), [d](figures/tea.png) and [e](mailto:tea@example.org).'},
    {ok: 'See [rest](doi:10.1000/rest).', profile: 'myst'}
  ]
})
