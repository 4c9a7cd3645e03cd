// `npm test`: from a fresh clone to one last line `N passed, N failed`, summed over all suites.
import {existsSync, mkdirSync, readFileSync, rmSync} from 'node:fs'
import {availableParallelism} from 'node:os'
import {join} from 'node:path'
import {npm, prepare, root, runNode, step} from './prepare.mjs'

const mocha = (...words) => ['node_modules/mocha/bin/mocha.js', '--reporter', 'test/support/reporter.ts', ...words]

const unitSuite = {
  name: 'Unit tests',
  words: mocha('--parallel', '--jobs', String(availableParallelism()), 'test/**/*.test.ts')
}
const editorSuites = [
  {name: 'Inside VS Code', words: ['test/editor/run-extension-host.mjs']},
  {
    name: 'A walk through VS Code',
    words: mocha('--no-config', '--import=tsx', '--reporter-option', 'style=spec', 'test/editor/ui.test.mjs')
  }
]

prepare()
const results = [runSuite(unitSuite)]
if (await hasEditor()) results.push(...editorSuites.map(runSuite))
else if (process.env.MEDCITE_EDITOR === 'required') results.push({passed: 0, failed: 1})

const sum = key => results.reduce((total, result) => total + result[key], 0)
process.stdout.write(`\n${sum('passed')} passed, ${sum('failed')} failed\n`)
process.exitCode = sum('failed') > 0 ? 1 : 0

/** Installs what the editor suites need; says in one line why they cannot run, when they cannot. */
async function hasEditor() {
  const {installToolchain, whatIsMissing} = await import('../../test/editor/toolchain.mjs')
  const missing = whatIsMissing() ?? (await whyItFails(installToolchain))
  if (missing) process.stderr.write(`\nThe editor suites were not run: ${missing}\n`)
  else step('Packaging the extension …', npm, ['run', 'package'])
  return !missing
}

async function whyItFails(install) {
  try {
    await install()
    return undefined
  } catch (error) {
    const reason = (error.stderr || error.message).trim().split('\n')[0]
    return `npm could not install VS Code (${reason}); try again with a network.`
  }
}

/** @returns How many tests passed and failed; a suite that ends without saying so counts as one failure. */
function runSuite({name, words}) {
  process.stderr.write(`\n${name}\n`)
  const path = join(root, 'out/test-result.json')
  mkdirSync(join(root, 'out'), {recursive: true})
  rmSync(path, {force: true})
  const {status} = runNode(words, {stdio: 'inherit', env: {...process.env, MEDCITE_TEST_RESULT: path}})
  const {passed, failed} = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {passed: 0, failed: 1}
  return {passed, failed: status === 0 ? failed : Math.max(failed, 1)}
}
