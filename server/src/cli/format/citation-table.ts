import {sourceKindNames} from '../../knowledge/source-kind.ts'
import type {Language} from '../../service/index.ts'
import {type CitationFile, isoDate, type ListedCitation, summarizeCitations} from '../listing.ts'
import {harmless, harmlessStart} from './harmless.ts'
import type {Look} from './style.ts'
import {charWidth, padTo, textWidth} from './width.ts'
import {wrap} from './wrap.ts'

const words = {
  en: {
    heads: ['Line', 'Label', 'Source', 'Journal', 'Date', 'Kind', 'State'],
    states: {ok: 'ok', broken: 'broken', error: 'error', warning: 'warning', info: 'info'},
    listed: '* in a list of references'
  },
  fr: {
    heads: ['Ligne', 'Libellé', 'Source', 'Revue', 'Date', 'Nature', 'État'],
    states: {ok: 'ok', broken: 'rompue', error: 'erreur', warning: 'avertissement', info: 'info'},
    listed: '* dans une liste de références'
  }
} as const satisfies Record<Language, object>

const gap = '  '
const nothing = '–'

/** What the columns are, by index. */
const column = {place: 0, label: 1, source: 2, journal: 3, state: 6} as const

/** Columns that may be cut, and how narrow, in columns of the terminal; without the journal there is more room. */
const whole = new Map<number, number>([
  [column.label, 18],
  [column.source, 28],
  [column.journal, 16]
])
const withoutJournal = new Map<number, number>([
  [column.label, 14],
  [column.source, 20],
  [column.journal, 0]
])

/**
 * The citations as a table. Where the terminal is narrow journals stand under their rows; where it is narrower still each
 * citation is a block of lines.
 */
export function citationTable(files: readonly CitationFile[], look: Look): string {
  const shown = files.filter(({citations}) => citations.length > 0)
  const blocks = shown.map(file => {
    const title = files.length > 1 ? `${look.style.bold(harmlessStart(harmless(file.path)))}\n` : ''
    return `${title}${rowsOf(file, look).join('\n')}\n`
  })
  return [...blocks, closing(files, look)].join('\n')
}

function rowsOf({citations}: CitationFile, look: Look): string[] {
  const {heads} = words[look.language]
  const rows = citations.map(one => cellsOf(one, look.language))
  const room = look.columns - 1
  const all = [heads, ...rows]
  const full = widthsFor(all, room, whole)
  const widths = full ?? widthsFor(all.map(withoutCell), room, withoutJournal)
  if (!widths) return citations.flatMap((one, index) => blockOf(one, rows[index] ?? [], look))
  const draw = (row: readonly string[]) =>
    padded(
      row.map((text, index) => cut(text, widths[index] ?? 0, index === column.source)),
      widths
    )
  const join = (row: readonly string[]) =>
    row
      .filter((_, index) => widths[index] !== 0)
      .join(gap)
      .trimEnd()
  const indent = ' '.repeat((widths[column.place] ?? 0) + gap.length)
  return [
    look.style.underline(join(draw(heads))),
    ...citations.flatMap((one, index) => [
      join(painted(draw(rows[index] ?? []), one, look)),
      ...notesUnder(one, full ? undefined : one.journal, indent, look)
    ])
  ]
}

const withoutCell = (row: readonly string[]): string[] =>
  row.map((text, index) => (index === column.journal ? '' : text))

const padded = (row: readonly string[], widths: readonly number[]): string[] =>
  row.map((text, index) => padTo(text, widths[index] ?? 0))

