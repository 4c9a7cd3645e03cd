import {identityOf, isKeyLabel} from '../core/citation.ts'
import {entryTextsOf} from '../core/entry-text.ts'
import type {Fix} from '../core/finding.ts'
import type {Identifier} from '../core/identifier/index.ts'
import {preprintOf} from '../core/identifier/preprint.ts'
import {overlaps, type Range, shift} from '../core/text.ts'
import {journalsOfEntry} from '../knowledge/entry-reference.ts'
import {journalRunsIn, mayAbbreviate} from '../knowledge/journal-abbreviations.ts'
import {journalsNamedIn, mayNameSameJournal} from '../knowledge/journal-names.ts'
import {journalOf} from '../knowledge/journals.ts'
import {wordsOf} from '../knowledge/phrases.ts'
import {leadsToReference} from '../knowledge/source-kind.ts'
import {defineRule, replace} from './define-rule.ts'

export default defineRule({
  id: 'journal-mismatch',
  title: {
    en: 'The label names another journal than the one cited',
    fr: 'Le libellé nomme une autre revue que celle qui est citée'
  },
  prose: {
    en: `
nature.com hosts more than a hundred journals, and a generated label calls most of them *Nature*. The identifier says
which journal it is, offline: \`s41422\` is *Cell Research*.

A journal counts as named where its full title stands in the label, or a name that stands for it alone: *Nature*, *The
Lancet*, *NEJM*, *ARD*. A title that is also a topic (*Stroke*, *Lung Cancer*) counts in a reference only: with volume and
page, after authors, or in italics before a year. An abbreviation counts before a year or a volume, where each of its words
begins the title's: *Eur Heart J 2021*. An entry of a list that ends in an address alone is read like a label, where it names
the journal before a year or a volume. *Nature portfolio*, *Springer Nature* and \`nature.com\` name no journal. A
journal whose code is not in the tables is never reported, nor is a former name that is known.

## Fix

For review: the journal's name in the label is replaced by the one of the identifier. It may be the address that is wrong.
`,
    fr: `
nature.com héberge plus de cent revues, et un libellé généré les appelle presque toutes *Nature*. L’identifiant dit hors
ligne de quelle revue il s’agit : \`s41422\` est *Cell Research*.

Une revue est nommée quand son titre entier figure dans le libellé, ou un nom qui la désigne seule : *Nature*, *The
Lancet*, *NEJM*, *ARD*. Un titre qui est aussi un sujet (*Stroke*, *Lung Cancer*) ne compte que dans une référence : avec
volume et page, après des auteurs, ou en italique devant une année. Une abréviation compte devant une année ou un volume, quand
chacun de ses mots commence celui du titre : *Eur Heart J 2021*. Une entrée de liste qui finit par une adresse seule est lue
comme un libellé, là où elle nomme la revue devant une année ou un volume. *Nature portfolio*, *Springer Nature* et \`nature.com\` ne
nomment aucune revue. Une revue dont le code n’est pas dans les tables n’est jamais signalée, ni un ancien titre connu.

## Correction

À relire : le nom de la revue est remplacé par celui de l’identifiant. C’est peut-être l’adresse qui est fausse.
`
  },
  since: '0.1.0',
  category: 'identity',
  severity: 'warning',
  fix: 'review',
  scope: 'citations',
  options: {},
  messages: {
    other: {
      en: 'Unexpected journal `{named}` in the label, expected `{actual}` as the address says',
      fr: 'Revue `{named}` inattendue dans le libellé, `{actual}` attendue d’après l’adresse'
    },
    entry: {
      en: 'Unexpected journal `{named}` in the entry, expected `{actual}` as the address says',
      fr: 'Revue `{named}` inattendue dans l’entrée, `{actual}` attendue d’après l’adresse'
    },
    server: {
      en: 'Unexpected server `{named}` in the label, expected `{actual}` as the number in the DOI says',
      fr: 'Serveur `{named}` inattendu dans le libellé, `{actual}` attendu d’après le numéro du DOI'
    }
  },
  titles: {
    rename: {en: 'Write “{actual}” in the label', fr: 'Écrire « {actual} » dans le libellé'},
    renameEntry: {en: 'Write “{actual}” in the entry', fr: 'Écrire « {actual} » dans l’entrée'}
  },

  check({part, segment, citations, report}) {
    for (const citation of citations) {
      const {kind, label, locator, identity} = citation
      if (!label || !identity.linked || kind === 'image' || leadsToReference(locator?.url ?? '')) continue
      const source = segment.text.slice(label.range.start, label.range.end)
      const server = otherServer(label.text, identity.linked)
      const other = server ?? otherJournal(label.text, source, identity.linked)
      if (!other) continue
      const {named, actual, place} = other
      // Offsets in the label hold in the source only where nothing was decoded.
      const canRename = source === label.text && !isKeyLabel(citation)
      const fixes = canRename ? [renamed(shift(place, label.range.start), actual, 'rename')] : []
      report(server ? 'server' : 'other', label.range, {named, actual, fixes})
    }
    const reported = new Set<number>()
    for (const {citation, text, range} of entryTextsOf(part)) {
      const linked = identityOf(citation)
      if (!linked || leadsToReference(citation.locator?.url ?? '')) continue
      const other = otherInEntry(text, linked)
      if (!other) continue
      const {named, actual, place} = other
      const at = shift(place, range.start)
      if (reported.has(at.start)) continue
      reported.add(at.start)
      const isPlain = segment.text.slice(at.start, at.end) === text.slice(place.start, place.end)
      const fixes = isPlain ? [renamed(at, actual, 'renameEntry')] : []
      report('entry', at, {named, actual, fixes})
    }
  },

  examples: [
    {ok: 'See [Nature, 2024](https://www.nature.com/articles/s41586-020-2649-2).'},
    {ok: 'See [Signal Transduction and Targeted Therapy 2025](https://www.nature.com/articles/s41392-025-02168-0).'},
    {ok: 'See [Nature portfolio, 2025](https://www.nature.com/articles/s41392-025-02168-0).'},
    {ok: 'See [the nature of rest](https://www.nature.com/articles/s41392-025-02168-0).'},
    {ok: 'See [NEJM 2020](https://www.nature.com/articles/s41392-025-02168-0#ref-CR12).'},
    {ok: 'See [Stroke, 2020](https://doi.org/10.1016/j.cell.2020.01.001).'},
    // The heritage journal changed its name and its publisher's host, not its code.
    {ok: 'See [Heritage Science 2024;12:1](https://www.nature.com/articles/s40494-025-01568-3).'},
    {
      bad: 'See [«Nature, May 2025»](https://www.nature.com/articles/s41422-025-01128-1).',
      reports: ['other'],
      fixed: 'See [Cell Research, May 2025](https://www.nature.com/articles/s41422-025-01128-1).'
    },
    {
      bad: 'Voir [«Nature 2025»] (https://doi.org/10.1038/s41392-025-02168-0).',
      reports: ['other'],
      fixed: 'Voir [Signal Transduction and Targeted Therapy 2025] (https://doi.org/10.1038/s41392-025-02168-0).'
    },
    {ok: 'See [medRxiv, May 2026](https://doi.org/10.64898/2026.05.30.26354512).'},
    {
      bad: 'See [«bioRxiv, May 2026, preprint»](https://doi.org/10.64898/2026.05.30.26354512).',
      reports: ['server'],
      fixed: 'See [medRxiv, May 2026, preprint](https://doi.org/10.64898/2026.05.30.26354512).'
    },
    {
      bad: 'See [«Tea et al., *Stroke* 2020»](https://doi.org/10.1016/j.cell.2020.01.001).',
      reports: ['other']
    },
    {
      bad: 'See [«Stroke 2020;51(1):12»](https://doi.org/10.1093/nar/gkac493).',
      reports: ['other'],
      fixed: 'See [Nucleic Acids Research 2020;51(1):12](https://doi.org/10.1093/nar/gkac493).'
    },
    {
      bad: 'Voir [«Eur Heart J, 2021»](https://doi.org/10.1007/s00259-021-05469-y).',
      reports: ['other'],
      fixed:
        'Voir [European Journal of Nuclear Medicine and Molecular Imaging, 2021](https://doi.org/10.1007/s00259-021-05469-y).'
    },
    {bad: 'See [«Trends in Immunology, 2018»](https://doi.org/10.1016/j.coi.2018.10.005).', reports: ['other']},
    {ok: 'See [Eur J Nucl Med, 2021](https://doi.org/10.1007/s00259-021-05469-y).'},
    {ok: 'See [Liver Transplant 2020](https://doi.org/10.1016/j.cell.2020.01.001).'},
    {ok: 'See [Saturn Rest J 2021](https://doi.org/10.1007/s00259-021-05469-y).'},
    {
      bad: '- Saturn A. Tea and rest. «Drug Saf» 2022;45:1. doi:10.1016/j.cell.2022.01.001',
      reports: ['entry'],
      fixed: '- Saturn A. Tea and rest. Cell 2022;45:1. doi:10.1016/j.cell.2022.01.001'
    },
    {
      bad: '- Saturne A. Le thé. *«Drug Saf»*, 2022. PMID: 35000001. <https://doi.org/10.1016/j.cell.2022.01.001>',
      reports: ['entry']
    },
    {ok: '- Saturn A. Tea. Cell 2022;185:1. doi:10.1016/j.cell.2022.01.001'},
    {ok: '- Saturn A. Erratum to: Tea. Drug Saf 2022;45:1. doi:10.1016/j.cell.2022.01.001'},
    {ok: 'As in Drug Saf 2022, rest helps: doi:10.1016/j.cell.2022.01.001'}
  ]
})

