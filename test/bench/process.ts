import {spawn} from 'node:child_process'
import {readdirSync, readFileSync} from 'node:fs'
import {text} from 'node:stream/consumers'
import {median, spread} from './statistics.ts'

/** One run of a program: wall-clock and CPU time in ms, the CPU time of all its processes and threads; memory in MB. */
export type Run = {readonly wall: number; readonly cpu: number; readonly memory: number}

/** What runs of one program came to. */
export type Result = {readonly wall: number; readonly cpu: number; readonly memory: number; readonly spread: number}

/** How often the memory of a run is looked at, in ms. */
const interval = 15

/** Runs a command to its end; what it says is thrown away. Rejects when it ends in another way than with findings or without. */
export async function run(command: readonly string[], cwd: string): Promise<Run> {
  const begun = performance.now()
  // The shell alone knows what its children took.
  const script = '"$@" >/dev/null 2>&1; echo $?; times'
  const child = spawn('sh', ['-c', script, 'sh', ...command], {cwd, stdio: ['ignore', 'pipe', 'ignore']})
  let memory = 0
  const timer = setInterval(() => {
    memory = Math.max(memory, peakOf(child.pid))
  }, interval)
  const said = await text(child.stdout)
  clearInterval(timer)
  const wall = performance.now() - begun
  const [code = '', , times = ''] = said.trim().split('\n')
  if (Number(code) > 1) throw new Error(`${command.join(' ')} ended with ${code}`)
  const [user = 0, system = 0] = times.split(' ').map(milliseconds)
  return {wall, cpu: user + system, memory}
}

/** `0m1.234s` in ms. */
function milliseconds(written: string): number {
  const [, minutes = 0, seconds = 0] = /^(\d+)m([\d.]+)s$/.exec(written) ?? []
  return (Number(minutes) * 60 + Number(seconds)) * 1000
}

/** The most memory that the children of `parent` have had so far, in MB; 0 where the system does not tell. */
function peakOf(parent: number | undefined): number {
  let sum = 0
  try {
    for (const id of childrenOf(parent)) {
      const [, kilobytes = 0] = /VmHWM:\s*(\d+)/.exec(readFileSync(`/proc/${id}/status`, 'utf8')) ?? []
      sum += Number(kilobytes) / 1024
    }
  } catch {
    // It has come to its end.
  }
  return sum
}

function childrenOf(parent: number | undefined): number[] {
  return readdirSync(`/proc/${parent}/task`).flatMap(thread =>
    readFileSync(`/proc/${parent}/task/${thread}/children`, 'utf8')
      .split(' ')
      .filter(Boolean)
      .flatMap(id => [Number(id), ...childrenOf(Number(id))])
  )
}

/**
 * Runs all commands round by round, each round in another order, so that what else the machine does falls on all of them; one
 * round before the first is thrown away, as it finds the files nowhere but on the disk.
 */
export async function race<Name extends string>(
  commands: Readonly<Record<Name, readonly string[]>>,
  rounds: number,
  cwd: string
): Promise<Record<Name, Result>> {
  const names = Object.keys(commands) as Name[]
  const runs = new Map<Name, Run[]>(names.map(name => [name, []]))
  for (let round = 0; round <= rounds; round++) {
    for (let step = 0; step < names.length; step++) {
      const name = names[(step + round) % names.length] as Name
      const one = await run(commands[name], cwd)
      if (round > 0) runs.get(name)?.push(one)
    }
  }
  return Object.fromEntries(names.map(name => [name, resultOf(runs.get(name) ?? [])])) as Record<Name, Result>
}

const resultOf = (runs: readonly Run[]): Result => ({
  wall: median(runs.map(({wall}) => wall)),
  cpu: median(runs.map(({cpu}) => cpu)),
  memory: median(runs.map(({memory}) => memory)),
  spread: spread(runs.map(({cpu}) => cpu))
})
