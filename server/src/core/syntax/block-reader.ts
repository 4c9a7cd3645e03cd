import {codeIndent, isDigit, isThematicBreak, listMarkerEnd} from './block-starts.ts'
import {
  addLazyLine,
  beginLeaf,
  closeLeaf,
  goesOnLazily,
  isInterruptible,
  isRaw,
  isUnclosed,
  type Leaf,
  noLeaf,
  readLeaf
} from './leaf-reader.ts'
import {
  cursorAt,
  filledSoFar,
  isAtTextEnd,
  isSpace,
  type LineCursor,
  nextLine,
  takeColumns,
  takeTo
} from './line-cursor.ts'
import {addBlock, addList, childrenEnd, emptyOutline, endBlock, type Outline} from './outline.ts'

/** A block quote, a list with its current item, or a footnote definition that is open. */
type Container = {
  readonly kind: 'quote' | 'list' | 'note'
  readonly block: number
  /** A list's marker, 0 for the others. */
  readonly marker: number
  /** A list's current item, -1 for the others; where its marker ends, and how many columns it takes up to its content. */
  item: number
  markerEnd: number
  size: number
  /** An item starts with a blank line; a second one ends it. */
  startsBlank: boolean
  hasFurtherBlank: boolean
}

/** Columns up to the content of a footnote definition. */
const noteIndent = 4
/** Most columns after a list marker that belong to it; with more the content is indented code. */
const longestGap = 4

const markers = {none: 0, quote: 1, list: 2, note: 3} as const

/** What is known while blocks are read. */
type Blocks = {
  readonly cursor: LineCursor
  readonly leaf: Leaf
  readonly outline: Outline
  readonly stack: Container[]
  readonly hasNotes: boolean
  /** What {@link findMarker} found: where the marker ends, and for a list what it is. */
  markerEnd: number
  marker: number
}

/**
 * Reads the blocks of `text` from `from` on as micromark does (CommonMark 0.31.2, GFM): line by line, first the containers
 * that go on, then those that open, then the leaf. See its `initialize/document.js`.
 *
 * @param isExtended
 *   Whether there are tables, tasks and footnotes.
 */
export function readBlocks(text: string, from: number, isExtended: boolean): Outline {
  const cursor = cursorAt(text, from)
  const outline = emptyOutline()
  const leaf = noLeaf(cursor, outline, isExtended)
  const blocks: Blocks = {cursor, leaf, outline, stack: [], hasNotes: isExtended, markerEnd: 0, marker: 0}
  while (!outline.isUnsure && nextLine(cursor)) readLine(blocks)
  closeLeaf(leaf)
  exit(blocks, 0, cursor.filled, false)
  return outline
}

function readLine(blocks: Blocks): void {
  const {cursor, leaf, stack} = blocks
  let continued = 0
  while (continued < stack.length) {
    const container = stack[continued]
    const step = container ? continueIn(blocks, container, stack[continued - 1]) : 'ends'
    if (!container || step === 'ends') break
    continued++
    if (step === 'next item') {
      beginItem(blocks, container, continued)
      return
    }
  }
  const isWhole = continued === stack.length
  if (isAtTextEnd(cursor)) {
    endAtMarker(blocks)
    return
  }
  const interrupts = isWhole && isInterruptible(leaf)
  const found = isWhole && isRaw(leaf) ? markers.none : findMarker(blocks, interrupts)
  if (found !== markers.none) {
    const unclosed = isUnclosed(leaf)
    closeLeaf(leaf)
    exit(blocks, continued, filledSoFar(cursor), unclosed)
    openContainers(blocks, found, interrupts, -1)
  } else if (isWhole) readLeaf(leaf)
  else readLazily(blocks, continued)
}

/** The text ends after the markers of a line: nothing of it is for the leaf, and all containers end there. */
function endAtMarker(blocks: Blocks): void {
  const unclosed = isUnclosed(blocks.leaf)
  closeLeaf(blocks.leaf)
  exit(blocks, 0, blocks.cursor.filled, unclosed)
}

