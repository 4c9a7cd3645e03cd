import type {Text} from '../core/language.ts'
import {lineStart, type Range} from '../core/text.ts'
import type {KnownRecord} from '../knowledge/record.ts'
import {workspaceSchema} from '../knowledge/record-schema.ts'
import {keysOf, optionsOf, schemaAt, textOf} from '../knowledge/schema-walk.ts'
import {contentOf, type Path, parseYaml} from '../knowledge/yaml.ts'

/** Something that may stand where the author writes in `.medcite/knowledge.yaml`. */
export type Completion = {
  readonly kind: 'key' | 'value' | 'source' | 'record'
  readonly label: string
  /** What replaces {@link range}. */
  readonly insert: string
  readonly range: Range
  /** What it is; absent where nothing more is known of it. */
  readonly text?: Text
}

/** Where the author writes: inside what, after which key, and the word that is begun. */
type Spot = {readonly path: Path; readonly key?: string; readonly word: string; readonly present: readonly string[]}

/**
 * What may be written at `offset` of a workspace file, as its schema wants it.
 *
 * @param records
 *   Records that a trial, a therapy or a publication may be.
 */
export function completeKnowledge(text: string, offset: number, records: readonly KnownRecord[]): Completion[] {
  const spot = spotAt(text, offset)
  if (!spot) return []
  // The rest of the word is replaced with it, and its colon is there.
  const rest = /^[\w-]*/.exec(text.slice(offset, offset + 80))?.[0] ?? ''
  const range = {start: offset - spot.word.length, end: offset + rest.length}
  const hasColon = text[range.end] === ':'
  // Without the line that is being written the rest is YAML, and tells of which type the record is.
  const value = contentOf(parseYaml(withoutLine(text, offset)).document)
  const offer = (kind: Completion['kind'], label: string, insert = label, said?: Text): Completion => ({
    kind,
    label,
    insert,
    range,
    ...(said && {text: said})
  })
  const {key, path} = valueSpot(spot)
  if (key !== undefined) {
    const options = optionsOf(schemaAt(workspaceSchema, [...path, key], value)).map(one => offer('value', one))
    return [
      ...options,
      ...sourceKeys(value, path, key).map(one => offer('source', one)),
      ...recordIds(records, value, key).map(one => offer('record', one))
    ]
  }
  const nodes = schemaAt(workspaceSchema, path, value)
  return keysOf(nodes)
    .filter(one => !spot.present.includes(one))
    .map(one => offer('key', one, hasColon ? one : `${one}: `, nodes.map(node => textOf(node, one)).find(Boolean)))
}

/** An item of a list of plain values is completed as a value of the list's key. */
function valueSpot({path, key, ...rest}: Spot): Spot {
  const list = path.at(-2)
  const isItem = key === undefined && typeof path.at(-1) === 'number' && typeof list === 'string'
  return isItem && plainLists.includes(list) ? {...rest, path: path.slice(0, -2), key: list} : {...rest, path, key}
}

/** Lists of plain values. */
const plainLists = ['sources', 'namedBy', 'trials', 'publications']

/** Lists that name sources. */
const sourceLists = ['sources', 'namedBy']

/** Keys of the sources that the record at `path` may name. */
function sourceKeys(value: unknown, path: Path, key: string): string[] {
  if (!sourceLists.includes(key) || path.length < 2) return []
  const own = at(value, [...path.slice(0, 2), 'definitions'])
  return [...new Set([...Object.keys(own), ...Object.keys(at(value, ['sources']))])]
}

