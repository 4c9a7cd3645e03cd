import {realpath} from 'node:fs/promises'
import {resolve} from 'node:path'
import {type Cache, openCache} from './cache.ts'
import {checkFile, type Outcome, type Run} from './check-file.ts'
import {inOrder} from './in-order.ts'
import {ExpectedError} from './io.ts'
import {createPool} from './pool.ts'
import {createProgress} from './progress.ts'
import type {Target} from './targets.ts'
import {texts} from './texts.ts'
import {threadsFor} from './threads.ts'

/** Documents that are read ahead for each thread, so that none waits. */
const readAhead = 2

/** What came of all documents, in their order, and sentences about a cache that was not used or not written. */
export type Checked = {readonly outcomes: readonly Outcome[]; readonly notes: readonly string[]}

/** Check all documents, as many at a time as pay; the outcome does not depend on how many those are. */
export async function checkAll(targets: readonly Target[], run: Omit<Run, 'pool' | 'cache'>): Promise<Checked> {
  const {command, io} = run
  const threads = await threadsFor(targets, command.concurrency)
  const {cache, notes} = await cacheFor(run)
  const pool = threads > 0 ? createPool(threads, io.startThread) : undefined
  const progress = createProgress(io)
  const onTurn = command.fix === 'none' ? <Result>(_: Target, work: () => Promise<Result>) => work() : inTurns()
  const end = () => void pool?.close()
  io.signal.addEventListener('abort', end)
  try {
    const outcomes = await inOrder(
      targets,
      Math.max(1, threads * readAhead),
      () => io.signal.aborted,
      (target, index) => {
        progress.show(texts[run.look.language].progress(index + 1, targets.length, target.path))
        return onTurn(target, () => checkFile(target, {...run, pool, cache}))
      }
    )
    return {outcomes, notes: [...notes, ...(io.signal.aborted ? [] : await saved(cache, run))]}
  } finally {
    io.signal.removeEventListener('abort', end)
    await pool?.close()
    progress.end()
  }
}

/** Lets work on the same file, reached by several names, wait for each other: what one writes the next must read. */
function inTurns() {
  const last = new Map<string, Promise<unknown>>()
  return async <Result>({file}: Target, work: () => Promise<Result>): Promise<Result> => {
    if (file === undefined) return work()
    const real = await realpath(file).catch(() => file)
    const turn = (last.get(real) ?? Promise.resolve()).then(work)
    last.set(
      real,
      turn.catch(() => undefined)
    )
    return turn
  }
}

type CacheRun = Omit<Run, 'pool' | 'cache'>

async function cacheFor({command, io, look}: CacheRun): Promise<{cache?: Cache; notes: readonly string[]}> {
  const {cache: path} = command
  // Who asks for another reader wants to see what it says, not what was found before.
  if (path === undefined || command.parser === 'remark') return {notes: []}
  const say = texts[look.language]
  const {cache, problem} = await openCache(resolve(io.cwd, path), io.program(), io.today())
  if (problem === undefined) return {cache, notes: []}
  if (problem === 'foreign') throw new ExpectedError(say.cacheForeign(path))
  if (problem === 'damaged') return {cache, notes: [say.cacheDamaged(path)]}
  if (problem === 'version') return {cache, notes: [say.cacheVersion(path)]}
  return {cache, notes: [say.cacheUnreadable(path, problem.code)]}
}

async function saved(cache: Cache | undefined, {command, look}: CacheRun): Promise<readonly string[]> {
  const failure = await cache?.save()
  if (!failure) return []
  if (failure.kind === 'outside') return [texts[look.language].linkOutside(command.cache ?? '')]
  const code = failure.kind === 'unwritable' ? failure.code : failure.kind
  return [texts[look.language].cacheUnwritable(command.cache ?? '', code)]
}
