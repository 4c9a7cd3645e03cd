import {isKeyLabel} from '../core/citation.ts'
import type {Identifier} from '../core/identifier/index.ts'
import {preprintOf} from '../core/identifier/preprint.ts'
import {type Range, shift} from '../core/text.ts'
import {journalsNamedIn, mayNameSameJournal} from '../knowledge/journal-names.ts'
import {journalOf} from '../knowledge/journals.ts'
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
page, after authors, or in italics before a year. *Nature portfolio*, *Springer Nature* and \`nature.com\` name no journal. A
journal whose code is not in the tables is never reported, nor is a former name that is known.

## Fix

For review: the journal's name in the label is replaced by the one of the identifier. It may be the address that is wrong.
`,
    fr: `
nature.com héberge plus de cent revues, et un libellé généré les appelle presque toutes *Nature*. L’identifiant dit hors
ligne de quelle revue il s’agit : \`s41422\` est *Cell Research*.

Une revue est nommée quand son titre entier figure dans le libellé, ou un nom qui la désigne seule : *Nature*, *The
Lancet*, *NEJM*, *ARD*. Un titre qui est aussi un sujet (*Stroke*, *Lung Cancer*) ne compte que dans une référence : avec
volume et page, après des auteurs, ou en italique devant une année. *Nature portfolio*, *Springer Nature* et \`nature.com\` ne
nomment aucune revue. Une revue dont le code n’est pas dans les tables n’est jamais signalée, ni un ancien titre connu.

## Correction

À relire : le nom de la revue est remplacé par celui de l’identifiant. C’est peut-être l’adresse qui est fausse.
`
  },
  since: '0.1.0',
  category: 'identity',
  severity: 'warning',
  fix: 'review',
  scope: 'document',
  options: {},
  messages: {
    other: {
      en: 'Unexpected journal `{named}` in the label, expected `{actual}` as the address says',
      fr: 'Revue `{named}` inattendue dans le libellé, `{actual}` attendue d’après l’adresse'
    },
    server: {
      en: 'Unexpected server `{named}` in the label, expected `{actual}` as the number in the DOI says',
      fr: 'Serveur `{named}` inattendu dans le libellé, `{actual}` attendu d’après le numéro du DOI'
    }
  },
  titles: {
    rename: {en: 'Write “{actual}” in the label', fr: 'Écrire « {actual} » dans le libellé'}
  },

  check({model, report}) {
    for (const citation of model.citations) {
      const {kind, label, locator, identity} = citation
      if (!label || !identity.linked || kind === 'image' || leadsToReference(locator?.url ?? '')) continue
      const source = model.snapshot.text.slice(label.range.start, label.range.end)
      const server = otherServer(label.text, identity.linked)
      const other = server ?? otherJournal(label.text, source, identity.linked)
      if (!other) continue
      const {named, actual, place} = other
      // Offsets in the label hold in the source only where nothing was decoded.
      const canRename = source === label.text && !isKeyLabel(citation)
      const fixes = canRename ? [replace(shift(place, label.range.start), actual, 'rename', 'review', {actual})] : []
      report(server ? 'server' : 'other', label.range, {named, actual, fixes})
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
    }
  ]
})

/** What a label names, what its address says, and where the label names it, as UTF-16 offsets of the label. */
type Other = {readonly named: string; readonly actual: string; readonly place: Range}

function otherJournal(label: string, source: string, linked: Identifier): Other | undefined {
  const actual = journalOf(linked)
  if (!actual) return undefined
  const named = journalsNamedIn(label, name => isItalic(source, name))
  const [first] = named
  if (!first || named.some(({title}) => mayNameSameJournal(title, actual.title))) return undefined
  return {named: first.title, actual: actual.title, place: first.range}
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
