import {defineDefectRule} from './define-rule.ts'

export default defineDefectRule({
  id: 'dead-emphasis',
  title: {en: 'Emphasis undone by what stands beside it', fr: 'Une mise en valeur défaite par ce qui l’entoure'},
  prose: {
    en: `
Between punctuation and a letter a marker cannot close: in \`**Posologie :**200 mg\` readers see asterisks, and between two titles in
guillemets the words in the middle become bold instead. Pandoc is more lenient.

## Fix

A space is set outside the marker where a new word certainly begins (safe); else for review, as is moving the punctuation or the
guillemets out.
`,
    fr: `
Entre une ponctuation et une lettre, une marque ne peut pas fermer : dans \`**Posologie :**200 mg\`, le lecteur voit des astérisques, et
entre deux titres entre guillemets, ce sont les mots du milieu qui deviennent gras. Pandoc est plus souple.

## Correction

Une espace est mise hors de la marque là où commence sûrement un mot (sûre) ; sinon à relire, comme le déplacement de la ponctuation ou
des guillemets.
`
  },
  since: '0.1.0',
  category: 'emphasis',
  severity: 'warning',
  fix: 'safe',
  messages: {
    deadClosingMarker: {
      en: 'Unexpected word right after `{marker}`, expected a space: it closes nothing here',
      fr: 'Mot inattendu juste après `{marker}`, une espace est attendue : il ne ferme rien ici'
    },
    deadOpeningMarker: {
      en: 'Unexpected word right before `{marker}`, expected a space: it opens nothing here',
      fr: 'Mot inattendu juste avant `{marker}`, une espace est attendue : il n’ouvre rien ici'
    },
    swappedEmphasis: {
      en: 'Unexpected emphasis of the text between, expected it on the words in the marks',
      fr: 'Mise en valeur inattendue du texte entre les deux, elle est attendue sur les mots entre les marques'
    },
    underscoreBeforeWord: {
      en: 'Unexpected word right beside `{marker}`, expected a space: underscores inside a word are text',
      fr: 'Mot inattendu juste à côté de `{marker}`, une espace est attendue : dans un mot, ce n’est que du texte'
    }
  },
  titles: {
    addSpace: {en: 'Set a space', fr: 'Mettre une espace'},
    movePunctuation: {en: 'Move the punctuation out', fr: 'Sortir la ponctuation'},
    moveInsideQuotes: {en: 'Move the markers inside the guillemets', fr: 'Mettre les marques dans les guillemets'},
    useAsterisks: {en: 'Use asterisks', fr: 'Employer des astérisques'}
  },
  examples: [
    {
      bad: '**Posologie\u00a0:«**»200 mg de thé.',
      reports: ['deadClosingMarker'],
      fixed: '**Posologie\u00a0:** 200 mg de thé.',
      kinds: ['E05']
    },
    {
      bad: 'Rest lowers it by **≥ 50 %«**»des cas',
      reports: ['deadClosingMarker'],
      fixed: 'Rest lowers it by **≥ 50 %** des cas',
      kinds: ['E05']
    },
    {
      bad: "**«\u00a0Tea\u00a0»⟪**⟫texte et l'essai**«\u00a0X\u00a0»**suivant",
      reports: ['swappedEmphasis'],
      fixed: "**«\u00a0Tea\u00a0»** texte et l'essai **«\u00a0X\u00a0»** suivant",
      kinds: ['E06']
    },
    {bad: 'Voir thé⟪**⟫«\u00a0Thé\u00a0»** et repos.', reports: ['deadOpeningMarker'], kinds: ['E06']},
    {
      bad: 'Tested _in vitro«_»et ailleurs.',
      reports: ['underscoreBeforeWord'],
      fixed: 'Tested _in vitro_ et ailleurs.',
      kinds: ['E07']
    },
    {ok: "**Note** :texte, l'**« essai »**, snake_case_name, **5 mg/kg (IV).** Suite."},
    {ok: '**Posologie :**200 mg de thé.', profile: 'pandoc'}
  ]
})
