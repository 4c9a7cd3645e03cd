import type {Language} from '../../core/language.ts'
import type {HoverFinding} from '../../features/hover.ts'
import {type Knowledge, knowledge} from '../../knowledge/index.ts'
import {lastRead} from '../../knowledge/record.ts'
import type {Configuration} from '../configuration.ts'
import {fill} from '../message.ts'
import {citationLines} from './citation.ts'
import type {Teller} from './fact.ts'
import {pageLine, recordLines} from './record.ts'
import {stemLines} from './stem.ts'
import {dateInWords, hoverTexts} from './texts.ts'
import {type HoverFormat, writerOf} from './writer.ts'

export type {HoverFormat} from './writer.ts'

/** Longest hover, in UTF-16 units. */
const limit = 8192

/** How a hover is to be shown. */
export type HoverStyle = {
  readonly language: Language
  readonly format: HoverFormat
  /** Id of the client's command that puts its argument on the clipboard; absent where there is none. */
  readonly copyCommand?: string
}

/** What a hover needs of the configuration. */
type HoverConfiguration = Pick<Configuration, 'knowledge' | 'staleAfter' | 'clock'>

const unconfigured: HoverConfiguration = {knowledge, staleAfter: Number.POSITIVE_INFINITY}

/**
 * A hover as text: what it is, then one fact a line, each with its source and date.
 *
 * Everything that comes from a document or a record goes through one escaping function: nothing in it can become a
 * link, an image, HTML or a command. The only live commands are ours, and they copy.
 */
export function renderHover(
  found: HoverFinding,
  style: HoverStyle,
  {knowledge: known, staleAfter, clock}: HoverConfiguration = unconfigured
): string {
  const write = writerOf(style.format, style.language, style.copyCommand)
  const teller = {write, freshness: {today: clock?.(), staleAfter}, said: new Set<string>()}
  const lines = linesOf(found, known, teller)
  const text = lines.join('\n')
  if (text.length <= limit) return text
  const end = text.lastIndexOf('\n', limit)
  // One endless line is cut anywhere: what it ends with cannot be markup of ours.
  return end > 0 ? `${text.slice(0, end)}\n…` : `${write.plain(text.slice(0, limit / 8))}…`
}

/** The lines of a hover, closed by how far it was looked, and what is not known. */
function linesOf(found: HoverFinding, known: Knowledge, teller: Teller): string[] {
  const {write} = teller
  const say = (text: {readonly en: string; readonly fr: string}, iso = ''): string =>
    write.quiet(fill(text[write.language], {date: dateInWords(iso, write.language)}))
  if (found.kind === 'stem') return [...stemLines(found, write), '', say(hoverTexts.stemOnly)]
  const {record} = found
  const isOwn = record !== undefined && known.layerOf(record) === 'workspace'
  const asOf = record ? lastRead(record) : ''
  if (found.kind === 'term') {
    const lines = recordLines(found.record, known, teller)
    if (isOwn) return asOf ? [...lines, '', say(hoverTexts.workspace, asOf)] : lines
    return [...lines, '', `${say(hoverTexts.asOf, asOf)} ${pageLine(found.record, write)}`]
  }
  const lines = citationLines(found, known, teller)
  if (!record) return [...lines, '', say(hoverTexts.unknown)]
  return [...lines, '', ...(isOwn ? [say(hoverTexts.workspace, asOf)] : []), say(hoverTexts.unchecked, asOf)]
}
