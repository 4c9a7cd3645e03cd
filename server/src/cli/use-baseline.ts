import {resolve} from 'node:path'
import type {WriteFailure} from '../host/files.node.ts'
import {applyBaseline, type BaselineFailure, readBaseline, updateBaseline} from './baseline.ts'
import {displayPath} from './discover.ts'
import type {FileReport} from './report.ts'
import type {Texts} from './texts.ts'

/** What the command line says of a baseline. */
export type BaselineUse = {
  /** As given, from the working folder. */
  readonly path: string
  readonly isUpdate: boolean
  /** Whether other runs look at other files of the same checkout. */
  readonly isShard: boolean
  /** Rules that were off in some file: their entries may be needed again. */
  readonly off: ReadonlySet<string>
}

export type UsedBaseline = {
  /** With the findings alone that count. */
  readonly files: readonly FileReport[]
  /** How many findings the baseline holds, which do not count. */
  readonly known: number
  /** For standard error. */
  readonly sentences: readonly string[]
  /** The baseline could not be read or written: exit code 2. */
  readonly isFailed: boolean
}

/**
 * Leaves out the findings that a baseline holds, or writes all of them into it.
 *
 * @param files
 *   Everything that was found, also what `--quiet` does not show.
 * @param cwd
 *   Absolute path of the working folder.
 */
export async function useBaseline(
  files: readonly FileReport[],
  use: BaselineUse,
  cwd: string,
  say: Texts
): Promise<UsedBaseline> {
  const path = resolve(cwd, use.path)
  const shown = displayPath(path, cwd)
  const found = await readBaseline(path)
  if (use.isUpdate) return update(found, files, {path, shown, cwd}, say)
  if ('kind' in found) return {files, known: 0, sentences: [problemOf(found, shown, say, false)], isFailed: true}
  const {files: rest, known, stale: all} = await applyBaseline(files, found, cwd, !use.isShard)
  const stale = all.filter(({ruleId}) => !use.off.has(ruleId))
  return {
    files: rest,
    known,
    sentences: [
      ...(known > 0 ? [say.baselineKnown(known, shown)] : []),
      ...(stale.length > 0 ? [say.baselineStale(stale.length, shown)] : [])
    ],
    isFailed: false
  }
}

type Where = {readonly path: string; readonly shown: string; readonly cwd: string}

async function update(
  found: Awaited<ReturnType<typeof readBaseline>>,
  files: readonly FileReport[],
  {path, shown, cwd}: Where,
  say: Texts
): Promise<UsedBaseline> {
  // Whoever may not read a file did not write it, and what is no file is not to be replaced.
  if ('kind' in found && (found.isForeign || found.kind === 'unreadable' || found.kind === 'special'))
    return {files, known: 0, sentences: [problemOf(found, shown, say, false)], isFailed: true}
  const isBroken = 'kind' in found && found.kind !== 'missing'
  const result = await updateBaseline(found, path, files, cwd)
  if ('kind' in result) {
    const failure = failureOf(result, shown, say)
    const before = isBroken ? [problemOf(found, shown, say, false)] : []
    return {files, known: 0, sentences: [...before, failure], isFailed: true}
  }
  const {findings, files: count, added, removed, isWritten} = result
  return {
    files: files.map(file => ({...file, findings: []})),
    known: files.reduce((sum, file) => sum + file.findings.length, 0),
    sentences: [
      ...(isBroken ? [problemOf(found, shown, say, true)] : []),
      isWritten ? say.baselineWritten(shown, findings, count, added, removed) : say.baselineSame(shown, findings, count)
    ],
    isFailed: false
  }
}

function failureOf(failure: WriteFailure, shown: string, say: Texts): string {
  switch (failure.kind) {
    case 'unwritable':
      return say.baselineUnwritable(shown, failure.code)
    case 'outside':
      return say.linkOutside(shown)
    case 'changed':
      return say.baselineChanged(shown)
  }
}

function problemOf(failure: BaselineFailure, shown: string, say: Texts, isRebuilt: boolean): string {
  if (failure.isForeign) return say.baselineForeign(shown)
  switch (failure.kind) {
    case 'missing':
      return say.baselineMissing(shown)
    case 'special':
      return say.baselineSpecial(shown)
    case 'unreadable':
      return say.baselineUnreadable(shown, failure.code)
    case 'version':
    case 'tooLarge':
      return say.baselineBroken(shown, failure.kind, isRebuilt)
    default: {
      const where = failure.place ? `:${failure.place.line}:${failure.place.column}` : ''
      return say.baselineBroken(`${shown}${where}`, failure.kind, isRebuilt)
    }
  }
}
