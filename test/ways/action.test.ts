import assert from 'node:assert/strict'
import {existsSync, lstatSync, readdirSync, readFileSync, symlinkSync} from 'node:fs'
import {join, resolve} from 'node:path'
import manifest from '../../package.json' with {type: 'json'}
import {broken, folder, medcite, mended, removeFolders, warned} from '../cli/world.ts'
import {commandFolder, programFolder} from '../support/program.ts'
import {type ActionRun, readAction, runAction} from './composite.ts'
import {commitAll, uncoloured} from './shell.ts'

const action = readAction(resolve(import.meta.dirname, '../../action.yml'))

/** What would leave a file `pwned`, were it run: between no quotes or double ones, then at the end of a quoted word. */
const hostile = ['; touch pwned; $(touch pwned) `touch pwned`', '"; touch pwned; \'; touch pwned; :']

describe('the GitHub Action', function () {
  this.timeout(60_000)
  let home = ''

  before(async () => {
    home = await programFolder()
  })
  after(removeFolders)

  const act = (workspace: string, inputs: Readonly<Record<string, string>> = {}): Promise<ActionRun> =>
    runAction(action, inputs, {home, workspace})

  const files = (workspace: string): string[] => readdirSync(workspace, {recursive: true, encoding: 'utf8'}).sort()

  it('hands what users give to its scripts by the environment alone', () => {
    const handed = action.runs.steps.flatMap(({env}) => Object.values(env))
    for (const name of Object.keys(action.inputs)) assert.ok(handed.includes(`\${{ inputs.${name} }}`), name)
    for (const {run} of action.runs.steps) assert.ok(!run.includes('${{'), run)
  })

  it('fails with a log to read and an annotation of the same place', async () => {
    const workspace = folder({'docs/bad.md': broken, 'docs/good.md': mended})
    const {code, log, outputs} = await act(workspace)
    assert.equal(code, 1, log)
    assert.match(uncoloured(log), /--> docs\/bad\.md:1:21/)
    assert.match(log, /^::error file=docs\/bad\.md,line=1,/m)
    assert.deepEqual(outputs, {'exit-code': '1', 'sarif-file': ''})
    assert.deepEqual(files(workspace), ['docs', 'docs/bad.md', 'docs/good.md'])
  })

  it('passes where nothing is found', async () => {
    const {code, log, outputs} = await act(folder({'good.md': mended}))
    assert.equal(code, 0, log)
    assert.doesNotMatch(log, /^::(?:error|warning|notice)/m)
    assert.equal(outputs['exit-code'], '0')
  })

  it('colours the log', async () => {
    assert.match((await act(folder({'bad.md': broken}))).log, /\u001b\[/)
  })

  it('leaves the annotations out', async () => {
    const {code, log} = await act(folder({'bad.md': broken}), {annotations: 'false'})
    assert.equal(code, 1)
    assert.doesNotMatch(log, /::/)
  })

  it('checks the paths given, one a line, blanks and all', async () => {
    const workspace = folder({'my tea.md': broken, 'rest.md': broken, '-q.md': broken, 'else.md': broken})
    const {log} = await act(workspace, {paths: '  my tea.md\n\nrest.md  \n-q.md\n', annotations: 'false'})
    const places = [...uncoloured(log).matchAll(/--> (.*):1:21/g)].map(([, path]) => path)
    assert.deepEqual(places.sort(), ['-q.md', 'my tea.md', 'rest.md'])
  })

  it('passes options on', async () => {
    const workspace = folder({'warned.md': warned, 'own.json': '{"rules": {"unclosed-emphasis": "off"}}'})
    const codeWith = async (inputs: Record<string, string>) => (await act(workspace, inputs)).code
    assert.equal(await codeWith({}), 1)
    assert.equal(await codeWith({'max-warnings': '1'}), 0)
    assert.equal(await codeWith({config: 'own.json'}), 0)
    assert.equal(await codeWith({args: '--quiet\n--rule=missing-full-stop=off\n'}), 0)
    assert.equal(await codeWith({args: '--qiet'}), 2)
  })

  it('checks what changed alone', async () => {
    const workspace = folder({'old.md': broken})
    await commitAll(workspace)
    assert.equal((await act(workspace, {'changed-since': 'HEAD'})).code, 0)
    assert.equal((await act(workspace)).code, 1)
    assert.equal((await act(workspace, {'changed-since': 'no-such-commit'})).code, 2)
  })

  it('lets known findings stay', async () => {
    const workspace = folder({'old.md': broken})
    await medcite(workspace, ['lint', '--update-baseline', '--baseline', 'known.json'])
    assert.equal((await act(workspace, {baseline: 'known.json'})).code, 0)
  })

  for (const [name, content, code] of [
    ['findings', broken, 1],
    ['none', mended, 0]
  ] as const) {
    it(`writes SARIF where there are ${name}`, async () => {
      const workspace = folder({'a.md': content})
      const ended = await act(workspace, {'sarif-file': 'reports/med cite.sarif'})
      assert.equal(ended.code, code, ended.log)
      assert.deepEqual(ended.outputs, {'exit-code': String(code), 'sarif-file': 'reports/med cite.sarif'})
      const sarif: unknown = JSON.parse(readFileSync(join(workspace, 'reports/med cite.sarif'), 'utf8'))
      assert.equal((sarif as {version: string}).version, '2.1.0')
    })
  }

  it('tells of no SARIF where nothing could be checked', async () => {
    const workspace = folder({'a.md': mended})
    const {code, outputs} = await act(workspace, {'sarif-file': 'a.sarif', args: '--no-such-option'})
    assert.deepEqual({code, outputs}, {code: 2, outputs: {'exit-code': '2', 'sarif-file': ''}})
    assert.deepEqual(files(workspace), ['a.md'])
  })

  it('writes SARIF to the temporary folder, too, and over the one before', async () => {
    const workspace = folder({'a.md': broken, 'reports/a.sarif': 'tea'})
    assert.equal((await act(workspace, {'sarif-file': 'reports/a.sarif'})).code, 1)
    assert.ok(JSON.parse(readFileSync(join(workspace, 'reports/a.sarif'), 'utf8')))
    const linked = join(folder(), 'workspace')
    symlinkSync(workspace, linked)
    assert.equal((await act(linked, {'sarif-file': join(workspace, 'b.sarif')})).code, 1)
    assert.deepEqual(files(workspace), ['a.md', 'b.sarif', 'reports', 'reports/a.sarif'])
  })

  describe('where a link leads elsewhere', () => {
    /** A folder outside the workspace, and what is linked there from the workspace. */
    const cases: readonly (readonly [name: string, target: string, sarif: string])[] = [
      ['a file', 'kept.txt', 'link'],
      ['a file that is not there', 'new.sarif', 'link'],
      ['a folder', '.', 'link/kept.txt'],
      ['a folder in which one is to be made', '.', 'link/new/a.sarif'],
      ['a folder that is not there', 'gone', 'link/a.sarif']
    ]
    for (const [name, target, sarif] of cases) {
      it(`writes no SARIF to ${name}`, async () => {
        const elsewhere = folder({'kept.txt': 'tea'})
        const workspace = folder({'a.md': broken})
        symlinkSync(join(elsewhere, target), join(workspace, 'link'))
        const {code, log, outputs} = await act(workspace, {'sarif-file': sarif})
        assert.equal(code, 2, log)
        assert.match(log, /^::error title=MedCite::Unexpected place of sarif-file/m)
        assert.match(uncoloured(log), /--> a\.md:1:21/)
        assert.deepEqual(outputs, {'exit-code': '2', 'sarif-file': ''})
        assert.deepEqual([files(elsewhere), readFileSync(join(elsewhere, 'kept.txt'), 'utf8')], [['kept.txt'], 'tea'])
        assert.ok(lstatSync(join(workspace, 'link')).isSymbolicLink())
      })
    }

    it('writes SARIF to no folder above the workspace', async () => {
      const outer = folder({'in/a.md': broken})
      const {code} = await act(join(outer, 'in'), {'sarif-file': '../a.sarif'})
      assert.deepEqual([code, files(outer)], [2, ['in', 'in/a.md']])
    })

    it('writes SARIF by a link within the workspace', async () => {
      const workspace = folder({'a.md': broken, 'reports/kept.txt': 'tea'})
      symlinkSync('reports', join(workspace, 'link'))
      assert.equal((await act(workspace, {'sarif-file': 'link/a.sarif'})).code, 1)
      assert.ok(existsSync(join(workspace, 'reports/a.sarif')))
    })
  })

  it('shows what would be fixed, without annotations and SARIF', async () => {
    const workspace = folder({'a.md': broken})
    const {code, log, outputs} = await act(workspace, {args: '--fix-dry-run', 'sarif-file': 'a.sarif'})
    assert.equal(code, 1, log)
    assert.match(uncoloured(log), /^--- a\/a\.md$/m)
    assert.doesNotMatch(log, /::/)
    assert.deepEqual(outputs, {'exit-code': '1', 'sarif-file': ''})
    assert.deepEqual(files(workspace), ['a.md'])
    assert.equal((await act(folder({'a.md': mended}), {args: '--fix-dry-run'})).code, 0)
  })

  for (const args of [
    '--help',
    '-h',
    '-hq',
    '--version',
    '--print-config=a.md',
    '--print-config\na.md',
    '--update-baseline',
    '--quiet\n  --update-baseline  ',
    '--stdin-filename=a.md',
    '-'
  ]) {
    it(`refuses an option that would let everything pass: ${JSON.stringify(args)}`, async () => {
      const workspace = folder({'a.md': broken})
      const {code, log, outputs} = await act(workspace, {args})
      assert.equal(code, 2, log)
      assert.match(log, /^::error title=MedCite::Unexpected [^\n]* in args: [^\n]*\n$/)
      assert.equal(outputs['exit-code'], '2')
      assert.deepEqual(files(workspace), ['a.md'])
    })
  }

  it('refuses standard input as a path', async () => {
    assert.equal((await act(folder({'a.md': mended}), {paths: '-'})).code, 2)
  })

  it('works in the folder of the checkout, and names its files from the workspace', async () => {
    const workspace = folder({'texts/docs/bad.md': broken})
    const {log, outputs} = await act(workspace, {'working-directory': 'texts', 'sarif-file': 'a.sarif'})
    assert.match(log, /^::error file=docs\/bad\.md,/m)
    assert.equal(outputs['sarif-file'], 'texts/a.sarif')
    assert.ok(existsSync(join(workspace, 'texts/a.sarif')))
  })

  it('runs nothing of what it is given', async () => {
    const names = Object.keys(action.inputs).filter(name => name !== 'working-directory')
    for (const words of hostile) {
      const workspace = folder({'a.md': mended})
      await act(workspace, Object.fromEntries(names.map(name => [name, words])))
      assert.ok(!files(workspace).some(path => path.endsWith('pwned')), words)
    }
  })

  it('runs nothing of what a file is named', async () => {
    const workspace = folder(Object.fromEntries(hostile.map(words => [`${words}.md`, broken])))
    const {code, log} = await act(workspace)
    assert.equal(code, 1)
    assert.equal(log.match(/^::error /gm)?.length, 2)
    assert.deepEqual(files(workspace), hostile.map(words => `${words}.md`).sort())
  })

  it('gives no other outputs than its own', async () => {
    const {outputs} = await act(folder({'a.md': mended}), {'sarif-file': 'a.sarif\nexit-code=7'})
    assert.deepEqual(outputs, {'exit-code': '0', 'sarif-file': 'a.sarif'})
  })

  it('builds its program where there is none, and once', async () => {
    const fresh = folder()
    const npm = `pwd >> '${fresh}/calls'; echo "$*" >> '${fresh}/calls'
[ "$1" = run ] && cp -R '${home}/dist' . || true`
    const path = `${commandFolder({npm})}:${process.env['PATH']}`
    const workspace = folder({'a.md': mended})
    for (const _ of [1, 2]) {
      const {code, log} = await runAction(action, {}, {home: fresh, workspace, path})
      assert.equal(code, 0, log)
    }
    const calls = ['ci --ignore-scripts --no-audit --no-fund --include=dev', 'run build'].flatMap(call => [fresh, call])
    assert.equal(readFileSync(join(fresh, 'calls'), 'utf8'), `${calls.join('\n')}\n`)
  })

  it('says which Node it needs', async () => {
    const [, major = '', minor = ''] = /^>=(\d+)\.(\d+)$/.exec(manifest.engines.node) ?? []
    const [{run: script} = {run: ''}] = action.runs.steps
    assert.ok(script.includes(`a > ${major} || (a == ${major} && b >= ${minor})`))
    const path = `${commandFolder({node: 'exit 1'})}:${process.env['PATH']}`
    const {code, log} = await runAction(action, {}, {home, workspace: folder(), path})
    assert.equal(code, 2)
    assert.match(log, new RegExp(`^::error title=MedCite::MedCite needs Node ${major}\\.${minor} or newer`))
  })

  it('tells that it failed where its program cannot be built', async () => {
    const path = `${commandFolder({npm: 'echo no network >&2; exit 1'})}:${process.env['PATH']}`
    const {code, log} = await runAction(action, {}, {home: folder(), workspace: folder({'a.md': mended}), path})
    assert.equal(code, 1)
    assert.match(log, /no network/)
    assert.doesNotMatch(log, /No problems/)
  })
})
