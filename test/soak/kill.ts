// `npm run soak:kill [files] [kills]`: the proof that --fix, killed at any moment, tears and loses nothing. Some minutes.
import {program} from '../cli/program.ts'
import {seed} from '../support/random.ts'
import {killRounds} from './kill-rounds.ts'

const [files = 500, kills = 200] = process.argv.slice(2).map(Number)
const say = (line: string) => process.stdout.write(`${line}\n`)
say(`MEDCITE_SEED=${seed}: ${files} files, ${kills} kills`)
const proof = await killRounds({program: await program(), files, kills, seed, tell: say})
const {whole, killed, amidst, leftovers, torn, lost, unfixed, left} = proof
say(
  `a whole run takes ${whole.toFixed(0)} ms; ${killed} killed at work, ${amidst} of them among their writes, ` +
    `${leftovers} temporary files left by them`
)
say(
  `${torn.length} torn, ${lost.length} lost; after the last run: ${unfixed.length} not fixed, ${left.length} left behind`
)
process.exitCode = torn.length + lost.length + unfixed.length + left.length > 0 ? 1 : 0
