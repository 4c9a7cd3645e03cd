import {chmodSync, mkdtempSync, realpathSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join, resolve} from 'node:path'
import {build} from 'esbuild'
import {faultsOfEnvironment, withFaults} from '../mutants/fault.ts'

const entry = resolve(import.meta.dirname, '../../server/src/cli/bin.ts')

let home: Promise<string> | undefined

/** A folder that has the command line as it ships, in `dist/cli.mjs`; made once, removed when the tests end. */
export function programFolder(): Promise<string> {
  home ??= bundle()
  return home
}

async function bundle(): Promise<string> {
  const path = temporaryFolder()
  const faults = faultsOfEnvironment()
  await build({
    entryPoints: [entry],
    outfile: join(path, 'dist/cli.mjs'),
    bundle: true,
    format: 'esm',
    platform: 'node',
    logLevel: 'error',
    // Only a faulty build reads its sources in another way.
    plugins: faults.length > 0 ? [withFaults(faults)] : [],
    banner: {js: "import {createRequire} from 'node:module';const require=createRequire(import.meta.url);"}
  })
  return path
}

/** A PATH on which `medcite` and `npx medcite` are the bundled program, and `npm` does nothing. */
export async function pathWithMedcite(): Promise<string> {
  const program = join(await programFolder(), 'dist/cli.mjs')
  const medcite = `exec '${process.execPath}' '${program}' "$@"`
  const npx = `[ "$1" = medcite ] || { echo "npx: $1?" >&2; exit 99; }\nshift\n${medcite}`
  return `${commandFolder({medcite, npx, npm: 'exit 0'})}:${process.env['PATH']}`
}

/** A folder with executables of these names, shell scripts, to stand first on the PATH. */
export function commandFolder(commands: Readonly<Record<string, string>>): string {
  const path = temporaryFolder()
  for (const [name, script] of Object.entries(commands)) {
    writeFileSync(join(path, name), `#!/bin/sh\n${script}\n`)
    chmodSync(join(path, name), 0o755)
  }
  return path
}

function temporaryFolder(): string {
  const path = realpathSync(mkdtempSync(join(tmpdir(), 'medcite-program-')))
  // Every user of the system may read it.
  chmodSync(path, 0o755)
  process.once('exit', () => rmSync(path, {recursive: true, force: true}))
  return path
}
