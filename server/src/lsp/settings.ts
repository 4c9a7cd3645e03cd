import {
  ConfigurationRequest,
  DidChangeConfigurationNotification,
  InitializedNotification,
  RegistrationRequest
} from 'vscode-languageserver/node'
import {type Configuration, configure, defaultConfiguration} from '../service/index.ts'
import type {Documents} from './documents.ts'
import {isRecord} from './guards.ts'
import type {Session} from './session.ts'

const section = 'medcite'

/** How long a client may take to tell its settings before the defaults are used, in ms. */
const patience = 3000

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
  let sent: unknown

  /** The configuration that `value` says; equal values give the same one, so that findings can be kept. */
  function configurationOf(value: unknown): Configuration {
    const key = JSON.stringify(value) ?? ''
    const known = configurations.get(key)
    if (known) return known
    const {configuration, problems} = configure(withoutTrace(value))
    for (const {path, text} of problems) session.log(`${section}.${path.join('.')}: ${text[session.client.language]}`)
    configurations.set(key, configuration)
    return configuration
  }

  async function ask(uri: string): Promise<Configuration> {
    if (!session.client.answersConfiguration) return configurationOf(sent ?? session.client.settings)
    try {
      const items = [{...(URL.canParse(uri) && {scopeUri: uri}), section}]
      const values: unknown = await session.connection.sendRequest(ConfigurationRequest.type, {items})
      return configurationOf(Array.isArray(values) ? values[0] : undefined)
    } catch (error) {
      session.fault(ConfigurationRequest.method, error)
      return defaultConfiguration
    }
  }

  /** Forgets what was told, and says so to whoever has shown findings by it. */
  function renew(): void {
    kept.clear()
    for (const listener of listeners) listener()
  }

  documents.onDidChange(uri => {
    if (!documents.get(uri)) kept.delete(uri)
  })
  session.heed(DidChangeConfigurationNotification.type, ({settings}) => {
    if (isRecord(settings)) sent = settings[section] ?? settings
    renew()
  })
  session.heed(InitializedNotification.type, () => {
    if (!session.client.registersConfiguration) return
    const registration = {id: section, method: DidChangeConfigurationNotification.method, registerOptions: {section}}
    session.connection
      .sendRequest(RegistrationRequest.type, {registrations: [registration]})
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
      resolve(defaultConfiguration)
    }, patience)
    void answer.then(configuration => {
      clearTimeout(timer)
      resolve(configuration)
      if (isLate) late()
    })
  })
