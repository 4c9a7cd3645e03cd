import {Finder} from '../finder.ts'
import {
  closesFence,
  codeIndent,
  fenceLength,
  headingContent,
  headingDepth,
  isThematicBreak,
  isUnderline
} from './block-starts.ts'
import {addContent, afterDefinitions, isBox, withoutEnd} from './content-lines.ts'
import {HtmlClosings, type HtmlKind, htmlKindAt, htmlKinds, htmlOpenings} from './html-block.ts'
import type {LineCursor} from './line-cursor.ts'
import {addBlock, addHeading, endBlock, type Outline} from './outline.ts'
import {addRow, delimiterCells, headCells} from './table-lines.ts'

const backtick = 96
const bracket = 91
const colon = 58
const dash = 45
const equals = 61
const hash = 35
const lessThan = 60
const pipe = 124
const star = 42
const tilde = 126
const underscore = 95

/**
 * The leaf block that is open: what is left of the lines when the markers of containers are cut off. `content` is a
 * paragraph, a setext heading, a table's head or link definitions.
 */
export type Leaf = {
  open: 'none' | 'content' | 'indented' | 'fence' | 'html' | 'table'
  /** The block around it, -1 for the document. */
  parent: number
  /** The item whose first block the content is, when nothing stands before it: it may be a task. -1 for none. */
  item: number
  start: number
  end: number
  /** An open fence's marker and length. */
  marker: number
  length: number
  html: HtmlKind
  table: number
  lines: number[]
  /** Whether the last line of the content can be a table's head. */
  canBeHead: boolean
  /** Whether there are tables and tasks. */
  readonly isExtended: boolean
  readonly cursor: LineCursor
  readonly outline: Outline
  htmlClosings: HtmlClosings | undefined
  pipes: Finder | undefined
}

export const noLeaf = (cursor: LineCursor, outline: Outline, isExtended: boolean): Leaf => ({
  open: 'none',
  parent: -1,
  item: -1,
  start: 0,
  end: 0,
  marker: 0,
  length: 0,
  html: htmlKinds.none,
  table: -1,
  lines: [],
  canBeHead: false,
  isExtended,
  cursor,
  outline,
  htmlClosings: undefined,
  pipes: undefined
})

/** Whether no container can open in the leaf while it is open. */
export const isRaw = ({open}: Leaf): boolean => open === 'fence' || open === 'html'

/** Whether the leaf lacks the closing that it needs. */
export const isUnclosed = ({open, html}: Leaf): boolean =>
  open === 'fence' || (open === 'html' && html < htmlKinds.block)

/** Whether the leaf would go on, so that a new container interrupts it: an empty item or one that counts from 2 cannot. */
export const isInterruptible = ({open}: Leaf): boolean => open === 'content' || open === 'indented'

/** Whether the line, which lacks the markers of its containers, is a lazy continuation of the paragraph. */
export function goesOnLazily(leaf: Leaf): boolean {
  const {first, end, indent} = leaf.cursor
  return leaf.open === 'content' && first < end && (indent >= codeIndent || !interrupts(leaf, true))
}

export const addLazyLine = (leaf: Leaf): void => addLine(leaf, leaf.cursor.indent < codeIndent)

/** Reads the next line, which has the markers of all its containers. */
export function readLeaf(leaf: Leaf): void {
  const {open} = leaf
  if (open === 'content') readContent(leaf)
  else if (open === 'none') beginLeaf(leaf, false, -1, true)
  else if (open === 'fence') readFenced(leaf)
  else if (open === 'indented') readIndented(leaf)
  else if (open === 'html') readHtml(leaf)
  else readRow(leaf)
}

/**
 * Begins a leaf with the line, if that is not blank.
 *
 * @param item
 *   The list item whose marker stands before it, -1 for none.
 */
