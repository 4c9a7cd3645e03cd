import {headOf} from '../core/citation.ts'
import {placeOfAddress} from '../core/part.ts'
import {isOfPdf, landingOfPdf} from '../core/pdf-address.ts'
import {defineRule, replace} from './define-rule.ts'

export default defineRule({
  id: 'pdf-address',
  title: {
    en: 'A link to a PDF in place of the article’s page',
    fr: 'Un lien vers un PDF à la place de la page de l’article'
  },
  prose: {
    en: `
The page of an article says what its PDF does not: corrections, retractions, later versions, the journal version of a preprint. A
file may also move while its DOI stays.

## Evidence

Reported only where the address holds the identifier, on sites of publishers, preprint servers and PubMed Central. A label that
announces a file (*PDF*, *full text*) is right, and so is a link to a supplement.

## Fix

For review: the DOI, or the article's page; on bioRxiv and medRxiv the page of the version that the address names.
`,
    fr: `
La page d’un article dit ce que tait son PDF : corrections, rétractations, versions ultérieures, parution d’une prépublication dans
une revue. Un fichier peut aussi changer de place quand son DOI reste.

## Indices

Signalé seulement quand l’adresse contient l’identifiant, sur les sites d’éditeurs, de serveurs de prépublications et de PubMed
Central. Un libellé qui annonce un fichier (*PDF*, *texte intégral*) est juste, de même qu’un lien vers un supplément.

## Correction

À relire : le DOI, ou la page de l’article ; sur bioRxiv et medRxiv, la page de la version que nomme l’adresse.
`
  },
  since: '0.1.0',
  category: 'identity',
  severity: 'info',
  fix: 'review',
  scope: 'citations',
  options: {},
  messages: {
    pdf: {
      en: 'Unexpected PDF as a source, expected the article’s page `{url}`',
      fr: 'PDF inattendu comme source, la page de l’article `{url}` est attendue'
    }
  },
  titles: {
    writeAddress: {en: 'Write {url}', fr: 'Écrire {url}'}
  },

  check({part, segment: {text}, citations, report}) {
    for (const citation of citations) {
      const {kind, label, locator, range} = citation
      if (!locator || kind === 'image' || !/pdf|printable/i.test(locator.url)) continue
      // A word beside the link announces the file as well as one in its label.
      const before = /[^\])>]*$/.exec(text.slice(Math.max(0, range.start - 8), range.start))?.[0]
      const after = /^[^[<]*/.exec(text.slice(range.end, range.end + 8))?.[0]
      if (!isOfPdf(locator.url, `${before} ${label?.text ?? ''} ${after}`)) continue
      const url = landingOfPdf(locator.url)
      if (url === undefined) continue
      const place = placeOfAddress(part, citation)
      report('pdf', headOf(citation), {
        url,
        fixes: place
          ? [
              {
                ...replace(place, url, 'writeAddress', 'review', {url}),
                ...(dropsVersion(locator.url, url) && {isAlone: true})
              }
            ]
          : []
      })
    }
  },

  examples: [
    {
      ok: 'See [rest (PDF)](https://www.medrxiv.org/content/10.1101/2025.05.27.25328230v1.full.pdf) and [tea](https://example.org/tea.pdf).'
    },
    {
      ok: 'Voir [texte intégral](https://www.nejm.org/doi/pdf/10.1000/tea) et le [supplément](https://www.nejm.org/doi/suppl/10.1000/tea/suppl_file/tea.pdf).'
    },
    {
      bad: 'See «[rest]»(https://www.medrxiv.org/content/10.1101/2025.05.27.25328230v1.full.pdf) and «[tea]»(https://www.nejm.org/doi/pdf/10.1000/Tea).',
      reports: ['pdf', 'pdf'],
      fixed:
        'See [rest](https://www.medrxiv.org/content/10.1101/2025.05.27.25328230v1) and [tea](https://doi.org/10.1000/Tea).'
    },
    {
      bad: 'Voir «[repos]»(https://www.ncbi.nlm.nih.gov/pmc/articles/PMC12345/pdf/rest.pdf) et «[thé]»[1].\n\n[1]: https://www.biorxiv.org/content/biorxiv/early/2025/04/18/2025.04.12.648517.full.pdf',
      reports: ['pdf', 'pdf'],
      fixed:
        'Voir [repos](https://pmc.ncbi.nlm.nih.gov/articles/PMC12345/) et [thé][1].\n\n[1]: https://doi.org/10.1101/2025.04.12.648517'
    },
    {bad: 'See «[planets]»(https://arxiv.org/pdf/2101.00001v2).', reports: ['pdf']}
  ]
})

/** Whether `address` names a version that `landing` does not. */
function dropsVersion(address: string, landing: string): boolean {
  const [version] = /v\d{1,2}(?=[./]|$)/i.exec(address.split(/[?#]/)[0] ?? '') ?? []
  return version !== undefined && !landing.toLowerCase().includes(version.toLowerCase())
}
