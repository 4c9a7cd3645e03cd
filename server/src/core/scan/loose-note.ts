import {isLocator} from '../evidence.ts'
import type {Segment} from '../segment.ts'
import {type Edit, type Range, shift} from '../text.ts'
import {Claims} from './defect.ts'
import {enclosedAt} from './enclosed.ts'
import {inlineBlocks} from './inline.ts'

/** How a footnote's mark or definition is written so that no renderer reads it. */
export type NoteFault =
  | 'lostCaret'
  | 'spaceBeforeColon'
  | 'missingColon'
  | 'misplacedCaret'
  | 'spaceInLabel'
  | 'inlineNote'
  | 'escapedNote'
  | 'linkedNote'
  | 'noteBeforeAddress'

/** What may have been meant as a note's mark or definition. Offsets of the segment. */
export type LooseNote = {
  /** Normalised. */
  readonly label: string
  readonly range: Range
  /** `undefined` for `[^1]` as it should be, which lacks its definition. */
  readonly fault: NoteFault | undefined
  readonly isDefinition: boolean
  /** What makes it a note. */
  readonly edits: readonly Edit[]
}

/** A note's label as its definition and its marks are compared. */
export const noteLabel = (label: string): string => label.replace(/\s+/g, ' ').trim().toUpperCase()

const shapes: readonly {
  readonly pattern: RegExp
  readonly fault: NoteFault | undefined
  readonly isDefinition?: true
}[] = [
  {
    pattern: /^[\t >]{0,12}\[\^([^\]\s[^]{1,60})\][ \u00a0](?=\p{Lu}|\d|https?:)/gmu,
    fault: 'missingColon',
    isDefinition: true
  },
  {pattern: /(?<!\\)\[\^([^\]\\\s[^]{1,60})\](?![(:]|[ \u00a0\u202f]*[:：])/g, fault: undefined},
  {
    pattern: /^[\t >]{0,12}\[\^([^\]\s[^]{1,60})\](?:[ \u00a0\u202f]+[:：]|：)[ \u00a0\u202f]?(?=\S)/gm,
    fault: 'spaceBeforeColon',
    isDefinition: true
  },
  {
    pattern:
      /\[([\w-]{1,20})\^\]|(?<=\p{Ll}{4}\s?|[.,;:!?»”)]\s?)\(\^([\w-]{1,20})\)(?![\p{L}\d])|\[[ \u00a0]{1,2}\^([\w-]{1,20})[ \u00a0]{0,2}\]|\[\^[ \u00a0]([\w-]{1,20})\]/gu,
    fault: 'misplacedCaret'
  },
  {pattern: /(?<![\]\d^])\^\[([\w-]{1,20})\]\^?/g, fault: 'inlineNote'},
  {
    pattern: /^[\t >]{0,12}\[\^([^\]\n\r[^]{1,30}\s[^\]\n\r[^]{1,30})\]:[ \u00a0]/gm,
    fault: 'spaceInLabel',
    isDefinition: true
  },
  {pattern: /\[\^([^\]\n\r[^\s]{1,30}[ \u00a0][^\]\n\r[^]{1,30})\](?![(:])/g, fault: 'spaceInLabel'},
  {
    pattern: /^[\t >]{0,12}(?:\\\[\\?\^([\w-]{1,20})\\?\]|\[\\\^([\w-]{1,20})\\?\]):[ \u00a0]?/gm,
    fault: 'escapedNote',
    isDefinition: true
  },
  {pattern: /\\\[\\?\^([\w-]{1,20})\\?\](?!:)|\[\\\^([\w-]{1,20})\\?\](?!:)/g, fault: 'escapedNote'}
]

/** Everything in a segment that looks like a part of a footnote and that no renderer reads as one. */
export const looseNotesOf = (segment: Segment): LooseNote[] =>
  segment.text.includes('^') || /\[[\w-]+\]:/.test(segment.text)
    ? [
        ...written(segment),
        ...misreadDefinitions(segment),
        ...linkedMarks(segment),
        ...notesBeforeAddress(segment),
        ...lostLines(segment)
      ]
    : []

