import {defineDefectRule} from './define-rule.ts'

export default defineDefectRule({
  id: 'escaped-emphasis',
  title: {en: 'Markers of emphasis that are shown', fr: 'Des marques de mise en valeur qui s’affichent'},
  prose: {
    en: `
Converters escape asterisks (\`\\*\\*Important\\*\\*\`), East Asian keyboards type wide ones (\`＊＊Important＊＊\`): readers see them.

## Fix

Wide markers become markers (safe). Backslashes go for review: a star may be meant.
`,
    fr: `
Les convertisseurs échappent les astérisques (\`\\*\\*Important\\*\\*\`), les claviers d’Asie orientale en tapent de larges
(\`＊＊Important＊＊\`) : le lecteur les voit.

## Correction

Les marques larges deviennent des marques (sûre). Les barres obliques inverses disparaissent à relire : une étoile est peut-être voulue.
`
  },
  since: '0.1.0',
  category: 'emphasis',
  severity: 'warning',
  fix: 'safe',
  messages: {
    escapedMarkers: {
      en: 'Unexpected backslashes in `{found}`, expected `{marker}`: readers see the marker',
      fr: 'Barres obliques inverses inattendues dans `{found}`, `{marker}` est attendu : le lecteur voit la marque'
    },
    fullWidthMarkers: {
      en: 'Unexpected full-width `{found}`, expected `{marker}`: readers see the marker',
      fr: '`{found}` pleine chasse inattendu, `{marker}` est attendu : le lecteur voit la marque'
    }
  },
  titles: {
    unescape: {en: 'Delete the backslashes', fr: 'Supprimer les barres obliques inverses'},
    useAscii: {en: 'Write {marker}', fr: 'Écrire {marker}'}
  },
  examples: [
    {
      bad: 'Rest is «\\*\\*»Important\\*\\* here.',
      reports: ['escapedMarkers'],
      fixed: 'Rest is **Important** here.',
      kinds: ['E08']
    },
    {
      bad: 'Rest is «＊＊»Important＊＊ here.',
      reports: ['fullWidthMarkers'],
      fixed: 'Rest is **Important** here.',
      kinds: ['E09']
    },
    {ok: '\\* p < 0.05 ; \\*\\* p < 0.01 and 3 \\* 4, HLA-A\\*02:01.'}
  ]
})
