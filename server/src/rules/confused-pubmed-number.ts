import type {Fix} from '../core/finding.ts'
import {findIdentifiers, landingPage} from '../core/identifier/index.ts'
import {parseUrl} from '../core/identifier/url.ts'
import {placeOfAddress} from '../core/part.ts'
import {defineRule, replace} from './define-rule.ts'

export default defineRule({
  id: 'confused-pubmed-number',
  title: {
    en: 'A number of PubMed taken for one of PubMed Central',
    fr: 'Un numéro de PubMed pris pour un numéro de PubMed Central'
  },
  prose: {
    en: `
PubMed numbers records (PMID \`27718847\`), PubMed Central articles (\`PMC5055166\`), each in a count of its own; one article may
have both numbers. An address that has the number of the one on the site of the other is dead, or leads to another article.

## Fix

For review: the address of the page that the number belongs to. Where the label shows the number, the label is followed.
`,
    fr: `
PubMed numérote des notices (PMID \`27718847\`), PubMed Central des articles (\`PMC5055166\`), chacun à sa façon ; un article peut
avoir les deux numéros. Une adresse qui porte le numéro de l’un sur le site de l’autre est morte, ou mène à un autre article.

## Correction

À relire : l’adresse de la page à laquelle le numéro appartient. Si le libellé montre le numéro, c’est lui qui est suivi.
`
  },
  since: '0.1.0',
  category: 'identity',
  severity: 'error',
  fix: 'review',
  scope: 'citations',
  options: {},
  messages: {
    pmcid: {
      en: 'Unexpected number of PubMed Central, `{found}`, in an address of PubMed, expected a PMID',
      fr: 'Numéro de PubMed Central, `{found}`, inattendu dans une adresse de PubMed, un PMID est attendu'
    },
    pmid: {
      en: 'Unexpected number `{found}` without `PMC` in an address of PubMed Central, expected a PMCID',
      fr: 'Numéro `{found}` sans `PMC` inattendu dans une adresse de PubMed Central, un PMCID est attendu'
    },
    digits: {
      en: 'Unexpected `{linked}` behind the label `{found}`, expected the page of `{found}`: the same digits name another article there',
      fr: '`{linked}` inattendu derrière le libellé `{found}`, la page de `{found}` est attendue : les mêmes chiffres y désignent un autre article'
    }
  },
  titles: {
    lead: {en: 'Point the link to {url}', fr: 'Faire pointer le lien vers {url}'}
  },

  check({part, citations, report}) {
    for (const citation of citations) {
      const {kind, label, locator, identity, range} = citation
      if (!locator || kind === 'image') continue
      const place = placeOfAddress(part, citation)
      const to = (page: string | undefined): Fix[] =>
        place && page ? [{...replace(place, page, 'lead', 'review', {url: page}), isAlone: true}] : []
      const written = numberInAddress(locator.url)
      if (written) {
        const page = landingPage({scheme: written.owner, value: written.number})
        report(written.owner, place ?? range, {found: written.number, fixes: to(page)})
        continue
      }
      const {linked} = identity
      const digits = linked && (linked.scheme === 'pmid' || linked.scheme === 'pmcid') && digitsOf(linked.value)
      if (!digits || !linked) continue
      const shown = findIdentifiers(label?.text ?? '').map(({identifier}) => identifier)
      const twin = shown.find(
        ({scheme, value}) =>
          (scheme === 'pmid' || scheme === 'pmcid') && scheme !== linked.scheme && digitsOf(value) === digits
      )
      if (twin)
        report('digits', label?.range ?? range, {linked: linked.value, found: twin.value, fixes: to(landingPage(twin))})
    }
  },

  examples: [
    {
      ok: 'See [PMID 27718847](https://pubmed.ncbi.nlm.nih.gov/27718847/), [PMC5055166](https://pmc.ncbi.nlm.nih.gov/articles/PMC5055166/).'
    },
    {
      ok: 'See [PMID 27718847](https://pmc.ncbi.nlm.nih.gov/articles/PMC5055166/) and https://europepmc.org/article/PMC/PMC5055166.'
    },
    {
      bad: 'See [tea](«https://pubmed.ncbi.nlm.nih.gov/PMC5055166/») and [rest](«https://europepmc.org/article/MED/PMC5055166»).',
      reports: ['pmcid', 'pmcid'],
      kinds: ['I01'],
      fixed:
        'See [tea](https://pmc.ncbi.nlm.nih.gov/articles/PMC5055166/) and [rest](https://pmc.ncbi.nlm.nih.gov/articles/PMC5055166/).'
    },
    {
      bad: 'Voir [le thé](«https://www.ncbi.nlm.nih.gov/pmc/articles/27718847/»).',
      reports: ['pmid'],
      kinds: ['I01'],
      fixed: 'Voir [le thé](https://pubmed.ncbi.nlm.nih.gov/27718847/).'
    },
    {
      bad: 'See [«PMID 27718847»](https://pmc.ncbi.nlm.nih.gov/articles/PMC27718847/).',
      reports: ['digits'],
      kinds: ['I01'],
      fixed: 'See [PMID 27718847](https://pubmed.ncbi.nlm.nih.gov/27718847/).'
    }
  ]
})

/** Addresses in which the number of the other scheme cannot work: the host and the path before it, and whose number it is. */
const wrong: readonly {readonly address: RegExp; readonly owner: 'pmid' | 'pmcid'}[] = [
  {address: /^pubmed\.ncbi\.nlm\.nih\.gov\/(PMC\d{5,8})(?:\/|$)/i, owner: 'pmcid'},
  {address: /^(?:www\.)?ncbi\.nlm\.nih\.gov\/pubmed\/(PMC\d{5,8})(?:\/|$)/i, owner: 'pmcid'},
  {address: /^(?:www\.)?europepmc\.org\/(?:article|abstract)\/MED\/(PMC\d{5,8})(?:\/|$)/i, owner: 'pmcid'},
  {address: /^pmc\.ncbi\.nlm\.nih\.gov\/articles\/([1-9]\d{4,7})(?:\/|$)/, owner: 'pmid'},
  {address: /^(?:www\.)?ncbi\.nlm\.nih\.gov\/pmc\/articles\/([1-9]\d{4,7})(?:\/|$)/, owner: 'pmid'}
]

function numberInAddress(address: string) {
  const url = parseUrl(address)
  if (!url) return undefined
  const shown = `${url.hostname}${url.pathname}`
  for (const {address: pattern, owner} of wrong) {
    const number = pattern.exec(shown)?.[1]
    if (number) return {number: owner === 'pmcid' ? number.toUpperCase() : number, owner}
  }
  return undefined
}

const digitsOf = (value: string): string => value.replace(/\D/g, '')
