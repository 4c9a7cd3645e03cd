import {format} from 'node:util'
import Mocha from 'mocha'
import CountingReporter from '../../support/reporter.ts'

// Marked, because a caller of the packaged VS Code sees all of its log and has to pick these lines out.
Mocha.reporters.Base.consoleLog = (...values: unknown[]) => {
  for (const line of format(...values).split('\n')) console.log(`[suite] ${line}`)
}

/**
 * Runs the suite in the extension host: the contract of `extensionTestsPath`, in every VS Code.
 *
 * @throws
 *   When a test fails.
 */
export async function run(): Promise<void> {
  const mocha = new Mocha({color: false, timeout: 30_000, reporter: CountingReporter, reporterOptions: {style: 'spec'}})
  mocha.suite.emit('pre-require', globalThis, 'digest', mocha)
  await import('./digest.test.ts')
  await import('./knowledge.test.ts')
  await import('./task.test.ts')
  const failures = await new Promise<number>(done => {
    mocha.run(done)
  })
  if (failures > 0) throw new Error(`${failures} failed`)
}
