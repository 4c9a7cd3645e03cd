import {decodeString} from 'micromark-util-decode-string'
import {normalizeIdentifier} from 'micromark-util-normalize-identifier'
import type {Citation, CitationKind} from './citation.ts'
import {type FoundIdentifier, findIdentifiers, identifyUrl} from './identifier/index.ts'
import {countLanguages, type LanguageCount} from './language.ts'
import {blank, hidden, hide, markupRanges, opaqueRanges} from './mask.ts'
import {Places} from './places.ts'
import type {Profile} from './profile.ts'
import {type BareUrl, scanBareUrls} from './scan/bare.ts'
import type {Address, Defect, Meant} from './scan/defect.ts'
import {type DefectKind, scan} from './scan/index.ts'
import {type LooseMarker, scanLooseMarkers} from './scan/loose-marker.ts'
import {oneOf, type Signs, signsOf} from './signs.ts'
import {type Parser, read} from './syntax/read.ts'
import {type Labels, type Link, type Reading, unreadable} from './syntax/reading.ts'
import {above, lineStarts, type Range} from './text.ts'

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
  /** The text with everything blanked that is no Markdown; same length, same lines. Links are in it. */
  readonly masked: string
  /** The text with every unit blanked that readers do not see as words; same length, same lines. */
  readonly prose: string
  readonly citations: readonly Citation[]
  /** What is broken in it, one root cause for each, by place. */
  readonly defects: readonly Defect<DefectKind>[]
  readonly looseMarkers: readonly LooseMarker[]
  readonly lineStarts: readonly number[]
  /** Of {@link text}. */
  readonly signs: Signs
  readonly languages: LanguageCount
}

/** Read a piece of Markdown. `labels` are those of the whole document. */
export function readSegment(text: string, labels: Labels, profile: Profile, parser: Parser = 'fast'): Segment {
  const mentions = mentionsOf(text)
  const known = mentioned(labels, mentions)
  const reading = read(text, known, profile, parser)
  const signs = signsOf(text)
  const opaque = opaqueRanges(text, reading, profile, signs)
  const masked = mask(text, opaque)
  if (isMute(reading)) return unsaid(text, {reading, mentions, masked, prose: blank(text, opaque), signs})
  const seen = opaque.length === 0 ? reading : withoutHiddenMarks(reading, masked)
  const unlinked = blank(masked, rangesOf(reading.links))
  const bareIn = (found: readonly Meant[]): BareUrl[] =>
    (signs & slash) === 0 ? [] : scanBareUrls(blank(unlinked, rangesOf(found)))
  let bare: readonly BareUrl[] = []
  const {defects, claims} = scan({text, masked, unlinked, reading: seen, labels: known, profile, signs}, found => {
    const broken = meantOf(found)
    bare = bareIn(broken)
    return addressesOf(text, reading, broken, bare)
  })
  const broken = meantOf(defects)
  const isBroken = insideOf(broken)
  if (broken.length > 0) bare = bare.filter(({range}) => !isBroken(range))
  const prose = blank(text, [...opaque, ...markupRanges(reading), ...broken.flatMap(markupOf), ...rangesOf(bare)])
  return {
    kind: 'markdown',
    text,
    reading,
    mentions,
    masked,
    prose,
    citations: citationsOf(text, reading, broken, bare, blank(unlinked, rangesOf(broken, bare))),
    defects,
    looseMarkers:
      (signs & emphasis) === 0 ? [] : scanLooseMarkers(text, masked, reading).filter(one => !claims.has(one.range)),
    lineStarts: lineStarts(text),
    signs,
    languages: countLanguages(prose)
  }
}

const slash = oneOf('/')
const emphasis = oneOf('*_')

/** Whether nobody can read a word in a segment: it is code, HTML or a break. */
const isMute = ({blocks, links, definitions, footnoteReferences}: Reading): boolean =>
  links.length === 0 &&
  definitions.length === 0 &&
  footnoteReferences.length === 0 &&
  !blocks.some(({kind}) => kind === 'paragraph' || kind === 'heading' || kind === 'cell')

type Unsaid = Pick<Segment, 'reading' | 'mentions' | 'masked' | 'prose' | 'signs'>

/** A segment in which nothing is said. */
const unsaid = (text: string, sources: Unsaid, kind: Segment['kind'] = 'markdown'): Segment => ({
  kind,
  text,
  ...sources,
  citations: [],
  defects: [],
  looseMarkers: [],
  lineStarts: lineStarts(text),
  languages: {en: 0, fr: 0}
})

