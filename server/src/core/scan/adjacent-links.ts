import {evidence, isLocator, judge} from '../evidence.ts'
import {identifyUrl, isSame} from '../identifier/index.ts'
import {resourceOf} from '../syntax/destination.ts'
import type {Link} from '../syntax/reading.ts'
import type {Defect, ScanContext, Scanner} from './defect.ts'
import {openerOf} from './inline.ts'

type Kind = 'emptyPair' | 'secondLabel' | 'secondDestination' | 'repeatedDestination' | 'splitLink' | 'gluedLinks'

/**
 * Links with one part too many, and links that stand so close that readers see one.
 *
 * ```text
 * [KEYNOTE-024][](https://doi.org/10.1056/x)
 *              ^ an empty pair between label and destination
 * ```
 */
export const scanAdjacentLinks: Scanner<Kind> = context => {
  const {reading, text} = context
  const links = reading.links.filter(({kind}) => kind === 'link')
  return links.flatMap((link, index) => {
    const next = links[index + 1]
    const isGlued = next !== undefined && next.range.start === link.range.end
    return [
      text[link.range.start - 1] === ']' ? labelBefore(context, link) : undefined,
      destinationAfter(context, link),
      isGlued ? glued(text, link, next) : undefined
    ].filter(one => one !== undefined)
  })
}

/** `[a][](https://…)` and `[a][b](https://…)`: only the second pair of brackets is the link's. */
function labelBefore({text, loose, reading}: ScanContext, link: Link): Defect<Kind> | undefined {
  const close = link.range.start - 1
  const block = reading.blocks[link.block]?.range
  const open = block && openerOf(loose, close, block.start)
  if (open === undefined || link.destination === undefined || !isLocator(link.url)) return undefined
  const words = text.slice(open + 1, close)
  const second = text.slice(link.label.start, link.label.end)
  const verdict = judge(evidence(words, link.url))
  if (verdict === 'none' || words.startsWith('^') || text[open - 1] === '[') return undefined
  const range = {start: open, end: link.range.end}
  const label = {start: open + 1, end: close}
  if (second.trim() === '') {
    const pair = {start: link.range.start, end: link.label.end + 1}
    return {
      kind: 'emptyPair',
      range: pair,
      claim: range,
      repairs: [{titleId: 'dropPair', safety: verdict, edits: [{...pair, text: ''}]}],
      meant: {kind: 'broken', range, label, destination: link.destination}
    }
  }
  if (!/\p{L}{2}/u.test(words) || !/\p{L}{2}/u.test(second)) return undefined
  return {
    kind: 'secondLabel',
    range: {start: open, end: link.label.end + 1},
    repairs: [{titleId: 'joinLabels', safety: 'review', edits: [{start: close, end: link.label.start, text: ' '}]}]
  }
}

/** `[a](u)(v)`, and `[a](u) (u)`: the second address is text. */
function destinationAfter({text, loose}: ScanContext, {range, url}: Link): Defect<Kind> | undefined {
  const gap = text[range.end] === ' ' || text[range.end] === '\u00a0' ? 1 : 0
  const resource = resourceOf(loose, range.end + gap)
  if (!resource) return undefined
  const {start, end} = resource.destination.range
  const second = text.slice(start, end)
  const same = isSame(identifyUrl(url), identifyUrl(second))
  if (!isLocator(second) || !/^https?:|^www\.|^doi|^10\./i.test(second) || (gap > 0 && !same)) return undefined
  const whole = {start: range.end, end: resource.range.end}
  if (same) {
    return {
      kind: gap > 0 ? 'repeatedDestination' : 'secondDestination',
      range: {start: resource.range.start, end: resource.range.end},
      repairs: [{titleId: 'dropDestination', safety: 'review', isAlone: true, edits: [{...whole, text: ''}]}]
    }
  }
  return {
    kind: 'secondDestination',
    range: resource.range,
    repairs: [
      {titleId: 'separateDestination', safety: 'review', edits: [{...whole, text: ` ([${hostOf(second)}](${second}))`}]}
    ]
  }
}

const hostOf = (url: string): string => /^(?:https?:\/\/)?(?:www\.)?([^/?#]+)/i.exec(url)?.[1] ?? url

/** `[A](u)[B](u)` is one link in two runs; `[A](u)[B](v)` are two that look like one. */
function glued(text: string, first: Link, second: Link): Defect<Kind> | undefined {
  const [one, two] = [first, second].map(({label}) => text.slice(label.start, label.end))
  if (
    one === undefined ||
    two === undefined ||
    !/\p{L}{2}/u.test(one + two) ||
    /^!?\[|^<|^$/.test(one) ||
    /^!?\[|^<|^$/.test(two)
  ) {
    return undefined
  }
  const seam = {start: first.range.end, end: second.range.start + 1}
  if (first.url === second.url && first.url !== '') {
    const edits = [{start: first.label.end, end: second.label.start, text: ''}]
    return {
      kind: 'splitLink',
      range: {start: first.label.end, end: second.label.start},
      repairs: [{titleId: 'mergeLinks', safety: 'safe', edits}],
      ...(second.destination && {
        meant: {
          kind: 'link',
          range: {start: first.range.start, end: second.range.end},
          label: {start: first.label.start, end: second.label.end},
          destination: second.destination,
          shown: one + two,
          url: second.url
        }
      })
    }
  }
  if (!/[\p{L}\p{N}]$/u.test(one) || !/^[\p{L}\p{N}]/u.test(two)) return undefined
  return {
    kind: 'gluedLinks',
    range: seam,
    repairs: [{titleId: 'separateLinks', safety: 'review', edits: [{start: seam.start, end: seam.start, text: ' '}]}]
  }
}
