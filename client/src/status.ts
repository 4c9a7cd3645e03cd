import * as vscode from 'vscode'
import {type BaseLanguageClient, State} from 'vscode-languageclient'
import {texts} from './texts.ts'

/** Shows whether the server of `client` runs, and how many findings the active document has; hidden elsewhere. */
export function showStatus(client: BaseLanguageClient, selector: vscode.DocumentSelector): vscode.Disposable {
  const item = vscode.window.createStatusBarItem('medcite.status', vscode.StatusBarAlignment.Right, 100)
  item.name = 'MedCite'
  const update = () => {
    const document = vscode.window.activeTextEditor?.document
    if (!document || !vscode.languages.match(selector, document)) return item.hide()
    Object.assign(item, describe(client.state, countFindings(document.uri)))
    return item.show()
  }
  update()
  return vscode.Disposable.from(
    item,
    client.onDidChangeState(update),
    vscode.languages.onDidChangeDiagnostics(update),
    vscode.window.onDidChangeActiveTextEditor(update)
  )
}

const countFindings = (uri: vscode.Uri): number =>
  vscode.languages.getDiagnostics(uri).filter(diagnostic => diagnostic.source === 'medcite').length

type Look = Pick<vscode.StatusBarItem, 'text' | 'tooltip' | 'command' | 'backgroundColor'>

function describe(state: State, findings: number): Look {
  if (state === State.Starting) {
    return {
      text: '$(loading~spin) MedCite',
      tooltip: texts.starting,
      command: 'medcite.showOutput',
      backgroundColor: undefined
    }
  }
  if (state !== State.Running) {
    const backgroundColor = new vscode.ThemeColor('statusBarItem.warningBackground')
    return {text: '$(debug-disconnect) MedCite', tooltip: texts.stopped, command: 'medcite.restart', backgroundColor}
  }
  const actions = `[${texts.output}](command:medcite.showOutput) · [${texts.restart}](command:medcite.restart)`
  const tooltip = new vscode.MarkdownString(`${texts.findings(findings)}\n\n${actions}`)
  tooltip.isTrusted = {enabledCommands: ['medcite.showOutput', 'medcite.restart']}
  const text = findings > 0 ? `$(link) MedCite ${findings}` : '$(check) MedCite'
  return {text, tooltip, command: 'workbench.actions.view.problems', backgroundColor: undefined}
}
