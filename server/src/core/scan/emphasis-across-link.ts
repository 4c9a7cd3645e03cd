import {evidence, isLocator, judge} from '../evidence.ts'
import type {Link} from '../syntax/reading.ts'
import type {Defect, ScanContext, Scanner} from './defect.ts'
import {inlineBlocks} from './inline.ts'

type Kind = 'emphasisInsideLink' | 'interleavedEmphasis'

/**
 * Links that emphasis cuts in two.
 *
 * ```text
 * **[KEYNOTE-024]**(https://doi.org/10.1056/x)
 *                ^ the emphasis ends between label and destination
 * ```
 */
export const scanEmphasisAcrossLinks: Scanner<Kind> = context => {
  const {masked, reading} = context
  if (!/[*_]/.test(masked)) return []
  const split = inlineBlocks(reading).flatMap(({range}) =>
    [...masked.slice(range.start, range.end).matchAll(pattern)].flatMap(
      match => cutLink(context, range.start + match.index, match) ?? []
    )
  )
  return [...split, ...reading.links.flatMap(link => interleaved(context, link) ?? [])]
}

const pattern =
  /(\*{1,3}|_{1,3})\[([^[\]\n\r]{1,300})\](\*{1,3}|_{1,3})[ \u00a0\u202f]?\(([^\s()]{4,500}(?:\([^\s()]{0,200}\)[^\s()]{0,200}){0,4})\)/g

function cutLink({text}: ScanContext, start: number, match: RegExpMatchArray): Defect<Kind> | undefined {
  const [source, opening = '', label = '', closing = '', url = ''] = match
  if (opening !== closing || !isLocator(url)) return undefined
  const verdict = judge(evidence(label, url))
  if (verdict === 'none') return undefined
  const range = {start, end: start + source.length}
  const words = {start: start + opening.length + 1, end: start + opening.length + 1 + label.length}
  const destination = start + source.length - 1 - url.length
  const mended = `${opening}[${text.slice(words.start, words.end)}](${url})${closing}`
  return {
    kind: 'emphasisInsideLink',
    range: {start: words.end, end: destination},
    claim: range,
    repairs: [{titleId: 'moveEmphasis', safety: verdict, edits: [{...range, text: mended}]}],
    meant: {
      range: {start: words.start - 1, end: range.end},
      label: words,
      destination: {start: destination, end: destination + url.length}
    }
  }
}

/** `[**KEYNOTE-024](https://…)**` or `**[KEYNOTE-024**](https://…)`: one marker inside, one outside. */
function interleaved({text, reading}: ScanContext, link: Link): Defect<Kind> | undefined {
  const {kind, range, label} = link
  if (kind !== 'link') return undefined
  const words = text.slice(label.start, label.end)
  const before = /(\*{1,3}|_{1,3})$/.exec(text.slice(Math.max(0, range.start - 3), range.start))?.[1] ?? ''
  const after = /^(\*{1,3}|_{1,3})/.exec(text.slice(range.end, range.end + 3))?.[1] ?? ''
  const first = /^(\*{1,3}|_{1,3})(?=\S)/.exec(words)?.[1] ?? ''
  const last = /(?<=\S)(\*{1,3}|_{1,3})$/.exec(words)?.[1] ?? ''
  const isLeft = first !== '' && first === after && last === '' && before === ''
  const isRight = last !== '' && last === before && first === '' && after === ''
  if (!isLeft && !isRight) return undefined
  const marker = isLeft ? first : last
  const isMark = reading.marks.some(mark => mark.range.start >= label.start && mark.range.end <= label.end)
  const inner = isLeft ? words.slice(marker.length) : words.slice(0, -marker.length)
  if (isMark || inner.includes(marker)) return undefined
  const whole = isLeft
    ? {start: range.start, end: range.end + marker.length}
    : {start: range.start - marker.length, end: range.end}
  const resource = text.slice(label.end, range.end)
  return {
    kind: 'interleavedEmphasis',
    range: isLeft
      ? {start: label.start, end: label.start + marker.length}
      : {start: label.end - marker.length, end: label.end},
    claim: whole,
    repairs: [
      {titleId: 'moveEmphasis', safety: 'safe', edits: [{...whole, text: `${marker}[${inner}${resource}${marker}`}]}
    ]
  }
}
