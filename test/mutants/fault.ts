import {readFile} from 'node:fs/promises'
import {dirname, join, resolve} from 'node:path'
import {pathToFileURL} from 'node:url'
import type {Plugin} from 'esbuild'

/** The project's folder. */
export const root = resolve(import.meta.dirname, '../..')

/** A fault in our sources: one place of one file, written otherwise. `file` has slashes, from the project's folder. */
export type Fault = {readonly file: string; readonly from: string; readonly to: string}

/**
 * Builds with `faults` instead of what stands on the disk. Throws while building unless each file holds its `from` exactly once:
 * a fault that is not there would prove nothing.
 */
export const withFaults = (faults: readonly Fault[]): Plugin => ({
  name: 'faults',
  setup(build) {
    const met = new Set<Fault>()
    build.onLoad({filter: /[\\/](?:server|client|test)[\\/].*\.ts$/}, async ({path}) => {
      let source = await readFile(path, 'utf8')
      for (const fault of faults) {
        const {file, from, to} = fault
        if (resolve(root, file) !== path) continue
        const parts = source.split(from)
        if (parts.length !== 2) throw new Error(`${file} holds ${parts.length - 1} times \`${from}\``)
        source = parts.join(to)
        met.add(fault)
      }
      return {contents: inPlace(source, path), loader: 'ts'}
    })
    build.onEnd(({errors}) => {
      const missing = errors.length === 0 && faults.find(fault => !met.has(fault))
      if (missing) throw new Error(`${missing.file} is no part of this build`)
    })
  }
})

/** A bundle lies elsewhere than its sources: what they say of their own place is written out. */
const inPlace = (source: string, path: string): string =>
  source
    .replaceAll('import.meta.dirname', JSON.stringify(dirname(path)))
    .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href))

/** The fault that the environment names in JSON, for programs that a test builds; none otherwise. */
export function faultsOfEnvironment(): Fault[] {
  const text = process.env['MEDCITE_FAULT']
  return text ? [JSON.parse(text) as Fault] : []
}

/** Where faulty builds are written; ignored by git, and its modules find the project's packages. */
export const faultFolder = join(root, 'out/mutants')