const withoutHiddenMarks = (reading: Reading, masked: string): Reading => ({
  ...reading,
  marks: reading.marks.filter(({range}) => masked[range.start] !== hidden)
})

/** What is no Markdown is hidden, but a forced line break, which is a gap like any other. */
function mask(text: string, opaque: readonly Range[]): string {
  if (opaque.length === 0) return text
  const isBreak = ({start}: Range): boolean => /^<br\b/i.test(text.slice(start, start + 4))
  const breaks = opaque.filter(isBreak)
  return hide(
    blank(text, breaks),
    opaque.filter(one => !isBreak(one))
  )
}

function rangesOf(...lists: readonly (readonly {readonly range: Range}[])[]): Range[] {
  const ranges: Range[] = []
  for (const list of lists) for (const {range} of list) ranges.push(range)
  return ranges
}

/** What of a broken link is no prose: all but its label. */
const markupOf = ({range, label}: Meant): Range[] =>
  label
    ? [
        {start: range.start, end: label.start},
        {start: label.end, end: range.end}
      ]
    : [range]

/** Every citation, by place. Identifiers are looked for in `rest`, where no address is left. */
function citationsOf(
  text: string,
  reading: Reading,
  broken: readonly Meant[],
  bare: readonly BareUrl[],
  rest: string
): Citation[] {
  const identifiers = findIdentifiers(rest)
  if (reading.links.length + broken.length + bare.length + identifiers.length === 0) return []
  const layout = new Layout(reading)
  const isBroken = insideOf(broken)
  return [
    ...reading.links.filter(({range}) => !isBroken(range)).map(link => ofLink(text, link, layout)),
    ...broken.map(one => ofBroken(text, one, layout)),
    ...bare.map(one => ofBare(one, layout)),
    ...identifiers.map(one => ofIdentifier(one, layout))
  ].sort((a, b) => a.range.start - b.range.start)
}

/** What was meant, one citation a place: what is said of an address later is more than what was said of its link. */
const meantOf = (defects: readonly Defect[]): Meant[] => [
  ...new Map(
    defects.flatMap(({meant}) => (meant ? [[`${meant.range.start} ${meant.range.end}`, meant] as const] : []))
  ).values()
]

/** Tells whether a link is a part of a broken one: the same citation, not a second. */
function insideOf(broken: readonly Meant[]): (range: Range) => boolean {
  if (broken.length === 0) return () => false
  const places = new Places(broken)
  return range => places.hold(range)
}

/** Every address of a segment, by place. */
function addressesOf(
  text: string,
  reading: Reading,
  broken: readonly Meant[],
  bare: readonly BareUrl[]
): readonly Address[] {
  const isBroken = insideOf(broken)
  const links = reading.links.flatMap((link): Address[] => {
    const {kind, range, destination, label, url} = link
    if (!destination || isBroken(range)) return []
    return [{kind: ofKind(kind), range: destination, url, citation: range, ...(kind !== 'autolink' && {label})}]
  })
  return [
    ...links,
    ...broken.map((one): Address => {
      const {kind = 'broken', range, destination, label} = one
      const isTorn = one.url !== undefined && !text.slice(destination.start, destination.end).includes(one.url)
      return {
        kind,
        range: isTorn ? destination : exact(text, one),
        url: urlOf(text, one),
        citation: range,
        ...(label && {label}),
        ...(isTorn && {isTorn})
      }
    }),
    ...bare.map(({range, url}): Address => ({kind: 'bare', range, url, citation: range})),
    ...reading.definitions.flatMap(({range, destination, url}): Address[] =>
      destination ? [{kind: 'reference', range: destination, url, citation: range}] : []
    )
  ].sort((a, b) => a.range.start - b.range.start)
}

/** A front matter: kept as it is, read by nobody but {@link declaredLanguage}. */
export const frontMatterSegment = (text: string): Segment =>
  unread(text, 'front-matter', {...unreadable(text), failure: undefined, blocks: []})

/** A whole document that is not read, as it is too large or took too long before. */
export const unreadDocument = (text: string, why: 'too-large' | 'too-slow'): Segment =>
  unread(text, 'markdown', unreadable(text, why))

/** A segment of which nothing counts. */
function unread(text: string, kind: Segment['kind'], reading: Reading): Segment {
  const blanked = blank(text, [{start: 0, end: text.length}])
  return unsaid(text, {reading, mentions: new Set(), masked: blanked, prose: blanked, signs: 0}, kind)
}

