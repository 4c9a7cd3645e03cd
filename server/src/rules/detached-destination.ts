import {defineDefectRule} from './define-rule.ts'

export default defineDefectRule({
  id: 'detached-destination',
  title: {
    en: 'A link’s destination stands apart from its label',
    fr: 'La destination d’un lien est séparée de son libellé'
  },
  prose: {
    en: `
A space, an invisible character, a line break, a colon or a comma between \`]\` and \`(\` ends the link: readers see the brackets, and at
best a bare address beside an orphaned label. Translation machines and word processors put it there.

## Evidence

Only a parenthesis that holds one address, DOI or path and nothing else counts. \`[IC 95 %] (p = 0,005)\`,
\`[sic] (voir plus bas)\`, wiki links, isotopes and defined references are never reported.

## Fix

What stands between is deleted, and an address without its scheme gets one: joined alone it would be a place in this very
folder. A full stop or a comma is moved behind the link, a colon is dropped. At the start of a line
\`[label]: (address)\` may also be a definition in needless parentheses: both repairs are offered. For review where the label is a number or a hard break stands between: two things may
have been meant.
`,
    fr: `
Une espace, un caractère invisible, un saut de ligne, un deux-points ou une virgule entre \`]\` et \`(\` défait le lien : le lecteur voit les crochets,
au mieux une adresse nue à côté d’un libellé orphelin. Les traducteurs automatiques et les traitements de texte en sont la cause.

## Indices

Seule compte une parenthèse qui contient une adresse, un DOI ou un chemin, et rien d’autre. \`[IC 95 %] (p = 0,005)\`,
\`[sic] (voir plus bas)\`, les liens wiki, les isotopes et les références définies ne sont jamais signalés.

## Correction

Ce qui sépare est supprimé, et une adresse sans protocole en reçoit un : jointe seule, elle désignerait un fichier de ce
dossier. Un point ou une virgule passe derrière le lien, un deux-points disparaît. En début de ligne,
\`[libellé]: (adresse)\` peut aussi être une définition dans des parenthèses inutiles\u00a0: les deux corrections sont
proposées. À relire quand le libellé est un nombre ou qu’un saut de ligne forcé sépare les deux : deux
choses ont pu être voulues.
`
  },
  since: '0.1.0',
  category: 'syntax',
  severity: 'error',
  fix: 'safe',
  messages: {
    spaceBetween: {
      en: 'Unexpected space between `]` and `(`, expected nothing: this is not a link',
      fr: 'Espace inattendue entre `]` et `(`, rien n’est attendu : ce n’est pas un lien'
    },
    noBreakSpaceBetween: {
      en: 'Unexpected no-break space (U+{code}) between `]` and `(`, expected nothing: this is not a link',
      fr: 'Espace insécable (U+{code}) inattendue entre `]` et `(`, rien n’est attendu : ce n’est pas un lien'
    },
    invisibleBetween: {
      en: 'Unexpected invisible character (U+{code}) between `]` and `(`, expected nothing: this is not a link',
      fr: 'Caractère invisible (U+{code}) inattendu entre `]` et `(`, rien n’est attendu : ce n’est pas un lien'
    },
    colonBetween: {
      en: 'Unexpected `{mark}` between `]` and `(`, expected nothing: this is not a link',
      fr: '`{mark}` inattendu entre `]` et `(`, rien n’est attendu : ce n’est pas un lien'
    },
    punctuationBetween: {
      en: 'Unexpected `{mark}` between `]` and `(`, expected it after the link: this is not a link',
      fr: '`{mark}` inattendu entre `]` et `(`, attendu après le lien : ce n’est pas un lien'
    },
    definitionInParentheses: {
      en: 'Unexpected parentheses round the address of a definition, expected a link or an address without them',
      fr: 'Parenthèses inattendues autour de l’adresse d’une définition, un lien ou une adresse sans elles est attendu'
    },
    lineBreakBetween: {
      en: 'Unexpected line break between `]` and `(`, expected nothing: this is not a link',
      fr: 'Saut de ligne inattendu entre `]` et `(`, rien n’est attendu : ce n’est pas un lien'
    }
  },
  titles: {
    join: {en: 'Join label and destination', fr: 'Joindre le libellé et la destination'},
    dropMark: {en: 'Remove `{mark}` and make a link', fr: 'Supprimer `{mark}` et former un lien'},
    moveMark: {en: 'Move `{mark}` behind the link', fr: 'Déplacer `{mark}` derrière le lien'},
    unwrap: {en: 'Remove the parentheses', fr: 'Supprimer les parenthèses'}
  },

  examples: [
    {
      bad: 'As in [a study of rest]« »(<https://example.org/a(b>).',
      reports: ['spaceBetween'],
      fixed: 'As in [a study of rest](<https://example.org/a(b>).',
      kinds: ['L01']
    },
    {ok: 'As in [a study of rest](https://doi.org/10.1000/rest).'},
    {ok: 'HR 0,60 [IC 95 % 0,41 ; 0,89] (p = 0,005) [sic] (voir plus bas).'},
    {ok: 'See [tea] (https://example.org/tea).\n\n[tea]: https://example.org/leaf'},
    {
      bad: 'As in [a study of rest]« »(https://doi.org/10.1000/rest).',
      reports: ['spaceBetween'],
      fixed: 'As in [a study of rest](https://doi.org/10.1000/rest).'
    },
    {
      bad: 'Voir [une étude du repos]«\u00a0»(https://doi.org/10.1000/rest).',
      kinds: ['L02'],
      reports: ['noBreakSpaceBetween'],
      fixed: 'Voir [une étude du repos](https://doi.org/10.1000/rest).'
    },
    {
      bad: 'As in [a study of rest]«\u200b»(https://doi.org/10.1000/rest).',
      kinds: ['L03'],
      reports: ['invisibleBetween'],
      fixed: 'As in [a study of rest](https://doi.org/10.1000/rest).'
    },
    {
      bad: '> As in [a study of rest]«\n> »(https://doi.org/10.1000/rest).',
      kinds: ['L04'],
      reports: ['lineBreakBetween'],
      fixed: '> As in [a study of rest](https://doi.org/10.1000/rest).'
    },
    {
      bad: 'As in [a study]« »(www.example.org/rest), [one of tea]« »(10.1000/tea) and [one of leaves]« »(doi:10.1000/leaf).',
      reports: ['spaceBetween', 'spaceBetween', 'spaceBetween'],
      fixed:
        'As in [a study](https://www.example.org/rest), [one of tea](https://doi.org/10.1000/tea) and [one of leaves](https://doi.org/10.1000/leaf).'
    },
    {
      bad: 'Tea calms [12]« »(https://doi.org/10.1000/tea).',
      reports: ['spaceBetween'],
      fixed: 'Tea calms [12](https://doi.org/10.1000/tea).'
    },
    {
      bad: 'Rest [12]«\u200b»(https://doi.org/10.1000/rest) helps [A]«\u2060»(https://doi.org/10.1000/tea).',
      kinds: ['L03'],
      reports: ['invisibleBetween', 'invisibleBetween'],
      fixed: 'Rest [12](https://doi.org/10.1000/rest) helps [A](https://doi.org/10.1000/tea).'
    },
    {
      bad: 'Voir [le repos]« »(\u00a0https://doi.org/10.1016/S0000-0000(20)00000-6\u00a0).',
      kinds: ['L01'],
      reports: ['spaceBetween'],
      fixed: 'Voir [le repos](https://doi.org/10.1016/S0000-0000(20)00000-6).'
    },
    {
      bad: 'As in [a study of rest]«:»(https://doi.org/10.1000/rest), tea helps.',
      kinds: ['L12'],
      reports: ['colonBetween'],
      fixed: 'As in [a study of rest](https://doi.org/10.1000/rest), tea helps.'
    },
    {
      bad: '[L’étude du repos]« : »(https://doi.org/10.1000/rest) montre un effet.',
      kinds: ['L12'],
      reports: ['colonBetween'],
      fixed: '[L’étude du repos](https://doi.org/10.1000/rest) montre un effet.'
    },
    {
      bad: '- [A study of rest]«: (»https://doi.org/10.1000/rest)',
      kinds: ['L12'],
      reports: ['definitionInParentheses'],
      fixed: '- [A study of rest](https://doi.org/10.1000/rest)'
    },
    {
      bad: 'See [tea][tea1].\n\n[tea1]«: (»https://doi.org/10.1000/tea)',
      reports: ['definitionInParentheses'],
      fixed: 'See [tea][tea1].\n\n[tea1]: https://doi.org/10.1000/tea'
    },
    {
      bad: 'Tea calms, see [a study of rest]«.»(https://doi.org/10.1000/rest) Leaves calm, see [one of leaves]«, »(https://doi.org/10.1000/leaf).',
      kinds: ['L13'],
      reports: ['punctuationBetween', 'punctuationBetween'],
      fixed:
        'Tea calms, see [a study of rest](https://doi.org/10.1000/rest). Leaves calm, see [one of leaves](https://doi.org/10.1000/leaf).'
    },
    {ok: '[tea]: <https://example.org/tea> (Leaves)\n\nSee [tea].'},
    {ok: 'Vancouver: Moon A. Rest and tea [Internet]. (https://example.org/rest). n = 305 [154 vs 151] (NCT02142738).'},
    {ok: '[Five-year results of rest] ([example.org](https://example.org/rest)) and [12], (https://example.org/tea).'},
    {
      ok: 'Fixed [the kettle] (#123) and [@moon2020] (https://doi.org/10.1000/moon); HR [IC 95 %] (https://example.org/rest).'
    }
  ]
})
