import {type Entry, type EntryList, entryListOf, entryShares} from '../core/entry.ts'
import type {Fix} from '../core/finding.ts'
import type {Model} from '../core/model.ts'
import {afterEnding, lineEnd, lineStart} from '../core/text.ts'
import {duplicatesIn} from '../knowledge/duplicates.ts'
import {defineRule, edits, related} from './define-rule.ts'

export default defineRule({
  id: 'duplicate-entry',
  title: {en: 'One source under two entries', fr: 'Une même source sous deux entrées'},
  prose: {
    en: `
Two entries of one list have the same identifier: either one source is counted twice, or one entry has the identifier of another
and sends readers to the wrong paper.

A DOI, a PubMed number and a PMC number that are known to name one work are the same identifier. What follows the first identifiers
of an entry (*Erratum in …*) does not count, nor do registration numbers that an entry of an article mentions. Chapters, pages,
versions, supplements and errata of one source are entries of their own; a mere address counts only under the same words, and so
does a footnote.

## Fix

For review, where both say the same in a list without numbers: the second one is deleted.
`,
    fr: `
Deux entrées d’une liste ont le même identifiant : soit une source est comptée deux fois, soit une entrée porte l’identifiant
d’une autre et envoie le lecteur au mauvais article.

Un DOI, un numéro PubMed et un numéro PMC dont on sait qu’ils désignent un même article sont le même identifiant. Ce qui suit les
premiers identifiants d’une entrée (*Erratum in …*) ne compte pas, ni les numéros d’enregistrement que mentionne l’entrée d’un
article. Chapitres, pages, versions, suppléments et errata d’une source sont des entrées à part ; une simple adresse ne compte que
sous les mêmes mots, une note aussi.

## Correction

À relire, si toutes deux disent la même chose dans une liste sans numéros : la seconde est supprimée.
`
  },
  since: '0.1.0',
  category: 'bibliography',
  severity: 'warning',
  milder: {note: 'info'},
  fix: 'review',
  scope: 'group',
  of: () => entryShares,
  options: {},
  messages: {
    entry: {
      en: 'Unexpected second entry for `{identifier}`, expected one entry for each source',
      fr: 'Seconde entrée inattendue pour `{identifier}`, une seule entrée par source est attendue'
    },
    note: {
      en: 'Unexpected second note for `{identifier}` in the same words, expected one note that is called twice',
      fr: 'Seconde note inattendue pour `{identifier}` dans les mêmes mots, une seule note appelée deux fois est attendue'
    }
  },
  titles: {
    other: {en: 'the first entry for it, with `{identifier}`', fr: 'la première entrée, avec `{identifier}`'},
    remove: {en: 'Delete the second entry', fr: 'Supprimer la seconde entrée'}
  },

  check({model, places, knowledge, report}) {
    const list = entryListOf(places)
    for (const {entry, other, identity, isSameText} of duplicatesIn(list, knowledge)) {
      const first = model.placed(other.in, other.head)
      const data = {
        identifier: identity.value,
        related: [related(first, 'other', {identifier: sameKind(other, identity.scheme) ?? identity.value})]
      }
      const head = model.placed(entry.in, entry.head)
      if (list.form === 'notes') report('note', head, data)
      else report('entry', head, {...data, fixes: isSameText ? removal(list, entry, model) : []})
    }
  },

  examples: [
    {
      bad: '## References\n\n1. Saturn A. Rest. 2019. doi:10.1000/rest\n2. Venus B. Tea. 2011. doi:10.1000/tea\n«3.» Saturn A, et al. On rest. https://doi.org/10.1000/REST\n',
      reports: ['entry']
    },
    {
      bad: '## Références\n\n- Saturne A. Repos. doi:10.1000/rest\n- «Saturne A. Repos. doi:10.1000/rest»\n- Vénus B. Thé. doi:10.1000/tea\n',
      reports: ['entry'],
      fixed: '## Références\n\n- Saturne A. Repos. doi:10.1000/rest\n- Vénus B. Thé. doi:10.1000/tea\n'
    },
    {
      bad: '## References\n\n1. The trial. https://doi.org/10.1056/NEJMoa2001180\n2. Venus B. Tea.\n«3.» The same. PMID: 32937045\n',
      reports: ['entry']
    },
    {
      bad: 'Rest[^1] and tea[^2].\n\n[^1]: Saturn A. Rest. doi:10.1000/rest\n«[^2]:» Saturn A. Rest. doi:10.1000/rest\n',
      reports: ['note']
    },
    {ok: 'Rest[^1] and tea[^2].\n\n[^1]: Saturn A. doi:10.1000/rest, p. 3.\n[^2]: Saturn A. doi:10.1000/rest, p. 9.\n'},
    {
      ok: '## References\n\n1. Saturn A. Rest. doi:10.1000/rest. Erratum in: doi:10.1000/erratum\n2. Saturn A. Erratum: Rest. doi:10.1000/erratum\n3. Saturn A. Chapter 2. In: Handbook. doi:10.1000/book\n4. Venus B. Chapter 5. In: Handbook. doi:10.1000/book\n'
    },
    {
      ok: '## Références\n\n1. Saturne A. Essai (NCT01234567). doi:10.1000/one\n2. Saturne A. Suivi (NCT01234567). doi:10.1000/two\n3. Saturne A. Repos. Version 1. doi:10.1000/v\n4. Saturne A. Repos. Version 2. doi:10.1000/v\n'
    },
    {
      ok: '## Sources\n\n- [Statistics](https://www.who.int/data), page 3\n- [Definitions](https://www.who.int/data), page 8\n'
    }
  ]
})

const sameKind = ({identities}: Entry, scheme: string): string | undefined =>
  (identities.find(one => one.scheme === scheme) ?? identities[0])?.value

/** The entry with its lines, in a list where no number changes by it. */
function removal({form}: EntryList, entry: Entry, model: Model): Fix[] {
  if (form !== 'items' || entry.number !== undefined) return []
  const {text} = model.snapshot
  const range = model.placed(entry.in, entry)
  const start = lineStart(text, range.start)
  const end = afterEnding(text, lineEnd(text, range.end))
  if (text.slice(start, range.start).trim() !== '' || text.slice(range.end, end).trim() !== '') return []
  return [{...edits('remove', 'review', [{start, end, text: ''}]), isAlone: true}]
}
