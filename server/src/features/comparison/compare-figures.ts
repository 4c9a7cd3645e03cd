import {grouped} from '../../core/grouped.ts'
import type {MentionChange} from './compare-mentions.ts'
import {type Grouping, type PlaceOf, placesOf} from './grouping.ts'
import {Matching} from './matching.ts'
import type {PlacedFigure, PlacedMention, Side} from './read.ts'
import {closeness} from './same-page.ts'

/** A number that is another, or missing, in the other text. */
export type FigureChange = {
  readonly kind: 'lost' | 'altered' | 'added'
  readonly a?: PlacedFigure
  readonly b?: PlacedFigure
}

export type ComparedFigures = {readonly changes: readonly FigureChange[]; readonly kept: number}

/** A number's readings at a place, with a letter for what may meet. */
type Keys = (one: PlacedFigure) => string[]

/** How alike two numbers of one section, but not of one passage, must be to be one that was altered. */
const alikeInSection = 1.5

/**
 * Compares the numbers of two documents, as multisets: first within passages, then within sections.
 *
 * A number in words, or one that is part of a name, is only held against a number in digits that nothing else explains:
 * where both texts write words, their words are their own.
 */
export function compareFigures(
  a: Side,
  b: Side,
  grouping: Grouping,
  mentions: readonly MentionChange[]
): ComparedFigures {
  const changes: FigureChange[] = []
  let kept = 0
  let stage: 'same' | 'altered' = 'same'
  const matching = new Matching(a.figures, b.figures, (one: PlacedFigure, other: PlacedFigure) => {
    if (stage === 'altered') changes.push({kind: 'altered', a: one, b: other})
    else if (one.role === 'number') kept++
  })
  const {passageA, passageB, sectionA, sectionB} = placesOf(grouping)
  meetAt(matching, passageA, passageB, true)
  meetAt(matching, sectionA, sectionB, false)
  meetMoved(matching, a, b)
  const free = optional(mentions)
  const isCounted = (one: PlacedFigure): boolean => one.role === 'number' && !(one.owner && free.has(one.owner))
  stage = 'altered'
  matching.pair(passageA, passageB, (one, other) =>
    isCounted(one) && isCounted(other) ? likeness(a, one, b, other) : sameName(one, other)
  )
  stage = 'same'
  matching.meet(hints(passageA, 'a'), hints(passageB, 'b'))
  stage = 'altered'
  matching.pair(sectionA, sectionB, (one, other) => {
    const value = isCounted(one) && isCounted(other) ? likeness(a, one, b, other) : 0
    return value >= alikeInSection ? value : 0
  })
  stage = 'same'
  matching.meet(hints(sectionA, 'a'), hints(sectionB, 'b'))
  stage = 'altered'
  // What the first text says in words, and the second no longer, is what a new number in digits came from.
  matching.pair(passageA, passageB, (one, other) => (one.role === 'word' && isCounted(other) ? 1 : 0))
  const isExplained = explainer(mentions, grouping)
  for (const one of matching.a) if (isCounted(one) && !isExplained('a', one)) changes.push({kind: 'lost', a: one})
  for (const one of matching.b) if (isCounted(one) && !isExplained('b', one)) changes.push({kind: 'added', b: one})
  return {changes, kept}
}

/** Takes the numbers that agree within each place: digits with digits, words with words, then digits with words. */
function meetAt(matching: Matching<PlacedFigure, PlacedFigure>, placeA: PlaceOf, placeB: PlaceOf, isInOrder: boolean) {
  const digits =
    (place: PlaceOf) =>
    (one: PlacedFigure): string =>
      one.role === 'number' ? place(one) : ''
  const first = ({readings}: PlacedFigure) => readings[0] ?? ''
  const own =
    (place: PlaceOf): Keys =>
    one =>
      one.role === 'hint' && one.name === undefined ? [] : [`${place(one)}${one.role} ${one.name ?? ''} ${first(one)}`]
  const any =
    (place: PlaceOf): Keys =>
    one =>
      one.role === 'number' ? one.readings.map(reading => place(one) + reading) : []
  if (isInOrder) matching.meetInOrder(digits(placeA), digits(placeB), first, first)
  matching.meet(own(placeA), own(placeB))
  matching.meet(any(placeA), any(placeB))
  matching.meet(crossed(placeA, 'a'), crossed(placeB, 'b'))
}

