import {near} from '../places.ts'
import {isPandoc} from '../profile.ts'
import {type Edit, type Range, shift} from '../text.ts'
import {Claims, type Defect, type Repair, type ScanContext, type Scanner} from './defect.ts'
import {inlineBlocks} from './inline.ts'

type Kind =
  | 'unclosedCitation'
  | 'unopenedCitation'
  | 'unseparatedKeys'
  | 'keyWithoutAt'
  | 'spaceInKey'
  | 'escapedCitation'
  | 'linkedKey'
  | 'cutKey'
  | 'latexCitation'
  | 'roleCitation'

const name = '[\\p{L}\\d_](?:[\\p{L}\\d_]|[:.#$%&+?<>~/-](?=[\\p{L}\\d_]))*'
const key = `-?@(?:\\{[^{}\\s]{1,200}\\}|${name})`
/** A key that names a person and a year, or an identifier: no handle looks so. */
const strong =
  /^-?@\{?(?:(?:doi|pmid|pmcid|pmc|arxiv|isbn|url|https?):|\p{L}[\p{L}_:-]{1,40}?[_:-]?(?:19|20)\d{2}[\p{L}\d_:-]*$)/iu
const crossReference = /^@(?:fig|tbl|tab|sec|eq|lst|thm|lem|cor|def|exm|exr|nte|tip)[-:]/i

const patterns = {
  unseparated: new RegExp(
    `\\[((?:see |voir |cf\\. )?${key}(?:(?:[ \\u00a0]?[,;][ \\u00a0]?|[ \\u00a0](?:(?:et|and|&)[ \\u00a0])?)${key})+)\\]`,
    'gu'
  ),
  unclosed: new RegExp(
    `\\[((?:(?:see|voir|cf\\.|e\\.g\\.,?|par ex\\.)[ \\u00a0])?${key}(?:;[ \\u00a0]?${key})*(?:,[ \\u00a0]?(?:pp?|chap|sec|fig)\\.[ \\u00a0]?\\d+(?:[–-]\\d+)?)?)(?=[ \\u00a0]\\p{L}|[.,](?:\\s|$)|\\s*$)`,
    'gu'
  ),
  unopened: new RegExp(`(?<![[\\p{L}\\d.;@])(?:${key};[ \\u00a0])*${key}\\](?![(\\[])`, 'gu'),
  withoutAt: new RegExp(`\\[${key}((?:;[ \\u00a0]?(?:${key}|\\p{L}[\\p{L}_-]{1,40}(?:19|20)\\d{2}[a-z]?))+)\\]`, 'gu'),
  leading: new RegExp(
    `\\[(\\p{L}[\\p{L}_-]{1,40}(?:19|20)\\d{2}[a-z]?)(?=(?:;[ \\u00a0]?(?:${key}|\\p{L}[\\p{L}_-]{1,40}(?:19|20)\\d{2}[a-z]?))*;[ \\u00a0]?${key}\\])`,
    'gu'
  ),
  shortcode: /\{\{<[ ]*cite[ ]+([\w:-]{1,80})[ ]*>\}\}/g,
  spaced: /(?<=\[|; ?)@(\p{L}[\p{L}-]{1,40})[ \u00a0]((?:19|20)\d{2}[a-z]?)(?=\]|;)/gu,
  escaped: new RegExp(`\\\\\\[(${key}(?:;[ \\u00a0]?${key})*)\\\\?\\]|(?<![\\w\\\\])\\\\(@${name})`, 'gu'),
  cut: /\[?@(doi:10\.\d{4,9}\/[\w.:/<>+-]*\([\w.:/<>;()+-]{1,200})/gu,
  latex:
    /\\(?:paren|text|auto|foot)?cite(?:p|t|author|year|alp|alt)?\*?((?:\[[^[\]{}\n\r]{0,80}\]){0,2})\{([^{}\n\r]{1,400})\}/gi,
  role: /\{cite(?::[pt]s?)?\}/g,
  org: /\[cite(?:\/\w+)?:(@[^[\]\n\r]{1,300})\]/g
}

/**
 * Citation keys of Pandoc, Quarto, MyST and Manubot that no processor reads as they were meant. Where the profile does
 * not read keys, only those count that no handle looks like.
 *
 * ```text
 * [@smith2020, @jones2021]
 *            ^ the second work is silently not cited
 * ```
 */
export const scanCitationKeys: Scanner<Kind> = context => {
  const {loose, text, reading} = context
  if (!/@|\\[a-z]*cite|\{cite|\{\{< *cite/i.test(text)) return []
  return [
    ...inlineBlocks(reading).flatMap(({range}) => keysIn(context, loose.slice(range.start, range.end), range.start)),
    ...reading.links.flatMap(link => linked(context, link))
  ]
}

const keysOf = (source: string): string[] => source.match(new RegExp(key, 'gu')) ?? []

function keysIn(context: ScanContext, source: string, from: number): Defect<Kind>[] {
  const found: Defect<Kind>[] = []
  const claims = new Claims(source.length)
  const each: Each = (pattern, make) => {
    for (const match of source.matchAll(pattern)) {
      const range = shift({start: match.index, end: match.index + match[0].length}, from)
      const one = make(match, range)
      if (!one || claims.has(shift(range, -from))) continue
      claims.add(shift(one.range, -from))
      found.push(one)
    }
  }
  if (source.includes('@')) ofPandoc(context, source, each)
  // Pandoc leaves commands of LaTeX to LaTeX.
  if (!isPandoc(context.profile))
    each(patterns.latex, (match, range) => simple('latexCitation', range, ofLatex(match), 'writeKeys'))
  for (const match of context.text.slice(from, from + source.length).matchAll(patterns.shortcode)) {
    const range = shift({start: match.index, end: match.index + match[0].length}, from)
    found.push(simple('roleCitation', range, `[@${match[1]}]`, 'writeKeys'))
  }
  if (context.profile !== 'myst') each(patterns.role, (_, range) => role(context, range))
  return found
}

type Make = (match: RegExpMatchArray, range: Range) => Defect<Kind> | undefined
/** Looks for a pattern where nothing was found yet. */
type Each = (pattern: RegExp, make: Make) => void

/** Keys as Pandoc writes them, the surest patterns first. */
function ofPandoc({profile}: ScanContext, source: string, each: Each): void {
  const reads = isPandoc(profile) || profile === 'myst'
  const isMeant = (text: string): boolean => {
    const keys = keysOf(text)
    const isKey = keys.length > 0 && !keys.some(one => crossReference.test(one))
    return isKey && (reads || keys.some(one => strong.test(one)))
  }
  const where =
    (make: Make): Make =>
    (match, range) =>
      isMeant(match[0]) ? make(match, range) : undefined
  each(patterns.cut, cut)
  // `\\@name` is the honest way to write a handle.
  each(patterns.escaped, (match, range) =>
    (match[1] ? isMeant(match[0]) : strong.test(match[2] ?? '')) ? escaped(match, range) : undefined
  )
  each(
    patterns.unseparated,
    where((match, range) => unseparated(match, range, reads))
  )
  each(patterns.spaced, (match, range) => simple('spaceInKey', range, `@${match[1]}${match[2]}`, 'joinKey'))
  each(patterns.withoutAt, where(withoutAt))
  each(patterns.leading, (match, range) => simple('keyWithoutAt', range, `[@${match[1]}`, 'addAt'))
  each(
    patterns.unclosed,
    where((match, range) => unclosed(source, match, range))
  )
  each(
    patterns.unopened,
    where((match, range) => unopened(source, match, range))
  )
  each(patterns.org, (match, range) => simple('roleCitation', range, `[${match[1]}]`, 'writeKeys'))
}

/** `\\citep[voir][chap. 3]{b2017}` → `[voir @b2017, chap. 3]`: the first of two arguments comes before, a single one after. */
function ofLatex([, options = '', names = '']: RegExpMatchArray): string {
  const [one, two] = [...options.matchAll(/\[([^[\]]*)\]/g)].map(match => match[1] ?? '')
  const [before, after] = two === undefined ? ['', one ?? ''] : [one ?? '', two]
  return `[${before === '' ? '' : `${before} `}${ofNames(names)}${after === '' ? '' : `, ${after}`}]`
}

const ofNames = (names: string): string =>
  names
    .split(/\s*,\s*/)
    .map(one => `@${one.trim()}`)
    .join('; ')

const simple = (
  kind: Kind,
  range: Range,
  text: string,
  titleId: string,
  safety: Repair['safety'] = 'review'
): Defect<Kind> => ({
  kind,
  range,
  data: {expected: text},
  repairs: [{titleId, safety, edits: [{...range, text}], data: {expected: text}}]
})

/** `[see @a, @b; @c]`: what stands before the first key stays. */
function unseparated(match: RegExpMatchArray, range: Range, reads: boolean): Defect<Kind> | undefined {
  const written = match[1] ?? ''
  const lead = written.slice(0, written.search(/-?@/))
  const mended = `[${lead}${keysOf(written).join('; ')}]`
  const parts = written.slice(lead.length).split(';')
  if (parts.every(one => keysOf(one).length === 1 && keysOf(one)[0] === one.trim())) return undefined
  const hasWords = / (?:et|and|&) /.test(written)
  return simple('unseparatedKeys', range, mended, 'separateKeys', hasWords || !reads ? 'review' : 'safe')
}

function withoutAt(match: RegExpMatchArray, range: Range): Defect<Kind> | undefined {
  const rest = match[1] ?? ''
  const mended = rest.replace(/;([ \u00a0]?)(?=[^\s@-])/gu, ';$1@')
  return mended === rest
    ? undefined
    : simple(
        'keyWithoutAt',
        range,
        match[0].replace(rest, () => mended),
        'addAt'
      )
}

function unclosed(source: string, match: RegExpMatchArray, range: Range): Defect<Kind> | undefined {
  const after = source.slice((match.index ?? 0) + match[0].length)
  // Text may follow a key: the bracket counts as missing only where nothing closes it.
  const close = /[[\]]/.exec(after)?.[0]
  if (close === ']') return undefined
  const edit: Edit = {start: range.end, end: range.end, text: ']'}
  // More of a locator may follow.
  const isSure = /^(?:\s*$|\.(?:\s|$)|[ \u00a0](?!(?:pp?|chap|fig|sec|vol)\b)\p{Ll})/u.test(after)
  return {
    kind: 'unclosedCitation',
    range: {start: range.start, end: range.start + 1},
    claim: range,
    repairs: [{titleId: 'closeCitation', safety: isSure ? 'safe' : 'review', edits: [edit]}]
  }
}

function unopened(source: string, match: RegExpMatchArray, range: Range): Defect<Kind> | undefined {
  const before = source.slice(0, match.index)
  if (before.lastIndexOf('[') > before.lastIndexOf(']')) return undefined
  const edit: Edit = {start: range.start, end: range.start, text: '['}
  return {
    kind: 'unopenedCitation',
    range: {start: range.end - 1, end: range.end},
    claim: range,
    repairs: [{titleId: 'openCitation', safety: 'review', edits: [edit]}]
  }
}

const escaped = (match: RegExpMatchArray, range: Range): Defect<Kind> =>
  simple('escapedCitation', range, match[1] ? `[${match[1]}]` : (match[2] ?? ''), 'unescapeCitation')

/** `@doi:10.1016/S0140-6736(20)31180-6`: the key ends before the parenthesis, and another work is cited. */
function cut(match: RegExpMatchArray, range: Range): Defect<Kind> | undefined {
  const written = (match[1] ?? '').replace(/(?<![^A-Za-z\d)])[^A-Za-z\d)]+$/, '')
  let depth = 0
  let end = 0
  for (const unit of written) {
    if (unit === '(') depth++
    else if (unit === ')' && --depth < 0) break
    end += unit.length
  }
  const value = written.slice(0, end)
  const start = range.start + match[0].indexOf('@')
  return simple('cutKey', {start, end: start + 1 + value.length}, `@{${value}}`, 'braceKey', 'safe')
}

/** MyST's role: its braces stand before a code span. */
function role({text, reading}: ScanContext, range: Range): Defect<Kind> | undefined {
  const code = near(reading.opaque, range).find(({start}) => start === range.end)
  if (!code || text[code.start] !== '`') return undefined
  const names = text.slice(code.start, code.end).replace(/^`+|`+$/g, '')
  return simple('roleCitation', {start: range.start, end: code.end}, `[${ofNames(names)}]`, 'writeKeys')
}

/** `[@smith2020](https://…)`: a link that shows its key. */
function linked(
  {text}: ScanContext,
  {kind, label, range, url}: ScanContext['reading']['links'][number]
): Defect<Kind>[] {
  const words = text.slice(label.start, label.end)
  if (kind !== 'link' || !strong.test(words) || !new RegExp(`^${key}$`, 'u').test(words)) return []
  // `[@rest2020](https://social.example/@rest2020)` is a person.
  if (url.includes(words)) return []
  const repair: Repair = {titleId: 'keepKey', safety: 'review', isAlone: true, edits: [{...range, text: `[${words}]`}]}
  return [{kind: 'linkedKey', range: label, data: {expected: `[${words}]`}, repairs: [repair]}]
}
