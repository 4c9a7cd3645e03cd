import {type Citation, headOf} from '../core/citation.ts'
import {type CitedKey, citedKeys, declaredWorks, hasBibliography} from '../core/declared-work.ts'
import {type EntryList, entryListsOf} from '../core/entry.ts'
import {essence} from '../core/entry-words.ts'
import type {KeyedFact, Placed} from '../core/fact.ts'
import type {Model, Question} from '../core/model.ts'
import {nothing, type Part} from '../core/part.ts'
import {lineStart, type Range} from '../core/text.ts'
import type {Knowledge} from '../knowledge/index.ts'
import {knownSources, type SourcePlace, sourceKey, sourcesOf} from '../knowledge/sources.ts'
import {defineRule, edits, related} from './define-rule.ts'

/** Most other places that a finding points to. */
const maxRelated = 5

export default defineRule({
  id: 'unlisted-source',
  title: {en: 'A source that is cited but not listed', fr: 'Une source citée mais absente de la liste'},
  prose: {
    en: `
The text cites a source that its own list of references does not hold: readers who go to the list miss it.

A list counts as one of references when its heading or lead says so (*References*, *Bibliography*, *Further reading*,
*Références*, *Sources*, *Lectures complémentaires* …), at least half of its sources are cited in the text, and it holds at
least a third of what the text cites. Each source is reported once, where it is first cited.

A key (\`[@tea2011]\`) is compared with \`references:\` in the front matter, unless it names a \`bibliography:\`, which may hold it.

## Fix

For review: an item with the citation's label and address is added at the end of the list.
`,
    fr: `
Le texte cite une source que sa propre liste de références ne contient pas : le lecteur qui va à la liste ne la trouve pas.

Une liste est tenue pour celle des références quand son titre ou son amorce le dit (*Références*, *Bibliographie*, *Sources*,
*Lectures complémentaires*, *References*, *Further reading* …), que la moitié au moins de ses sources sont citées dans le texte et
qu’elle contient au moins le tiers de ce que le texte cite. Chaque source est signalée une fois, là où elle est citée pour la
première fois.

Une clé (\`[@tea2011]\`) est comparée à \`references:\` dans l’en-tête, sauf si celui-ci nomme une \`bibliography:\`, qui peut la
contenir.

## Correction

À relire : une entrée avec le libellé et l’adresse de la citation est ajoutée à la fin de la liste.
`
  },
  since: '0.1.0',
  category: 'bibliography',
  severity: 'warning',
  fix: 'review',
  scope: 'group',
  of: knownSourcesAndKeys,
  options: {},
  messages: {
    missing: {
      en: 'Unexpected source `{label}` that is missing from the list of references, expected an entry for it',
      fr: 'Source `{label}` inattendue car absente de la liste des références, une entrée est attendue'
    },
    key: {
      en: 'Unexpected key `{found}` that is missing from the references of the front matter, expected an entry for it',
      fr: 'Clé `{found}` inattendue car absente des références de l’en-tête, une entrée est attendue'
    }
  },
  titles: {
    list: {en: 'the list of references', fr: 'la liste des références'},
    again: {en: 'the same source, cited again', fr: 'la même source, citée ailleurs'},
    add: {en: 'Add “{label}” to the list of references', fr: 'Ajouter « {label} » à la liste des références'}
  },

  check({model, key, places, knowledge, report}) {
    const [first, ...others] = places
    if (!first) return
    const again = others.slice(0, maxRelated).map(one => related(headIn(model, one), 'again'))
    if (!('citation' in first.item)) {
      if (model.ask(unlistedKeys).has(key)) report('key', headIn(model, first), {found: first.item.key, related: again})
      return
    }
    const {citation} = first.item
    if (!isSource(citation) || places.some(({item}) => 'isListed' in item && item.isListed)) return
    const list = model.ask(bibliography(knowledge))
    if (!list) return
    // An entry under the same name leads to it by another address.
    if (places.some(({item}) => 'citation' in item && isNamed(list, item.citation))) return
    const label = citation.label?.text ?? citation.locator?.url ?? ''
    report('missing', headIn(model, first), {
      label,
      related: [
        ...(list.lead ? [related(model.placed(list.lead.in, list.lead), 'list')] : []),
        ...again.slice(0, maxRelated - 1)
      ],
      fixes: list.form === 'items' ? [edits('add', 'review', [entry(model, list, first.part, citation)], {label})] : []
    })
  },

  examples: [
    {
      bad: '---\nreferences:\n- id: saturn2019\n  title: Rest\n- id: venus2011\n  title: Tea\n---\n\nRest helps [@saturn2019], tea too [@venus2011; «@mars2015»], see [@fig-tea].\n',
      reports: ['key'],
      profile: 'pandoc'
    },
    {
      ok: '---\nbibliography: tea.bib\nreferences:\n- id: saturn2019\n  title: Rest\n---\n\nRest helps [@saturn2019] and [@saturn2019, p. 3], tea too [@venus2011].\n',
      profile: 'pandoc'
    },
    {ok: 'See [Rest](https://doi.org/10.1000/rest).'},
    {
      ok: 'See [Rest](https://doi.org/10.1000/rest).\n\n## References\n\n- [Rest](https://doi.org/10.1000/rest)\n- [Tea](https://doi.org/10.1000/tea)'
    },
    {
      ok: 'See [Leaf](https://doi.org/10.1000/leaf).\n\n## Further reading\n\n- [Rest](https://doi.org/10.1000/rest)\n- [Tea](https://doi.org/10.1000/tea)'
    },
    {
      ok: 'See [Rest, 2019](https://doi.org/10.1000/rest) and [Tea, 2011](https://example.org/tea).\n\n## References\n\n- [Rest, 2019](https://doi.org/10.1000/rest)\n- [Tea (2011)](https://doi.org/10.1000/tea)'
    },
    {
      bad: 'Voir [Repos](https://doi.org/10.1000/rest) et «[Thé]»(https://doi.org/10.1000/tea).\n\n**Sources :**\n- [Repos](https://doi.org/10.1000/rest)\n',
      reports: ['missing'],
      fixed:
        'Voir [Repos](https://doi.org/10.1000/rest) et [Thé](https://doi.org/10.1000/tea).\n\n**Sources :**\n- [Repos](https://doi.org/10.1000/rest)\n- [Thé](https://doi.org/10.1000/tea)\n'
    }
  ]
})

