import assert from 'node:assert/strict'
import {spawn} from 'node:child_process'
import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {pathToFileURL} from 'node:url'
import {
  CancellationTokenSource,
  type CodeAction,
  createMessageConnection,
  type DocumentSymbol,
  type Hover,
  ResponseError,
  StreamMessageReader,
  StreamMessageWriter,
  type TextDocumentEdit,
  type TextEdit
} from 'vscode-languageserver/node'
import {openDocument} from '../../server/src/core/document.ts'
import {toOffset, toPosition} from '../../server/src/lsp/convert.ts'
import {check, defaultConfiguration, fixText} from '../../server/src/service/index.ts'
import {connect, editor, start, type TestClient} from './client.ts'

const root = join(import.meta.dirname, '../..')
const digest = readFileSync(join(root, 'docs/examples/lupus.fr.md'), 'utf8')
const uri = 'untitled:digest.md'
const broken = 'The tea and the rest: [Tea] (https://doi.org/10.1000/tea)\n'

const code = async (answer: Promise<unknown>): Promise<number | undefined> => {
  try {
    await answer
    return undefined
  } catch (error) {
    return error instanceof ResponseError ? error.code : Number.NaN
  }
}

function applied(text: string, edits: readonly TextEdit[]): string {
  const snapshot = openDocument(text)
  return [...edits]
    .sort((a, b) => b.range.start.line - a.range.start.line || b.range.start.character - a.range.start.character)
    .reduce((result, {range, newText}) => {
      const [from, to] = [range.start, range.end].map(position => toOffset(snapshot, position, 'utf-16'))
      return result.slice(0, from) + newText + result.slice(to)
    }, text)
}

const editsOf = (action: CodeAction): TextEdit[] =>
  (action.edit?.documentChanges ?? []).flatMap(change => [...(change as TextDocumentEdit).edits] as TextEdit[])

async function actionsAt(client: TestClient, text: string, word: string, only?: string[]): Promise<CodeAction[]> {
  const position = toPosition(openDocument(text), text.indexOf(word), 'utf-16')
  const range = {start: position, end: position}
  return client.connection.sendRequest('textDocument/codeAction', {
    textDocument: {uri},
    range,
    context: {diagnostics: [], ...(only && {only})}
  })
}

