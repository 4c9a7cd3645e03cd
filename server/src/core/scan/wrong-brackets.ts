import {isAddress, judge, type Witness} from '../evidence.ts'
import {near} from '../places.ts'
import type {Block} from '../syntax/reading.ts'
import type {Range} from '../text.ts'
import type {Defect, ScanContext, Scanner} from './defect.ts'
import {
  addressOf,
  beginning,
  type Enclosed,
  enclosedAt,
  mended,
  type Pairs,
  pairing,
  placesOf,
  witnessesOf
} from './enclosed.ts'
import {isElement} from './html-elements.ts'
import {isEscaped} from './inline.ts'

type Kind =
  | 'destinationInSquareBrackets'
  | 'destinationInBraces'
  | 'destinationInAngleBrackets'
  | 'labelInBraces'
  | 'labelInAngleBrackets'

/** A link whose label or destination stands in brackets of the wrong kind. */
type Wrong = {readonly range: Range; readonly label: Range; readonly enclosed: Enclosed; readonly at: Range}

/**
 * Links with brackets of another kind round label or destination.
 *
 * ```text
 * [KEYNOTE-024]{https://doi.org/10.1056/x}
 *             ^^ joint
 * <KEYNOTE-024>(https://doi.org/10.1056/x)
 *             ^^ joint
 * ```
 */
export const scanWrongBrackets: Scanner<Kind> = context =>
  [
    ...afterLabels(context, '][', 'destinationInSquareBrackets'),
    ...afterLabels(context, ']{', 'destinationInBraces'),
    ...beforeAutolinks(context),
    ...beforeParentheses(context, '}(', 'labelInBraces', bracedLabel),
    ...beforeParentheses(context, '>(', 'labelInAngleBrackets', angledLabel)
  ].sort((a, b) => a.range.start - b.range.start)

/** `[label][address]` and `[label]{address}` */
function afterLabels(context: ScanContext, joint: string, kind: Kind): Defect<Kind>[] {
  const {masked, loose} = context
  const pairsIn = pairing(masked, '[', ']')
  const found: Defect<Kind>[] = []
  for (const {block, at} of placesOf(context, loose, joint)) {
    if (isEscaped(masked, at)) continue
    const enclosed = enclosedAt(masked, at + 1, block.range.end)
    const one = enclosed && isWeb(context, enclosed) && labelled(context, block, at, enclosed, pairsIn)
    if (one) found.push(...wrong(context, kind, one))
  }
  return found
}

/** `[label]<address>` */
function beforeAutolinks(context: ScanContext): Defect<Kind>[] {
  const {masked, loose, reading} = context
  const pairsIn = pairing(masked, '[', ']')
  return reading.links.flatMap(({kind, range, label, block}) => {
    const at = range.start - 1
    const around = reading.blocks[block]
    if (kind !== 'autolink' || loose[at] !== ']' || isEscaped(masked, at) || !around) return []
    const enclosed = {range, destination: label, written: range}
    const one = isWeb(context, enclosed) ? labelled(context, around, at, enclosed, pairsIn) : undefined
    return one ? wrong(context, 'destinationInAngleBrackets', {...one, enclosed: {...enclosed, written: label}}) : []
  })
}

const isWeb = ({text}: ScanContext, {destination}: Enclosed): boolean =>
  isAddress(text.slice(destination.start, destination.end))

function labelled(
  {masked}: ScanContext,
  block: Block,
  close: number,
  enclosed: Enclosed,
  pairsIn: (block: Block) => Pairs
): Wrong | undefined {
  const open = pairsIn(block).openOf(close)
  if (open === undefined || isArgument(masked, open)) return undefined
  const start = beginning(masked, open)
  return {
    range: {start, end: enclosed.range.end},
    label: {start: open + 1, end: close},
    enclosed,
    at: {start: close, end: enclosed.range.start + 1}
  }
}

