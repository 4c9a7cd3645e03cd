import {type Profile, profileOf} from '../service/index.ts'

/** Something that tells in which dialect the documents of a folder are written. */
export type Marker = {
  /** Absolute path of what tells it: a file or a folder. */
  readonly path: string
  /** Absolute path of the folder whose documents, and those below, it speaks of. */
  readonly scope: string
  readonly profile: Profile
}

/** How a document is written, and by what that is known; neither ending nor marker: as GitHub reads it. */
export type Dialect = {readonly profile: Profile; readonly marker?: Marker; readonly ending?: string}

/** What a document's text says of its dialect. */
export type TextEvidence = {
  /** Its front matter names a bibliography, which Pandoc reads. */
  readonly namesBibliography: boolean
  /** It cites as in `[@smith2020]`. */
  readonly citesKeys: boolean
}

/** Names that tell a dialect by themselves. */
const tellingNames: Readonly<Record<string, Profile>> = {
  '_quarto.yml': 'quarto',
  '_quarto.yaml': 'quarto',
  'myst.yml': 'myst',
  '.obsidian': 'obsidian'
}

/** Names of files whose content may tell a dialect, and what it must have to do so. */
const tellingContents: readonly {readonly name: RegExp; readonly content: RegExp; readonly profile: Profile}[] = [
  {name: /^conf\.py$/, content: /["'](?:myst_parser|myst_nb)["']/, profile: 'myst'},
  {name: /^_toc\.yml$/, content: /^format:\s*["']?jb-/m, profile: 'myst'},
  {
    name: /^(?:GNUmakefile|[Mm]akefile|[Jj]ustfile|.+\.(?:mk|sh))$/,
    content: /--citeproc\b|\bpandoc-citeproc\b/,
    profile: 'pandoc'
  },
  {name: /^package\.json$/, content: /\bpandoc\b[^"\n]*--citeproc\b/, profile: 'pandoc'},
  {name: /^.+\.ya?ml$/, content: /^citeproc:\s*true\b|^\s*-\s*(?:citeproc|pandoc-citeproc)\s*$/m, profile: 'pandoc'}
]

/** Whether what is called `name` may tell a dialect; `bibliography` only does where keys are cited. */
export function kindOfName(name: string): Profile | 'content' | 'bibliography' | undefined {
  if (Object.hasOwn(tellingNames, name)) return tellingNames[name]
  if (/.\.bib$/i.test(name)) return 'bibliography'
  return tellingContents.some(one => one.name.test(name)) ? 'content' : undefined
}

/** The dialect that the content of a file tells. */
export const profileOfContent = (name: string, content: string): Profile | undefined =>
  tellingContents.find(one => one.name.test(name) && one.content.test(content))?.profile

export function textEvidence(text: string): TextEvidence {
  const frontMatter = /^---[\t ]*\r?\n([\s\S]*?)^(?:---|\.\.\.)[\t ]*$/m.exec(text.slice(0, 20_000))
  return {
    namesBibliography: frontMatter?.index === 0 && /^bibliography:/m.test(frontMatter[1] ?? ''),
    citesKeys: /\[(?:[^\][\n]{0,200}[\s;([])?-?@[\p{L}\d_{][^\][\n]{0,200}\]/u.test(text)
  }
}

/**
 * How the document at `path` (absolute) is written: its ending says so, else the nearest marker. What tells of Pandoc is
 * weaker than the rest, which read bibliographies too.
 */
export function dialectOf(path: string, markers: readonly Marker[]): Dialect {
  const own = profileOf('auto', path)
  if (own !== 'gfm') return {profile: own, ending: path.slice(path.lastIndexOf('.'))}
  const around = markers.filter(({scope}) => isBelow(path, scope))
  around.sort((a, b) => strength(b) - strength(a) || b.scope.length - a.scope.length || (a.path < b.path ? -1 : 1))
  const [marker] = around
  return marker ? {profile: marker.profile, marker} : {profile: 'gfm'}
}

const strength = ({profile}: Marker): number => (profile === 'pandoc' ? 0 : 1)

const isBelow = (path: string, folder: string): boolean =>
  path.startsWith(folder) && (/[/\\]$/.test(folder) || /^[/\\]/.test(path.slice(folder.length)))

/** The setting that reads most of the documents in the dialect in which they are written; a tie is for the default. */
export function chooseProfile(
  documents: readonly {readonly path: string; readonly dialect: Dialect}[]
): Profile | 'auto' {
  const read = (setting: Profile | 'auto') =>
    documents.filter(({path, dialect}) => profileOf(setting, path) === dialect.profile).length
  let best: Profile | 'auto' = 'auto'
  for (const profile of new Set(documents.map(({dialect}) => dialect.profile))) {
    if (read(profile) > read(best)) best = profile
  }
  return best
}
