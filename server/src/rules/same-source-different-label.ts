import {type Citation, headOf, identityOf, isKeyLabel} from '../core/citation.ts'
import {isRemark} from '../core/evidence.ts'
import type {Placed} from '../core/fact.ts'
import type {Model} from '../core/model.ts'
import type {Range} from '../core/text.ts'
import {journalsNamedIn, mayNameSameJournal} from '../knowledge/journal-names.ts'
import {journalOf} from '../knowledge/journals.ts'
import {knownSources, type SourcePlace} from '../knowledge/sources.ts'
import {defineRule, related, replace} from './define-rule.ts'

/** Most other places that a finding points to. */
const maxRelated = 5

export default defineRule({
  id: 'same-source-different-label',
  title: {en: 'One source under several labels', fr: 'Une même source sous plusieurs libellés'},
  prose: {
    en: `
One source that is called *Nature 2025* here and *Nature review 2025* there looks like two. Between the text and the
list of references a longer label is usual; look whether both say the same.

Sources are the same when their identifiers are: a DOI, a registration number, else the address without tracking
parameters. A DOI and a PubMed number that are known to name one work are one identifier. A mere address counts only where the list of references holds it: pages are linked by many words.

## Fix

For review: the label of another place.
`,
    fr: `
Une même source appelée ici *Nature 2025* et là *Nature review 2025* paraît en être deux. Entre le texte et la liste des
références, un libellé plus long est courant ; vérifiez que les deux disent la même chose.

Deux sources sont la même quand leurs identifiants le sont : un DOI, un numéro d’enregistrement, sinon l’adresse sans
paramètres de suivi. Un DOI et un numéro PubMed dont on sait qu’ils désignent un même travail sont un même identifiant. Une simple adresse ne compte que si la liste des références la contient : une page se cite avec bien
des mots.

## Correction

À relire : le libellé d’un autre endroit.
`
  },
  since: '0.1.0',
  category: 'bibliography',
  severity: 'info',
  fix: 'review',
  scope: 'group',
  of: knownSources,
  options: {},
  messages: {
    labels: {
      en: 'Unexpected label `{label}` for a source that is `{other}` elsewhere, expected one label',
      fr: 'Libellé `{label}` inattendu pour une source appelée `{other}` ailleurs, un seul libellé est attendu'
    }
  },
  titles: {
    elsewhere: {en: 'the same source, labelled `{label}`', fr: 'la même source, sous le libellé `{label}`'},
    use: {en: 'Use the label “{label}”', fr: 'Reprendre le libellé « {label} »'}
  },

  check({model, places, report}) {
    if (places.length < 2) return
    const labelled = places.flatMap(place => {
      const key = nameOf(place.item.citation)
      return key === undefined ? [] : [{place, key}]
    })
    if (labelled.every(({key}) => key === labelled[0]?.key) || !isReference(places)) return
    const usual = usualKey(labelled)
    for (const {place, key} of labelled) {
      const {label} = place.item.citation
      if (key === usual || !label) continue
      const others = firstOthers(labelled, key)
      const [other] = others
      const {label: usualLabel} = other?.item.citation ?? {}
      if (!other || !usualLabel) continue
      const source = other.part.segment.text.slice(usualLabel.range.start, usualLabel.range.end)
      const use = replace(model.placed(place.part, label.range), source, 'use', 'review', {label: usualLabel.text})
      report('labels', headIn(model, place), {
        label: label.text,
        other: usualLabel.text,
        related: others.map(one =>
          related(headIn(model, one), 'elsewhere', {label: one.item.citation.label?.text ?? ''})
        ),
        fixes: [{...use, isAlone: true}]
      })
    }
  },

  examples: [
    {ok: '[Rest, 2024](https://doi.org/10.1000/rest) and [Rest, 2024](https://doi.org/10.1000/rest).'},
    {ok: '[Rest, 2024](https://doi.org/10.1000/rest) and <https://doi.org/10.1000/rest>.'},
    {
      ok: 'In [Rest, 2024](https://doi.org/10.1000/rest) ([1](https://doi.org/10.1000/rest)), the [full text](https://doi.org/10.1000/rest), [ibid.](https://doi.org/10.1000/rest).'
    },
    {ok: '[Leaf et al., 2010](https://doi.org/10.1000/rest) and [Leaf 2010](https://doi.org/10.1000/rest).'},
    {
      ok: 'See [NCT00000102](https://clinicaltrials.gov/study/NCT00000102), [the REST record](https://clinicaltrials.gov/study/NCT00000102).'
    },
    {
      ok: '[NEJM, December 2017](https://doi.org/10.1056/NEJMoa1912196) and [REST-1, N Engl J Med 2017](https://doi.org/10.1056/NEJMoa1912196).'
    },
    {
      bad: '[Rest](https://doi.org/10.1000/rest), [Rest](https://doi.org/10.1000/rest), «[Tea]»(https://doi.org/10.1000/rest).',
      reports: ['labels']
    },
    {ok: '[The house](https://example.org) of tea is open; write to [us](https://example.org).'},
    {
      bad: '«[Rest, 2024]»(https://doi.org/10.1000/rest) and «[Leaf]»(https://doi.org/10.1000/REST).',
      reports: ['labels', 'labels']
    },
    {
      bad: '«[Trial of 2020]»(https://doi.org/10.1056/NEJMoa2001180) and «[Leaf]»(https://pubmed.ncbi.nlm.nih.gov/32937045/).',
      reports: ['labels', 'labels']
    }
  ]
})

