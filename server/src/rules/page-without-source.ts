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

Known search pages of registries, libraries, publishers, agencies and search engines, with something to look for. Silent where the
words at the link speak of a search or of a list, where the label names what searches (*PubMed*), and for works of one author or all
citations of one article. Home pages only under a label that holds an identifier, a volume with pages, or authors with *et al.*, and not
where the site is named after the trial.

## Fix

None: only the author knows the source.
`,
    fr: `
Une recherche montre autre chose demain, et une page d’accueil ne dit rien de l’essai ou de l’article que nomme le libellé.

## Indices

Les pages de recherche connues des registres, des bibliothèques, des éditeurs, des agences et des moteurs, avec quelque chose à chercher.
Rien n’est signalé quand les mots du lien parlent d’une recherche ou d’une liste, quand le libellé nomme ce qui cherche (*PubMed*), ni
pour les travaux d’un auteur ou les citations d’un article. Les pages d’accueil seulement sous un libellé qui contient un identifiant, un
volume et ses pages, ou des auteurs avec *et al.* ou *et coll.*, et pas quand le site porte le nom de l’essai.

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
    {
      bad: 'See [the trial](«https://clinicaltrials.gov/search?cond=tea») and [the review](«https://www.cochranelibrary.com/search?q=rest»).',
      reports: ['searchPage', 'searchPage']
    },
    {
      bad: 'Voir [l’avis](«https://www.has-sante.fr/jcms/fc_2875171/fr/resultat-de-recherche?text=the») et [Thé et coll., 2020](«https://www.nejm.org/»).',
      reports: ['searchPage', 'homePage']
    },
    {
      bad: 'See [PubMed, NCT02142738](«https://pubmed.ncbi.nlm.nih.gov/?term=NCT02142738») and [Lancet 2020;12:3](«https://www.thelancet.com/home»), [ISRCTN00000012](«https://www.isrctn.com»).',
      reports: ['searchPage', 'homePage', 'homePage']
    },
    {
      ok: 'Registers: [ClinicalTrials.gov](https://clinicaltrials.gov/) and [PubMed](https://pubmed.ncbi.nlm.nih.gov/).'
    },
    {
      ok: 'See [PubMed: tea](https://pubmed.ncbi.nlm.nih.gov/?term=tea), [cited by](https://scholar.google.com/scholar?cites=12) and [Leaf T](https://pubmed.ncbi.nlm.nih.gov/?term=Leaf+T%5BAuthor%5D).'
    },
    {
      ok: 'Voir [RESTEA (NCT02142738)](https://www.restea.example/), la [liste des essais](https://clinicaltrials.gov/search?cond=tea) et [Inserm, 2024](https://www.inserm.fr/).'
    },
    {ok: 'See [2010-022945-52](https://www.clinicaltrialsregister.eu/ctr-search/search?query=2010-022945-52).'}
  ]
})
