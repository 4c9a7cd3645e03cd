/** Finds what closes code spans: the next run of as many backticks. Linear for all searches together. */
export class CodeRuns {
  readonly #content: string
  /** For each length of a run the offsets at which runs of it start, and how many of them lie behind. */
  #runs: Map<number, {readonly starts: number[]; passed: number}> | undefined

  constructor(content: string) {
    this.#content = content
  }

  /** Offset after the run of `length` backticks that comes next at or after `from`, which ascends; -1 for none. */
  closing(from: number, length: number): number {
    this.#runs ??= runsOf(this.#content, from)
    const runs = this.#runs.get(length)
    if (!runs) return -1
    while ((runs.starts[runs.passed] ?? from) < from) runs.passed++
    const start = runs.starts[runs.passed]
    return start === undefined ? -1 : start + length
  }
}

function runsOf(content: string, from: number): Map<number, {readonly starts: number[]; passed: number}> {
  const runs = new Map<number, {readonly starts: number[]; passed: number}>()
  for (let at = content.indexOf('`', from); at >= 0; ) {
    let end = at + 1
    while (content.charCodeAt(end) === 96) end++
    const same = runs.get(end - at)
    if (same) same.starts.push(at)
    else runs.set(end - at, {starts: [at], passed: 0})
    at = content.indexOf('`', end)
  }
  return runs
}
