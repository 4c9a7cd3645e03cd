import {readdir, readFile} from 'node:fs/promises'
import {basename, join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {type PackedBundle, pack} from '../../src/knowledge/bundle.ts'
import type {KnownRecord} from '../../src/knowledge/record.ts'
import {checkReferences, folderOf, RecordError, resolveRecord} from '../../src/knowledge/record-file.ts'
import {
  recordSchema,
  sourcesSchema,
  type WrittenRecord,
  type WrittenSources
} from '../../src/knowledge/record-schema.ts'
import {type Path, parseYaml, problemAt, validate} from '../../src/knowledge/yaml.ts'
import {complaint, type Parsed, type SourceFileError} from './source-file.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const folder = 'server/src/knowledge/bundled'

const parse = (path: string, source: string): Parsed => ({path, source, file: parseYaml(source)})

function complainAt(parsed: Parsed, at: Path, what: string): SourceFileError {
  return complaint(parsed, problemAt(parsed.file.document, at, {en: what, fr: what}))
}

/** One file of a record, its sources still keys. Throws a {@link SourceFileError} at the first mistake. */
export function readRecord(path: string, source: string): {readonly parsed: Parsed; readonly record: WrittenRecord} {
  const parsed = parse(path, source)
  const result = validate(recordSchema, parsed.file)
  if ('problem' in result) throw complaint(parsed, result.problem)
  return {parsed, record: result.value}
}

/** `work` done on `parsed`; what is wrong with its keys is said with its place. */
function placed<T>(parsed: Parsed, work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (error instanceof RecordError) throw complainAt(parsed, error.path, error.text.en)
    throw error
  }
}

async function recordPaths(): Promise<string[]> {
  const paths: string[] = []
  for (const kind of Object.values(folderOf)) {
    const names = await readdir(join(root, folder, kind))
    paths.push(...names.filter(name => name.endsWith('.yaml')).map(name => `${folder}/${kind}/${name}`))
  }
  return paths.sort()
}

async function sharedSources(): Promise<{readonly parsed: Parsed; readonly sources: WrittenSources}> {
  const path = `${folder}/sources.yaml`
  const parsed = parse(path, await readFile(join(root, path), 'utf8'))
  const result = validate(sourcesSchema, parsed.file)
  if ('problem' in result) throw complaint(parsed, result.problem)
  return {parsed, sources: result.value}
}

/** All records, checked, by id. Throws a {@link SourceFileError} at the first mistake. */
export async function bundledRecords(): Promise<KnownRecord[]> {
  const shared = await sharedSources()
  const uses = new Map<string, number>()
  const read: {readonly parsed: Parsed; readonly record: KnownRecord}[] = []
  const types = new Map<string, KnownRecord['type']>()
  for (const path of await recordPaths()) {
    const {parsed, record: written} = readRecord(path, await readFile(join(root, path), 'utf8'))
    const used = new Set<string>()
    const record = placed(parsed, () => resolveRecord(written, shared.sources, key => used.add(key)))
    for (const key of used) uses.set(key, (uses.get(key) ?? 0) + 1)
    if (`${folder}/${folderOf[record.type]}/${record.id}.yaml` !== path)
      throw complainAt(parsed, ['id'], `expected \`${basename(path, '.yaml')}\`, the name of the file`)
    if (types.has(record.id)) throw complainAt(parsed, ['id'], 'used by two records')
    types.set(record.id, record.type)
    read.push({parsed, record})
  }
  for (const {parsed, record} of read) placed(parsed, () => checkReferences(record, types))
  for (const key of Object.keys(shared.sources)) {
    if ((uses.get(key) ?? 0) < 2) throw complainAt(shared.parsed, [key], 'expected two records that use this source')
  }
  return read.map(({record}) => record).sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** One record or source a line: compact, and still a readable difference in a commit. */
function serialise({version, sources, records}: PackedBundle): string {
  const lines = (all: readonly string[]): string => all.map(one => JSON.stringify(one)).join(',\n')
  return `{"version":${version},"sources":[\n${lines(sources)}\n],"records":[\n${lines(records)}\n]}\n`
}

/** Generated files and their content, by path from the root of the repository. */
export async function files(): Promise<Map<string, string>> {
  return new Map([[`${folder}/records.json`, serialise(pack(await bundledRecords()))]])
}
