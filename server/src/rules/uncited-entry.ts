import {headOf} from '../core/citation.ts'
import {type Entry, type EntryList, entryListOf, entryShares} from '../core/entry.ts'
import {readCoverage} from '../knowledge/coverage.ts'
import {defineRule, related} from './define-rule.ts'

export default defineRule({
  id: 'uncited-entry',
  title: {en: 'An entry that the text never cites', fr: 'Une entrée que le texte ne cite jamais'},
  prose: {
    en: `
The list of references names a source that the text never cites: a claim lost its citation, or the source its claim.

An entry counts as cited when its number, its source, its key, its title or its author with a year stands anywhere in the text.
Lists of which less than half is cited are left alone, lists of *further reading* of which less than two thirds are, and entries
whose source cannot be told.

## Fix

None: only the author knows whether the citation is missing or the entry is one too many.
`,
    fr: `
La liste des références nomme une source que le texte ne cite jamais : une affirmation a perdu sa citation, ou la source son
affirmation.

Une entrée est tenue pour citée quand son numéro, sa source, sa clé, son titre ou son auteur avec une année se trouve quelque part
dans le texte. Les listes citées à moins de la moitié sont laissées de côté, les *lectures complémentaires* à moins des deux tiers,
et les entrées dont la source ne se reconnaît pas.

## Correction

Aucune : seul l’auteur sait si la citation manque ou si l’entrée est de trop.
`
  },
  since: '0.1.0',
  category: 'bibliography',
  severity: 'info',
  fix: 'none',
  scope: 'group',
  of: () => entryShares,
  options: {},
  messages: {
    number: {
      en: 'Unexpected entry {number} that the text never cites, expected a citation in the text',
      fr: 'Entrée {number} inattendue que le texte ne cite jamais, un appel dans le texte est attendu'
    },
    source: {
      en: 'Unexpected entry `{label}` that the text never cites, expected a citation in the text',
      fr: 'Entrée `{label}` inattendue que le texte ne cite jamais, un appel dans le texte est attendu'
    },
    key: {
      en: 'Unexpected reference `{label}` that the text never cites, expected a citation in the text',
      fr: 'Référence `{label}` inattendue que le texte ne cite jamais, un appel dans le texte est attendu'
    }
  },
  titles: {
    list: {en: 'the list of references', fr: 'la liste des références'},
    cited: {en: 'an entry of the same list that is cited', fr: 'une entrée de la même liste, qui est citée'}
  },

  check({model, places: shares, knowledge, report}) {
    const coverage = readCoverage(model, entryListOf(shares), knowledge)
    if (!coverage) return
    const {list, uncited, cited, isByNumber} = coverage
    const places = [
      ...(list.lead ? [related(model.placed(list.lead.in, list.lead), 'list')] : []),
      ...(cited[0] ? [related(model.placed(cited[0].in, headIn(cited[0])), 'cited')] : [])
    ]
    for (const entry of uncited) {
      const {number, label, head} = entry
      if (isByNumber && number !== undefined) report('number', model.placed(entry.in, head), {number, related: places})
      else if (list.form === 'works') report('key', model.placed(entry.in, head), {label: label ?? '', related: places})
      else report('source', model.placed(entry.in, headIn(entry)), {label: nameOf(list, entry), related: places})
    }
  },

  examples: [
    {
      bad: 'Rest helps [1], tea too [2, 4].\n\n## References\n\n1. Saturn A. Rest.\n2. Venus B. Tea.\n«3.» Mars C. Leaves.\n4. Moon D. Naps.\n',
      reports: ['number']
    },
    {
      bad: 'Voir [Repos](https://doi.org/10.1000/rest) et [Thé](https://doi.org/10.1000/tea).\n\n**Sources :**\n- [Repos](https://doi.org/10.1000/rest)\n- [Thé](https://doi.org/10.1000/tea)\n- «[Feuille]»(https://doi.org/10.1000/leaf)\n',
      reports: ['source']
    },
    {
      bad: '---\nreferences:\n- id: saturn2019\n  title: Rest\n- id: venus2011\n  title: Tea\n- id: «mars2015»\n  title: Leaves\n---\n\nRest helps [@saturn2019], tea too [@venus2011].\n',
      reports: ['key'],
      profile: 'pandoc'
    },
    {
      ok: 'See [Rest](https://doi.org/10.1000/rest).\n\n## References\n\n- [Rest](https://doi.org/10.1000/rest)\n- [Tea](https://doi.org/10.1000/tea)\n- [Leaf](https://doi.org/10.1000/leaf)'
    },
    {
      ok: 'See [Rest](https://doi.org/10.1000/rest) and [Tea](https://doi.org/10.1000/tea).\n\n## Further reading\n\n- [Rest](https://doi.org/10.1000/rest)\n- [Tea](https://doi.org/10.1000/tea)\n- [Leaf](https://doi.org/10.1000/leaf)\n- [Nap](https://doi.org/10.1000/nap)'
    },
    {
      ok: 'Rest helps (Saturn, 2019), tea too (Venus & Mars, 2011).\n\n## References\n\nMars, C. (2015). Leaves. https://doi.org/10.1000/leaf\n\nSaturn, A. (2019). Rest. https://doi.org/10.1000/rest\n\nVenus, B., & Mars, C. (2011). Tea. https://doi.org/10.1000/tea'
    },
    {
      ok: 'Rest helps [1, 2]; as Mars showed in 2015, leaves do too.\n\n## References\n\n1. Saturn A. Rest. 2019.\n2. Venus B. Tea. 2011.\n3. Mars C. Leaves. 2015.\n'
    }
  ]
})

/** Where an entry is pointed at: its first link, else its number or first line. */
const headIn = ({citations: [first], head, number}: Entry) => (number === undefined && first ? headOf(first) : head)

/** What an entry is called: the label of its first link, else its first words. */
function nameOf({form}: EntryList, {citations: [first], head, in: part}: Entry): string {
  if (form !== 'definitions' && first?.label) return first.label.text
  const line = part.segment.text.slice(head.start, head.end).replace(/\s+/g, ' ').trim()
  return line.length > 60 ? `${line.slice(0, 59).trimEnd()}…` : line
}
