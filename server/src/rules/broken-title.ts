import {defineDefectRule} from './define-rule.ts'

export default defineDefectRule({
  id: 'broken-title',
  title: {en: 'A link’s title that breaks the link', fr: 'Le titre d’un lien défait le lien'},
  prose: {
    en: `
After its address a link may have a title in straight quotation marks, shown when the mouse rests on it. Typographic marks, marks
inside the title, or a missing one end the link: readers see brackets. Glued to the address, the title becomes a part of it.

## Fix

Safe: the title keeps its words and gets straight marks; marks inside it are escaped. For review where there are none at all, or
two titles.
`,
    fr: `
Après l’adresse, un lien peut porter un titre entre guillemets droits, affiché au survol. Des guillemets typographiques, des
guillemets dans le titre ou une marque manquante défont le lien : le lecteur voit des crochets. Collé à l’adresse, le titre en fait
partie.

## Correction

Sûre : le titre garde ses mots et reçoit des guillemets droits ; ceux qu’il contient sont échappés. À relire quand il n’y en a aucun,
ou deux titres.
`
  },
  since: '0.1.0',
  category: 'syntax',
  severity: 'error',
  fix: 'safe',
  messages: {
    unclosedTitle: {
      en: 'Unexpected quotation mark that nothing closes, expected a title in `"…"`: this is not a link',
      fr: 'Guillemet inattendu, jamais fermé : un titre entre `"…"` est attendu, ce n’est pas un lien'
    },
    typographicTitle: {
      en: 'Unexpected typographic quotation marks around the title, expected `"…"`: this is not a link',
      fr: 'Guillemets typographiques inattendus autour du titre, `"…"` est attendu : ce n’est pas un lien'
    },
    quotesInTitle: {
      en: 'Unexpected marks inside the title like those around it, expected others: this is not a link',
      fr: 'Marques inattendues dans le titre, pareilles à celles qui l’entourent : d’autres sont attendues, ce n’est pas un lien'
    },
    secondTitle: {
      en: 'Unexpected second title, expected one: this is not a link',
      fr: 'Second titre inattendu, un seul est attendu : ce n’est pas un lien'
    },
    unquotedTitle: {
      en: 'Unexpected words after the address, expected a title in `"…"`: this is not a link',
      fr: 'Mots inattendus après l’adresse, un titre entre `"…"` est attendu : ce n’est pas un lien'
    },
    gluedTitle: {
      en: 'Unexpected title inside the address, expected a space between them: the link leads nowhere',
      fr: 'Titre inattendu dans l’adresse, une espace est attendue entre les deux : le lien ne mène nulle part'
    },
    titleOnly: {
      en: 'Unexpected title without an address, expected an address: the source is lost',
      fr: 'Titre inattendu sans adresse, une adresse est attendue : la source est perdue'
    }
  },
  titles: {
    mendTitle: {en: 'Put the title in straight quotation marks', fr: 'Mettre le titre entre guillemets droits'},
    quoteTitle: {en: 'Make a title of these words', fr: 'Faire de ces mots un titre'},
    separateTitle: {en: 'Separate address and title by a space', fr: 'Séparer l’adresse et le titre par une espace'}
  },

  examples: [
    {
      bad: 'See [REST-1](https://doi.org/10.1000/rest «"»Tea 2016).',
      reports: ['unclosedTitle'],
      fixed: 'See [REST-1](https://doi.org/10.1000/rest "Tea 2016").',
      kinds: ['L33']
    },
    {
      bad: 'See [REST-1](https://doi.org/10.1000/rest «“Tea 2016”»).',
      reports: ['typographicTitle'],
      fixed: 'See [REST-1](https://doi.org/10.1000/rest "Tea 2016").',
      kinds: ['L34']
    },
    {
      bad: 'Voir [REST-1](https://doi.org/10.1000/rest ⟪«\u00a0Thé\u00a0»⟫).',
      reports: ['typographicTitle'],
      fixed: 'Voir [REST-1](https://doi.org/10.1000/rest "Thé").',
      kinds: ['L34']
    },
    {
      bad: 'See [REST-1](https://doi.org/10.1000/rest «Tea 2016»).',
      reports: ['unquotedTitle'],
      fixed: 'See [REST-1](https://doi.org/10.1000/rest "Tea 2016").',
      kinds: ['L35']
    },
    {ok: 'See [REST-1](https://doi.org/10.1000/rest Tea 2016).', profile: 'pandoc'},
    {
      bad: 'See [REST-1](https://doi.org/10.1000/rest«,» "Tea").',
      reports: ['gluedTitle'],
      fixed: 'See [REST-1](https://doi.org/10.1000/rest "Tea").',
      kinds: ['L36']
    },
    {
      bad: 'Voir [REST-1](https://doi.org/10.1000/rest«\u00a0"Titre"»).',
      reports: ['gluedTitle'],
      fixed: 'Voir [REST-1](https://doi.org/10.1000/rest "Titre").',
      kinds: ['L36']
    },
    {
      bad: 'See [REST-1](https://doi.org/10.1000/rest«"Tea"»).',
      reports: ['gluedTitle'],
      fixed: 'See [REST-1](https://doi.org/10.1000/rest "Tea").',
      kinds: ['L36']
    },
    {
      bad: 'See [REST-1](https://doi.org/10.1000/rest «"The "Tea" 2016"»).',
      reports: ['quotesInTitle'],
      fixed: 'See [REST-1](https://doi.org/10.1000/rest \'The "Tea" 2016\').',
      kinds: ['L37']
    },
    {
      bad: "Voir [REST-1](https://doi.org/10.1000/rest «'l'essai'»).",
      reports: ['quotesInTitle'],
      fixed: 'Voir [REST-1](https://doi.org/10.1000/rest "l\'essai").',
      kinds: ['L37']
    },
    {
      bad: 'See [REST-1](https://doi.org/10.1000/rest «"Tea" "Rest"»).',
      reports: ['secondTitle'],
      fixed: 'See [REST-1](https://doi.org/10.1000/rest "Tea, Rest").',
      kinds: ['L38']
    },
    {bad: 'See [REST-1]( «"Tea"»).', reports: ['titleOnly'], kinds: ['L39']},
    {ok: 'See [REST-1](https://doi.org/10.1000/rest "Tea") and [REST-2](https://doi.org/10.1000/more (Tea)).'}
  ]
})
