import type {Edit, Range} from '../text.ts'
import type {Defect, Repair} from './defect.ts'

type Kind = 'unclosedTitle' | 'typographicTitle' | 'quotesInTitle' | 'secondTitle'

const closers: Readonly<Record<string, string>> = {'“': '”', '«': '»', '‘': '’', '„': '“”', '‹': '›', '”': '”'}

/**
 * What keeps the text after an address from being a title: it is not closed, its quotation marks are typographic, or it
 * holds its own.
 *
 * @param title
 *   From its first mark to the last unit before the closing parenthesis.
 * @returns
 *   `undefined` where no quotation mark begins it.
 */
export function titleDefect(text: string, title: Range): Defect<Kind> | undefined {
  const source = text.slice(title.start, title.end)
  const mark = source[0] ?? ''
  const last = source.at(-1) ?? ''
  const inner = source.slice(1, -1)
  const mended = (
    range: Range,
    edits: readonly Edit[],
    kind: Kind,
    safety: Repair['safety'] = 'safe'
  ): Defect<Kind> => ({
    kind,
    range,
    claim: title,
    repairs: [{titleId: 'mendTitle', safety, edits}]
  })
  if (closers[mark] !== undefined) return mended(title, typographic(text, title), 'typographicTitle')
  if (mark === '"' || mark === "'") {
    // An escaped mark ends nothing.
    if (/^[^\\]*\\$/.test(inner) && last === mark) {
      return mended(
        {start: title.start, end: title.start + 1},
        [{start: title.end, end: title.end, text: mark}],
        'unclosedTitle'
      )
    }
    if (source.length > 1 && last === mark) {
      const two = /^(.*?)(["'])\s+(["'])(.*)$/s.exec(inner)
      if (two && two[2] === mark) return mended(title, quoteEdits(text, title, merged(source)), 'secondTitle', 'review')
      return mended(title, quoteEdits(text, title, inner), 'quotesInTitle')
    }
    const two = /^(["'])((?:(?!\1).)*)\1\s+(["'])((?:(?!\3).)*)\3$/s.exec(source)
    if (two) return mended(title, quoteEdits(text, title, `${two[2]}, ${two[4]}`), 'secondTitle', 'review')
    if (!inner.includes(mark) && !source.slice(1).includes(mark)) {
      const words = source.slice(1).replace(/[”»’]$/, '')
      const edits = [{start: title.start + 1, end: title.end, text: `${words}${mark}`}]
      return mended({start: title.start, end: title.start + 1}, edits, 'unclosedTitle')
    }
    return undefined
  }
  if (mark === '(' && last === ')') return mended(title, quoteEdits(text, title, inner), 'quotesInTitle')
  return undefined
}

const merged = (source: string): string => source.slice(1, -1).replace(/["']\s+["']/g, ', ')

function typographic(text: string, title: Range): Edit[] {
  const source = text.slice(title.start, title.end)
  const closer = closers[source[0] ?? ''] ?? ''
  const end = closer.includes(source.at(-1) ?? ' ') || source.at(-1) === '"' ? source.length - 1 : source.length
  return quoteEdits(text, title, source.slice(1, end).replace(/^[\s\u00a0\u202f]+|[\s\u00a0\u202f]+$/g, ''))
}

/** Edits that make a title of `words` (all of `title` if absent), in straight quotation marks. */
export function quoteEdits(text: string, title: Range, words = text.slice(title.start, title.end)): Edit[] {
  const isQuoted = words.includes('"') && !words.includes("'")
  if (isQuoted) return [{start: title.start, end: title.end, text: `'${words}'`}]
  const inside = words.replace(/(?<!\\)"/g, '\\"')
  return [{start: title.start, end: title.end, text: `"${inside}"`}]
}
