import {currentAddress} from '../core/address-form.ts'
import type {Citation} from '../core/citation.ts'
import {isOfPdf} from '../core/pdf-address.ts'
import type {Segment} from '../core/segment.ts'
import {overlaps, type Range} from '../core/text.ts'
import {defineRule, edits} from './define-rule.ts'

export default defineRule({
  id: 'superseded-address',
  title: {en: 'An address in a form of the past', fr: 'Une adresse sous une forme dépassée'},
  prose: {
    en: `
Registries and libraries have moved: the classic ClinicalTrials.gov was retired in June 2024, PubMed and PubMed Central have hosts
of their own, HAL is at \`hal.science\`, the resolver is \`https://doi.org/\`. Most of the old addresses still lead there today,
which nobody promises for good.

## Fix

For review: the address of today, with the same identifier. A tab with results, a place in the text and a part of the article are
kept; what a search left behind is not.
`,
    fr: `
Les registres et les bibliothèques ont déménagé : le ClinicalTrials.gov classique a fermé en juin 2024, PubMed et PubMed Central ont
leurs propres hôtes, HAL est à l’adresse \`hal.science\`, le résolveur est \`https://doi.org/\`. La plupart des anciennes adresses y
mènent encore, ce que personne ne promet pour toujours.

## Correction

À relire : l’adresse d’aujourd’hui, avec le même identifiant. L’onglet des résultats, un passage du texte et une partie de l’article
sont conservés ; ce qu’une recherche a laissé ne l’est pas.
`
  },
  since: '0.1.0',
  category: 'identity',
  severity: 'info',
  fix: 'review',
  scope: 'segment',
  options: {},
  messages: {
    old: {
      en: 'Unexpected old form of an address, expected `{url}`',
      fr: 'Ancienne forme d’adresse inattendue, `{url}` est attendu'
    }
  },
  titles: {
    writeAddress: {en: 'Write {url}', fr: 'Écrire {url}'}
  },

  check({segment, report}) {
    for (const {range, address, label} of addressesOf(segment)) {
      const url = currentAddress(address)
      if (url === undefined || isOfPdf(address, label?.text) || isMended(segment, range)) continue
      // A label that shows the address shows the new one.
      const isShown = label && segment.text.slice(label.range.start, label.range.end) === address
      const places = isShown ? [label.range, range] : [range]
      const list = places.map(place => ({...place, text: url}))
      report('old', range, {url, fixes: [edits('writeAddress', 'review', list, {url})]})
    }
  },

  examples: [
    {
      ok: 'See [REST](https://clinicaltrials.gov/study/NCT00000102), [tea](https://doi.org/10.1000/tea) and https://pubmed.ncbi.nlm.nih.gov/12/.'
    },
    {ok: 'See [tea](htp://dx.doi.org/10.1000/tea) and [REST](clinicaltrials.gov/ct2/show/NCT00000102).'},
    {ok: 'See `http://dx.doi.org/10.1000/tea` and [a search](https://clinicaltrials.gov/ct2/results?cond=rest).'},
    {
      bad: 'See [REST](«https://clinicaltrials.gov/ct2/show/NCT00000102?term=tea&rank=1»), [results](«https://clinicaltrials.gov/ct2/show/results/NCT00000102») and [it](«https://classic.clinicaltrials.gov/show/NCT00000102»).',
      reports: ['old', 'old', 'old'],
      kinds: ['N05'],
      fixed:
        'See [REST](https://clinicaltrials.gov/study/NCT00000102), [results](https://clinicaltrials.gov/study/NCT00000102?tab=results) and [it](https://clinicaltrials.gov/study/NCT00000102).'
    },
    {
      bad: 'See [tea](«http://dx.doi.org/10.1000/Tea(20)1»), <«https://www.doi.org/10.1000/leaf»> and [rest].\n\n[rest]: «http://doi.org/10.1000/rest»',
      reports: ['old', 'old', 'old'],
      kinds: ['D06'],
      fixed:
        'See [tea](https://doi.org/10.1000/Tea(20)1), <https://doi.org/10.1000/leaf> and [rest].\n\n[rest]: https://doi.org/10.1000/rest'
    },
    {
      bad: 'See [http://dx.doi.org/10.1000/tea](«http://dx.doi.org/10.1000/tea»).',
      reports: ['old'],
      fixed: 'See [https://doi.org/10.1000/tea](https://doi.org/10.1000/tea).'
    },
    {
      bad: 'Voir «https://www.ncbi.nlm.nih.gov/pubmed/12» et [le thé](«https://www.ncbi.nlm.nih.gov/pmc/articles/PMC12345/#s2»).',
      reports: ['old', 'old'],
      fixed: 'Voir https://pubmed.ncbi.nlm.nih.gov/12/ et [le thé](https://pmc.ncbi.nlm.nih.gov/articles/PMC12345/#s2).'
    },
    {
      bad: 'See [REST](«http://www.controlled-trials.com/ISRCTN00000012») and [tea](«https://jrct.niph.go.jp/en-latest-detail/jRCT2031200001»), [leaf](«https://hal.archives-ouvertes.fr/hal-01234567»).',
      reports: ['old', 'old', 'old']
    }
  ]
})

type Written = {readonly range: Range; readonly address: string; readonly label?: Citation['label']}

/** Every address of a segment and where it is written: those of links, broken or not, bare ones, and those of definitions. */
function addressesOf({citations, reading, defects}: Segment): Written[] {
  const cited = citations.flatMap(({kind, label, locator}): Written[] =>
    locator?.range && kind !== 'image' ? [{range: locator.range, address: locator.url, ...(label && {label})}] : []
  )
  const defined = reading.definitions.flatMap(({destination, url}): Written[] => {
    if (!destination) return []
    // What was meant, where a scanner has seen that the address is broken.
    const meant = defects.find(({range}) => range.start === destination.start && range.end === destination.end)?.data
    return [{range: destination, address: typeof meant?.['url'] === 'string' ? meant['url'] : url}]
  })
  return [...cited, ...defined].sort((a, b) => a.range.start - b.range.start)
}

/** Whether something else is broken in the address, and mending it gives one of today: one address has one finding. */
const isMended = ({defects}: Segment, place: Range): boolean =>
  defects.some(({range, data = {}}) => {
    const {url} = data
    return overlaps(range, place) && typeof url === 'string' && currentAddress(url) === undefined
  })