/** A line without the markers of all its containers: a lazy continuation, or the end of those. */
function readLazily(blocks: Blocks, continued: number): void {
  const {cursor, leaf} = blocks
  if (goesOnLazily(leaf)) {
    addLazyLine(leaf)
    return
  }
  // micromark takes a lazy line after a table for a row that is not allowed, and never for the head of another table.
  const canBeHead = leaf.open !== 'table'
  closeLeaf(leaf)
  exit(blocks, continued, cursor.filledBefore, false)
  beginLeaf(leaf, true, -1, canBeHead)
}

/** Whether the line goes on in `container`, which lies in `outer`; takes its marker then. */
function continueIn(
  blocks: Blocks,
  container: Container,
  outer: Container | undefined
): 'goes on' | 'ends' | 'next item' {
  const {cursor} = blocks
  if (container.kind === 'list') return continueList(blocks, container)
  const isBlank = cursor.first === cursor.end
  if (container.kind === 'note') {
    // micromark takes the indent of a definition around it for its own.
    if (isBlank || (outer?.kind === 'note' && cursor.indent === 0)) return 'goes on'
    if (cursor.indent < noteIndent) return 'ends'
    takeColumns(cursor, noteIndent)
    return 'goes on'
  }
  if (cursor.indent >= codeIndent || cursor.unit !== 62) return 'ends'
  takeTo(cursor, cursor.first + 1)
  takeColumns(cursor, 1)
  return 'goes on'
}

function continueList(blocks: Blocks, container: Container): 'goes on' | 'ends' | 'next item' {
  const {cursor} = blocks
  if (cursor.first === cursor.end) {
    container.hasFurtherBlank ||= container.startsBlank
    takeColumns(cursor, container.size)
    return 'goes on'
  }
  const isAfterBlank = container.hasFurtherBlank
  container.hasFurtherBlank = container.startsBlank = false
  if (!isAfterBlank && cursor.indent >= container.size) {
    takeColumns(cursor, container.size)
    return 'goes on'
  }
  if (cursor.indent >= codeIndent || !findListMarker(blocks, false)) return 'ends'
  return blocks.marker === container.marker ? 'next item' : 'ends'
}

function beginItem(blocks: Blocks, container: Container, continued: number): void {
  const {cursor, leaf, outline} = blocks
  const unclosed = isUnclosed(leaf)
  closeLeaf(leaf)
  exit(blocks, continued, cursor.filledBefore, unclosed)
  // What was not closed took the line ending, and remark then ends the item after the marker of the next; the indent of a
  // footnote has the same effect.
  if (unclosed || isInside(blocks, 'note')) endBlock(outline, container.item, blocks.markerEnd)
  else endItem(outline, container)
  enterItem(blocks, container)
  openContainers(blocks, findMarker(blocks, false), false, container.item)
}

/** An item ends where its last block ends, or after its marker. */
const endItem = (outline: Outline, {item, markerEnd}: Container): void =>
  endBlock(outline, item, childrenEnd(outline, item, markerEnd))

/** Opens what was found and all that follows it, then begins a leaf. `item`: the item whose marker was just read. */
function openContainers(blocks: Blocks, found: number, interrupts: boolean, item: number): void {
  let last = item
  for (let kind = found; kind !== markers.none; kind = findMarker(blocks, interrupts)) {
    last = kind === markers.list ? openList(blocks) : openOther(blocks, kind === markers.quote)
  }
  blocks.leaf.parent = parentOf(blocks)
  beginLeaf(blocks.leaf, false, last, true)
}

/** Opens a list with its first item; gives the item. */
function openList(blocks: Blocks): number {
  const {cursor, outline, marker, stack} = blocks
  // Where the items end depends on more than is kept here.
  if (isInside(blocks, 'note') && isInside(blocks, 'quote')) outline.isUnsure = true
  const block = addList(outline, marker === 41 || marker === 46, cursor.first, parentOf(blocks))
  const container = newContainer('list', block, marker)
  stack.push(container)
  enterItem(blocks, container)
  return container.item
}

/** Opens a block quote or a footnote definition. */
function openOther(blocks: Blocks, isQuote: boolean): number {
  const {cursor, outline, markerEnd, stack} = blocks
  const start = cursor.first
  const block = addBlock(outline, isQuote ? 'quote' : 'footnote-definition', start, start, parentOf(blocks))
  stack.push(newContainer(isQuote ? 'quote' : 'note', block, 0))
  if (!isQuote) outline.notes.push(cursor.text.slice(start + 2, markerEnd - 2))
  takeTo(cursor, markerEnd)
  takeColumns(cursor, isQuote ? 1 : cursor.indent)
  return -1
}

