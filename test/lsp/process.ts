import {type ChildProcess, spawn} from 'node:child_process'
import {mkdirSync, rmSync} from 'node:fs'
import {join} from 'node:path'
import {build} from 'esbuild'
import {
  type ClientCapabilities,
  createMessageConnection,
  type Diagnostic,
  type MessageConnection,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter
} from 'vscode-languageserver/node'
import {type Fault, faultFolder, faultsOfEnvironment, root, withFaults} from '../mutants/fault.ts'

/** The server as it ships, in a file of its own; with `fault` planted in it if given. It is removed when the tests end. */
export async function serverProgram(name: string, fault?: Fault): Promise<string> {
  mkdirSync(faultFolder, {recursive: true})
  const faults = [...(fault ? [fault] : []), ...faultsOfEnvironment()]
  const path = join(faultFolder, `server-${name}-${process.pid}.cjs`)
  await build({
    absWorkingDir: root,
    entryPoints: ['server/src/lsp/node.ts'],
    outfile: path,
    bundle: true,
    format: 'cjs',
    platform: 'node',
    mainFields: ['module', 'main'],
    logLevel: 'error',
    plugins: faults.length > 0 ? [withFaults(faults)] : []
  })
  process.once('exit', () => rmSync(path, {force: true}))
  return path
}

/** A client of a server in a process of its own, over its standard input and output. */
export class ProcessClient {
  readonly child: ChildProcess
  readonly connection: MessageConnection
  readonly published: PublishDiagnosticsParams[] = []
  /** Exit code; `null` for one that a signal ended. */
  readonly ended: Promise<number | null>
  readonly #waiting = new Set<() => void>()

  constructor(program: string) {
    const child = spawn(process.execPath, [program, '--stdio'], {stdio: ['pipe', 'pipe', 'ignore']})
    this.child = child
    this.ended = new Promise(resolve => child.once('exit', resolve))
    this.connection = createMessageConnection(
      new StreamMessageReader(child.stdout),
      new StreamMessageWriter(child.stdin)
    )
    this.connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
      this.published.push(params)
      for (const wake of this.#waiting) wake()
    })
    this.connection.listen()
  }

  async initialize(capabilities: ClientCapabilities = {}): Promise<void> {
    await this.connection.sendRequest('initialize', {processId: process.pid, rootUri: null, capabilities})
    await this.connection.sendNotification('initialized', {})
  }

  open(uri: string, text: string, version = 1): void {
    const textDocument = {uri, languageId: 'markdown', version, text}
    void this.connection.sendNotification('textDocument/didOpen', {textDocument})
  }

  close(uri: string): void {
    void this.connection.sendNotification('textDocument/didClose', {textDocument: {uri}})
  }

  /** Writes `text` at the start of a line. */
  type(uri: string, version: number, line: number, text: string): void {
    const at = {line, character: 0}
    void this.connection.sendNotification('textDocument/didChange', {
      textDocument: {uri, version},
      contentChanges: [{range: {start: at, end: at}, text}]
    })
  }

  /** The diagnostics that are published of that version. */
  async diagnosticsOf(uri: string, version: number): Promise<readonly Diagnostic[]> {
    const found = () => this.published.findLast(one => one.uri === uri && one.version === version)?.diagnostics
    while (!found()) {
      await new Promise<void>((resolve, reject) => {
        void this.ended.then(code => reject(new Error(`The server ended with ${code}`)))
        const wake = () => {
          this.#waiting.delete(wake)
          resolve()
        }
        this.#waiting.add(wake)
      })
    }
    return found() ?? []
  }

  /** Ends the server in the order of the protocol. */
  async shutDown(): Promise<number | null> {
    await this.connection.sendRequest('shutdown')
    void this.connection.sendNotification('exit')
    return this.ended
  }
}
