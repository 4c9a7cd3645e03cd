import {evidence, isLocator, type Witness} from '../evidence.ts'
import {near} from '../places.ts'
import type {Block} from '../syntax/reading.ts'
import {contains, type Edit, type Range} from '../text.ts'
import type {Meant, ScanContext} from './defect.ts'
import {completed, inlineBlocks, isEscaped} from './inline.ts'

/** Units that show nothing or a blank: white space, no-break and thin spaces, zero-width and direction marks. */
export const gapUnit = /[\t\n\r \u00a0\u00ad\u1680\u2000-\u200f\u2028\u2029\u202f\u205f\u2060\u3000\ufeff]/
export const invisibleUnit = /[\u00ad\u200b-\u200f\u2060\ufeff]/

/** An address in brackets of any kind, with an optional title and nothing else. */
export type Enclosed = {
  /** The brackets included, and the backslashes before them. */
  readonly range: Range
  /** The address, without `<` and `>`. */
  readonly destination: Range
  /** The same with `<` and `>`, where it has them. */
  readonly written: Range
  /** A title with its quotation marks. */
  readonly title?: Range
}

/** What closes a bracket: a full-width one is closed by either width, for only one of them may have been changed. */
const closersOf: Readonly<Record<string, string>> = {
  '(': ')）',
  '（': ')）',
  '[': ']］】',
  '［': ']］】',
  '【': ']］】',
  '{': '}'
}
const quotes: Readonly<Record<string, string>> = {'"': '"', "'": "'", '(': ')'}
/** A title or a run longer than this is none: it bounds what an unclosed quotation mark costs. */
const longest = 2_000

/**
 * What the bracket at `open` holds, if that is an address.
 *
 * ```text
 * [KEYNOTE-024]{ https://doi.org/10.1056/x }
 *              ^ open                      ^ range ends
 * ```
 *
 * @param limit
 *   Where to stop, usually the end of the block.
 * @param isClosedEscaped
 *   Also take `\)` for the closing bracket.
 * @returns
 *   `undefined` for anything but one address with an optional title.
 */
export function enclosedAt(masked: string, open: number, limit: number, isClosedEscaped = false): Enclosed | undefined {
  const closers = closersOf[masked[open] ?? '']
  if (!closers) return undefined
  const written = writtenAt(masked, afterGap(masked, open + 1, limit), limit, {opener: masked[open] ?? '', closers})
  if (!written) return undefined
  let at = afterGap(masked, written.end, limit)
  const quote = at > written.end ? quotes[masked[at] ?? ''] : undefined
  let title: Range | undefined
  if (quote) {
    const end = masked.slice(0, at + longest).indexOf(quote, at + 1) + 1
    if (end === 0 || end > limit) return undefined
    title = {start: at, end}
    at = afterGap(masked, end, limit)
  }
  if (isClosedEscaped && masked[at] === '\\') at++
  if (at >= limit || !closers.includes(masked[at] ?? ' ')) return undefined
  const isAngled = masked[written.start] === '<'
  const destination = isAngled ? {start: written.start + 1, end: written.end - 1} : written
  const address = masked.slice(destination.start, destination.end)
  if (!isLocator(address) || (!isAngled && !isBalanced(address))) return undefined
  return {range: {start: open, end: at + 1}, destination, written, ...(title && {title})}
}

const ends = '<>"）］】'
const backslash = 92
const openParenthesis = 40

/** Whether a unit ends an address: white space, an angle, a quotation mark, a full-width closer. */
const isEnd = (code: number): boolean =>
  code <= 62
    ? code <= 32
      ? gapUnit.test(String.fromCharCode(code))
      : code === 60 || code === 62 || code === 34
    : code > 127 && (gapUnit.test(String.fromCharCode(code)) || ends.includes(String.fromCharCode(code)))

/** The run of units that may be an address; a bracket of its own kind that it opens, it closes. */
function writtenAt(
  masked: string,
  start: number,
  limit: number,
  {opener, closers}: {readonly opener: string; readonly closers: string}
): Range | undefined {
  const last = Math.min(limit, start + longest)
  if (masked[start] === '<') {
    const end = masked.slice(0, last).indexOf('>', start)
    return end > start + 1 && !/[\n\r<]/.test(masked.slice(start + 1, end)) ? {start, end: end + 1} : undefined
  }
  const opening = opener.charCodeAt(0)
  const isRound = closers.includes(')')
  const [first, second, third] = [closers.charCodeAt(0), closers.charCodeAt(1), closers.charCodeAt(2)]
  const closes = (code: number): boolean => code === first || code === second || code === third
  let depth = 0
  let at = start
  for (; at < last; at++) {
    const code = masked.charCodeAt(at)
    if (isEnd(code) || (code === backslash && closes(masked.charCodeAt(at + 1)))) break
    if (code === opening || (isRound && code === openParenthesis)) depth++
    else if (closes(code) && depth-- === 0) break
  }
  return at > start ? {start, end: at} : undefined
}

