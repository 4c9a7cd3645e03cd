// Makes a fresh clone ready with nothing but Node and npm: used by `npm start`, `npm test` and `npm run try`.
import {spawnSync} from 'node:child_process'
import {existsSync, readdirSync, readFileSync, statSync} from 'node:fs'
import {dirname, join, resolve} from 'node:path'
import {fileURLToPath} from 'node:url'

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..')
const read = path => JSON.parse(readFileSync(join(root, path), 'utf8'))

/** Checks Node, installs the packages of package-lock.json and builds, each only where needed; ends with 2 if it fails. */
export function prepare() {
  checkNode()
  if (!isInstalled())
    step('Installing the packages (once) …', npm, ['ci', '--ignore-scripts', '--no-audit', '--no-fund'])
  if (!isBuilt()) step('Building …', runNode, ['--import', 'tsx', 'server/tools/build.ts', '--tests'])
}

/** Runs npm with `words`. */
export function npm(words, options = {}) {
  const path = process.env.npm_execpath
  const isScript = path?.endsWith('.js')
  return isScript
    ? spawnSync(process.execPath, [path, ...words], {cwd: root, ...options})
    : spawnSync('npm', words, {cwd: root, shell: process.platform === 'win32', ...options})
}

/** Runs Node with `words`, in the project's folder. */
export const runNode = (words, options = {}) => spawnSync(process.execPath, words, {cwd: root, ...options})

/** One line of progress; what the step prints is shown only when it fails. */
export function step(line, run, words) {
  process.stderr.write(`${line}\n`)
  const {status, error, stdout, stderr} = run(words, {encoding: 'utf8'})
  if (status === 0) return
  process.stderr.write(`${error?.message ?? ''}${stdout ?? ''}${stderr ?? ''}\nThat failed: ${words.join(' ')}\n`)
  process.exit(2)
}

function checkNode() {
  const wanted = read('package.json').engines.node.replace('>=', '')
  const [major, minor] = process.versions.node.split('.').map(Number)
  const [leastMajor, leastMinor] = wanted.split('.').map(Number)
  if (major > leastMajor || (major === leastMajor && minor >= leastMinor)) return
  process.stderr.write(`MedCite needs Node ${wanted} or newer; this is Node ${process.versions.node}.\n`)
  process.exit(2)
}

/** Whether npm's own record of `node_modules` has every package of package-lock.json that is for this machine. */
function isInstalled() {
  if (!existsSync(join(root, 'node_modules/.package-lock.json'))) return false
  const {'': _, ...wanted} = read('package-lock.json').packages
  const present = read('node_modules/.package-lock.json').packages
  return Object.entries(wanted).every(([path, {version, optional}]) => {
    const found = present[path]
    return found ? found.version === version : optional
  })
}

function isBuilt() {
  const names = ['dist/client.cjs', 'dist/server.cjs', 'dist/cli.mjs', 'dist/sbom.cdx.json', 'out/suite/index.cjs']
  const outputs = names.map(path => join(root, path))
  if (!outputs.every(path => existsSync(path))) return false
  const oldest = Math.min(...outputs.map(path => statSync(path).mtimeMs))
  const sources = ['client/src', 'server/src', 'server/data', 'server/tools', 'test/editor', 'package-lock.json']
  return sources.every(path => newest(join(root, path)) < oldest)
}

/** When `path`, or the youngest file under it, was last changed (ms since 1970); 0 when it does not exist. */
function newest(path) {
  if (!existsSync(path)) return 0
  const stats = statSync(path)
  if (!stats.isDirectory()) return stats.mtimeMs
  return Math.max(stats.mtimeMs, ...readdirSync(path).map(name => newest(join(path, name))))
}
