import {isAfterWords} from './numbered-context.ts'
import type {Segment} from './segment.ts'
import type {Link} from './syntax/reading.ts'
import {above, type Range} from './text.ts'

/** How a document writes the numbers of its sources: `[1–3]`, `¹⁻³` (also with tags or carets), `(1–3)`. */
export type NumberStyle = 'brackets' | 'raised' | 'round'

/**
 * A place that cites sources by their numbers in a list, or looks like one. Offsets of the segment.
 *
 * ```text
 * Rest helps [1–3, 7], tea too.
 *            ^       ^ numbers 1, 2, 3, 7
 * ```
 */
export type NumberedCitation = {
  readonly style: NumberStyle
  readonly range: Range
  /** Every number, ranges written out. */
  readonly numbers: readonly number[]
  /** Whether it can hardly be anything else; what is not may still cite. */
  readonly isSure: boolean
  /** Whether only a comma or nothing stands between it and the one before. */
  readonly isJoined: boolean
  /** Whether it stands in running text; tables and captions are numbered where the text calls them. */
  readonly isRunning: boolean
}

type Found = Omit<NumberedCitation, 'isJoined' | 'isRunning'>

const kept = new WeakMap<Segment, readonly NumberedCitation[]>()

/** The places in a segment that cite by number, in order. Found once while the segment lives. */
export function numberedCitationsOf(segment: Segment): readonly NumberedCitation[] {
  const known = kept.get(segment)
  if (known) return known
  const found = joined(segment, scan(segment))
  kept.set(segment, found)
  return found
}

const span = String.raw`\d{1,4}[a-z]?(?:\s{0,2}[-‐‑–—−]\s{0,2}\d{1,4})?`
const group = String.raw`${span}(?:\s{0,2}(?:[,;]|and|et|&)\s{0,2}${span}){0,80}`
const raisedSpan = '[¹²³⁴-⁹][⁰¹²³⁴-⁹]{0,3}(?:[⁻⁃‑–-][¹²³⁴-⁹][⁰¹²³⁴-⁹]{0,3})?'
const introduction = String.raw`(?:see(?: also)?|cf\.?|voir(?: aussi)?|e\.g\.,?|refs?\.?|réfs?\.?|in|dans)\s{1,2}`