function written({reading, masked}: Segment): LooseNote[] {
  const found: LooseNote[] = []
  const taken = new Claims(masked.length)
  for (const {range} of [...reading.footnoteReferences, ...reading.links]) taken.add(range)
  for (const {range: block} of inlineBlocks(reading)) {
    const source = masked.slice(block.start, block.end)
    if (!source.includes('^')) continue
    for (const {pattern, fault, isDefinition = false} of shapes) {
      for (const match of source.matchAll(pattern)) {
        const label = match.slice(1).find(one => one !== undefined) ?? ''
        const indent = /^[\t >]*/.exec(match[0])?.[0].length ?? 0
        const range = shift({start: match.index + indent, end: match.index + match[0].length}, block.start)
        if (taken.has(range)) continue
        const sound = `[^${fault === 'spaceInLabel' ? label.replace(/\s+/g, '-') : label}]${isDefinition ? ': ' : ''}`
        const place = isDefinition
          ? {start: range.start, end: range.start + match[0].slice(indent).trimEnd().length}
          : range
        taken.add(place)
        found.push({label: noteLabel(label), range: place, fault, isDefinition, edits: [{...range, text: sound}]})
      }
    }
  }
  return found
}

/** `[1]: note`: the definition of a link to *note*. */
const misreadDefinitions = ({reading, text}: Segment): LooseNote[] =>
  reading.definitions
    .filter(({label, url}) => !label.startsWith('^') && label.length <= 20 && !/^(?:https?:|www\.|10\.)/.test(url))
    .map(({label, range: {start}}) => ({
      label,
      range: {start, end: text.indexOf(']:', start) + 2},
      fault: 'lostCaret',
      isDefinition: true,
      edits: [{start: start + 1, end: start + 1, text: '^'}]
    }))

/** `[^1](https://a)`: a link that shows *^1*. */
const linkedMarks = ({reading, text}: Segment): LooseNote[] =>
  reading.links.flatMap(({kind, label, url, range: {start}}): LooseNote[] => {
    const words = text.slice(label.start, label.end)
    if (kind !== 'link' || !/^\^[\w-]{1,20}$/.test(words) || !isLocator(url)) return []
    const edits = [{start: label.start, end: label.start + 1, text: ''}]
    const range = {start, end: label.end + 1}
    return [{label: noteLabel(words.slice(1)), range, fault: 'linkedNote', isDefinition: false, edits}]
  })

/** `[^1](https://a)` where the note is defined: a note, and after it the address as text. */
const notesBeforeAddress = ({reading, masked}: Segment): LooseNote[] =>
  reading.footnoteReferences.flatMap(({label, range, block}): LooseNote[] => {
    const limit = reading.blocks[block]?.range.end ?? range.end
    if (masked[range.end] !== '(' || !enclosedAt(masked, range.end, limit)) return []
    const edits = [{start: range.end, end: range.end, text: ' '}]
    return [{label: noteLabel(label), range, fault: 'noteBeforeAddress', isDefinition: false, edits}]
  })

/** `[1]: A note of several words`: no definition of a link, and without its caret none of a note. */
function lostLines({reading, masked}: Segment): LooseNote[] {
  return inlineBlocks(reading).flatMap(({range}) =>
    [
      ...masked
        .slice(range.start, range.end)
        .matchAll(/^[\t >]{0,12}\[([\w-]{1,20})\]:[ \u00a0](?=\S+[ \u00a0])(?!<?(?:https?:|www\.))/gm)
    ].map(match => {
      const start = range.start + match.index + match[0].indexOf('[')
      const end = range.start + match.index + match[0].trimEnd().length
      const caret = {start: start + 1, end: start + 1, text: '^'}
      return {
        label: noteLabel(match[1] ?? ''),
        range: {start, end},
        fault: 'lostCaret' as const,
        isDefinition: true,
        edits: [caret]
      }
    })
  )
}
