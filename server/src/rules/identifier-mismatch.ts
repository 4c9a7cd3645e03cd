import {type Citation, isKeyLabel} from '../core/citation.ts'
import type {Fix} from '../core/finding.ts'
import {type FoundIdentifier, findIdentifiers, type Identifier, identifyUrl, isSame} from '../core/identifier/index.ts'
import {differenceOf} from '../core/identity-difference.ts'
import {type Part, placeOfAddress} from '../core/part.ts'
import {type Range, shift} from '../core/text.ts'
import {pageOf, spelt} from '../core/written-identifier.ts'
import {defineRule, replace} from './define-rule.ts'

export default defineRule({
  id: 'identifier-mismatch',
  title: {
    en: 'The label shows one identifier and leads to another',
    fr: 'Le libellé montre un identifiant et mène à un autre'
  },
  prose: {
    en: `
The reader sees one trial or article and is sent to another, and nobody notices: the link works.

## Evidence

Both sides must hold an identifier of one scheme: two registration numbers of one registry, two DOIs, two PMIDs, two PMCIDs. A
number and a DOI are not compared, since a trial and its publication are often cited for each other. A label with several
identifiers is right when one of them is that of the address. A figure, a table and a supplement are parts of their article; another
version of the work is reported only as information. A label that says how two sources are related (*erratum of*, *réponse à*) is
left alone.

## Fix

For review, both ways: the identifier of the address is written in the label, or the link leads to the one that the label shows.
Only the author knows which side is right.
`,
    fr: `
Le lecteur voit un essai ou un article et se retrouve devant un autre, et personne ne le remarque : le lien fonctionne.

## Indices

Les deux côtés doivent contenir un identifiant de même nature : deux numéros d’un même registre, deux DOI, deux PMID, deux PMCID. Un
numéro et un DOI ne sont pas comparés : un essai et sa publication sont souvent cités l’un pour l’autre. Un libellé qui contient
plusieurs identifiants est juste quand l’un d’eux est celui de l’adresse. Une figure, un tableau ou un supplément font partie de
leur article ; une autre version du même travail n’est signalée qu’à titre d’information. Un libellé qui dit le rapport entre deux
sources (*réponse à*, *erratum of*) n’est pas signalé.

## Correction

À relire, dans les deux sens : l’identifiant de l’adresse est écrit dans le libellé, ou le lien mène à celui que montre le libellé.
Seul l’auteur sait quel côté est juste.
`
  },
  since: '0.1.0',
  category: 'identity',
  severity: 'error',
  milder: {version: 'info'},
  fix: 'review',
  scope: 'citations',
  options: {},
  messages: {
    other: {
      en: 'Unexpected `{found}` in the label, expected `{expected}` as in its address',
      fr: '`{found}` inattendu dans le libellé, `{expected}` attendu comme dans son adresse'
    },
    version: {
      en: 'Unexpected version `{found}` in the label, expected `{expected}` as in its address',
      fr: 'Version `{found}` inattendue dans le libellé, `{expected}` attendue comme dans son adresse'
    }
  },
  titles: {
    writeIdentifier: {en: 'Write {expected} in the label', fr: 'Écrire {expected} dans le libellé'},
    followLabel: {en: 'Point the link to {url}', fr: 'Faire pointer le lien vers {url}'}
  },

  check({part, segment, citations, report}) {
    for (const citation of citations) {
      const mismatch = mismatchOf(citation)
      if (!mismatch || !citation.label) continue
      const {difference, shown, expected} = mismatch
      const {range, text} = citation.label
      const found = text.slice(shown.range.start, shown.range.end)
      const place = placeOf(segment.text.slice(range.start, range.end), citation.label.text, shown)
      report(difference, place ? shift(place, range.start) : range, {
        found,
        expected,
        fixes: [
          ...(place && !isKeyLabel(citation) ? rewritten(citation, mismatch, shift(place, range.start)) : []),
          ...redirected(part, citation, shown)
        ]
      })
    }
  },

  examples: [
    {ok: 'See [NCT00000102](https://clinicaltrials.gov/study/NCT00000102).'},
    {ok: 'See [NCT00000102 and NCT00000105](https://clinicaltrials.gov/study/NCT00000105).'},
    {ok: 'See [REST, NCT00000102](https://doi.org/10.1000/rest) and [PMID 12](https://doi.org/10.1000/tea).'},
    {ok: 'See [NCT00000102](https://www.clinicaltrialsregister.eu/ctr-search/search?query=2010-022945-52).'},
    {
      ok: 'See [doi:10.1000/rest](https://doi.org/10.1000/REST.s001) and [10.1000/rest, table 1](https://doi.org/10.1000/rest.t001).'
    },
    {
      ok: 'See [erratum of doi:10.1000/rest](https://doi.org/10.1000/tea), [réponse à PMID 12](https://pubmed.ncbi.nlm.nih.gov/13/).'
    },
    {
      ok: 'See [NCT00000102, extension study](https://clinicaltrials.gov/study/NCT00000105) and [secondary analysis of NCT00000102](https://clinicaltrials.gov/study/NCT00000105).'
    },
    {
      ok: 'See [10.1000/re…](https://doi.org/10.1000/rest), [10.1000/tea](https://example.org/tea) and [20240115](https://pubmed.ncbi.nlm.nih.gov/12345/).'
    },
    {
      bad: 'See [«NCT00000102»](https://clinicaltrials.gov/study/NCT00000105) and [REST («NCT00000102»)] (https://clinicaltrials.gov/study/NCT00000105).',
      reports: ['other', 'other'],
      kinds: ['N03'],
      fixed:
        'See [NCT00000105](https://clinicaltrials.gov/study/NCT00000105) and [REST (NCT00000105)] (https://clinicaltrials.gov/study/NCT00000105).'
    },
    {
      bad: 'See [a second cup of tea for those who rest («NCT00000102»)](https://clinicaltrials.gov/study/NCT00000105) and [tea in 30 seconds, «NCT00000102»](https://clinicaltrials.gov/study/NCT00000105).',
      reports: ['other', 'other']
    },
    {
      bad: 'Voir [doi:«10.1000/Rest»](https://doi.org/10.1000/Tea) et [PMID «12»](https://pubmed.ncbi.nlm.nih.gov/13/).',
      reports: ['other', 'other'],
      fixed: 'Voir [doi:10.1000/Tea](https://doi.org/10.1000/Tea) et [PMID 13](https://pubmed.ncbi.nlm.nih.gov/13/).'
    },
    {
      bad: 'See [https://doi.org/«10.1000/rest»](https://www.nejm.org/doi/full/10.1000/tea).',
      reports: ['other'],
      kinds: ['L50'],
      fixed: 'See [https://doi.org/10.1000/tea](https://www.nejm.org/doi/full/10.1000/tea).'
    },
    {
      bad: 'See [«12345678»](https://pubmed.ncbi.nlm.nih.gov/12345679/) and [**«PMC12345»**](https://pmc.ncbi.nlm.nih.gov/articles/PMC12346/).',
      reports: ['other', 'other']
    },
    {
      bad: 'See [«NCT00000102»].\n\n[NCT00000102]: https://clinicaltrials.gov/study/NCT00000105',
      reports: ['other'],
      fixed: 'See [NCT00000102].\n\n[NCT00000102]: https://clinicaltrials.gov/study/NCT00000102'
    },
    {
      bad: 'See [Cochrane review «CD001234»](https://doi.org/10.1002/14651858.CD005678.pub2).',
      reports: ['other']
    },
    {ok: 'See [Cochrane review CD001234](https://doi.org/10.1002/14651858.CD001234.pub2).'},
    {
      bad: 'See [doi:«10.1002/14651858.CD000001.pub2»](https://doi.org/10.1002/14651858.CD000001.pub3).',
      reports: ['version'],
      fixed: 'See [doi:10.1002/14651858.CD000001.pub3](https://doi.org/10.1002/14651858.CD000001.pub3).'
    }
  ]
})

