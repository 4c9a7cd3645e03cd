import {join, resolve, sep} from 'node:path'
import {createConfigurations, type FoundConfiguration} from '../host/configuration.node.ts'
import type {FileContent} from '../host/files.node.ts'
import {
  type Configuration,
  check,
  defaultConfiguration,
  openDocument,
  type Profile,
  profileOf
} from '../service/index.ts'
import {chooseProfile, dialectOf, textEvidence} from './dialect.ts'
import {findMarkers, type ReadDocument} from './dialect-markers.ts'
import {discover, displayPath} from './discover.ts'
import type {Look} from './format/style.ts'
import type {Io} from './io.ts'
import {createProgress} from './progress.ts'
import {readDocument, workOn} from './read.ts'
import type {SurveyedFile} from './survey.ts'
import {configurationProblems, discoveryProblem} from './targets.ts'
import {type Texts, texts} from './texts.ts'

/** A document and the configuration that will hold for it. */
type Document = {
  readonly file: string
  readonly configuration: Configuration
  /** The configuration stands further down, not in the folder of `init`. */
  readonly isForeign: boolean
}

type Documents = {
  readonly documents: readonly Document[]
  readonly problems: readonly string[]
  /** Sentences about configuration files further down. */
  readonly broken: readonly string[]
  /** Paths of configuration files above, which hold until there is one here. */
  readonly shadowed: readonly string[]
}

/** The documents in `folder` (absolute), each with what will hold for it once the folder has a configuration. */
export async function findDocuments(folder: string, io: Io, say: Texts): Promise<Documents> {
  const base = {...defaultConfiguration, clock: io.today}
  const configurations = createConfigurations(one => one, base)
  const {files, problems} = await discover([folder], io.cwd)
  const documents: Document[] = []
  const below = new Map<string, FoundConfiguration>()
  const shadowed = new Set<string>()
  for (const file of files) {
    const found = await configurations.nearest(resolve(file, '..'))
    const isForeign = found.source?.startsWith(join(folder, sep)) ?? false
    if (found.source && isForeign) below.set(found.source, found)
    else if (found.source) shadowed.add(displayPath(found.source, io.cwd))
    if (isForeign && found.isIgnored(file)) continue
    const {knowledge} = found.configuration
    documents.push({file, isForeign, configuration: isForeign ? found.configuration : {...base, knowledge}})
  }
  return {
    documents,
    // A folder without a text is no trouble here.
    problems: problems.filter(({kind}) => kind !== 'empty').map(problem => discoveryProblem(problem, say)),
    broken: [...below.values()].flatMap(found => configurationProblems(found, io.cwd, say)),
    shadowed: [...shadowed]
  }
}

export type SurveyedDocuments = {
  readonly files: readonly SurveyedFile[]
  /** Sentences about documents that cannot be read. */
  readonly problems: readonly string[]
  /** The setting under which they were checked. */
  readonly profile: Profile | 'auto'
}

/** Reads the documents twice: to learn their dialect, and to check them in it. Gives less when interrupted. */
export async function surveyDocuments(
  documents: readonly Document[],
  folder: string,
  io: Io,
  look: Look
): Promise<SurveyedDocuments> {
  const say = texts[look.language]
  const problems: string[] = []
  const readable: Readable[] = []
  for (const document of documents) {
    const content = io.signal.aborted ? undefined : await read(document, io, say, problems)
    if (content) readable.push({path: document.file, evidence: textEvidence(content.text), document})
  }
  const markers = await findMarkers(folder, readable)
  const known = readable.map(one => ({...one, dialect: dialectOf(one.path, markers)}))
  const profile = chooseProfile(known.filter(({document}) => !document.isForeign))

  const files: SurveyedFile[] = []
  const progress = createProgress(io)
  try {
    for (const [index, {document, dialect}] of known.entries()) {
      if (io.signal.aborted) break
      progress.show(say.progress(index + 1, known.length, displayPath(document.file, io.cwd)))
      const {configuration, isForeign, file} = document
      const content = await read(document, io, say, problems)
      const setting = isForeign ? configuration.profile : profile
      const found =
        content && (await workOn(content, io, text => analyse(text, file, {...configuration, profile: setting})))
      if (!found) continue
      const own = isForeign && setting !== 'auto' ? {profile: setting} : dialect
      files.push({path: displayPath(file, folder), dialect: own, isForeign, ...found})
    }
  } finally {
    progress.end()
  }
  return {files, problems, profile}
}

type Readable = ReadDocument & {readonly document: Document}

async function read(document: Document, io: Io, say: Texts, problems: string[]): Promise<FileContent | undefined> {
  const content = await readDocument({path: displayPath(document.file, io.cwd), file: document.file}, io, say)
  if (!('problem' in content)) return content
  problems.push(content.problem)
  return undefined
}

function analyse(
  text: string,
  name: string,
  configuration: Configuration
): Pick<SurveyedFile, 'language' | 'findings'> {
  const snapshot = openDocument(text, {profile: profileOf(configuration.profile, name)})
  const findings = check(snapshot, configuration)
  return {
    language: snapshot.language,
    findings: findings.map(({rule, severity, fixes}) => ({
      rule,
      severity,
      isFixable: fixes.some(({safety}) => safety === 'safe')
    }))
  }
}