/** Ids of the records that a key may name. */
function recordIds(bundled: readonly KnownRecord[], value: unknown, key: string): string[] {
  const type = ({trials: 'trial', therapy: 'therapy', publications: 'work'} as const)[key]
  if (!type) return []
  const own = Object.values(at(value, ['records'])).flatMap(one => (isTyped(one, type) ? [one.id] : []))
  return [...new Set([...own, ...bundled.filter(one => one.type === type).map(({id}) => id)])]
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

const isTyped = (value: unknown, type: string): value is {readonly id: string} =>
  isObject(value) && value['type'] === type && typeof value['id'] === 'string'

/** The object at `path` of `value`; an empty one where there is none. */
function at(value: unknown, path: Path): Readonly<Record<string, unknown>> {
  let inner = value
  for (const step of path) inner = isObject(inner) ? inner[String(step)] : undefined
  return isObject(inner) ? inner : {}
}

function withoutLine(text: string, offset: number): string {
  const start = lineStart(text, offset)
  const end = text.indexOf('\n', offset)
  const line = text.slice(start, offset)
  // A list's new item must stay one, or those after it would count one less.
  return `${text.slice(0, start)}${/^\s*-/.exec(line)?.[0] ?? ''}${end < 0 ? '' : text.slice(end)}`
}

type Level = {readonly indent: number; readonly step: string | number}

/** The place of `offset` by indentation, as YAML nests blocks; `undefined` where nothing can be offered. */
function spotAt(text: string, offset: number): Spot | undefined {
  const levels: Level[] = []
  const lines = text.slice(0, offset).split(/\r\n|\n|\r/)
  const last = lines.pop() ?? ''
  for (const line of lines) enter(levels, line)
  const {content, indent} = enterItems(levels, last)
  leave(levels, indent)
  const path = levels.map(({step}) => step)
  const flow = inFlow(content)
  if (flow) return {...flow, path: flow.under === undefined ? path : [...path, flow.under]}
  const pair = /^([\w-]+):[ \t]+(?:\[?(?:[\w-]+,[ \t]*)*|["'])([\w-]*)$/.exec(content)
  if (pair) return {path, key: pair[1] ?? '', word: pair[2] ?? '', present: []}
  if (!/^[\w-]*$/.test(content)) return undefined
  // What stands above the first key of an item belongs to the item before it.
  const present = presentKeys(text, offset, indent, /^ *- /.test(last) || last.trimEnd().endsWith('-'))
  return {path, word: content, present}
}

/** The same inside `{…` on one line. */
function inFlow(content: string): (Omit<Spot, 'path'> & {readonly under?: string}) | undefined {
  const flow = /^(?:([\w-]+):[ \t]+)?\{([^}]*)$/.exec(content)
  if (!flow) return undefined
  const inside = flow[2] ?? ''
  const part = /(?:^|,)[ \t]*([^,[\]]*|[\w-]+:[ \t]*\[[^\]]*)$/.exec(inside)?.[1] ?? ''
  const pair = /^([\w-]+):[ \t]*\[?(?:[\w-]+,[ \t]*)*([\w-]*)$/.exec(part)
  const under = flow[1]
  if (pair) return {under, key: pair[1] ?? '', word: pair[2] ?? '', present: []}
  const present = [...inside.matchAll(/([\w-]+):/g)].map(([, key = '']) => key)
  return /^[\w-]*$/.test(part) ? {under, word: part, present} : undefined
}

/** Takes `line` into `levels`, if it holds a key or begins an item. */
function enter(levels: Level[], line: string): void {
  if (/^\s*(?:#|$)/.test(line)) return
  const {content, indent} = enterItems(levels, line)
  leave(levels, indent)
  const key = /^([\w-]+):(?:\s|$)/.exec(content)?.[1]
  if (key !== undefined) levels.push({indent, step: key})
}

/** Takes the `- ` that begin `line` into `levels`; gives what stands after them, and at which column. */
function enterItems(levels: Level[], line: string): {readonly content: string; readonly indent: number} {
  let indent = /^ */.exec(line)?.[0].length ?? 0
  let content = line.slice(indent)
  for (let dash = /^- +|^-$/.exec(content); dash; dash = /^- +|^-$/.exec(content)) {
    const before = levels.find(level => level.indent === indent && typeof level.step === 'number')
    const deeper = levels.findIndex(level => level.indent > indent || level === before)
    if (deeper >= 0) levels.length = deeper
    levels.push({indent, step: typeof before?.step === 'number' ? before.step + 1 : 0})
    indent += dash[0].length
    content = content.slice(dash[0].length)
  }
  return {content, indent}
}

/** Leaves the levels that a line at `indent` is no longer inside; items stand at the column of their key. */
function leave(levels: Level[], indent: number): void {
  while (levels.length > 0) {
    const top = levels.at(-1)
    if (!top || top.indent < indent) return
    levels.pop()
  }
}

/** Keys that the block around `offset` has already: lines at the same column, as far as nothing stands further left. */
function presentKeys(text: string, offset: number, indent: number, isFirst: boolean): string[] {
  const keys: string[] = []
  const pattern = /^( *(?:- +)*)([\w-]+):(?:\s|$)/
  const read = (lines: readonly string[]): void => {
    for (const line of lines) {
      if (/^\s*(?:#|$)/.test(line)) continue
      const [, lead = '', key] = pattern.exec(line) ?? []
      const column = /^ */.exec(line)?.[0].length ?? 0
      if (key !== undefined && lead.length === indent) keys.push(key)
      if (column < indent) return
    }
  }
  const before = text.slice(0, lineStart(text, offset)).split(/\r\n|\n|\r/)
  if (!isFirst) read(before.reverse())
  const end = text.indexOf('\n', offset)
  if (end >= 0) {
    const after = text.slice(end + 1).split(/\r\n|\n|\r/)
    const stop = after.findIndex(line => /\S/.test(line) && (/^ */.exec(line)?.[0].length ?? 0) < indent)
    read(stop < 0 ? after : after.slice(0, stop))
  }
  return keys
}