type Mismatch = {
  readonly difference: 'other' | 'version'
  readonly shown: FoundIdentifier
  readonly linked: Identifier
  /** {@link linked} as the address spells it. */
  readonly expected: string
  /** Whether the label holds no other identifier of that kind. */
  readonly isOnly: boolean
}

/** Words that say how what is shown and what is linked are related, where they are two on purpose. */
const relation = new RegExp(
  String.raw`(?<!\p{L})(?:${[
    'correct(?:ed|ions?|s)|errat(?:um|a)|corrig(?:end(?:um|a)|ée?s?)|retract(?:ed|ions?|s)?|withdr(?:awn|awals?|awing|ew)',
    'repl(?:y|ies)|respon(?:ses?|d(?:s|ed|ing)?)|comment(?:s|ary|aries|aires?)?|letters?|editorials?|preprint of',
    'updat(?:e[ds]?|ing)|supersed(?:e[ds]?|ing)|replac(?:e[ds]?|ements?|ing)|previous(?:ly)?|earlier|later|former(?:ly)?',
    'versions?|protocols?|extensions?|follow(?:s|ed|ing|-?ups?|-?ons?)?|sub-?stud(?:y|ies)|second(?:ary)?|ancillary|parent',
    'companions?|cit(?:ed|es|ing)|supplement(?:s|ary|al)?|appendix|appendices|annex(?:es|e)?|vs|versus',
    'réponses?|répliques?|rétract(?:ations?|ée?s?)|lettres?|éditor(?:ial|iaux)|mises? à jour|actualis(?:ations?|ée?s?)',
    'remplac(?:e|ée?s?|ements?|ant)|précéd(?:ente?s?|ée?s?|emment)|antérieur(?:e?s?|ement)|ultérieur(?:e?s?|ement)',
    'suivi(?:e?s?)|protocoles?|prolong(?:ations?|ée?s?)|sous-études?|compléments?|complémentaires?'
  ].join('|')})(?!\p{L}|-\p{L})`,
  'iu'
)
/** How near to the identifier such a word stands, in UTF-16 units. */
const nearby = 25

