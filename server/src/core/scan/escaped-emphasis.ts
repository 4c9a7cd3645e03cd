import type {Defect, Scanner} from './defect.ts'
import {inlineBlocks, isEscaped} from './inline.ts'
import {isSpace, isWord} from './loose-marker.ts'
import {isOpening, isStatistic} from './marker-pair.ts'

type Kind = 'escapedMarkers' | 'fullWidthMarkers'

/** `\*\*words\*\*`, `\_\_words\_\_`, `\*words\*`: the same marker on both sides. */
const escaped = /((?:\\\*){1,3}|(?:\\_){1,2})(?![\s*_\\])([^\n\r\\*]{1,160}?)(?<!\s)(?:\\\*|\\_){1,3}(?![*_])/g
const wide = /([＊＿]{1,3})[ \u3000]?([^\s＊＿*_][^\n\r＊＿*]{0,158}?)[ \u3000]?([＊＿]{1,3}|\*{1,3})(?![＊＿*])/g
/** A lesson on Markdown writes them on purpose. */
const lesson = /^(?:bold|strong|gras|italics?|italique|emphasis|text|texte|word|mot)$/i

/**
 * Markers of emphasis that readers see, because each is escaped or is the full-width form of an East Asian keyboard.
 *
 * ```text
 * \*\*Important\*\*   ＊＊Important＊＊
 * ^^^^                ^^
 * ```
 */
export const scanEscapedEmphasis: Scanner<Kind> = ({masked, loose, reading}) => {
  const hasEscaped = /\\[*_]/.test(masked)
  const hasWide = /[＊＿]/.test(masked)
  if (!hasEscaped && !hasWide) return []
  return inlineBlocks(reading)
    .flatMap(({range: {start, end}}) => {
      const text = loose.slice(start, end)
      return [...(hasEscaped ? escapedIn(text, start) : []), ...(hasWide ? wideIn(text, start) : [])]
    })
    .sort((a, b) => a.range.start - b.range.start)
}

function escapedIn(text: string, base: number): Defect<Kind>[] {
  const found: Defect<Kind>[] = []
  const count = text.match(/\\[*_]/g)?.length ?? 0
  for (const match of text.matchAll(escaped)) {
    const [source, opening = '', words = ''] = match
    const closing = source.slice(opening.length + words.length)
    const start = match.index
    const end = start + source.length
    if (closing !== opening || isEscaped(text, start) || lesson.test(words) || isStatistic(words)) continue
    const [before, after] = [text[start - 1] ?? '', text[end] ?? '']
    if (!isMeant(opening, words, before, after, count)) continue
    const marker = opening.replaceAll('\\', '')
    found.push({
      kind: 'escapedMarkers',
      range: {start: base + start, end: base + start + opening.length},
      data: {marker, found: opening},
      repairs: [
        {
          titleId: 'unescape',
          safety: 'review',
          edits: [
            {start: base + start, end: base + start + opening.length, text: marker},
            {start: base + end - closing.length, end: base + end, text: marker}
          ]
        }
      ]
    })
  }
  // Where brackets are escaped too, stars are as meant.
  if (/\\\[\d/.test(text)) return found.filter(({data}) => String(data?.['marker']).length > 1)
  // Several kinds of markers in one block are a lesson on them.
  return new Set(found.map(({data}) => data?.['marker'])).size > 1 ? [] : found
}

/** Not the stars of notes, products, alleles and file names, which are escaped for good reason. */
function isMeant(opening: string, words: string, before: string, after: string, count: number): boolean {
  if (!/\p{L}{2}/u.test(words) || (!isSpace(before) && !isOpening(before)) || isWord(after)) return false
  const isUnderscore = opening.includes('_')
  if (isUnderscore) return /\s|[^\x00-\x7f]/.test(words) || /^\p{Lu}\p{Ll}+$/u.test(words)
  if (opening.length > 2) return true
  return count === 2 && words.length <= 60 && /^[\p{L}«“"(]/u.test(words) && !/[\d=]/.test(words)
}

function wideIn(text: string, base: number): Defect<Kind>[] {
  const found: Defect<Kind>[] = []
  for (const match of text.matchAll(wide)) {
    const [source, opening = '', words = '', closing = ''] = match
    const start = base + match.index
    const marker = opening.replaceAll('＊', '*').replaceAll('＿', '_')
    const isSame = closing.replaceAll('＊', '*').replaceAll('＿', '_') === marker
    if (!isSame || !/\p{L}/u.test(words) || isStatistic(words)) continue
    const isNote = marker.length === 1
    const isGapped = source.length > opening.length + words.length + closing.length
    const before = text[match.index - 1] ?? ''
    // Blanks to fill in, and signs behind a name.
    if (/^[,.;:)]/.test(words) || (isGapped && isSpace(before) && before !== '')) continue
    if (isNote && (/[\u3040-\u9fff]/.test(words) || words.length > 60)) continue
    const after = text[match.index + source.length] ?? ''
    const gap = /[\p{P}\p{S}]$/u.test(words) && isWord(after) ? ' ' : ''
    found.push({
      kind: 'fullWidthMarkers',
      range: {start, end: start + opening.length},
      data: {marker, found: opening},
      repairs: [
        {
          titleId: 'useAscii',
          safety: isNote || isGapped || isWord(before) ? 'review' : 'safe',
          edits: [
            {start, end: start + source.indexOf(words, opening.length), text: marker},
            {
              start: start + source.indexOf(words, opening.length) + words.length,
              end: start + source.length,
              text: marker + gap
            }
          ]
        }
      ]
    })
  }
  return found
}
