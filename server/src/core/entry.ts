import {identityOf} from './citation.ts'
import {type DeclaredWork, declaredWorks} from './declared-work.ts'
import type {Contribution, Fact} from './fact.ts'
import {type Identifier, identifyUrl, keyOf} from './identifier/index.ts'
import type {Model, PlacedCitation} from './model.ts'
import {nothing} from './part.ts'
import type {ReferenceItem} from './reference-list.ts'
import type {Definition, Footnote} from './syntax/reading.ts'
import type {Range} from './text.ts'

/** What names one source in a list of references, and all that it says of it. */
export type Entry = ReferenceItem & {
  readonly citations: readonly PlacedCitation[]
  /** The identifiers in it, the one that it leads to first. Empty where it has none: then its source is unknown. */
  readonly identities: readonly Identifier[]
  /** The label by which the text calls it: of a definition, a note or a work in the front matter. */
  readonly label?: string
}

/**
 * A list in which a document names sources: Markdown lists, paragraphs or link definitions below a lead, its footnotes, or
 * the works of its front matter.
 */
export type EntryList = {
  readonly form: 'items' | 'paragraphs' | 'definitions' | 'notes' | 'works'
  /** What announces it; absent where nothing does. */
  readonly lead?: Range
  readonly range: Range
  readonly isFurther: boolean
  readonly isDivided: boolean
  readonly entries: readonly Entry[]
}

type Kept = {readonly revision: number; readonly lists: readonly EntryList[]}
const kept = new WeakMap<Model, Kept>()

/** All lists of sources of a document, by kind. Read once for a version of it, when first asked for. */
export function entryListsOf(model: Model): readonly EntryList[] {
  const {referenceLists} = model
  const definitions = model.collect(numberedDefinitions)
  const notes = model.collect(noteDefinitions)
  const works = model.ask(declaredWorks)
  const known = kept.get(model)
  if (known?.revision === model.revision) return known.lists
  const lists = [
    ...referenceLists.map(list => ({...list, entries: list.items.map(item => withCitations(item, model))})),
    ...listFrom(
      'definitions',
      definitions.flatMap(one => definedEntries(one, model))
    ),
    ...listFrom(
      'notes',
      notes.flatMap(one => noteEntries(one, model))
    ),
    ...listFrom('works', works.map(workEntry))
  ]
  kept.set(model, {revision: model.revision, lists})
  return lists
}

/** Link definitions with numbers for labels: `[1]: https://…`. */
const numberedDefinitions: Fact<Definition> = {
  of: ({segment: {reading}}) =>
    reading.definitions.length === 0 ? nothing : reading.definitions.filter(({label}) => /^\d{1,4}$/.test(label))
}

const noteDefinitions: Fact<Footnote> = {of: ({segment: {reading}}) => reading.footnoteDefinitions}

function identitiesOf(citations: readonly PlacedCitation[]): Identifier[] {
  const found = new Map<string, Identifier>()
  for (const one of citations) {
    const {kind, identity} = one
    if (kind === 'image') continue
    for (const each of [identityOf(one), identity.shown]) if (each) found.set(keyOf(each), each)
  }
  return [...found.values()]
}

function withCitations(item: ReferenceItem, model: Model): Entry {
  const citations = model.citationsIn(item)
  return {...item, citations, identities: identitiesOf(citations)}
}

function definedEntries({part, items}: Contribution<Definition>, model: Model): Entry[] {
  return items.map(({label, range, url}) => {
    const identity = identifyUrl(url)
    const place = model.placed(part, range)
    const head = {start: place.start, end: place.start + label.length + 2}
    return {...place, head, label, citations: [], identities: identity ? [identity] : []}
  })
}

function noteEntries({part, items}: Contribution<Footnote>, model: Model): Entry[] {
  const {text} = part.segment
  return items.map(({label, range}) => {
    const head = {start: range.start, end: text.indexOf(']:', range.start) + 2}
    return {...withCitations({...model.placed(part, range), head: model.placed(part, head)}, model), label}
  })
}

const workEntry = ({key, range, head, identities}: DeclaredWork): Entry => ({
  ...range,
  head,
  label: key,
  citations: [],
  identities
})

function listFrom(form: EntryList['form'], entries: readonly Entry[]): EntryList[] {
  const [first] = entries
  const last = entries.at(-1)
  if (!first || !last) return []
  return [{form, range: {start: first.start, end: last.end}, isFurther: false, isDivided: false, entries}]
}
