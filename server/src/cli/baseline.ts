import {lstat, realpath} from 'node:fs/promises'
import {basename, dirname, join, relative, resolve, sep} from 'node:path'
import {readContent, type WriteFailure, writeWhole} from '../host/files.node.ts'
import {
  countEntries,
  defaultBaseline,
  type Entries,
  parseBaseline,
  type RuleEntries,
  renderBaseline,
  type TextFailure
} from './baseline-file.ts'
import {findRenamed} from './baseline-renamed.ts'
import type {FileReport} from './report.ts'

/** The findings that a team knows of and has put up with for now. */
export type Baseline = {
  /** Absolute path; the paths of its files start from its folder, so that it holds from any working folder. */
  readonly path: string
  readonly entries: Entries
  /** The file as it was read. */
  readonly bytes: Uint8Array
}

/** Why there is no baseline to trust. `isForeign`: what is there is nothing that MedCite wrote, and not to be replaced. */
export type BaselineFailure = {readonly isForeign?: boolean} & (
  | {readonly kind: 'missing' | 'special' | 'tooLarge'}
  | {readonly kind: 'unreadable'; readonly code: string}
  | TextFailure
)

/** Largest baseline that is read, in bytes: room for a million findings. */
const mostBytes = 64 * 1024 * 1024

/** The baseline at `path` (absolute), or why there is none; nothing of a damaged one is used. */
export async function readBaseline(path: string): Promise<Baseline | BaselineFailure> {
  const content = await readContent(path, mostBytes)
  const hasOurName = basename(path) === defaultBaseline
  if ('kind' in content) {
    if (content.kind === 'undecodable') return {kind: 'damaged', isForeign: !hasOurName}
    if (content.kind === 'tooLarge') return {kind: 'tooLarge', isForeign: !hasOurName}
    return content.kind === 'unreadable' && content.code === 'ENOENT' ? {kind: 'missing'} : content
  }
  const {text, bytes} = content
  const parsed = parseBaseline(text)
  if (!('kind' in parsed)) return {path, entries: parsed, bytes}
  return {...parsed, isForeign: !hasOurName && text.trim() !== '' && !text.includes('"fingerprintVersion"')}
}

/** One finding that a baseline holds. */
export type BaselineEntry = {readonly path: string; readonly ruleId: string; readonly fingerprint: string}

export type AppliedBaseline = {
  /** The files as they were given, with the findings alone that the baseline does not hold. */
  readonly files: readonly FileReport[]
  /** How many findings it holds, which are therefore left out. */
  readonly known: number
  /** What it holds for nothing: entries of these files that nothing is found for, and those of files that are gone. */
  readonly stale: readonly BaselineEntry[]
}

/**
 * The findings that `baseline` does not hold. No entry covers more than one.
 *
 * @param cwd
 *   Absolute path of the folder from which the paths of `files` start.
 * @param followsRenames
 *   Whether the entries of a file that is gone may cover the findings of a new one: see {@link findRenamed}. Not when
 *   another run looks at other files of the same checkout, as with shards: both could use the same entries.
 */
export async function applyBaseline(
  files: readonly FileReport[],
  {path, entries}: Pick<Baseline, 'path' | 'entries'>,
  cwd: string,
  followsRenames: boolean
): Promise<AppliedBaseline> {
  const home = await realFolder(dirname(path))
  const names = await namesOf(files, home, cwd)
  const gone = await goneFrom(entries, new Set(names), home)
  const fresh = files.map((file, index) => ({name: names[index] ?? '', file})).filter(({name}) => !entries.has(name))
  const renamed = followsRenames ? findRenamed(gone, fresh) : new Map<string, string>()
  const used = new Map<string, Set<string>>()
  const rest = files.map((file, index) => {
    const name = names[index] ?? ''
    const owner = renamed.get(name) ?? name
    const held = entries.get(owner)
    const isKnown = ({ruleId, fingerprint}: FileReport['findings'][number]) =>
      held?.get(ruleId)?.has(fingerprint) === true
    used.set(owner, new Set(file.findings.filter(isKnown).map(({fingerprint}) => fingerprint)))
    return {...file, findings: file.findings.filter(finding => !isKnown(finding))}
  })
  const lookedAt = new Set([...used.keys(), ...gone.keys()])
  const stale = [...lookedAt].flatMap(name =>
    listEntries(name, entries.get(name)).filter(({fingerprint}) => !used.get(name)?.has(fingerprint))
  )
  return {files: rest, known: count(files) - count(rest), stale}
}

