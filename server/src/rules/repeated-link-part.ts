import {defineDefectRule} from './define-rule.ts'

export default defineDefectRule({
  id: 'repeated-link-part',
  title: {
    en: 'A link has a label or a destination too many',
    fr: 'Un lien a un libellé ou une destination de trop'
  },
  prose: {
    en: `
\`[label][](address)\` is a label in brackets and a link that nobody can see; \`[a](first)(second)\` is a link with a bare address glued to it; of \`[a][b](address)\` only \`b\` is a link. They are left
over from edits and conversions.

## Evidence

Only brackets without anything between them. References that are defined, editorial brackets (\`[sic][1](…)\`), isotopes and numbers are never reported.

## Fix

An empty pair is removed at once. A second address is set apart, or removed if it is the same; two labels become one, or are set apart. The author chooses.
`,
    fr: `
\`[libellé][](adresse)\` est un libellé entre crochets et un lien que personne ne voit\u00a0; \`[a](première)(seconde)\` est un lien auquel colle une adresse nue\u00a0; de \`[a][b](adresse)\`, seul \`b\` est un lien.
Ce sont des restes de retouches et de conversions.

## Indices

Seuls comptent des crochets sans rien entre eux. Les références définies, les crochets d’éditeur (\`[sic][1](…)\`), les isotopes et les nombres ne sont jamais signalés.

## Correction

Une paire vide est supprimée d’office. Une seconde adresse est séparée, ou supprimée si elle est la même\u00a0; deux libellés n’en font plus qu’un, ou sont séparés. L’auteur choisit.
`
  },
  since: '0.1.0',
  category: 'syntax',
  severity: 'error',
  fix: 'safe',
  messages: {
    emptyBracketsBetween: {
      en: 'Unexpected empty `[]` between label and address, expected nothing',
      fr: '`[]` vide inattendu entre le libellé et l’adresse, rien n’est attendu'
    },
    emptyParenthesesBetween: {
      en: 'Unexpected empty `()` between label and address, expected nothing',
      fr: '`()` vide inattendu entre le libellé et l’adresse, rien n’est attendu'
    },
    secondDestination: {
      en: 'Unexpected second address after the link, expected one',
      fr: 'Seconde adresse inattendue après le lien, une seule est attendue'
    },
    labelBeforeLink: {
      en: 'Unexpected label without an address before the link, expected one label',
      fr: 'Libellé sans adresse inattendu avant le lien, un seul libellé est attendu'
    }
  },
  titles: {
    dropPair: {en: 'Remove the empty pair', fr: 'Supprimer la paire vide'},
    dropSecond: {en: 'Remove the second address', fr: 'Supprimer la seconde adresse'},
    separateSecond: {en: 'Set the second address apart', fr: 'Séparer la seconde adresse'},
    dropLabel: {en: 'Remove the repeated label', fr: 'Supprimer le libellé répété'},
    mergeLabels: {en: 'Make one label of both', fr: 'Réunir les deux libellés'},
    separateLabel: {en: 'Set the first label apart', fr: 'Séparer le premier libellé'}
  },

  examples: [
    {
      bad: 'As in [a study of rest]«[]»(https://doi.org/10.1000/rest).',
      kinds: ['L18'],
      reports: ['emptyBracketsBetween'],
      fixed: 'As in [a study of rest](https://doi.org/10.1000/rest).'
    },
    {
      bad: 'As in [a study of rest]«()»(https://doi.org/10.1000/rest).',
      kinds: ['L18'],
      reports: ['emptyParenthesesBetween'],
      fixed: 'As in [a study of rest](https://doi.org/10.1000/rest).'
    },
    {
      bad: 'As in [a study](https://doi.org/10.1000/rest)«(https://example.org/rest)».',
      kinds: ['L19'],
      reports: ['secondDestination'],
      fixed: 'As in [a study](https://doi.org/10.1000/rest) (https://example.org/rest).'
    },
    {
      bad: 'As in [a study](https://doi.org/10.1000/rest)«(doi.org/10.1000/REST)».',
      kinds: ['L19'],
      reports: ['secondDestination'],
      fixed: 'As in [a study](https://doi.org/10.1000/rest).'
    },
    {
      bad: 'As in [the study«][»of rest](https://doi.org/10.1000/rest).',
      kinds: ['L20'],
      reports: ['labelBeforeLink'],
      fixed: 'As in [the study of rest](https://doi.org/10.1000/rest).'
    },
    {ok: 'See [tea][][](https://example.org/x).\n\n[tea]: https://example.org/tea'},
    {
      bad: 'See [tea«][»leaf](https://example.org/y).\n\n[tea]: https://example.org/tea',
      reports: ['labelBeforeLink'],
      fixed: 'See [tea] [leaf](https://example.org/y).\n\n[tea]: https://example.org/tea'
    },
    {
      ok: '[sic][1](https://example.org/a), [l’HAS][3](https://example.org/b), [177Lu][PSMA](https://example.org/c) and [1][2](https://example.org/d).'
    },
    {
      ok: 'As in [a study](https://example.org/a)(p < 0.05), [f](https://example.org/f)(x) and [a](https://example.org/a) (https://example.org/b).'
    }
  ]
})
