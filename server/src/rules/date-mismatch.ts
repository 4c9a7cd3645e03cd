import {identityOf, isKeyLabel} from '../core/citation.ts'
import {type EntryText, entryTextsOf} from '../core/entry-text.ts'
import {type Range, shift} from '../core/text.ts'
import {journalsOfEntry, yearOfEntry, yearsIn} from '../knowledge/entry-reference.ts'
import {kindOf} from '../knowledge/kind-of-citation.ts'
import {dateInLabel, type LabelDate} from '../knowledge/label-date.ts'
import {citableYears, type SourceDate, sourceDate, sourceVersion} from '../knowledge/source-date.ts'
import {leadsToReference} from '../knowledge/source-kind.ts'
import {defineRule, replace} from './define-rule.ts'

export default defineRule({
  id: 'date-mismatch',
  title: {
    en: 'The label gives another date than the source',
    fr: 'Le libellé donne une autre date que la source'
  },
  prose: {
    en: `
Many addresses carry a date: the article number of Springer Nature and the PII of Elsevier a year, a preprint's DOI and a press
release's address the day. A label with another year cites another work, or the source was invented.

Only articles, preprints and press releases are compared, within what publishers' numbers leave open: the year in an article number
may be off by one, an article is published up to two years after it was submitted, a preprint may go online in the month after its
approval. A year counts where it stands as in a citation (*Nature, May 2025*, *Dupont et al., 2021*) and is the only one of its
label. Years of congresses, guidelines, cohorts and updates are left alone; so is a year earlier than the source's own unless a
journal, *et al.* or a volume shows that it is the publication's. In an entry of a list that ends in an address alone, the year at
the journal's name counts, or the one in brackets after the authors.

## Fix

For review, where the date is that of a preprint or a press release: the year of the source is written. It may be the address
that is wrong.
`,
    fr: `
Beaucoup d’adresses portent une date : le numéro d’article de Springer Nature et le PII d’Elsevier une année, le DOI d’une
prépublication et l’adresse d’un communiqué le jour. Un libellé avec une autre année cite un autre travail, ou la source est
inventée.

Seuls les articles, les prépublications et les communiqués sont comparés, dans les limites de ce que les numéros des éditeurs
laissent ouvert : l’année d’un numéro d’article est exacte à un an près, un article paraît jusqu’à deux ans après sa soumission, une
prépublication est parfois mise en ligne le mois qui suit son approbation. Une année compte quand elle est placée comme dans une
citation (*Nature, mai 2025*, *Dupont et al., 2021*) et qu’elle est la seule du libellé. Les années de congrès, de recommandations,
de cohortes et de mises à jour sont laissées de côté ; de même une année antérieure à celle de la source, sauf si une revue,
*et al.* ou un volume montre que c’est celle de la publication. Dans une entrée de liste qui finit par une adresse seule, c’est l’année
à côté du nom de la revue qui compte, ou celle entre parenthèses après les auteurs.

## Correction

À relire, quand la date est celle d’une prépublication ou d’un communiqué : l’année de la source est écrite. C’est peut-être
l’adresse qui est fausse.
`
  },
  since: '0.1.0',
  category: 'identity',
  severity: 'warning',
  milder: {month: 'info'},
  fix: 'review',
  scope: 'citations',
  options: {},
  messages: {
    year: {
      en: 'Unexpected year `{found}` in the label, expected `{expected}` as the address says',
      fr: 'Année `{found}` inattendue dans le libellé, `{expected}` est attendue d’après l’adresse'
    },
    entry: {
      en: 'Unexpected year `{found}` in the entry, expected `{expected}` as the address says',
      fr: 'Année `{found}` inattendue dans l’entrée, `{expected}` est attendue d’après l’adresse'
    },
    month: {
      en: 'Unexpected month `{found}` in the label, expected `{expected}` as the address says',
      fr: 'Mois `{found}` inattendu dans le libellé, `{expected}` est attendu d’après l’adresse'
    }
  },
  titles: {
    year: {en: 'Write “{year}” in the label', fr: 'Écrire « {year} » dans le libellé'}
  },

  check({part, segment, citations, report}) {
    for (const citation of citations) {
      const {kind, label, locator, identity} = citation
      if (!label || !locator || !identity.linked || kind === 'image') continue
      if (!compared.has(kindOf(citation)) || leadsToReference(locator.url)) continue
      const source = sourceDate(locator.url, identity.linked)
      const shown = source && dateInLabel(label.text)
      if (!source || !shown) continue
      const mismatch = mismatchOf(shown, source, (sourceVersion(locator.url) ?? 1) > 1)
      if (!mismatch) continue
      const text = segment.text.slice(label.range.start, label.range.end)
      // Offsets in the label hold in the source only where nothing was decoded.
      const holds = text === label.text && !isKeyLabel(citation)
      const year = String(source.year)
      const at = {start: label.range.start + shown.yearRange.start, end: label.range.start + shown.yearRange.end}
      const found = label.text.slice(shown.range.start, shown.range.end)
      if (mismatch === 'month') report('month', label.range, {found, expected: isoMonth(source)})
      else {
        report('year', label.range, {
          found: shown.year,
          expected: yearsOf(source),
          fixes:
            holds && source.month !== undefined ? [{...replace(at, year, 'year', 'review', {year}), isAlone: true}] : []
        })
      }
    }
    const reported = new Set<number>()
    for (const entry of entryTextsOf(part)) {
      const other = otherYear(entry)
      if (!other || reported.has(other.range.start)) continue
      reported.add(other.range.start)
      report('entry', other.range, {found: other.year, expected: other.expected})
    }
  },

  examples: [
    {ok: 'See [Nature, May 2025](https://www.nature.com/articles/s41586-024-02168-0).'},
    {ok: 'Voir [Dupont et al., 2024](https://www.nejm.org/doi/full/10.1056/NEJMoa2308917).'},
    {ok: 'See [bioRxiv, May 2025](https://doi.org/10.1101/2025.04.12.648517).'},
    {ok: 'See [bioRxiv, January 2025](https://doi.org/10.1101/2024.12.30.648517).'},
    {ok: 'See [medRxiv 2026](https://www.medrxiv.org/content/10.1101/2025.05.27.25328230v3).'},
    {ok: 'See [EULAR 2021](https://www.nature.com/articles/s41586-024-02168-0).'},
    {ok: 'See [the Tea cohort, 2015](https://www.nature.com/articles/s41586-024-02168-0).'},
    {ok: 'See [Saturn, 2014](https://www.nature.com/articles/s41586-024-02168-0).'},
    {ok: 'See [Tea et al., 2011](https://www.frontiersin.org/articles/10.3389/fncom.2021.684423/full#B7).'},
    {ok: 'See [NCI, 2020](https://www.cancer.gov/clinicaltrials/NCI-2024-00563).'},
    {
      bad: 'See [«Nature, May 2021»](https://www.nature.com/articles/s41586-024-02168-0).',
      reports: ['year']
    },
    {
      bad: 'Voir [«Dupont et al., 2019»](https://www.nature.com/articles/s41586-024-02168-0) et [«un essai sur le thé (2026)»](https://doi.org/10.1016/S0140-6736(23)01234-5).',
      reports: ['year', 'year']
    },
    {
      bad: 'See [«medRxiv, May 2023»](https://doi.org/10.1101/2025.05.27.25328230).',
      reports: ['year'],
      fixed: 'See [medRxiv, May 2025](https://doi.org/10.1101/2025.05.27.25328230).'
    },
    {
      bad: 'Voir [«bioRxiv, février 2025»](https://doi.org/10.1101/2025.04.12.648517).',
      reports: ['month']
    },
    {
      bad: 'See [«Press release, May 2023»](https://www.jwtherapeutics.com/en/media/press-release/20240530/).',
      reports: ['year'],
      fixed: 'See [Press release, May 2024](https://www.jwtherapeutics.com/en/media/press-release/20240530/).'
    },
    {
      bad: '- Saturn A. Tea. Front Immunol «2017». doi:10.3389/fimmu.2023.1253805',
      reports: ['entry']
    },
    {
      bad: '| Source |\n|---|\n| Saturne A, et al. («2017») Le thé. https://doi.org/10.3389/fimmu.2023.1253805 |',
      reports: ['entry']
    },
    {ok: '- Saturn A. Tea. Front Immunol 2024;15:1. doi:10.3389/fimmu.2023.1253805'},
    {ok: '- Saturn A. Tea of 2017. Front Immunol. doi:10.3389/fimmu.2023.1253805'},
    {ok: '- Saturn A. Tea. Front Immunol 2017 [accessed 3 May 2023]. doi:10.3389/fimmu.2023.1253805'}
  ]
})

