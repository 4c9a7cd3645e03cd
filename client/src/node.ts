import type * as vscode from 'vscode'
import {type BaseLanguageClient, LanguageClient, TransportKind} from 'vscode-languageclient/node'
import {run} from './common.ts'

/** Leaves to us what the library insists on showing when the server does not start; it is in the log all the same. */
class QuietClient extends LanguageClient {
  override error(message: string, data?: unknown, notify?: boolean | 'force'): void {
    super.error(message, data, notify !== 'force' && notify)
  }
}

let client: BaseLanguageClient | undefined

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const module = context.asAbsolutePath('dist/server.cjs')
  const server = {module, transport: TransportKind.ipc}
  client = await run(context, options => new QuietClient('medcite', 'MedCite', server, options))
}

export async function deactivate(): Promise<void> {
  if (client?.isRunning()) await client.stop()
}
