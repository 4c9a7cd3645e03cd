// A real VS Code, started for one suite: its server on a free port of this machine, its window in a headless browser.
import {execFile, spawn} from 'node:child_process'
import {randomUUID} from 'node:crypto'
import {createWriteStream, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {cp} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join, resolve} from 'node:path'
import {promisify} from 'node:util'
import {chromium} from 'playwright-core'
import {browserPath, nodePath, serverPath} from './toolchain.mjs'

export const root = resolve(import.meta.dirname, '../..')

const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))

/** What `npm run package` makes. */
export const vsix = join(root, `${manifest.name}-${manifest.version}.vsix`)

/** Logs and screenshots of the last runs. */
export const output = join(root, 'out/editor')
mkdirSync(output, {recursive: true})

const settings = {
  'breadcrumbs.enabled': false,
  'chat.disableAIFeatures': true,
  'editor.minimap.enabled': false,
  'editor.stickyScroll.enabled': false,
  'editor.wordWrap': 'on',
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'files.autoSave': 'off',
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false
}

/** Without an extension gallery, which the server and the window would otherwise try to reach. */
const environment = {...process.env, EXTENSIONS_GALLERY: '{}'}

/**
 * Starts a VS Code of its own: a copy of `examples` in a temporary folder, fresh user data, the server, the window.
 *
 * @param options
 *   `name` prefixes the logs; `vsix` is installed when given; `window: false` leaves the browser to the caller.
 * @returns
 *   `folder` (the copy), `server`, `page` (blank as yet), and `close()`, which ends and deletes all of it.
 */
export async function openVscode({name, examples = join(root, 'docs/examples'), vsix, window = true}) {
  const undo = []
  const close = async () => {
    for (let last = undo.pop(); last; last = undo.pop()) await last()
  }
  try {
    const folder = join(makeFolder(undo), 'digests')
    await cp(examples, folder, {recursive: true})
    const profile = await makeProfile(makeFolder(undo), vsix)
    const server = await startServer({profile, log: join(output, `${name}-server.log`)})
    undo.push(server.stop)
    const page = window ? await openPage(undo) : undefined
    return {folder, server, page, close}
  } catch (error) {
    await close()
    throw error
  }
}

function makeFolder(undo) {
  const path = mkdtempSync(join(tmpdir(), 'medcite-'))
  undo.push(() => rmSync(path, {recursive: true, force: true, maxRetries: 3}))
  return path
}

async function makeProfile(profile, vsix) {
  mkdirSync(join(profile, 'data/User'), {recursive: true})
  writeFileSync(join(profile, 'data/User/settings.json'), JSON.stringify(settings))
  if (vsix) {
    const options = ['--server-data-dir', profile, '--install-extension', vsix]
    await promisify(execFile)(nodePath, [serverPath, ...options], {env: environment})
  }
  return profile
}

/** A random token guards the server: with the port alone, anyone on this machine could open a terminal in it. */
async function startServer({profile, log}) {
  const token = randomUUID()
  const child = spawn(nodePath, [serverPath, ...serverOptions(profile, token)], {
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe']
  })
  const file = createWriteStream(log)
  child.stderr.pipe(file, {end: false})
  child.stdout.pipe(file, {end: false})
  const ended = new Promise(done => child.once('exit', done))
  const authority = `127.0.0.1:${await listeningPort(child, log)}`
  return {
    authority,
    url(folder, payload = []) {
      const query = new URLSearchParams({tkn: token, folder, payload: JSON.stringify(payload)})
      return `http://${authority}/?${query}`
    },
    async stop() {
      child.kill('SIGTERM')
      const timer = setTimeout(() => child.kill('SIGKILL'), 5_000)
      await ended
      clearTimeout(timer)
    }
  }
}

const serverOptions = (profile, token) => [
  ...['--host', '127.0.0.1', '--port', '0', '--connection-token', token],
  ...['--server-data-dir', profile, '--accept-server-license-terms', '--telemetry-level', 'off'],
  '--disable-workspace-trust', // in a restricted window the extension would not be tested as people use it
  '--enable-smoke-test-driver', // without it a built VS Code silently ignores the `payload` of the address
  ...['--log', 'info'] // the level at which console output of the suite reaches the page
]

function listeningPort(child, log) {
  return new Promise((found, fail) => {
    const timer = setTimeout(() => fail(new Error(`VS Code does not listen after 60 s, see ${log}`)), 60_000)
    child.once('exit', code => fail(new Error(`VS Code ended with ${code}, see ${log}`)))
    let seen = ''
    child.stdout.on('data', chunk => {
      seen += chunk
      const port = /listening on (\d+)/.exec(seen)?.[1]
      if (!port) return
      clearTimeout(timer)
      found(port)
    })
  })
}

/** The page of a headless browser of its own, which reaches nothing but this machine. */
async function openPage(undo) {
  const context = await chromium.launchPersistentContext(makeFolder(undo), {
    executablePath: browserPath,
    headless: false, // headless by the flag below: the browser that a window would show
    viewport: {width: 1280, height: 800},
    args: [
      ...['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
      ...['--disable-background-networking', '--disable-component-update', '--disable-sync']
    ]
  })
  undo.push(() => context.close())
  const isElsewhere = url => /^https?:$/.test(url.protocol) && url.hostname !== '127.0.0.1'
  await context.route(isElsewhere, route => route.abort())
  return context.pages()[0] ?? context.newPage()
}

/**
 * Listens to the two hooks that VS Code's window has for automated runs; to be called before the page is opened.
 *
 * @returns
 *   The exit code of the suite: what VS Code says, 70 when the page crashes, 71 without a result within 3 minutes.
 */
export async function suiteResult(page, {log}) {
  const file = createWriteStream(log)
  let settle
  const code = new Promise(done => {
    settle = done
  })
  await page.exposeFunction('codeAutomationLog', (type, values) => {
    const text = values.join(' ')
    if (text.startsWith('[suite] ')) console.log(text.slice(8))
    else file.write(`${type}: ${text}\n`)
  })
  await page.exposeFunction('codeAutomationExit', settle)
  page.on('crash', () => settle(70))
  const timer = setTimeout(() => settle(71), 180_000)
  return () => code.finally(() => clearTimeout(timer))
}
