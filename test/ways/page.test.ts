import assert from 'node:assert/strict'
import {existsSync, readFileSync, writeFileSync} from 'node:fs'
import {join, resolve} from 'node:path'
import * as v from 'valibot'
import {parse} from 'yaml'
import manifest from '../../package.json' with {type: 'json'}
import {broken, folder, mended, removeFolders} from '../cli/world.ts'
import {pathWithMedcite, programFolder} from '../support/program.ts'
import {readAction, runAction} from './composite.ts'
import {commitAll, type Ending, run} from './shell.ts'

const root = resolve(import.meta.dirname, '../..')
const read = (path: string): string => readFileSync(join(root, path), 'utf8')
const action = readAction(join(root, 'action.yml'))

type Block = {readonly language: string; readonly text: string}

const blocksOf = (path: string): Block[] =>
  [...read(path).matchAll(/^```(\w+)\n(.*?)^```$/gms)].map(([, language = '', text = '']) => ({language, text}))

const blocks = blocksOf('docs/ci.md')
const readme = blocksOf('README.md')

const stepSchema = v.looseObject({
  uses: v.optional(v.string()),
  run: v.optional(v.string()),
  with: v.optional(v.record(v.string(), v.union([v.string(), v.number()])), {})
})
const workflowSchema = v.looseObject({
  on: v.union([v.string(), v.array(v.string())]),
  permissions: v.strictObject({contents: v.literal('read'), 'security-events': v.optional(v.literal('write'))}),
  jobs: v.record(v.string(), v.looseObject({'runs-on': v.string(), steps: v.array(stepSchema)}))
})
const hooksSchema = v.strictObject({
  repos: v.array(v.strictObject({repo: v.string(), rev: v.string(), hooks: v.array(v.strictObject({id: v.string()}))}))
})
const gitlabSchema = v.strictObject({
  citations: v.strictObject({
    image: v.string(),
    script: v.array(v.string()),
    after_script: v.array(v.string()),
    artifacts: v.strictObject({reports: v.strictObject({codequality: v.string(), junit: v.string()})}),
    cache: v.strictObject({key: v.string(), paths: v.array(v.string()), when: v.literal('always')})
  })
})

const known = ['actions/checkout', 'actions/setup-node', 'actions/cache', 'github/codeql-action/upload-sarif']
const released = `medcite/medcite@v${manifest.version}`

const yamlWith = (key: string, from = blocks): string[] =>
  from.filter(({language, text}) => language === 'yaml' && new RegExp(`^${key}:`, 'm').test(text)).map(({text}) => text)

