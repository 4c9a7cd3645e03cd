import type {Citation} from '../core/citation.ts'
import type {Identifier} from '../core/identifier/index.ts'
import type {Segment} from '../core/segment.ts'
import type {Range} from '../core/text.ts'
import {pageOf} from '../core/written-identifier.ts'
import {citedSources} from '../knowledge/sources.ts'
import {defineRule, replace} from './define-rule.ts'

export default defineRule({
  id: 'unlinked-identifier',
  title: {en: 'An identifier that could be a link', fr: 'Un identifiant qui pourrait être un lien'},
  prose: {
    en: `
A registration number, a DOI or a PMID says where its source is; as a link it takes the reader there.

Off unless it is configured. Each identifier is reported once, where the text first mentions it outside headings and code, and only if
no link of the document leads to it.

## Fix

For review: the identifier, with the name before it, becomes the label of a link to its page.
`,
    fr: `
Un numéro d’enregistrement, un DOI ou un PMID dit où se trouve sa source ; sous forme de lien, il y mène.

Désactivée tant qu’elle n’est pas configurée. Chaque identifiant est signalé une fois, à sa première mention hors des titres et du code,
et seulement si aucun lien du document n’y mène.

## Correction

À relire : l’identifiant, avec le nom qui le précède, devient le libellé d’un lien vers sa page.
`
  },
  since: '0.1.0',
  category: 'identity',
  severity: 'info',
  isOptIn: true,
  fix: 'review',
  scope: 'group',
  of: () => citedSources,
  options: {},
  messages: {
    bare: {
      en: 'Unexpected identifier `{found}` without a link, expected one to `{url}`',
      fr: 'Identifiant `{found}` inattendu sans lien, un lien vers `{url}` est attendu'
    }
  },
  titles: {
    link: {en: 'Link to {url}', fr: 'Créer un lien vers {url}'}
  },

  check({model, places, report}) {
    if (places.some(({item}) => item.citation.locator)) return
    for (const {part, item} of places) {
      const identifier = item.citation.identity.shown
      const own = identifier && linkable(part.segment, item.citation, identifier)
      if (!own) continue
      const range = model.placed(part, own)
      const found = part.segment.text.slice(own.start, own.end)
      const url = pageOf(identifier, found)
      if (url === undefined) return
      return report('bare', range, {found, url, fixes: [replace(range, `[${found}](${url})`, 'link', 'review', {url})]})
    }
  },

  examples: [
    {ok: 'REST (NCT00000102) and [its record](https://clinicaltrials.gov/study/NCT00000102).'},
    {ok: 'See doi:10.1000/rest(1998)17:15<1661::AID-REST>3.0.CO;2-2 and [[NCT00000102]].'},
    {ok: '# NCT00000102\n\nSee `NCT00000102`, @doi:10.1000/rest and <a href="https://example.org">NCT00000102</a>.'},
    {
      bad: 'REST («NCT00000102»), as NCT00000102 was called: «doi:10.1000/Rest(20)1».',
      reports: ['bare', 'bare'],
      fixed:
        'REST ([NCT00000102](https://clinicaltrials.gov/study/NCT00000102)), as NCT00000102 was called: [doi:10.1000/Rest(20)1](https://doi.org/10.1000/Rest(20)1).'
    },
    {
      bad: 'A preprint («10.1101/2025.05.27.25328230v1»).',
      reports: ['bare'],
      fixed: 'A preprint ([10.1101/2025.05.27.25328230v1](https://doi.org/10.1101/2025.05.27.25328230)).'
    },
    {
      bad: 'Le thé calme («PMID : 12»).\n\n| Essai |\n| --- |\n| «PMC12345» |\n',
      reports: ['bare', 'bare'],
      fixed:
        'Le thé calme ([PMID : 12](https://pubmed.ncbi.nlm.nih.gov/12/)).\n\n| Essai |\n| --- |\n| [PMC12345](https://pmc.ncbi.nlm.nih.gov/articles/PMC12345/) |\n'
    }
  ]
})

/** What names the kind of an identifier and belongs to it. */
const name = /(?<![\p{L}\d])(?:https?:\/\/)?(?:doi|PMID|PMCID|arXiv)[ \u00a0\u202f]?[:#]?[ \u00a0\u202f]?$/iu

/** The identifier with its name, where a link can be made of it; `undefined` in headings, keys, tags and brackets of their own. */
function linkable({text, reading}: Segment, citation: Citation, {scheme}: Identifier): Range | undefined {
  const {start, end} = citation.range
  for (let at = citation.block; at >= 0; at = reading.blocks[at]?.parent ?? -1) {
    if (reading.blocks[at]?.kind === 'heading') return undefined
  }
  const before = text.slice(Math.max(0, start - 400), start)
  const own = scheme === 'trial' ? undefined : name.exec(before)?.[0]
  const lead = before.slice(0, before.length - (own?.length ?? 0))
  // Keys of Pandoc and MyST, links of wikis, labels of links that are broken in a way of their own, elements of HTML.
  if (/[@{]$|\[\[$|[\w/]:?$/.test(lead) || lead.lastIndexOf('<a ') > lead.lastIndexOf('</a')) return undefined
  const found = text.slice(start, end)
  const rest = text.slice(end, end + 12)
  // A version of a preprint is no part of its DOI, and belongs to it.
  const version = scheme === 'doi' ? (/^v\d{1,2}(?!\w)/.exec(rest)?.[0] ?? '') : ''
  const after = rest.slice(version.length)
  // A DOI that goes on with what ends it here, or that has swallowed words.
  if (/[[\]`<>|\\]|[^!-~]/.test(found) || /^[\]}]{2}|^\]\(|^…|^<\d|^[\w/]|^\.\w/.test(after)) return undefined
  return {start: start - (own?.length ?? 0), end: end + version.length}
}
