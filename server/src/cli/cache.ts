import {createHash} from 'node:crypto'
import {existsSync} from 'node:fs'
import {basename, dirname, join} from 'node:path'
import * as v from 'valibot'
import type {FoundConfiguration} from '../host/configuration.node.ts'
import {type FileContent, readContent, type WriteFailure, writeWhole} from '../host/files.node.ts'
import {type Language, profileOf, rules, toPortable} from '../service/index.ts'
import {displayPath} from './discover.ts'
import type {FileReport} from './report.ts'

/** Where the cache is kept unless something else is said. */
export const defaultCache = '.medcitecache'

/** Version of the file's form: another one is never read. */
const version = 1

/** Largest cache that is read, in bytes. */
const mostBytes = 256 * 1024 * 1024

/** All that decides what is found in a document and how it is said. */
export type CacheKey = {
  /** Absolute path; its ending may choose the profile. */
  readonly file: string
  readonly content: FileContent
  readonly found: FoundConfiguration
  readonly language: Language
}

/** Findings of earlier runs, by file. What is not certain to hold is not told. */
export type Cache = {
  /** What an earlier run found in just this text, under just this configuration, rule set and knowledge. */
  find(key: CacheKey): FileReport['findings'] | undefined
  keep(key: CacheKey, findings: FileReport['findings']): void
  /** Writes the cache, where it has changed; files that are gone are forgotten. */
  save(): Promise<WriteFailure | undefined>
}

/** Why a cache that is there was not used. It is built anew, unless what is there is nothing that MedCite wrote. */
export type CacheProblem = 'damaged' | 'version' | 'foreign' | {readonly code: string}

const place = {line: v.number(), column: v.number(), endLine: v.number(), endColumn: v.number()}
const edit = v.strictObject({start: v.number(), end: v.number(), text: v.string()})
const finding = v.strictObject({
  ruleId: v.string(),
  messageId: v.string(),
  severity: v.picklist(['error', 'warning', 'info']),
  message: v.string(),
  ...place,
  related: v.array(v.strictObject({...place, message: v.string()})),
  fixes: v.array(v.strictObject({title: v.string(), safety: v.picklist(['safe', 'review']), edits: v.array(edit)})),
  sourceLine: v.string(),
  fingerprint: v.string()
})
const entry = v.strictObject({
  key: v.string(),
  /** The day of the check, ISO. */
  day: v.string(),
  /** Whether another day may find something else. */
  isOfDay: v.boolean(),
  findings: v.array(finding)
})
type Entry = Omit<v.InferOutput<typeof entry>, 'findings'> & {readonly findings: FileReport['findings']}
const body = v.array(v.tuple([v.string(), entry]))

/**
 * The cache in the file at `path` (absolute), which need not exist.
 *
 * @param program
 *   Tells this build of MedCite, with its rules and its knowledge, from all others.
 * @param today
 *   The day, ISO.
 */
export async function openCache(
  path: string,
  program: string,
  today: string
): Promise<{readonly cache: Cache; readonly problem?: CacheProblem}> {
  const read = await readEntries(path, program)
  const isRead = read instanceof Map
  return {cache: cacheOf(path, isRead ? read : new Map(), program, today), ...(!isRead && {problem: read})}
}

function cacheOf(path: string, entries: Map<string, Entry>, program: string, today: string): Cache {
  const folder = dirname(path)
  let isChanged = false
  return {
    find(key) {
      const kept = entries.get(displayPath(key.file, folder))
      if (kept?.key !== digestOf(key)) return undefined
      return kept.day === today || (kept.day < today && !kept.isOfDay) ? kept.findings : undefined
    },
    keep(key, findings) {
      const isOfDay = dependsOnDay(key.content.text, findings)
      entries.set(displayPath(key.file, folder), {key: digestOf(key), day: today, isOfDay, findings})
      isChanged = true
    },
    async save() {
      const kept = [...entries].filter(([name]) => existsSync(join(folder, name)))
      if (!isChanged && kept.length === entries.size) return undefined
      kept.sort(([a], [b]) => (a < b ? -1 : 1))
      const text = JSON.stringify(kept)
      const header = JSON.stringify({cache: 'medcite', version, program, digest: sha256(text)})
      return writeWhole(path, Buffer.from(`${header}\n${text}\n`))
    }
  }
}

const timed = new Set(rules.filter(rule => rule.scope === 'citations' && rule.needs === 'day').map(({id}) => id))

/**
 * Whether findings may be others on a later day. Rules that look at the day report the same or less then; but what is not
 * reported any more may leave a suppression without use.
 */
const dependsOnDay = (text: string, findings: FileReport['findings']): boolean =>
  text.includes('medcite-disable') || findings.some(({ruleId}) => timed.has(ruleId))

const digests = new WeakMap<FoundConfiguration['configuration'], string>()

/** All that a configuration holds but the day. */
function settingsDigest({configuration, knowledge}: FoundConfiguration): string {
  const kept = digests.get(configuration)
  if (kept !== undefined) return kept
  const {today: _, ...settings} = toPortable(configuration, knowledge?.text)
  const digest = sha256(JSON.stringify(settings))
  digests.set(configuration, digest)
  return digest
}

/** Content, configuration and knowledge in one; the program is told by the file's header. */
function digestOf({file, content, found, language}: CacheKey): string {
  const profile = profileOf(found.configuration.profile, file)
  const settings = JSON.stringify([settingsDigest(found), profile, language])
  // The bytes tell whether there is a byte order mark.
  return sha256(`${sha256(settings)} ${sha256(content.bytes)}`)
}

async function readEntries(path: string, program: string): Promise<Map<string, Entry> | CacheProblem> {
  const content = await readContent(path, mostBytes)
  const isOurs = basename(path) === defaultCache
  if ('kind' in content) {
    if (content.kind !== 'unreadable') return isOurs ? 'damaged' : 'foreign'
    return content.code === 'ENOENT' ? new Map() : {code: content.code}
  }
  if (!isOurs && !begins(content.text)) return 'foreign'
  const end = content.text.indexOf('\n')
  const text = content.text.slice(end + 1).replace(/\n$/, '')
  const header = v.safeParse(v.record(v.string(), v.unknown()), parsed(content.text.slice(0, Math.max(0, end))))
  if (!header.success || header.output['cache'] !== 'medcite') return 'damaged'
  if (header.output['version'] !== version || header.output['program'] !== program) return 'version'
  if (header.output['digest'] !== sha256(text)) return 'damaged'
  const entries = v.safeParse(body, parsed(text))
  return entries.success ? new Map(entries.output) : 'damaged'
}

const beginning = '{"cache":"medcite"'

/** Whether a text is what MedCite writes, as far as it goes. */
const begins = (text: string): boolean => text.startsWith(beginning) || beginning.startsWith(text.trim())

/** `text` as JSON; `undefined` when it is none. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex')
