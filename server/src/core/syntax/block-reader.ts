import {isDigit, isListMarker, isThematicBreak, listMarkerEnd} from './block-starts.ts'
import {codeIndent, LeafReader} from './leaf-reader.ts'
import {isSpace, LineCursor} from './line-cursor.ts'
import {Outline} from './outline.ts'

/** A block quote, a list with its current item, or a footnote definition that is open. */
type Container = {
  readonly kind: 'quote' | 'list' | 'note'
  readonly block: number
  /** A list's current item, -1 for the others. */
  item: number
  readonly marker: number
  /** Columns up to an item's content. */
  size: number
  /** An item starts with a blank line; a second one ends it. */
  startsBlank: boolean
  hasFurtherBlank: boolean
}

/** Columns up to the content of a footnote definition. */
const noteIndent = 4
/** Most columns after a list marker that belong to it; with more the content is indented code. */
const longestGap = 4

/**
 * Reads blocks as micromark does (CommonMark 0.31.2, GFM): line by line, first the containers that go on, then those that
 * open, then the leaf. See its `initialize/document.js` for the names of the steps.
 */
export class BlockReader {
  readonly outline = new Outline()
  readonly #cursor: LineCursor
  readonly #leaf: LeafReader
  readonly #hasNotes: boolean
  readonly #stack: Container[] = []
  /** Found by {@link #findMarker}: what opens here, where its marker ends, and what the marker is. */
  #found: Container['kind'] | 'none' = 'none'
  #markerEnd = 0
  #marker = 0
  #ordered = false

  constructor(text: string, from: number, isExtended: boolean) {
    this.#cursor = new LineCursor(text, from)
    this.#leaf = new LeafReader(this.#cursor, this.outline, isExtended)
    this.#hasNotes = isExtended
  }

  read(): Outline {
    const cursor = this.#cursor
    const {outline} = this
    while (!outline.isUnsure && cursor.advance()) this.#readLine()
    cursor.finish()
    this.#leaf.close()
    this.#exit(0, cursor.filled, false)
    return outline
  }