const newContainer = (kind: Container['kind'], block: number, marker: number): Container => ({
  kind,
  block,
  marker,
  item: -1,
  markerEnd: 0,
  size: 0,
  startsBlank: false,
  hasFurtherBlank: false
})

/** Takes the marker that was found, and the white space after it. */
function enterItem(blocks: Blocks, container: Container): void {
  const {cursor, outline, markerEnd} = blocks
  const width = cursor.indent + markerEnd - cursor.first
  container.item = addBlock(outline, 'item', cursor.first, markerEnd, container.block)
  container.markerEnd = markerEnd
  takeTo(cursor, markerEnd)
  container.startsBlank = cursor.first === cursor.end
  if (container.startsBlank) {
    container.size = width + 1
    return
  }
  const gap = cursor.indent > longestGap ? 1 : cursor.indent
  takeColumns(cursor, gap)
  container.size = width + gap
}

const isInside = (blocks: Blocks, kind: Container['kind']): boolean =>
  blocks.stack.some(container => container.kind === kind)

/** What the next leaf or container stands in. */
function parentOf({stack}: Blocks): number {
  const top = stack[stack.length - 1]
  if (!top) return -1
  return top.item >= 0 ? top.item : top.block
}

/**
 * Closes all containers but the first `size`; they end at `end`. An item ends where its content ends, unless that is not
 * closed.
 */
function exit(blocks: Blocks, size: number, end: number, unclosed: boolean): void {
  const {outline, stack} = blocks
  if (stack.length === size) return
  while (stack.length > size) {
    const container = stack.pop()
    if (!container) break
    if (container.item >= 0) {
      if (unclosed) endBlock(outline, container.item, end)
      else endItem(outline, container)
    }
    endBlock(outline, container.block, end)
  }
  blocks.leaf.parent = parentOf(blocks)
}

/** Looks for the marker of a container here, after white space. */
function findMarker(blocks: Blocks, interrupts: boolean): number {
  const {first, indent, unit} = blocks.cursor
  // Markers stand between `*` and `[` in Unicode, most text does not.
  if (indent >= codeIndent || unit > 91 || unit < 42) return markers.none
  if (unit === 62) {
    blocks.markerEnd = first + 1
    return markers.quote
  }
  if (unit === 91) return blocks.hasNotes && findNoteMarker(blocks) ? markers.note : markers.none
  return findListMarker(blocks, interrupts) ? markers.list : markers.none
}

function findListMarker(blocks: Blocks, interrupts: boolean): boolean {
  const {text, first, end, filled, unit} = blocks.cursor
  const markerEnd = listMarkerEnd(text, first, end)
  if (markerEnd < 0 || (markerEnd < end && !isSpace(text.charCodeAt(markerEnd)))) return false
  const isOrdered = isDigit(unit)
  if (!isOrdered && unit !== 43 && isThematicBreak(text, first, end)) return false
  blocks.markerEnd = markerEnd
  blocks.marker = text.charCodeAt(markerEnd - 1)
  if (!interrupts) return true
  // A paragraph is interrupted neither by an empty item nor by a list that starts with another number than 1.
  return filled > markerEnd && (!isOrdered || (unit === 49 && markerEnd === first + 2))
}

/** Whether a footnote definition's `[^label]:` stands here. */
function findNoteMarker(blocks: Blocks): boolean {
  const {text, first, end} = blocks.cursor
  if (first + 1 >= end || text.charCodeAt(first + 1) !== 94) return false
  let at = first + 2
  for (; at < end; at++) {
    const unit = text.charCodeAt(at)
    if (unit === 93) break
    if (unit === 91 || isSpace(unit)) return false
    const next = text.charCodeAt(at + 1)
    if (unit === 92 && (next === 91 || next === 92 || next === 93)) at++
  }
  if (at === first + 2 || at + 1 >= end || text.charCodeAt(at + 1) !== 58) return false
  if (at - first > longestNoteLabel) blocks.outline.isUnsure = true
  blocks.markerEnd = at + 2
  return true
}

/** micromark allows 999 units, and counts some twice. */
const longestNoteLabel = 500
