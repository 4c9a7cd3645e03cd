import {normalizeIdentifier} from 'micromark-util-normalize-identifier'
import {isLocator} from '../evidence.ts'
import {findIdentifiers} from '../identifier/index.ts'
import type {Segment} from '../segment.ts'
import type {Block} from '../syntax/reading.ts'
import {type Edit, endRun, lineStart, type Range} from '../text.ts'
import {endingBefore, type Line, linesOf} from './lines.ts'

/** What keeps a line from being a definition. */
export type LooseKind =
  | 'definitionUnderText'
  | 'spaceBeforeColon'
  | 'otherColon'
  | 'missingColon'
  | 'textAfterAddress'
  | 'curlyDefinitionTitle'
  | 'escapedDefinition'
  | 'definitionWithoutAddress'

/**
 * A line that was meant as a link definition and is text. Offsets of its segment.
 *
 * ```text
 * [kn24] : https://doi.org/10.1056/x “NEJM”
 * ^       ^ claim ends               ^ a title in quotes that delimit none
 * ```
 */
export type LooseDefinition = {
  readonly kind: LooseKind
  /** Normalised, as CommonMark compares labels. */
  readonly label: string
  /** The label as written. */
  readonly key: string
  /** Where the mistake is. */
  readonly range: Range
  /** From the label's bracket to the colon. */
  readonly claim: Range
  /** What makes a definition of the line, once it begins a block. None where only a person knows. */
  readonly edits: readonly Edit[]
  /** The blank line that it needs above it, unless the line above becomes a definition. */
  readonly separation: readonly Edit[]
  /** Stands directly under another one. */
  readonly isBelow: boolean
  /** Stands directly under a definition that works. */
  readonly isListed: boolean
  /** The repair changes nothing but this line. */
  readonly isAlone: boolean
  /** The item in which it is all there is. */
  readonly item?: number
}

const kept = new WeakMap<Segment, readonly LooseDefinition[]>()

/** Lines of a segment that were meant as definitions, by place. Made once. */
export function looseDefinitionsOf(segment: Segment): readonly LooseDefinition[] {
  const known = kept.get(segment)
  if (known) return known
  const found = segment.text.includes(']') ? segment.reading.blocks.flatMap((_, index) => inBlock(segment, index)) : []
  kept.set(segment, found)
  return found
}

function inBlock(segment: Segment, index: number): LooseDefinition[] {
  const {text, reading} = segment
  const block = reading.blocks[index]
  if (!block || !holdsLines(block, reading.blocks)) return []
  const masked = segment.masked
  // `- [ ] [kn] : https://…` is a task.
  const around = reading.blocks[block.parent]
  if (around?.kind === 'item' && /^[-*+\d.)\s]*\[[ xX]\]\s*$/.test(text.slice(around.range.start, block.range.start)))
    return []
  const lines = linesOf(text, block.range)
  const heads = lines.map(line => headOf(masked, line))
  const found: LooseDefinition[] = []
  const isAlone =
    index === block.parent + 1 && reading.blocks[index + 1]?.parent !== block.parent && heads.every(Boolean)
  const last = reading.definitions.at(-1)
  lines.forEach((line, at) => {
    const head = heads[at]
    if (!head) return
    let next = at + 1
    while (next < lines.length && !heads[next]) next++
    const isFirst = line.isFirst && block.kind === 'paragraph'
    const one = looseAt(text, {...line, isFirst}, head, lines.slice(at + 1, next))
    if (!one) return
    const isBelow = at > 0 && heads[at - 1] !== undefined
    const separation = isFirst ? [] : separate(text, line, block)
    const item = isAlone && around?.kind === 'item' ? block.parent : undefined
    const isListed = at === 0 && last !== undefined && /^\s*$/.test(text.slice(last.range.end, line.start))
    found.push({...one, separation, isBelow, isListed, ...(item !== undefined && {item})})
  })
  return found
}

