import {type Citation, identityOf} from '../../core/citation.ts'
import type {Snapshot} from '../../core/document.ts'
import type {Finding} from '../../core/finding.ts'
import {type Identifier, keyOf} from '../../core/identifier/index.ts'
import {modelOf} from '../../core/model.ts'
import {type NotePlace, notesOf} from '../../core/notes.ts'
import {contains, overlaps, type Range, shift} from '../../core/text.ts'
import {rules} from '../../rules/index.ts'
import type {Call} from './figures.ts'
import type {Passage} from './passages.ts'
import {languageNeutral} from './same-page.ts'

/** `source`: a link, an address or an identifier; `note`: `[^1]`; `key`: `@smith2020`; `number`: one of `[1–3]`. */
export type MentionKind = 'source' | 'note' | 'key' | 'number'

/** A place where a text points to a source, in whatever way. Ranges are of the document. */
export type Mention = {
  readonly kind: MentionKind
  /** What it points to; texts that are faithful to each other point to the same. */
  readonly key: string
  /** The same without what tells the language of an address. */
  readonly neutralKey: string
  /** What it points to, for people. */
  readonly name: string
  readonly range: Range
  /** What readers see of it, where that is not all of it. */
  readonly label?: {readonly text: string; readonly range: Range}
  readonly url: string
  readonly identifier?: Identifier
  /** The source that its label names. */
  readonly shown?: Identifier
  /** It was meant as a link, a note or a key, and no renderer makes one of it. */
  readonly isBroken: boolean
  /** An address or an identifier that stands in the text as it is. */
  readonly isBare: boolean
}

const syntaxRules = new Set(rules.filter(({category}) => category === 'syntax').map(({id}) => id))

/**
 * All that points to a source in a document, by place. Images, links to other places of the text and to files are left
 * out: a translation names them anew.
 *
 * @param findings
 *   What MedCite finds in it: a link that is broken without looking so is known by its findings.
 * @param calls
 *   References that it calls by number, in ranges of the document.
 */
export function mentionsOf(
  snapshot: Snapshot,
  findings: readonly Finding[],
  passages: readonly Passage[],
  calls: readonly Call[]
): Mention[] {
  const sources = sourcesOf(snapshot, breaksOf(findings))
  const isFree = freeOf(sources)
  const numbers = calls
    .filter(({range}) => isFree(range))
    .flatMap(({range, numbers: all}) => all.map(one => plain('number', String(one), `[${one}]`, range)))
  return [
    ...sources,
    ...notes(snapshot),
    ...passages.flatMap(keysIn).filter(({range}) => isFree(range)),
    ...numbers
  ].sort((a, b) => a.range.start - b.range.start)
}

/** Places of errors that break a link, in order. */
const breaksOf = (findings: readonly Finding[]): Range[] =>
  findings
    .filter(({rule, severity}) => severity === 'error' && syntaxRules.has(rule))
    .map(({range}) => range)
    .sort((a, b) => a.start - b.start)

const plain = (kind: MentionKind, key: string, name: string, range: Range, isBroken = false): Mention => ({
  kind,
  key: `${kind} ${key}`,
  neutralKey: `${kind} ${key}`,
  name,
  range,
  url: '',
  isBroken,
  isBare: false
})

function sourcesOf(snapshot: Snapshot, breaks: readonly Range[]): Mention[] {
  const found: Mention[] = []
  let at = 0
  for (const citation of modelOf(snapshot).citations) {
    const mention = toMention(citation)
    if (!mention) continue
    while (at < breaks.length && (breaks[at]?.end ?? 0) <= mention.range.start) at++
    const next = breaks[at]
    const isBroken = mention.isBroken || (next !== undefined && contains(mention.range, next))
    found.push({...mention, isBroken})
  }
  return found
}

/** An address that was meant to lead out of the text, however badly it is written. */
const address =
  /^\w{3,5}\s?s?\s?[:;]{0,3}\s?\/{1,3}\s?\S|^www\.|\b10\.\d{4,9}|^[\w-]{1,63}(?:\.[\w-]{1,63})*\.[a-z]{2,24}\//i

