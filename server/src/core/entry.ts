import {identityOf} from './citation.ts'
import {declaredWorks} from './declared-work.ts'
import {type Identifier, identifyUrl, keyOf} from './identifier/index.ts'
import type {Model, PlacedCitation} from './model.ts'
import type {ReferenceItem} from './reference-list.ts'
import {contains, type Range, shift} from './text.ts'

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

const kept = new WeakMap<Model, readonly EntryList[]>()

/** All lists of sources of a document. Made once for a model, when first asked for. */
export function entryListsOf(model: Model): readonly EntryList[] {
  const known = kept.get(model)
  if (known) return known
  const lists = [...fromLists(model), ...fromDefinitions(model), ...fromNotes(model), ...fromWorks(model)]
  kept.set(model, lists)
  return lists
}

/** `citations` by the range that holds them; both are in the order of the text. Linear. */
function heldBy(ranges: readonly Range[], citations: readonly PlacedCitation[]): PlacedCitation[][] {
  const held: PlacedCitation[][] = ranges.map(() => [])
  let at = 0
  for (const citation of citations) {
    while (at < ranges.length && (ranges[at]?.end ?? 0) < citation.range.end) at++
    const range = ranges[at]
    if (range && contains(range, citation.range)) held[at]?.push(citation)
  }
  return held
}

function identitiesOf(citations: readonly PlacedCitation[]): Identifier[] {
  const found = new Map<string, Identifier>()
  for (const one of citations) {
    const {kind, identity} = one
    if (kind === 'image') continue
    for (const each of [identityOf(one), identity.shown]) if (each) found.set(keyOf(each), each)
  }
  return [...found.values()]
}

const withCitations = (items: readonly ReferenceItem[], citations: readonly PlacedCitation[]): Entry[] => {
  const held = heldBy(items, citations)
  return items.map((item, index) => {
    const own = held[index] ?? []
    return {...item, citations: own, identities: identitiesOf(own)}
  })
}

function fromLists({referenceLists, citations}: Model): EntryList[] {
  const entries = withCitations(
    referenceLists.flatMap(({items}) => items),
    citations
  )
  let from = 0
  return referenceLists.map(({lead, range, form, isFurther, isDivided, items}) => {
    const own = entries.slice(from, from + items.length)
    from += items.length
    return {form, lead, range, isFurther, isDivided, entries: own}
  })
}

/** Link definitions with numbers for labels, which stand together: `[1]: https://…`. */
function fromDefinitions({snapshot}: Model): EntryList[] {
  const entries = snapshot.segments.flatMap(({reading}, index) =>
    reading.definitions.flatMap(({label, range, url}): Entry[] => {
      if (!/^\d{1,4}$/.test(label)) return []
      const identity = identifyUrl(url)
      const place = shift(range, snapshot.starts[index] ?? 0)
      const head = {start: place.start, end: place.start + label.length + 2}
      return [{...place, head, label, citations: [], identities: identity ? [identity] : []}]
    })
  )
  return listFrom('definitions', entries)
}

function fromNotes({snapshot, citations}: Model): EntryList[] {
  const items = snapshot.segments.flatMap(({reading, text}, index) =>
    reading.footnoteDefinitions.map(({label, range}) => {
      const head = {start: range.start, end: text.indexOf(']:', range.start) + 2}
      const by = snapshot.starts[index] ?? 0
      return {...shift(range, by), head: shift(head, by), label}
    })
  )
  const entries = withCitations(items, citations).map((entry, index) => ({...entry, label: items[index]?.label ?? ''}))
  return listFrom('notes', entries)
}

const fromWorks = ({snapshot}: Model): EntryList[] =>
  listFrom(
    'works',
    declaredWorks(snapshot).map(({key, range, head, identities}) => ({
      ...range,
      head,
      label: key,
      citations: [],
      identities
    }))
  )

function listFrom(form: EntryList['form'], entries: readonly Entry[]): EntryList[] {
  const [first] = entries
  const last = entries.at(-1)
  if (!first || !last) return []
  return [{form, range: {start: first.start, end: last.end}, isFurther: false, isDivided: false, entries}]
}
