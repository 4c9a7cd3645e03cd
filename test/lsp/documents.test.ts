import assert from 'node:assert/strict'
import type {DocumentDiagnosticReport, FullDocumentDiagnosticReport} from 'vscode-languageserver/node'
import {openDocument} from '../../server/src/core/document.ts'
import {toPosition} from '../../server/src/lsp/convert.ts'
import {check, defaultConfiguration} from '../../server/src/service/index.ts'
import {editor, start, type TestClient} from './client.ts'

const uri = 'untitled:tea.md'
const broken = 'The tea and the rest: [Tea] (https://doi.org/10.1000/tea)\n\n'
const long = `${'TEA'.repeat(1000)}\n\n`.repeat(200)
const pulling = {...editor, textDocument: {...editor.textDocument, diagnostic: {}}}

const change = (client: TestClient, version: number, contentChanges: unknown): void =>
  void client.connection.sendNotification('textDocument/didChange', {textDocument: {uri, version}, contentChanges})

async function pull(client: TestClient): Promise<FullDocumentDiagnosticReport['items']> {
  const report: DocumentDiagnosticReport = await client.connection.sendRequest('textDocument/diagnostic', {
    textDocument: {uri}
  })
  return report.kind === 'full' ? report.items : []
}

describe('the open documents', () => {
  it('are read in steps when they are long, edits meanwhile included', async () => {
    const client = await start(pulling)
    client.open(uri, broken + long)
    const end = {line: 402, character: 0}
    change(client, 2, [{range: {start: end, end}, text: broken}])
    change(client, 3, [{range: {start: {line: 0, character: 0}, end: {line: 1, character: 0}}, text: ''}])
    const asked = pull(client)
    const unknown = client.connection.sendRequest('no/such').catch(() => 'answered first')
    assert.equal(await Promise.race([asked, unknown]), 'answered first')
    const now = openDocument(`\n${long}${broken}`)
    assert.deepEqual(
      (await asked).map(({range}) => range.start),
      check(now, defaultConfiguration).map(({range}) => toPosition(now, range.start, 'utf-16'))
    )
  })

  it('are forgotten when they are closed while they are read', async () => {
    const client = await start(pulling)
    client.open(uri, broken + long)
    void client.connection.sendNotification('textDocument/didClose', {textDocument: {uri}})
    assert.deepEqual(await pull(client), [])
    client.open(uri, broken)
    assert.equal((await pull(client)).length, 1)
  })

  it('are forgotten rather than wrong after a change that makes no sense', async () => {
    const client = await start(pulling)
    client.open(uri, broken)
    change(client, 2, 'no')
    assert.deepEqual(await pull(client), [])
    change(client, 3, [{text: broken}])
    assert.deepEqual(await pull(client), [])
    client.open(uri, broken)
    assert.equal((await pull(client)).length, 1)
    assert.ok(client.log.some(line => line.startsWith('textDocument/didChange: ')))
  })

  it('are published once for a burst of changes', async () => {
    const client = await start()
    client.open(uri, broken)
    await client.untilPublished(({version}) => version === 1)
    for (let version = 2; version <= 30; version++) {
      const range = {start: {line: 0, character: 0}, end: {line: 0, character: 0}}
      change(client, version, [{range, text: 'x'}])
    }
    await client.untilPublished(({version}) => version === 30)
    assert.deepEqual(
      client.published.map(({version}) => version),
      [1, 30]
    )
  })

  it('have 100 diagnostics at most, the most severe, and one that counts the rest', async () => {
    const client = await start(pulling)
    client.open(uri, broken.replaceAll('\n', ' ').repeat(20) + `\n\n${broken}`.repeat(110))
    const items = await pull(client)
    assert.equal(items.length, 101)
    const last = items.at(-1)
    assert.match(String(last?.message), /^\d+ more findings/)
    assert.equal(last?.severity, 3)
  })

  it('keep the name of diagnostics that an edit does not change', async () => {
    const client = await start(pulling)
    client.open(uri, `${broken}Tea and rest.\n`)
    const ask = (previousResultId?: string): Promise<DocumentDiagnosticReport> =>
      client.connection.sendRequest('textDocument/diagnostic', {textDocument: {uri}, previousResultId})
    const {resultId} = await ask()
    const end = {line: 2, character: 13}
    change(client, 2, [{range: {start: end, end}, text: ' or so'}])
    assert.equal((await ask(resultId)).kind, 'unchanged')
    const top = {line: 0, character: 0}
    change(client, 3, [{range: {start: top, end: top}, text: '\n'}])
    const moved = await ask(resultId)
    assert.ok(moved.kind === 'full' && moved.items[0]?.range.start.line === 1)
  })

  it('are asked for again when a client that pulls changes its settings', async () => {
    const workspace = {configuration: true, diagnostics: {refreshSupport: true}}
    const settings = {rules: {'detached-destination': {severity: 'warning'}}}
    const client = await start({...pulling, workspace}, {settings})
    const refreshed = new Promise<void>(resolve =>
      client.connection.onRequest('workspace/diagnostic/refresh', () => {
        resolve()
        return null
      })
    )
    client.open(uri, broken)
    assert.equal((await pull(client))[0]?.severity, 2)
    settings.rules['detached-destination'].severity = 'off'
    void client.connection.sendNotification('workspace/didChangeConfiguration', {settings: null})
    await refreshed
    assert.deepEqual(await pull(client), [])
  })
})