/** The actual journal in place of the one that is named, which goes. */
const renamed = (place: Range, actual: string, titleId: string): Fix => ({
  ...replace(place, actual, titleId, 'review', {actual}),
  isAlone: true
})

/** What a label names, what its address says, and where the label names it, as UTF-16 offsets of the label. */
type Other = {readonly named: string; readonly actual: string; readonly place: Range}

function otherJournal(label: string, source: string, linked: Identifier): Other | undefined {
  const actual = journalOf(linked)
  if (!actual) return undefined
  const named = journalsNamedIn(label, name => isItalic(source, name)).map(({title, range}) => ({
    written: title,
    range,
    titles: [title],
    isFull: true as const
  }))
  const runs = journalRunsIn(label).filter(run => !named.some(({range}) => overlaps(range, run.range)))
  return otherThan(actual.title, [...named, ...runs])
}

/** The journal that an entry names, where it names one and no other. */
function otherInEntry(text: string, linked: Identifier): Other | undefined {
  const actual = journalOf(linked)
  const named = actual && journalsOfEntry(text)
  if (!named || new Set(named.map(({range}) => range.start)).size > 1) return undefined
  return otherThan(actual.title, named)
}

/** `isFull`: by its title or a known name, not by an abbreviation. */
type Named = {
  readonly written: string
  readonly range: Range
  readonly titles: readonly string[]
  readonly isFull?: true
}

