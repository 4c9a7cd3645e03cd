import {relative, sep} from 'node:path'
import type {Metafile, OutputFile} from 'esbuild'

/** One file of `dist` and the paths of the sources that have a byte in it, from the project's folder. */
export type Packed = {
  /** Path from the project's folder, with slashes. */
  readonly artefact: string
  readonly content: Uint8Array
  readonly sources: readonly string[]
}

/** What is read of an entry of package-lock.json. */
export type LockEntry = {
  readonly version: string
  readonly license?: string
  /** Absent for what did not come from a registry. */
  readonly integrity?: string
  readonly hasInstallScript?: boolean
  readonly dependencies?: Readonly<Record<string, string>>
  readonly peerDependencies?: Readonly<Record<string, string>>
}

export type Lock = {readonly packages: Readonly<Record<string, LockEntry>>}

/** A package of which something is in what ships. */
export type Shipped = {
  /** Its folder, from the project's: the key in package-lock.json. */
  readonly path: string
  readonly name: string
  readonly entry: LockEntry
  readonly artefacts: readonly string[]
}

/** What the bundler wrote and read; sources of which it kept nothing are left out. */
export function packedFrom(outputs: readonly OutputFile[], metafile: Metafile, root: string): Packed[] {
  return outputs.map(({path, contents}) => {
    const artefact = relative(root, path).split(sep).join('/')
    const inputs = Object.entries(metafile.outputs[artefact]?.inputs ?? {})
    const sources = inputs.flatMap(([source, {bytesInOutput}]) => (bytesInOutput > 0 ? [source] : []))
    return {artefact, content: contents, sources}
  })
}

/** The packages in what is packed, by path; fails when package-lock.json does not know one. */
export function shippedIn(packed: readonly Packed[], lock: Lock): Shipped[] {
  const artefacts = new Map<string, Set<string>>()
  for (const {artefact, sources} of packed) {
    for (const source of sources) {
      const path = packageOf(source)
      if (path) artefacts.set(path, (artefacts.get(path) ?? new Set()).add(artefact))
    }
  }
  return [...artefacts].sort(byKey).map(([path, inside]) => {
    const entry = lock.packages[path]
    if (!entry) throw new Error(`${path} is in ${[...inside].join(', ')}, but not in package-lock.json`)
    return {path, name: path.replace(/^.*node_modules\//, ''), entry, artefacts: [...inside].sort()}
  })
}

/** The shipped packages that one of them names as needed, as Node would find them from its folder. */
export function needsOf({path, entry}: Shipped, shipped: readonly Shipped[]): Shipped[] {
  const names = Object.keys({...entry.dependencies, ...entry.peerDependencies}).sort()
  return names.flatMap(name => {
    for (let from = path; ; from = from.replace(/\/?node_modules\/(?:@[^/]+\/)?[^/]+$/, '')) {
      const found = shipped.find(one => one.path === `${from === '' ? '' : `${from}/`}node_modules/${name}`)
      if (found) return [found]
      if (from === '') return []
    }
  })
}

/** The folder of the package to which a source belongs; `node_modules` may be elsewhere, by a link. */
function packageOf(source: string): string | undefined {
  return /node_modules\/(?:.*\/node_modules\/)?(?:@[^/]+\/)?[^/]+(?=\/)/.exec(source)?.[0]
}

const byKey = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : 1)
