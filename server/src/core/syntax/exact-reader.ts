import type {Nodes, Root} from 'mdast'
import {gfmFootnoteFromMarkdown} from 'mdast-util-gfm-footnote'
import {gfmStrikethroughFromMarkdown} from 'mdast-util-gfm-strikethrough'
import {gfmTableFromMarkdown} from 'mdast-util-gfm-table'
import {gfmTaskListItemFromMarkdown} from 'mdast-util-gfm-task-list-item'
import {gfmFootnote} from 'micromark-extension-gfm-footnote'
import {gfmStrikethrough} from 'micromark-extension-gfm-strikethrough'
import {gfmTable} from 'micromark-extension-gfm-table'
import {gfmTaskListItem} from 'micromark-extension-gfm-task-list-item'
import {combineExtensions} from 'micromark-util-combine-extensions'
import {normalizeIdentifier} from 'micromark-util-normalize-identifier'
import type {Extension} from 'micromark-util-types'
import remarkParse from 'remark-parse'
import {unified} from 'unified'
import {isReadable} from '../limits.ts'
import type {Profile} from '../profile.ts'
import type {Range} from '../text.ts'
import {bareLabelEnd, readDestination} from './destination.ts'
import type {Draft} from './draft.ts'
import {type Block, type BlockKind, type Labels, type Link, noLabels, type Reading, unreadable} from './reading.ts'

/**
 * What each dialect adds to CommonMark. GFM without its autolink literals: they lose positions and swallow French
 * punctuation. A single tilde is Pandoc's subscript and nothing in Obsidian.
 */
const additions: Readonly<Record<Profile, readonly Extension[]>> = {
  gfm: [gfmTable(), gfmFootnote(), gfmStrikethrough(), gfmTaskListItem()],
  commonmark: [],
  pandoc: [gfmTable(), gfmFootnote(), gfmStrikethrough({singleTilde: false}), gfmTaskListItem()],
  quarto: [gfmTable(), gfmFootnote(), gfmStrikethrough({singleTilde: false}), gfmTaskListItem()],
  myst: [gfmTable(), gfmFootnote(), gfmTaskListItem()],
  obsidian: [gfmTable(), gfmFootnote(), gfmStrikethrough({singleTilde: false}), gfmTaskListItem()]
}
const treeExtensions = [
  gfmTableFromMarkdown(),
  gfmFootnoteFromMarkdown(),
  gfmStrikethroughFromMarkdown(),
  gfmTaskListItemFromMarkdown()
]

/** Labels of the parse under way. Parsing is synchronous; a processor for every piece would cost more than the piece. */
let labelsToKnow: Labels = noLabels

/**
 * micromark extension that knows labels before it reads, so that `[text][a]` is a link although `[a]: …` stands in
 * another piece. It tries nothing: it fills two lists of micromark's parse context the first time it is asked, before any
 * block is tried: a heading asks nobody else.
 */
const seed: Extension = {
  flowInitial: {
    null: {
      name: 'seedLabels',
      tokenize(_effects, _ok, nok) {
        const {parser} = this
        const seeded = parser as typeof parser & {seeded?: boolean}
        if (!seeded.seeded) {
          seeded.seeded = true
          parser.defined.push(...labelsToKnow.definitions)
          parser.gfmFootnotes = [...(parser.gfmFootnotes ?? []), ...labelsToKnow.notes]
        }
        return code => nok(code)
      }
    }
  }
}

const processorFor = (profile: Profile) =>
  unified()
    .use(remarkParse)
    .data('micromarkExtensions', [combineExtensions([...additions[profile], seed])])
    .data('fromMarkdownExtensions', [treeExtensions])
    .freeze()

const processors = new Map<Profile, ReturnType<typeof processorFor>>()

/** The processor of `profile`: made once, and only for the profiles that are met. */
function processorOf(profile: Profile): ReturnType<typeof processorFor> {
  const known = processors.get(profile) ?? processorFor(profile)
  processors.set(profile, known)
  return known
}

/** Parse `text` to a syntax tree with offsets relative to it. Throws only what micromark throws. */
function parse(text: string, labels: Labels, profile: Profile): Root {
  labelsToKnow = labels
  return processorOf(profile).parse(text)
}

/**
 * The exact reader: what `text` holds according to remark, the oracle for every other reader.
 *
 * @param labels
 *   Those that the piece mentions suffice.
 * @returns
 *   A reading with `failure` for a piece on which the parser gives up; never throws.
 */
export function readExactly(text: string, labels: Labels, profile: Profile): Reading {
  if (!isReadable(text)) return unreadable(text)
  // micromark drops a byte order mark at the start without counting it.
  const base = text.charCodeAt(0) === 0xfeff ? 1 : 0
  let tree: Root
  try {
    tree = parse(text.slice(base), labels, profile)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return unreadable(text)
  }
  return walk(tree, text, base)
}

const blockKinds: Partial<Record<Nodes['type'], BlockKind>> = {
  paragraph: 'paragraph',
  heading: 'heading',
  list: 'list',
  listItem: 'item',
  blockquote: 'quote',
  table: 'table',
  tableRow: 'row',
  tableCell: 'cell',
  code: 'code',
  html: 'html',
  thematicBreak: 'break',
  definition: 'definition',
  footnoteDefinition: 'footnote-definition'
}