export function beginLeaf(leaf: Leaf, isLazy: boolean, item: number, canBeHead: boolean): void {
  const {text, indent, first, end, filled, unit} = leaf.cursor
  if (first === end) return
  if (indent >= codeIndent) {
    beginIndented(leaf, isLazy)
    return
  }
  leaf.start = first
  if (unit === hash && readHeading(leaf)) return
  if ((unit === star || unit === dash || unit === underscore) && isThematicBreak(text, first, end)) {
    addBlock(leaf.outline, 'break', first, filled, leaf.parent)
    return
  }
  if (unit === lessThan && beginHtml(leaf)) return
  if ((unit === backtick || unit === tilde) && beginFence(leaf, unit)) return
  leaf.open = 'content'
  leaf.item = indent === 0 ? item : -1
  // A task whose item starts with a blank line, or another item that does.
  if (item < 0 && unit === bracket && leaf.isExtended && endsWithItem(leaf.outline) && isBox(text, first, end)) {
    leaf.outline.isUnsure = true
  }
  leaf.lines = []
  addLine(leaf, canBeHead)
}

/** Ends the leaf before the line. */
export function closeLeaf(leaf: Leaf): void {
  const {open, outline, start, parent} = leaf
  leaf.open = 'none'
  if (open === 'content') closeContent(leaf, leaf.lines)
  else if (open === 'indented') addBlock(outline, 'code', start, leaf.end, parent)
  else if (open === 'fence') addBlock(outline, 'code', start, leaf.cursor.filledBefore, parent)
  else if (open === 'html') addBlock(outline, 'html', start, leaf.cursor.filledBefore, parent)
  else if (open === 'table') endBlock(outline, leaf.table, leaf.end)
}

/** Whether the last block is an item that is empty so far. */
const endsWithItem = ({blocks}: Outline): boolean => blocks[blocks.length - 1]?.kind === 'item'

function addLine(leaf: Leaf, canBeHead: boolean): void {
  leaf.lines.push(leaf.cursor.first, leaf.cursor.end)
  leaf.canBeHead = canBeHead
}

function readContent(leaf: Leaf): void {
  const {text, indent, first, end, unit} = leaf.cursor
  if (first === end) closeLeaf(leaf)
  else if (indent >= codeIndent) addLine(leaf, false)
  else if (beginTable(leaf, unit)) return
  else if ((unit === dash || unit === equals) && isUnderline(text, first, end)) readUnderline(leaf, unit)
  else if (interrupts(leaf, false)) {
    closeLeaf(leaf)
    beginLeaf(leaf, false, -1, true)
  } else addLine(leaf, true)
}

/** Whether the line interrupts a paragraph. */
function interrupts({cursor, outline}: Leaf, isLazy: boolean): boolean {
  const {text, first, end, unit} = cursor
  switch (unit) {
    case hash:
      return headingDepth(text, first, end) > 0
    case star:
    case dash:
    case underscore:
      return isThematicBreak(text, first, end)
    case backtick:
    case tilde:
      return fenceLength(text, first, end) > 0
    case lessThan: {
      const kind = htmlKindAt(text, first, end)
      // micromark lets any complete tag interrupt what goes on lazily, and loses track of the lines after it.
      if (kind === htmlKinds.complete && isLazy) outline.isUnsure = true
      return kind !== htmlKinds.none && kind !== htmlKinds.complete
    }
    default:
      return false
  }
}

/** A line of `=` or `-` after content: the content is a heading, unless it holds nothing but link definitions. */
function readUnderline(leaf: Leaf, unit: number): void {
  const {outline, parent, start} = leaf
  const {text, filled} = leaf.cursor
  const lines = afterDefinitions(text, leaf.lines, parent, outline)
  leaf.open = 'none'
  if (lines.length === 0) beginLeaf(leaf, false, -1, true)
  else addHeading(outline, unit === equals ? 1 : 2, start, filled, parent, withoutEnd(text, lines))
}

function readHeading({cursor, outline, parent}: Leaf): boolean {
  const {text, first, end, filled} = cursor
  const depth = headingDepth(text, first, end)
  if (depth === 0) return false
  addHeading(outline, depth, first, filled, parent, headingContent(text, first + depth, end))
  return true
}

const closeContent = ({cursor, outline, parent, item, isExtended}: Leaf, lines: readonly number[]): void =>
  addContent(cursor.text, lines, parent, isExtended ? item : -1, outline)

function beginFence(leaf: Leaf, marker: number): boolean {
  const {text, first, end} = leaf.cursor
  const length = fenceLength(text, first, end)
  if (length === 0) return false
  leaf.open = 'fence'
  leaf.marker = marker
  leaf.length = length
  return true
}

