import {stat} from 'node:fs/promises'
import {availableParallelism} from 'node:os'
import type {Target} from './targets.ts'

/** Bytes of text for which it pays to start one more thread: each has to load the program and to grow warm first. */
const bytesPerThread = 1_000_000

/** More than a few for each core only take memory, about 100 MB each. */
const mostThreads = (): number => 4 * availableParallelism()

/**
 * How many threads to start beside the main one; 0 when the main one does the work itself.
 *
 * @param wanted
 *   What `--concurrency` says; absent: as many as pay.
 */
export async function threadsFor(targets: readonly Target[], wanted: number | undefined): Promise<number> {
  if (targets.length < 2) return 0
  if (wanted !== undefined) return wanted < 2 ? 0 : Math.min(wanted, targets.length, mostThreads())
  // One core stays for the main thread and for the collector of garbage: on two, threads were no faster than none.
  const most = Math.min(availableParallelism() - 1, targets.length)
  const enough = most * bytesPerThread
  let bytes = 0
  for (const {file} of targets) {
    if (bytes >= enough) break
    if (file !== undefined) bytes += await sizeOf(file)
  }
  const count = Math.min(most, Math.floor(bytes / bytesPerThread))
  return count < 2 ? 0 : count
}

/** A file that is gone, or that cannot be looked at, weighs nothing: reading it will tell. */
const sizeOf = (file: string): Promise<number> =>
  stat(file).then(
    ({size}) => size,
    () => 0
  )
