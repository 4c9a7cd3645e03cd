import {spawn} from 'node:child_process'
import {mkdirSync, readFileSync, rmSync} from 'node:fs'
import {join} from 'node:path'
import {text} from 'node:stream/consumers'
import {build} from 'esbuild'
import {type Fault, faultFolder, root, withFaults} from './fault.ts'

/** How the tests of a faulty build ended. */
export type Outcome = {
  readonly tests: number
  /** Full titles of those that failed. */
  readonly failed: readonly string[]
  /** What the run said besides, for a message. */
  readonly log: string
}

/** Where a faulty build is made: of the test itself, or of the program that the test builds and starts. */
export type Build = 'test' | 'program'

/**
 * Runs the tests of `file` whose titles hold `title`, on sources that have `fault`.
 *
 * Rejects when the fault is not where it is said to be, and when no test could run at all: that the faulty program does not even
 * start proves nothing of the tests.
 */
export async function runFaulty(
  name: string,
  file: string,
  title: string,
  fault: Fault,
  made: Build
): Promise<Outcome> {
  mkdirSync(faultFolder, {recursive: true})
  const bundle = join(faultFolder, `${name}.mjs`)
  try {
    if (made === 'program') return await runTests(name, file, title, {MEDCITE_FAULT: JSON.stringify(fault)})
    await build({
      absWorkingDir: root,
      entryPoints: [file],
      outfile: bundle,
      bundle: true,
      format: 'esm',
      platform: 'node',
      packages: 'external',
      logLevel: 'silent',
      plugins: [withFaults([fault])]
    })
    return await runTests(name, bundle, title, {})
  } finally {
    rmSync(bundle, {force: true})
  }
}

async function runTests(
  name: string,
  file: string,
  title: string,
  env: Readonly<Record<string, string>>
): Promise<Outcome> {
  const report = join(faultFolder, `${name}.json`)
  const words = ['--no-config', '--import=tsx', '--timeout', '10000', '--reporter', 'json', '--reporter-option']
  const child = spawn(
    process.execPath,
    ['node_modules/mocha/bin/mocha.js', ...words, `output=${report}`, '--fgrep', title, file],
    {cwd: root, env: {...process.env, MEDCITE_SEED: '1', ...env}, stdio: ['ignore', 'pipe', 'pipe']}
  )
  const log = (await Promise.all([text(child.stdout), text(child.stderr)])).join('')
  try {
    const {stats, failures} = JSON.parse(readFileSync(report, 'utf8')) as Report
    return {tests: stats.tests, failed: failures.map(({fullTitle}) => fullTitle), log}
  } catch {
    throw new Error(`No test of ${file} could run: ${log.slice(0, 2000)}`)
  } finally {
    rmSync(report, {force: true})
  }
}

type Report = {readonly stats: {readonly tests: number}; readonly failures: readonly {readonly fullTitle: string}[]}