/** Paragraphs, and rows of a table that are no rows but the line under it. */
function holdsLines({kind, range, parent}: Block, blocks: readonly Block[]): boolean {
  if (kind === 'paragraph') return true
  const row = blocks[parent]?.range
  return kind === 'cell' && row?.start === range.start && row.end === range.end
}

const headPattern =
  /(\\?)\[(?!\\?\^|[ xX]\])((?:[^[\]\\\n\r]|\\[^[\]\n\r]){1,200})(\\?)\]([\t \u00a0\u2009\u200b\u202f]*)(\\?[:：﹕∶꞉])?([\t \u00a0\u2009\u200b\u202f]*)/y

type Head = {readonly parts: RegExpExecArray; readonly start: number; readonly end: number}

/** The label and the colon at the start of a line, where an address or nothing follows. */
function headOf(masked: string, {start, end}: Line): Head | undefined {
  headPattern.lastIndex = start
  const parts = headPattern.exec(masked)
  if (!parts || start + parts[0].length > end) return undefined
  const after = start + parts[0].length
  if (parts[5] === undefined)
    return after < end && addressAt(masked, after, end) ? {parts, start, end: after} : undefined
  return after === end || addressAt(masked, after, end) ? {parts, start, end: after} : undefined
}

/** An address with what belongs to it: angle brackets, but not the comma after it. */
type Address = {readonly end: number; readonly stop: number; readonly url: string}

