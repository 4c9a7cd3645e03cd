import assert from 'node:assert/strict'
import {EventEmitter} from 'node:events'
import {readdirSync, readFileSync, symlinkSync, writeFileSync} from 'node:fs'
import {availableParallelism} from 'node:os'
import {join} from 'node:path'
import type {Task} from '../../server/src/cli/analysis.ts'
import {createPool, LostThread} from '../../server/src/cli/pool.ts'
import {threadsFor} from '../../server/src/cli/threads.ts'
import type {FoundConfiguration} from '../../server/src/host/configuration.node.ts'
import {
  type Configuration,
  check,
  configure,
  defaultConfiguration,
  fromPortable,
  openDocument,
  readWorkspaceKnowledge,
  toPortable
} from '../../server/src/service/index.ts'
import {ending, run, start} from './program.ts'
import {broken, folder, mended, removeFolders, warned} from './world.ts'

const files = {
  'a.md': `${warned}\n${broken}`,
  'b/bom.md': `\ufeff${broken}`,
  'b/latin.md': Buffer.from('caf\xe9', 'latin1'),
  'c.qmd': `---\nlang: en\n---\n\nTea [@tea2020] calms.\n\n${broken}`,
  'd/.medciterc.json': '{"rules": {"detached-destination": "warning", "unlabelled-preprint": {"requireWord": true}}}',
  'd/a.md': `${broken}\nSee a preprint [Tea](https://doi.org/10.1101/2025.04.12.648517).\n`,
  'e/.medcite/knowledge.yaml': `version: 1
sources:
  tea: {name: The house of tea, url: https://tea.example.org/, tier: sponsor, date: 2026-01-15, seen: 2026-02-01}
records:
  - type: trial
    id: tea-1
    acronym: TEA-1
    names: {en: A trial of tea, fr: Un essai du thé}
    registrations:
      - {number: NCT01234567, check: own-register, sources: [tea]}
`,
  'e/a.md': 'The TEA-1 trial ([NCT07654321](https://clinicaltrials.gov/study/NCT07654321)) is one of tea.\n',
  'future.md': 'See 10.64898/2199.12.01.123456.\n'
}

/** What all files of `cwd` hold, by path. */
const contents = (cwd: string): Map<string, string> =>
  new Map(
    readdirSync(cwd, {recursive: true, withFileTypes: true})
      .filter(entry => entry.isFile())
      .map(entry => join(entry.parentPath, entry.name))
      .map(path => [path.slice(cwd.length), readFileSync(path, 'latin1')])
  )

