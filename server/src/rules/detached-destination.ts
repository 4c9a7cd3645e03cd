import {defineRule, edits} from './define-rule.ts'

/** How each gap is called in a message. */
const messageIds = {
  space: 'space',
  'no-break-space': 'noBreakSpace',
  invisible: 'invisible',
  'line-break': 'lineBreak'
} as const

export default defineRule({
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
folder. For review where the label is a number or a hard break stands between: two things may
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
dossier. À relire quand le libellé est un nombre ou qu’un saut de ligne forcé sépare les deux : deux
choses ont pu être voulues.
`
  },
  since: '0.1.0',
  category: 'syntax',
  severity: 'error',
  fix: 'safe',
  scope: 'segment',
  options: {},
  messages: {
    space: {
      en: 'Unexpected space between `]` and `(`, expected nothing: this is not a link',
      fr: 'Espace inattendue entre `]` et `(`, rien n’est attendu : ce n’est pas un lien'
    },
    noBreakSpace: {
      en: 'Unexpected no-break space (U+{code}) between `]` and `(`, expected nothing: this is not a link',
      fr: 'Espace insécable (U+{code}) inattendue entre `]` et `(`, rien n’est attendu : ce n’est pas un lien'
    },
    invisible: {
      en: 'Unexpected invisible character (U+{code}) between `]` and `(`, expected nothing: this is not a link',
      fr: 'Caractère invisible (U+{code}) inattendu entre `]` et `(`, rien n’est attendu : ce n’est pas un lien'
    },
    lineBreak: {
      en: 'Unexpected line break between `]` and `(`, expected nothing: this is not a link',
      fr: 'Saut de ligne inattendu entre `]` et `(`, rien n’est attendu : ce n’est pas un lien'
    }
  },
  titles: {
    join: {en: 'Join label and destination', fr: 'Joindre le libellé et la destination'}
  },

  check({segment, report}) {
    for (const {gap, gapKind, verdict, destination} of segment.detached) {
      if (verdict === 'none') continue
      const between = segment.text.slice(gap.start, gap.end)
      const special = [...between].find(unit => unit !== ' ' && unit !== '\t') ?? ' '
      const code = (special.codePointAt(0) ?? 32).toString(16).toUpperCase().padStart(4, '0')
      const list = [
        {...gap, text: ''},
        ...completed(segment.text.slice(destination.start, destination.end), destination.start)
      ]
      const fixes = [edits('join', verdict, list)]
      report(messageIds[gapKind], gap, {code, fixes})
    }
  },

  examples: [
    {
      bad: 'As in [a study of rest]« »(<https://example.org/a(b>).',
      reports: ['space'],
      fixed: 'As in [a study of rest](<https://example.org/a(b>).'
    },
    {ok: 'As in [a study of rest](https://doi.org/10.1000/rest).'},
    {ok: 'HR 0,60 [IC 95 % 0,41 ; 0,89] (p = 0,005) [sic] (voir plus bas).'},
    {ok: 'See [tea] (https://example.org/tea).\n\n[tea]: https://example.org/leaf'},
    {
      bad: 'As in [a study of rest]« »(https://doi.org/10.1000/rest).',
      reports: ['space'],
      fixed: 'As in [a study of rest](https://doi.org/10.1000/rest).'
    },
    {
      bad: 'Voir [une étude du repos]«\u00a0»(https://doi.org/10.1000/rest).',
      reports: ['noBreakSpace'],
      fixed: 'Voir [une étude du repos](https://doi.org/10.1000/rest).'
    },
    {
      bad: 'As in [a study of rest]«\u200b»(https://doi.org/10.1000/rest).',
      reports: ['invisible'],
      fixed: 'As in [a study of rest](https://doi.org/10.1000/rest).'
    },
    {
      bad: '> As in [a study of rest]«\n> »(https://doi.org/10.1000/rest).',
      reports: ['lineBreak'],
      fixed: '> As in [a study of rest](https://doi.org/10.1000/rest).'
    },
    {
      bad: 'As in [a study]« »(www.example.org/rest), [one of tea]« »(10.1000/tea) and [one of leaves]« »(doi:10.1000/leaf).',
      reports: ['space', 'space', 'space'],
      fixed:
        'As in [a study](https://www.example.org/rest), [one of tea](https://doi.org/10.1000/tea) and [one of leaves](https://doi.org/10.1000/leaf).'
    },
    {
      bad: 'Tea calms [12]« »(https://doi.org/10.1000/tea).',
      reports: ['space'],
      fixed: 'Tea calms [12](https://doi.org/10.1000/tea).'
    }
  ]
})

/** The edit that makes an address of what only looks like one: `www.…`, `doi.org/…`, `doi:…` or a bare DOI. */
function completed(destination: string, start: number): {start: number; end: number; text: string}[] {
  const insertion = (text: string) => [{start, end: start, text}]
  if (/^(?:www\.|(?:dx\.)?doi\.org\/)/i.test(destination)) return insertion('https://')
  if (/^10\.\d{4,9}\//.test(destination)) return insertion('https://doi.org/')
  const scheme = /^doi:\s*(?=10\.)/i.exec(destination)?.[0]
  return scheme ? [{start, end: start + scheme.length, text: 'https://doi.org/'}] : []
}