/** The cells of a citation, as long as they are. */
function cellsOf(one: ListedCitation, language: Language): string[] {
  const state = words[language].states[one.status]
  return [
    `${one.line}:${one.column}${one.isListed ? '*' : ''}`,
    one.label === undefined || one.label === '' ? nothing : one.label,
    sourceOf(one),
    one.journal ?? nothing,
    isoDate(one) ?? nothing,
    // The name alone; what it means is told by the hover and the documentation.
    sourceKindNames[one.evidence][language].replace(/ ?[(,].*$/, ''),
    one.findings > 1 ? `${state} (${one.findings})` : state
  ].map(harmless)
}

function sourceOf({identifier, url}: ListedCitation): string {
  if (!identifier || identifier.scheme === 'url') return (identifier?.value ?? url).replace(/^https?:\/\//, '')
  const {scheme, value} = identifier
  if (scheme === 'trial' || scheme === 'pmcid') return value
  return `${scheme === 'doi' ? 'doi:' : `${scheme.toUpperCase()} `}${value}`
}

/** How wide each column is so that all fit into `room`; `undefined` where they cannot. An empty column takes nothing. */
function widthsFor(
  rows: readonly (readonly string[])[],
  room: number,
  least: ReadonlyMap<number, number>
): number[] | undefined {
  const widths = (rows[0] ?? []).map((_, index) => Math.max(...rows.map(row => textWidth(row[index] ?? ''))))
  let excess = widths.reduce((sum, width) => sum + (width > 0 ? width + gap.length : 0), -gap.length) - room
  const slack = (index: number): number => (widths[index] ?? 0) - (least.get(index) ?? 0)
  for (; excess > 0; excess--) {
    const widest = [...least.keys()].reduce((best, index) => (slack(index) > slack(best) ? index : best))
    if (slack(widest) <= 0) return undefined
    widths[widest] = (widths[widest] ?? 0) - 1
  }
  return widths
}

/** `text` in at most `columns`; what is cut, at the end or in the middle, leaves `…`. */
function cut(text: string, columns: number, inMiddle = false): string {
  if (textWidth(text) <= columns) return text
  const chars = [...text]
  const head = inMiddle ? Math.ceil((columns - 1) * 0.6) : columns - 1
  const start = taken(chars, head)
  const end = inMiddle ? taken([...chars].reverse(), columns - 1 - textWidth(start.join(''))).reverse() : []
  return `${start.join('').trimEnd()}…${end.join('')}`
}

/** The first characters that fit into `columns`. */
function taken(chars: readonly string[], columns: number): string[] {
  let used = 0
  const end = chars.findIndex(char => {
    used += charWidth(char)
    return used > columns
  })
  return chars.slice(0, end < 0 ? chars.length : end)
}

function painted(row: readonly string[], {status}: ListedCitation, {style}: Look): string[] {
  const paint = {ok: style.green, broken: style.red, error: style.red, warning: style.yellow, info: style.cyan}[status]
  return row.map((text, index) => {
    if (index === column.place) return style.blue(text)
    if (index === column.state) return paint(text)
    return text.trim() === nothing ? style.dim(text) : text
  })
}

/** What stands under a citation: its journal, where the row has no room for it, and the ids of what is found on it. */
function notesUnder(
  {rules}: ListedCitation,
  journal: string | undefined,
  indent: string,
  {style, columns}: Look
): string[] {
  const room = Math.max(20, columns - 1 - indent.length)
  const name = journal === undefined ? '' : harmlessStart(cut(harmless(journal), room))
  if (rules.length === 0) return name === '' ? [] : [`${indent}${name}`]
  const used = name === '' ? 2 : textWidth(name) + gap.length + 2
  const [first = '', ...rest] = wrap(harmless(rules.join(', ')), room, used)
  const head = name === '' ? '' : `${name}${gap}`
  const lines = first === '' ? rest : [first, ...rest]
  return lines.map((line, index) => {
    if (index > 0) return `${indent}  ${style.dim(line)}`
    return `${indent}${first === '' && name !== '' ? `${name}\n${indent}` : head}${style.blue('=')} ${style.dim(line)}`
  })
}

/** A citation where the terminal is too narrow for the table: state and label, then what is known of its source. */
function blockOf(one: ListedCitation, cells: readonly string[], look: Look): string[] {
  const [place = '', label = '', source = '', journal = '', date = '', kind = '', state = ''] = cells
  const indent = '  '
  const room = Math.max(20, look.columns - 1)
  const [where = '', , , , , , how = ''] = painted([place, '', '', '', '', '', state], one, look)
  const name = cut(label, room - textWidth(`${place}${gap}${gap}${state}`))
  const facts = [kind, date, journal].filter(text => text !== nothing).join(' · ')
  return [
    `${where}${gap}${how}${gap}${look.style.bold(name)}`,
    `${indent}${harmlessStart(cut(source, room - indent.length, true))}`,
    `${indent}${look.style.dim(cut(facts, room - indent.length))}`,
    ...notesUnder(one, undefined, indent, look)
  ]
}

const english = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`
const french = (count: number, noun: string): string => `${count} ${noun}${count < 2 ? '' : 's'}`

function closing(files: readonly CitationFile[], {language, style}: Look): string {
  const {citations, sources, listed, broken, found} = summarizeCitations(files)
  if (files.length === 0) return ''
  const isEnglish = language === 'en'
  const count = isEnglish ? english : french
  const parts = [
    broken > 0 && (isEnglish ? `${broken} broken` : `${broken} ${broken < 2 ? 'rompue' : 'rompues'}`),
    found > 0 && (isEnglish ? `${found} with findings` : `${found} avec des constats`)
  ].filter(Boolean)
  const where = isEnglish ? `in ${count(files.length, 'file')}` : `dans ${count(files.length, 'fichier')}`
  if (citations === 0) return `${isEnglish ? 'No citations' : 'Aucune citation'} ${where}.\n`
  const total = `${count(citations, 'citation')} ${isEnglish ? 'of' : 'de'} ${count(sources, 'source')} ${where}`
  const colon = isEnglish ? ': ' : '\u00a0: '
  const sum = parts.length > 0 ? style.bold(`${total}${colon}${parts.join(', ')}`) : style.green(`${total}.`)
  return `${sum}\n${listed > 0 ? `${style.dim(words[language].listed)}\n` : ''}`
}
