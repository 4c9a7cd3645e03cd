import assert from 'node:assert/strict'
import {type ChildProcess, spawn} from 'node:child_process'
import {once} from 'node:events'
import {mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {setTimeout} from 'node:timers/promises'
import {randomFrom} from '../support/random.ts'

/** What a proof is made of: the program's path, how many documents, how many kills, and the seed of the moments. */
export type Plan = {
  readonly program: string
  readonly files: number
  readonly kills: number
  readonly seed: number
  /** Hears what came of each kill. */
  readonly tell?: (line: string) => void
}

/** What came of it. `torn` and `lost` hold names; all but they say whether the proof has proved anything. */
export type Proof = {
  /** Time of a whole run that nobody kills, in ms. */
  readonly whole: number
  /** How many runs were killed before they came to their end, and how many of them among their writes. */
  readonly killed: number
  readonly amidst: number
  /** How many temporary files the killed left, in all. */
  readonly leftovers: number
  /** Documents that were neither the old text nor the new, and those that were gone, after any of the kills. */
  readonly torn: readonly string[]
  readonly lost: readonly string[]
  /** Documents that the last run, which nobody kills, did not fix, and what lies beside the documents after it. */
  readonly unfixed: readonly string[]
  readonly left: readonly string[]
}

/**
 * Kills `medcite lint --fix` at random moments, looks at every byte after each, and lets a last run come to its end.
 *
 * A run begins with documents none of which is fixed, or with what the killed one before has left.
 */
export async function killRounds({program, files, kills, seed, tell}: Plan): Promise<Proof> {
  const folder = mkdtempSync(join(tmpdir(), 'medcite-kill-'))
  try {
    const random = randomFrom(seed)
    const documents = new Map(Array.from({length: files}, (_, index) => [nameOf(index), textOf(index)]))
    write(folder, documents)
    const begin = performance.now()
    await once(fix(program, folder), 'close')
    const whole = performance.now() - begin
    const fixed = read(folder)
    for (const [name, text] of documents) assert.notEqual(fixed.get(name), text, `${name} is not fixed`)

    write(folder, documents)
    const torn: string[] = []
    const lost: string[] = []
    let killed = 0
    let amidst = 0
    let leftovers = 0
    for (let round = 0; round < kills; round++) {
      const old = count(read(folder), documents)
      if (old === 0 || random.below(3) === 0) write(folder, documents)
      const [before, delay] = [read(folder), random.next() * 1.05 * whole]
      if (await killAfter(fix(program, folder), delay)) killed++
      const after = read(folder)
      const strays = [...after.keys()].filter(name => !documents.has(name))
      const isAmidst = count(after, documents) < count(before, documents) && count(after, documents) > 0
      if (isAmidst || strays.length > 0) amidst++
      leftovers += strays.filter(name => !before.has(name)).length
      for (const name of documents.keys()) {
        const text = after.get(name)
        if (text === undefined) lost.push(name)
        else if (text !== documents.get(name) && text !== fixed.get(name)) torn.push(name)
      }
      tell?.(
        `${round + 1}/${kills}: after ${delay.toFixed(0)} ms, ${count(after, documents)} old, ${strays.length} left`
      )
    }
    await once(fix(program, folder), 'close')
    const last = read(folder)
    return {
      whole,
      killed,
      amidst,
      leftovers,
      torn,
      lost,
      unfixed: [...documents.keys()].filter(name => last.get(name) !== fixed.get(name)),
      left: [...last.keys()].filter(name => !documents.has(name))
    }
  } finally {
    rmSync(folder, {recursive: true, force: true})
  }
}

const nameOf = (index: number): string => `${['.', 'a', 'a/b', 'c'][index % 4]}/f${index}.md`.replace(/^\.\//, '')

/** Documents of all kinds and lengths, each with something to fix at its beginning and at its end. */
function textOf(index: number): string {
  const link = `Le thé calme [Étude ${index}] (https://doi.org/10.1000/the${index}).\n`
  const text = `${link}\n${'Le repos aussi.\n\n'.repeat(index % 5)}${link}`
  const ends = index % 5 === 1 ? text.replaceAll('\n', '\r\n') : text
  return (index % 7 === 2 ? '\ufeff' : '') + (index % 11 === 3 ? ends.trimEnd() : ends)
}

function write(folder: string, documents: ReadonlyMap<string, string>): void {
  for (const [name, text] of documents) {
    mkdirSync(dirname(join(folder, name)), {recursive: true})
    writeFileSync(join(folder, name), text)
  }
}

/** All files, by name. */
function read(folder: string): Map<string, string> {
  const all = readdirSync(folder, {recursive: true, withFileTypes: true}).filter(one => one.isFile())
  return new Map(
    all.map(({parentPath, name}) => {
      const path = join(parentPath, name)
      return [path.slice(folder.length + 1), readFileSync(path, 'utf8')]
    })
  )
}

/** How many documents are what they were. */
const count = (present: ReadonlyMap<string, string>, documents: ReadonlyMap<string, string>): number =>
  [...documents].filter(([name, text]) => present.get(name) === text).length

const fix = (program: string, cwd: string): ChildProcess =>
  spawn(process.execPath, [program, 'lint', '--fix', '--format', 'json'], {cwd, stdio: 'ignore'})

/** @returns Whether it was still at work. */
async function killAfter(child: ChildProcess, delay: number): Promise<boolean> {
  const ended = once(child, 'close')
  await Promise.race([ended, setTimeout(delay)])
  child.kill('SIGKILL')
  const [, signal] = await ended
  return signal === 'SIGKILL'
}
