import {decodeString} from 'micromark-util-decode-string'
import {normalizeIdentifier} from 'micromark-util-normalize-identifier'
import type {Citation} from './citation.ts'
import {type FoundIdentifier, findIdentifiers, identifyUrl} from './identifier/index.ts'
import {countLanguages, type LanguageCount} from './language.ts'
import {blank, markupRanges, opaqueRanges} from './mask.ts'
import {type BareUrl, scanBareUrls} from './scan/bare.ts'
import {type DetachedDestination, scanDetachedDestinations} from './scan/detached-destination.ts'
import {type LooseMarker, scanLooseMarkers} from './scan/loose-marker.ts'
import {readExactly, unreadable} from './syntax/exact-reader.ts'
import type {Labels, Link, Reading} from './syntax/reading.ts'
import {lineStarts, type Range} from './text.ts'

/**
 * A piece of a document that is read alone: plain data, offsets relative to its start. It does not know where in the
 * document it stands, so an edit elsewhere leaves it as it is.
 */
export type Segment = {
  readonly kind: 'markdown' | 'front-matter'
  readonly text: string
  readonly reading: Reading
  /** Labels, normalised, that stand between brackets anywhere in it. */
  readonly mentions: ReadonlySet<string>
  /** The text with every unit blanked that readers do not see as words; same length, same lines. */
  readonly prose: string
  readonly citations: readonly Citation[]
  readonly detached: readonly DetachedDestination[]
  readonly looseMarkers: readonly LooseMarker[]
  readonly lineStarts: readonly number[]
  readonly languages: LanguageCount
}

/** Read a piece of Markdown. `labels` are those of the whole document. */
export function readSegment(text: string, labels: Labels): Segment {
  const mentions = mentionsOf(text)
  const reading = readExactly(text, mentioned(labels, mentions))
  const masked = blank(text, opaqueRanges(text, reading))
  const detached = scanDetachedDestinations(text, masked, reading).filter(one => one.verdict !== 'none')
  const outside = blank(masked, [...reading.links.map(({range}) => range), ...detached.map(({range}) => range)])
  const bare = scanBareUrls(outside)
  const afterBare = blank(
    outside,
    bare.map(({range}) => range)
  )
  const markup = [
    ...markupRanges(reading),
    ...detached.flatMap(({range, label}) => [
      {start: range.start, end: label.start},
      {start: label.end, end: range.end}
    ]),
    ...bare.map(({range}) => range)
  ]
  const prose = blank(masked, markup)
  const citations = [
    ...reading.links.filter(link => !isInside(link, detached)).map(link => ofLink(text, link, reading)),
    ...detached.map(one => ofDetached(text, one, reading)),
    ...bare.map(one => ofBare(one, reading)),
    ...findIdentifiers(afterBare).map(one => ofIdentifier(one, reading))
  ].sort((a, b) => a.range.start - b.range.start)
  return {
    kind: 'markdown',
    text,
    reading,
    mentions,
    prose,
    citations,
    detached,
    looseMarkers: scanLooseMarkers(masked, reading),
    lineStarts: lineStarts(text),
    languages: countLanguages(prose)
  }
}

/** Whether a link is the `<…>` in the parenthesis of a broken one: the same citation, not a second. */
const isInside = ({range}: Link, detached: readonly DetachedDestination[]): boolean =>
  detached.some(one => one.label.end <= range.start && range.end <= one.range.end)

/** A front matter: kept as it is, read by nobody but {@link declaredLanguage}. */
export const frontMatterSegment = (text: string): Segment =>
  hidden(text, 'front-matter', {...unreadable(text), failure: undefined, blocks: []})

/** A whole document that is too large to be read. */
export const oversizedSegment = (text: string): Segment => hidden(text, 'markdown', unreadable(text, 'too-large'))

/** A segment of which nothing counts. */
const hidden = (text: string, kind: Segment['kind'], reading: Reading): Segment => ({
  kind,
  text,
  reading,
  mentions: new Set(),
  prose: blank(text, [{start: 0, end: text.length}]),
  citations: [],
  detached: [],
  looseMarkers: [],
  lineStarts: lineStarts(text),
  languages: {en: 0, fr: 0}
})

/** Everything between brackets that could be a label; more than there are, never fewer. */
function mentionsOf(text: string): Set<string> {
  const found = new Set<string>()
  if (!text.includes('[')) return found
  const joined = text.replace(/[\n\r][\t >]*/g, ' ')
  for (const match of joined.matchAll(/\[((?:[^[\]\\]|\\.){1,999})\]/gs)) found.add(normalizeIdentifier(match[1] ?? ''))
  return found
}

const mentioned = (labels: Labels, mentions: ReadonlySet<string>): Labels => ({
  definitions: new Set([...mentions].filter(label => labels.definitions.has(label))),
  notes: new Set(
    [...mentions].filter(label => label[0] === '^' && labels.notes.has(label.slice(1))).map(label => label.slice(1))
  )
})

function ofLink(text: string, link: Link, reading: Reading): Citation {
  const {range, block, destination: at, url, definition} = link
  const isAuto = link.kind === 'autolink'
  const shown = isAuto ? undefined : readable(text, link.label, reading)
  const locator = definition === undefined ? {url, ...(at && {range: at})} : {url: '', definition}
  const kind = link.kind === 'image-reference' ? 'image' : link.kind
  return {
    kind,
    range,
    ...(shown !== undefined && {label: {text: shown, range: link.label}}),
    locator,
    identity: identityOfSides(shown, url),
    block
  }
}

function ofDetached(text: string, one: DetachedDestination, reading: Reading): Citation {
  const shown = readable(text, one.label, reading)
  const url = decodeString(text.slice(one.destination.start, one.destination.end))
  return {
    kind: text[one.range.start] === '!' ? 'image' : 'broken',
    range: one.range,
    label: {text: shown, range: one.label},
    locator: {url, range: one.destination},
    identity: identityOfSides(shown, url),
    block: one.block
  }
}

const ofBare = ({range, url}: BareUrl, reading: Reading): Citation => ({
  kind: 'bare',
  range,
  locator: {url, range},
  identity: identityOfSides(undefined, url),
  block: blockAt(reading, range)
})

const ofIdentifier = ({identifier, range}: FoundIdentifier, reading: Reading): Citation => ({
  kind: 'bare',
  range,
  identity: {shown: identifier},
  block: blockAt(reading, range)
})

function identityOfSides(shown: string | undefined, url: string): Citation['identity'] {
  const seen = shown === undefined ? undefined : findIdentifiers(shown)[0]?.identifier
  const linked = identifyUrl(url)
  return {...(seen && {shown: seen}), ...(linked && {linked})}
}

/** What a reader sees of `range`: entities and escapes decoded, emphasis markers and line endings gone. */
function readable(text: string, range: Range, reading: Reading): string {
  const hidden = markupRanges(reading).filter(({start, end}) => start >= range.start && end <= range.end)
  let result = ''
  let from = range.start
  for (const {start, end} of hidden.sort((a, b) => a.start - b.start)) {
    if (start < from) continue
    result += text.slice(from, start)
    from = end
  }
  return decodeString(result + text.slice(from, range.end))
    .replace(/\s+/g, ' ')
    .trim()
}

/** Index of the innermost block that holds `range`, -1 for none. */
export function blockAt(reading: Reading, range: Range): number {
  let found = -1
  reading.blocks.forEach((block, index) => {
    if (block.range.start <= range.start && range.end <= block.range.end) found = index
  })
  return found
}
