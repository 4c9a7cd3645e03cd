/**
 * What a hover costs: CPU time in milliseconds, median and greatest of {@link rounds} hovers, each right after a keystroke, in a
 * short document and in one of 1 MB.
 *
 *     npm run bench
 */
import {readFileSync} from 'node:fs'
import {openDocument, updateDocument} from '../../server/src/core/document.ts'
import {findHover} from '../../server/src/features/hover.ts'
import {knowledge} from '../../server/src/knowledge/index.ts'
import {renderHover} from '../../server/src/service/hover/index.ts'

const rounds = 60
const digest = readFileSync(new URL('../../docs/examples/lupus.fr.md', import.meta.url), 'utf8')

/** The example digest, again and again with other identifiers, up to `length` UTF-16 units. */
function documentOf(length: number): string {
  let text = ''
  for (let copy = 0; text.length < length; copy++) {
    text += digest.replace(/(?<=\/s4\d{4}-0\d\d-0)\d{4}/g, number =>
      String((Number(number) + copy) % 10000).padStart(4, '0')
    )
  }
  return text.slice(0, text.lastIndexOf('\n', length) + 1)
}

/** Places to hover: words of the digest, and what stands under each. */
const places = {
  term: 'anifrolumab',
  trial: 'RESET-SLE',
  citation: 'articles/s41422',
  ending: 'xyzatinib',
  word: 'patients'
}

const cpu = (): number => {
  const {user, system} = process.cpuUsage()
  return (user + system) / 1000
}

/** CPU time of one hover on `word`, after a letter was typed near it. */
function measure(snapshot: ReturnType<typeof openDocument>, word: string): number[] {
  const times: number[] = []
  let now = snapshot
  for (let round = 0; round < rounds; round++) {
    const at = now.text.indexOf(word, Math.floor((now.text.length / (rounds + 2)) * round))
    if (at < 0) continue
    now = updateDocument(now, {start: at, end: at, text: round % 2 === 0 ? ' ' : 'x '})
    const offset = now.text.indexOf(word, at) + 2
    const before = cpu()
    const found = findHover(now, offset, knowledge)
    if (found) renderHover(found, {language: 'fr', format: 'markdown'})
    times.push(cpu() - before)
  }
  return times.sort((a, b) => a - b)
}

const median = (sorted: readonly number[]): number => sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
const shown = (value: number): string => value.toFixed(2).padStart(8)

const sizes = [10_000, 1_000_000]
const results = new Map<number, Map<string, number[]>>()
for (const size of sizes) {
  const text = documentOf(size).replaceAll('prednisone', 'xyzatinib')
  const snapshot = openDocument(text.includes('xyzatinib') ? text : text.replaceAll('maladie', 'xyzatinib'))
  // The first hover of a session reads the records; it is told apart.
  findHover(snapshot, 10, knowledge)
  results.set(size, new Map(Object.entries(places).map(([name, word]) => [name, measure(snapshot, word)])))
}
console.log('CPU of a hover after a keystroke, ms: median (greatest)\n')
console.log(`${''.padEnd(10)}${'10 KB'.padStart(20)}${'1 MB'.padStart(20)}${'ratio'.padStart(8)}`)
let worst = 0
for (const name of Object.keys(places)) {
  const [small = [], large = []] = sizes.map(size => results.get(size)?.get(name) ?? [])
  const cell = (times: readonly number[]): string =>
    `${shown(median(times))} (${(times.at(-1) ?? 0).toFixed(2)})`.padStart(20)
  worst = Math.max(worst, median(large))
  console.log(`${name.padEnd(10)}${cell(small)}${cell(large)}${(median(large) / median(small)).toFixed(1).padStart(8)}`)
}
console.log(
  `\n${worst < 5 ? 'Under' : 'Over'} the goal of 5 ms for a hover in 1 MB (median of the slowest: ${worst.toFixed(2)} ms).`
)
