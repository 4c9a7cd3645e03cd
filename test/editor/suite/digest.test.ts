import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import {diagnosticsOf, extension, findingsOfCli, findingsOfEditor, fixedByCli, open, ruleOf, until} from './support.ts'

describe('MedCite in VS Code', () => {
  let digest: vscode.TextDocument
  /** Findings of the digest as it is on disk. */
  let total = 0

  before(async () => {
    digest = await open('lupus.fr.md')
    await extension().activate()
    await until(
      () => diagnosticsOf(digest),
      found => found.length > 0
    )
    total = diagnosticsOf(digest).length
  })

  const revert = async () => {
    await vscode.window.showTextDocument(digest)
    await vscode.commands.executeCommand('workbench.action.files.revert')
    await until(
      () => diagnosticsOf(digest).length,
      found => found === total
    )
  }

  for (const name of ['lupus.fr.md', 'lupus.en.md', 'lupus-clean.fr.md', 'lupus-clean.en.md']) {
    it(`shows in ${name} what the command line reports`, async () => {
      const document = await open(name)
      const expected = await findingsOfCli(document.uri.fsPath)
      await until(
        () => findingsOfEditor(document),
        found => found.length === expected.length
      )
      assert.deepEqual(findingsOfEditor(document), expected)
    })
  }

  it('links each rule to its page', () => {
    assert.ok(diagnosticsOf(digest).length > 0)
    for (const {code} of diagnosticsOf(digest)) {
      assert.ok(typeof code === 'object', 'a code without a target')
      assert.match(code.target.toString(), new RegExp(`^https://.*${code.value}`))
    }
  })

  it('explains a therapy, and only the word', async () => {
    const hover = await hoverOn('anifrolumab')
    assert.match(hover.text, /anifrolumab/i)
    assert.match(hover.text, /https:\/\//, 'a fact without its source')
    assert.equal(hover.range, 'anifrolumab')
  })

  it('explains a citation', async () => {
    const hover = await hoverOn('medRxiv Jan 2025')
    assert.match(hover.text, /10\.1101\/2025\.01\.27\.25321143/)
    assert.match(hover.text, /prépublication|preprint/i)
  })

  it('offers to fix, to silence and to explain a finding', async () => {
    const actions = await quickFixes()
    const titles = actions.map(({title}) => title).join(' | ')
    assert.ok(
      actions.some(({edit, isPreferred}) => edit && isPreferred),
      `no preferred fix: ${titles}`
    )
    assert.ok(
      actions.some(({edit}) => edit && insertedBy(edit).includes('<!-- medcite-disable-line detached-destination -->')),
      `no silence: ${titles}`
    )
    const explain = actions.find(({command}) => command?.command === 'medcite.explain')
    assert.deepEqual(explain?.command?.arguments, ['detached-destination'], titles)
  })

  it('fixes one finding', async () => {
    const count = diagnosticsOf(digest).length
    const first = firstDetached()
    const fix = (await quickFixes()).find(({edit, isPreferred}) => edit && isPreferred)
    assert.ok(fix?.edit && (await vscode.workspace.applyEdit(fix.edit)))
    assert.match(digest.lineAt(first.range.start.line).text, /\[Arthritis Research &amp; Therapy, 2024\]\(https:/)
    await until(
      () => diagnosticsOf(digest).length,
      left => left < count
    )
    await revert()
  })

  it('fixes all that is safe, to the same text as the command line', async () => {
    const expected = await fixedByCli(digest.uri.fsPath)
    assert.notEqual(expected, digest.getText())
    await vscode.commands.executeCommand('medcite.fixAll')
    await until(() => digest.getText() === expected, Boolean).catch(() => assert.equal(digest.getText(), expected))
    await revert()
  })

  it('checks what is typed', async () => {
    const count = diagnosticsOf(digest).length
    const end = await append('\n\nVoir [NCT05798117] (https://clinicaltrials.gov/study/NCT05798117).\n')
    await until(
      () => diagnosticsOf(digest).length,
      found => found > count
    )
    assert.ok(diagnosticsOf(digest).some(it => it.range.start.isAfter(end) && ruleOf(it) === 'detached-destination'))
    await revert()
  })

  it('heeds a setting at once', async () => {
    const settings = vscode.workspace.getConfiguration('medcite')
    const set = (severity: string | undefined) =>
      settings.update('rules.detached-destination.severity', severity, vscode.ConfigurationTarget.Global)
    const isSilent = () => !diagnosticsOf(digest).some(it => ruleOf(it) === 'detached-destination')
    try {
      await set('off')
      await until(isSilent, Boolean)
    } finally {
      await set(undefined)
    }
    await until(isSilent, silent => !silent)
  })

  it('heeds a configuration file as the command line does', async () => {
    const file = vscode.Uri.joinPath(digest.uri, '../.medciterc.json')
    await vscode.workspace.fs.writeFile(file, Buffer.from('{"rules": {"detached-destination": "info"}}'))
    try {
      const expected = await findingsOfCli(digest.uri.fsPath)
      assert.ok(expected.some(line => line.endsWith('info detached-destination')))
      await until(
        () => findingsOfEditor(digest).join('\n'),
        found => found === expected.join('\n')
      )
    } finally {
      await vscode.workspace.fs.delete(file)
    }
    await until(
      () => findingsOfEditor(digest),
      found => found.some(line => line.endsWith('error detached-destination'))
    )
  })

  it('fixes on save, where that is wished', async () => {
    const before = await vscode.workspace.fs.readFile(digest.uri)
    const expected = await fixedByCli(digest.uri.fsPath)
    const settings = vscode.workspace.getConfiguration('editor')
    const set = (value: Record<string, string> | undefined) =>
      settings.update('codeActionsOnSave', value, vscode.ConfigurationTarget.Global)
    try {
      await set({'source.fixAll.medcite': 'explicit'})
      await vscode.window.showTextDocument(digest)
      await append(' ')
      await vscode.commands.executeCommand('workbench.action.files.save')
      const saved = async () => Buffer.from(await vscode.workspace.fs.readFile(digest.uri)).toString()
      await until(saved, text => text !== before.toString())
      assert.equal(await saved(), `${expected} `)
    } finally {
      await set(undefined)
      await vscode.workspace.fs.writeFile(digest.uri, before)
      await revert()
    }
  })

  it('goes on after the server was restarted', async () => {
    const expected = findingsOfEditor(digest)
    await vscode.commands.executeCommand('medcite.restart')
    await until(
      () => findingsOfEditor(digest).length,
      found => found === expected.length
    )
    assert.deepEqual(findingsOfEditor(digest), expected)
  })

  it('opens the page of a rule', async () => {
    await vscode.commands.executeCommand('medcite.explain', 'detached-destination')
    const label = () => vscode.window.tabGroups.activeTabGroup.activeTab?.label ?? ''
    await until(label, text => text.includes('detached-destination'))
  })

  /** Writes `text` at the end of the digest, without saving. Gives the place where it begins. */
  async function append(text: string): Promise<vscode.Position> {
    const edit = new vscode.WorkspaceEdit()
    const {end} = digest.lineAt(digest.lineCount - 1).range
    edit.insert(digest.uri, end, text)
    assert.ok(await vscode.workspace.applyEdit(edit))
    return end
  }

  const firstDetached = (): vscode.Diagnostic => {
    const [first] = diagnosticsOf(digest)
      .filter(it => ruleOf(it) === 'detached-destination')
      .sort((a, b) => a.range.start.compareTo(b.range.start))
    assert.ok(first, 'no detached destination')
    return first
  }

  const quickFixes = (): Promise<vscode.CodeAction[]> =>
    until(
      () =>
        vscode.commands.executeCommand<vscode.CodeAction[]>(
          'vscode.executeCodeActionProvider',
          digest.uri,
          firstDetached().range,
          vscode.CodeActionKind.QuickFix.value,
          20 // as many are resolved, that is, come with their edits
        ),
      found => found.length > 0
    )

  async function hoverOn(words: string): Promise<{text: string; range: string}> {
    const offset = digest.getText().indexOf(words)
    assert.notEqual(offset, -1, `no “${words}” in the digest`)
    const position = digest.positionAt(offset + 2)
    const hovers = await until(
      () => vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', digest.uri, position),
      found => found.length > 0
    )
    const [hover] = hovers
    const contents = hovers.flatMap(it => it.contents)
    const text = contents.map(content => (typeof content === 'string' ? content : content.value)).join('\n')
    return {text, range: hover?.range ? digest.getText(hover.range) : ''}
  }
})

const insertedBy = (edit: vscode.WorkspaceEdit): string =>
  edit
    .entries()
    .flatMap(([, edits]) => edits.map(({newText}) => newText))
    .join('')