function toMention(citation: Citation): Mention | undefined {
  const {kind, range, label, locator, identity} = citation
  const identifier = identityOf(citation)
  const url = locator?.url ?? ''
  if (kind === 'image' || (!identifier && !address.test(url))) return undefined
  const isUrl = identifier?.scheme === 'url'
  const key = identifier ? keyOf(identifier) : `raw:${url.replace(/\s+/g, '')}`
  return {
    kind: 'source',
    key,
    neutralKey: isUrl ? `url:${languageNeutral(identifier.value)}` : key,
    name: identifier && !isUrl ? identifier.value : url || (identifier?.value ?? ''),
    range,
    ...(label && {label}),
    url,
    ...(identifier && {identifier}),
    ...(identity.shown && {shown: identity.shown}),
    isBroken: kind === 'broken',
    isBare: kind === 'bare'
  }
}

function notes(snapshot: Snapshot): Mention[] {
  const notes = notesOf(modelOf(snapshot))
  const inOrder = (places: readonly NotePlace[]): NotePlace[] =>
    [...places].sort((a, b) => a.range.start - b.range.start)
  const note = ({label, range}: {label: string; range: Range}, isBroken: boolean): Mention =>
    plain('note', label, `[^${label}]`, range, isBroken)
  return [
    ...inOrder(notes.flatMap(({references}) => references)).map(one => note(one, false)),
    ...notes.flatMap(({literal, definitions}) => literal.map(one => note(one, definitions.length === 0))),
    ...inOrder(notes.flatMap(({broken}) => broken)).map(one => note(one, true))
  ]
}

const keyName = '[\\p{L}\\d_](?:[\\p{L}\\d_]|[:.#$%&+?<>~/-](?=[\\p{L}\\d_])){0,200}'
/** Keys between brackets, and keys in the text that name a year: other words behind `@` are people. */
const bracketedKeys = /\[[^[\]@]{0,200}@[^[\]]{1,1000}\]/gu
const anyKey = new RegExp(`(?<![\\p{L}\\d.@\\\\])@(?:\\{([^{}\\s]{1,200})\\}|(${keyName}))`, 'gu')
const loneKey = /(?<![\p{L}\d.@\\/])@(\p{L}[\p{L}_:-]{1,40}(?:19|20)\d{2}[a-z]?)(?![\p{L}\d])/gu

/** Cross-references of Quarto and bookdown point to the text itself. */
const crossReference = /^(?:fig|tbl|tab|sec|eq|lst|thm|lem|cor|def|exm|exr|nte|tip)[-:]/i

function keysIn({prose, range: {start}}: Passage): Mention[] {
  if (!prose.includes('@')) return []
  const found = new Map<number, Mention>()
  const put = (name: string, at: number, end: number) => {
    if (!crossReference.test(name)) found.set(at, plain('key', name, `@${name}`, shift({start: at, end}, start)))
  }
  for (const group of prose.matchAll(bracketedKeys)) {
    for (const match of group[0].matchAll(anyKey)) {
      const at = group.index + match.index
      put(match[1] ?? match[2] ?? '', at, at + match[0].length)
    }
  }
  for (const match of prose.matchAll(loneKey)) {
    if (!found.has(match.index)) put(match[1] ?? '', match.index, match.index + match[0].length)
  }
  return [...found.values()]
}

/** Tells whether a place lies outside all sources; asked in any order. */
function freeOf(sources: readonly Mention[]): (range: Range) => boolean {
  const starts = sources.map(({range}) => range.start)
  return range => {
    let low = 0
    let high = starts.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((starts[middle] ?? 0) < range.end) low = middle + 1
      else high = middle
    }
    // Sources hold each other at most as an image in a link does.
    return [sources[low - 1], sources[low - 2]].every(one => !one || !overlaps(one.range, range))
  }
}
