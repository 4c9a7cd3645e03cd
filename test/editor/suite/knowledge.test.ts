import assert from 'node:assert/strict'
import {mkdir, readFile, rm, writeFile} from 'node:fs/promises'
import {dirname, join} from 'node:path'
import * as vscode from 'vscode'
import {diagnosticsOf, open, until} from './support.ts'

const path = '.medcite/knowledge.yaml'

describe('Knowledge in VS Code', () => {
  let folder: string
  let file: string
  let example: string

  before(async () => {
    folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? ''
    file = join(folder, path)
    example = await readFile(join(folder, 'knowledge.yaml'), 'utf8')
    await mkdir(dirname(file), {recursive: true})
    await writeFile(join(folder, 'own.md'), 'The XYZ-101 in the note of the house.\n')
  })

  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors')
    await rm(dirname(file), {recursive: true})
    await rm(join(folder, 'own.md'))
  })

  it('trusts a hover to copy, and nothing else', async () => {
    const digest = await open('lupus.fr.md')
    const hovers = await hoversOn(digest, '10.1186/s13075', /command:medcite\.copy/)
    for (const content of hovers.flatMap(hover => hover.contents)) {
      assert.ok(content instanceof vscode.MarkdownString)
      assert.deepEqual(content.isTrusted, {enabledCommands: ['medcite.copy']})
      assert.ok(!content.supportHtml)
    }
  })

  it('copies', async () => {
    await vscode.commands.executeCommand('medcite.copy', '10.1000/tea')
    assert.equal(await vscode.env.clipboard.readText(), '10.1000/tea')
    await vscode.commands.executeCommand('medcite.copy', {not: 'a text'})
    assert.equal(await vscode.env.clipboard.readText(), '10.1000/tea')
  })

  it('hovers by the workspace’s own records as soon as they are there', async () => {
    const document = await open('own.md')
    await writeFile(file, example)
    const [hover] = await hoversOn(document, 'XYZ-101', /xyzumab/)
    assert.equal(hover?.range && document.getText(hover.range), 'XYZ-101')
  })

  it('shows what is wrong with them, once, and completes', async () => {
    await writeFile(file, example.replace('kind: class', 'kind: klass'))
    const document = await open(path)
    const [problem, ...more] = await until(
      () => diagnosticsOf(document),
      found => found.length > 0
    )
    assert.match(problem?.message ?? '', /klass/)
    assert.deepEqual(more, [])
    const position = document.positionAt(document.getText().indexOf('klass'))
    const {items} = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      position
    )
    const labels = items.map(({label}) => (typeof label === 'string' ? label : label.label))
    assert.ok(labels.includes('class') && labels.includes('approval'), labels.join(', '))
  })

  /** The hovers on `words`, once one of them says `wanted`. */
  function hoversOn(document: vscode.TextDocument, words: string, wanted: RegExp): Promise<vscode.Hover[]> {
    const position = document.positionAt(document.getText().indexOf(words) + 2)
    const says = (hover: vscode.Hover): boolean =>
      hover.contents.some(content => wanted.test(typeof content === 'string' ? content : content.value))
    return until(
      () => vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, position),
      found => found.some(says)
    )
  }
})
