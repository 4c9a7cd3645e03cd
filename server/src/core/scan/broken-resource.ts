import {isLocator} from '../evidence.ts'
import {near} from '../places.ts'
import {isPandoc} from '../profile.ts'
import {resourceOf} from '../syntax/destination.ts'
import type {Edit, Range} from '../text.ts'
import {addressEnd} from './bare.ts'
import {quoteEdits, titleDefect} from './broken-title.ts'
import type {Defect, Repair, ScanContext, Scanner} from './defect.ts'
import {pairing, placesOf} from './enclosed.ts'
import {isEscaped} from './inline.ts'
import {edit, meantOf, type Parenthesis, type TornKind, torn} from './torn-resource.ts'

type Kind =
  | 'missingParenthesis'
  | TornKind
  | 'openAngleBracket'
  | 'spacedQuotesAroundAddress'
  | 'unclosedTitle'
  | 'typographicTitle'
  | 'quotesInTitle'
  | 'secondTitle'
  | 'unquotedTitle'
  | 'linkInLabel'
  | 'gluedTitle'
  | 'titleOnly'

/** Longest text after the address that may have been meant as its title, in UTF-16 units. */
const longestTitle = 160

/**
 * Links whose parenthesis is broken: it is not closed, its address is torn, or its title is none.
 *
 * ```text
 * [KEYNOTE-024](https://doi.org/10.1056/ NEJMoa1606774)
 *             ^ open                                  ^ close
 * ```
 */
export const scanBrokenResources: Scanner<Kind> = context => {
  const {loose} = context
  const pairsIn = pairing(loose, '[', ']')
  const found: Defect<Kind>[] = []
  for (const {block, at} of placesOf(context, loose, '](')) {
    const label = isEscaped(loose, at) ? undefined : pairsIn(block).openOf(at)
    const one = label === undefined ? undefined : brokenAt(context, {start: label + 1, end: at}, block.range.end)
    if (one) found.push(one)
  }
  return found
}

function brokenAt(context: ScanContext, label: Range, limit: number): Defect<Kind> | undefined {
  const {text, masked} = context
  const open = label.end + 1
  const close = closing(context.text, open, limit)
  const content = trimmed(text, {start: open + 1, end: close ?? limit})
  if (content.end <= content.start || /^\^/.test(text.slice(label.start, label.end))) return undefined
  const where = {label, content, close}
  if (resourceOf(masked, open)) return nested(context, where)
  return (
    quoted(context, where) ??
    angled(context, where) ??
    titleOnly(context, where) ??
    glued(context, where) ??
    torn(context, where) ??
    titled(context, where) ??
    unclosed(context, where)
  )
}

/** A link whose label holds another one: the inner one lives, the outer is dead. */
function nested({text, reading}: ScanContext, {label, content, close}: Parenthesis): Defect<Kind> | undefined {
  const inner = near(reading.links, label).filter(({range}) => label.start <= range.start && range.end <= label.end)
  const url = text.slice(content.start, content.end).split(/\s/)[0] ?? ''
  if (inner.length !== 1 || !inner[0] || close === undefined || !isLocator(url)) return undefined
  const {range, label: words} = inner[0]
  const source = text.slice(range.start, range.end)
  const separate: Edit[] = [
    {...range, text: text.slice(words.start, words.end)},
    {start: close + 1, end: close + 1, text: ` (${source})`}
  ]
  return {
    kind: 'linkInLabel',
    range: {start: label.start - 1, end: label.start},
    claim: {start: label.end, end: close + 1},
    data: {},
    repairs: [{titleId: 'separateLinks', safety: 'review', edits: separate}]
  }
}

/** `(« https://… »)`: quotation marks, set off by spaces, around the address. */
function quoted({text}: ScanContext, where: Parenthesis): Defect<Kind> | undefined {
  const {content, close} = where
  const match = /^(?:«|“|"|‹)\s+(\S+)\s+(?:»|”|"|›)$/.exec(text.slice(content.start, content.end))
  const url = match?.[1] ?? ''
  if (close === undefined || !isLocator(url)) return undefined
  const repair: Repair = {titleId: 'unquoteAddress', safety: 'safe', edits: [{...content, text: url}]}
  return {kind: 'spacedQuotesAroundAddress', range: content, repairs: [repair], meant: meantOf(where, content, url)}
}

