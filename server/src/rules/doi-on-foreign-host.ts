import {identityOf} from '../core/citation.ts'
import type {Fix} from '../core/finding.ts'
import {placeOfAddress} from '../core/part.ts'
import {pageOf, spelt} from '../core/written-identifier.ts'
import {foreignDoi} from '../knowledge/publisher-hosts.ts'
import {defineRule, replace} from './define-rule.ts'

export default defineRule({
  id: 'doi-on-foreign-host',
  title: {
    en: 'A DOI of one publisher on the site of another',
    fr: 'Un DOI d’un éditeur sur le site d’un autre'
  },
  prose: {
    en: `
A publisher's site shows the articles of that publisher: \`thelancet.com/doi/10.1056/…\` is a page that does not exist, made of two
others. Whether the site or the DOI was meant cannot be told.

Journals move, and many sites keep archives of other publishers; so only sites that are known to show one publisher's articles
are looked at, and only prefixes that are known to be another's.

## Fix

For review: the address becomes \`https://doi.org/\` with this DOI, which shows what it leads to.
`,
    fr: `
Le site d’un éditeur présente les articles de cet éditeur : \`thelancet.com/doi/10.1056/…\` est une page qui n’existe pas,
composée de deux autres. On ne peut dire lequel était voulu, du site ou du DOI.

Les revues changent d’éditeur et beaucoup de sites gardent les archives d’autres ; seuls sont donc examinés les sites connus pour ne
présenter que les articles d’un éditeur, et seulement pour les préfixes connus d’un autre.

## Correction

À relire : l’adresse devient \`https://doi.org/\` suivi de ce DOI, ce qui montre où il mène.
`
  },
  since: '0.1.0',
  category: 'identity',
  severity: 'warning',
  fix: 'review',
  scope: 'citations',
  options: {},
  messages: {
    foreign: {
      en: 'Unexpected DOI prefix `{prefix}`, registered to {publisher}, on `{host}`, expected one of the publisher of this site',
      fr: 'Préfixe de DOI `{prefix}`, attribué à {publisher}, inattendu sur `{host}`, un préfixe de l’éditeur de ce site est attendu'
    }
  },
  titles: {
    resolve: {en: 'Link to `{doi}` through doi.org', fr: 'Faire passer le lien vers `{doi}` par doi.org'}
  },

  check({part, citations, report}) {
    for (const citation of citations) {
      const {locator, range} = citation
      const identity = identityOf(citation)
      const foreign = locator && identity?.scheme === 'doi' ? foreignDoi(locator.url) : undefined
      if (!locator || !identity || !foreign) continue
      const place = placeOfAddress(part, citation)
      const url = pageOf(identity, locator.url)
      const fixes: Fix[] =
        place && url
          ? [{...replace(place, url, 'resolve', 'review', {doi: spelt(identity, locator.url)}), isAlone: true}]
          : []
      report('foreign', place ?? range, {...foreign, fixes})
    }
  },

  examples: [
    {ok: 'See [Tea](https://www.nejm.org/doi/full/10.1056/NEJMoa1912196).'},
    {ok: 'See [Tea](https://www.nature.com/articles/10.1057/s41599-020-00001-1).'},
    {ok: 'See [Tea](https://onlinelibrary.wiley.com/doi/10.1111/tea.12345).'},
    // The prefix of the older articles of a journal that moved, or of one that nobody has named.
    {ok: 'See [Tea](https://www.thelancet.com/doi/10.99999/tea.1).'},
    {
      bad: 'See [Tea](«https://www.thelancet.com/doi/10.1056/NEJMoa1912196»).',
      kinds: ['D12'],
      reports: ['foreign'],
      fixed: 'See [Tea](https://doi.org/10.1056/NEJMoa1912196).'
    },
    {
      bad: 'Voir [Thé](«https://www.nejm.org/doi/full/10.1016/S0140-6736(19)30237-5»).',
      reports: ['foreign'],
      fixed: 'Voir [Thé](https://doi.org/10.1016/S0140-6736(19)30237-5).'
    },
    {
      bad: 'See [Tea](«https://www.nature.com/articles/10.1186/s13075-024-03331-8»).',
      reports: ['foreign'],
      fixed: 'See [Tea](https://doi.org/10.1186/s13075-024-03331-8).'
    }
  ]
})
