import {Finder} from '../finder.ts'
import {closesFence, fenceLength, headingContent, headingDepth, isThematicBreak, isUnderline} from './block-starts.ts'
import {addContent, afterDefinitions, withoutEnd} from './content-lines.ts'
import {HtmlClosings, type HtmlKind, htmlKindAt, htmlKinds, htmlOpenings} from './html-block.ts'
import type {LineCursor} from './line-cursor.ts'
import type {Outline} from './outline.ts'
import {addRow, delimiterCells, headCells} from './table-lines.ts'

const backtick = 96
const dash = 45
const equals = 61
const hash = 35
const lessThan = 60
const star = 42
const tilde = 126
const underscore = 95

/** Columns of white space that make a line code. */
export const codeIndent = 4

/** What the open leaf block is: `content` is a paragraph, a setext heading, a table's head or link definitions. */
type OpenLeaf = 'none' | 'content' | 'indented' | 'fence' | 'html' | 'table'

/** Reads the leaf blocks: what is left of the lines when the markers of containers are cut off. */
export class LeafReader {
  open: OpenLeaf = 'none'
  /** The block around the leaf, -1 for the document. */
  parent = -1
  /** Item whose first block the content is, when nothing stands before it: it may be a task. -1 for none. */
  #item = -1
  #start = 0
  #end = 0
  /** An open fence's marker and length. */
  #marker = 0
  #length = 0
  #html: HtmlKind = htmlKinds.none
  #table = -1
  #lines: number[] = []
  /** Whether the last line of the content can be a table's head. */
  #canBeHead = false
  /** Whether there are tables and tasks. */
  readonly #isExtended: boolean
  readonly #cursor: LineCursor
  readonly #outline: Outline
  readonly #htmlClosings: HtmlClosings
  readonly #pipes: Finder

  constructor(cursor: LineCursor, outline: Outline, isExtended: boolean) {
    this.#cursor = cursor
    this.#outline = outline
    this.#isExtended = isExtended
    this.#htmlClosings = new HtmlClosings(cursor.text)
    this.#pipes = new Finder(cursor.text, '|')
  }

  /** Whether no container can open in the leaf while it is open. */
  get isRaw(): boolean {
    return this.open === 'fence' || this.open === 'html'
  }

  /** Whether the leaf lacks the closing that it needs. */
  get isUnclosed(): boolean {
    return this.open === 'fence' || (this.open === 'html' && this.#html < htmlKinds.block)
  }

  /** Whether the leaf would go on, so that a new container interrupts it: an empty item or one that counts from 2 cannot. */
  get isInterruptible(): boolean {
    return this.open === 'content' || this.open === 'indented'
  }

  /** Whether the line, which lacks the markers of its containers, is a lazy continuation of the paragraph. */
  goesOnLazily(): boolean {
    const {isBlank, indent} = this.#cursor
    return this.open === 'content' && !isBlank && (indent >= codeIndent || !this.#interrupts(true))
  }

  /** The line is a lazy continuation. */
  addLazily(): void {
    this.#addLine(this.#cursor.indent < codeIndent)
  }

  /** The next line, which has the markers of all its containers. */
  read(): void {
    const {open} = this
    if (open === 'none') this.begin(false)
    else if (open === 'content') this.#readContent()
    else if (open === 'indented') this.#readIndented()
    else if (open === 'fence') this.#readFenced()
    else if (open === 'html') this.#readHtml()
    else this.#readRow()
  }

  /** Begins with the line, if it is not blank. `item` is the list item whose marker stands before it, if one does. */
  begin(isLazy: boolean, item = -1, canBeHead = true): void {
    const {text, indent, first, end, filled, isBlank} = this.#cursor
    if (isBlank) return
    if (indent >= codeIndent) {
      this.#beginIndented(isLazy)
      return
    }
    this.#start = first
    const unit = text.charCodeAt(first)
    if (unit === hash && this.#readHeading()) return
    if ((unit === star || unit === dash || unit === underscore) && isThematicBreak(text, first, end)) {
      this.#outline.add('break', first, filled, this.parent)
      return
    }
    if (unit === lessThan && this.#beginHtml()) return
    if ((unit === backtick || unit === tilde) && this.#beginFence(unit)) return
    this.open = 'content'
    this.#item = indent === 0 ? item : -1
    this.#lines = []
    this.#addLine(canBeHead)
  }

  /** Ends the leaf before the line. */
  close(): void {
    const {open} = this
    this.open = 'none'
    if (open === 'content') this.#closeContent(this.#lines)
    else if (open === 'indented') this.#outline.add('code', this.#start, this.#end, this.parent)
    else if (open === 'fence') this.#outline.add('code', this.#start, this.#cursor.filledBefore, this.parent)
    else if (open === 'html') this.#outline.add('html', this.#start, this.#cursor.filledBefore, this.parent)
    else if (open === 'table') this.#outline.close(this.#table, this.#end)
  }

  #addLine(canBeHead: boolean): void {
    const {first, end} = this.#cursor
    this.#lines.push(first, end)
    this.#canBeHead = canBeHead
  }

  #readContent(): void {
    const {text, indent, first, end, isBlank} = this.#cursor
    const unit = isBlank ? 0 : text.charCodeAt(first)
    if (isBlank) this.close()
    else if (indent >= codeIndent) this.#addLine(false)
    else if (this.#beginTable(unit)) return
    else if ((unit === dash || unit === equals) && isUnderline(text, first, end)) this.#readUnderline(unit)
    else if (this.#interrupts(false)) {
      this.close()
      this.begin(false)
    } else this.#addLine(true)
  }

  /** Whether the line interrupts a paragraph. */
  #interrupts(isLazy: boolean): boolean {
    const {text, first, end} = this.#cursor
    switch (text.charCodeAt(first)) {
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
        if (kind === htmlKinds.complete && isLazy) this.#outline.isUnsure = true
        return kind !== htmlKinds.none && kind !== htmlKinds.complete
      }
      default:
        return false
    }
  }

  /** A line of `=` or `-` after content: the content is a heading, unless it holds nothing but link definitions. */
  #readUnderline(unit: number): void {
    const {text, filled} = this.#cursor
    const start = this.#start
    const lines = afterDefinitions(text, this.#lines, this.parent, this.#outline)
    this.open = 'none'
    if (lines.length === 0) this.begin(false)
    else this.#outline.addHeading(unit === equals ? 1 : 2, start, filled, this.parent, withoutEnd(text, lines))
  }

  #readHeading(): boolean {
    const {text, first, end, filled} = this.#cursor
    const depth = headingDepth(text, first, end)
    if (depth === 0) return false
    this.#outline.addHeading(depth, first, filled, this.parent, headingContent(text, first + depth, end))
    return true
  }

  #closeContent(lines: readonly number[]): void {
    const item = this.#isExtended ? this.#item : -1
    addContent(this.#cursor.text, lines, this.parent, item, this.#outline)
  }

  #beginFence(marker: number): boolean {
    const {text, first, end} = this.#cursor
    const length = fenceLength(text, first, end)
    if (length === 0) return false
    this.open = 'fence'
    this.#marker = marker
    this.#length = length
    return true
  }