const compared: ReadonlySet<string> = new Set(['article', 'preprint', 'press-release'])

/** The year of an entry that its address excludes; any other year in it that fits clears it. */
function otherYear({citation, text, range}: EntryText): {year: number; range: Range; expected: string} | undefined {
  const url = citation.locator?.url ?? ''
  const identifier = identityOf(citation)
  if (!identifier || kindOf(citation) !== 'article' || leadsToReference(url)) return undefined
  const source = sourceDate(url, identifier)
  const journals = source && journalsOfEntry(text)
  const shown = journals && yearOfEntry(text, journals)
  if (!shown) return undefined
  const {first, last} = citableYears(source)
  if (yearsIn(text).some(year => year >= first && year <= last)) return undefined
  if (shown.year > last && (sourceVersion(url) ?? 1) > 1) return undefined
  return {year: shown.year, range: shift(shown.range, range.start), expected: yearsOf(source)}
}

const monthIndex = (year: number, month: number): number => year * 12 + month

/** Which part of a label's date is not the source's; `undefined` where all is within what the source leaves open. */
function mismatchOf(shown: LabelDate, source: SourceDate, isRevised: boolean): 'year' | 'month' | undefined {
  const {first, last} = citableYears(source)
  if (shown.month !== undefined && source.month !== undefined) {
    const later = monthIndex(shown.year, shown.month) - monthIndex(source.year, source.month)
    if ((isRevised && later > 0) || isNear(later, source)) return undefined
    return shown.year === source.year ? 'month' : 'year'
  }
  if (shown.year > last) return isRevised ? undefined : 'year'
  return shown.year < first && shown.isFirm ? 'year' : undefined
}

/** Approval may come a month before posting, so either may be what a label gives. */
function isNear(later: number, {basis}: SourceDate): boolean {
  if (basis === 'approval') return later === 0 || later === 1
  return later === 0 || (basis === 'posting' && later === -1)
}

const isoMonth = ({year, month = 0}: SourceDate): string => `${year}-${String(month).padStart(2, '0')}`

/** `2025`, or the first and the last year that are possible. */
function yearsOf(source: SourceDate): string {
  const {first, last} = citableYears(source)
  return first === last ? String(first) : `${first}–${last}`
}