function addressAt(masked: string, start: number, limit: number): Address | undefined {
  const bracketed = masked[start] === '<'
  let end = start
  while (end < limit && !(bracketed ? masked[end] === '>' : /\s/.test(masked[end] ?? ''))) end++
  if (bracketed && end < limit) end++
  const written = masked.slice(start, end)
  const quote = bracketed ? -1 : written.search(/["“”«»„]/)
  const stop = quote < 0 ? end : start + quote
  const mark = bracketed ? '' : masked.slice(stop - endRun(masked.slice(start, stop), ',;'), stop)
  const url = bracketed ? written.replace(/^<|>$/g, '') : masked.slice(start, stop - mark.length)
  return isLocator(url) ? {end: stop - mark.length, stop, url} : undefined
}

type Found = Omit<LooseDefinition, 'separation' | 'isBelow' | 'isListed' | 'item'>

function looseAt(text: string, line: Line, head: Head, following: readonly Line[]): Found | undefined {
  const [, open = '', key = '', close = '', gap = '', colon = '', after = ''] = head.parts
  const label = normalizeIdentifier(key)
  if (label === '') return undefined
  const bracket = line.start + open.length
  const colonStart = bracket + key.length + close.length + 2 + gap.length
  const claim = {start: line.start, end: colonStart + colon.length}
  const base = {label, key, claim}
  if (head.end === line.end) {
    if (open || close || gap || colon !== ':' || following.length > 0) return undefined
    return {...base, kind: 'definitionWithoutAddress', range: claim, edits: [], isAlone: true}
  }
  const address = addressAt(text, head.end, line.end)
  if (!address) return undefined
  const title = titleAfter(text, address, line, following)
  if (!title) return undefined
  const edits: Edit[] = [
    ...(open ? [{start: line.start, end: bracket, text: ''}] : []),
    ...(close ? [{start: bracket + 1 + key.length, end: bracket + 1 + key.length + 1, text: ''}] : [])
  ]
  const middle = {start: colonStart - gap.length, end: head.end}
  if (gap || colon !== ':' || /[^\t ]/.test(after)) edits.push({...middle, text: ': '})
  const isEscaped = open !== '' || close !== '' || colon.startsWith('\\')
  const [kind, range] = isEscaped
    ? (['escapedDefinition', claim] as const)
    : colon === ''
      ? (['missingColon', {start: line.start, end: colonStart - gap.length}] as const)
      : colon !== ':'
        ? (['otherColon', {start: colonStart, end: colonStart + 1}] as const)
        : gap
          ? (['spaceBeforeColon', {start: colonStart - gap.length, end: colonStart}] as const)
          : title.kind
            ? ([title.kind, title.range] as const)
            : (['definitionUnderText', claim] as const)
  if (kind === 'definitionUnderText' && line.isFirst) return undefined
  return {...base, kind, range, edits: [...edits, ...title.edits], isAlone: title.isAlone}
}

type Title = {
  readonly kind?: 'textAfterAddress' | 'curlyDefinitionTitle'
  readonly range: Range
  readonly edits: readonly Edit[]
  readonly isAlone: boolean
}

const goodTitle = /^(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\((?:[^()\\]|\\.)*\))$/s
const curlyTitle = /^([“”„‟«‹‘’‚"'])[\s\u00a0\u202f]*(\S.*?)[\s\u00a0\u202f]*([“”»›’‘"'])$/s

/** What follows the address on its line, and what becomes of it. `undefined` where it is a sentence of its own. */
function titleAfter(text: string, address: Address, line: Line, following: readonly Line[]): Title | undefined {
  const rest = text.slice(address.stop, line.end)
  const words = rest.trim()
  const [next] = following
  if (words === '') {
    const isTitle = next !== undefined && goodTitle.test(text.slice(next.start, next.end).trim())
    return {range: line, edits: [], isAlone: following.length === (isTitle ? 1 : 0)}
  }
  const start = address.stop + rest.indexOf(words[0] ?? '')
  const range = {start, end: start + words.length}
  const isAlone = following.length === 0
  const replaced = (title: string): Edit[] => [{start: address.end, end: range.end, text: ` ${quoted(title)}`}]
  if (goodTitle.test(words) && address.end === address.stop && start > address.stop) return {range, edits: [], isAlone}
  if (words.length > 300 || words.startsWith('\ufffc') || words.startsWith('<!--')) return undefined
  if (/:\/\/|[[\]`]/.test(words) || findIdentifiers(words).length > 0) {
    return {kind: 'textAfterAddress', range, edits: [], isAlone: false}
  }
  const [, first = '', inner, last = ''] = curlyTitle.exec(words) ?? []
  if (inner !== undefined && /[^"']/.test(first + last)) {
    return {kind: 'curlyDefinitionTitle', range, edits: replaced(inner), isAlone}
  }
  if (/^[.,;:–—-]+$/.test(words)) {
    return {kind: 'textAfterAddress', range, edits: [{start: address.end, end: range.end, text: ''}], isAlone}
  }
  const bare = words.replace(/^["']\s*/, '').replace(/\s*["']$/, '')
  const title = (goodTitle.test(words) || !/^["']/.test(words) ? words : bare).replace(/^[;,–—-]\s*/, '')
  return {kind: 'textAfterAddress', range, edits: replaced(title), isAlone: isAlone && isTitle(words)}
}

/** Whether words after an address are a title, and not a notice that was meant to be read. */
const isTitle = (words: string): boolean =>
  words.length <= 60 && /^[^\p{Ll}<{*_]/u.test(words) && !/[.!]$|"|et al|et coll|,.*,/.test(words)

/** `words` as a title, between quotes that they do not hold. */
function quoted(words: string): string {
  if (goodTitle.test(words)) return words
  if (!words.includes('"')) return `"${words}"`
  if (!words.includes("'")) return `'${words}'`
  return `"${words.replace(/(?<!\\)"/g, '\\"')}"`
}

/** A blank line above `line`, in the block quotes in which it stands; and no more indentation than a definition bears. */
function separate(text: string, line: Line, block: Block): Edit[] {
  const start = lineStart(text, line.start)
  const prefix = text.slice(start, line.start)
  const ending = endingBefore(text, start)
  const mark = prefix.includes('>') ? prefix.trimEnd() : ''
  const insertion = {start, end: start, text: mark + ending}
  if (block.parent !== -1 || prefix.includes('>') || !/\t| {4}/.test(prefix)) return [insertion]
  return [{start, end: line.start, text: ending}]
}