describe('the language server', () => {
  it('keeps the order of a conversation', async () => {
    const {connection, ended} = connect()
    connection.listen()
    const hover = {textDocument: {uri}, position: {line: 0, character: 0}}
    const hello = {processId: null, rootUri: null, capabilities: {}}
    assert.equal(await code(connection.sendRequest('textDocument/hover', hover)), -32002)
    assert.equal(await code(connection.sendRequest('no/such', {})), -32002)
    assert.equal(await code(connection.sendRequest('initialize', hello)), undefined)
    assert.equal(await code(connection.sendRequest('initialize', hello)), -32600)
    assert.equal(await code(connection.sendRequest('no/such', {})), -32601)
    assert.equal(await code(connection.sendRequest('textDocument/hover', {textDocument: 1})), -32602)
    assert.equal(await code(connection.sendRequest('shutdown')), undefined)
    assert.equal(await code(connection.sendRequest('textDocument/hover', hover)), -32600)
    void connection.sendNotification('exit')
    while (ended() === undefined) await new Promise(resolve => setImmediate(resolve))
    assert.equal(ended(), true)
  })

  it('publishes what the service finds, with version, code and page', async () => {
    const client = await start()
    client.open(uri, digest)
    const diagnostics = await client.untilPublished(params => params.version === 1)
    const snapshot = openDocument(digest)
    const wanted = check(snapshot, defaultConfiguration).map(({rule, range}) => [
      rule,
      toPosition(snapshot, range.start, 'utf-16')
    ])
    assert.deepEqual(
      diagnostics.map(({code: rule, range}) => [rule, range.start]),
      wanted
    )
    const [first] = diagnostics
    assert.equal(first?.source, 'medcite')
    assert.match(first?.codeDescription?.href ?? '', /docs\/rules\/unclosed-emphasis\.md$/)
    assert.ok(diagnostics.some(({relatedInformation}) => relatedInformation?.length))
  })

  it('follows edits, in every encoding', async () => {
    for (const encoding of ['utf-8', 'utf-16', 'utf-32'] as const) {
      const client = await start({...editor, general: {positionEncodings: [encoding]}})
      assert.equal(client.initialized.capabilities.positionEncoding, encoding)
      client.open(uri, `😀é ${broken}`)
      const snapshot = openDocument(`😀é ${broken}`)
      const found = await client.untilPublished(params => params.version === 1)
      const gap = snapshot.text.indexOf('] (') + 1
      assert.deepEqual(found[0]?.range.start, toPosition(snapshot, gap, encoding))
      const range = {start: toPosition(snapshot, gap, encoding), end: toPosition(snapshot, gap + 1, encoding)}
      void client.connection.sendNotification('textDocument/didChange', {
        textDocument: {uri, version: 2},
        contentChanges: [{range, text: ''}]
      })
      assert.deepEqual(await client.untilPublished(params => params.version === 2), [])
      void client.connection.sendNotification('textDocument/didClose', {textDocument: {uri}})
      assert.deepEqual(await client.untilPublished(params => params.version === undefined), [])
    }
  })

  it('answers a client that pulls, and sends it nothing', async () => {
    const client = await start({...editor, textDocument: {...editor.textDocument, diagnostic: {}}})
    client.open(uri, broken)
    const ask = (previousResultId?: string): Promise<{kind: string; resultId: string; items?: unknown[]}> =>
      client.connection.sendRequest('textDocument/diagnostic', {textDocument: {uri}, previousResultId})
    const first = await ask()
    assert.equal(first.items?.length, 1)
    assert.deepEqual(await ask(first.resultId), {kind: 'unchanged', resultId: first.resultId})
    void client.connection.sendNotification('textDocument/didChange', {
      textDocument: {uri, version: 2},
      contentChanges: [{text: 'The tea.'}]
    })
    const second = await ask(first.resultId)
    assert.deepEqual([second.kind, second.items], ['full', []])
    assert.deepEqual(client.published, [])
  })

  it('offers each fix, the suppression and the page of a finding', async () => {
    const client = await start(editor, {initializationOptions: {language: 'fr', commands: ['medcite.explain']}})
    client.open(uri, digest)
    const actions = await actionsAt(client, digest, ' (https://arthritis-research')
    assert.deepEqual(
      actions.map(({title}) => title),
      [
        'Joindre le libellé et la destination',
        'Reprendre le libellé « Méta-analyse des nouveaux médicaments »',
        'Corriger tous les problèmes sûrs de ce fichier',
        'Désactiver detached-destination pour cette ligne',
        'Désactiver same-source-different-label pour cette ligne',
        'Expliquer detached-destination',
        'Expliquer same-source-different-label'
      ]
    )
    const [join, , all, disable] = actions
    assert.equal(join?.isPreferred, true)
    assert.equal(join?.edit, undefined, 'edits are made when they are asked for')
    const resolve = (action?: CodeAction): Promise<CodeAction> =>
      client.connection.sendRequest('codeAction/resolve', action)
    assert.equal(
      applied(digest, editsOf(await resolve(join))),
      digest.replace('] (https://arthritis', '](https://arthritis')
    )
    assert.equal(applied(digest, editsOf(await resolve(all))), fixText(digest, defaultConfiguration))
    const silenced = applied(digest, editsOf(await resolve(disable)))
    assert.match(silenced, /<!-- medcite-disable-line detached-destination -->/)
    assert.equal(actions.at(-1)?.command?.command, 'medcite.explain')
  })

  it('fixes the file on save, byte for byte as the command line does', async () => {
    const client = await start({
      ...editor,
      textDocument: {...editor.textDocument, codeAction: {codeActionLiteralSupport: {codeActionKind: {valueSet: []}}}}
    })
    const text = `\ufeff${digest.replaceAll('\n', '\r\n')}`
    client.open(uri, text)
    const actions = await actionsAt(client, text, 'Lupus', ['source.fixAll.medcite'])
    assert.deepEqual(
      actions.map(({kind}) => kind),
      ['source.fixAll.medcite']
    )
    assert.equal(applied(text, actions.flatMap(editsOf)), fixText(text, defaultConfiguration))
  })

  it('offers no suppression where no comment is read', async () => {
    const client = await start()
    const text = `[${'['.repeat(400)} tea\n`
    client.open(uri, text)
    const [first] = await client.untilPublished(params => params.version === 1)
    assert.equal(first?.code, 'unreadable-block')
    assert.deepEqual(await actionsAt(client, text, 'tea'), [])
  })

  it('offers nothing for a version that is gone', async () => {
    const client = await start()
    client.open(uri, broken)
    const [join] = await actionsAt(client, broken, ' (https')
    void client.connection.sendNotification('textDocument/didChange', {
      textDocument: {uri, version: 2},
      contentChanges: [{text: `x${broken}`}]
    })
    assert.equal(await code(client.connection.sendRequest('codeAction/resolve', join)), -32801)
  })

  it('hovers in the document’s language, in the format that the client shows', async () => {
    const text = 'Le thé et anifrolumab dans la note.\n'
    for (const [format, pattern] of [
      ['markdown', /^\*\*anifrolumab\*\* · \[antagoniste/],
      ['plaintext', /^anifrolumab · antagoniste/]
    ] as const) {
      const client = await start({textDocument: {hover: {contentFormat: [format]}}})
      client.open(uri, text)
      const hover: Hover = await client.connection.sendRequest('textDocument/hover', {
        textDocument: {uri},
        position: {line: 0, character: 14}
      })
      assert.match(String(Object(hover.contents).value), pattern)
      assert.deepEqual(hover.range, {start: {line: 0, character: 10}, end: {line: 0, character: 21}})
    }
  })

  it('lists headings with their citations', async () => {
    const client = await start()
    client.open(uri, '# Tea\n\nSee [leaf](https://doi.org/10.1000/leaf).\n\n## Rest\n')
    const symbols: DocumentSymbol[] = await client.connection.sendRequest('textDocument/documentSymbol', {
      textDocument: {uri}
    })
    assert.deepEqual(
      symbols.map(({name, children}) => [name, children?.map(child => [child.name, child.detail])]),
      [
        [
          'Tea',
          [
            ['leaf', '10.1000/leaf'],
            ['Rest', undefined]
          ]
        ]
      ]
    )
  })

  it('takes its settings from the client, and says what is wrong with them', async () => {
    const settings = {
      language: 'fr',
      rules: {'detached-destination': {severity: 'info'}, 'no-such-rule': {severity: 'off'}}
    }
    const client = await start({...editor, workspace: {configuration: true}}, {settings})
    client.open(uri, broken)
    const [first] = await client.untilPublished(params => params.version === 1)
    assert.equal(first?.severity, 3)
    assert.match(String(first?.message), /^Espace inattendue/)
    assert.ok(
      client.log.some(line => line.includes('no-such-rule')),
      client.log.join('\n')
    )
  })

  it('reads a document in the dialect that the settings name', async () => {
    const text = 'See [tea](https://example.org/green tea.pdf).\n'
    const pandoc = await start({...editor, workspace: {configuration: true}}, {settings: {profile: 'pandoc'}})
    pandoc.open(uri, text)
    assert.deepEqual(await pandoc.untilPublished(params => params.version === 1), [])
    const github = await start({...editor, workspace: {configuration: true}}, {settings: {}})
    github.open(uri, text)
    assert.equal((await github.untilPublished(params => params.version === 1)).length, 1)
  })

  it('asks to be told of changed settings and configuration files', async () => {
    const dynamic = {dynamicRegistration: true}
    const client = await start({
      ...editor,
      workspace: {didChangeConfiguration: dynamic, didChangeWatchedFiles: dynamic}
    })
    client.open(uri, broken)
    await client.untilPublished(params => params.version === 1)
    assert.deepEqual(client.registered, ['workspace/didChangeConfiguration', 'workspace/didChangeWatchedFiles'])
    assert.ok(client.log.some(line => line.startsWith('MedCite ')))
  })

  it('takes the nearest configuration file, as the command line does, and hears when it changes', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'medcite-lsp-'))
    const own = pathToFileURL(join(folder, 'a.md')).href
    writeFileSync(join(folder, '.medciterc.json'), '{"rules": {"detached-destination": "info", "no-such-rule": "off"}}')
    const client = await start()
    client.open(own, broken)
    const severity = (wanted: number) => client.untilPublished(params => params.diagnostics[0]?.severity === wanted)
    await severity(3)
    assert.ok(client.log.some(line => /\.medciterc\.json:1:\d+: .*no-such-rule/.test(line)))
    writeFileSync(join(folder, '.medciterc.json'), '{"ignore": ["*.md"]}')
    void client.connection.sendNotification('workspace/didChangeWatchedFiles', {changes: []})
    assert.deepEqual(await client.untilPublished(params => params.diagnostics.length === 0), [])
    rmSync(folder, {recursive: true})
  })

  it('offers a copy of what is cited only to a client that can', async () => {
    const text = 'See [it](https://doi.org/10.1056/nejmoa1912196) in the note.\n'
    const shown = async (commands: readonly string[]): Promise<string> => {
      const client = await start(editor, {initializationOptions: {commands}})
      client.open(uri, text)
      const hover: Hover = await client.connection.sendRequest('textDocument/hover', {
        textDocument: {uri},
        position: {line: 0, character: 20}
      })
      return String(Object(hover.contents).value)
    }
    assert.match(
      await shown(['medcite.copy']),
      /\[Copy DOI\]\(command:medcite\.copy\?%5B%2210\.1056%2Fnejmoa1912196%22%5D\)/
    )
    assert.doesNotMatch(await shown([]), /command:/)
  })

  describe('in a workspace with records of its own', () => {
    const example = readFileSync(new URL('../../docs/examples/knowledge.yaml', import.meta.url), 'utf8')
    const path = '.medcite/knowledge.yaml'
    const made = (knowledge: string) => {
      const folder = mkdtempSync(join(tmpdir(), 'medcite-lsp-'))
      mkdirSync(join(folder, '.medcite'))
      writeFileSync(join(folder, path), knowledge)
      const uriOf = (name: string): string => pathToFileURL(join(folder, name)).href
      return {folder, uriOf, write: (text: string) => writeFileSync(join(folder, path), text)}
    }

    it('hovers by them, and says what is wrong in their file while it is closed', async () => {
      const {folder, uriOf, write} = made(example)
      const client = await start()
      const document = uriOf('a.md')
      client.open(document, 'The XYZ-101 in the note.\n')
      const position = {line: 0, character: 6}
      const hover = (): Promise<Hover | null> =>
        client.connection.sendRequest('textDocument/hover', {textDocument: {uri: document}, position})
      assert.match(String(Object((await hover())?.contents).value), /^\*\*xyzumab\*\*/)

      write(example.replace('kind: class', 'kind: klass'))
      void client.connection.sendNotification('workspace/didChangeWatchedFiles', {changes: []})
      const [problem] = await client.untilPublished(
        params => params.uri === uriOf(path) && params.diagnostics.length > 0
      )
      assert.match(String(problem?.message), /^In `records\.0\.facts\.0\.kind`: unexpected `"klass"`, expected /)
      assert.equal(problem?.range.start.line, 19)
      assert.equal(await hover(), null)

      write(example)
      void client.connection.sendNotification('workspace/didChangeWatchedFiles', {changes: []})
      await client.untilPublished(params => params.uri === uriOf(path) && params.diagnostics.length === 0)
      rmSync(folder, {recursive: true})
    })

    it('shows it again when the file is closed, and no longer when it is gone', async () => {
      const text = example.replace('kind: class', 'kind: klass')
      const {folder, uriOf} = made(text)
      const client = await start()
      const file = uriOf(path)
      client.open(uriOf('a.md'), 'The XYZ-101 in the note.\n')
      const shown = (count: number) => {
        const from = client.published.length
        return client.untilPublished(
          params =>
            params.uri === file && params.diagnostics.length === count && client.published.indexOf(params) >= from
        )
      }
      await client.untilPublished(params => params.uri === file && params.diagnostics.length === 1)
      client.open(file, text)
      const closed = shown(1)
      void client.connection.sendNotification('textDocument/didClose', {textDocument: {uri: file}})
      await closed
      const gone = shown(0)
      rmSync(join(folder, path))
      void client.connection.sendNotification('workspace/didChangeWatchedFiles', {changes: []})
      await gone
      rmSync(folder, {recursive: true})
    })

    it('shows one diagnostic in the file that is open, and completes in it', async () => {
      const {folder, uriOf} = made(example)
      const client = await start()
      const file = uriOf(path)
      client.open(file, example.replace('version: 1', 'version: 1\ncolour: green\nshape: round'))
      const diagnostics = await client.untilPublished(params => params.uri === file && params.version === 1)
      assert.equal(diagnostics.length, 1)
      assert.match(String(diagnostics[0]?.message), /unknown key `colour`/)
      const items: {label: string}[] = await client.connection.sendRequest('textDocument/completion', {
        textDocument: {uri: file},
        position: {line: example.slice(0, example.indexOf('kind: class')).split('\n').length + 1, character: 14}
      })
      const labels = items.map(({label}) => label)
      assert.ok(labels.includes('class') && labels.includes('approval'), labels.join(' '))
      const hover = await client.connection.sendRequest('textDocument/hover', {
        textDocument: {uri: file},
        position: {line: 14, character: 16}
      })
      assert.equal(hover, null)
      rmSync(folder, {recursive: true})
    })
  })

  it('answers a cancelled request once, as cancelled', async () => {
    const client = await start()
    client.open(uri, digest)
    const source = new CancellationTokenSource()
    const answer = client.connection.sendRequest('textDocument/documentSymbol', {textDocument: {uri}}, source.token)
    source.cancel()
    assert.ok([undefined, -32800].includes(await code(answer)))
  })

  it('keeps its word over standard input and output', async () => {
    const server = spawn(process.execPath, ['--import', 'tsx', 'server/src/lsp/node.ts', '--stdio'], {
      cwd: root,
      stdio: ['pipe', 'pipe', 'inherit']
    })
    const connection = createMessageConnection(
      new StreamMessageReader(server.stdout),
      new StreamMessageWriter(server.stdin)
    )
    connection.listen()
    const exited = new Promise(resolve => server.on('exit', resolve))
    await connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri: null,
      capabilities: {textDocument: {diagnostic: {}}}
    })
    void connection.sendNotification('textDocument/didOpen', {
      textDocument: {uri, languageId: 'markdown', version: 1, text: broken}
    })
    const {items}: {items: unknown[]} = await connection.sendRequest('textDocument/diagnostic', {textDocument: {uri}})
    assert.equal(items.length, 1)
    await connection.sendRequest('shutdown')
    void connection.sendNotification('exit')
    assert.equal(await exited, 0)
  })
})
