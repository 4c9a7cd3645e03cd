import {defineDefectRule} from './define-rule.ts'

export default defineDefectRule({
  id: 'link-debris',
  title: {
    en: 'Something at a link that is no part of it',
    fr: 'Quelque chose au bord d’un lien qui n’en fait pas partie'
  },
  prose: {
    en: `
Attributes of Pandoc (\`{.underline}\`) are shown as they are by other renderers; an anchor of HTML without its end makes a link of the
rest of the paragraph; a pipe inside a link in a table cuts it in two.

## Fix

Safe: attributes go, pipes are escaped. For review: the anchor is closed after its first words.
`,
    fr: `
Les attributs de Pandoc (\`{.underline}\`) s’affichent tels quels ailleurs ; une ancre HTML sans fin fait un lien du reste du paragraphe ;
une barre verticale dans un lien coupe celui-ci en deux dans un tableau.

## Correction

Sûre : les attributs disparaissent, les barres sont échappées. À relire : l’ancre est fermée après ses premiers mots.
`
  },
  since: '0.1.0',
  category: 'syntax',
  severity: 'error',
  fix: 'safe',
  messages: {
    attributeDebris: {
      en: 'Unexpected attributes `{found}` after the link, expected none: readers see them',
      fr: 'Attributs `{found}` inattendus après le lien, aucun n’est attendu : le lecteur les voit'
    },
    unclosedAnchor: {
      en: 'Unexpected `<a>` that nothing closes, expected `</a>`: the rest of the paragraph is a link',
      fr: '`<a>` inattendu, jamais fermé : `</a>` est attendu, le reste du paragraphe est un lien'
    },
    pipeInLink: {
      en: 'Unexpected `|` inside a link of a table, expected `\\|`: it ends the cell',
      fr: '`|` inattendu dans un lien de tableau, `\\|` est attendu : il finit la cellule'
    }
  },
  titles: {
    dropAttributes: {en: 'Delete the attributes', fr: 'Supprimer les attributs'},
    closeAnchor: {en: 'Close it after “{words}”', fr: 'Fermer après « {words} »'},
    escapePipe: {en: 'Escape the pipe', fr: 'Échapper la barre'}
  },
  examples: [
    {
      bad: 'See [tea](https://example.org/tea)«{.underline}».',
      reports: ['attributeDebris'],
      fixed: 'See [tea](https://example.org/tea).',
      kinds: ['L54']
    },
    {
      bad: 'See «<a href="https://example.org/tea">»REST-1 and more.',
      reports: ['unclosedAnchor'],
      fixed: 'See <a href="https://example.org/tea">REST-1</a> and more.',
      kinds: ['L52']
    },
    {
      bad: '| a |\n|---|\n| [x«|»y](https://example.org/x) |',
      reports: ['pipeInLink'],
      fixed: '| a |\n|---|\n| [x\\|y](https://example.org/x) |',
      kinds: ['L53']
    },
    {ok: 'See [tea](https://example.org/tea){.underline}.', profile: 'pandoc'},
    {
      ok: 'See <a href="https://example.org/tea">tea</a> and [tea](https://example.org/tea){{< x >}}.\n\n| a |\n|---|\n| [x\\|y](https://example.org/x) |'
    }
  ]
})