/** Keys under which a number in digits meets one in words, or in a name, of the other text. */
const crossed =
  (place: PlaceOf, side: 'a' | 'b'): Keys =>
  one => {
    if (one.role === 'hint' && one.name === undefined) return []
    const isDigits = one.role === 'number'
    return one.readings.map(
      reading => `${place(one)}${isDigits === (side === 'a') ? 'digits first' : 'words first'} ${reading}`
    )
  }

/** The same for what may be no number at all. */
const hints =
  (place: PlaceOf, side: 'a' | 'b'): Keys =>
  one => {
    if (one.role !== 'hint' && one.role !== 'number') return []
    const isDigits = one.role === 'number'
    return one.readings.map(
      reading => `${place(one)}${isDigits === (side === 'a') ? 'digits first' : 'words first'} ${reading}`
    )
  }

/** Takes the numbers of whole passages that stand elsewhere in the other text: two numbers or more, none of them met. */
function meetMoved(matching: Matching<PlacedFigure, PlacedFigure>, a: Side, b: Side): void {
  const wholes = (side: Side, left: ReadonlySet<PlacedFigure>): Map<PlacedFigure, string> => {
    const digits = side.figures.filter(({role}) => role === 'number')
    const byPassage = grouped(digits, ({passage}) => passage)
    const keys = new Map<PlacedFigure, string>()
    for (const all of byPassage.values()) {
      if (all.length < 2 || !all.every(one => left.has(one))) continue
      const key = all
        .map(({readings}) => readings[0] ?? '')
        .sort()
        .join(' ')
      for (const [index, one] of all.entries()) keys.set(one, `${key} ${one.readings[0] ?? ''} ${index}`)
    }
    return keys
  }
  const keysA = wholes(a, matching.a)
  const keysB = wholes(b, matching.b)
  const keyed =
    (keys: ReadonlyMap<PlacedFigure, string>): Keys =>
    one => {
      const key = keys.get(one)
      return key === undefined ? [] : [key.replace(/ \d+$/, '')]
    }
  matching.meet(keyed(keysA), keyed(keysB))
}

/** Labels whose numbers need no counterpart: of sources that only one text has, or that became others. */
const optional = (mentions: readonly MentionChange[]): ReadonlySet<PlacedMention> =>
  new Set(
    mentions
      .filter(({kind}) => kind !== 'moved' && kind !== 'broken')
      .flatMap(({a, b}) => [a, b].flatMap(one => one ?? []))
  )

/** How well `other` fits as `one` altered: by its digits and by what stands behind it. */
function likeness(a: Side, one: PlacedFigure, b: Side, other: PlacedFigure): number {
  const unit = ({snapshot}: Side, {range}: PlacedFigure): string =>
    /^[\s\u00a0\u202f]?(%|\p{L}{1,2}(?!\p{L}))/u
      .exec(snapshot.text.slice(range.end, range.end + 4))?.[1]
      ?.toLowerCase() ?? ''
  const isMonth = (figure: PlacedFigure): boolean => figure.readings[0]?.startsWith('month') ?? false
  if (isMonth(one) !== isMonth(other)) return 0
  const isSameUnit = unit(a, one) !== '' && unit(a, one) === unit(b, other)
  return 0.5 + closeness(one.readings[0] ?? '', other.readings[0] ?? '') + (isSameUnit ? 1 : 0)
}

/** Digits of one name that changed: CD19 and CD18. */
const sameName = (one: PlacedFigure, other: PlacedFigure): number =>
  one.role === 'name' &&
  other.role === 'name' &&
  one.name !== undefined &&
  one.name.length > 0 &&
  one.name === other.name
    ? 0.1
    : 0

/** Most changed sources of a passage that are looked through for digits. */
const mostExplaining = 50

/**
 * Tells whether digits are a piece of an address that broke in their passage, and so are told already.
 */
function explainer(mentions: readonly MentionChange[], {passages}: Grouping) {
  const addresses = new Map<string, string[]>()
  const put = (side: 'a' | 'b', one: PlacedMention | undefined) => {
    if (!one) return
    const key = String(passages[side][one.passage] ?? 0)
    const list = addresses.get(key)
    if (!list) addresses.set(key, [one.url + one.name])
    else if (list.length < mostExplaining) list.push(one.url + one.name)
  }
  for (const {kind, a, b} of mentions) {
    if (kind === 'moved') continue
    put('a', a)
    put('b', b)
  }
  return (side: 'a' | 'b', {passage, readings}: PlacedFigure): boolean =>
    addresses.get(String(passages[side][passage] ?? 0))?.some(text => text.includes(readings[0] ?? '')) ?? false
}