describe('several documents at a time', function () {
  this.timeout(60_000)
  after(removeFolders)

  it('give the same bytes as one after the other', async () => {
    const cwd = folder(files)
    for (const format of ['stylish', 'json', 'sarif']) {
      const argv = ['lint', 'none.md', '.', '--format', format, '--concurrency']
      const [first, ...others] = await Promise.all(['1', '2', '5'].map(count => run(cwd, [...argv, count])))
      assert.equal(first?.code, 2)
      assert.match(first.out, /detached-destination/)
      for (const other of others) assert.deepEqual(other, first, format)
    }
  })

  it('are fixed alike', async () => {
    const [one, four] = [folder(files), folder(files)]
    const first = await run(one, ['lint', '--fix', '--concurrency', '1'])
    assert.deepEqual(await run(four, ['lint', '--fix', '--concurrency', '4']), first)
    assert.match(first.out, /\nFixed 4 problems in 4 files\.\n/)
    assert.deepEqual(contents(four), contents(one))
  })

  it('are fixed in turn where two names lead to one file', async () => {
    const cwd = folder({'a.md': broken, ...Object.fromEntries(Array.from({length: 9}, (_, n) => [`n${n}.md`, mended]))})
    for (let index = 0; index < 9; index++) symlinkSync('a.md', join(cwd, `l${index}.md`))
    const {code, err} = await run(cwd, ['lint', '--fix', '--concurrency', '4'])
    assert.deepEqual({code, err}, {code: 0, err: ''})
    assert.equal(readFileSync(join(cwd, 'a.md'), 'utf8'), mended)
  })

  it('lose one that takes too much memory, by name, and nothing else', async () => {
    const large = 'word [a](b) and text [@k].\n\n'.repeat(60_000)
    const cwd = folder({'a.md': broken, 'large.md': large, 'z.md': broken})
    const under = ['env', 'NODE_OPTIONS=--max-old-space-size=60']
    const {code, out, err} = await run(cwd, ['lint', '--concurrency', '2', '--format', 'compact'], {under})
    assert.equal(code, 2)
    assert.match(out, /^a\.md:[^\n]*\nz\.md:[^\n]*\n$/)
    assert.match(err, /^medcite: Cannot check `large\.md`: it takes too much memory \(.+\)\n$/)
  })

  it('can be interrupted, every one of them old or new', async () => {
    const names = Array.from({length: 60}, (_, index) => `f${index}.md`)
    const long = `${broken}\n${`${'Repos. '.repeat(80)}\n\n`.repeat(60)}`
    const cwd = folder(Object.fromEntries(names.map(name => [name, long])))
    const child = await start(cwd, ['lint', '--fix', '--concurrency', '3'])
    const ended = ending(child)
    while (!names.some(name => readFileSync(join(cwd, name), 'utf8') !== long))
      await new Promise(resume => setImmediate(resume))
    child.kill('SIGINT')
    assert.equal(await ended, 130)
    assert.deepEqual(readdirSync(cwd).sort(), [...names].sort())
    const fixed = long.replace(broken, mended)
    for (const name of names) assert.ok([long, fixed].includes(readFileSync(join(cwd, name), 'utf8')), name)
  })

  it('are a matter of threads only where there is enough to do', async () => {
    const small = folder({'a.md': broken, 'b.md': broken, 'c.md': broken})
    const targets = ['a', 'b', 'c'].map(name => ({
      path: name,
      file: join(small, `${name}.md`),
      isIgnored: false,
      found
    }))
    assert.equal(await threadsFor(targets, undefined), 0)
    assert.equal(await threadsFor(targets, 2), 2)
    assert.equal(await threadsFor(targets, 9), 3)
    assert.equal(await threadsFor(targets, 1), 0)
    assert.equal(await threadsFor(targets.slice(0, 1), 9), 0)
    for (const {file} of targets) writeFileSync(file, 'Tea. '.repeat(400_000))
    const many = Math.min(3, availableParallelism() - 1)
    assert.equal(await threadsFor(targets, undefined), many < 2 ? 0 : many)
  })
})

const found: FoundConfiguration = {configuration: defaultConfiguration, problems: [], isIgnored: () => false}
const task: Task = {path: 'a.md', text: 'Tea.', hasBom: false, fix: 'none', language: 'en'}
const analysis = {report: {path: 'a.md', hasBom: false, findings: []}, fixes: 0, isSettled: true}

describe('a configuration as plain data', () => {
  it('is the same one after it has been sent to a thread', () => {
    const {configuration} = configure({
      language: 'document',
      profile: 'myst',
      ignore: ['a.md'],
      staleAfter: 3,
      rules: {'unlabelled-preprint': {severity: 'info', requireWord: true}, 'glued-links': 'off'}
    })
    const dated = {...configuration, clock: () => '2026-11-24'}
    const {clock, ...back} = fromPortable(structuredClone(toPortable(dated, undefined)))
    const {clock: _, ...sent} = dated
    assert.deepEqual(back, sent)
    assert.equal(clock?.(), '2026-11-24')
    assert.equal(fromPortable(toPortable(configuration, undefined)).clock, undefined)
  })

  it('brings the workspace’s own records along', () => {
    const text = files['e/.medcite/knowledge.yaml']
    const {knowledge} = readWorkspaceKnowledge(text)
    const back = fromPortable(structuredClone(toPortable({...defaultConfiguration, knowledge}, text)))
    const foundBy = (configuration: Configuration) =>
      check(openDocument(files['e/a.md']), configuration).map(({rule}) => rule)
    assert.deepEqual(foundBy(back), ['trial-number-mismatch'])
    assert.deepEqual(foundBy(defaultConfiguration), [])
  })
})

