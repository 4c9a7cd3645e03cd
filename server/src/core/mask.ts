import {isPandoc, type Profile} from './profile.ts'
import {oneOf, type Signs} from './signs.ts'
import type {Reading} from './syntax/reading.ts'
import type {Range} from './text.ts'

/** `text` with every unit inside `ranges` replaced by a space; line endings stay, so offsets and lines do too. */
export const blank = (text: string, ranges: readonly Range[]): string => covered(text, ranges, ' ')

/** What {@link hide} puts in place of what is hidden: OBJECT REPLACEMENT CHARACTER, neither word nor space. */
export const hidden = '\ufffc'

/** `text` with every unit inside `ranges` replaced by {@link hidden}: something stands there, and it is no gap. */
export const hide = (text: string, ranges: readonly Range[]): string => covered(text, ranges, hidden)

function covered(text: string, ranges: readonly Range[], cover: string): string {
  if (ranges.length === 0) return text
  const ordered = isOrdered(ranges) ? ranges : [...ranges].sort((a, b) => a.start - b.start)
  let result = ''
  let from = 0
  for (const {start, end} of ordered) {
    if (end <= from) continue
    const begin = Math.max(start, from)
    result += text.slice(from, begin) + coverOf(text, begin, end, cover)
    from = end
  }
  return result + text.slice(from)
}

function isOrdered(ranges: readonly Range[]): boolean {
  let last = 0
  for (const {start} of ranges) {
    if (start < last) return false
    last = start
  }
  return true
}

/** `[start, end)` of `text`, line by line. */
function coverOf(text: string, start: number, end: number, cover: string): string {
  const source = text.slice(start, end)
  if (source.includes('\r')) return source.replace(/[^\n\r]/g, cover)
  let result = ''
  let from = 0
  for (let at = source.indexOf('\n'); at >= 0; at = source.indexOf('\n', from)) {
    result += `${cover.repeat(at - from)}\n`
    from = at + 1
  }
  return result + cover.repeat(source.length - from)
}

/** TeX between dollar signs, by Pandoc's rule: no white space inside the dollars, no digit after the last one. */
const inlineMath = /(?<![\\$\w])\$(?![\s$])[^$\n\r]{0,400}?(?<![\s\\])\$(?![\d$])/g
const displayMath = /\$\$[^$]{1,4000}\$\$/g
/** TeX that other signs enclose: `\(5*3\)`, `\[a = b\]`, `$ 5*3 $`. Brackets that are merely escaped hold words. */
const escapedMath = /\\\((?:[^\\\n\r]|\\(?!\))){1,400}\\\)|\\\[(?:[^\\]|\\(?!\])){1,1000}\\\]|\$ [^$\n\r]{1,200} \$/g
const isMath = (source: string): boolean =>
  /\\[a-z]{2,}\{/i.test(source) ||
  (/[*^_=<>{}]|\\[a-z]{2}/i.test(source.slice(2, -2)) && !/https?:|www\.|doi|10\.\d{4}|\^\w{1,20}\\\]$/i.test(source))
