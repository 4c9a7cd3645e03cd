import type {Block, BlockKind, Definition} from './reading.ts'

type OutlineBlock = Block & {range: {start: number; end: number}}

/** The blocks of a piece whose inline content is not read yet. */
export type Outline = {
  readonly blocks: OutlineBlock[]
  /** For each block its lines of inline content as pairs of offsets, where it has any. */
  readonly contents: (readonly number[] | undefined)[]
  /** Pairs: a paragraph that is a task, in order, and the offset after its `[ ]`. */
  readonly tasks: number[]
  readonly definitions: Definition[]
  /** Labels that link definitions define: normalised but not decoded, as micromark compares them. */
  readonly labels: string[]
  /** Labels of the footnote definitions, in order, as written. */
  readonly notes: string[]
  /** Set where a shape is met that is too rare or too odd: all is worthless then. */
  isUnsure: boolean
}

export const emptyOutline = (): Outline => ({
  blocks: [],
  contents: [],
  tasks: [],
  definitions: [],
  labels: [],
  notes: [],
  isUnsure: false
})

/** Adds a block, complete or to be ended later; gives its index. */
export function addBlock(outline: Outline, kind: BlockKind, start: number, end: number, parent: number): number {
  outline.contents.push(undefined)
  return outline.blocks.push({kind, range: {start, end}, parent}) - 1
}

export function addList(outline: Outline, ordered: boolean, start: number, parent: number): number {
  outline.contents.push(undefined)
  return outline.blocks.push({kind: 'list', range: {start, end: start}, parent, ordered}) - 1
}

export function addHeading(
  outline: Outline,
  depth: number,
  start: number,
  end: number,
  parent: number,
  content: readonly number[] | undefined
): void {
  outline.contents.push(content)
  outline.blocks.push({kind: 'heading', range: {start, end}, parent, depth})
}

/** Adds a paragraph or a cell with the lines of its content. */
export function addLeaf(
  outline: Outline,
  kind: 'paragraph' | 'cell',
  start: number,
  end: number,
  parent: number,
  content: readonly number[] | undefined
): number {
  outline.contents.push(content)
  return outline.blocks.push({kind, range: {start, end}, parent}) - 1
}

export function endBlock(outline: Outline, block: number, end: number): void {
  const one = outline.blocks[block]
  if (one) one.range.end = end
}

/** Where the last child of `block`, which all last blocks lie in, ends; `fallback` when there is none. */
export function childrenEnd(outline: Outline, block: number, fallback: number): number {
  let index = outline.blocks.length - 1
  let end = fallback
  while (index > block) {
    const one = outline.blocks[index]
    end = one?.range.end ?? fallback
    index = one?.parent ?? -1
  }
  return end
}

/** The paragraph `block` is a task: its text starts at `textStart`, after the box that ends at `boxEnd`. */
export function addTask(
  outline: Outline,
  block: number,
  content: readonly number[],
  boxEnd: number,
  textStart: number
): void {
  outline.contents[block] = [textStart, ...content.slice(1)]
  outline.tasks.push(block, boxEnd)
}
