import type {Snapshot} from './document.ts'
import {findIdentifiers, type Identifier} from './identifier/index.ts'
import {afterEnding, lineEnd, type Range, shift} from './text.ts'

/** A work that the front matter holds under `references:`, as Pandoc reads it. Offsets of the document. */
export type DeclaredWork = {
  readonly key: string
  readonly range: Range
  /** Where its key is written. */
  readonly head: Range
  readonly identities: readonly Identifier[]
}

/** Whether works are kept elsewhere too: what the front matter does not hold may be there. */
export const hasBibliography = ({segments: [top]}: Snapshot): boolean =>
  top?.kind === 'front-matter' && /^[\t ]*["']?bibliograph(?:y|ies)["']?[\t ]*:/m.test(top.text)

/** The works of the front matter, in its order; none where it has none. */
export function declaredWorks({segments: [top]}: Snapshot): DeclaredWork[] {
  const text = top?.kind === 'front-matter' ? top.text : ''
  const from = /^references:[\t ]*$/m.exec(text)
  if (!from) return []
  const start = from.index + from[0].length
  const rest = text.slice(start)
  const end = start + (/(?:\r\n|\n|\r)(?=[^\s-]|---)/.exec(rest)?.index ?? rest.length)
  const starts = itemStarts(text, start, end)
  return starts.flatMap((at, index) => workAt(text, {start: at, end: starts[index + 1] ?? end}) ?? [])
}

/** Where the items of the list begin: lines with a dash as far left as the first one. */
function itemStarts(text: string, start: number, end: number): number[] {
  const found: number[] = []
  let indent: number | undefined
  for (let at = afterEnding(text, lineEnd(text, start)); at < end; at = afterEnding(text, lineEnd(text, at))) {
    const dash = /^([\t ]*)-[\t ]/.exec(text.slice(at, Math.min(end, at + 40)))
    if (!dash) continue
    indent ??= dash[1]?.length ?? 0
    if ((dash[1]?.length ?? 0) === indent) found.push(at)
  }
  return found
}

function workAt(text: string, {start, end}: Range): DeclaredWork | undefined {
  const source = text.slice(start, end).trimEnd()
  const id = /^[\t ]*-?[\t ]*["']?id["']?:[\t ]*["']?([^\s"']{1,200})/m.exec(source)
  if (!id) return undefined
  const key = id[1] ?? ''
  const at = start + id.index + id[0].length - key.length
  return {
    key,
    range: {start, end: start + source.length},
    head: {start: at, end: at + key.length},
    identities: ownIdentities(source)
  }
}

/** The identifiers that name the work itself, in fields of their own: a note may name others. */
function ownIdentities(source: string): Identifier[] {
  const fields = [...source.matchAll(/^[\t ]*-?[\t ]*["']?(DOI|PMID|PMCID)["']?:[\t ]*["']?([^\s"']{1,400})/gim)]
  return fields.flatMap(([, name, value]) =>
    findIdentifiers(/^pmid$/i.test(name ?? '') ? `PMID: ${value}` : (value ?? ''))
      .slice(0, 1)
      .map(({identifier}) => identifier)
  )
}

/** A key that the text cites in brackets, with its place in the document, `@` included. */
export type CitedKey = {readonly key: string; readonly range: Range}

/** Keys of figures, tables, sections and the like, which name parts of the document itself. */
const internal =
  /^(?:fig|tbl|tab|sec|eq|lst|thm|lem|cor|prp|cnj|def|exm|exr|sol|rem|nte|tip|wrn|imp|cau|alg|vid|supp)[-:]/i

/** The keys that stand in brackets (`[@tea2011, p. 3; -@rest2019]`), by place. A mere `@name` may be a person. */
export const citedKeys = ({segments, starts}: Snapshot): CitedKey[] =>
  segments.flatMap(({masked}, index) =>
    [...masked.matchAll(/(?<!\\)\[[^[\]\n\r]{0,200}@[^[\]\n\r]{0,300}\](?![(:])/g)].flatMap(group =>
      [...group[0].matchAll(/(?<![\p{L}\d.\\])@([\p{L}\d_](?:[\p{L}\d_:.#$%&+?<>~/-]{0,100}[\p{L}\d_])?)/gu)].flatMap(
        match => {
          const key = match[1] ?? ''
          const at = group.index + match.index
          const range = shift({start: at, end: at + match[0].length}, starts[index] ?? 0)
          return internal.test(key) ? [] : [{key, range}]
        }
      )
    )
  )