/** The first of the journals named, where none of them may be the actual one. */
function otherThan(actual: string, all: readonly Named[]): Other | undefined {
  const isActual = ({written, titles, isFull}: Named): boolean =>
    // *Med* is a title, and short for *Medicine*; *Nature* is not short for *Nature Medicine*.
    ((!isFull || wordsOf(written).length === wordsOf(actual).length) && mayAbbreviate(written, actual)) ||
    titles.some(title => mayNameSameJournal(title, actual))
  const [first] = all.filter(({titles}) => titles.length > 0)
  if (!first || all.some(isActual)) return undefined
  const [title = '', ...more] = first.titles
  return {named: more.length > 0 ? first.written : title, actual, place: first.range}
}

/** The server of preprints that a label names, where the number in the DOI is of the other's form. */
function otherServer(label: string, linked: Identifier): Other | undefined {
  const actual = linked.scheme === 'doi' ? preprintOf(linked.value)?.server : undefined
  const [first, second] = [...label.matchAll(/\b(?:bio|med)rxiv\b/gi)]
  if (!actual || !first || second || first[0].toLowerCase() === actual.toLowerCase()) return undefined
  return {named: first[0], actual, place: {start: first.index, end: first.index + first[0].length}}
}

/** Whether `name` stands between single emphasis marks in the source of a label. */
function isItalic(source: string, name: string): boolean {
  for (let at = source.indexOf(name); at !== -1; at = source.indexOf(name, at + 1)) {
    const before = source[at - 1]
    if ((before === '*' || before === '_') && source[at - 2] !== before && source[at + name.length] === before)
      return true
  }
  return false
}
