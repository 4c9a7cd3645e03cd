import {dirname} from 'node:path'
import {fileURLToPath, pathToFileURL} from 'node:url'
import {
  ConfigurationRequest,
  DiagnosticSeverity,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  InitializedNotification,
  PublishDiagnosticsNotification,
  RegistrationRequest
} from 'vscode-languageserver/node'
import {clockOf} from '../host/clock.node.ts'
import {type Configurations, createConfigurations, type FoundConfiguration} from '../host/configuration.node.ts'
import {
  type Configuration,
  configure,
  defaultConfiguration,
  isWorkspaceFile,
  rules,
  workspacePath
} from '../service/index.ts'
import type {Documents} from './documents.ts'
import {isRecord} from './guards.ts'
import type {Session} from './session.ts'

const section = 'medcite'

/** How long a client may take to tell its settings before the defaults are used, in ms. */
const patience = 3000

/** Configuration files and workspaces' own records, whose changes the client is asked to tell. */
const watchers = [
  {globPattern: '**/{.medciterc.json,.medciterc.jsonc,.medciterc.yaml,.medciterc.yml,package.json}'},
  {globPattern: `**/${workspacePath}`}
]

/** What holds until the client has told its settings. */
const base: Configuration = {...defaultConfiguration, clock: clockOf(process.env)}

/** For documents that a configuration file leaves out. */
const silent = configure({rules: Object.fromEntries(rules.map(({id}) => [id, 'off']))}).configuration

/** The settings of the editor, document by document: folders may differ. */
export type Settings = {
  /** What holds for a document. Waits for the client's answer, once. */
  of(uri: string): Promise<Configuration>
  onDidChange(listener: () => void): void
}

