import {visit} from 'jsonc-parser/lib/esm/main.js'
import * as v from 'valibot'
import {isTooDeep, lineAndColumn} from '../service/index.ts'
import {fingerprintVersion} from './fingerprint.ts'

/** Where a baseline is kept unless something else is said. */
export const defaultBaseline = '.medcite-baseline.json'

/** Fingerprints of findings by rule, by path: from the folder of the baseline, with slashes. */
export type Entries = ReadonlyMap<string, RuleEntries>
export type RuleEntries = ReadonlyMap<string, ReadonlySet<string>>

/** Why a text is no baseline to trust. The place is 1-based; absent where none can be told. */
export type TextFailure =
  | {readonly kind: 'damaged' | 'conflict'; readonly place?: {readonly line: number; readonly column: number}}
  /** Another version of MedCite wrote it, in another form or with other fingerprints. */
  | {readonly kind: 'version'}

/** Version of the file's form. */
const version = 1

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A record as its entries: `v.record` leaves out keys such as `constructor`, which may well be a file's name. */
const entriesOf = <Value>(value: v.GenericSchema<unknown, Value>) =>
  v.pipe(
    v.custom<Readonly<Record<string, unknown>>>(isRecord),
    v.transform(Object.entries),
    v.array(v.tuple([v.string(), value]))
  )

const schema = v.object({
  version: v.literal(version),
  fingerprintVersion: v.literal(fingerprintVersion),
  files: entriesOf(entriesOf(v.array(v.pipe(v.string(), v.regex(/^[\da-f]{16}:[1-9]\d{0,8}$/)))))
})

/** The entries that the text of a baseline holds, or why it is not to be trusted; never throws. */
export function parseBaseline(text: string): Entries | TextFailure {
  const value = parseJson(text)
  if (value === undefined) return brokenJson(text)
  if (isRecord(value) && isOther(value['version'], version)) return {kind: 'version'}
  if (isRecord(value) && isOther(value['fingerprintVersion'], fingerprintVersion)) return {kind: 'version'}
  const {success, output} = v.safeParse(schema, value, {abortEarly: true})
  if (!success) return {kind: 'damaged'}
  return new Map(
    output.files.map(([path, byRule]) => [path, new Map(byRule.map(([rule, all]) => [rule, new Set(all)]))])
  )
}

const isOther = (value: unknown, expected: number): boolean => Number.isInteger(value) && value !== expected

/** @returns `undefined` for what is no JSON. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** What is wrong with a text that is no JSON: the messages of the engine do not always tell the place. */
function brokenJson(text: string): TextFailure {
  const conflict = /^(?:<{7}|={7}|>{7})/m.exec(text)
  if (conflict) return {kind: 'conflict', place: lineAndColumn(text, conflict.index)}
  // This parser is recursive, and an exhausted stack cannot always be caught.
  if (isTooDeep(text)) return {kind: 'damaged'}
  let first: number | undefined
  const onError = (_: unknown, offset: number) => {
    first ??= offset
  }
  visit(text, {onError}, {disallowComments: true, allowTrailingComma: false, allowEmptyContent: false})
  return first === undefined ? {kind: 'damaged'} : {kind: 'damaged', place: lineAndColumn(text, first)}
}

/**
 * The text of a baseline: one line a finding, in an order that says nothing of where it stands, so that a difference
 * shows what was added or removed and nothing else. It holds no counts, in which all branches would conflict.
 */
export function renderBaseline(entries: Entries): string {
  const files = sorted(entries).map(([path, byRule]) => [
    path,
    Object.fromEntries(sorted(byRule).map(([rule, all]) => [rule, [...all].sort(byFingerprint)]))
  ])
  const text = JSON.stringify({version, fingerprintVersion, files: Object.fromEntries(files)}, null, 2)
  // What is invisible or turns the direction of writing must not mislead a reviewer.
  const plain = text.replace(/[\u007f-\u009f\p{Cf}\u2028\u2029]/gu, sign =>
    [...Array(sign.length).keys()].map(at => `\\u${sign.charCodeAt(at).toString(16).padStart(4, '0')}`).join('')
  )
  return `${plain}\n`
}

const byCode = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const sorted = <Value>(map: ReadonlyMap<string, Value>): [string, Value][] => [...map].sort(([a], [b]) => byCode(a, b))

/** `hash:2` before `hash:10`. */
function byFingerprint(a: string, b: string): number {
  const [hash = '', count] = a.split(':')
  const [otherHash = '', otherCount] = b.split(':')
  return byCode(hash, otherHash) || Number(count) - Number(otherCount)
}

/** How many findings, in how many files. */
export function countEntries(entries: Entries): {readonly findings: number; readonly files: number} {
  const files = [...entries.values()].map(sizeOf)
  return {findings: files.reduce((sum, size) => sum + size, 0), files: files.filter(size => size > 0).length}
}

/** How many findings of one file. */
export const sizeOf = (byRule: RuleEntries | undefined): number =>
  [...(byRule?.values() ?? [])].reduce((sum, all) => sum + all.size, 0)