function readFenced(leaf: Leaf): void {
  const {text, first, end, indent, filled, unit} = leaf.cursor
  if (unit !== leaf.marker || indent >= codeIndent || !closesFence(text, first, end, leaf.length)) return
  leaf.open = 'none'
  addBlock(leaf.outline, 'code', leaf.start, filled, leaf.parent)
}

function beginIndented(leaf: Leaf, isLazy: boolean): void {
  const {at, filled} = leaf.cursor
  leaf.start = at
  leaf.end = filled
  // micromark ends code after a line that no container holds.
  if (isLazy) addBlock(leaf.outline, 'code', at, filled, leaf.parent)
  else leaf.open = 'indented'
}

function readIndented(leaf: Leaf): void {
  const {first, end, indent, filled} = leaf.cursor
  if (indent >= codeIndent) leaf.end = filled
  else if (first < end) {
    closeLeaf(leaf)
    beginLeaf(leaf, false, -1, true)
  }
}

function beginHtml(leaf: Leaf): boolean {
  const {text, first, end, at} = leaf.cursor
  const kind = htmlKindAt(text, first, end)
  if (kind === htmlKinds.none) return false
  // CDATA ends at an even number of brackets, which is left to the exact reader.
  if (kind === htmlKinds.characterData) leaf.outline.isUnsure = true
  leaf.open = 'html'
  leaf.html = kind
  leaf.start = at
  closeHtml(leaf, first + htmlOpenings[kind])
  return true
}

function readHtml(leaf: Leaf): void {
  if (leaf.html < htmlKinds.block) closeHtml(leaf, leaf.cursor.at)
  else if (leaf.cursor.first === leaf.cursor.end) closeLeaf(leaf)
}

/** Ends the block with the line if what closes it stands on it, from `from` on. */
function closeHtml(leaf: Leaf, from: number): void {
  const {text, end, filled} = leaf.cursor
  if (leaf.html >= htmlKinds.block) return
  leaf.htmlClosings ??= new HtmlClosings(text)
  if (leaf.htmlClosings.after(leaf.html, from, end) >= end) return
  leaf.open = 'none'
  addBlock(leaf.outline, 'html', leaf.start, filled, leaf.parent)
}

/** The line is the delimiter row of the line before: both start a table. */
function beginTable(leaf: Leaf, unit: number): boolean {
  if (!leaf.isExtended || !leaf.canBeHead || (unit !== pipe && unit !== colon && unit !== dash)) return false
  const {outline, lines} = leaf
  const {text, first, end, filled} = leaf.cursor
  const cells = delimiterCells(text, first, end)
  const head = lines[lines.length - 2] ?? 0
  const headEnd = lines[lines.length - 1] ?? 0
  if (cells === 0 || headCells(text, head, headEnd) !== cells) return false
  // A head that interrupts a paragraph may turn out to be a complete tag, which does not.
  if (lines.length > 2 && text.charCodeAt(head) === lessThan) outline.isUnsure = true
  closeContent(leaf, lines.slice(0, -2))
  leaf.open = 'table'
  leaf.table = addBlock(outline, 'table', head, filled, leaf.parent)
  leaf.end = filled
  leaf.pipes ??= new Finder(text, '|')
  addRow(text, head, headEnd, leaf.table, outline, leaf.pipes)
  return true
}

function readRow(leaf: Leaf): void {
  const {text, first, end, indent, filled} = leaf.cursor
  if (first === end || indent >= codeIndent || endsTable(leaf)) {
    closeLeaf(leaf)
    beginLeaf(leaf, false, -1, true)
    return
  }
  leaf.pipes ??= new Finder(text, '|')
  addRow(text, first, end, leaf.table, leaf.outline, leaf.pipes)
  leaf.end = filled
}

/** Whether the line starts a block that ends a table; unlike in a paragraph, any HTML block does. */
function endsTable(leaf: Leaf): boolean {
  const {text, first, end, unit} = leaf.cursor
  if (unit !== lessThan) return interrupts(leaf, false)
  return htmlKindAt(text, first, end) !== htmlKinds.none
}