type SourceAt = Placed<SourcePlace>

const headIn = (model: Model, {part, item}: SourceAt): Range => model.placed(part, headOf(item.citation))

const names = new WeakMap<Citation, string>()

/** The key of the name that a citation gives its source; `undefined` where it gives none. Worked out once for a citation. */
function nameOf(citation: Citation): string | undefined {
  if (!citation.label) return undefined
  const known = names.get(citation) ?? (isName(citation) ? keyOfLabel(citation) : nameless)
  names.set(citation, known)
  return known === nameless ? undefined : known
}

/** In place of a key: no label is so. */
const nameless = '\n'

/** What calls a source by its number, its place or its form, and not by a name. */
const mere =
  /^(?:[\W\d]*|ibid\.?|id\.|idem|op\. ?cit\.|loc\. ?cit\.|here|this|link|source|sources?|ref\.?|reference|article|paper|study|trial|abstract|summary|full[- ]text|pdf|html|supplement|appendix|protocol|doi|pubmed|pmc|registration|ici|lien|réf\.?|référence|étude|essai|résumé|texte (?:intégral|complet)|protocole|annexe|supplément|(?:bio|med)rxiv|arxiv|europe pmc|clinicaltrials\.gov|(?:(?:nct|isrctn|pmc|pmid:?[ \u00a0]?)\d+)(?:[ ,]+(?:full[- ]text|record|abstract|texte intégral|fiche))?|(?:www\.|doi|10\.).*|.*:\/\/.*)$/iu

/** What may be said in brackets beside an address, and was then no label. */
const isAside = (words: string): boolean => isRemark(words) || /^(?:l[’'])?\p{Ll}+(?:[ \u00a0]\p{Ll}+)?$/u.test(words)

/** Whether a label names its source: an image, a number or *full text* does not. */
const isName = (citation: Citation): boolean =>
  citation.kind !== 'image' &&
  !(citation.kind === 'broken' && isAside(citation.label?.text ?? '')) &&
  !isKeyLabel(citation) &&
  // A place in the source has a name of its own.
  !/#[^:]/.test(citation.locator?.url ?? '') &&
  !mere.test(
    (citation.label?.text ?? '').trim().replace(/^(?:the|le|la|l[’']|un|une|a|an|cf\.?|see|voir)[\s\u00a0’']+/i, '')
  )

/** The label that most places share: they are right, if any are; `undefined` where none is ahead. */
function usualKey(labelled: readonly {key: string}[]): string | undefined {
  const counts = new Map<string, number>()
  for (const {key} of labelled) counts.set(key, (counts.get(key) ?? 0) + 1)
  const [first, second] = [...counts].sort(([, a], [, b]) => b - a)
  return first && first[1] > (second?.[1] ?? 0) ? first[0] : undefined
}

/** The first places with another label: what is looked at does not grow with the number of places. */
function firstOthers(labelled: readonly {place: SourceAt; key: string}[], key: string): SourceAt[] {
  const found: SourceAt[] = []
  for (const other of labelled) {
    if (other.key !== key) found.push(other.place)
    if (found.length === maxRelated) break
  }
  return found
}

/** Whether the places are citations of a publication or a trial, or of something that the list of references holds. */
const isReference = (places: readonly SourceAt[]): boolean =>
  places.some(({item}) => item.isListed || identityOf(item.citation)?.scheme !== 'url')

/** An author and a year, in which readers know a work whatever stands between and behind. */
const authorYear = /^(\p{Lu}[\p{L}’'-]+)(?=[ \u00a0,]|$)(?:[^\d]{0,60})\b((?:19|20)\d{2})[a-z]?\b/u

/** What makes two labels look alike: case, white space and emphasis do not count, nor what follows author and year. */
function keyOfLabel(citation: Citation): string {
  const text = (citation.label?.text ?? '').normalize('NFC')
  const years = text.match(/(?<!\d)(?:19|20)\d{2}(?!\d)/g) ?? []
  const identity = identityOf(citation)
  const journal = years.length === 1 && identity && journalOf(identity)
  // The right journal and a year say enough, whatever trial or month stands beside them.
  if (journal && journalsNamedIn(text).some(({title}) => mayNameSameJournal(title, journal.title)))
    return `${journal.title} ${years[0]}`.toLowerCase()
  const [, author, year] = authorYear.exec(text) ?? []
  // A journal or a server and a year name many works.
  const isWork = author && !journals.test(author) && /et al|et coll|,|\band\b|\bet\b|&|^\S+[ \u00a0]\d{4}/iu.test(text)
  return (isWork && journalsNamedIn(text)[0]?.range.start !== 0 ? `${author} ${year}` : text).toLowerCase()
}

/** First words of the names of journals, servers and congresses that a year follows. */
const journals =
  /^(?:Nature|Science|Cell|Lancet|BMJ|JAMA|NEJM|Blood|Gut|Heart|Lupus|Stroke|Brain|Thorax|PLOS|Frontiers|ARD|RMD|EULAR|ACR|ASH|ASCO|ESMO|HAS|ANSM|FDA|EMA|NICE|WHO|OMS|\p{Lu}{2,}|bioRxiv|medRxiv|arXiv)$/u
