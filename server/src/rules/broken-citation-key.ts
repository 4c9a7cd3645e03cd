import {defineDefectRule} from './define-rule.ts'

export default defineDefectRule({
  id: 'broken-citation-key',
  title: {
    en: 'A citation key that is not read as it was meant',
    fr: 'Une clé de citation qui n’est pas lue comme voulu'
  },
  prose: {
    en: `
In \`[@a, @b]\` Pandoc reads \`, @b\` as a suffix of \`a\`: numbered styles leave it out of the text; a key with parentheses ends at the first of them; an escaped or half-open
bracket is shown as it is.

## Evidence

In profiles that read keys every key counts, elsewhere only one that names a person and a year, or an identifier: \`@alice\` is a handle.
Cross-references (\`@fig-…\`) never count.

## Fix

Safe where all keys are known and only their separator, their bracket or their braces are wrong; else for review.
`,
    fr: `
Dans \`[@a, @b]\`, Pandoc lit \`, @b\` comme un suffixe de \`a\` : les styles numérotés l’omettent du texte ; une clé avec des parenthèses finit à la première ; un crochet
échappé ou à moitié ouvert s’affiche tel quel.

## Indices

Dans les profils qui lisent les clés, toutes comptent ; ailleurs, seulement celles qui nomment une personne et une année, ou un
identifiant : \`@alice\` est un pseudonyme. Les renvois (\`@fig-…\`) ne comptent jamais.

## Correction

Sûre quand toutes les clés sont connues et que seuls leur séparateur, leur crochet ou leurs accolades sont faux ; sinon à relire.
`
  },
  since: '0.1.0',
  category: 'syntax',
  severity: 'error',
  fix: 'safe',
  messages: {
    unclosedCitation: {
      en: 'Unexpected `[` that nothing closes, expected `]` after the keys',
      fr: '`[` inattendu, jamais fermé : `]` est attendu après les clés'
    },
    unopenedCitation: {
      en: 'Unexpected `]` that nothing opens, expected `[` before the keys',
      fr: '`]` inattendu, jamais ouvert : `[` est attendu devant les clés'
    },
    unseparatedKeys: {
      en: 'Unexpected separator between keys, expected `{expected}`: what follows the first key is read as its suffix',
      fr: 'Séparateur inattendu entre les clés, `{expected}` est attendu : ce qui suit la première clé est lu comme son suffixe'
    },
    keyWithoutAt: {
      en: 'Unexpected key without `@`, expected `{expected}`: it is read as text',
      fr: 'Clé sans `@` inattendue, `{expected}` est attendu : elle est lue comme du texte'
    },
    spaceInKey: {
      en: 'Unexpected space in the key, expected `{expected}`',
      fr: 'Espace inattendue dans la clé, `{expected}` est attendu'
    },
    escapedCitation: {
      en: 'Unexpected backslash before the citation, expected `{expected}`: it is text',
      fr: 'Barre oblique inverse inattendue devant la citation, `{expected}` est attendu : ce n’est que du texte'
    },
    linkedKey: {
      en: 'Unexpected key as the label of a link, expected `{expected}`',
      fr: 'Clé inattendue comme libellé d’un lien, `{expected}` est attendu'
    },
    cutKey: {
      en: 'Unexpected parenthesis in the key, expected `{expected}`: another work is cited',
      fr: 'Parenthèse inattendue dans la clé, `{expected}` est attendu : un autre travail est cité'
    }
  },
  titles: {
    closeCitation: {en: 'Close the bracket', fr: 'Fermer le crochet'},
    openCitation: {en: 'Open the bracket', fr: 'Ouvrir le crochet'},
    separateKeys: {en: 'Write {expected}', fr: 'Écrire {expected}'},
    addAt: {en: 'Write {expected}', fr: 'Écrire {expected}'},
    joinKey: {en: 'Write {expected}', fr: 'Écrire {expected}'},
    unescapeCitation: {en: 'Delete the backslashes', fr: 'Supprimer les barres obliques inverses'},
    keepKey: {en: 'Keep {expected}, without a link', fr: 'Garder {expected}, sans lien'},
    braceKey: {en: 'Write {expected}', fr: 'Écrire {expected}'}
  },
  examples: [
    {
      bad: 'Tea calms «[»@leaf2020; @rest2021 and rests.',
      reports: ['unclosedCitation'],
      fixed: 'Tea calms [@leaf2020; @rest2021] and rests.',
      kinds: ['P01']
    },
    {bad: 'Tea calms @leaf2020«]».', reports: ['unopenedCitation'], fixed: 'Tea calms [@leaf2020].', kinds: ['P02']},
    {
      bad: 'Tea calms «[@leaf2020,@rest2021]» and «[@leaf2020 @rest2021]».',
      reports: ['unseparatedKeys', 'unseparatedKeys'],
      fixed: 'Tea calms [@leaf2020; @rest2021] and [@leaf2020; @rest2021].',
      kinds: ['P03']
    },
    {
      bad: 'Tea calms «[@leaf,@rest]».',
      reports: ['unseparatedKeys'],
      fixed: 'Tea calms [@leaf; @rest].',
      kinds: ['P03'],
      profile: 'pandoc'
    },
    {
      bad: 'Tea calms «[@leaf2020; rest2021]».',
      reports: ['keyWithoutAt'],
      fixed: 'Tea calms [@leaf2020; @rest2021].',
      kinds: ['P04']
    },
    {bad: 'Tea calms [«@leaf 2020»].', reports: ['spaceInKey'], fixed: 'Tea calms [@leaf2020].', kinds: ['P05']},
    {
      bad: 'Tea calms «\\[@leaf2020\\]» and «\\@rest2021».',
      reports: ['escapedCitation', 'escapedCitation'],
      fixed: 'Tea calms [@leaf2020] and @rest2021.',
      kinds: ['P06']
    },
    {
      bad: 'Tea calms [«@leaf2020»](https://example.org/tea).',
      reports: ['linkedKey'],
      fixed: 'Tea calms [@leaf2020].',
      kinds: ['P07']
    },
    {
      bad: 'Tea calms [«@doi:10.1016/S0140-6736(20)31180-6»].',
      reports: ['cutKey'],
      fixed: 'Tea calms [@{doi:10.1016/S0140-6736(20)31180-6}].',
      kinds: ['D11']
    },
    {ok: 'Thanks [@alice, @bob] and [@alice](https://example.org/alice), tea@example.org, 5 mg @ 8 h.'},
    {
      ok: 'Tea calms [@leaf2020; @rest2021, p. 3] as @leaf2020 [p. 4] and [see @fig-tea, @fig-rest] say.',
      profile: 'pandoc'
    },
    {ok: 'Tea calms [@leaf2020, pp. 3-4; @doi:10.1000/rest], [-@leaf2020].'}
  ]
})
