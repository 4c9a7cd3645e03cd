import {decodeString} from 'micromark-util-decode-string'
import {normalizeIdentifier} from 'micromark-util-normalize-identifier'
import {isReadable} from '../limits.ts'
import type {Profile} from '../profile.ts'
import {readBlocks} from './block-reader.ts'
import type {Draft} from './draft.ts'
import {readInline} from './inline.ts'
import type {Outline} from './outline.ts'
import {type Labels, type Reading, unreadable} from './reading.ts'

const byteOrderMark = 0xfeff

/**
 * The fast reader: what a piece of Markdown holds, in one linear pass; the same as the exact reader says of it.
 *
 * @returns
 *   `undefined` where it is not sure.
 */
export function readFast(written: string, labels: Labels, profile: Profile): Reading | undefined {
  if (!isReadable(written)) return unreadable(written)
  // micromark leaves out the second of two.
  if (written.charCodeAt(0) === byteOrderMark && written.charCodeAt(1) === byteOrderMark) return undefined
  const holdsNull = written.includes('\0')
  const text = asRead(written, holdsNull)
  const from = text.charCodeAt(0) === byteOrderMark ? 1 : 0
  const outline = readBlocks(text, from, profile !== 'commonmark')
  const reading = outline.isUnsure ? undefined : readContents(text, outline, labels, profile)
  // What comes in the place of NUL is longer where micromark decodes it.
  return reading && holdsNull && isDecoded(reading) ? undefined : reading
}

/** The text with a line feed for each carriage return alone, and for NUL what CommonMark puts in its place; offsets stay. */
function asRead(text: string, holdsNull: boolean): string {
  const lines = text.includes('\r') ? text.replace(/\r(?!\n)/g, '\n') : text
  return holdsNull ? lines.replaceAll('\0', '\ufffd') : lines
}

/** Whether there is something that micromark decodes, and with it what stands for NUL: a link, a note or a definition. */
const isDecoded = ({links, definitions, footnoteDefinitions, footnoteReferences}: Reading): boolean =>
  links.length + definitions.length + footnoteDefinitions.length + footnoteReferences.length > 0

/** Reads the inline content of all blocks; everything comes in the order of the text, parents before children. */
function readContents(text: string, outline: Outline, labels: Labels, profile: Profile): Reading | undefined {
  const {blocks, contents, definitions, notes, tasks} = outline
  const draft: Draft = {
    blocks,
    links: [],
    marks: [],
    definitions,
    footnoteDefinitions: [],
    footnoteReferences: [],
    opaque: [],
    hardBreaks: []
  }
  const known = withOwn(labels, outline)
  let task = 0
  for (let index = 0; index < blocks.length; index++) {
    const block = blocks[index]
    if (!block) continue
    const {kind, range} = block
    const content = contents[index]
    if (content) {
      const isTask = tasks[task] === index
      const firsts = isTask ? firstsAfter(draft) : noFirsts
      if (!readInline(text, content, index, known, profile, draft)) return undefined
      if (!isTask) continue
      // A task's paragraph starts after the box and one space, if text stands there.
      const start = (tasks[task + 1] ?? 0) + 1
      if (!firsts().includes(start)) block.range.start = start
      task += 2
    } else if (kind === 'code' || kind === 'html' || kind === 'break' || kind === 'definition') draft.opaque.push(range)
    else if (kind === 'footnote-definition') {
      const label = normalizeIdentifier(decodeString(notes[draft.footnoteDefinitions.length] ?? ''))
      draft.footnoteDefinitions.push({label, range, block: index})
    }
  }
  return draft
}

/** Gives, later, where the first of each kind of node starts that comes from now on. */
function firstsAfter(draft: Draft): () => (number | undefined)[] {
  const {links, marks, footnoteReferences, opaque, hardBreaks} = draft
  const [link, mark, note, code, gap] = [links, marks, footnoteReferences, opaque, hardBreaks].map(list => list.length)
  return () => [
    links[link ?? 0]?.range.start,
    marks[mark ?? 0]?.range.start,
    footnoteReferences[note ?? 0]?.range.start,
    opaque[code ?? 0]?.start,
    hardBreaks[gap ?? 0]?.start
  ]
}

const noFirsts = (): number[] => []

/** `labels` and those that the piece itself defines. */
function withOwn(labels: Labels, {labels: own, notes}: Outline): Labels {
  if (own.length === 0 && notes.length === 0) return labels
  return {
    definitions: own.length === 0 ? labels.definitions : new Set([...labels.definitions, ...own]),
    notes: notes.length === 0 ? labels.notes : new Set([...labels.notes, ...notes.map(normalizeIdentifier)])
  }
}
