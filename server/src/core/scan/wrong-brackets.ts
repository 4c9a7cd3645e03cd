import {evidence, isLocator, judge} from '../evidence.ts'
import type {Block} from '../syntax/reading.ts'
import type {Range} from '../text.ts'
import type {Defect, Repair, ScanContext, Scanner} from './defect.ts'
import {closerOf, inlineBlocks, isEscaped, openerOf} from './inline.ts'

type Kind =
  | 'squareDestination'
  | 'curlyDestination'
  | 'curlyLabel'
  | 'angleLabel'
  | 'angleDestination'
  | 'fullWidthBrackets'

/** What closes a label and opens a destination, and what was meant by it. */
const seams: readonly {readonly seam: string; readonly kind: Kind; readonly isSure: boolean}[] = [
  {seam: '][', kind: 'squareDestination', isSure: true},
  {seam: ']{', kind: 'curlyDestination', isSure: true},
  {seam: '}(', kind: 'curlyLabel', isSure: false},
  {seam: ']（', kind: 'fullWidthBrackets', isSure: true},
  {seam: '］（', kind: 'fullWidthBrackets', isSure: false},
  {seam: '］(', kind: 'fullWidthBrackets', isSure: false},
  {seam: '】(', kind: 'fullWidthBrackets', isSure: false},
  {seam: '】（', kind: 'fullWidthBrackets', isSure: false}
]

/** Names of tags that people write in Markdown: what stands in them is no label. */
const tags =
  /^\/|^(?:a|abbr|b|blockquote|br|center|cite|code|del|details|div|em|figcaption|figure|font|h[1-6]|hr|i|img|ins|kbd|li|mark|ol|p|pre|q|s|samp|script|section|small|span|strong|style|sub|summary|sup|table|tbody|td|th|thead|tr|u|ul|var|video|wbr)\b/i

/**
 * Links with brackets of the wrong shape around their label or their destination.
 *
 * ```text
 * [KEYNOTE-024]{https://doi.org/10.1056/x}
 *             ^ seam
 * ```
 */
export const scanWrongBrackets: Scanner<Kind> = context => {
  const {loose, text, reading} = context
  const found: Defect<Kind>[] = []
  const present = seams.filter(({seam}) => loose.includes(seam))
  const angles = text.includes('>(')
  const autolinks = reading.links.filter(({kind, range}) => kind === 'autolink' && text[range.start - 1] === ']')
  if (present.length === 0 && !angles && autolinks.length === 0) return found
  for (const block of inlineBlocks(reading)) {
    const {start, end} = block.range
    for (const {seam, kind, isSure} of present) {
      for (let at = loose.indexOf(seam, start); at >= 0 && at < end; at = loose.indexOf(seam, at + 2)) {
        push(found, pairAt(context, block, at, kind, isSure))
      }
    }
    for (const {range} of autolinks) {
      if (start < range.start && range.end <= end) push(found, autolinked(context, block, range))
    }
    for (let at = text.indexOf('>(', start); angles && at >= 0 && at < end; at = text.indexOf('>(', at + 2)) {
      push(found, angled(context, block, at))
    }
  }
  return found.sort((a, b) => a.range.start - b.range.start)
}

const push = (list: Defect<Kind>[], one: Defect<Kind> | undefined): void => {
  if (one) list.push(one)
}

function pairAt(
  context: ScanContext,
  block: Block,
  seam: number,
  kind: Kind,
  isSure: boolean
): Defect<Kind> | undefined {
  const {text, loose} = context
  const open = openerOf(loose, seam, block.range.start)
  const close = closerOf(loose, seam + 1, block.range.end) ?? mixedCloser(loose, seam + 1, block.range.end)
  if (open === undefined || close === undefined || isEscaped(loose, seam)) return undefined
  if (kind === 'curlyLabel' && /[\\\w}{$%]/.test(text[open - 1] ?? ' ')) return undefined
  return wrong(context, kind, {start: open + 1, end: seam}, {start: seam + 2, end: close}, close + 1, isSure)
}

/** `（https://…)`: closed by the other width. */
function mixedCloser(text: string, open: number, limit: number): number | undefined {
  if (text[open] !== '（' && text[open] !== '(') return undefined
  const match = /[）)\s]/.exec(text.slice(open + 1, limit))
  return match && match[0] !== ' ' && /[）)]/.test(match[0]) ? open + 1 + match.index : undefined
}

/** `[KEYNOTE-024]<https://…>`. */
const autolinked = (context: ScanContext, block: Block, range: Range): Defect<Kind> | undefined => {
  const close = range.start - 1
  const open = openerOf(context.loose, close, block.range.start)
  if (open === undefined || isEscaped(context.loose, close)) return undefined
  const destination = {start: range.start + 1, end: range.end - 1}
  return wrong(context, 'angleDestination', {start: open + 1, end: close}, destination, range.end, true)
}

/** `<KEYNOTE-024>(https://…)`: renderers take the label for a tag and hide it. */
function angled(context: ScanContext, block: Block, at: number): Defect<Kind> | undefined {
  const {text} = context
  const open = text.lastIndexOf('<', at)
  const close = closerOf(text, at + 1, block.range.end)
  if (open < block.range.start || at - open > 120 || close === undefined) return undefined
  const label = text.slice(open + 1, at)
  if (tags.test(label) || /[<>=\n\r]|:\/\/|@/.test(label) || isEscaped(text, open)) return undefined
  const isCode = context.reading.opaque.some(({start, end}) => text[start] !== '<' && start <= open && open < end)
  if (isCode) return undefined
  return wrong(context, 'angleLabel', {start: open + 1, end: at}, {start: at + 2, end: close}, close + 1, false)
}

function wrong(
  {text}: ScanContext,
  kind: Kind,
  label: Range,
  inner: Range,
  end: number,
  isSure: boolean
): Defect<Kind> | undefined {
  const words = text.slice(label.start, label.end)
  const written = text.slice(inner.start, inner.end)
  const url = written.trim()
  if (!isLocator(url) || /\s/.test(url) || words.trim() === '') return undefined
  const verdict = judge(evidence(words, url))
  // A number beside an address in angle brackets is how lists of references are written.
  if (verdict === 'none' || (kind === 'angleDestination' && verdict !== 'safe')) return undefined
  const range = {start: label.start - 1, end}
  const repair: Repair = {
    titleId: 'correctBrackets',
    safety: isSure && verdict === 'safe' ? 'safe' : 'review',
    edits: [{...range, text: `[${words}](${url})`}]
  }
  const at = inner.start + written.indexOf(url)
  return {
    kind,
    range,
    repairs: [repair],
    meant: {range, label, destination: {start: at, end: at + url.length}}
  }
}