/** Accents and case folded: a key that differs in nothing else is misspelt, and another rule's. */
const folded = (key: string): string => key.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** The citation keys of a document, as they are written. */
const keys: KeyedFact<CitedKey> = {
  of: ({segment}) => citedKeys(segment).map(({key, range}) => ({key: `@${key}`, range})),
  keyOf: ({key}) => key
}

/** The keys that the text cites and the front matter does not hold, where it holds most of them and no other file may. */
const unlistedKeys: Question<ReadonlySet<string>> = {
  answer(model) {
    const works = hasBibliography(model) ? nothing : model.ask(declaredWorks)
    if (works.length === 0) return new Set()
    const declared = new Set(works.map(({key}) => `@${folded(key)}`))
    const cited = [...model.group(keys).keys()]
    const missing = cited.filter(key => !declared.has(folded(key)))
    return missing.length * 2 < cited.length ? new Set(missing) : new Set()
  },
  isEqual: (a, b) => a.size === b.size && [...a].every(key => b.has(key))
}

type Cited = SourcePlace | CitedKey

const facts = new WeakMap<Knowledge, KeyedFact<Cited>>()

/** What the text cites: sources, and keys of a bibliography, which no source's key looks like. */
function knownSourcesAndKeys(knowledge: Knowledge): KeyedFact<Cited> {
  const known = facts.get(knowledge)
  if (known) return known
  const sources = knownSources(knowledge)
  const fact: KeyedFact<Cited> = {
    of(part) {
      const [own, cited] = [keys.of(part), sources.of(part)]
      return own.length === 0 ? cited : [...own, ...cited]
    },
    keyOf: ({key}) => key
  }
  facts.set(knowledge, fact)
  return fact
}

const headIn = (model: Model, {part, item}: Placed<Cited>): Range =>
  model.placed(part, 'citation' in item ? headOf(item.citation) : item.range)

