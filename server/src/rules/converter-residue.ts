import {defineDefectRule} from './define-rule.ts'

export default defineDefectRule({
  id: 'converter-residue',
  title: {
    en: 'What a converter left of a word processor',
    fr: 'Ce qu’un convertisseur a laissé d’un traitement de texte'
  },
  prose: {
    en: `
Fields and error texts of word processors and reference managers survive a conversion as text. The citation is lost for the reader.

## Fix

For review: a field becomes the link that it holds. Error texts and unformatted citations are only
reported: what they pointed to is in the original file.
`,
    fr: `
Les champs et les textes d’erreur des traitements de texte et des gestionnaires de références survivent à la conversion
sous forme de texte. La citation est perdue pour le lecteur.

## Correction

À relire : un champ devient le lien qu’il contient. Les textes d’erreur et les citations non mises
en forme sont seulement signalés : ce qu’ils désignaient est dans le fichier d’origine.
`
  },
  since: '0.1.0',
  category: 'syntax',
  severity: 'error',
  fix: 'review',
  messages: {
    hyperlinkField: {
      en: 'Unexpected field `{found}`, expected a link',
      fr: 'Champ `{found}` inattendu, un lien est attendu'
    },
    unformattedCitation: {
      en: 'Unexpected unformatted citation `{found}`, expected a source',
      fr: 'Citation non mise en forme `{found}` inattendue, une source est attendue'
    },
    converterError: {
      en: 'Unexpected error text `{found}`, expected a reference: it is lost',
      fr: 'Texte d’erreur `{found}` inattendu, un renvoi est attendu : il est perdu'
    }
  },
  titles: {
    writeLink: {en: 'Write it as a link', fr: 'L’écrire comme un lien'}
  },
  examples: [
    {
      bad: 'See «HYPERLINK "https://example.org/tea" the trial».',
      reports: ['hyperlinkField'],
      fixed: 'See [the trial](https://example.org/tea).',
      kinds: ['W02']
    },
    {
      bad: 'Tea calms «{Planet, 2020 #12}» and «(Leaf, 2021 #7)».',
      reports: ['unformattedCitation', 'unformattedCitation'],
      kinds: ['W02']
    },
    {
      bad: 'Le thé calme («Erreur\u00a0! Source du renvoi introuvable.») et repose («Erreur ! Signet non défini.»).',
      reports: ['converterError', 'converterError'],
      kinds: ['W03']
    },
    {bad: 'See «Error! Reference source not found.» for tea.', reports: ['converterError'], kinds: ['W03']},
    {ok: 'Issue (Leaf, 2021) #12, [top](#tea), an error in the source, HYPERLINK is a word; Erreur ! dit-elle.'}
  ]
})
