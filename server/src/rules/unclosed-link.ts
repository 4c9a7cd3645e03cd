import {defineDefectRule} from './define-rule.ts'

export default defineDefectRule({
  id: 'unclosed-link',
  title: {
    en: 'A bracket or a parenthesis of a link is missing',
    fr: 'Il manque un crochet ou une parenthèse à un lien'
  },
  prose: {
    en: `
Without one of its four marks a link is none: readers see the brackets, and at best a bare address. Translation machines lose a
\`]\`, authors lose the last \`)\`.

## Evidence

A bracket counts as missing only where it has no partner in its block and a parenthesis with nothing but an address follows.
Half-open intervals (\`[0 ; 5[\`), statistics and editorial brackets are left alone; parentheses inside an address (as in
\`S0140-6736(20)31180-6\`) are counted.

## Fix

The mark is put where the label or the address ends. For review where several places are possible: the likeliest comes first.
`,
    fr: `
Sans l’une de ses quatre marques, un lien n’en est plus un : le lecteur voit les crochets, au mieux une adresse nue. Les
traducteurs automatiques perdent un \`]\`, les auteurs la dernière \`)\`.

## Indices

Un crochet ne manque que s’il n’a pas de partenaire dans son bloc et qu’une parenthèse contenant une adresse et rien d’autre suit.
Les intervalles semi-ouverts (\`[0 ; 5[\`), les statistiques et les crochets éditoriaux sont laissés tranquilles ; les parenthèses
d’une adresse (\`S0140-6736(20)31180-6\`) sont comptées.

## Correction

La marque est placée là où finit le libellé ou l’adresse. À relire quand plusieurs places sont possibles : la plus probable vient
d’abord.
`
  },
  since: '0.1.0',
  category: 'syntax',
  severity: 'error',
  fix: 'safe',
  messages: {
    missingClosingBracket: {
      en: 'Unexpected `[` that nothing closes, expected `]` before the address: this is not a link',
      fr: '`[` inattendu, jamais fermé : `]` est attendu devant l’adresse, ce n’est pas un lien'
    },
    missingOpeningBracket: {
      en: 'Unexpected `]` that nothing opens, expected `[` where the label begins: this is not a link',
      fr: '`]` inattendu, jamais ouvert : `[` est attendu au début du libellé, ce n’est pas un lien'
    },
    missingParenthesis: {
      en: 'Unexpected `(` that nothing closes, expected `)` after the address: this is not a link',
      fr: '`(` inattendue, jamais fermée : `)` est attendue après l’adresse, ce n’est pas un lien'
    },
    extraOpeningBracket: {
      en: 'Unexpected second `[` before a link, expected one: readers see it',
      fr: 'Second `[` inattendu devant un lien, un seul est attendu : le lecteur le voit'
    },
    extraClosingBracket: {
      en: 'Unexpected second `]` before the parenthesis, expected one: this is not a link',
      fr: 'Second `]` inattendu devant la parenthèse, un seul est attendu : ce n’est pas un lien'
    }
  },
  titles: {
    closeBracket: {en: 'Close the bracket', fr: 'Fermer le crochet'},
    openBracket: {en: 'Begin the label at “{label}”', fr: 'Commencer le libellé à « {label} »'},
    closeParenthesis: {en: 'Close the parenthesis after the address', fr: 'Fermer la parenthèse après l’adresse'},
    encodeParenthesis: {
      en: 'Take the last parenthesis as the link’s and encode the other',
      fr: 'Rendre la dernière parenthèse au lien et encoder l’autre'
    },
    dropBracket: {en: 'Delete the second bracket', fr: 'Supprimer le second crochet'}
  },

  examples: [
    {
      bad: 'As shown in «[»A study of rest (https://example.org/rest).',
      reports: ['missingClosingBracket'],
      fixed: 'As shown in [A study of rest](https://example.org/rest).',
      kinds: ['L23']
    },
    {
      bad: '- «[»Le thé calme(https://doi.org/10.1016/S0140-6736(20)31180-6) : oui.',
      reports: ['missingClosingBracket'],
      fixed: '- [Le thé calme](https://doi.org/10.1016/S0140-6736(20)31180-6) : oui.',
      kinds: ['L23']
    },
    {
      bad: 'According to the trial REST-1«]»(https://example.org/rest) tea calms.',
      reports: ['missingOpeningBracket'],
      fixed: 'According to the trial [REST-1](https://example.org/rest) tea calms.',
      kinds: ['L24']
    },
    {
      bad: 'Selon « Le thé et le repos »⟪]⟫(https://example.org/rest).',
      reports: ['missingOpeningBracket'],
      fixed: 'Selon [« Le thé et le repos »](https://example.org/rest).',
      kinds: ['L24']
    },
    {
      bad: 'The [REST-1]«(»https://doi.org/10.1000/rest showed a benefit.',
      reports: ['missingParenthesis'],
      fixed: 'The [REST-1](https://doi.org/10.1000/rest) showed a benefit.',
      kinds: ['L25']
    },
    {
      bad: 'The [REST-1]«(»https://doi.org/10.1016/S0140-6736(20)31180-6 showed a benefit (HR 0.6).',
      reports: ['missingParenthesis'],
      fixed: 'The [REST-1](https://doi.org/10.1016/S0140-6736(20)31180-6) showed a benefit (HR 0.6).',
      kinds: ['L25']
    },
    {
      bad: 'Voir [REST-1]«(»https://doi.org/10.1000/a(b).',
      reports: ['missingParenthesis'],
      fixed: 'Voir [REST-1](https://doi.org/10.1000/a(b)).',
      kinds: ['L41']
    },
    {
      bad: 'See «[»[REST-1](https://example.org/rest) and more.',
      reports: ['extraOpeningBracket'],
      fixed: 'See [REST-1](https://example.org/rest) and more.',
      kinds: ['L26']
    },
    {
      bad: 'See [REST-1]«]»(https://example.org/rest).',
      reports: ['extraClosingBracket'],
      fixed: 'See [REST-1](https://example.org/rest).',
      kinds: ['L26']
    },
    {ok: 'The score is in [0 ; 5[ (https://example.org/score).'},
    {ok: 'Both [[1](https://example.org/a), [2](https://example.org/b)] agree; array[0](x) is code.'},
    {ok: '[The result (p = 0.03) was published (https://example.org/rest) in spring.]'},
    {ok: '(see [REST-1](https://doi.org/10.1016/0140-6736(91)90911-T))'}
  ]
})
