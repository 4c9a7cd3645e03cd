import * as v from 'valibot'
import {type Document, isNode, parseDocument} from 'yaml'
import type {Text} from '../core/language.ts'
import {nearest} from '../core/nearest.ts'
import {complaintOf} from './record-schema.ts'
import {keysOf, optionsOf, schemaAt} from './schema-walk.ts'

/** A place in a file: keys and indexes from its top. */
export type Path = readonly (string | number)[]

/** What is wrong in a file that people write, and where: a UTF-16 range of its text. */
export type FileProblem = {readonly start: number; readonly end: number; readonly path: Path; readonly text: Text}

/** A YAML file and the places of what it holds. */
export type YamlFile = {readonly document: Document; readonly problem: FileProblem | undefined}

/** Most aliases that a file may unfold to; more is an attack. */
const maxAliasCount = 100

/** Deepest nesting that is read; files of ours need six. */
const deepest = 64

/**
 * Whether `text` may nest deeper than {@link deepest}: brackets outside quotes, indentation, and signs that open a level each.
 * The parser is recursive, and an exhausted stack cannot always be caught.
 */
export function isTooDeep(text: string): boolean {
  let brackets = 0
  const indents: number[] = []
  for (const line of text.split(/\r\n|\n|\r/)) {
    const lead = /^[ \t]*(?:[-?:][ \t]+)*/.exec(line)?.[0] ?? ''
    const opened = lead.match(/[-?:]/g)?.length ?? 0
    if (line.trim() !== '') {
      while ((indents.at(-1) ?? -1) >= lead.length) indents.pop()
      indents.push(lead.length)
    }
    for (const [sign] of line.replace(/"(?:[^"\\]|\\.)*"|'[^']*'/g, '').matchAll(/[[\]{}]/g)) {
      brackets = Math.max(0, brackets + (sign === '[' || sign === '{' ? 1 : -1))
      if (brackets > deepest) return true
    }
    if (opened > deepest || indents.length > deepest) return true
  }
  return false
}

const tooDeepText: Text = {
  en: 'unexpected depth: this cannot be read',
  fr: 'profondeur inattendue : lecture impossible'
}

/** `text` as YAML 1.2; never throws. */
export function parseYaml(text: string): YamlFile {
  if (isTooDeep(text)) {
    return {document: parseDocument(''), problem: {start: 0, end: 0, path: [], text: tooDeepText}}
  }
  const document = parseDocument(text, {prettyErrors: false, logLevel: 'error'})
  const [error] = document.errors
  if (!error) return {document, problem: undefined}
  const [start, end] = error.pos
  const what = error.message.split('\n')[0] ?? ''
  const said =
    error.code === 'MULTIPLE_DOCS'
      ? {en: 'expected one document, without `---` after it', fr: 'un seul document attendu, sans `---` à sa suite'}
      : {en: `no YAML: ${what}`, fr: `pas du YAML : ${what}`}
  return {document, problem: {start, end: Math.max(start, end), path: [], text: said}}
}

/** Stands for a document that unfolds without end. */
const tooMany = Symbol('too many aliases')

/** What `document` holds, as far as it could be read; {@link tooMany} where its aliases unfold without end. */
export function contentOf(document: Document): unknown {
  try {
    return document.toJS({maxAliasCount})
  } catch {
    return tooMany
  }
}

/** What `file` holds, as `schema` wants it, or the first thing that is wrong with it. Never throws. */
export function validate<S extends v.GenericSchema>(
  schema: S,
  {document, problem}: YamlFile
): {readonly value: v.InferOutput<S>} | {readonly problem: FileProblem} {
  if (problem) return {problem}
  const value = contentOf(document)
  if (value === tooMany) return {problem: problemAt(document, [], {en: 'too many aliases', fr: 'trop d’alias'})}
  const result = v.safeParse(schema, value)
  if (result.success) return {value: result.output}
  const {path, text} = deepestOf(result.issues.map(issue => described(schema, value, issue)))
  return {problem: problemAt(document, path, text)}
}

/** The place of `path` in `document`, or of the nearest node above it. */
export function problemAt(document: Document, path: Path, text: Text): FileProblem {
  for (let length = path.length; length >= 0; length--) {
    const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true)
    if (!isNode(node) || !node.range) continue
    const [start, end] = node.range
    return {start, end, path, text}
  }
  return {start: 0, end: 0, path, text}
}

type Described = {readonly path: Path; readonly text: Text}

/** One mistake may be told at several depths (a variant, then its key): the deepest says most. */
const deepestOf = (all: readonly Described[]): Described =>
  all.reduce((best, one) => (one.path.length > best.path.length ? one : best))

function described(schema: v.GenericSchema, value: unknown, issue: v.BaseIssue<unknown>): Described {
  const path = (issue.path ?? []).map(({key}) => (typeof key === 'number' ? key : String(key)))
  const own = complaintOf(issue.message)
  if (own) return {path, text: own}
  const key = String(path.at(-1) ?? '')
  if (issue.expected === 'never') {
    const known = keysOf(schemaAt(schema, path.slice(0, -1), value))
    const near = nearest(key, known)
    const [en, fr] = near
      ? [`did you mean \`${near}\`?`, `peut-être \`${near}\` ?`]
      : [`expected one of ${list(known)}`, `attendu : ${list(known)}`]
    return {path, text: {en: `unknown key \`${key}\`, ${en}`, fr: `clé inconnue \`${key}\`, ${fr}`}}
  }
  if (issue.received === 'undefined') return {path, text: {en: `missing key \`${key}\``, fr: `clé \`${key}\` absente`}}
  const options = optionsOf(schemaAt(schema, path, value))
  const wanted =
    options.length > 0 ? {en: list(options), fr: list(options)} : (shapes[issue.expected ?? ''] ?? shapes['Object'])
  return {
    path,
    text: {
      en: `unexpected \`${issue.received}\`, expected ${wanted?.en}`,
      fr: `\`${issue.received}\` inattendu, attendu : ${wanted?.fr}`
    }
  }
}

/** What the library calls the shapes of values. */
const shapes: Readonly<Record<string, Text>> = {
  Object: {en: 'keys with values', fr: 'des clés et leurs valeurs'},
  Array: {en: 'a list', fr: 'une liste'},
  boolean: {en: '`true` or `false`', fr: '`true` ou `false`'}
}

const list = (names: readonly string[]): string => names.map(name => `\`${name}\``).join(', ')
