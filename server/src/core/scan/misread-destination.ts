import {isLocator} from '../evidence.ts'
import {identifyUrl, isSame} from '../identifier/index.ts'
import {near} from '../places.ts'
import type {Link} from '../syntax/reading.ts'
import type {Range} from '../text.ts'
import type {Defect, Meant, Repair, ScanContext, Scanner} from './defect.ts'

type Kind =
  | 'doubleParentheses'
  | 'noBreakSpaceInParentheses'
  | 'paddedDestination'
  | 'gluedTitle'
  | 'titleOnly'
  | 'closingAngleBracket'
  | 'extraParenthesis'
  | 'linkAsDestination'
  | 'codeAsDestination'
  | 'quotesAroundAddress'
  | 'paddedLabel'
  | 'missingDestination'
  | 'placeholderDestination'
  | 'missingLabel'

const hard = '[\\u00a0\\u2007\\u202f\\u2060\\u200b\\ufeff]'
/** Bounded, as a longer run would be gone through from each of its units. */
const gap = `${hard}{0,40}`
const hardUnit = new RegExp(hard)
const padded = new RegExp(`^${gap}(.*?)${gap}$`, 's')
const quoted = new RegExp(`^[«“"‹„‘']${gap}(.+?)${gap}[»”"›’']$`, 's')
const titled = new RegExp(`^([^"“«]+?)([,;]?${gap})["“«]${gap}([^"”»]+?)${gap}["”»]$`)

/**
 * Links that renderers make, though not those that were meant: the destination holds a parenthesis, a quotation mark, a
 * title, or nothing.
 *
 * ```text
 * [KEYNOTE-024]((https://doi.org/10.1056/x))
 *               ^ destination               ^
 * ```
 */
export const scanMisreadDestinations: Scanner<Kind> = context =>
  context.reading.links.flatMap(link => {
    if (link.kind !== 'link' || context.isClaimed(link.range)) return []
    return misread(context, link).filter(one => one !== undefined)
  })

function misread(context: ScanContext, link: Link): (Defect<Kind> | undefined)[] {
  const {text} = context
  const {destination} = link
  if (destination === undefined || destination.start === destination.end)
    return [missing(text, link), paddedLabel(text, link)]
  const written = text.slice(destination.start, destination.end)
  const shape = shapeOf(context, link, destination, written)
  if (shape) return [shape]
  return [
    placeholder(text, link, destination, written),
    unlabelled(context, link),
    paddedLabel(text, link),
    paddedDestination(text, link, destination),
    surplus(context, link)
  ]
}