/** Whether the bracket at `open` holds an argument of a TeX command. */
const isArgument = (masked: string, open: number): boolean =>
  /\\[a-z]+\*?$/i.test(masked.slice(Math.max(0, open - 40), open))

/** `{label}(address)` and `<label>(address)` */
function beforeParentheses(
  context: ScanContext,
  joint: string,
  kind: Kind,
  labelBefore: (context: ScanContext, block: Block, close: number) => Range | undefined
): Defect<Kind>[] {
  const found: Defect<Kind>[] = []
  // Of a tag the mask leaves nothing: the joint is looked for in the source.
  for (const {block, at} of placesOf(context, context.text, joint)) {
    const enclosed = context.loose[at + 1] === '(' ? enclosedAt(context.masked, at + 1, block.range.end) : undefined
    const label = enclosed && isWeb(context, enclosed) ? labelBefore(context, block, at) : undefined
    if (!enclosed || !label) continue
    const range = {start: label.start - 1, end: enclosed.range.end}
    found.push(...wrong(context, kind, {range, label, enclosed, at: {start: at, end: at + 2}}, ['two-readings']))
  }
  return found
}

/** Longest label that is looked for. */
const longest = 300

function bracedLabel({text, loose}: ScanContext, block: Block, close: number): Range | undefined {
  const from = Math.max(block.range.start, close - longest)
  const open = loose.slice(from, close).lastIndexOf('{') + from
  if (open < from || loose[close] !== '}' || isEscaped(loose, open)) return undefined
  const before = open > block.range.start ? (text[open - 1] ?? ' ') : ' '
  const label = text.slice(open + 1, close)
  // Variables of templates, attributes and arguments of commands are no words for a reader.
  if (!/[\s\u00a0(«“"‘’'*_–—,;:]/.test(before) || /[{}\\|$]|\w=\S|^[\s.#:@%]|^[a-z_][\w.-]*$/.test(label))
    return undefined
  return {start: open + 1, end: close}
}

function angledLabel({text, loose, reading}: ScanContext, block: Block, close: number): Range | undefined {
  const tag = near(reading.opaque, {start: close, end: close + 1}).find(({end}) => end === close + 1)
  const from = Math.max(block.range.start, close - longest)
  const open = tag ? tag.start : loose[close] === '>' ? loose.slice(from, close).lastIndexOf('<') + from : -1
  if (open < from || text[open] !== '<') return undefined
  const label = text.slice(open + 1, close)
  if (!/^[\p{L}\d][^<>{}@\n\r`]*$/u.test(label) || /:\/\/|\/$|\w=\S/.test(label) || isTag(text, label)) return undefined
  return {start: open + 1, end: close}
}

/** Whether `label` is an element of HTML, of a component or of a template, and not what a person wants read. */
function isTag(text: string, label: string): boolean {
  const name = /^[^\s/>]+/.exec(label)?.[0] ?? ''
  const isPlain = /^[a-z][\w:.-]*$/.test(label)
  return isPlain || isElement(name) || text.includes(`</${name}`)
}

function wrong(context: ScanContext, kind: Kind, one: Wrong, doubts: readonly Witness[] = []): Defect<Kind>[] {
  const {text} = context
  const {range, label, enclosed, at} = one
  const witnesses = witnessesOf(context, label, enclosed.destination)
  for (const doubt of doubts) witnesses.add(doubt)
  const verdict = judge(witnesses)
  if (verdict === 'none') return []
  // Braces and tags hold many things that are no labels: a number or a letter is not enough.
  if (doubts.length > 0 && !witnesses.has('label-has-words')) return []
  return [
    {
      kind,
      range: at,
      repairs: [{titleId: 'replaceBrackets', safety: verdict, edits: mended(text, one)}],
      meant: {
        kind: text[range.start] === '!' ? 'image' : 'broken',
        range,
        label,
        ...addressOf(text, enclosed.destination)
      }
    }
  ]
}
