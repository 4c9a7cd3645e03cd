import {defineDefectRule} from './define-rule.ts'

export default defineDefectRule({
  id: 'emphasis-across-link',
  title: {
    en: 'Emphasis cuts a link or overlaps it at one end',
    fr: 'Une mise en évidence coupe un lien ou le chevauche'
  },
  prose: {
    en: `
In \`**[label]**(address)\` the asterisks stand between label and address: readers see a bold label in brackets and a bare address. In \`[**label](address)**\` the link works, and two
literal asterisks stand in it and two behind it. Translation machines move the markers.

## Evidence

The markers need their partner: before or inside the bracket, or at the start of a phrase that ends with the link. A footnote star, which has none, is left alone.

## Fix

The markers are put round the link, or inside its label where a word touches them outside. For review with a single marker on either side, where they embrace more than the link, and where
the label is a number.
`,
    fr: `
Dans \`**[libellé]**(adresse)\`, les astérisques séparent le libellé de l’adresse\u00a0: le lecteur voit un libellé gras entre crochets et une adresse nue. Dans \`[**libellé](adresse)**\`, le lien
marche, et deux astérisques restent dans le lien et deux derrière lui. Les traducteurs automatiques déplacent ces marques.

## Indices

Les marques doivent avoir leur partenaire\u00a0: devant ou dans le crochet, ou au début d’un groupe de mots qui finit par le lien. Un appel de note (\`*\`), qui n’en a pas, n’est pas signalé.

## Correction

Les marques entourent le lien, ou le libellé quand un mot les touche. À relire avec une seule marque de chaque côté, quand elles embrassent plus que le lien ou que le libellé est un nombre.
`
  },
  since: '0.1.0',
  category: 'syntax',
  severity: 'error',
  fix: 'safe',
  messages: {
    emphasisSplitsLink: {
      en: 'Unexpected `{marker}` between `]` and `(`, expected it after the link: this is not a link',
      fr: '`{marker}` inattendu entre `]` et `(`, attendu après le lien : ce n’est pas un lien'
    },
    emphasisInterleaved: {
      en: 'Unexpected `{marker}` inside the label and its partner outside, expected both on one side',
      fr: '`{marker}` inattendu dans le libellé et son partenaire dehors, les deux sont attendus du même côté'
    }
  },
  titles: {
    moveMarkers: {en: 'Move `{marker}` to one side of the link', fr: 'Déplacer `{marker}` du même côté du lien'}
  },

  examples: [
    {
      bad: 'As in **[a study of rest]«**»(https://doi.org/10.1000/rest).',
      kinds: ['L16'],
      reports: ['emphasisSplitsLink'],
      fixed: 'As in **[a study of rest](https://doi.org/10.1000/rest)**.'
    },
    {
      bad: 'Voir _[le repos]«_»(https://doi.org/10.1000/rest)s, **la [feuille]«**»(https://example.org/a) et [**thé]«**»(https://example.org/b).',
      kinds: ['L16'],
      reports: ['emphasisSplitsLink', 'emphasisSplitsLink', 'emphasisSplitsLink'],
      fixed:
        'Voir [_le repos_](https://doi.org/10.1000/rest)s, **la [feuille](https://example.org/a)** et [**thé**](https://example.org/b).'
    },
    {
      bad: '- **[12]** (https://doi.org/10.1000/rest) and **[A study]«** »(https://doi.org/10.1000/tea)',
      kinds: ['L16'],
      reports: ['emphasisSplitsLink'],
      fixed: '- **[12]** (https://doi.org/10.1000/rest) and **[A study](https://doi.org/10.1000/tea)**'
    },
    {
      bad: 'As in [«**»a study of rest](https://doi.org/10.1000/rest)**.',
      kinds: ['L17'],
      reports: ['emphasisInterleaved'],
      fixed: 'As in [**a study of rest**](https://doi.org/10.1000/rest).'
    },
    {
      bad: 'Voir **[le repos«**»](https://doi.org/10.1000/rest).',
      kinds: ['L17'],
      reports: ['emphasisInterleaved'],
      fixed: 'Voir **[le repos](https://doi.org/10.1000/rest)**.'
    },
    {
      bad: 'Voir **l’étude du [repos«**»](https://doi.org/10.1000/rest).',
      kinds: ['L17'],
      reports: ['emphasisInterleaved'],
      fixed: 'Voir **l’étude du [repos](https://doi.org/10.1000/rest)**.'
    },
    {
      ok: '**[A study](https://example.org/a)**, [**bold**](https://example.org/b), [*a*](https://example.org/c)* and [a*](https://example.org/d).'
    },
    {ok: '**[sic]**(voir plus bas), **[IC 95 %]** (p = 0,005), *[a] (b)* and **[12]** (https://example.org/a).'},
    {ok: '\\* [A study](https://example.org/a)\\* and p < 0.05*[1](https://example.org/a)*.'}
  ]
})