/** What nothing is wrapped around, and nothing follows. */
const plain = /^[\w.~:/?#@!$&+=%-]+$/

/** A destination that is an address wrapped in something: what is wrapped around it goes. */
function shapeOf(context: ScanContext, link: Link, destination: Range, written: string): Defect<Kind> | undefined {
  if (plain.test(written)) return undefined
  const wrapped = wrappedIn(context, link, destination, written)
  if (!wrapped) return titleInside(context.text, link, destination, written)
  const {kind, url, safety = 'safe'} = wrapped
  if (!isLocator(url)) return undefined
  const {range, label} = link
  const repairs: Repair[] = [{titleId: 'keepAddress', safety, edits: [{...destination, text: url}], data: {url}}]
  return {kind, range: destination, claim: range, repairs, meant: {kind: 'link', range, label, destination, url}}
}

type Wrapped = {readonly kind: Kind; readonly url: string; readonly safety?: Repair['safety']}

function wrappedIn({text, reading}: ScanContext, link: Link, destination: Range, written: string): Wrapped | undefined {
  const inner = /^\((.*)\)$/s.exec(written)?.[1]
  if (inner !== undefined) {
    const block = reading.blocks[link.block]?.range.start ?? 0
    const isDoubtful = isOpen(text.slice(block, link.range.start))
    return {kind: 'doubleParentheses', url: inner, safety: isDoubtful ? 'review' : 'safe'}
  }
  const spaced = padded.exec(written)?.[1] ?? ''
  if (spaced !== written && !hardUnit.test(spaced))
    return {kind: 'noBreakSpaceInParentheses', url: unquoted(spaced) ?? spaced}
  const bare = unquoted(written)
  if (bare !== undefined && isLocator(bare)) return {kind: 'quotesAroundAddress', url: bare}
  const code = /^`+([^`]+)`+$/.exec(written)?.[1]
  if (code !== undefined) return {kind: 'codeAsDestination', url: code}
  if (/^[^<]*>$/.test(written) && text[destination.start - 1] !== '<')
    return {kind: 'closingAngleBracket', url: written.slice(0, -1)}
  const nested = /^\[([^\]]*)\]\((\S+)\)$/.exec(written)
  if (!nested) return undefined
  const [, label = '', url = ''] = nested
  const isOne = isSame(identifyUrl(label), identifyUrl(url)) || url.replace(/^https?:\/\/(?:www\.)?/i, '') === label
  return {kind: 'linkAsDestination', url, safety: isOne ? 'safe' : 'review'}
}

const unquoted = (written: string): string | undefined => quoted.exec(written)?.[1]

/** `(https://…,"Title")`, `(https://…"Title")`, `(https://… "Title")` with a no-break space: the title is in the address. */
function titleInside(text: string, link: Link, destination: Range, written: string): Defect<Kind> | undefined {
  if (/^["“«]/.test(written)) return {kind: 'titleOnly', range: destination, repairs: []}
  const glued = titled.exec(written)
  // A search such as `?query="tea"` is an address to its end.
  if (glued && isLocator(glued[1] ?? '') && (glued[2] || !/\?|[/_=#&-]$/.test(glued[1] ?? ''))) {
    const [, url = '', , title = ''] = glued
    const start = destination.start + url.length
    const repair: Repair = {
      titleId: 'separateTitle',
      safety: 'safe',
      edits: [{start, end: destination.end, text: ` "${title}"`}]
    }
    const meant: Meant = {
      kind: 'link',
      range: link.range,
      label: link.label,
      destination: {start: destination.start, end: start},
      url
    }
    return {kind: 'gluedTitle', range: {start, end: destination.end}, claim: link.range, repairs: [repair], meant}
  }
  const hasTitle = /^\s+["'(]/.test(text.slice(destination.end, link.range.end))
  if (!hasTitle || !/[,;]$/.test(written)) return undefined
  const comma = {start: destination.end - 1, end: destination.end}
  const repair: Repair = {titleId: 'separateTitle', safety: 'safe', edits: [{...comma, text: ''}]}
  const meant: Meant = {
    kind: 'link',
    range: link.range,
    label: link.label,
    destination: {...destination, end: comma.start},
    url: written.slice(0, -1)
  }
  return {kind: 'gluedTitle', range: comma, claim: link.range, repairs: [repair], meant}
}

/** Whether `before` leaves a parenthesis open. */
function isOpen(before: string): boolean {
  let depth = 0
  for (const unit of before) {
    if (unit === '(') depth++
    else if (unit === ')') depth = Math.max(0, depth - 1)
  }
  return depth > 0
}

function missing(text: string, {range, label, url}: Link): Defect<Kind> | undefined {
  if (url !== '' || label.end >= range.end) return undefined
  if (label.start === label.end) return undefined
  const start = label.end + 1
  return text[start] === '(' ? {kind: 'missingDestination', range: {start, end: range.end}, repairs: []} : undefined
}

const placeholders =
  /^(?:#|url|lien|link|todo|tbd|xxx+|source|href|lien[-_]ici|link[-_]here|insert[-_]\S*|https?:\/\/|https?:\/\/(?:www\.)?|https?:\/\/(?:dx\.)?doi\.org\/?|https?:\/\/(?:dx\.)?doi\.org\/10\.(?:[x]+|\.\.\.|…).*|10\.x+\/.*|https?:\/\/(?:…|\.\.\.|x+|url|lien|link|todo)\/?|…|\.\.\.|à[-_]?compl[ée]ter|a[-_]completer)$/i

function placeholder(
  text: string,
  {label, range: link}: Link,
  range: Range,
  written: string
): Defect<Kind> | undefined {
  // `df[df["age"] > 65](...)` is a call.
  if (
    /^[.…]+$/.test(written) &&
    (/[\w\])]/.test(text[link.start - 1] ?? ' ') || /[<>="']/.test(text.slice(label.start, label.end)))
  )
    return undefined
  if (written === '#') return {kind: 'missingDestination', range, repairs: []}
  return placeholders.test(written)
    ? {kind: 'placeholderDestination', range, data: {found: written}, repairs: []}
    : undefined
}

/** `[](https://…)`: a link without anything to see or to click. */
function unlabelled({text, profile, reading}: ScanContext, {label, url, range}: Link): Defect<Kind> | undefined {
  if (text.slice(label.start, label.end).trim() !== '') return undefined
  const identity = identifyUrl(url)
  if (!identity || (profile === 'myst' && identity.scheme === 'doi')) return undefined
  const {scheme, value} = identity
  const words =
    scheme === 'url'
      ? /^https?:\/\/(?:www\.)?([^/?#]+)/i.exec(url)?.[1]
      : scheme === 'doi'
        ? `doi:${new RegExp(value.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'i').exec(url)?.[0] ?? value}`
        : scheme === 'pmid'
          ? `PMID ${value}`
          : value.toUpperCase()
  if (!words) return undefined
  const fill: Repair = {titleId: 'fillLabel', safety: 'review', edits: [{...label, text: words}], data: {words}}
  // The rest of a link that a converter cut in two.
  const isRest = near(reading.links, range).some(
    other => other.url === url && (other.range.end === range.start || other.range.start === range.end)
  )
  const drop: Repair = {
    titleId: 'dropRest',
    safety: 'review',
    edits: [{...range, text: text.slice(label.start, label.end)}],
    data: {words}
  }
  return {
    kind: 'missingLabel',
    range: {start: range.start, end: label.end + 1},
    repairs: isRest ? [drop, fill] : [fill]
  }
}

/** `[ label ](…)`: the spaces are underlined; where they separate words they move outside. */
function paddedLabel(text: string, {label, range}: Link): Defect<Kind> | undefined {
  const written = text.slice(label.start, label.end)
  const words = written.trim()
  if (words === written || words === '' || /[\n\r]/.test(written.replace(words, ''))) return undefined
  // The space parts words, unless there is one outside, or a bracket or mark that needs none.
  const [left, right] = [text[range.start - 1] ?? ' ', text[range.end] ?? ' ']
  const before = /^\s/.test(written) && !/[\s([{«“‘'’"–—/-]/.test(left) ? ' ' : ''
  const after = /\s$/.test(written) && !/[\s.,;:!?…)\]}»”’'"–—/-]/.test(right) ? ' ' : ''
  const edits = [
    {start: range.start, end: label.start + written.length - written.trimStart().length, text: `${before}[`},
    {start: label.end - (written.length - written.trimEnd().length), end: label.end, text: ''},
    ...(after ? [{start: range.end, end: range.end, text: after}] : [])
  ].filter(({start, end, text: now}) => text.slice(start, end) !== now)
  return {kind: 'paddedLabel', range: label, repairs: [{titleId: 'trimLabel', safety: 'safe', edits}]}
}

/** `( https://… )`: fine for renderers, untidy for writers. */
function paddedDestination(text: string, {label, range}: Link, destination: Range): Defect<Kind> | undefined {
  const before = {start: label.end + 2, end: destination.start - (text[destination.start - 1] === '<' ? 1 : 0)}
  const after = /(?<![\t ])[\t ]+(?=\)$)/.exec(text.slice(destination.end, range.end))
  const gap = text.slice(before.start, before.end)
  if (!/^[\t ]+$/.test(gap) && !after) return undefined
  const at = destination.end + (after?.index ?? 0)
  const edits = [
    ...(/^[\t ]+$/.test(gap) ? [{...before, text: ''}] : []),
    ...(after ? [{start: at, end: at + after[0].length, text: ''}] : [])
  ]
  const place = edits[0] ?? before
  const repairs: Repair[] = [{titleId: 'trimDestination', safety: 'safe', edits}]
  return {kind: 'paddedDestination', range: {start: place.start, end: place.end}, repairs}
}

/** `[a](https://doi.org/10.1016/S0140-6736(20)31180-6))`: a parenthesis that nothing opens follows the link. */
function surplus({text, masked, reading}: ScanContext, link: Link): Defect<Kind> | undefined {
  const at = link.range.end
  if (text[at] !== ')' || !text.slice(link.label.end, at).includes('(', 2)) return undefined
  const block = reading.blocks[link.block]?.range
  if (!block || isOpen(masked.slice(block.start, link.range.start))) return undefined
  const hasTitle = /\s\(/.test(text.slice(link.destination?.end ?? at, at))
  const range = {start: at, end: at + (/^\)+/.exec(text.slice(at, at + 8))?.[0].length ?? 1)}
  return {
    kind: 'extraParenthesis',
    range,
    // A title in parentheses may hold others.
    repairs: hasTitle ? [] : [{titleId: 'dropParenthesis', safety: 'review', edits: [{...range, text: ''}]}]
  }
}
