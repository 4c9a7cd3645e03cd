import {defineDefectRule} from './define-rule.ts'

export default defineDefectRule({
  id: 'escaped-brackets',
  title: {
    en: 'The brackets of a link are escaped',
    fr: 'Les crochets d’un lien sont échappés'
  },
  prose: {
    en: `
A backslash before a bracket makes it a character like any other: \`\\[label\\](address)\` shows its brackets and leads nowhere, and the backslashes cannot be seen in a preview.
Converters from Word and Google Docs and generated drafts escape too much; a single backslash before the last bracket comes from a keyboard.

## Evidence

The brackets must touch and the parentheses must hold one address. \`\\[1\\]\` alone, mathematics between \`\\[\` and \`\\]\`, and links that work with brackets in their label are never reported.

## Fix

The backslashes go. At once where all four brackets are escaped or a single closing one is; for review otherwise, and where the label is a number or what a page on Markdown would write.
`,
    fr: `
Une barre oblique inverse devant un crochet en fait un caractère comme un autre\u00a0: \`\\[libellé\\](adresse)\` montre ses crochets et ne mène nulle part, et l’aperçu ne montre pas les barres.
Les convertisseurs de Word et de Google Docs et les brouillons générés en mettent trop\u00a0; une seule barre devant le dernier crochet vient du clavier.

## Indices

Les crochets doivent se toucher et les parenthèses contenir une adresse. \`\\[1\\]\` seul, les formules entre \`\\[\` et \`\\]\` et les liens valides dont le libellé contient des crochets ne sont jamais signalés.

## Correction

Les barres disparaissent. D’office quand les quatre crochets sont échappés ou un seul crochet fermant\u00a0; à relire sinon, et quand le libellé est un nombre ou ce qu’écrirait une page sur Markdown.
`
  },
  since: '0.1.0',
  category: 'syntax',
  severity: 'error',
  fix: 'safe',
  messages: {
    escapedBrackets: {
      en: 'Unexpected backslashes before the brackets of a link, expected none',
      fr: 'Barres obliques inverses inattendues devant les crochets d’un lien, aucune n’est attendue'
    },
    backslashBeforeCloser: {
      en: 'Unexpected backslash before a closing bracket, expected none: this is not a link',
      fr: 'Barre oblique inverse inattendue devant un crochet fermant, aucune n’est attendue : ce n’est pas un lien'
    }
  },
  titles: {
    unescape: {en: 'Remove the backslashes', fr: 'Supprimer les barres obliques inverses'}
  },

  examples: [
    {
      bad: 'As in «\\[a study of rest\\](»https://doi.org/10.1000/rest).',
      kinds: ['L14'],
      reports: ['escapedBrackets'],
      fixed: 'As in [a study of rest](https://doi.org/10.1000/rest).'
    },
    {
      bad: 'Voir «[le repos]\\(»https://doi.org/10.1000/rest), «[le thé]\\(»https://example.org/a_(b)\\) et «\\[la feuille](»https://example.org/c).',
      kinds: ['L14'],
      reports: ['escapedBrackets', 'escapedBrackets', 'escapedBrackets'],
      fixed:
        'Voir [le repos](https://doi.org/10.1000/rest), [le thé](https://example.org/a_(b)) et [la feuille](https://example.org/c).'
    },
    {
      bad: '> Voir «\\[a\\]\\(»https://doi.org/10.1000/rest\\) et «!\\[une figure\\]\\(»https://example.org/fig.png\\).',
      kinds: ['L14'],
      reports: ['escapedBrackets', 'escapedBrackets'],
      fixed: '> Voir [a](https://doi.org/10.1000/rest) et ![une figure](https://example.org/fig.png).'
    },
    {
      bad: 'As in [a study of rest«\\]»(https://doi.org/10.1000/rest).',
      kinds: ['L15'],
      reports: ['backslashBeforeCloser'],
      fixed: 'As in [a study of rest](https://doi.org/10.1000/rest).'
    },
    {
      bad: 'As in [a study of rest](https://doi.org/10.1000/rest«\\)» and below.',
      kinds: ['L15'],
      reports: ['backslashBeforeCloser'],
      fixed: 'As in [a study of rest](https://doi.org/10.1000/rest) and below.'
    },
    {ok: 'Rest helps \\[1\\], and \\[a \\(x\\)\\] holds (https://example.org/x); [\\[2\\]](https://example.org/y).'},
    {ok: '[a](https://en.wikipedia.org/wiki/Rest_\\(planet\\)) and \\[sic\\](https://example.org/x).'},
    {ok: '`\\[a study\\](https://example.org/rest)` and $\\[x\\](https://example.org/y)$.'}
  ]
})