  #readLine(): void {
    const leaf = this.#leaf
    const stack = this.#stack
    let continued = 0
    while (continued < stack.length) {
      const container = stack[continued]
      const step = container ? this.#continue(container, stack[continued - 1]) : 'ends'
      if (!container || step === 'ends') break
      continued++
      if (step === 'next item') {
        this.#beginItem(container, continued)
        return
      }
    }
    const isWhole = continued === stack.length
    if (this.#cursor.isAtTextEnd) {
      this.#endAtMarker()
      return
    }
    const interrupts = isWhole && leaf.isInterruptible
    if (isWhole && leaf.isRaw) this.#found = 'none'
    else this.#findMarker(interrupts)
    if (this.#found !== 'none') {
      const {isUnclosed} = leaf
      leaf.close()
      this.#exit(continued, this.#cursor.filledUpTo(this.#cursor.at), isUnclosed)
      this.#openContainers(interrupts, -1)
    } else if (isWhole) leaf.read()
    else this.#readLazily(continued)
  }

  /** The text ends after the markers of a line: nothing of it is for the leaf, and all containers end there. */
  #endAtMarker(): void {
    const {isUnclosed} = this.#leaf
    this.#leaf.close()
    this.#exit(0, this.#cursor.filled, isUnclosed)
  }

  /** A line without the markers of all its containers: a lazy continuation, or the end of those. */
  #readLazily(continued: number): void {
    const leaf = this.#leaf
    if (leaf.goesOnLazily()) {
      leaf.addLazily()
      return
    }
    // micromark takes a lazy line after a table for a row that is not allowed, and never for the head of another table.
    const canBeHead = leaf.open !== 'table'
    leaf.close()
    this.#exit(continued, this.#cursor.filledBefore, false)
    leaf.begin(true, -1, canBeHead)
  }

  /** Whether the line goes on in `container`, which lies in `outer`; takes its marker then. */
  #continue(container: Container, outer: Container | undefined): 'goes on' | 'ends' | 'next item' {
    const cursor = this.#cursor
    if (container.kind === 'list') return this.#continueList(container)
    if (container.kind === 'note') {
      // micromark takes the indent of a definition around it for its own.
      if (cursor.isBlank || (outer?.kind === 'note' && cursor.indent === 0)) return 'goes on'
      if (cursor.indent < noteIndent) return 'ends'
      cursor.takeColumns(noteIndent)
      return 'goes on'
    }
    if (cursor.indent >= codeIndent || cursor.isBlank || cursor.text.charCodeAt(cursor.first) !== 62) return 'ends'
    cursor.takeTo(cursor.first + 1)
    cursor.takeColumns(1)
    return 'goes on'
  }

  #continueList(container: Container): 'goes on' | 'ends' | 'next item' {
    const cursor = this.#cursor
    if (cursor.isBlank) {
      container.hasFurtherBlank ||= container.startsBlank
      cursor.takeColumns(container.size)
      return 'goes on'
    }
    const isAfterBlank = container.hasFurtherBlank
    container.hasFurtherBlank = container.startsBlank = false
    if (!isAfterBlank && cursor.indent >= container.size) {
      cursor.takeColumns(container.size)
      return 'goes on'
    }
    if (cursor.indent >= codeIndent || !this.#findListMarker(false)) return 'ends'
    return this.#marker === container.marker ? 'next item' : 'ends'
  }

  #beginItem(container: Container, continued: number): void {
    const {isUnclosed} = this.#leaf
    this.#leaf.close()
    this.#exit(continued, this.#cursor.filledBefore, isUnclosed)
    // What was not closed took the line ending, and remark then ends the item after the marker of the next; the indent of
    // a footnote has the same effect.
    if (isUnclosed || this.#isInside('note')) this.outline.close(container.item, this.#markerEnd)
    else this.outline.closeItem(container.item)
    this.#enterItem(container)
    this.#findMarker(false)
    this.#openContainers(false, container.item)
  }

  /** Opens what was found and all that follows it, then begins a leaf. `item`: the item whose marker was just read. */
  #openContainers(interrupts: boolean, item: number): void {
    let lastItem = item
    for (; this.#found !== 'none'; this.#findMarker(interrupts)) lastItem = this.#openContainer(this.#found)
    this.#leaf.parent = this.#parent
    this.#leaf.begin(false, lastItem)
  }

  #openContainer(kind: Container['kind']): number {
    const cursor = this.#cursor
    const {outline} = this
    const start = cursor.first
    const parent = this.#parent
    const shared = {kind, item: -1, marker: this.#marker, size: 0, startsBlank: false, hasFurtherBlank: false}
    if (kind === 'list') {
      // Where its items end depends on more than is kept here.
      if (this.#isInside('note') && this.#isInside('quote')) outline.isUnsure = true
      const container = {...shared, block: outline.openList(this.#ordered, start, parent)}
      this.#stack.push(container)
      this.#enterItem(container)
      return container.item
    }
    const block = outline.open(kind === 'quote' ? 'quote' : 'footnote-definition', start, parent)
    this.#stack.push({...shared, block})
    cursor.takeTo(this.#markerEnd)
    if (kind === 'quote') cursor.takeColumns(1)
    else {
      outline.notes.push(cursor.text.slice(start + 2, this.#markerEnd - 2))
      cursor.takeColumns(cursor.indent)
    }
    return -1
  }

  /** Takes the marker that was found, and the white space after it. */
  #enterItem(container: Container): void {
    const cursor = this.#cursor
    const width = cursor.indent + this.#markerEnd - cursor.first
    container.item = this.outline.open('item', cursor.first, container.block)
    this.outline.startsWith(container.item, this.#markerEnd)
    cursor.takeTo(this.#markerEnd)
    container.startsBlank = cursor.isBlank
    if (cursor.isBlank) {
      container.size = width + 1
      return
    }
    const gap = cursor.indent > longestGap ? 1 : cursor.indent
    cursor.takeColumns(gap)
    container.size = width + gap
  }

  #isInside(kind: Container['kind']): boolean {
    return this.#stack.some(container => container.kind === kind)
  }

  /** What the next leaf or container stands in. */
  get #parent(): number {
    const top = this.#stack[this.#stack.length - 1]
    if (!top) return -1
    return top.item >= 0 ? top.item : top.block
  }

  /**
   * Closes all containers but the first `size`; they end at `end`. An item ends where its content ends, unless that is
   * `isUnclosed`.
   */
  #exit(size: number, end: number, isUnclosed: boolean): void {
    while (this.#stack.length > size) {
      const container = this.#stack.pop()
      if (!container) break
      if (container.item >= 0) {
        if (isUnclosed) this.outline.close(container.item, end)
        else this.outline.closeItem(container.item)
      }
      this.outline.close(container.block, end)
    }
    this.#leaf.parent = this.#parent
  }

  /** Looks for the marker of a container here, after white space. */
  #findMarker(interrupts: boolean): void {
    const {text, first, indent, end} = this.#cursor
    this.#found = 'none'
    if (indent >= codeIndent || first >= end) return
    const unit = text.charCodeAt(first)
    if (unit > 91 || unit < 42) return
    if (unit === 62) {
      this.#found = 'quote'
      this.#markerEnd = first + 1
    } else if (unit === 91) {
      if (this.#hasNotes && this.#findNoteMarker()) this.#found = 'note'
    } else if (this.#findListMarker(interrupts)) this.#found = 'list'
  }

  #findListMarker(interrupts: boolean): boolean {
    const {text, first, end, filled} = this.#cursor
    if (!isListMarker(text, first, end)) return false
    const unit = text.charCodeAt(first)
    this.#ordered = isDigit(unit)
    if (!this.#ordered && unit !== 43 && isThematicBreak(text, first, end)) return false
    this.#markerEnd = listMarkerEnd(text, first, end)
    this.#marker = text.charCodeAt(this.#markerEnd - 1)
    if (!interrupts) return true
    // A paragraph is interrupted neither by an empty item nor by a list that starts with another number than 1.
    return filled > this.#markerEnd && (!this.#ordered || (unit === 49 && this.#markerEnd === first + 2))
  }

  /** Whether a footnote definition's `[^label]:` stands here. */
  #findNoteMarker(): boolean {
    const {text, first, end} = this.#cursor
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
    if (at - first > 900) this.outline.isUnsure = true
    this.#markerEnd = at + 2
    return true
  }
}
