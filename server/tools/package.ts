import {spawnSync} from 'node:child_process'
import {createHash} from 'node:crypto'
import {chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {root} from './build/targets.ts'
import {withPlainModes} from './build/zip.ts'

/**
 * Builds, then packs the extension (`.vsix`) and the command line (`.tgz`), and prints their hashes:
 *
 *     npm run package
 *
 * The same sources, Node and npm give the same bytes in any folder, whatever the clock, the language, the time zone and
 * the rights of new files are.
 */
const {name, version}: {name: string; version: string} = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const vsix = `${name}-${version}.vsix`
const tarball = `${name}-${version}.tgz`

const env = {
  ...process.env,
  // Archives bear the date that npm gives to every file, unless another is asked for.
  SOURCE_DATE_EPOCH: process.env['SOURCE_DATE_EPOCH'] ?? '499162500',
  // A .zip holds local times, and vsce sorts by language.
  TZ: 'UTC',
  LC_ALL: 'C'
}

/** The npm that runs this script, or the one on the path. */
function npm(words: readonly string[], cwd: string): string {
  const path = process.env['npm_execpath']
  if (path?.endsWith('npm-cli.js')) return run(process.execPath, [path, ...words], cwd)
  return run('npm', words, cwd, process.platform === 'win32')
}

/** Runs one step; what it printed is shown only when it fails. */
function run(program: string, words: readonly string[], cwd = root, shell = false): string {
  const {status, stdout, stderr, error} = spawnSync(program, words, {cwd, env, shell, encoding: 'utf8'})
  if (status === 0) return stdout
  process.stderr.write(`${error?.message ?? ''}${stdout ?? ''}${stderr ?? ''}\nThat failed: ${words.join(' ')}\n`)
  process.exit(2)
}

/** `vsce` builds first, as it does when the extension is published. */
function packExtension(): void {
  // The marketplace takes no picture that is drawn in SVG.
  const readme = readFileSync(join(root, 'README.md'), 'utf8').replace(/^!\[[^\]]*\]\([^)]*\.svg\)\n\n/gm, '')
  mkdirSync(join(root, 'dist'), {recursive: true})
  writeFileSync(join(root, 'dist/README.md'), readme)
  const words = ['package', '--no-dependencies', '--readme-path', 'dist/README.md', '--out', vsix]
  run(process.execPath, [join(root, 'node_modules/@vscode/vsce/vsce'), ...words])
  writeFileSync(join(root, vsix), withPlainModes(readFileSync(join(root, vsix))))
}

/** npm packs files with the rights that they have; it gets copies that anyone may read. */
function packCommandLine(): void {
  const folder = mkdtempSync(join(tmpdir(), 'medcite-package-'))
  try {
    const listed = npm(['pack', '--dry-run', '--json', '--ignore-scripts'], root)
    for (const path of pathsIn(JSON.parse(listed))) {
      mkdirSync(join(folder, dirname(path)), {recursive: true})
      cpSync(join(root, path), join(folder, path))
      chmodSync(join(folder, path), 0o644)
    }
    npm(['pack', '--ignore-scripts', '--pack-destination', root], folder)
  } finally {
    rmSync(folder, {recursive: true, force: true})
  }
}

/** The paths in what `npm pack --json` prints: an array of packages, or packages by name. */
function pathsIn(listed: Readonly<Record<string, {readonly files: readonly {readonly path: string}[]}>>): string[] {
  return Object.values(listed).flatMap(({files}) => files.map(({path}) => path))
}

packExtension()
packCommandLine()
for (const path of [vsix, tarball]) {
  const hash = createHash('sha256')
    .update(readFileSync(join(root, path)))
    .digest('hex')
  process.stdout.write(`${hash}  ${path}\n`)
}
