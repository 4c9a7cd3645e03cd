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
  // Two quoted phrases are no title in one pair of marks.
  const isPlain = !/[«»“”„‹›]/.test(source.slice(1, -1))
  if (closers[mark] !== undefined)
    return mended('typographicTitle', title, typographic(text, title), title, isPlain ? 'safe' : 'review')
  if (mark === '"' || mark === "'") return straight(text, title, mark, source)
  const isBracketed = mark === '(' && source.endsWith(')')
  return isBracketed ? mended('quotesInTitle', title, quoteEdits(text, title, source.slice(1, -1))) : undefined
}

const mended = (
  kind: Kind,
  title: Range,
  edits: readonly Edit[],
  range = title,
  safety: Repair['safety'] = 'safe'
): Defect<Kind> => ({kind, range, claim: title, repairs: [{titleId: 'mendTitle', safety, edits}]})

/** A title that begins with a straight `mark`. */
function straight(text: string, title: Range, mark: string, source: string): Defect<Kind> | undefined {
  const inner = source.slice(1, -1)
  const first = {start: title.start, end: title.start + 1}
  const isClosed = source.length > 1 && source.endsWith(mark)
  // An escaped mark ends nothing.
  if (isClosed && /^[^\\]*\\$/.test(inner))
    return mended('unclosedTitle', title, [{start: title.end, end: title.end, text: mark}], first)
  const two = /^(["'])((?:(?!\1).)*)\1\s+(["'])((?:(?!\3).)*)\3$/s.exec(source)
  if (two) return mended('secondTitle', title, quoteEdits(text, title, `${two[2]}, ${two[4]}`), title, 'review')
  if (isClosed) return mended('quotesInTitle', title, quoteEdits(text, title, inner))
  if (source.slice(1).includes(mark)) return undefined
  const words = source.slice(1).replace(/[”»’]$/, '')
  return mended('unclosedTitle', title, [{start: first.end, end: title.end, text: `${words}${mark}`}], first)
}

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
