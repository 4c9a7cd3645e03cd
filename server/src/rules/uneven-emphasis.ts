import {defineDefectRule} from './define-rule.ts'

export default defineDefectRule({
  id: 'uneven-emphasis',
  title: {en: 'Markers of emphasis that do not match', fr: 'Des marques de mise en valeur qui ne vont pas ensemble'},
  prose: {
    en: `
\`***Important** texte\` leaves a star, \`*italique _imbriqué* faux_\` two underscores: readers see what is left over.

## Fix

For review: complete the shorter marker, delete what is too much, or close in the right order.
`,
    fr: `
\`***Important** texte\` laisse une étoile, \`*italique _imbriqué* faux_\` deux traits bas : le lecteur voit ce qui reste.

## Correction

À relire : compléter la marque la plus courte, supprimer le surplus, ou fermer dans l’ordre.
`
  },
  since: '0.1.0',
  category: 'emphasis',
  severity: 'warning',
  fix: 'review',
  messages: {
    unevenMarkers: {
      en: 'Unexpected `{marker}` where `{other}` answers, expected the same on both sides: readers see the rest',
      fr: '`{marker}` inattendu alors que `{other}` répond, la même marque est attendue des deux côtés : le lecteur voit le reste'
    },
    mixedMarkers: {
      en: 'Unexpected `{marker}` where `{other}` opens, expected `{other}`: readers see both',
      fr: '`{marker}` inattendu alors que `{other}` ouvre, `{other}` est attendu : le lecteur voit les deux'
    },
    crossedEmphasis: {
      en: 'Unexpected `{marker}` after the end of `{own}`, expected it before: readers see the marker',
      fr: '`{marker}` inattendu après la fin de `{own}`, il est attendu avant : le lecteur voit la marque'
    }
  },
  titles: {
    sameMarkers: {en: 'Use the same marker', fr: 'Employer la même marque'},
    deleteSurplus: {en: 'Delete what is too much', fr: 'Supprimer le surplus'},
    completeOther: {en: 'Complete the other marker', fr: 'Compléter l’autre marque'},
    closeInside: {en: 'Close it inside', fr: 'Fermer à l’intérieur'},
    closeBefore: {en: 'Close the outer one before it', fr: 'Fermer la marque extérieure avant'}
  },
  examples: [
    {
      bad: '- **Critère principal«__» : le thé.',
      reports: ['mixedMarkers'],
      fixed: '- **Critère principal** : le thé.',
      kinds: ['E04']
    },
    {
      bad: '«*»**Important** texte de repos.',
      reports: ['unevenMarkers'],
      fixed: '**Important** texte de repos.',
      kinds: ['E04']
    },
    {
      bad: '«_»_Important_ texte de repos.',
      reports: ['unevenMarkers'],
      fixed: '__Important__ texte de repos.',
      kinds: ['E04']
    },
    {
      bad: 'Du *thé _imbriqué* faux«_» ici.',
      reports: ['crossedEmphasis'],
      fixed: 'Du *thé _imbriqué_* faux ici.',
      kinds: ['E04']
    },
    {ok: '***Both*** and **bold *and italic***, __init__, Tea*** is a note.'}
  ]
})