/** Keeps the client's settings: asked for where it can be asked, else as it sends them. */
export function keepSettings(session: Session, documents: Documents): Settings {
  const kept = new Map<string, Promise<Configuration>>()
  const listeners: (() => void)[] = []
  const configurations = new Map<string, Configuration>()
  const complaints = new Set<string>()
  /** Files of which something wrong is shown while they are not open. */
  const broken = new Set<string>()
  let isKnowledgeOpen = false
  let files = new Map<Configuration, Configurations>()
  let sent: unknown

  /** The configuration that `value` says; equal values give the same one, so that findings can be kept. */
  function configurationOf(value: unknown): Configuration {
    const key = JSON.stringify(value) ?? ''
    const known = configurations.get(key)
    if (known) return known
    const {configuration, problems} = configure(withoutTrace(value), base)
    for (const {path, text} of problems) session.log(`${section}.${path.join('.')}: ${text[session.client.language]}`)
    configurations.set(key, configuration)
    return configuration
  }

  /** What holds for a document: the editor's settings, and over them the nearest configuration file, as in CI. */
  async function ask(uri: string): Promise<Configuration> {
    const settings = await askClient(uri)
    const path = pathOf(uri)
    if (path === undefined) return settings
    const found = await filesOver(settings).nearest(dirname(path))
    for (const {path: file, place, text} of found.problems) complain(file, place, text[session.client.language])
    tellOfKnowledge(found.knowledge)
    return found.isIgnored(path) ? {...silent, knowledge: found.configuration.knowledge} : found.configuration
  }

  /** Shows what is wrong with a workspace's own records in their file, also while it is not open. */
  function tellOfKnowledge(file: FoundConfiguration['knowledge']): void {
    if (!file?.source) return
    const uri = pathToFileURL(file.source).href
    // What is open is asked for, or sent, like any document; clients write addresses in more than one way.
    const isOpen = documents.all().some(document => pathOf(document.uri) === file.source)
    const problem = isOpen ? undefined : file.problem
    if (!problem && !broken.has(uri)) return
    const message = problem?.text[session.client.language] ?? ''
    const line = (problem?.place?.line ?? 1) - 1
    const start = {line, character: (problem?.place?.column ?? 1) - 1}
    const range = {start, end: {line: line + 1, character: 0}}
    const diagnostics = problem ? [{range, severity: DiagnosticSeverity.Error, source: section, message}] : []
    if (problem) broken.add(uri)
    else broken.delete(uri)
    session.tell(PublishDiagnosticsNotification.type, {uri, diagnostics})
  }

  function filesOver(settings: Configuration): Configurations {
    const known = files.get(settings)
    if (known) return known
    const fresh = createConfigurations(configuration => configuration, settings)
    files.set(settings, fresh)
    return fresh
  }

  /** One line in the log for each thing that is wrong in a configuration file, once. */
  function complain(file: string, place: {line: number; column: number} | undefined, text: string): void {
    const line = `${file}${place ? `:${place.line}:${place.column}` : ''}: ${text}`
    if (complaints.has(line)) return
    complaints.add(line)
    session.log(line)
  }

  async function askClient(uri: string): Promise<Configuration> {
    if (!session.client.answersConfiguration) return configurationOf(sent ?? session.client.settings)
    try {
      const items = [{...(URL.canParse(uri) && {scopeUri: uri}), section}]
      const values: unknown = await session.connection.sendRequest(ConfigurationRequest.type, {items})
      return configurationOf(Array.isArray(values) ? values[0] : undefined)
    } catch (error) {
      session.fault(ConfigurationRequest.method, error)
      return base
    }
  }

  /** Forgets what was told, and says so to whoever has shown findings by it. */
  function renew(): void {
    kept.clear()
    complaints.clear()
    files = new Map()
    // What is still wrong is told again when a document asks for it.
    for (const uri of broken) session.tell(PublishDiagnosticsNotification.type, {uri, diagnostics: []})
    broken.clear()
    for (const listener of listeners) listener()
  }

  documents.onDidChange(uri => {
    if (!documents.get(uri)) kept.delete(uri)
    // What is wrong with it is shown by the document while it is open, and by us again once it is closed.
    if (isWorkspaceFile(uri) && isKnowledgeOpen !== documents.all().some(document => isWorkspaceFile(document.uri))) {
      isKnowledgeOpen = !isKnowledgeOpen
      renew()
    }
  })
  session.heed(DidChangeConfigurationNotification.type, ({settings}) => {
    if (isRecord(settings)) sent = settings[section] ?? settings
    renew()
  })
  session.heed(DidChangeWatchedFilesNotification.type, renew)
  session.heed(InitializedNotification.type, () => {
    const {registersConfiguration, registersWatchers} = session.client
    const registrations = [
      ...(registersConfiguration
        ? [{id: section, method: DidChangeConfigurationNotification.method, registerOptions: {section}}]
        : []),
      ...(registersWatchers
        ? [{id: `${section}-files`, method: DidChangeWatchedFilesNotification.method, registerOptions: {watchers}}]
        : [])
    ]
    if (registrations.length === 0) return
    session.connection
      .sendRequest(RegistrationRequest.type, {registrations})
      .catch(error => session.fault(RegistrationRequest.method, error))
  })

  return {
    of(uri) {
      const known = kept.get(uri)
      if (known) return known
      const answer = ask(uri)
      const soon = patiently(answer, () => {
        if (kept.get(uri) !== soon) return
        kept.set(uri, answer)
        for (const listener of listeners) listener()
      })
      kept.set(uri, soon)
      return soon
    },
    onDidChange: listener => void listeners.push(listener)
  }
}

/** The path of a document that is a file; `undefined` for any other. */
function pathOf(uri: string): string | undefined {
  try {
    return uri.startsWith('file:') ? fileURLToPath(uri) : undefined
  } catch {
    return undefined
  }
}

/** What the client library itself reads under our section is no setting of ours. */
function withoutTrace(value: unknown): unknown {
  if (!isRecord(value)) return {}
  const {trace, ...settings} = value
  return settings
}

/** `answer`, or the defaults when it takes too long; `late` is called when it then comes after all. */
const patiently = (answer: Promise<Configuration>, late: () => void): Promise<Configuration> =>
  new Promise(resolve => {
    let isLate = false
    const timer = setTimeout(() => {
      isLate = true
      resolve(base)
    }, patience)
    void answer.then(configuration => {
      clearTimeout(timer)
      resolve(configuration)
      if (isLate) late()
    })
  })