/** Whether `address` can stand in a link's parentheses as it is. */
function isBalanced(address: string): boolean {
  let depth = 0
  for (const unit of address) {
    if (unit === '(') depth++
    else if (unit === ')' && depth-- === 0) return false
  }
  return depth === 0
}

/** Offset of the first unit at or after `from` that is no gap. */
export function afterGap(masked: string, from: number, limit: number): number {
  let at = from
  while (at < limit && gapUnit.test(masked[at] ?? '')) at++
  return at
}

/** Partners of the brackets in one block, by offset: made once, so that no nesting costs more than one pass. */
export type Pairs = {
  /** Offset of the bracket that the closing one answers to. */
  openOf(close: number): number | undefined
  closeOf(open: number): number | undefined
}

/** Pairs of `opener` and `closer` that are not escaped. */
export function pairsOf(masked: string, {range}: Pick<Block, 'range'>, opener: string, closer: string): Pairs {
  const opens = new Map<number, number>()
  const closes = new Map<number, number>()
  const stack: number[] = []
  for (let at = range.start; at < range.end; at++) {
    const unit = masked[at]
    if ((unit !== opener && unit !== closer) || isEscaped(masked, at)) continue
    if (unit === opener) stack.push(at)
    else {
      const open = stack.pop()
      if (open === undefined) continue
      opens.set(at, open)
      closes.set(open, at)
    }
  }
  return {openOf: close => opens.get(close), closeOf: open => closes.get(open)}
}

/** The parts of a link that was meant, in whatever order and brackets they are written. */
export type Parts = {readonly range: Range; readonly label: Range; readonly enclosed: Enclosed}

/** The edits that make a link of `parts`, as small as they can be; every byte of label, address and title stays. */
export function mended(text: string, {range, label, enclosed}: Parts): Edit[] {
  const {destination, written, title} = enclosed
  const address = text.slice(destination.start, destination.end)
  const completion = completed(address, destination.start)
  if (destination.start < label.start) {
    const [prefix] = completion
    const complete = prefix ? prefix.text + address.slice(prefix.end - prefix.start) : address
    const inside =
      text.slice(written.start, destination.start) + complete + text.slice(destination.end, title?.end ?? written.end)
    return [{...range, text: `[${text.slice(label.start, label.end)}](${inside})`}]
  }
  const apart = title && text.slice(written.end, title.start)
  const bang = text[range.start] === '!' ? '!' : ''
  const words = text.slice(label.start, label.end)
  const start = label.start + words.length - words.trimStart().length
  return [
    {start: range.start, end: start, text: `${bang}[`},
    {start: start + words.trim().length, end: written.start, text: ']('},
    ...completion,
    ...(title && !/^[\t\n\r ]+$/.test(apart ?? '') ? [{start: written.end, end: title.start, text: ' '}] : []),
    {start: title?.end ?? written.end, end: range.end, text: ')'}
  ].filter(edit => edit.text !== text.slice(edit.start, edit.end))
}

/** What {@link Meant} says of an address: where it is, and what it comes to if it lacks its scheme. */
export function addressOf(text: string, {start, end}: Range): Pick<Meant, 'destination' | 'url'> {
  const [edit] = completed(text.slice(start, end), start)
  return {destination: {start, end}, ...(edit && {url: edit.text + text.slice(edit.end, end)})}
}

/** A place in a block of inline text. */
export type Place = {readonly block: Block; readonly at: number}

/** Every place where `needle` stands in `masked`, block by block. */
export function* placesOf({reading}: Pick<ScanContext, 'reading'>, masked: string, needle: string): Generator<Place> {
  let at = masked.indexOf(needle)
  if (at < 0) return
  for (const block of inlineBlocks(reading)) {
    const {start, end} = block.range
    if (at < start) at = masked.indexOf(needle, start)
    for (; at >= 0 && at < end; at = masked.indexOf(needle, at + 1)) yield {block, at}
    if (at < 0) return
  }
}

/** {@link evidence} of what is written, and what its surroundings add. */
export function witnessesOf({text, reading}: ScanContext, label: Range, destination: Range): Set<Witness> {
  const witnesses = evidence(text.slice(label.start, label.end), text.slice(destination.start, destination.end))
  const isLink = (kind: string): boolean => kind !== 'image' && kind !== 'image-reference'
  // `^[…]` is a note of Pandoc.
  if (text[label.start - 2] === '^') witnesses.add('label-is-editorial')
  if (near(reading.links, label).some(link => isLink(link.kind) && contains(label, link.range)))
    witnesses.add('label-holds-link')
  return witnesses
}

/** Where a link begins whose `[` stands at `open`: at its `!` if it is an image. */
export const beginning = (masked: string, open: number): number =>
  masked[open - 1] === '!' && !isEscaped(masked, open - 1) ? open - 1 : open

/** Remembers the pairs of each block while a scanner looks at it. */
export function pairing(masked: string, opener: string, closer: string): (block: Block) => Pairs {
  let last: {readonly block: Block; readonly pairs: Pairs} | undefined
  return block => {
    if (last?.block !== block) last = {block, pairs: pairsOf(masked, block, opener, closer)}
    return last.pairs
  }
}
