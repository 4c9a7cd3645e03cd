import type {Block, BlockKind, Definition} from './reading.ts'

type OutlineBlock = Block & {range: {start: number; end: number}}

/** The blocks of a piece whose inline content is not read yet. */
export class Outline {
  readonly blocks: OutlineBlock[] = []
  /** For each block its lines of inline content as pairs of offsets, where it has any. */
  readonly contents: (readonly number[] | undefined)[] = []
  /** Pairs: a paragraph that is a task, in order, and the offset after its `[ ]`. */
  readonly tasks: number[] = []
  readonly definitions: Definition[] = []
  /** Labels that link definitions define: normalised but not decoded, as micromark compares them. */
  readonly labels: string[] = []
  /** Labels of the footnote definitions, in order, as written. */
  readonly notes: string[] = []
  /** Set where a shape is met that is too rare or too odd: all is worthless then. */
  isUnsure = false
  /** For each block the end of its last child so far. */
  readonly #childEnds: number[] = []

  open(kind: BlockKind, start: number, parent: number): number {
    return this.#push({kind, range: {start, end: start}, parent})
  }

  openList(ordered: boolean, start: number, parent: number): number {
    return this.#push({kind: 'list', range: {start, end: start}, parent, ordered})
  }

  /** Adds a block without children. */
  add(kind: BlockKind, start: number, end: number, parent: number, content?: readonly number[]): number {
    const block = this.#push({kind, range: {start, end: start}, parent}, content)
    this.close(block, end)
    return block
  }

  addHeading(depth: number, start: number, end: number, parent: number, content?: readonly number[]): void {
    this.close(this.#push({kind: 'heading', range: {start, end: start}, parent, depth}, content), end)
  }

  close(block: number, end: number): void {
    const one = this.blocks[block]
    if (!one) return
    one.range.end = end
    if (one.parent >= 0) this.#childEnds[one.parent] = end
  }

  /** An item ends where its last block ends, or after its marker. */
  closeItem(block: number): void {
    this.close(block, this.#childEnds[block] ?? 0)
  }

  /** The paragraph `block` is a task: its text starts at `textStart`, after the box that ends at `boxEnd`. */
  addTask(block: number, content: readonly number[], boxEnd: number, textStart: number): void {
    this.contents[block] = [textStart, ...content.slice(1)]
    this.tasks.push(block, boxEnd)
  }

  /** `block` is so far as long as its marker. */
  startsWith(block: number, markerEnd: number): void {
    this.#childEnds[block] = markerEnd
  }

  #push(block: OutlineBlock, content?: readonly number[]): number {
    this.contents.push(content)
    this.#childEnds.push(-1)
    return this.blocks.push(block) - 1
  }
}
