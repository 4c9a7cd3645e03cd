import {defineDefectRule} from './define-rule.ts'

export default defineDefectRule({
  id: 'swapped-brackets',
  title: {
    en: 'Brackets and parentheses of a link are exchanged',
    fr: 'Les crochets et les parenthèses d’un lien sont échangés'
  },
  prose: {
    en: `
Written the wrong way round, a link is none: readers see all four marks and a bare address, which some renderers extend over the label.

## Evidence

One of the two must hold an address and nothing else. \`(IC 95 %)[12]\`, \`(…)[^3]\` and \`f(x)[0]\` are never reported.

## Fix

The marks are exchanged, and the address goes last. For review where the label is a number or a statistic: an address in parentheses may
be followed by a reference of its own.
`,
    fr: `
Écrit à l’envers, un lien n’en est plus un : le lecteur voit les quatre marques et une adresse nue, que certains moteurs de rendu
étendent au libellé.

## Indices

L’un des deux doit contenir une adresse et rien d’autre. \`(IC 95 %)[12]\`, \`(…)[^3]\` et \`f(x)[0]\` ne sont jamais signalés.

## Correction

Les marques sont échangées et l’adresse passe en dernier. À relire quand le libellé est un nombre ou une statistique : une adresse entre
parenthèses peut être suivie de son propre appel de référence.
`
  },
  since: '0.1.0',
  category: 'syntax',
  severity: 'error',
  fix: 'safe',
  messages: {
    labelInParentheses: {
      en: 'Unexpected `(…)` around the label and `[…]` around the address, expected the reverse: this is not a link',
      fr: '`(…)` inattendues autour du libellé et `[…]` autour de l’adresse, l’inverse est attendu : ce n’est pas un lien'
    },
    addressFirst: {
      en: 'Unexpected address before its label, expected `[label](address)`: this is not a link',
      fr: 'Adresse inattendue devant son libellé, `[libellé](adresse)` est attendu : ce n’est pas un lien'
    }
  },
  titles: {
    swap: {en: 'Write it as a link', fr: 'L’écrire comme un lien'}
  },
  examples: [
    {
      bad: 'See «(REST-1)[https://doi.org/10.1000/rest]» now.',
      reports: ['labelInParentheses'],
      fixed: 'See [REST-1](https://doi.org/10.1000/rest) now.',
      kinds: ['L05']
    },
    {
      bad: '- Voir «(l’essai REST-1)[https://doi.org/10.1016/S0140-6736(20)31180-6]».',
      reports: ['labelInParentheses'],
      fixed: '- Voir [l’essai REST-1](https://doi.org/10.1016/S0140-6736(20)31180-6).',
      kinds: ['L05']
    },
    {
      bad: 'See «(https://doi.org/10.1000/rest)[REST-1]» now.',
      reports: ['addressFirst'],
      fixed: 'See [REST-1](https://doi.org/10.1000/rest) now.',
      kinds: ['L06']
    },
    {
      bad: 'See «(https://doi.org/10.1000/rest)[12]» now.',
      reports: ['addressFirst'],
      fixed: 'See [12](https://doi.org/10.1000/rest) now.',
      kinds: ['L06']
    },
    {ok: 'Le risque baisse (IC 95 %)[12], (p < 0,001)[1-3], (HR 0.60)[^12] ; f(x)[0].\n\n[^12]: Thé.'}
  ]
})
