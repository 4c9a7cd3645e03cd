import assert from 'node:assert/strict'
import {execFileSync} from 'node:child_process'
import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {digests} from '../support/digests.ts'
import {seed} from '../support/random.ts'
import {folder, medcite, removeFolders} from './world.ts'

const page = readFileSync(join(import.meta.dirname, '../../docs/adopt.md'), 'utf8')

/** The repository of the page. */
const pageSeed = 1
const count = 48

/** A command of the page, how it ends (`# 1` behind it), and the lines that the page shows of what it says. */
type Step = {readonly command: string; readonly code: number; readonly shown: readonly string[]}

/** All commands of the page's consoles, in their order. */
const steps: readonly Step[] = [...page.matchAll(/^```console\n([\s\S]*?)^```$/gm)].flatMap(([, block = '']) =>
  block
    .split(/^\$ /m)
    .slice(1)
    .map(part => {
      const [line = '', ...shown] = part.trimEnd().split('\n')
      const [command = '', code = '0'] = line.split(/ +# (?=\d$)/)
      return {command, code: Number(code), shown}
    })
)

/** Runs a command of the page: MedCite itself in this process, everything else by the shell. */
async function run(cwd: string, command: string): Promise<{code: number; out: string; err: string}> {
  const [, words] = /^npx medcite (.*)$/.exec(command) ?? []
  if (words !== undefined) return medcite(cwd, words.split(' '))
  const nobody = {GIT_AUTHOR_NAME: 'Tea', GIT_AUTHOR_EMAIL: 'tea@example.org'}
  const env = {
    ...process.env,
    ...nobody,
    GIT_COMMITTER_NAME: nobody.GIT_AUTHOR_NAME,
    GIT_COMMITTER_EMAIL: nobody.GIT_AUTHOR_EMAIL,
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1'
  }
  const out = execFileSync('sh', ['-ec', command], {cwd, env, encoding: 'utf8'})
  return {code: 0, out, err: ''}
}

async function repository(from: number, files: number): Promise<string> {
  const cwd = folder(digests(from, files))
  await run(cwd, 'git init --quiet && git add . && git commit --quiet -m Digests')
  return cwd
}

describe('docs/adopt.md', () => {
  after(removeFolders)

  it('leads to a green gate, and says what is said on the way', async () => {
    assert.ok(steps.length > 10)
    const cwd = await repository(pageSeed, count)
    for (const {command, code, shown} of steps) {
      const ran = await run(cwd, command)
      assert.equal(ran.code, code, `${command}\n${ran.err}`)
      for (const part of shown.join('\n').split(/^…$/m)) {
        const lines = part.replace(/^\n|\n$/g, '')
        assert.ok(ran.out.includes(lines) || ran.err.includes(lines), `${command}\n${lines}\n${ran.err}${ran.out}`)
      }
    }
  }).timeout(300_000)

  it(`leads there from other texts (MEDCITE_SEED=${seed})`, async () => {
    const cwd = await repository(seed, 8)
    const {summary} = JSON.parse((await medcite(cwd, ['lint', '--format', 'json'])).out)
    assert.ok(summary.fixable > 0 && summary.errors > summary.fixable, JSON.stringify(summary))
    const gate = ['lint', '--baseline', '.medcite-baseline.json']
    assert.equal((await medcite(cwd, ['init'])).code, 0)
    assert.equal((await medcite(cwd, ['lint', '--fix'])).code, 1)
    assert.equal((await medcite(cwd, ['lint', '--update-baseline'])).code, 0)
    assert.equal((await medcite(cwd, gate)).code, 0)
    await run(cwd, "printf '\\n[Le thé] (https://example.org/new)\\n' >> digests/fr/001.md")
    const {code, out} = await medcite(cwd, gate)
    assert.equal(code, 1)
    assert.match(out, /^1 error in 8 files\b/m)
  }).timeout(60_000)
})
