import {execFile} from 'node:child_process'
import {copyFile, mkdtemp, readFile, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {basename, join} from 'node:path'
import * as vscode from 'vscode'

/** What the command line says of one finding, so far as an editor can show it; lines and columns are 1-based. */
type CliFinding = {
  readonly ruleId: string
  readonly severity: 'error' | 'warning' | 'info'
  readonly line: number
  readonly column: number
  readonly endLine: number
  readonly endColumn: number
}

/**
 * Asks again and again, for VS Code answers when it can.
 *
 * @throws
 *   With the last answer, when none was good within 20 s.
 */
export async function until<T>(ask: () => T | PromiseLike<T>, isGood: (answer: T) => boolean): Promise<T> {
  const end = Date.now() + 20_000
  for (;;) {
    const answer = await ask()
    if (isGood(answer)) return answer
    if (Date.now() > end) throw new Error(`Nothing better within 20 s than ${JSON.stringify(answer)}`)
    await new Promise(done => setTimeout(done, 50))
  }
}

export function extension(): vscode.Extension<unknown> {
  const found = vscode.extensions.getExtension('medcite.medcite')
  if (!found) throw new Error('MedCite is not installed')
  return found
}

/** Shows the example `name` of the folder that VS Code opened. */
export async function open(name: string): Promise<vscode.TextDocument> {
  const [folder] = vscode.workspace.workspaceFolders ?? []
  if (!folder) throw new Error('No folder is open')
  const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder.uri, name))
  // Not as a preview: the next one would close it, and what is closed has no diagnostics.
  await vscode.window.showTextDocument(document, {preview: false})
  return document
}

/** What the bundled command line prints for `words`, in the folder `cwd`, whatever its exit code. */
export function medcite(words: readonly string[], cwd?: string): Promise<string> {
  const cli = join(extension().extensionPath, 'dist/cli.mjs')
  const environment = {...process.env, ELECTRON_RUN_AS_NODE: '1'}
  return new Promise((done, fail) => {
    execFile(process.execPath, [cli, ...words], {cwd, env: environment}, (error, stdout, stderr) => {
      if (error && error.code !== 1) fail(new Error(stderr || error.message))
      else done(stdout)
    })
  })
}

/** The findings of the command line in the file at `path`, as sorted lines of text. */
export async function findingsOfCli(path: string): Promise<string[]> {
  const report: {files: {findings: CliFinding[]}[]} = JSON.parse(await medcite(['lint', '--format', 'json', path]))
  const findings = report.files.flatMap(file => file.findings)
  return findings.map(it => `${it.line}:${it.column}-${it.endLine}:${it.endColumn} ${it.severity} ${it.ruleId}`).sort()
}

/** The findings that VS Code shows in `document`, as the same lines of text. */
export function findingsOfEditor(document: vscode.TextDocument): string[] {
  const severities = {
    [vscode.DiagnosticSeverity.Error]: 'error',
    [vscode.DiagnosticSeverity.Warning]: 'warning',
    [vscode.DiagnosticSeverity.Information]: 'info',
    [vscode.DiagnosticSeverity.Hint]: 'info'
  }
  return diagnosticsOf(document)
    .map(({range: {start, end}, severity, ...it}) => {
      const place = `${start.line + 1}:${start.character + 1}-${end.line + 1}:${end.character + 1}`
      return `${place} ${severities[severity]} ${ruleOf(it)}`
    })
    .sort()
}

export const diagnosticsOf = (document: vscode.TextDocument): vscode.Diagnostic[] =>
  vscode.languages.getDiagnostics(document.uri).filter(diagnostic => diagnostic.source === 'medcite')

/** The rule that a diagnostic names; VS Code gives `{value, target}` when the rule has a page. */
export function ruleOf({code}: Pick<vscode.Diagnostic, 'code'>): string {
  return String(typeof code === 'object' ? code.value : code)
}

/** What `medcite lint --fix` makes of the file at `path`; the file itself stays as it is. */
export async function fixedByCli(path: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'medcite-'))
  try {
    const copy = join(folder, basename(path))
    await copyFile(path, copy)
    await medcite(['lint', '--fix', copy])
    return await readFile(copy, 'utf8')
  } finally {
    await rm(folder, {recursive: true, force: true})
  }
}
