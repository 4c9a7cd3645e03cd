import {type Citation, isKeyLabel} from '../core/citation.ts'
import type {Fix} from '../core/finding.ts'
import {parseUrl} from '../core/identifier/url.ts'
import {type Part, placeOfAddress} from '../core/part.ts'
import {addressDifference} from '../core/shown-address.ts'
import {defineRule, replace} from './define-rule.ts'

export default defineRule({
  id: 'address-mismatch',
  title: {
    en: 'The label shows one address and leads to another',
    fr: 'Le libellé montre une adresse et mène à une autre'
  },
  prose: {
    en: `
Readers believe what they see: a label that is an address or a domain is taken for the place to which the link leads.

## Evidence

The label must be an address or a domain and nothing else. What changes no page is no difference: scheme, \`www.\`, a final slash,
case of the host, tracking parameters, encoding, a language in the path, an address that is shortened with \`…\`. Resolvers,
shorteners, proxies and archives are never reported, nor are sites of one owner (\`nature.com\` and \`link.springer.com\`,
\`bmj.com\` and \`ard.bmj.com\`). A domain that links to a page about its owner (an encyclopaedia, a repository, a network) is
honest. Two identifiers are a matter for \`identifier-mismatch\`.

## Fix

For review, both ways: only the author knows which side is right.
`,
    fr: `
Le lecteur croit ce qu’il voit : un libellé qui est une adresse ou un domaine passe pour l’endroit où mène le lien.

## Indices

Le libellé doit être une adresse ou un domaine, et rien d’autre. Ce qui ne change pas la page n’est pas une différence : protocole,
\`www.\`, barre finale, casse de l’hôte, paramètres de suivi, encodage, langue dans le chemin, adresse abrégée par \`…\`. Les
résolveurs, les raccourcisseurs, les serveurs mandataires (proxys) et les archives ne sont jamais signalés, ni les sites d’un même
propriétaire (\`nature.com\` et \`link.springer.com\`, \`bmj.com\` et \`ard.bmj.com\`). Un domaine qui mène à une page sur son
propriétaire (encyclopédie, dépôt, réseau) est honnête. Deux identifiants relèvent de \`identifier-mismatch\`.

## Correction

À relire, dans les deux sens : seul l’auteur sait quel côté est juste.
`
  },
  since: '0.1.0',
  category: 'identity',
  severity: 'warning',
  fix: 'review',
  scope: 'citations',
  options: {},
  messages: {
    site: {
      en: 'Unexpected address on `{host}` behind the label `{shown}`, expected the same site',
      fr: 'Adresse sur `{host}` inattendue derrière le libellé `{shown}`, le même site est attendu'
    },
    page: {
      en: 'Unexpected address `{url}` behind the label `{shown}`, expected the same page',
      fr: 'Adresse `{url}` inattendue derrière le libellé `{shown}`, la même page est attendue'
    }
  },
  titles: {
    followLabel: {en: 'Point the link to {url}', fr: 'Faire pointer le lien vers {url}'},
    showAddress: {en: 'Show {url}', fr: 'Montrer {url}'}
  },

  check({part, citations, report}) {
    for (const citation of citations) {
      const {kind, label, locator} = citation
      if (!label || !locator || kind === 'image') continue
      const difference = addressDifference(label.text, locator.url)
      if (!difference) continue
      const {url} = locator
      const host = (parseUrl(url)?.hostname ?? url).replace(/^www\./, '')
      const fixes = [...followed(part, citation), ...shownAs(citation, host)]
      report(difference, label.range, {shown: label.text, host, url, fixes})
    }
  },

  examples: [
    {
      ok: 'See [http://www.example.org/tea/](https://example.org/tea?utm_source=x#leaf) and [example.org](https://example.org/tea).'
    },
    {
      ok: 'See [bmj.com](https://ard.bmj.com/content/83/11/1489) and [ncbi.nlm.nih.gov](https://pubmed.ncbi.nlm.nih.gov/12/).'
    },
    {
      ok: 'See [thelancet.com](https://doi.org/10.1000/tea) and [https://doi.org/10.1000/tea](https://tea.example.org/article/1).'
    },
    {
      ok: 'See [https://example.org/tea](https://web.archive.org/web/2020/https://example.org/tea) and [rest.example](https://bit.ly/rest).'
    },
    {
      ok: 'Voir [https://example.org/fr/the…](https://example.org/fr/the/vert) et [https://example.org/fr/the](https://example.org/en/the/).'
    },
    {
      ok: 'See [Node.js](https://example.org/tea), [Booking.com](https://example.org/tea) and [tea.com](https://en.wikipedia.org/wiki/Tea).'
    },
    {
      bad: 'See [«https://clinicaltrials.gov/study/NCT02142738»](https://clinicaltrials.gov/study/NCT02142378).',
      reports: ['page'],
      kinds: ['N03'],
      fixed: 'See [https://clinicaltrials.gov/study/NCT02142738](https://clinicaltrials.gov/study/NCT02142738).'
    },
    {
      bad: 'See [«www.nejm.org»](https://www.nejm.org.rest.example/x), [«cell.com»](https://www.cellsignal.com/x) and [«nature.com»](https://naturesbounty.com/x).',
      reports: ['site', 'site', 'site']
    },
    {
      bad: 'See [«nature.com»](https://www.thelancet.com/article/tea) and [«www.ansm.fr»] (https://www.has-sante.fr/).',
      reports: ['site', 'site'],
      fixed:
        'See [thelancet.com](https://www.thelancet.com/article/tea) and [has-sante.fr] (https://www.has-sante.fr/).'
    },
    {
      bad: 'See [«https://example.org/tea/green»](https://example.org/tea/black) and [«https://example.org/?id=1»](https://example.org/?id=2).',
      reports: ['page', 'page'],
      fixed:
        'See [https://example.org/tea/green](https://example.org/tea/green) and [https://example.org/?id=1](https://example.org/?id=1).'
    },
    {
      bad: 'Voir [«https://the.example/vert»][1].\n\n[1]: https://repos.example/noir',
      reports: ['site'],
      fixed: 'Voir [https://the.example/vert][1].\n\n[1]: https://the.example/vert'
    }
  ]
})

/** What can be written in a destination and in a label as it is. */
const isPlain = (text: string): boolean => /^[\w.~:/?#@!$&'+,;=%-]+$/.test(text)

/** The address that is shown as the one that is followed; a domain alone is no page. */
function followed(part: Part, citation: Citation): Fix[] {
  const shown = citation.label?.text ?? ''
  const url = /^https?:/i.test(shown) ? shown : `https://${shown}`
  const isPage = /^https?:\/\/[^/]+\/[^.…]/i.test(url) && !url.includes('...')
  const place = isPage && isPlain(url) ? placeOfAddress(part, citation) : undefined
  return place ? [{...replace(place, url, 'followLabel', 'review', {url}), isAlone: true}] : []
}

/** The address that is followed as the one that is shown, or its domain in place of another. */
function shownAs(citation: Citation, host: string): Fix[] {
  const {label, locator} = citation
  if (!label || !locator || isKeyLabel(citation)) return []
  const url = label.text
    .replace(/^https?:\/\//i, '')
    .replace(/\/$/, '')
    .includes('/')
    ? locator.url
    : host
  if (!isPlain(url)) return []
  return [{...replace(label.range, url, 'showAddress', 'review', {url}), isAlone: true}]
}