/** `(<https://…)`: an angle bracket that is never closed. */
function angled({text}: ScanContext, where: Parenthesis): Defect<Kind> | undefined {
  const {content, close} = where
  const source = text.slice(content.start, content.end)
  if (close === undefined || source[0] !== '<' || source.includes('>')) return undefined
  const address = {start: content.start + 1, end: content.end}
  const url = text.slice(address.start, address.end)
  if (!isLocator(url.split(/\s/)[0] ?? '')) return undefined
  const drop: Repair = {
    titleId: 'dropAngleBracket',
    safety: 'safe',
    edits: [{start: content.start, end: address.start, text: ''}]
  }
  const add: Repair = {
    titleId: 'closeAngleBracket',
    safety: 'review',
    edits: [{start: content.end, end: content.end, text: '>'}]
  }
  return {
    kind: 'openAngleBracket',
    range: {start: content.start, end: address.start},
    repairs: [/\s/.test(url) ? add : drop],
    meant: meantOf(where, address, url)
  }
}

/** `(https://…\u00a0"A title")`: a no-break space, a comma or nothing stands between address and title. */
function glued({text}: ScanContext, where: Parenthesis): Defect<Kind> | undefined {
  const {content, close} = where
  const source = text.slice(content.start, content.end)
  const match = /^([^\s"“«]+?)([,;]?[\s\u00a0\u202f]*)["“«][\u00a0\u202f ]?([^"”»]+?)[\u00a0\u202f ]?["”»]$/.exec(
    source
  )
  const [, url = '', gap = '', title = ''] = match ?? []
  if (close === undefined || !match || /^[ \t\n\r]+$/.test(gap) || !isLocator(url)) return undefined
  // Quotation marks of a path or of a search belong to the address.
  if (gap === '' && /\?|[/_=#&-]$/.test(url)) return undefined
  const start = content.start + url.length
  const repair: Repair = {
    titleId: 'separateTitle',
    safety: 'safe',
    edits: [{start, end: content.end, text: ` "${title}"`}]
  }
  const address = {start: content.start, end: start}
  return {kind: 'gluedTitle', range: {start, end: content.end}, repairs: [repair], meant: meantOf(where, address, url)}
}

/** `( "A title")`: the address is missing. */
function titleOnly({text}: ScanContext, {content, close}: Parenthesis): Defect<Kind> | undefined {
  const isTitle = /^(?:"[^"]+"|“[^”]+”|«[^»]+»)$/.test(text.slice(content.start, content.end))
  return close !== undefined && isTitle ? {kind: 'titleOnly', range: content, repairs: []} : undefined
}

/** An address with something after it that was meant as a title. */
function titled({text, profile}: ScanContext, where: Parenthesis): Defect<Kind> | undefined {
  const {content, close} = where
  const source = text.slice(content.start, content.end)
  const first = /^\S+/.exec(source)?.[0] ?? ''
  const gap = /^[\t\n\r ]+/.exec(source.slice(first.length))?.[0] ?? ''
  const start = content.start + first.length + gap.length
  const title = {start, end: content.end}
  if (close === undefined || gap === '' || title.end <= title.start || title.end - title.start > longestTitle)
    return undefined
  const url = first.replace(/^<(.*)>$/, '$1')
  if (!isLocator(url) || url.startsWith('#')) return undefined
  const address = {start: content.start, end: content.start + first.length}
  if (/[\n\r]/.test(gap) && /^[^\s"'(«“]+$/.test(text.slice(start, content.end))) {
    const join: Repair = {titleId: 'joinAddress', safety: 'review', edits: [edit(address.end, start, '')]}
    const whole = first + text.slice(start, content.end)
    return {
      kind: 'lineBreakInAddress',
      range: {start: address.end, end: start},
      repairs: [join],
      meant: meantOf(where, content, whole)
    }
  }
  const defect = titleDefect(text, title)
  if (defect) return {...defect, meant: meantOf(where, address, url)}
  // The size of an image, as some renderers read it.
  if (/^=\d*%?x?\d*%?$/.test(text.slice(start, content.end))) return undefined
  if (isPandoc(profile) || /[.!?]\s+\p{Lu}/u.test(text.slice(start, content.end))) return undefined
  if (/["“”«»\n\r]|\]\(|:\/\//.test(text.slice(start, content.end)) || /[,;:]$/.test(first)) return undefined
  const repair: Repair = {titleId: 'quoteTitle', safety: 'review', edits: quoteEdits(text, title)}
  if (/#\S+$|^[^?]*\?\S*=\S*$/.test(first)) {
    const edits = [...source.matchAll(/ /g)].map(({index}) =>
      edit(content.start + index, content.start + index + 1, '%20')
    )
    const encode: Repair = {titleId: 'encodeSpaces', safety: 'review', edits}
    const range = {start: address.end, end: start}
    return {kind: 'spaceInAddress', range, repairs: [encode, repair], meant: meantOf(where, address, url)}
  }
  return {kind: 'unquotedTitle', range: title, repairs: [repair], meant: meantOf(where, address, url)}
}

/** A parenthesis that is not closed: in its block, or where its address ends and prose goes on. */
function unclosed(context: ScanContext, where: Parenthesis): Defect<Kind> | undefined {
  const {text, masked, profile} = context
  const {content, close, label} = where
  // Pandoc reads an address with spaces in it.
  if (isPandoc(profile) && close !== undefined) return undefined
  const seam = masked.slice(content.start, content.start + 2000).search(/\]\(|\[|\s/)
  const end = Math.min(addressEnd(masked, content.start), seam < 0 ? content.end : content.start + seam)
  const address = {start: content.start, end}
  const url = text.slice(content.start, end)
  if (!isLocator(url) || text[content.start] === '<') return undefined
  if (close !== undefined && content.end <= end) return undefined
  if (close !== undefined && url.startsWith('#')) return undefined
  return {
    kind: 'missingParenthesis',
    range: {start: label.end + 1, end: label.end + 2},
    claim: {start: label.end + 1, end},
    repairs: closings(text, where, address),
    meant: {range: {start: label.start - 1, end}, label, destination: address, url}
  }
}

/** Where the parenthesis may have been meant to end. */
function closings(text: string, {label, content, close}: Parenthesis, {start, end}: Range): Repair[] {
  const url = text.slice(start, end)
  const closed = (edits: readonly Edit[], safety: Repair['safety'] = 'review'): Repair => ({
    titleId: 'closeParenthesis',
    safety,
    edits
  })
  const second = /^[\s\u00a0]*(?:[;,/&]|et|and|ou|or)[\s\u00a0]*(https?:\S+)$/i.exec(text.slice(end, content.end))?.[1]
  if (close !== undefined && second !== undefined) {
    const from = content.end - second.length
    return [closed([edit(end, end, ')'), edit(from, from, '<'), edit(close, close + 1, '>')])]
  }
  if (close === undefined && /[}\]]/.test(text[end] ?? '')) return [closed([edit(end, end + 1, ')')])]
  if (/[}\]]$/.test(url) && !/[{[]/.test(url)) return [closed([edit(end - 1, end, ')')])]
  const rest = text.slice(end, content.end)
  const title = /^[ \u00a0]+(?:"[^"\n\r]{1,160}"|'[^'\n\r]{1,160}')(?=[\s.,;:|]|$)/.exec(rest)?.[0].length ?? 0
  if (title > 0) return [closed([edit(end + title, end + title, ')')], close === undefined ? 'safe' : 'review')]
  // The parenthesis that closes further on was this one's.
  if (close !== undefined && /^[,;:]\s/.test(rest) && !/[()]/.test(rest))
    return [closed([edit(end, end, ')'), edit(close, close + 1, '')])]
  // What follows may be the rest of an address that ends so.
  const isTorn = /[/_=-]$/.test(url) && /^\s{1,3}[^\s,;]*[\d_][^\s,;]*(?=[\s.,;)]|$)/.test(rest)
  // Parentheses that the address opens and does not close are closed with it.
  const missing = Math.max(0, url.split('(').length - url.split(')').length) + 1
  const isSure =
    close === undefined &&
    missing === 1 &&
    !isTorn &&
    !/^\s*["'“«‘„]/.test(rest) &&
    !url.endsWith(')') &&
    (/[\s.,;:!?»”[]|^$/.test(text[end] ?? '') || text[end] === text[label.start - 2])
  const repairs = [closed([edit(end, end, ')'.repeat(missing))], isSure ? 'safe' : 'review')]
  const at = url.lastIndexOf('(')
  // The address's own last parenthesis may have been meant to close the link.
  if (missing === 1 && url.endsWith(')') && at >= 0 && url.slice(at).split(')').length === 2) {
    const open = start + at
    repairs.push({titleId: 'encodeParenthesis', safety: 'review', edits: [edit(open, open + 1, '%28')]})
  }
  return repairs
}

/** Offset of the `)` that answers to the `(` at `open`, before `limit`. */
function closing(text: string, open: number, limit: number): number | undefined {
  let depth = 0
  for (let at = open; at < limit; at++) {
    const unit = text[at]
    if (unit === '\\') at++
    else if (unit === '(') depth++
    else if (unit === ')' && --depth === 0) return at
  }
  return undefined
}

/** `range` without white space of Markdown at its ends. */
function trimmed(text: string, {start, end}: Range): Range {
  let [first, last] = [start, end]
  while (first < last && /[\t\n\r ]/.test(text[first] ?? '')) first++
  while (last > first && /[\t\n\r ]/.test(text[last - 1] ?? '')) last--
  return {start: first, end: last}
}
