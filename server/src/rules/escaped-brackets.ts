import {defineDefectRule} from './define-rule.ts'

export default defineDefectRule({
  id: 'escaped-brackets',
  title: {
    en: 'Backslashes before the marks of a link',
    fr: 'Des barres obliques inverses devant les marques d’un lien'
  },
  prose: {
    en: `
A backslash takes a bracket its meaning: readers see brackets, and no backslash that would explain it. Converters of word processors
escape everything that looks like Markdown.

## Fix

Safe where all four marks are escaped or only a closing one is; else for review.
`,
    fr: `
Une barre oblique inverse ôte son sens à un crochet : le lecteur voit des crochets, sans la barre qui l’expliquerait. Les
convertisseurs de traitements de texte échappent tout ce qui ressemble à du Markdown.

## Correction

Sûre quand les quatre marques sont échappées, ou seulement une marque fermante ; sinon à relire.
`
  },
  since: '0.1.0',
  category: 'syntax',
  severity: 'error',
  fix: 'safe',
  messages: {
    escapedBrackets: {
      en: 'Unexpected backslash before a mark of the link, expected none: this is not a link',
      fr: 'Barre oblique inverse inattendue devant une marque du lien, aucune n’est attendue : ce n’est pas un lien'
    },
    escapedCloser: {
      en: 'Unexpected backslash before a closing mark, expected none: this is not a link',
      fr: 'Barre oblique inverse inattendue devant une marque fermante, aucune n’est attendue : ce n’est pas un lien'
    }
  },
  titles: {
    unescape: {en: 'Delete the backslashes', fr: 'Supprimer les barres obliques inverses'}
  },
  examples: [
    {
      bad: 'See «\\[REST-1\\]\\(https://doi.org/10.1000/rest\\)».',
      reports: ['escapedBrackets'],
      fixed: 'See [REST-1](https://doi.org/10.1000/rest).',
      kinds: ['L14']
    },
    {
      bad: 'See «\\[REST-1\\](https://doi.org/10.1000/rest)» and «[tea]\\(https://doi.org/10.1000/rest)».',
      reports: ['escapedBrackets', 'escapedBrackets'],
      fixed: 'See [REST-1](https://doi.org/10.1000/rest) and [tea](https://doi.org/10.1000/rest).',
      kinds: ['L14']
    },
    {
      bad: 'See «[REST-1\\](https://doi.org/10.1000/rest)» and «[tea](https://doi.org/10.1000/rest\\)».',
      reports: ['escapedCloser', 'escapedCloser'],
      fixed: 'See [REST-1](https://doi.org/10.1000/rest) and [tea](https://doi.org/10.1000/rest).',
      kinds: ['L15']
    },
    {ok: 'Math \\(a(b)\\) and \\[x\\], \\[1\\] as text, [a\\]b](https://example.org/tea).'}
  ]
})
