import {defineDefectRule} from './define-rule.ts'

export default defineDefectRule({
  id: 'spaced-emphasis',
  title: {en: 'Emphasis with spaces inside its markers', fr: 'Une mise en valeur avec des espaces dans ses marques'},
  prose: {
    en: `
\`** Note :**\` is no emphasis: readers see asterisks. Translation machines put the spaces there, French typography a no-break space
before the colon.

## Evidence

Two markers of one length in one block with words between them. Stars of notes, products, lists and wildcards are left alone.

## Fix

The space moves outside, so that no words are glued. Safe for bold; for review where the markers may be something else.
`,
    fr: `
\`** Note :**\` n’est pas une mise en valeur : le lecteur voit des astérisques. Les traducteurs automatiques y mettent des espaces, la
typographie française une espace insécable devant les deux-points.

## Indices

Deux marques de même longueur dans un bloc, avec des mots entre elles. Les étoiles de note, les produits, les listes et les jokers sont
laissés tranquilles.

## Correction

L’espace sort, pour qu’aucun mot ne soit collé. Sûre pour le gras ; à relire quand les marques peuvent être autre chose.
`
  },
  since: '0.1.0',
  category: 'emphasis',
  severity: 'warning',
  fix: 'safe',
  messages: {
    spaceInsideMarkers: {
      en: 'Unexpected space inside `{marker}`, expected it outside: readers see the marker',
      fr: 'Espace inattendue à l’intérieur de `{marker}`, elle est attendue dehors : le lecteur voit la marque'
    },
    noBreakSpaceInsideMarkers: {
      en: 'Unexpected no-break space (U+{code}) inside `{marker}`, expected it outside: readers see the marker',
      fr: 'Espace insécable (U+{code}) inattendue à l’intérieur de `{marker}`, elle est attendue dehors : le lecteur voit la marque'
    },
    separatedMarkers: {
      en: 'Unexpected spaces between asterisks, expected `{marker}`: this is not emphasis',
      fr: 'Espaces inattendues entre les astérisques, `{marker}` est attendu : ce n’est pas une mise en valeur'
    }
  },
  titles: {
    moveSpaceOut: {en: 'Move the space out', fr: 'Sortir l’espace'},
    joinMarkers: {en: 'Join the markers', fr: 'Joindre les marques'}
  },
  examples: [
    {
      bad: 'Rest: «**» Important ** for all.',
      reports: ['spaceInsideMarkers'],
      fixed: 'Rest: **Important** for all.',
      kinds: ['E02']
    },
    {
      bad: 'Le thé **calme\u00a0«**»: oui.',
      reports: ['noBreakSpaceInsideMarkers'],
      fixed: 'Le thé **calme**\u00a0: oui.',
      kinds: ['E02']
    },
    {
      bad: '**Important «**»texte de repos.',
      reports: ['spaceInsideMarkers'],
      fixed: '**Important** texte de repos.',
      kinds: ['E03']
    },
    {bad: '«* * *»Important* * *', reports: ['separatedMarkers'], fixed: '***Important***', kinds: ['E10']},
    {ok: '* p<0.05 ; ** p<0.01\n\n3 * 4 * 5, *.csv, ~70 %, **Note** : texte.'}
  ]
})
