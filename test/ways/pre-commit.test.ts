import assert from 'node:assert/strict'
import {cpSync, readFileSync, symlinkSync} from 'node:fs'
import {join, resolve} from 'node:path'
import * as v from 'valibot'
import {parse} from 'yaml'
import manifest from '../../package.json' with {type: 'json'}
import {broken, folder, medcite, mended, removeFolders} from '../cli/world.ts'
import {pathWithMedcite} from '../support/program.ts'
import {type Ending, run} from './shell.ts'

const root = resolve(import.meta.dirname, '../..')

/** The keys that our hooks use, of those in pre-commit's `clientlib.py`. */
const hookSchema = v.strictObject({
  id: v.string(),
  name: v.string(),
  description: v.string(),
  entry: v.string(),
  args: v.array(v.string()),
  language: v.literal('node'),
  files: v.string(),
  require_serial: v.literal(true),
  minimum_pre_commit_version: v.pipe(v.string(), v.regex(/^\d+\.\d+\.\d+$/))
})

const hooks = v.parse(v.array(hookSchema), parse(readFileSync(join(root, '.pre-commit-hooks.yaml'), 'utf8')))

describe('the hooks for pre-commit', function () {
  this.timeout(60_000)
  after(removeFolders)

  /** As pre-commit runs a hook: the words of `entry`, then `args`, then the names of the files. */
  async function commit(id: string, cwd: string, names: readonly string[]): Promise<Ending> {
    const hook = hooks.find(one => one.id === id)
    const [command = '', ...words] = hook?.entry.split(' ') ?? []
    return run(command, [...words, ...(hook?.args ?? []), ...names], {cwd, env: {PATH: await pathWithMedcite()}})
  }

  it('are two', () => {
    assert.deepEqual(
      hooks.map(({id}) => id),
      ['medcite', 'medcite-fix']
    )
  })

  it('take the files that the command line takes from a folder', async () => {
    const names = ['a.md', 'b.MD', 'c.markdown', 'd.qmd', 'e.Rmd', 'f.rmd', 'g.mdx', 'h.txt', 'md', 'i.md.bak', 'j.R']
    const {out} = await medcite(folder(Object.fromEntries(names.map(name => [name, broken]))), [
      'lint',
      '--format=json'
    ])
    const report: {files: {path: string}[]} = JSON.parse(out)
    for (const {files} of hooks) {
      // Python's way to say that letters may be small or capital.
      const pattern = new RegExp(files.replace(/^\(\?i\)/, ''), 'i')
      assert.deepEqual(
        names.filter(name => pattern.test(name)),
        report.files.map(({path}) => path)
      )
    }
  })

  it('stop a commit with findings, and let others pass', async () => {
    const cwd = folder({'my tea.md': broken, 'good.md': mended})
    const found = await commit('medcite', cwd, ['my tea.md', 'good.md'])
    assert.equal(found.code, 1)
    assert.match(found.out, /--> my tea\.md:1:21/)
    assert.equal((await commit('medcite', cwd, ['good.md'])).code, 0)
    assert.equal(readFileSync(join(cwd, 'my tea.md'), 'utf8'), broken)
  })

  it('fix what is safe', async () => {
    const cwd = folder({'my tea.md': broken})
    assert.equal((await commit('medcite-fix', cwd, ['my tea.md'])).code, 0)
    assert.equal(readFileSync(join(cwd, 'my tea.md'), 'utf8'), mended)
  })

  it('take a file for a file, whatever its name', async () => {
    const names = ['--config=own.md', '--quiet.md', '$(touch pwned).md', '; touch pwned;.md']
    const cwd = folder(Object.fromEntries(names.map(name => [name, broken])))
    const {code, out} = await commit('medcite', cwd, names)
    assert.equal(code, 1)
    assert.match(out, /\n4 errors in 4 files/)
  })

  it('can be installed as pre-commit does it: what `npm pack` prints is one name, of a package that works', async () => {
    const clone = folder()
    const names = [
      'client',
      'server',
      'package.json',
      'package-lock.json',
      '.npmrc',
      '.npmignore',
      'README.md',
      'LICENSE'
    ]
    for (const name of [...names, 'CHANGELOG.md']) cpSync(join(root, name), join(clone, name), {recursive: true})
    symlinkSync(join(root, 'node_modules'), join(clone, 'node_modules'))
    const env = {npm_config_offline: 'true', npm_config_update_notifier: 'false', npm_config_cache: folder()}

    const packed = await run('npm', ['pack'], {cwd: clone, env})
    const name = `medcite-${manifest.version}.tgz`
    assert.deepEqual({code: packed.code, out: packed.out}, {code: 0, out: `${name}\n`}, packed.err)
    const {out: content} = await run('tar', ['-tzf', name], {cwd: clone})
    const built = ['THIRD-PARTY-LICENSES.txt', 'cli.mjs', 'sbom.cdx.json'].map(one => `dist/${one}`)
    const shipped = ['CHANGELOG.md', 'LICENSE', 'README.md', ...built, 'package.json'].map(one => `package/${one}`)
    assert.deepEqual(content.trim().split('\n').sort(), shipped)

    const prefix = folder()
    const words = ['install', '-g', '--prefix', prefix, '--no-audit', '--no-fund', join(clone, name)]
    const installed = await run('npm', words, {cwd: clone, env})
    assert.equal(installed.code, 0, installed.err)

    const cwd = folder({'bad.md': broken})
    const PATH = `${join(prefix, 'bin')}:${process.env['PATH']}`
    const {code, out} = await run('medcite', ['lint', '--', 'bad.md'], {cwd, env: {PATH}})
    assert.equal(code, 1)
    assert.match(out, /--> bad\.md:1:21/)
  })
})
