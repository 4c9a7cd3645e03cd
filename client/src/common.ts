import * as vscode from 'vscode'
import {type BaseLanguageClient, CloseAction, ErrorAction, type LanguageClientOptions} from 'vscode-languageclient'
import {showStatus} from './status.ts'
import {texts} from './texts.ts'

const languages = ['markdown', 'quarto', 'rmd', 'mdx']

/** Without a `scheme`: in a remote or a virtual window documents are not `file:`, and are checked all the same. */
const documentSelector = [...languages.map(language => ({language})), {pattern: '**/.medcite/knowledge.yaml'}]

const restartsIn3Minutes = 4

/** How every host's client is to be made; `giveUp` is called when a server that keeps crashing is not started again. */
function clientOptions(giveUp: () => void): LanguageClientOptions {
  const crashes: number[] = []
  return {
    documentSelector,
    initializationOptions: {language: vscode.env.language, commands: ['medcite.explain', 'medcite.copy']},
    // Hovers may copy, and nothing else: whatever else a document makes of one stays text.
    markdown: {isTrusted: {enabledCommands: ['medcite.copy']}, supportHtml: false},
    initializationFailedHandler: () => false,
    errorHandler: {
      error: () => ({action: ErrorAction.Continue, handled: true}),
      closed() {
        const now = Date.now()
        crashes.push(now)
        if (crashes.filter(time => now - time < 180_000).length <= restartsIn3Minutes) {
          return {action: CloseAction.Restart, handled: true}
        }
        giveUp()
        return {action: CloseAction.DoNotRestart, handled: true}
      }
    }
  }
}

/** Starts the server that `create` makes a client of, and offers the commands. */
export async function run(
  context: vscode.ExtensionContext,
  create: (options: LanguageClientOptions) => BaseLanguageClient
): Promise<BaseLanguageClient> {
  const client: BaseLanguageClient = create(clientOptions(() => offerRestart(client)))
  const command = (name: string, action: (argument?: unknown) => unknown) =>
    vscode.commands.registerCommand(`medcite.${name}`, action)
  context.subscriptions.push(
    showStatus(client, documentSelector),
    command('restart', () => restart(client)),
    command('showOutput', () => client.outputChannel.show()),
    command('fixAll', fixAll),
    command('copy', copy),
    command('explain', rule => explain(vscode.Uri.joinPath(context.extensionUri, 'docs/rules'), rule))
  )
  await start(client)
  return client
}

async function start(client: BaseLanguageClient): Promise<void> {
  try {
    await client.start()
  } catch (error) {
    client.outputChannel.error(error instanceof Error ? error : String(error))
    void offerRestart(client)
  }
}

async function restart(client: BaseLanguageClient): Promise<void> {
  if (client.isRunning()) await client.stop().catch(error => client.outputChannel.warn(error))
  await start(client)
}

let isOffering = false

/** Says in one sentence, once, that nothing is checked; the details are in the log. */
async function offerRestart(client: BaseLanguageClient): Promise<void> {
  if (isOffering) return
  isOffering = true
  const choice = await vscode.window.showErrorMessage(texts.stopped, texts.restart, texts.output)
  isOffering = false
  if (choice === texts.restart) await restart(client)
  if (choice === texts.output) client.outputChannel.show()
}

const fixAll = (): Thenable<unknown> =>
  vscode.commands.executeCommand('editor.action.codeAction', {kind: 'source.fixAll.medcite', apply: 'first'})

/** Puts `text` on the clipboard and says so where it disturbs nobody. */
async function copy(text: unknown): Promise<void> {
  if (typeof text !== 'string') return
  await vscode.env.clipboard.writeText(text)
  vscode.window.setStatusBarMessage(texts.copied(text), 3000)
}

/** Opens the page of `rule` in `folder`; asks which, when none is named. */
async function explain(folder: vscode.Uri, rule: unknown): Promise<void> {
  const rules = await listRules(folder)
  const id = typeof rule === 'string' ? rule : await vscode.window.showQuickPick(rules, {placeHolder: texts.explain})
  if (id === undefined) return
  if (!rules.includes(id)) return void vscode.window.showWarningMessage(texts.noPage(id))
  await vscode.commands.executeCommand('markdown.showPreview', vscode.Uri.joinPath(folder, `${id}.md`))
}

async function listRules(folder: vscode.Uri): Promise<string[]> {
  const entries = await vscode.workspace.fs.readDirectory(folder)
  return entries.flatMap(([name]) => /^([a-z][a-z-]*)\.md$/.exec(name)?.[1] ?? []).sort()
}