const count = (files: readonly FileReport[]): number => files.reduce((sum, {findings}) => sum + findings.length, 0)

const listEntries = (path: string, byRule: RuleEntries = new Map()): BaselineEntry[] =>
  [...byRule].flatMap(([ruleId, all]) => [...all].map(fingerprint => ({path, ruleId, fingerprint})))

export type UpdatedBaseline = {
  /** How much it holds now. */
  readonly findings: number
  readonly files: number
  /** What this run has changed; all absent from the file that was there when it could not be trusted. */
  readonly added: number
  readonly removed: number
  /** Not when it held the same already. */
  readonly isWritten: boolean
}

/**
 * Writes a baseline that holds all findings of `files`; what `old` holds of other files is kept while they are there.
 *
 * @param old
 *   What was read at `path`, or why nothing was; what cannot be trusted is replaced.
 */
export async function updateBaseline(
  old: Baseline | BaselineFailure,
  path: string,
  files: readonly FileReport[],
  cwd: string
): Promise<UpdatedBaseline | WriteFailure> {
  const before: Entries = 'kind' in old ? new Map() : old.entries
  const home = await realFolder(dirname(path))
  const names = await namesOf(files, home, cwd)
  const gone = await goneFrom(before, new Set(names), home)
  const after = new Map([...before].filter(([name]) => !gone.has(name)))
  for (const [index, file] of files.entries()) {
    const name = names[index] ?? ''
    if (file.findings.length > 0) after.set(name, entriesOf(file))
    else after.delete(name)
  }
  const text = renderBaseline(after)
  const isSame = !('kind' in old) && text === renderBaseline(before)
  if (!isSame) {
    const asRead = 'kind' in old ? (old.kind === 'missing' ? {bytes: undefined} : undefined) : {bytes: old.bytes}
    const failure = await writeWhole(path, Buffer.from(text), asRead)
    if (failure) return failure
  }
  return {...countEntries(after), added: lessThan(after, before), removed: lessThan(before, after), isWritten: !isSame}
}

function entriesOf({findings}: FileReport): RuleEntries {
  const byRule = new Map<string, Set<string>>()
  for (const {ruleId, fingerprint} of findings) byRule.set(ruleId, (byRule.get(ruleId) ?? new Set()).add(fingerprint))
  return byRule
}

/** How many entries of `some` are not in `others`. */
function lessThan(some: Entries, others: Entries): number {
  const all = [...some].flatMap(([path, byRule]) => listEntries(path, byRule))
  return all.filter(({path, ruleId, fingerprint}) => !others.get(path)?.get(ruleId)?.has(fingerprint)).length
}

/** A working folder may have several names. */
const realFolder = (folder: string): Promise<string> => realpath(folder).catch(() => folder)

/** What the baseline in the folder `home` calls these files. A file that is a link goes by the link's name. */
async function namesOf(files: readonly FileReport[], home: string, cwd: string): Promise<readonly string[]> {
  const folders = new Map<string, Promise<string>>()
  const real = (folder: string): Promise<string> => {
    const kept = folders.get(folder) ?? realFolder(folder)
    folders.set(folder, kept)
    return kept
  }
  return Promise.all(
    files.map(async file => {
      const absolute = resolve(cwd, file.path)
      return relative(home, join(await real(dirname(absolute)), basename(absolute)))
        .split(sep)
        .join('/')
    })
  )
}

/** The entries of files that are not in `checked` and are no longer there. What cannot be looked at may be there. */
async function goneFrom(entries: Entries, checked: ReadonlySet<string>, home: string): Promise<Entries> {
  const gone = new Map<string, RuleEntries>()
  for (const [name, byRule] of entries) {
    if (!checked.has(name) && (await isGone(resolve(home, name)))) gone.set(name, byRule)
  }
  return gone
}

const isGone = (path: string): Promise<boolean> =>
  lstat(path).then(
    () => false,
    (error: unknown) => error instanceof Error && 'code' in error && goneCodes.includes(String(error.code))
  )

/** Names that no file can have are those of no file. */
const goneCodes = ['ENOENT', 'ENOTDIR', 'ENAMETOOLONG', 'ERR_INVALID_ARG_VALUE']
