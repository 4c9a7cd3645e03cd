import type {InitializeParams} from 'vscode-languageserver/node'
import type {Language} from '../service/index.ts'
import {type Encoding, encodings} from './encoding.ts'

/** What a client can do and wants, read once from `initialize`. Whatever it does not say, it cannot. */
export type Client = {
  readonly encoding: Encoding
  /** It asks for diagnostics; it is then never sent any. */
  readonly pulls: boolean
  readonly refreshesDiagnostics: boolean
  readonly answersConfiguration: boolean
  readonly registersConfiguration: boolean
  readonly registersWatchers: boolean
  readonly diagnostics: {
    readonly related: boolean
    readonly code: boolean
    readonly data: boolean
    readonly tags: boolean
  }
  readonly actions: {readonly literals: boolean; readonly preferred: boolean; readonly resolvesEdits: boolean}
  readonly versionedEdits: boolean
  readonly markdown: boolean
  readonly symbolTree: boolean
  /** Ids of the commands that it carries out itself. */
  readonly commands: readonly string[]
  /** Language of the editor's own interface. */
  readonly language: Language
  /** Settings for a client that is not asked for any. */
  readonly settings: unknown
}

/** The client that these parameters tell of. */
export function readClient({capabilities, initializationOptions, locale}: InitializeParams): Client {
  const {general, workspace, textDocument} = capabilities ?? {}
  const options: Readonly<Record<string, unknown>> = initializationOptions ?? {}
  const published = textDocument?.publishDiagnostics
  const offered = list(general?.positionEncodings)
  return {
    // In the order of the client's wishes; UTF-16 is what everyone must understand.
    encoding: encodings.find(one => one === offered.find(name => encodings.some(known => known === name))) ?? 'utf-16',
    pulls: textDocument?.diagnostic !== undefined,
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    answersConfiguration: workspace?.configuration === true,
    registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    registersWatchers: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    diagnostics: {
      related: published?.relatedInformation === true,
      code: published?.codeDescriptionSupport === true,
      data: published?.dataSupport === true,
      tags: list(published?.tagSupport?.valueSet).includes(1)
    },
    actions: {
      literals: textDocument?.codeAction?.codeActionLiteralSupport !== undefined,
      preferred: textDocument?.codeAction?.isPreferredSupport === true,
      resolvesEdits: list(textDocument?.codeAction?.resolveSupport?.properties).includes('edit')
    },
    versionedEdits: workspace?.workspaceEdit?.documentChanges === true,
    markdown: list(textDocument?.hover?.contentFormat).includes('markdown'),
    symbolTree: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    commands: list(options['commands']).filter(one => typeof one === 'string'),
    language: String(options['language'] ?? locale ?? 'en')
      .toLowerCase()
      .startsWith('fr')
      ? 'fr'
      : 'en',
    settings: options['settings']
  }
}

/** `value` if it is an array: what comes from outside may be anything. */
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