/** Whether whole words beside a place say how two sources are related. */
function isRelated(text: string, {start, end}: Range): boolean {
  const before = text.slice(Math.max(0, start - nearby - 1), start)
  const after = text.slice(end, end + nearby + 1)
  return (
    // A word that is cut at the far end is not near as a whole.
    relation.test(before.length > nearby ? before.replace(/^\p{L}+/u, '') : before) ||
    relation.test(after.length > nearby ? after.replace(/\p{L}+$/u, '') : after)
  )
}

function mismatchOf({kind, label, locator, identity: {shown, linked}}: Citation): Mismatch | undefined {
  if (!label || !locator || !linked || linked.scheme === 'url' || kind === 'image') return undefined
  if (isSame(shown, linked)) return undefined
  const found = shown ? findIdentifiers(label.text) : bareNumber(label.text, linked)
  const compared = found.flatMap(one => {
    const difference = differenceOf(one.identifier, linked)
    return difference ? [{...one, difference}] : []
  })
  const one = compared.find(({difference}) => difference === 'version') ?? compared[0]
  if (!one || compared.some(({difference}) => difference === 'none') || one.difference === 'none') return undefined
  if (isRelated(label.text, one.range)) return undefined
  // What is shortened shows no identifier.
  if (/…|\.{3}/.test(label.text.slice(one.range.start, one.range.end + 3))) return undefined
  return {
    difference: one.difference,
    shown: one,
    linked,
    expected: spelt(linked, locator.url),
    isOnly: compared.length === 1
  }
}

const day = /^(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/

/** A number alone, as tables have it, in a link to PubMed. */
function bareNumber(text: string, linked: Identifier): FoundIdentifier[] {
  if (linked.scheme !== 'pmid' || !/^[1-9]\d{6,7}$/.test(text) || day.test(text)) return []
  return [{identifier: {scheme: 'pmid', value: text}, range: {start: 0, end: text.length}}]
}

/** Where in the source of a label an identifier stands: where it is shown, or the one place where it is written as it is shown. */
function placeOf(source: string, label: string, {range}: FoundIdentifier): Range | undefined {
  if (source === label) return range
  const found = label.slice(range.start, range.end)
  const start = source.indexOf(found)
  return start >= 0 && source.lastIndexOf(found) === start ? {start, end: start + found.length} : undefined
}

/** The label with the identifier of the address, where that is sure to be read as one. */
function rewritten({label}: Citation, {shown: {range}, linked, expected, isOnly}: Mismatch, place: Range): Fix[] {
  // A DOI may be shown by a number that it is made of, and stands in no place of such a one.
  if (linked.scheme === 'doi' && !label?.text.startsWith('10.', range.start)) return []
  // What follows may belong to the identifier: a version, a page.
  if (!label || !isOnly || /^[\w/]/.test(label.text.slice(range.end)) || /[[\]<>*`\\|]/.test(expected)) return []
  const text = label.text.slice(0, range.start) + expected + label.text.slice(range.end)
  const isRead = text === expected || findIdentifiers(text).some(({identifier}) => isSame(identifier, linked))
  if (!isRead) return []
  return [{...replace(place, expected, 'writeIdentifier', 'review', {expected}), isAlone: true}]
}

/** The address of the identifier that is shown, where its page is sure. */
function redirected(part: Part, citation: Citation, {identifier}: FoundIdentifier): Fix[] {
  const url = pageOf(identifier, citation.label?.text ?? '')
  const place = url === undefined ? undefined : placeOfAddress(part, citation)
  if (url === undefined || !place || !isSame(identifyUrl(url), identifier)) return []
  return [{...replace(place, url, 'followLabel', 'review', {url}), isAlone: true}]
}
