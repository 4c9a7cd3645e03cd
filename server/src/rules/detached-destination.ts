import {defineDefectRule} from './define-rule.ts'

export default defineDefectRule({
  id: 'detached-destination',
  title: {
    en: 'A link’s destination stands apart from its label',
    fr: 'La destination d’un lien est séparée de son libellé'
  },
  prose: {
    en: `
A space, an invisible character or a line break between \`]\` and \`(\` ends the link: readers see the brackets, and at
best a bare address beside an orphaned label. Translation machines and word processors put it there.

## Evidence

Only a parenthesis that holds one address, DOI or path and nothing else counts. \`[IC 95 %] (p = 0,005)\`,
\`[sic] (voir plus bas)\`, wiki links, isotopes and defined references are never reported.

## Fix

What stands between is deleted, and an address without its scheme gets one: joined alone it would be a place in this very
folder. For review where the label is a number, a hard break or a punctuation mark stands between: two things may
have been meant.
`,
    fr: `
Une espace, un caractère invisible ou un saut de ligne entre \`]\` et \`(\` défait le lien : le lecteur voit les crochets,
au mieux une adresse nue à côté d’un libellé orphelin. Les traducteurs automatiques et les traitements de texte en sont la cause.

## Indices

Seule compte une parenthèse qui contient une adresse, un DOI ou un chemin, et rien d’autre. \`[IC 95 %] (p = 0,005)\`,
\`[sic] (voir plus bas)\`, les liens wiki, les isotopes et les références définies ne sont jamais signalés.

## Correction

Ce qui sépare est supprimé, et une adresse sans protocole en reçoit un : jointe seule, elle désignerait un fichier de ce
dossier. À relire quand le libellé est un nombre, ou qu’un saut de ligne forcé ou un signe sépare les deux : deux
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
      fr: '`{mark}` inattendu entre `]` et `(`, il est attendu après le lien : ce n’est pas un lien'
    },
    lineBreakBetween: {
      en: 'Unexpected line break between `]` and `(`, expected nothing: this is not a link',
      fr: 'Saut de ligne inattendu entre `]` et `(`, rien n’est attendu : ce n’est pas un lien'
    }
  },
  titles: {
    moveMark: {
      en: 'Join label and destination, the mark after them',
      fr: 'Joindre le libellé et la destination, le signe ensuite'
    },
    join: {en: 'Join label and destination', fr: 'Joindre le libellé et la destination'}
  },

  examples: [
    {
      bad: 'As in [a study of rest]«:»(https://doi.org/10.1000/rest).',
      reports: ['colonBetween'],
      fixed: 'As in [a study of rest](https://doi.org/10.1000/rest).',
      kinds: ['L12']
    },
    {
      bad: 'As in [a study of rest]«.»(https://doi.org/10.1000/rest) More.',
      reports: ['punctuationBetween'],
      fixed: 'As in [a study of rest](https://doi.org/10.1000/rest). More.',
      kinds: ['L13']
    },
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
      fixed: 'As in [a study of rest](https://doi.org/10.1000/rest).',
      kinds: ['L01']
    },
    {
      bad: 'Voir [une étude du repos]«\u00a0»(https://doi.org/10.1000/rest).',
      reports: ['noBreakSpaceBetween'],
      fixed: 'Voir [une étude du repos](https://doi.org/10.1000/rest).',
      kinds: ['L02']
    },
    {
      bad: 'As in [a study of rest]«\u200b»(https://doi.org/10.1000/rest).',
      reports: ['invisibleBetween'],
      fixed: 'As in [a study of rest](https://doi.org/10.1000/rest).',
      kinds: ['L03']
    },
    {
      bad: '> As in [a study of rest]«\n> »(https://doi.org/10.1000/rest).',
      reports: ['lineBreakBetween'],
      fixed: '> As in [a study of rest](https://doi.org/10.1000/rest).',
      kinds: ['L04']
    },
    {
      bad: 'As in [a study]« »(www.example.org/rest), [one of tea]« »(10.1000/tea) and [one of leaves]« »(doi:10.1000/leaf).',
      reports: ['spaceBetween', 'spaceBetween', 'spaceBetween'],
      fixed:
        'As in [a study](https://www.example.org/rest), [one of tea](https://doi.org/10.1000/tea) and [one of leaves](https://doi.org/10.1000/leaf).',
      kinds: ['L01']
    },
    {
      bad: 'Tea calms [12]« »(https://doi.org/10.1000/tea).',
      reports: ['spaceBetween'],
      fixed: 'Tea calms [12](https://doi.org/10.1000/tea).',
      kinds: ['L01']
    }
  ]
})
