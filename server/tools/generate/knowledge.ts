import {readdir, readFile} from 'node:fs/promises'
import {basename, join} from 'node:path'
import {fileURLToPath} from 'node:url'
import * as v from 'valibot'
import {type Document, isNode, LineCounter, parseDocument} from 'yaml'
import type {Bundle, Fact, KnownRecord, Registration, Source} from '../../src/knowledge/record.ts'
import {type RecordFile, recordFile, sourcesFile} from './schema.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const folder = 'server/src/knowledge/bundled'
const folders = ['therapies', 'trials', 'terms', 'works'] as const

/** A mistake in a file that people write; its message names file, line, path and what is wrong. */
export class SourceFileError extends Error {
  override name = 'SourceFileError'
}

type Parsed = {readonly path: string; readonly document: Document; readonly lines: LineCounter}

function parse(path: string, text: string): Parsed {
  const lines = new LineCounter()
  const document = parseDocument(text, {lineCounter: lines})
  const [error] = document.errors
  if (error) throw new SourceFileError(`${path}:${error.linePos?.[0].line ?? 1}: ${error.message}`)
  return {path, document, lines}
}

/** `file:line: path.in.file: what` */
function complaint({path, document, lines}: Parsed, at: readonly (string | number)[], what: string): SourceFileError {
  let line = 1
  for (let length = at.length; length >= 0; length--) {
    const node = document.getIn(at.slice(0, length), true)
    if (!isNode(node) || !node.range) continue
    line = lines.linePos(node.range[0]).line
    break
  }
  return new SourceFileError(`${path}:${line}: ${at.join('.') || 'file'}: ${what}`)
}

function validate<Schema extends v.GenericSchema>(schema: Schema, parsed: Parsed): v.InferOutput<Schema> {
  const result = v.safeParse(schema, parsed.document.toJS())
  if (result.success) return result.output
  const [issue] = result.issues
  const at = (issue.path ?? []).map(({key}) => (typeof key === 'number' ? key : String(key)))
  throw complaint(parsed, at, issue.message)
}

/** One file of a record, its sources still keys. Throws a {@link SourceFileError} at the first mistake. */
export function readRecord(path: string, text: string): {readonly parsed: Parsed; readonly record: RecordFile} {
  const parsed = parse(path, text)
  return {parsed, record: validate(recordFile, parsed)}
}

/** Gives the sources that keys stand for, and remembers which keys were used. */
function resolver(sources: Readonly<Record<string, Source>>) {
  const used = new Set<string>()
  const resolve = (parsed: Parsed, at: readonly (string | number)[], keys: readonly string[]): Source[] =>
    keys.map((key, index) => {
      const source = sources[key]
      if (!source) throw complaint(parsed, [...at, index], `no source \`${key}\` in sources.yaml`)
      used.add(key)
      return source
    })
  return {resolve, used}
}

type Resolve = ReturnType<typeof resolver>['resolve']

function withSources(parsed: Parsed, file: RecordFile, resolve: Resolve): KnownRecord {
  const facts = file.facts.map(
    (fact, index): Fact => ({...fact, sources: resolve(parsed, ['facts', index, 'sources'], fact.sources)})
  )
  if (file.type === 'work') return {...file, facts, sources: resolve(parsed, ['sources'], file.sources)}
  if (file.type !== 'trial') return {...file, facts}
  const registrations = file.registrations.map(
    (one, index): Registration => ({
      ...one,
      sources: resolve(parsed, ['registrations', index, 'sources'], one.sources)
    })
  )
  return {...file, facts, registrations}
}

/** References between records: each names one that exists and is of the right type. */
function checkReferences(parsed: Parsed, record: KnownRecord, types: ReadonlyMap<string, KnownRecord['type']>): void {
  const expect = (key: string, ids: readonly string[], type: KnownRecord['type']): void => {
    for (const id of ids) if (types.get(id) !== type) throw complaint(parsed, [key], `no ${type} \`${id}\``)
  }
  if (record.type === 'therapy') expect('trials', record.trials, 'trial')
  if (record.type === 'trial') {
    expect('publications', record.publications, 'work')
    expect('therapy', record.therapy ? [record.therapy] : [], 'therapy')
  }
}

async function recordPaths(): Promise<string[]> {
  const paths: string[] = []
  for (const kind of folders) {
    const names = await readdir(join(root, folder, kind))
    paths.push(...names.filter(name => name.endsWith('.yaml')).map(name => `${folder}/${kind}/${name}`))
  }
  return paths.sort()
}

function latest(records: readonly KnownRecord[]): string {
  const days = records.flatMap(record => record.facts.flatMap(fact => fact.sources.map(source => source.seen)))
  return days.sort().at(-1) ?? ''
}

/** All records, checked, by id. Throws a {@link SourceFileError} at the first mistake. */
async function bundle(): Promise<Bundle> {
  const sourcesPath = `${folder}/sources.yaml`
  const sourcesParsed = parse(sourcesPath, await readFile(join(root, sourcesPath), 'utf8'))
  const sources = validate(sourcesFile, sourcesParsed)
  const {resolve, used} = resolver(sources)
  const read: {readonly parsed: Parsed; readonly record: KnownRecord}[] = []
  const types = new Map<string, KnownRecord['type']>()
  for (const path of await recordPaths()) {
    const {parsed, record: file} = readRecord(path, await readFile(join(root, path), 'utf8'))
    const record = withSources(parsed, file, resolve)
    if (`${record.id}.yaml` !== basename(path)) throw complaint(parsed, ['id'], 'expected the name of the file')
    if (types.has(record.id)) throw complaint(parsed, ['id'], 'used by two records')
    types.set(record.id, record.type)
    read.push({parsed, record})
  }
  for (const {parsed, record} of read) checkReferences(parsed, record, types)
  for (const key of Object.keys(sources)) {
    if (!used.has(key)) throw complaint(sourcesParsed, [key], 'no record uses this source')
  }
  const records = read.map(({record}) => record).sort((a, b) => (a.id < b.id ? -1 : 1))
  return {version: 1, asOf: latest(records), records}
}

/** One record a line: compact, and still a readable difference in a commit. */
function serialise({version, asOf, records}: Bundle): string {
  const lines = records.map(record => JSON.stringify(record))
  return `{"version":${version},"asOf":${JSON.stringify(asOf)},"records":[\n${lines.join(',\n')}\n]}\n`
}

/** Generated files and their content, by path from the root of the repository. */
export async function files(): Promise<Map<string, string>> {
  return new Map([[`${folder}/records.json`, serialise(await bundle())]])
}
