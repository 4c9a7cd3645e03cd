import {readFile} from 'node:fs/promises'
import {dirname, join, relative, resolve} from 'node:path'
import {pathToFileURL} from 'node:url'
import type {Plugin} from 'esbuild'

/** The project's folder. */
export const root = resolve(import.meta.dirname, '../..')

/** A fault in our sources: one place of one file, written otherwise. `file` has slashes, from the project's folder. */
export type Fault = {readonly file: string; readonly from: string; readonly to: string}

/**
 * Builds with `fault` instead of what stands on the disk. Throws while building unless the file holds `from` exactly once:
 * a fault that is not there would prove nothing.
 */
export const withFault = ({file, from, to}: Fault): Plugin => ({
  name: 'fault',
  setup(build) {
    let isMet = false
    build.onLoad({filter: /[\\/](?:server|client|test)[\\/].*\.ts$/}, async ({path}) => {
      let source = await readFile(path, 'utf8')
      if (resolve(root, file) === path) {
        const parts = source.split(from)
        if (parts.length !== 2) throw new Error(`${file} holds ${parts.length - 1} times \`${from}\``)
        source = parts.join(to)
        isMet = true
      }
      return {contents: inPlace(source, path), loader: 'ts'}
    })
    build.onEnd(({errors}) => {
      if (!isMet && errors.length === 0) throw new Error(`${relative(root, file) || file} is no part of this build`)
    })
  }
})

/** A bundle lies elsewhere than its sources: what they say of their own place is written out. */
const inPlace = (source: string, path: string): string =>
  source
    .replaceAll('import.meta.dirname', JSON.stringify(dirname(path)))
    .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href))

/** The plugin for the fault that the environment names in JSON, for programs that a test builds; none otherwise. */
export function faultsOfEnvironment(): Plugin[] {
  const text = process.env['MEDCITE_FAULT']
  return text ? [withFault(JSON.parse(text) as Fault)] : []
}

/** Where faulty builds are written; ignored by git, and its modules find the project's packages. */
export const faultFolder = join(root, 'out/mutants')