  #readFenced(): void {
    const {text, first, end, indent, filled} = this.#cursor
    if (indent >= codeIndent || !closesFence(text, first, end, this.#marker, this.#length)) return
    this.open = 'none'
    this.#outline.add('code', this.#start, filled, this.parent)
  }

  #beginIndented(isLazy: boolean): void {
    const {at, filled} = this.#cursor
    this.#start = at
    this.#end = filled
    // micromark ends code after a line that no container holds.
    if (isLazy) this.#outline.add('code', at, filled, this.parent)
    else this.open = 'indented'
  }

  #readIndented(): void {
    const {indent, filled, isBlank} = this.#cursor
    if (indent >= codeIndent) this.#end = filled
    else if (!isBlank) {
      this.close()
      this.begin(false)
    }
  }

  #beginHtml(): boolean {
    const {text, first, end, at} = this.#cursor
    const kind = htmlKindAt(text, first, end)
    if (kind === htmlKinds.none) return false
    // CDATA ends at an even number of brackets, which is left to the exact reader.
    if (kind === htmlKinds.characterData) this.#outline.isUnsure = true
    this.open = 'html'
    this.#html = kind
    this.#start = at
    this.#closeHtml(first + htmlOpenings[kind])
    return true
  }

  #readHtml(): void {
    if (this.#html >= htmlKinds.block && this.#cursor.isBlank) this.close()
    else this.#closeHtml(this.#cursor.at)
  }

  /** Ends the block with the line if what closes it stands on it, from `from` on. */
  #closeHtml(from: number): void {
    const {end, filled} = this.#cursor
    if (this.#html >= htmlKinds.block || this.#htmlClosings.after(this.#html, from, end) >= end) return
    this.open = 'none'
    this.#outline.add('html', this.#start, filled, this.parent)
  }

  /** The line is the delimiter row of the line before: both start a table. */
  #beginTable(unit: number): boolean {
    if (!this.#isExtended || !this.#canBeHead || (unit !== 124 && unit !== 58 && unit !== dash)) return false
    const {text, first, end, filled} = this.#cursor
    const cells = delimiterCells(text, first, end)
    const lines = this.#lines
    const head = lines[lines.length - 2] ?? 0
    const headEnd = lines[lines.length - 1] ?? 0
    if (cells === 0 || headCells(text, head, headEnd) !== cells) return false
    this.#closeContent(lines.slice(0, -2))
    this.open = 'table'
    this.#table = this.#outline.open('table', head, this.parent)
    this.#end = filled
    addRow(text, head, headEnd, this.#table, this.#outline, this.#pipes)
    return true
  }

  #readRow(): void {
    const {text, first, end, indent, filled, isBlank} = this.#cursor
    const isRow = !isBlank && indent < codeIndent && !this.#startsOther()
    if (!isRow) {
      this.close()
      this.begin(false)
      return
    }
    addRow(text, first, end, this.#table, this.#outline, this.#pipes)
    this.#end = filled
  }

  /** Whether the line starts a block that ends a table; unlike in a paragraph, any HTML block does. */
  #startsOther(): boolean {
    const {text, first, end} = this.#cursor
    return text.charCodeAt(first) === lessThan
      ? htmlKindAt(text, first, end) !== htmlKinds.none
      : this.#interrupts(false)
  }
}
