import {defineDefectRule} from './define-rule.ts'

export default defineDefectRule({
  id: 'swapped-brackets',
  title: {
    en: 'The brackets or the parts of a link are exchanged',
    fr: 'Les crochets ou les parties d’un lien sont intervertis'
  },
  prose: {
    en: `
\`(label)[address]\` and \`(address)[label]\` are two ways to forget which brackets come first. Readers see all of the brackets;
GitHub makes a link of the address and takes the label into it.

## Evidence

Only square brackets or parentheses that hold one address, and nothing else, beside a label in words. \`(95% CI)[12]\`, \`(p < 0.001)[1-3]\`,
\`(HR 0.60)[^1]\` and \`f(x)[0]\` are honest and never reported.

## Fix

The brackets are exchanged, and the parts too where the address comes first; nothing else changes. For review where the label is a number, which may be
a citation of another source, or where a word touches the parenthesis.
`,
    fr: `
\`(libellé)[adresse]\` et \`(adresse)[libellé]\` sont deux façons d’oublier l’ordre des crochets. Le lecteur les voit tous\u00a0; GitHub fait un lien de
l’adresse et y avale le libellé.

## Indices

Seuls comptent des crochets ou des parenthèses qui contiennent une adresse, et rien d’autre, à côté d’un libellé en mots. \`(IC 95 %)[12]\`,
\`(p < 0,001)[1-3]\`, \`(HR 0,60)[^1]\` et \`f(x)[0]\` sont honnêtes et jamais signalés.

## Correction

Les crochets sont échangés, et les parties aussi quand l’adresse vient en premier\u00a0; rien d’autre ne change. À relire quand le libellé est un nombre, qui peut citer une autre source, ou
qu’un mot touche la parenthèse.
`
  },
  since: '0.1.0',
  category: 'syntax',
  severity: 'error',
  fix: 'safe',
  messages: {
    labelInParentheses: {
      en: 'Unexpected label in parentheses and address in square brackets, expected `[label](address)`',
      fr: 'Libellé entre parenthèses et adresse entre crochets inattendus, `[libellé](adresse)` est attendu'
    },
    destinationBeforeLabel: {
      en: 'Unexpected address before its label, expected `[label](address)`',
      fr: 'Adresse inattendue avant son libellé, `[libellé](adresse)` est attendu'
    }
  },
  titles: {
    swap: {en: 'Write it as a link', fr: 'L’écrire comme un lien'}
  },

  examples: [
    {
      bad: 'As in (a study of rest«)[»https://doi.org/10.1000/rest].',
      kinds: ['L05'],
      reports: ['labelInParentheses'],
      fixed: 'As in [a study of rest](https://doi.org/10.1000/rest).'
    },
    {
      bad: '- Voir (l’étude [sic] du repos⟪)[⟫10.1016/S0000-0000(20)00000-6 "Repos"] puis « le thé ».',
      kinds: ['L05'],
      reports: ['labelInParentheses'],
      fixed: '- Voir [l’étude [sic] du repos](https://doi.org/10.1016/S0000-0000(20)00000-6 "Repos") puis « le thé ».'
    },
    {
      bad: 'As in (https://doi.org/10.1000/rest«)[»a study of rest].',
      kinds: ['L06'],
      reports: ['destinationBeforeLabel'],
      fixed: 'As in [a study of rest](https://doi.org/10.1000/rest).'
    },
    {
      bad: '| Étude |\n| --- |\n| (www.example.org/a_(b)«)[»Repos] |',
      kinds: ['L06'],
      reports: ['destinationBeforeLabel'],
      fixed: '| Étude |\n| --- |\n| [Repos](https://www.example.org/a_(b)) |'
    },
    {
      bad: 'Rest helps (https://doi.org/10.1000/rest«)[»12].',
      kinds: ['L06'],
      reports: ['destinationBeforeLabel'],
      fixed: 'Rest helps [12](https://doi.org/10.1000/rest).'
    },
    {ok: 'Clair (IC 95 %)[12], (p < 0,001)[1-3], (HR 0.60)[^12], [a](https://example.org/a)[^13] et f(x)[0].'},
    {ok: '(HR 0,60 ; IC 95 % 0,41 à 0,89)[https://example.org/rest] et (voir plus bas)[sic].'},
    {ok: 'Rest (2020) [https://example.org/rest] and (https://example.org/tea)[^3] and (https://example.org/tea) [1].'},
    {ok: 'See (the table)[tea].\n\n[tea]: https://example.org/tea'},
    {ok: '`(a study)[https://example.org/rest]` and <!-- (a study)[https://example.org/rest] -->'}
  ]
})
