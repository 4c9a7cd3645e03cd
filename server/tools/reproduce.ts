import {spawnSync} from 'node:child_process'
import {chmodSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {root} from './build/targets.ts'

/**
 * Packs copies of the project in two folders, as two people would who have little in common, and compares the hashes:
 *
 *     npm run reproduce
 *
 * The packages of `node_modules` are shared by both: what is in them is held by package-lock.json.
 */
const people = [
  {folder: 'a', umask: 0o022, env: {TZ: 'UTC', LANG: 'C', LC_ALL: 'C'}},
  {
    folder: 'deeper/down/Été [2]',
    umask: 0o077,
    env: {TZ: 'Pacific/Auckland', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8'}
  }
]

/** The files that git has or would take, from the project's folder. */
function files(): string[] {
  const words = ['ls-files', '-z', '--cached', '--others', '--exclude-standard']
  const {status, stdout, stderr, error} = spawnSync('git', words, {cwd: root, encoding: 'utf8'})
  if (status !== 0) throw new Error(`Cannot list the files: ${error?.message ?? stderr}`)
  return stdout.split('\0').filter(path => path !== '' && path !== 'node_modules' && existsSync(join(root, path)))
}

/** @returns The hashes that packing in a copy prints. */
function pack({folder, umask, env}: (typeof people)[number], paths: readonly string[], temporary: string): string {
  const copy = join(temporary, folder)
  const before = process.umask(umask)
  try {
    for (const path of paths) {
      mkdirSync(dirname(join(copy, path)), {recursive: true})
      copyFileSync(join(root, path), join(copy, path))
      chmodSync(join(copy, path), 0o666 & ~umask)
    }
    symlinkSync(realpathSync(join(root, 'node_modules')), join(copy, 'node_modules'), 'junction')
    const words = ['--import', 'tsx', 'server/tools/package.ts']
    const {SOURCE_DATE_EPOCH: _, ...own} = process.env
    const packed = spawnSync(process.execPath, words, {cwd: copy, env: {...own, ...env}, encoding: 'utf8'})
    if (packed.status !== 0) throw new Error(`Cannot pack in ${copy}: ${packed.error?.message ?? packed.stderr}`)
    return packed.stdout
  } finally {
    process.umask(before)
  }
}

const temporary = mkdtempSync(join(tmpdir(), 'medcite-reproduce-'))
try {
  const paths = files()
  const [one = '', two = ''] = people.map(person => pack(person, paths, temporary))
  const isSame = one !== '' && one === two
  process.stdout.write(isSame ? `Twice the same:\n${one}` : `Not the same:\n${one}\n${two}`)
  process.exitCode = isSame ? 0 : 1
} finally {
  rmSync(temporary, {recursive: true, force: true})
}
