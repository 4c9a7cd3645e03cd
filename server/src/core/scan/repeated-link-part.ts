import {normalizeIdentifier} from 'micromark-util-normalize-identifier'
import {judge} from '../evidence.ts'
import {identifyUrl, isSame} from '../identifier/index.ts'
import type {Link} from '../syntax/reading.ts'
import type {Range} from '../text.ts'
import type {Defect, Repair, ScanContext, Scanner} from './defect.ts'
import {
  addressOf,
  afterGap,
  beginning,
  type Enclosed,
  enclosedAt,
  mended,
  type Pairs,
  pairsOf,
  witnessesOf
} from './enclosed.ts'
import {isEscaped} from './inline.ts'

type Kind =
  | 'emptyBracketsBetween'
  | 'emptyParenthesesBetween'
  | 'secondDestination'
  | 'repeatedDestination'
  | 'labelBeforeLink'

/**
 * Links with a label or a destination too many.
 *
 * ```text
 * [KEYNOTE-024][](https://doi.org/10.1056/x)
 *              ^^ empty pair
 * [KEYNOTE-024](https://doi.org/10.1056/x)(https://doi.org/10.1056/y)
 *                                         ^ second destination
 * [trial][KEYNOTE-024](https://doi.org/10.1056/x)
 * ^ label without a destination
 * ```
 */
export const scanRepeatedLinkParts: Scanner<Kind> = context => {
  const known = new Map<number, Pairs>()
  const pairsIn = (index: number): Pairs | undefined => {
    const block = context.reading.blocks[index]
    const pairs = known.get(index) ?? (block && pairsOf(context.masked, block, '[', ']'))
    if (pairs) known.set(index, pairs)
    return pairs
  }
  return context.reading.links
    .flatMap((link): Defect<Kind>[] => {
      if (link.kind !== 'link') return []
      const one = before(context, link, pairsIn) ?? after(context, link)
      return one ? [one] : []
    })
    .sort((a, b) => a.range.start - b.range.start)
}

/** What is broken before the link: a label that an empty one cuts off, or a label of its own. */
function before(
  context: ScanContext,
  link: Link,
  pairsIn: (block: number) => Pairs | undefined
): Defect<Kind> | undefined {
  const {text, masked, loose} = context
  const isEmpty = text.slice(link.label.start, link.label.end).trim() === ''
  let close = link.range.start - 1
  while (isEmpty && /[\t \u00a0\u202f]/.test(masked[close] ?? '')) close--
  if (loose[close] !== ']' || isEscaped(masked, close) || !link.destination) return undefined
  const open = pairsIn(link.block)?.openOf(close)
  if (open === undefined || masked[open - 1] === ']') return undefined
  const label = {start: open + 1, end: close}
  const witnesses = witnessesOf(context, label, link.destination)
  if (masked[open - 1] === '[') witnesses.add('label-is-wiki-link')
  if (!isEmpty || close + 1 < link.range.start) witnesses.add('two-readings')
  const verdict = judge(witnesses)
  if (verdict === 'none') return undefined
  const start = beginning(masked, open)
  const range = {start, end: link.range.end}
  if (!isEmpty) return labelBefore(context, link, label, range)
  const pair = {start: close + 1, end: link.label.end + 1}
  return {
    kind: 'emptyBracketsBetween',
    range: pair,
    repairs: [{titleId: 'dropPair', safety: verdict, edits: [{...pair, text: ''}]}],
    meant: {kind: start < open ? 'image' : 'broken', range, label, destination: link.destination}
  }
}