/** Whether an entry of the list has the label of a citation; a number or a letter is no name. */
function isNamed(list: EntryList, {label}: Citation): boolean {
  const name = essence(label?.text ?? '')
  if (name.length <= 3) return false
  const names = namesOfLists.get(list) ?? labelsOf(list)
  namesOfLists.set(list, names)
  return names.has(name)
}

const namesOfLists = new WeakMap<EntryList, ReadonlySet<string>>()

/** The names of a list's entries; a number or a letter is none. */
const labelsOf = ({entries}: EntryList): Set<string> =>
  new Set(
    entries
      .flatMap(({citations}) => citations.map(({label}) => essence(label?.text ?? '')))
      .filter(name => name.length > 3)
  )

/** Something a reader can follow: an address on the web, not a place in the document itself. */
const isSource = ({locator}: Citation): boolean => /^(?:https?:|www\.|doi|10\.)/i.test(locator?.url ?? '')

/**
 * The list that is meant to hold the sources: the last one of which half is cited, and which holds a third of what is. One
 * that mostly names no source that can be told may hold any.
 */
function bibliography(knowledge: Knowledge): Question<EntryList | undefined> {
  const known = bibliographies.get(knowledge)
  if (known) return known
  const question: Question<EntryList | undefined> = {
    answer(model) {
      const lists = entryListsOf(model)
      if (lists.every(({form}) => form !== 'items' && form !== 'paragraphs')) return undefined
      const cited = model.ask(citedInText(knowledge))
      return lists.findLast(list => isBibliography(list, cited, knowledge))
    }
  }
  bibliographies.set(knowledge, question)
  return question
}

const bibliographies = new WeakMap<Knowledge, Question<EntryList | undefined>>()

const questions = new WeakMap<Knowledge, Question<ReadonlySet<string>>>()

/** The keys of the sources that the text cites outside of its lists. */
function citedInText(knowledge: Knowledge): Question<ReadonlySet<string>> {
  const known = questions.get(knowledge)
  if (known) return known
  const question: Question<ReadonlySet<string>> = {
    answer: model =>
      new Set(
        [...sourcesOf(model, knowledge)].flatMap(([key, places]) =>
          places.some(({item}) => isSource(item.citation) && !item.isListed) ? [key] : []
        )
      ),
    isEqual: (a, b) => a.size === b.size && [...a].every(key => b.has(key))
  }
  questions.set(knowledge, question)
  return question
}

function isBibliography({form, entries}: EntryList, cited: ReadonlySet<string>, knowledge: Knowledge): boolean {
  if (form !== 'items' && form !== 'paragraphs') return false
  const known = entries.filter(({identities}) => identities.length > 0)
  const listed = new Set(known.flatMap(({identities}) => identities.map(one => sourceKey(one, knowledge))))
  const both = [...listed].filter(key => cited.has(key)).length
  return both > 0 && both * 2 >= listed.size && both * 3 >= cited.size && known.length * 2 >= entries.length
}

/** An item like the last one, after it. */
function entry(model: Model, list: EntryList, {segment}: Part, citation: Citation) {
  const {text} = model.snapshot
  const last = list.entries.at(-1)
  const place = last ? model.placed(last.in, last) : {start: 0, end: 0}
  const ending = /\r\n|\n|\r/.exec(model.first?.text ?? '')?.[0] ?? '\n'
  const label = citation.label ? slice(segment.text, citation.label.range) : undefined
  const url = citation.locator?.url ?? ''
  const body = label === undefined ? `<${url}>` : `[${label}](${url})`
  return {start: place.end, end: place.end, text: `${ending}${marker(text, place)}${body}`}
}

const slice = (text: string, {start, end}: Range): string => text.slice(start, end)

/** Indentation and marker of the item after `item`. */
function marker(text: string, item: Range): string {
  const start = lineStart(text, item.start)
  const own = /^[\t ]*(?:[-+*]|(\d{1,9})([.)]))[\t ]+/.exec(text.slice(start, item.end))
  if (!own) return '- '
  return own[1] === undefined ? own[0] : own[0].replace(own[1], String(Number(own[1]) + 1))
}
