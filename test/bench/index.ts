// `npm run bench [--quick] [--only hover] [--real FOLDER]… [--write]`: MedCite beside its peers, in one run.
import {spawnSync} from 'node:child_process'
import {cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {availableParallelism, loadavg, release, tmpdir} from 'node:os'
import {join} from 'node:path'
import {parseArgs} from 'node:util'
import {openDocument} from '../../server/src/core/document.ts'
import {readingWork} from '../../server/src/core/syntax/read.ts'
import {rules} from '../../server/src/service/index.ts'
import {root} from '../mutants/fault.ts'
import {type ContestantId, configuration, contestants, peers, rumdl} from './contestants.ts'
import {writeCorpus} from './corpus.ts'
import {type} from './editor.ts'
import {type FigureId, figures, verdict, written} from './figures.ts'
import {picture} from './picture.ts'
import {type Result, race} from './process.ts'

const {values} = parseArgs({
  options: {
    quick: {type: 'boolean', default: false},
    only: {type: 'string'},
    real: {type: 'string', multiple: true, default: []},
    write: {type: 'boolean', default: false}
  }
})
const say = (line = ''): void => void process.stdout.write(`${line}\n`)
/** Not in the project: what git ignores there no linter would read. */
const corpus = join(tmpdir(), 'medcite-bench')
const seed = 20_261_201
const rounds = values.quick ? 3 : 7

if (values.only === 'hover') {
  await import('./hover.ts')
  process.exit()
}
if (values.only !== undefined) {
  say(`Unexpected part “${values.only}”, expected hover`)
  process.exit(2)
}

prepare()
const measured: Partial<Record<FigureId, number>> = {}
say(
  `Node ${process.version}, ${availableParallelism()} cores, Linux ${release()}, load ${loadavg()[0]?.toFixed(2)}, seed ${seed}`
)
say(`MedCite: ${rules.length} rules, those too that are off by default; ${versions()}`)

const short = await table('one digest of 10 KB', '10k', ['medcite', 'rumdl', 'node'], rounds * 3)
measured.short = short.medcite.wall / short.node.wall
const real = await table(
  'real documents',
  'real',
  values.quick
    ? ['medcite', 'rumdl', 'markdownlint']
    : ['medcite', 'rumdl', 'markdownlint', 'markdownlintDefaults', 'remark', 'textlint'],
  values.quick ? 1 : 3
)
measured.real = real.medcite.cpu / real.rumdl.cpu
measured.realToMarkdownlint = real.medcite.cpu / real.markdownlint.cpu
if (!values.quick) {
  const digests = await table('2,000 digests', 'digests', ['medcite', 'rumdl', 'markdownlint'], 2)
  measured.digests = digests.medcite.cpu / digests.rumdl.cpu
  measured.treeMemory = digests.medcite.memory / digests.markdownlint.memory
}
const large = await table('one file of 10 MB', '10m', ['medcite', 'rumdl'], values.quick ? 1 : 3)
measured.large = large.medcite.wall / large.rumdl.wall
measured.largeMemory = large.medcite.memory

await typing()
measured.exact = exactShare()
report()

/** Builds MedCite, installs the peers once and writes what they read. */
function prepare(): void {
  mkdirSync(join(root, 'out/bench'), {recursive: true})
  const npm = (...words: string[]): void => {
    const {status} = spawnSync('npm', words, {cwd: root, stdio: ['ignore', 'ignore', 'inherit']})
    if (status !== 0) throw new Error(`npm ${words.join(' ')} ended with ${status}`)
  }
  npm('run', 'build')
  cpSync(join(import.meta.dirname, 'peers'), peers, {recursive: true})
  // Not `ci`: the lock file has no other system's rumdl.
  if (!existsSync(rumdl)) npm('install', '--prefix', peers, '--no-audit', '--no-fund', '--ignore-scripts')
  const modules = [join(root, 'node_modules'), join(peers, 'node_modules')]
  writeCorpus(corpus, seed, values.real.length > 0 ? values.real : modules)
  const optIn = rules.filter(({isOptIn}) => isOptIn).map(({id}) => [id, 'warning'] as const)
  writeFileSync(configuration, JSON.stringify({rules: Object.fromEntries(optIn)}))
}

function versions(): string {
  const names = ['rumdl', 'markdownlint-cli2', 'remark-cli', 'textlint', 'unified-language-server']
  return names
    .map(
      name => `${name} ${JSON.parse(readFileSync(join(peers, 'node_modules', name, 'package.json'), 'utf8')).version}`
    )
    .join(', ')
}

async function table<Id extends ContestantId>(title: string, folder: string, ids: readonly Id[], count: number) {
  const commands = Object.fromEntries(
    ids.map(id => [id, contestants[id].command(folder)] as const)
  ) as unknown as Record<Id, readonly string[]>
  const results = await race(commands, count, corpus)
  say()
  say(`${title}: medians of ${count} rounds`)
  say(
    `${'CPU ms'.padStart(9)}${'±'.padStart(6)}${'wall ms'.padStart(9)}${'MB'.padStart(6)}${'CPU ÷ rumdl'.padStart(13)}`
  )
  const base = (results as Partial<Record<ContestantId, Result>>).rumdl?.cpu ?? Number.NaN
  for (const id of ids) {
    const {cpu, wall, memory, spread} = results[id]
    const {name, rules: looksFor} = contestants[id]
    const numbers = [
      cpu.toFixed(0).padStart(9),
      `${(spread * 100).toFixed(0)} %`.padStart(6),
      wall.toFixed(0).padStart(9)
    ]
    say(`${numbers.join('')}${memory.toFixed(0).padStart(6)}${ratio(cpu, base).padStart(13)}  ${name} (${looksFor})`)
  }
  return results
}

/** CPU time is counted in hundredths of a second: a ratio to less than a few of them says nothing. */
const ratio = (cpu: number, base: number): string => (base >= 50 ? (cpu / base).toFixed(2) : '–')

/** What an author waits for in an editor. */
async function typing(): Promise<void> {
  const servers = {
    medcite: {name: 'MedCite', command: [process.execPath, join(root, 'dist/server.cjs'), '--stdio'], keys: 32},
    rumdl: {name: 'rumdl server', command: [rumdl, 'server', '-c', join(peers, 'rumdl.toml')], keys: 32},
    unified: {
      name: 'unified-language-server',
      command: [process.execPath, join(peers, 'language-server.mjs'), '--stdio'],
      keys: 8
    }
  }
  say()
  say('in an editor: ms from opening, and from a keystroke, to the diagnostics')
  const waits: Record<string, Record<string, {open: number; key: number} | undefined>> = {}
  for (const size of ['10k', '100k', '1m']) {
    for (const [id, {name, command, keys}] of Object.entries(servers)) {
      if (id === 'unified' && (size === '1m' || values.quick)) continue
      const one = await type(command, join(corpus, size, 'digest.md'), keys, peers)
      waits[size] = {...waits[size], [id]: one}
      const said = one
        ? `${one.open.toFixed(0).padStart(9)}${one.key.toFixed(1).padStart(9)}`
        : ' no answer in a minute'
      say(`${said}  ${size.padEnd(5)} ${name}`)
    }
  }
  const [ours, small, theirs] = [waits['1m']?.['medcite'], waits['10k']?.['medcite'], waits['1m']?.['rumdl']]
  if (ours && small) measured.growth = ours.key / small.key
  if (ours && theirs) {
    measured.keystroke = ours.key / theirs.key
    measured.opening = ours.open / theirs.open
  }
  if (!values.write || !ours || !theirs) return
  const charts = [
    {
      title: 'A keystroke in a document of 1 MB, until its diagnostics are there',
      unit: 'ms',
      bars: [
        {name: 'MedCite', value: ours.key, isOurs: true},
        {name: 'rumdl server', value: theirs.key, isOurs: false}
      ]
    },
    {
      title: `${readdirSync(join(corpus, 'real')).length} README files, CPU time`,
      unit: 's',
      bars: (Object.entries(real) as [ContestantId, Result][])
        .map(([id, {cpu}]) => ({name: contestants[id].name, value: cpu / 1000, isOurs: id === 'medcite'}))
        .sort((a, b) => a.value - b.value)
    }
  ]
  writeFileSync(join(root, 'docs/images/bench.svg'), picture(charts))
}

/** The share of the real documents that is left to remark. */
function exactShare(): number {
  const before = {...readingWork}
  for (const name of readdirSync(join(corpus, 'real'))) openDocument(readFileSync(join(corpus, 'real', name), 'utf8'))
  const [exact, fast] = [readingWork.exact - before.exact, readingWork.fast - before.fast]
  return exact / (exact + fast)
}

/** The figures that decide, also into the page about them. */
function report(): void {
  const rows = (Object.keys(figures) as FigureId[]).flatMap(id => {
    const value = measured[id]
    if (value === undefined) return []
    const figure = figures[id]
    const {name, must, aim} = figure
    return [
      `| ${name} | ${written(must, figure)} | ${written(aim, figure)} | **${written(value, figure)}** | ${verdict(value, figure)} |`
    ]
  })
  const lines = ['| measure | must | aim | measured | |', '| --- | ---: | ---: | ---: | --- |', ...rows]
  say()
  for (const line of lines) say(line)
  if (!values.write) return
  const page = join(root, 'docs/performance.md')
  const said = `Node ${process.version}, ${availableParallelism()} cores; ${versions()}.`
  const text = readFileSync(page, 'utf8')
  const fresh = text.replace(
    /(?<=<!-- figures -->\n).*(?=<!-- end of figures -->)/s,
    `\n${said}\n\n${lines.join('\n')}\n\n`
  )
  writeFileSync(page, fresh)
}