/** What a group may be written in; the first group that matched holds its numbers, a second one words after them. */
const patterns: readonly {readonly style: NumberStyle; readonly pattern: RegExp; readonly sign: RegExp}[] = [
  {
    style: 'brackets',
    pattern: new RegExp(String.raw`\\?\[(?:${introduction})?(${group})([,;:]?\s[^[\]\n\r]{0,100})?\\?\]`, 'gi'),
    sign: /\[/
  },
  {style: 'raised', pattern: new RegExp(String.raw`<sup>\s{0,2}(${group})\s{0,2}</sup>`, 'gi'), sign: /<sup>/i},
  {style: 'raised', pattern: new RegExp(String.raw`(?<!\[)\^\{?(${group})(?:\}|\^)`, 'g'), sign: /\^/},
  {
    style: 'raised',
    pattern: new RegExp(`(${raisedSpan}(?:[,،˒;·][ \\u00a0\\u202f]?${raisedSpan}){0,80})`, 'g'),
    sign: /[¹²³⁴-⁹]/
  },
  {style: 'round', pattern: new RegExp(String.raw`\((${group})\)`, 'g'), sign: /\(/}
]

function scan(segment: Segment): Found[] {
  const {text, masked, reading} = segment
  const links = new Links(reading.links)
  const found: Found[] = []
  for (const {style, pattern, sign} of patterns) {
    if (!sign.test(text)) continue
    for (const match of text.matchAll(pattern)) {
      const written = match[1] ?? ''
      const range = {start: match.index, end: match.index + match[0].length}
      const numbers = numbersIn(lowered(written))
      const place = links.placeOf(range)
      if (!numbers || place === 'address') continue
      // Words after the numbers (`[7, p. 12]`) and parts (`[3a]`) are a citation too, but could be much else.
      const isPlain = match[2] === undefined && !/\d[a-z]/i.test(written)
      const inner = range.start + match[0].indexOf(written)
      const isSeen = masked[inner] === text[inner] && place === 'text'
      found.push({style, range, numbers, isSure: isPlain && isSeen && isAfterWords(text, style, range, numbers)})
    }
  }
  return found.sort((a, b) => a.range.start - b.range.start)
}

/** Whether places stand in running text, in the words of a link to elsewhere, or in its address. */
class Links {
  readonly #links: readonly Link[]
  readonly #starts: readonly number[]

  constructor(links: readonly Link[]) {
    this.#links = [...links].sort((a, b) => a.range.start - b.range.start)
    this.#starts = this.#links.map(({range}) => range.start)
  }

  placeOf({start, end}: Range): 'text' | 'label' | 'address' {
    const link = this.#links[above(this.#starts, start) - 1]
    if (!link || start >= link.range.end) return 'text'
    if (end > link.label.end + 1) return 'address'
    // `[3](#ref-3)` leads to the list of this document.
    return link.kind === 'link' && link.url.startsWith('#') ? 'text' : 'label'
  }
}

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹'

/** Superscripts as plain digits, dashes and commas. */
const lowered = (text: string): string =>
  [...text]
    .map(unit => (superscripts.includes(unit) ? superscripts.indexOf(unit) : unit))
    .join('')
    .replace(/[⁻⁃]/g, '-')

/** Longest range that is written out. */
const longestRange = 200

/** The numbers of a group, ranges written out; `undefined` where one is no number of a list: 0, 007, 5–3. */
function numbersIn(written: string): number[] | undefined {
  const numbers: number[] = []
  for (const [, from = '', to] of written.matchAll(/(\d{1,4})[a-z]?(?:\s{0,2}[-‐‑–—−]\s{0,2}(\d{1,4}))?/gi)) {
    const first = Number(from)
    const last = to === undefined ? first : Number(to)
    if (from.startsWith('0') || to?.startsWith('0') || last < first || last - first > longestRange) return undefined
    for (let number = first; number <= last; number++) numbers.push(number)
  }
  return numbers
}

const between = /^[ \u00a0\u202f]?(?:[,;]|[-–—])?[ \u00a0\u202f]?$/

/** Marks what continues the group before it: it is as sure, and `[4]–[7]` means all between. */
function joined(segment: Segment, found: readonly Found[]): NumberedCitation[] {
  const {text} = segment
  const places = new Places(segment)
  const result: NumberedCitation[] = []
  for (const one of found) {
    const before = result.at(-1)
    // Two patterns may see one place.
    if (before && one.range.start < before.range.end) continue
    const gap = before && before.style === one.style ? text.slice(before.range.end, one.range.start) : undefined
    const isJoined = gap !== undefined && gap.length < 4 && between.test(gap)
    const inner = isJoined && /[-–—]/.test(gap) ? spread(before?.numbers.at(-1), one.numbers[0]) : []
    const place = places.of(one.range)
    // Words that are quoted keep the numbers of their own source; superscripts in tables call notes below them.
    const isOwn = place !== 'quote' && (place !== 'cell' || one.style !== 'raised')
    const isLikely = one.isSure || (isJoined && before?.isSure === true && !isGlued(text, one.range.end))
    const numbers = [...inner, ...one.numbers]
    result.push({...one, numbers, isSure: isLikely && isOwn, isJoined, isRunning: place === 'text'})
  }
  return result
}

/** Whether letters, digits or a parenthesis follow at once. */
const isGlued = (text: string, at: number): boolean => /^[\p{L}\d(]/u.test(text.slice(at, at + 1))

/** The numbers between two that a dash joins. */
function spread(first = 0, last = 0): number[] {
  if (last <= first || last - first > longestRange) return []
  return Array.from({length: last - first - 1}, (_, at) => first + at + 1)
}

const caption = /^[\s>*_]{0,6}(?:\*\*)?(?:fig(?:ure|\.)|tab(?:le|leau|\.)|box|encadré|annexe|appendix)\b/i

/** Where a number stands: in running text, in a cell or caption, in words that are quoted with their numbers. */
type Place = 'text' | 'cell' | 'caption' | 'quote'

/** The paragraphs, headings and cells of a segment. */
class Places {
  readonly #starts: readonly number[]
  readonly #places: readonly Place[]

  constructor({reading: {blocks}, text}: Segment) {
    const leaves = blocks.filter(({kind}) => kind === 'paragraph' || kind === 'heading' || kind === 'cell')
    const isQuoted = blocks.reduce<boolean[]>((known, {kind, parent}) => {
      known.push(kind === 'quote' || known[parent] === true)
      return known
    }, [])
    this.#starts = leaves.map(({range}) => range.start)
    this.#places = leaves.map(({kind, range, parent}) => {
      if (isQuoted[parent]) return 'quote'
      if (kind === 'cell') return 'cell'
      return caption.test(text.slice(range.start, range.start + 40)) ? 'caption' : 'text'
    })
  }

  of({start}: Range): Place {
    return this.#places[above(this.#starts, start) - 1] ?? 'text'
  }
}