/** One iterative walk, so that no nesting of the input can exhaust the stack. */
function walk(root: Root, text: string, base: number): Reading {
  const draft: Draft = {
    blocks: [],
    links: [],
    marks: [],
    definitions: [],
    footnoteDefinitions: [],
    footnoteReferences: [],
    opaque: [],
    hardBreaks: []
  }
  const stack: {node: Nodes; block: number; inline: boolean}[] = []
  const push = (nodes: readonly Nodes[], block: number, inline: boolean) => {
    for (let index = nodes.length - 1; index >= 0; index--) {
      const node = nodes[index]
      if (node) stack.push({node, block, inline})
    }
  }
  push(root.children, -1, false)
  for (let top = stack.pop(); top; top = stack.pop()) {
    const {node, inline} = top
    let {block} = top
    const kind = inline ? undefined : blockKinds[node.type]
    const range = kind ? trimmed(rangeOf(node, base), text) : rangeOf(node, base)
    if (kind) {
      draft.blocks.push(blockOf(node, kind, range, block))
      block = draft.blocks.length - 1
    }
    collect(node, range, block, text, base, draft)
    if ('children' in node) push(node.children, block, inline || isInlineParent(kind))
  }
  return draft
}

const isInlineParent = (kind: BlockKind | undefined): boolean =>
  kind === 'paragraph' || kind === 'heading' || kind === 'cell'

function blockOf(node: Nodes, kind: BlockKind, range: Range, parent: number): Block {
  if (node.type === 'heading') return {kind, range, parent, depth: node.depth}
  if (node.type === 'list') return {kind, range, parent, ordered: node.ordered === true}
  return {kind, range, parent}
}

function collect(node: Nodes, range: Range, block: number, text: string, base: number, draft: Draft): void {
  switch (node.type) {
    case 'link':
    case 'image':
    case 'linkReference':
    case 'imageReference':
      draft.links.push(linkOf(node, range, block, text, base))
      break
    case 'strong':
    case 'emphasis':
    case 'delete':
      draft.marks.push({kind: node.type, range, inner: innerOf(node, range, base)})
      break
    case 'definition': {
      const label = normalizeIdentifier(node.label ?? node.identifier)
      const colon = text.indexOf(']:', range.start)
      draft.definitions.push({label, range, url: node.url, destination: readDestination(text, colon + 2)?.range})
      draft.opaque.push(range)
      break
    }
    case 'footnoteDefinition':
      draft.footnoteDefinitions.push({label: normalizeIdentifier(node.label ?? node.identifier), range, block})
      break
    case 'footnoteReference':
      draft.footnoteReferences.push({label: normalizeIdentifier(node.label ?? node.identifier), range, block})
      break
    case 'break':
      draft.hardBreaks.push(range)
      break
    case 'code':
    case 'html':
    case 'inlineCode':
    case 'thematicBreak':
      draft.opaque.push(range)
      break
    default:
  }
}

type LinkNode = Extract<Nodes, {type: 'link' | 'image' | 'linkReference' | 'imageReference'}>

function linkOf(node: LinkNode, range: Range, block: number, text: string, base: number): Link {
  const isImage = node.type === 'image' || node.type === 'imageReference'
  if (node.type === 'linkReference' || node.type === 'imageReference') {
    const start = range.start + (isImage ? 2 : 1)
    const label = {start, end: labelEnd(node, start, range, text, base)}
    const definition = normalizeIdentifier(node.label ?? node.identifier)
    return {kind: isImage ? 'image-reference' : 'reference', range, label, url: '', definition, block}
  }
  if (text[range.start] === '<') {
    const inside = {start: range.start + 1, end: range.end - 1}
    return {kind: 'autolink', range, label: inside, url: node.url, destination: inside, block}
  }
  const start = range.start + (isImage ? 2 : 1)
  const end = labelEnd(node, start, range, text, base)
  const destination = readDestination(text, end + 2)?.range
  return {kind: isImage ? 'image' : 'link', range, label: {start, end}, url: node.url, destination, block}
}

/** Offset of the `]` that ends the label which starts at `start`. */
function labelEnd(node: LinkNode, start: number, range: Range, text: string, base: number): number {
  const last = 'children' in node ? node.children.at(-1) : undefined
  if (last) return rangeOf(last, base).end
  if (node.type === 'link') return start
  const isReference = node.type === 'linkReference' || node.type === 'imageReference'
  return bareLabelEnd(text, start, range, isReference ? node.referenceType === 'shortcut' : undefined)
}

function innerOf(node: Extract<Nodes, {type: 'strong' | 'emphasis' | 'delete'}>, range: Range, base: number): Range {
  const first = node.children[0]
  const last = node.children.at(-1)
  return first && last ? {start: rangeOf(first, base).start, end: rangeOf(last, base).end} : range
}

/** A block without trailing white space: an unclosed fence takes a line ending more or less, depending on what follows. */
function trimmed({start, end}: Range, text: string): Range {
  let last = end
  while (last > start && /[\t\n\r ]/.test(text[last - 1] ?? '')) last--
  return {start, end: last}
}

/** Every construct that we enable gives its nodes offsets; a node without them is a fault of ours. */
function rangeOf(node: Nodes, base: number): Range {
  const start = node.position?.start.offset
  const end = node.position?.end.offset
  if (start === undefined || end === undefined) throw new TypeError(`A ${node.type} node has no offsets`)
  return {start: start + base, end: end + base}
}
