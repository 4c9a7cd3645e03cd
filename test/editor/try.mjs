// `npm run try`: the French example digest in a real VS Code, in the browser, with the packaged extension installed.
import {spawn} from 'node:child_process'
import {join} from 'node:path'
import {npm, prepare, step} from '../../server/tools/prepare.mjs'

prepare()
const {installToolchain, whatIsMissing} = await import('./toolchain.mjs')
const {openVscode, vsix} = await import('./vscode.mjs')

step('Packaging the extension …', npm, ['run', 'package'])
if (process.platform !== 'linux' || process.arch !== 'x64') {
  process.stderr.write(`${whatIsMissing()}\nInstall the extension instead: code --install-extension ${vsix}\n`)
  process.exit(2)
}
await installToolchain()

const vscode = await openVscode({name: 'try', vsix, window: false})
const remote = `vscode-remote://${vscode.server.authority}${join(vscode.folder, 'lupus.fr.md')}`
const address = vscode.server.url(vscode.folder, [['openFile', remote]])
process.stdout.write(`VS Code shows a copy of the example digest at\n\n  ${address}\n\nCtrl+C ends it.\n`)
openInBrowser(address)

for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => vscode.close())

/** Opens the user's own browser where there is a screen; elsewhere the printed address has to do. */
function openInBrowser(address) {
  if (!process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return
  spawn('xdg-open', [address], {stdio: 'ignore', detached: true})
    .once('error', () => {})
    .unref()
}
