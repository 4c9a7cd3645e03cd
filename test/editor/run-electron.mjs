// The suite in a desktop VS Code, which @vscode/test-electron downloads; VSCODE_EXECUTABLE names an installed one, or
// `test/editor/run-extension-host.mjs`, which stands in for it.
import {cpSync, mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join, resolve} from 'node:path'
import {runTests} from '@vscode/test-electron'

const root = resolve(import.meta.dirname, '../..')
const executable = process.env.VSCODE_EXECUTABLE
const folder = mkdtempSync(join(tmpdir(), 'medcite-'))
cpSync(join(root, 'docs/examples'), folder, {recursive: true})

try {
  process.exitCode = await runTests({
    vscodeExecutablePath: executable && resolve(executable),
    extensionDevelopmentPath: root,
    extensionTestsPath: join(root, 'out/suite/index.cjs'),
    launchArgs: [folder, '--disable-extensions', '--disable-workspace-trust']
  })
} catch (error) {
  console.error(error.message)
  process.exitCode = 1
} finally {
  rmSync(folder, {recursive: true, force: true})
}
