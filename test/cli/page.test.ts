import assert from 'node:assert/strict'
import {readFileSync} from 'node:fs'
import {resolve} from 'node:path'
import {createShell, isAsPromised, readPage, rewritePage} from '../support/console-page.ts'
import {pathWithMedcite} from '../support/program.ts'

const path = resolve(import.meta.dirname, '../../docs/cli.md')

/** `UPDATE=1` writes what is printed into the page instead. */
describe('docs/cli.md', () => {
  const {files, steps} = readPage(readFileSync(path, 'utf8'))
  let shell: ReturnType<typeof createShell>
  const printed = new Map<string, string>()
  before(async () => {
    shell = createShell(await pathWithMedcite(), files)
  })
  after(() => {
    shell.remove()
    if (process.env['UPDATE']) rewritePage(path, printed)
  })

  it('shows commands', () => assert.ok(steps.length > 30))

  for (const {command, promised} of steps) {
    it(`promises what is printed by ${command}`, () => {
      const now = shell.run(command)
      printed.set(command, now)
      if (!process.env['UPDATE']) assert.ok(isAsPromised(now, promised), `printed:\n${now}\npromised:\n${promised}`)
    }).timeout(60_000)
  }
})
