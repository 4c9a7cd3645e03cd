import {findIdentifiers, type Identifier} from './identifier/index.ts'
import type {Model, Question} from './model.ts'
import {nothing} from './part.ts'
import type {Segment} from './segment.ts'
import {afterEnding, lineEnd, type Range} from './text.ts'

/** A work that the front matter holds under `references:`, as Pandoc reads it. Offsets of the document. */
export type DeclaredWork = {
  readonly key: string
  readonly range: Range
  /** Where its key is written. */
  readonly head: Range
  readonly identities: readonly Identifier[]
}

/** The front matter of a document; empty where it has none. */
export const frontMatterOf = ({first}: Model): string => (first?.kind === 'front-matter' ? first.text : '')

/** Whether works are kept elsewhere too: what the front matter does not hold may be there. */
export const hasBibliography = (model: Model): boolean =>
  /^[\t ]*["']?bibliograph(?:y|ies)["']?[\t ]*:/m.test(frontMatterOf(model))

/** The works of the front matter, in its order; none where it has none. It stands first, so that its offsets never move. */
export const declaredWorks: Question<readonly DeclaredWork[]> = {answer: model => worksIn(frontMatterOf(model))}

/** The works of a front matter. */
export function worksIn(text: string): readonly DeclaredWork[] {
  const from = /^references:[\t ]*$/m.exec(text)
  if (!from) return nothing
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

/** A key that the text cites in brackets, `@` included in its range, which is its segment's. */
export type CitedKey = {readonly key: string; readonly range: Range}

/** Keys of figures, tables, sections and the like, which name parts of the document itself. */
const internal =
  /^(?:fig|tbl|tab|sec|eq|lst|thm|lem|cor|prp|cnj|def|exm|exr|sol|rem|nte|tip|wrn|imp|cau|alg|vid|supp)[-:]/i

/** The keys that stand in brackets (`[@tea2011, p. 3; -@rest2019]`), by place. A mere `@name` may be a person. */
export function citedKeys({text, masked}: Segment): readonly CitedKey[] {
  // What is masked is blank: what is in neither is not in the text.
  if (!text.includes('@') || !text.includes('[')) return nothing
  return [...masked.matchAll(/(?<!\\)\[[^[\]\n\r]{0,200}@[^[\]\n\r]{0,300}\](?![(:])/g)].flatMap(group =>
    [...group[0].matchAll(/(?<![\p{L}\d.\\])@([\p{L}\d_](?:[\p{L}\d_:.#$%&+?<>~/-]{0,100}[\p{L}\d_])?)/gu)].flatMap(
      match => {
        const key = match[1] ?? ''
        const at = group.index + match.index
        return internal.test(key) ? [] : [{key, range: {start: at, end: at + match[0].length}}]
      }
    )
  )
}