describe('the page on CI', function () {
  this.timeout(120_000)
  let path = ''

  before(async () => {
    path = await pathWithMedcite()
  })
  after(removeFolders)

  /** A repository of two commits, with findings from both. */
  async function repository(): Promise<string> {
    const cwd = folder({'docs/a.md': broken, 'notes/my tea.md': broken, '.gitignore': '.medcitecache\n'})
    await commitAll(cwd)
    writeFileSync(join(cwd, 'docs/b.md'), broken)
    await commitAll(cwd)
    return cwd
  }

  const shell = (script: string, cwd: string, ...options: string[]): Promise<Ending> =>
    run('sh', [...options, '-c', script], {cwd, env: {PATH: path}})

  const commands = blocks.filter(({language}) => language === 'sh').flatMap(({text}) => text.trim().split('\n'))
  for (const command of commands) {
    it(`has a command that works: ${command}`, async () => {
      const cwd = await repository()
      if (command.includes('--baseline ')) await shell('npx medcite lint --update-baseline', cwd)
      const {code, err} = await shell(command, cwd)
      assert.equal(code, command.includes('-baseline') ? 0 : 1, err)
    })
  }

  const workflows = [...yamlWith('jobs'), ...yamlWith('jobs', readme)]
  it('has workflows, and README has one', () => assert.equal(workflows.length, 6))

  for (const [index, workflow] of workflows.entries()) {
    it(`has workflow ${index + 1}, which fails by the findings and by nothing else`, async () => {
      const cwd = await repository()
      for (const {steps} of Object.values(v.parse(workflowSchema, parse(workflow)).jobs)) {
        const codes = []
        for (const step of steps) {
          if (step.run !== undefined)
            codes.push((await shell(step.run.replace(/\$\{\{ matrix.shard \}\}/g, '1'), cwd)).code)
          else if (step.uses === released) {
            const inputs = Object.entries(step.with).map(([name, value]) => [name, String(value)])
            const world = {home: await programFolder(), workspace: cwd}
            codes.push((await runAction(action, Object.fromEntries(inputs), world)).code)
          } else assert.ok(known.includes(step.uses?.replace(/@v\d+$/, '') ?? ''), step.uses)
        }
        assert.equal(codes.pop(), 1)
        assert.ok(codes.every(code => code === 0))
      }
    })
  }

  it('tells every input of the action, and each output', () => {
    const page = read('docs/ci.md')
    for (const name of [...Object.keys(action.inputs), ...Object.keys(action.outputs)])
      assert.ok(page.includes(`\`${name}\``), name)
  })

  it('tells how to install the package of this release, as README does', () => {
    const tarball = `${manifest.name}-${manifest.version}.tgz`
    for (const name of ['docs/ci.md', 'README.md']) {
      const named = [...read(name).matchAll(/[\w.-]+\.tgz/g)].map(([one]) => one)
      assert.deepEqual(new Set(named), new Set([tarball]), name)
      assert.ok(read(name).includes(`npm install --save-dev ./${tarball}`), name)
    }
  })

  it('has the hooks that there are, of this release', () => {
    const ids: unknown = parse(read('.pre-commit-hooks.yaml'))
    const there = v.parse(v.array(v.looseObject({id: v.string()})), ids).map(({id}) => id)
    const configurations = [...yamlWith('repos'), ...yamlWith('repos', readme)]
    assert.equal(configurations.length, 2)
    for (const configuration of configurations)
      for (const {rev, hooks} of v.parse(hooksSchema, parse(configuration)).repos) {
        assert.equal(rev, `v${manifest.version}`)
        for (const {id} of hooks) assert.ok(there.includes(id), id)
      }
  })

  it('shows the files of the examples as they are', () => {
    assert.deepEqual(yamlWith('citations'), [read('docs/examples/ci/gitlab-ci.yml')])
    const json = blocks.filter(({language}) => language === 'json').map(({text}) => text)
    assert.deepEqual(json, [read('docs/examples/ci/tasks.json')])
  })

  describe('on GitLab', () => {
    const job = v.parse(gitlabSchema, parse(read('docs/examples/ci/gitlab-ci.yml'))).citations
    const {codequality, junit} = job.artifacts.reports

    /** The runner makes one script of the lines, which ends at the first that fails, then one of those after it. */
    async function runJob(cwd: string): Promise<Ending> {
      const ended = await shell(job.script.join('\n'), cwd, '-e')
      const after = await shell(job.after_script.join('\n'), cwd, '-e')
      assert.equal(after.code, 0, after.err)
      return ended
    }

    it('fails by findings, with both reports and a log', async () => {
      const cwd = folder({'a.md': broken})
      const {code, out, err} = await runJob(cwd)
      assert.deepEqual({code, err}, {code: 1, err: ''})
      assert.match(out, /--> a\.md:1:21/)
      const found: {location: {path: string}}[] = JSON.parse(readFileSync(join(cwd, codequality), 'utf8'))
      assert.deepEqual(
        found.map(({location}) => location.path),
        ['a.md']
      )
      assert.match(readFileSync(join(cwd, junit), 'utf8'), /<testsuites[\s\S]*<failure/)
      for (const name of job.cache.paths) assert.ok(existsSync(join(cwd, name)), name)
    })

    it('passes where nothing is found, with reports that say so', async () => {
      const cwd = folder({'a.md': mended})
      assert.equal((await runJob(cwd)).code, 0)
      assert.deepEqual(JSON.parse(readFileSync(join(cwd, codequality), 'utf8')), [])
    })

    it('ends with 2 where the work could not be done', async () => {
      const {code, out} = await runJob(
        folder({'a.md': mended, '.medciterc.json': '{"rules": {"no-such-rule": "off"}}'})
      )
      assert.deepEqual({code, out}, {code: 2, out: ''})
    })
  })
})
