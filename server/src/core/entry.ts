import {type Citation, identityOf} from './citation.ts'
import {type DeclaredWork, worksIn} from './declared-work.ts'
import type {KeyedFact, Placed} from './fact.ts'
import {type Identifier, identifyUrl, keyOf} from './identifier/index.ts'
import type {Model} from './model.ts'
import {citationsIn, type KnownList, nothing, type Part, type Place} from './part.ts'
import type {ReferenceItem} from './reference-list.ts'
import type {Definition, Footnote} from './syntax/reading.ts'
import type {Range} from './text.ts'

/** What names one source in a list of references, and all that it says of it. Offsets are those of its part. */
export type Entry = ReferenceItem &
  Place & {
    readonly citations: readonly Citation[]
    /** The identifiers in it, the one that it leads to first. Empty where it has none: then its source is unknown. */
    readonly identities: readonly Identifier[]
    /** The label by which the text calls it: of a definition, a note or a work in the front matter. */
    readonly label?: string
  }

/**
 * A list in which a document names sources: Markdown lists, paragraphs or link definitions below a lead, its footnotes, or
 * the works of its front matter. Never empty.
 */
export type EntryList = {
  readonly form: 'items' | 'paragraphs' | 'definitions' | 'notes' | 'works'
  /** What announces it; absent where nothing does. */
  readonly lead?: Place
  readonly isFurther: boolean
  readonly isDivided: boolean
  readonly entries: readonly Entry[]
}

/** What a part has of a list: one that it announces, or entries of those that each document has but one of. */
type Share = {readonly list: KnownList} | {readonly form: 'definitions' | 'notes' | 'works'; readonly entry: Entry}

/**
 * The lists of sources of a document: each that is announced by itself, and one each of its numbered definitions, its
 * footnotes and the works of its front matter.
 */
export const entryShares: KeyedFact<Share> = {
  of(part) {
    const {
      segment: {kind, reading},
      lists
    } = part
    if (kind === 'front-matter')
      return sharesOf(
        'works',
        worksIn(part.segment.text).map(work => workEntry(part, work))
      )
    const {definitions, footnoteDefinitions} = reading
    if (lists.length + definitions.length + footnoteDefinitions.length === 0) return nothing
    const numbered = definitions.filter(({label}) => /^\d{1,4}$/.test(label))
    return [
      ...lists.map(list => ({list})),
      ...sharesOf(
        'definitions',
        numbered.map(one => definedEntry(part, one))
      ),
      ...sharesOf(
        'notes',
        footnoteDefinitions.map(one => noteEntry(part, one))
      )
    ]
  },
  keyOf: share => ('list' in share ? idOf(share.list) : share.form)
}

const sharesOf = (form: 'definitions' | 'notes' | 'works', entries: readonly Entry[]): Share[] =>
  entries.map(entry => ({form, entry}))

const ids = new WeakMap<KnownList, string>()
let count = 0

/** A name for a list, as long as it stays what it is. */
function idOf(list: KnownList): string {
  const known = ids.get(list) ?? `list ${count++}`
  ids.set(list, known)
  return known
}

const made = new WeakMap<KnownList, EntryList>()

/** The list of which these are all shares. */
export function entryListOf(shares: readonly Placed<Share>[]): EntryList {
  const [first] = shares
  if (first && 'list' in first.item) {
    const {list} = first.item
    const known = made.get(list) ?? {...list, entries: list.items.map(itemEntry)}
    made.set(list, known)
    return known
  }
  const entries = shares.flatMap(({item}) => ('entry' in item ? [item.entry] : []))
  const form = first && 'form' in first.item ? first.item.form : 'notes'
  return {form, isFurther: false, isDivided: false, entries}
}

type Kept = {readonly revision: number; readonly lists: readonly EntryList[]}
const kept = new WeakMap<Model, Kept>()
const order = ['items', 'paragraphs', 'definitions', 'notes', 'works']

/** All lists of sources of a document: those that are announced by place, then the others. */
export function entryListsOf(model: Model): readonly EntryList[] {
  const groups = model.group(entryShares)
  const known = kept.get(model)
  if (known?.revision === model.revision) return known.lists
  const rankOf = ({lead, form}: EntryList): number => (lead ? -1 : order.indexOf(form))
  const lists = [...groups.values()]
    .map(entryListOf)
    .sort((a, b) => rankOf(a) - rankOf(b) || startOf(model, a) - startOf(model, b))
  kept.set(model, {revision: model.revision, lists})
  return lists
}

const startOf = (model: Model, {lead, entries: [first]}: EntryList): number => {
  const place = first ?? lead
  return place ? model.placed(place.in, place).start : 0
}

/** What a list covers, from its first entry to the end of its last, as a range of the document. */
export function rangeOfList(model: Model, {entries}: EntryList): Range {
  const [first, last] = [entries[0], entries.at(-1)]
  return {
    start: first ? model.placed(first.in, first).start : 0,
    end: last ? model.placed(last.in, last).end : 0
  }
}

/** The same with what announces it. */
export function areaOf(model: Model, list: EntryList): Range {
  const {start, end} = rangeOfList(model, list)
  return {start: list.lead ? model.placed(list.lead.in, list.lead).start : start, end}
}

function identitiesOf(citations: readonly Citation[]): Identifier[] {
  const found = new Map<string, Identifier>()
  for (const one of citations) {
    if (one.kind === 'image') continue
    for (const each of [identityOf(one), one.identity.shown]) if (each) found.set(keyOf(each), each)
  }
  return [...found.values()]
}

function itemEntry(item: ReferenceItem & Place): Entry {
  const citations = citationsIn(item.in, item)
  return {...item, citations, identities: identitiesOf(citations)}
}

function definedEntry(part: Part, {label, range, url}: Definition): Entry {
  const identity = identifyUrl(url)
  const head = {start: range.start, end: range.start + label.length + 2}
  return {...range, in: part, head, label, citations: [], identities: identity ? [identity] : []}
}

const noteEntry = (part: Part, {label, range}: Footnote): Entry => {
  const head = {start: range.start, end: part.segment.text.indexOf(']:', range.start) + 2}
  return {...itemEntry({...range, in: part, head}), label}
}

const workEntry = (part: Part, {key, range, head, identities}: DeclaredWork): Entry => ({
  ...range,
  in: part,
  head,
  label: key,
  citations: [],
  identities
})
