import {existsSync} from 'node:fs'
import {readdir, stat} from 'node:fs/promises'
import {basename, dirname, join} from 'node:path'
import {readContent} from '../host/files.node.ts'
import {kindOfName, type Marker, profileOfContent, type TextEvidence} from './dialect.ts'

/** Largest file that is opened to learn a dialect, in bytes. */
const mostBytes = 1_000_000

/** Folders of scripts and settings: what lies in them speaks of the folder above. */
const serving: ReadonlySet<string> = new Set(['bin', 'scripts', 'tools', 'pandoc', 'bib', 'bibliography', 'references'])

/** A document and what its text says. */
export type ReadDocument = {readonly path: string; readonly evidence: TextEvidence}

/**
 * What tells the dialect of `documents` (absolute paths, in `folder`): looked for in the folders in which they lie and
 * those above, up to the root of the repository, and in their texts.
 */
export async function findMarkers(folder: string, documents: readonly ReadDocument[]): Promise<readonly Marker[]> {
  const markers: Marker[] = []
  for (const one of [...foldersOf(folder, documents)].sort()) markers.push(...(await markersIn(one, documents)))
  for (const {path, evidence} of documents) {
    if (evidence.namesBibliography) markers.push({path, scope: dirname(path), profile: 'pandoc'})
  }
  return markers
}

/** The folders of the documents, with those above; and beside each of them those that serve it. */
function foldersOf(folder: string, documents: readonly ReadDocument[]): ReadonlySet<string> {
  const top = repositoryOf(folder) ?? folder
  const folders = new Set<string>()
  for (const start of new Set([folder, ...documents.map(({path}) => dirname(path))])) {
    for (let one = start; !folders.has(one); one = dirname(one)) {
      folders.add(one)
      for (const name of serving) if (existsSync(join(one, name))) folders.add(join(one, name))
      if (one === top) break
    }
  }
  return folders
}

function repositoryOf(folder: string): string | undefined {
  if (existsSync(join(folder, '.git'))) return folder
  const parent = dirname(folder)
  return parent === folder ? undefined : repositoryOf(parent)
}

async function markersIn(folder: string, documents: readonly ReadDocument[]): Promise<Marker[]> {
  const scope = serving.has(basename(folder)) ? dirname(folder) : folder
  const markers: Marker[] = []
  for (const name of (await readdir(folder).catch((): string[] => [])).sort()) {
    const profile = await profileIn(folder, name, scope, documents)
    if (profile) markers.push({path: join(folder, name), scope, profile})
  }
  return markers
}

async function profileIn(folder: string, name: string, scope: string, documents: readonly ReadDocument[]) {
  const kind = kindOfName(name)
  if (kind === 'bibliography') {
    const isCited = documents.some(({path, evidence}) => evidence.citesKeys && path.startsWith(join(scope, '/')))
    return isCited ? 'pandoc' : undefined
  }
  if (kind !== 'content') return kind
  const path = join(folder, name)
  const found = await stat(path).catch(() => undefined)
  // A device or a pipe may never end.
  if (!found?.isFile() || found.size > mostBytes) return undefined
  const content = await readContent(path)
  return 'kind' in content ? undefined : profileOfContent(name, content.text)
}
