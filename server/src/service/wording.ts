import {decodeString} from 'micromark-util-decode-string'
import {blank} from '../core/mask.ts'
import type {Segment} from '../core/segment.ts'
import type {Reading} from '../core/syntax/reading.ts'
import type {Range} from '../core/text.ts'

/** A word, and the offset in its segment at which what shows it starts. */
export type Word = {readonly word: string; readonly start: number}

/** The words of a segment, composed (NFC), so that two spellings of one accent are one word. */
export type Wording = {
  /** What readers see outside of addresses: words that only markers part are one, as `ab` in `**a**b`. */
  readonly shown: readonly Word[]
  /** What the source holds, addresses and markup included. */
  readonly written: readonly string[]
}

export function wordingOf({text, reading, citations}: Segment): Wording {
  const addresses = citations.flatMap(({kind, range, locator}) =>
    kind === 'bare' || kind === 'autolink' ? [range] : kind === 'broken' && locator?.range ? [locator.range] : []
  )
  const visible = blank(text, addresses)
  const shown: Word[] = []
  let run = ''
  let start = 0
  const flush = (): void => {
    for (const word of wordsIn(decodeString(run))) shown.push({word, start})
    run = ''
  }
  let from = 0
  for (const {start: begin, end} of [...hiddenIn(reading, text), {start: text.length, end: text.length}]) {
    const piece = visible.slice(from, begin)
    for (const {index, 0: chunk} of piece.matchAll(/\S+|\s+/g)) {
      const isSpace = /^\s/.test(chunk)
      if (isSpace || run === '') flush()
      if (run === '') start = from + index
      if (!isSpace) run += chunk
    }
    from = Math.max(from, end)
  }
  flush()
  return {shown, written: wordsIn(text)}
}

const wordsIn = (text: string): string[] => text.normalize('NFC').match(/[\p{L}\p{N}\p{M}]+/gu) ?? []

/** What renderers turn into something else than text, by place. */
const hiddenIn = ({blocks, links, marks, definitions}: Reading, text: string): Range[] =>
  [
    ...blocks.flatMap(({kind, range: {start}}) =>
      kind === 'item'
        ? [{start, end: start + (/^\d{0,9}[.)*+-]/.exec(text.slice(start, start + 10))?.[0].length ?? 0)}]
        : []
    ),
    ...links.flatMap(({kind, range, label}) =>
      kind === 'autolink'
        ? []
        : [
            {start: range.start, end: label.start},
            {start: label.end, end: range.end}
          ]
    ),
    ...marks.flatMap(({range, inner}) => [
      {start: range.start, end: inner.start},
      {start: inner.end, end: range.end}
    ]),
    ...definitions.map(({range}) => range)
  ].sort((a, b) => a.start - b.start)
