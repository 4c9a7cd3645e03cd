import {keyOf} from '../../core/identifier/index.ts'
import {type Grouping, type PlaceOf, placesOf} from './grouping.ts'
import {Matching} from './matching.ts'
import type {PlacedMention, Side} from './read.ts'
import {closeness, isOtherHost, isOtherLanguage, isSlip} from './same-page.ts'

/** What became of a source from one text to the other. `moved`: it stands in another section. */
export type MentionChange = {
  readonly kind: 'lost' | 'broken' | 'altered' | 'added' | 'moved'
  readonly a?: PlacedMention
  readonly b?: PlacedMention
}

/** What changed, and how many sources correspond, whole or not. */
export type ComparedMentions = {readonly changes: readonly MentionChange[]; readonly kept: number}

/** How alike two addresses must be to be one that was altered: in one passage, one section, anywhere. */
const alike = {passage: 0.6, section: 0.75, document: 0.85}

const keyed =
  (place: PlaceOf, key: 'key' | 'neutralKey') =>
  (one: PlacedMention): string[] => [place(one) + one[key]]

/** Compares what two documents point to, as multisets: first within passages, then within sections, then anywhere. */
export function compareMentions(a: Side, b: Side, grouping: Grouping): ComparedMentions {
  const changes: MentionChange[] = []
  let kept = 0
  let stage: 'same' | 'moved' | 'altered' = 'same'
  const matching = new Matching(a.mentions, b.mentions, (one: PlacedMention, other: PlacedMention) => {
    const kind = judge(one, other, stage)
    if (kind) changes.push({kind, a: one, b: other})
    if (!kind || kind === 'moved') kept++
  })
  const {passageA, passageB, sectionA, sectionB} = placesOf(grouping)
  const anywhere = () => ''

  matching.meetInOrder(
    passageA,
    passageB,
    ({key}) => key,
    ({key}) => key
  )
  matching.meet(keyed(passageA, 'key'), keyed(passageB, 'key'))
  matching.meet(keyed(sectionA, 'key'), keyed(sectionB, 'key'))
  matching.meet(keyed(passageA, 'neutralKey'), keyed(passageB, 'neutralKey'))
  matching.meet(keyed(sectionA, 'neutralKey'), keyed(sectionB, 'neutralKey'))
  if (a.snapshot.language !== b.snapshot.language) matching.pair(passageA, passageB, otherLanguage)
  matching.pair(passageA, passageB, renamedNote(a, b))
  stage = 'moved'
  matching.meet(keyed(anywhere, 'key'), keyed(anywhere, 'key'))
  matching.meet(keyed(anywhere, 'neutralKey'), keyed(anywhere, 'neutralKey'))
  stage = 'altered'
  matching.pair(passageA, passageB, (one, other, isOnly) => likeness(one, other, isOnly ? 0 : alike.passage))
  matching.pair(sectionA, sectionB, (one, other) => likeness(one, other, alike.section))
  matching.pair(
    () => 'document',
    () => 'document',
    (one, other) => likeness(one, other, alike.document)
  )
  for (const one of matching.a) changes.push({kind: 'lost', a: one})
  for (const one of matching.b) changes.push({kind: 'added', b: one})
  return {changes, kept}
}

function judge(
  a: PlacedMention,
  b: PlacedMention,
  stage: 'same' | 'moved' | 'altered'
): MentionChange['kind'] | undefined {
  if (stage === 'altered') return 'altered'
  if (b.isBroken && !a.isBroken) return 'broken'
  // Its words no longer lead to its address, even if that stands beside them.
  if (a.label && a.url !== '' && !showsAddress(a.label.text) && (b.isBare || b.url === '')) return 'broken'
  // The label says another number: readers who copy it are sent elsewhere.
  if (a.shown && b.shown && a.shown.scheme === b.shown.scheme && keyOf(a.shown) !== keyOf(b.shown)) return 'altered'
  if (a.identifier?.scheme === 'doi' && a.url !== '' && b.url !== '' && isOtherHost(a.url, b.url)) return 'altered'
  if (isSlightlyOther(a, b)) return 'altered'
  return stage === 'moved' ? 'moved' : undefined
}

/** Whether a label is an address itself: without its brackets it is the same. */
const showsAddress = (label: string): boolean =>
  /^(?:https?:|www\.|(?:https?:\/\/)?(?:dx\.)?doi(?:\.org|:)|10\.\d{4})/i.test(label)

/** One source, and an address of it that differs by a slip: it may lead nowhere. */
const isSlightlyOther = ({identifier, url: a}: PlacedMention, {url: b}: PlacedMention): boolean =>
  identifier !== undefined && identifier.scheme !== 'url' && a !== b && isSlip(a, b)

const otherLanguage = ({identifier: a}: PlacedMention, {identifier: b}: PlacedMention): number =>
  a?.scheme === 'url' && b?.scheme === 'url' && isOtherLanguage(a.value, b.value)
    ? closeness(a.value, b.value) + 0.01
    : 0

/** A note whose name is a word may be named in the other language, throughout. */
function renamedNote(a: Side, b: Side): (one: PlacedMention, other: PlacedMention) => number {
  const namesOf = ({mentions}: Side) => new Set(mentions.filter(({kind}) => kind === 'note').map(({key}) => key))
  const [namesA, namesB] = [namesOf(a), namesOf(b)]
  return (one, other) =>
    one.kind === 'note' &&
    other.kind === 'note' &&
    /\p{L}/u.test(one.name) &&
    !namesB.has(one.key) &&
    !namesA.has(other.key)
      ? 1
      : 0
}

/** How well `b` fits as `a` altered; 0 below `least`. Two sources that stand alone in a passage always fit. */
function likeness(a: PlacedMention, b: PlacedMention, least: number): number {
  if (a.kind !== b.kind) return 0
  if (a.kind === 'note' || a.kind === 'number') return least < alike.section ? 0.5 : 0
  const isSameLabel = a.label !== undefined && a.label.text === b.label?.text
  const value = closeness(bare(a), bare(b)) + (isSameLabel ? 0.3 : 0)
  return value >= least ? value + 0.01 : 0
}

/** The address or the identifier, without what all of its kind begin with. */
const bare = ({identifier, url, name}: PlacedMention): string =>
  identifier && identifier.scheme !== 'url'
    ? identifier.value
    : (identifier?.value ?? (url || name)).replace(/^https?:\/\/(?:www\.)?/, '')
