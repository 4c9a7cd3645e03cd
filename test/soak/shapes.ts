// `npm run soak:shapes [seconds]`: no short text, repeated, costs more than a second or grows faster than its length.
import {randomFamily} from '../slow/fuzz.ts'
import {Judge} from '../slow/judge.ts'
import {randomFrom, seed} from '../support/random.ts'

const seconds = Number(process.argv[2] ?? 300)
const say = (line: string) => process.stdout.write(`${line}\n`)
say(`MEDCITE_SEED=${seed}: ${seconds} s`)

const random = randomFrom(seed)
const judge = new Judge()
let tried = 0
let bad = 0
for (const end = performance.now() + seconds * 1000; performance.now() < end; tried++) {
  const {name, shape} = randomFamily(random)
  const fault = await judge.fault(shape)
  if (fault === undefined) continue
  bad++
  say(`${name}: ${fault}`)
}
judge.end()
say(`${tried} families tried, ${bad} bad`)
process.exitCode = bad > 0 ? 1 : 0
