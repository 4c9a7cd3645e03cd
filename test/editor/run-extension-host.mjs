#!/usr/bin/env node
// Runs the suite inside the extension host of the packaged VS Code, as @vscode/test-electron does it in a desktop one,
// and takes the same arguments, so that it can stand in for the executable of a desktop VS Code.
import {join} from 'node:path'
import {openVscode, output, root, suiteResult} from './vscode.mjs'

const given = process.argv.slice(2)
const option = name => given.find(word => word.startsWith(`--${name}=`))?.slice(name.length + 3)

const vscode = await openVscode({name: 'host', examples: given.find(word => !word.startsWith('-'))})
try {
  const result = await suiteResult(vscode.page, {log: join(output, 'host-window.log')})
  const remote = path => `vscode-remote://${vscode.server.authority}${path}`
  const payload = [
    ['extensionDevelopmentPath', remote(option('extensionDevelopmentPath') ?? root)],
    ['extensionTestsPath', remote(option('extensionTestsPath') ?? join(root, 'out/suite/index.cjs'))]
  ]
  await vscode.page.goto(vscode.server.url(vscode.folder, payload))
  process.exitCode = await result()
  if (process.exitCode) {
    await vscode.page.screenshot({path: join(output, 'host-failure.png')})
    console.error(`The suite ended with ${process.exitCode}; its window and logs are in ${output}`)
  }
} finally {
  await vscode.close()
}