/** Everything between brackets that could be a label; more than there are, never fewer. */
function mentionsOf(text: string): Set<string> {
  const found = new Set<string>()
  if (!text.includes('[')) return found
  const joined = /[\n\r]/.test(text) ? text.replace(/[\n\r][\t >]*/g, ' ') : text
  for (const [, label = ''] of joined.matchAll(/\[((?:[^[\]\\]|\\.){1,999})\]/gs)) found.add(normalizeIdentifier(label))
  return found
}

const none: Labels = {definitions: new Set(), notes: new Set()}

const mentioned = (labels: Labels, mentions: ReadonlySet<string>): Labels =>
  mentions.size === 0
    ? none
    : {
        definitions: new Set([...mentions].filter(label => labels.definitions.has(label))),
        notes: new Set(
          [...mentions]
            .filter(label => label[0] === '^' && labels.notes.has(label.slice(1)))
            .map(label => label.slice(1))
        )
      }

const ofKind = (kind: Link['kind']): CitationKind => (kind === 'image-reference' ? 'image' : kind)

function ofLink(text: string, link: Link, layout: Layout): Citation {
  const {range, block, destination: at, url, definition} = link
  const isAuto = link.kind === 'autolink'
  const shown = isAuto ? undefined : layout.readable(text, link.label)
  const locator = definition === undefined ? {url, ...(at && {range: at})} : {url: '', definition}
  return {
    kind: ofKind(link.kind),
    range,
    ...(shown !== undefined && {label: {text: shown, range: link.label}}),
    locator,
    identity: identityOfSides(shown, url),
    block
  }
}

function ofBroken(text: string, one: Meant, layout: Layout): Citation {
  const {kind = 'broken', range, label, destination} = one
  const shown = one.shown ?? (label && layout.readable(text, label))
  const url = urlOf(text, one)
  return {
    kind,
    range,
    ...(label && shown !== undefined && {label: {text: shown, range: label}}),
    locator: {url, range: destination},
    identity: identityOfSides(shown, url),
    block: layout.blockAt(range)
  }
}

/** Where the address itself is written, where marks around it count as its destination. */
function exact(text: string, {destination, url}: Meant): Range {
  const at = url === undefined ? -1 : text.slice(destination.start, destination.end).indexOf(url)
  return url === undefined || at < 0
    ? destination
    : {start: destination.start + at, end: destination.start + at + url.length}
}

const urlOf = (text: string, {destination, url}: Meant): string =>
  url ?? decodeString(text.slice(destination.start, destination.end))

const ofBare = ({range, url}: BareUrl, layout: Layout): Citation => ({
  kind: 'bare',
  range,
  locator: {url, range},
  identity: identityOfSides(undefined, url),
  block: layout.blockAt(range)
})

const ofIdentifier = ({identifier, range}: FoundIdentifier, layout: Layout): Citation => ({
  kind: 'bare',
  range,
  identity: {shown: identifier},
  block: layout.blockAt(range)
})

function identityOfSides(shown: string | undefined, url: string): Citation['identity'] {
  const seen = shown === undefined ? undefined : findIdentifiers(shown)[0]?.identifier
  const linked = identifyUrl(url)
  return {...(seen && {shown: seen}), ...(linked && {linked})}
}

/** What a segment has, in order, for questions that are asked of each of its links. */
class Layout {
  readonly #blocks: Reading['blocks']
  readonly #blockStarts: number[]
  readonly #markup: readonly Range[]
  readonly #markupStarts: number[]

  constructor(reading: Reading) {
    this.#blocks = reading.blocks
    this.#blockStarts = reading.blocks.map(({range}) => range.start)
    this.#markup = markupRanges(reading).sort((a, b) => a.start - b.start)
    this.#markupStarts = this.#markup.map(({start}) => start)
  }

  /** Index of the innermost block that holds `range`, -1 for none. */
  blockAt(range: Range): number {
    let index = above(this.#blockStarts, range.start) - 1
    for (; index >= 0; index = this.#blocks[index]?.parent ?? -1) {
      if (range.end <= (this.#blocks[index]?.range.end ?? 0)) break
    }
    return index
  }

  /** What a reader sees of `range`: entities and escapes decoded, emphasis markers and line endings gone. */
  readable(text: string, range: Range): string {
    let result = ''
    let from = range.start
    for (let index = above(this.#markupStarts, range.start - 1); index < this.#markup.length; index++) {
      const {start, end} = this.#markup[index] ?? range
      if (start >= range.end) break
      if (start < from || end > range.end) continue
      result += text.slice(from, start)
      from = end
    }
    return decodeString(result + text.slice(from, range.end))
      .replace(/\s+/g, ' ')
      .trim()
  }
}
