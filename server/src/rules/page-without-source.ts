import {defineDefectRule} from './define-rule.ts'

export default defineDefectRule({
  id: 'page-without-source',
  title: {
    en: 'A search or a home page where a source is named',
    fr: 'Une recherche ou une page d’accueil à la place d’une source'
  },
  prose: {
    en: `
A search shows something else tomorrow, and a home page says nothing of the trial or article that the label names.

## Evidence

Known search pages of registries, libraries and search engines; home pages only under a label that holds an identifier.

## Fix

None: only the author knows the source.
`,
    fr: `
Une recherche montre autre chose demain, et une page d’accueil ne dit rien de l’essai ou de l’article que nomme le libellé.

## Indices

Les pages de recherche connues des registres, des bibliothèques et des moteurs ; les pages d’accueil seulement sous un libellé qui
contient un identifiant.

## Correction

Aucune : seul l’auteur connaît la source.
`
  },
  since: '0.1.0',
  category: 'syntax',
  severity: 'warning',
  fix: 'none',
  messages: {
    searchPage: {
      en: 'Unexpected search as a source, expected the page that it found',
      fr: 'Recherche inattendue comme source, la page trouvée est attendue'
    },
    homePage: {
      en: 'Unexpected home page behind an identifier, expected the source that it names',
      fr: 'Page d’accueil inattendue derrière un identifiant, la source nommée est attendue'
    }
  },
  titles: {},
  examples: [
    {bad: 'See [tea](«https://pubmed.ncbi.nlm.nih.gov/?term=tea»).', reports: ['searchPage'], kinds: ['U23']},
    {bad: 'See [NCT02142738](«https://clinicaltrials.gov/»).', reports: ['homePage'], kinds: ['U23', 'N06']},
    {ok: 'Registers: [ClinicalTrials.gov](https://clinicaltrials.gov/) and [PubMed](https://pubmed.ncbi.nlm.nih.gov/).'}
  ]
})