/** `[a][b](url)`: both may be the label, or the first lacks an address of its own. */
function labelBefore(
  {text, labels}: ScanContext,
  {label: second}: Link,
  first: Range,
  range: Range
): Defect<Kind> | undefined {
  const words = (part: Range): boolean => /\p{L}/u.test(text.slice(part.start, part.end))
  if (!words(first) || !words(second) || text[range.start] === '!') return undefined
  if (/^\[|^!|^\^|^\d{1,3}m?[A-Z][a-z]?$/.test(text.slice(second.start, second.end))) return undefined
  const joint = {start: first.end, end: second.start}
  const isApart =
    /\s$/.test(text.slice(first.start, first.end)) || /^[\s.,;:)-]/.test(text.slice(second.start, second.end))
  const merge: Repair = {titleId: 'mergeLabels', safety: 'review', edits: [{...joint, text: isApart ? '' : ' '}]}
  const gap = {start: first.end + 1, end: first.end + 1, text: ' '}
  if (text.slice(first.start, first.end) === text.slice(second.start, second.end)) {
    const twin = {start: range.start, end: second.start - 1}
    const drop: Repair = {titleId: 'dropLabel', safety: 'review', edits: [{...twin, text: ''}]}
    return {kind: 'labelBeforeLink', range: joint, repairs: [drop]}
  }
  const separate: Repair = {titleId: 'separateLabel', safety: 'review', edits: [gap]}
  // A label of a definition is a reference that only wants a space.
  const isDefined = labels.definitions.has(normalizeIdentifier(text.slice(first.start, first.end)))
  return {kind: 'labelBeforeLink', range: joint, repairs: isDefined ? [separate, merge] : [merge, separate]}
}

/** What is broken after the link: a second destination, or the only one. */
function after(context: ScanContext, link: Link): Defect<Kind> | undefined {
  const {masked, loose, reading} = context
  const limit = reading.blocks[link.block]?.range.end ?? link.range.end
  const open = afterGap(masked, link.range.end, limit)
  if (loose[open] !== '(') return undefined
  const enclosed = enclosedAt(masked, open, limit)
  if (!enclosed) return undefined
  const isGlued = open === link.range.end
  if (isGlued && link.url === '') return onlySecond(context, link, enclosed)
  const {destination} = link
  return destination ? secondAfter(context, {...link, destination}, enclosed, isGlued) : undefined
}

/** `[a]()(url)` */
function onlySecond(context: ScanContext, {range, label}: Link, enclosed: Enclosed): Defect<Kind> | undefined {
  const witnesses = witnessesOf(context, label, enclosed.destination)
  witnesses.add('parts-touch')
  const verdict = judge(witnesses)
  if (verdict === 'none') return undefined
  const whole = {start: range.start, end: enclosed.range.end}
  return {
    kind: 'emptyParenthesesBetween',
    range: {start: label.end + 1, end: range.end},
    repairs: [{titleId: 'dropPair', safety: verdict, edits: mended(context.text, {range: whole, label, enclosed})}],
    meant: {range: whole, label, ...addressOf(context.text, enclosed.destination)}
  }
}

/** `[a](url)(url)` */
function secondAfter(
  {text}: ScanContext,
  {range, label, url, destination}: Link & {readonly destination: Range},
  enclosed: Enclosed,
  isGlued: boolean
): Defect<Kind> | undefined {
  const second = text.slice(enclosed.destination.start, enclosed.destination.end)
  const isRepeated = second === url || isSame(identifyUrl(url), identifyUrl(second))
  if (!isGlued && !isRepeated) return undefined
  const drop = {
    titleId: 'dropSecond',
    safety: 'review',
    edits: [{start: range.end, end: enclosed.range.end, text: ''}]
  } as const
  if (isRepeated) {
    return {
      kind: isGlued ? 'secondDestination' : 'repeatedDestination',
      range: enclosed.range,
      repairs: [drop],
      meant: {kind: 'link', range: {start: range.start, end: enclosed.range.end}, label, destination, url}
    }
  }
  const separate = [{start: range.end, end: range.end, text: ' '}]
  return {
    kind: 'secondDestination',
    range: enclosed.range,
    repairs: [
      {titleId: 'separateSecond', safety: 'review', edits: separate},
      {...drop, isAlone: true}
    ]
  }
}
