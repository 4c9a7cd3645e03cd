import assert from 'node:assert/strict'
import {rm, writeFile} from 'node:fs/promises'
import * as vscode from 'vscode'
import {medcite, open, until} from './support.ts'

/** Files that nothing has opened: what was closed stays in VS Code’s memory for a while and counts as open. */
const [first, closed] = ['a tea.md', 'my tea: one.md']
const broken = '# Thé\n\nLe thé calme [Étude] (https://doi.org/10.1000/the).\n'

describe('A task in VS Code', () => {
  let folder: vscode.Uri
  let file: vscode.Uri
  let other: vscode.Uri

  before(async () => {
    folder = vscode.workspace.workspaceFolders?.[0]?.uri ?? vscode.Uri.file('')
    file = vscode.Uri.joinPath(folder, closed)
    other = vscode.Uri.joinPath(folder, first)
    await writeFile(file.fsPath, broken)
    await writeFile(other.fsPath, broken)
  })

  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors')
    await rm(file.fsPath)
    await rm(other.fsPath)
  })

  it('fills the problems with the findings of files that are not open', async () => {
    const digest = await open('lupus.fr.md')
    const end = await start(await medcite(['lint', '--format', 'compact', first, closed], folder.fsPath))
    // The last file of the output comes when the task ends, each other with the one that follows it.
    await until(
      () => byTask(other),
      problems => problems.length > 0
    )
    await end()
    const [found, ...more] = await until(
      () => byTask(file),
      problems => problems.length > 0
    )
    assert.deepEqual(more, [])
    assert.deepEqual(
      [found?.severity, found?.code, found?.range.start.line, found?.range.start.character],
      [vscode.DiagnosticSeverity.Error, 'detached-destination', 2, 20]
    )
    assert.match(found?.message ?? '', /^Unexpected|^Espace/)
    assert.equal(byTask(other).length, 1)
    // Nothing twice: here the language server reports.
    const places = vscode.languages
      .getDiagnostics(digest.uri)
      .map(({range, message}) => `${range.start.line}:${range.start.character} ${message}`)
    assert.equal(new Set(places).size, places.length)
  }).timeout(60_000)
})

/** What a task said of `uri`: a rule without its page, which only the language server gives. */
const byTask = (uri: vscode.Uri): vscode.Diagnostic[] =>
  vscode.languages.getDiagnostics(uri).filter(({source, code}) => source === 'medcite' && typeof code === 'string')

/**
 * Starts a task that prints `output`, with our problem matcher. What prints is no process: the VS Code of these tests has
 * no terminal that could start one.
 *
 * @returns
 *   What ends the task.
 */
async function start(output: string): Promise<() => Promise<void>> {
  const written = new vscode.EventEmitter<string>()
  const closed = new vscode.EventEmitter<number>()
  const terminal: vscode.Pseudoterminal = {
    onDidWrite: written.event,
    onDidClose: closed.event,
    open: () => written.fire(output.replaceAll('\n', '\r\n')),
    close: () => undefined
  }
  const execution = new vscode.CustomExecution(async () => terminal)
  const scope = vscode.workspace.workspaceFolders?.[0] ?? vscode.TaskScope.Workspace
  const task = new vscode.Task({type: 'medcite-test'}, scope, 'check', 'test', execution, '$medcite')
  const ended = new Promise<void>(done => {
    const listening = vscode.tasks.onDidEndTask(({execution: {task: one}}) => {
      if (one.name !== task.name) return
      listening.dispose()
      done()
    })
  })
  await vscode.tasks.executeTask(task)
  return () => {
    closed.fire(1)
    return ended
  }
}