/** Commands of LaTeX with their arguments, as Pandoc takes them over. */
const commands = /\\[a-z]+\*?(?:\[[^\]\n\r]{0,200}\])?(?:\{[^{}]{0,400}\})+/gi
/** Calls of Hugo, Quarto, Liquid and Jinja, what they keep raw, their comments and those of MDX, attributes of kramdown. */
const shortcodes =
  /\{% ?raw ?%\}[^%]{0,4000}\{% ?endraw ?%\}|\{\{[^{}]{0,2000}\}\}|\{%[^{}]{0,2000}%\}|\{#(?!\w)[^#]{0,2000}#\}|\{\/\*(?:[^*]|\*(?!\/)){0,4000}\*\/\}|^[\t >]*\{:[^{}\n\r]{0,400}\}/gm
/** Elements in which HTML shows code, and environments of LaTeX. */
const elements = /<(code|kbd|samp|pre|tt|var|script|style|textarea)\b[^<>]{0,200}>(?:[^<]|<(?!\/\1)){0,4000}<\/\1\s*>/gi
const environments = /\\begin\{([a-z]{1,30}\*?)\}(?:[^\\]|\\(?!end\{\1\})){0,4000}\\end\{\1\}/gi
/** Blocks between paired tags of Liquid and Hugo that hold code or what is not shown, and colon fences of MyST that do. */
const pairedTags =
  /\{% ?(highlight|raw|comment|mermaid|katex|math)\b[^%]{0,200}%\}(?:[^{]|\{(?!% ?end\1)){0,4000}\{% ?end\1 ?%\}|\{\{[<%] ?(highlight|mermaid|katex|math)\b[^{}]{0,200}[>%]\}\}(?:[^{]|\{(?!\{[<%] ?\/)){0,4000}\{\{[<%] ?\/ ?\2 ?[>%]\}\}/gi
const colonFences =
  /^:{3,}\{(?:math|code|code-block|code-cell|sourcecode|mermaid)\}(?:[^:]|:(?!::)){0,4000}(?:^:{3,}|$)/gim
/** Metadata of Pandoc in the middle of a text, attributes in braces, expressions of MDX that hold strings. */
const metadata =
  /^---[ \t]*\r?\n(?:(?:[\w-]+:|[ \t]+|- )[^\n\r]*\r?\n){1,200}(?:---|\.\.\.)[ \t]*$|^\+\+\+ \{[^\n\r]*$/gm
const attributes = /\{(?:[#.][\w-]|[\w-]+=)[^{}\n\r]{0,400}\}/g
const expressions = /\{(?!\s*(?:https?:|www\.))[^{}\n\r]{0,200}['"`][^{}\n\r]{0,200}\}/g
/** Lines of JavaScript in MDX. */
const modules = /^\ufeff?(?:export (?:const|let|default|function)|import [^\n\r]{1,200} from ['"])[^\n\r]*/gm
/** Tables of Pandoc whose columns are kept by counting units: to edit a cell would break them. */
const drawnTable =
  /^\ufeff?[\t >]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?(?:\+[-=:+]{3,}\+[ \t]*|-{2,}(?:[ \t]+-{2,})+[ \t]*)(?=[\n\r])/m

/** Comments that only one dialect knows: a line of MyST, anything between signs in Obsidian. */
const comments: Readonly<Partial<Record<Profile, RegExp>>> = {
  myst: /^\ufeff?%[^\n\r]*/gm,
  obsidian: /%%[^%]{0,4000}%%/g
}

const keepsAttributes = (profile: Profile): boolean => isPandoc(profile) || profile === 'myst'

/** Signs of which each of these patterns holds one, but for lines of JavaScript and what only Pandoc and MyST know. */
const opaqueSigns = oneOf('%$<\\{')

/** What is neither prose nor Markdown that we read: code, HTML, math, shortcodes, comments. Found in the source, not in the tree. */
export function opaqueRanges(text: string, reading: Reading, profile: Profile, signs: Signs): Range[] {
  const ranges = [...reading.opaque]
  if ((signs & opaqueSigns) === 0 && !keepsAttributes(profile) && !text.includes('port ')) return ranges
  const comment = text.includes('%') && comments[profile]
  const patterns = [
    ...(comment ? [comment] : []),
    ...(text.includes('$') ? [displayMath, inlineMath] : []),
    ...(text.includes('</') ? [elements] : []),
    ...(text.includes('\\begin{') ? [environments] : []),
    ...(isPandoc(profile) && text.includes('\\') ? [commands] : []),
    ...(text.includes('port ') ? [modules] : []),
    ...(text.includes('{%') || text.includes('{{') ? [pairedTags] : []),
    ...(text.includes(':::{') ? [colonFences] : []),
    ...(keepsAttributes(profile) && text.includes('{') ? [attributes] : []),
    ...(keepsAttributes(profile) && /^(?:---|\+\+\+)/m.test(text) ? [metadata] : []),
    ...(/\{[^{}]*['"`]/.test(text) ? [expressions] : []),
    ...(/\{[{%/#:]/.test(text) ? [shortcodes] : [])
  ]
  if (isPandoc(profile) && drawnTable.test(text)) ranges.push({start: 0, end: text.length})
  for (const pattern of patterns) {
    for (const match of text.matchAll(pattern)) ranges.push({start: match.index, end: match.index + match[0].length})
  }
  if (/\\[([]|\$ /.test(text)) {
    for (const {index, 0: source} of text.matchAll(escapedMath)) {
      if (isMath(source)) ranges.push({start: index, end: index + source.length})
    }
  }
  return ranges
}

/** What of links, notes and emphasis is no prose: markers, brackets and resources, but not the words that readers see. */
export function markupRanges(reading: Reading): Range[] {
  const ranges: Range[] = [...reading.footnoteReferences.map(({range}) => range)]
  for (const {kind, range, label} of reading.links) {
    if (kind === 'autolink' || kind === 'image' || kind === 'image-reference') ranges.push(range)
    else ranges.push({start: range.start, end: label.start}, {start: label.end, end: range.end})
  }
  for (const {range, inner} of reading.marks) {
    ranges.push({start: range.start, end: inner.start}, {start: inner.end, end: range.end})
  }
  return ranges
}