describe('a pool of threads', () => {
  /** Workers that do nothing by themselves; what each was asked. */
  function workers() {
    const all: (EventEmitter & {asked: {configuration: number; introduction?: object}[]; isOver?: boolean})[] = []
    const startOne = () => {
      const worker = Object.assign(new EventEmitter(), {
        asked: [] as {configuration: number; introduction?: object}[],
        postMessage(question: {configuration: number; introduction?: object}) {
          this.asked.push(question)
        },
        async terminate() {
          worker.emit('exit')
          return 0
        }
      })
      all.push(worker)
      return worker
    }
    return {all, startOne}
  }

  it('starts a thread only when there is work for it, and no more than its size', () => {
    const {all, startOne} = workers()
    const pool = createPool(2, startOne)
    assert.equal(all.length, 0)
    for (let count = 0; count < 3; count++) void pool.analyse(task, found)
    assert.deepEqual(
      all.map(({asked}) => asked.length),
      [1, 1]
    )
    all[1]?.emit('message', {analysis})
    assert.deepEqual(
      all.map(({asked}) => asked.length),
      [1, 2]
    )
  })

  it('introduces a configuration to each thread once', async () => {
    const {all, startOne} = workers()
    const pool = createPool(1, startOne)
    const other = {...found, configuration: {...defaultConfiguration}}
    const answers = [found, found, other, found].map(one => pool.analyse(task, one))
    for (let count = 0; count < 4; count++) all[0]?.emit('message', {analysis})
    assert.deepEqual(await Promise.all(answers), [analysis, analysis, analysis, analysis])
    const asked = all[0]?.asked ?? []
    assert.deepEqual(
      asked.map(({configuration}) => configuration),
      [0, 0, 1, 0]
    )
    assert.deepEqual(
      asked.map(({introduction}) => introduction !== undefined),
      [true, false, true, false]
    )
  })

  it('passes on a fault with the stack that it has in the thread, and the death of a thread', async () => {
    const {all, startOne} = workers()
    const pool = createPool(2, startOne)
    const [first, second] = [pool.analyse(task, found), pool.analyse(task, found)]
    all[0]?.emit('message', {fault: 'Error: cold tea\n    at kettle'})
    all[1]?.emit('error', new Error('out of memory'))
    await assert.rejects(
      first,
      ({message, stack}: Error) => message === 'Error: cold tea' && /at kettle/.test(stack ?? '')
    )
    await assert.rejects(second, (error: Error) => error instanceof LostThread && error.message === 'out of memory')
  })

  it('goes on with another thread when one is gone', async () => {
    const {all, startOne} = workers()
    const pool = createPool(1, startOne)
    const [lost, next] = [pool.analyse(task, found), pool.analyse(task, found)]
    all[0]?.emit('error', new Error('out of memory'))
    all[0]?.emit('exit')
    await assert.rejects(lost, LostThread)
    assert.equal(all.length, 2)
    assert.ok(all[1]?.asked[0]?.introduction)
    all[1]?.emit('message', {analysis})
    assert.deepEqual(await next, analysis)
    all[1]?.emit('exit')
    void pool.analyse(task, found)
    assert.equal(all.length, 3)
  })

  it('gives nothing for what was not done when it is closed', async () => {
    const {startOne} = workers()
    const pool = createPool(1, startOne)
    const answers = [pool.analyse(task, found), pool.analyse(task, found)]
    await pool.close()
    assert.deepEqual(await Promise.all([...answers, pool.analyse(task, found)]), [undefined, undefined, undefined])
  })
})
