// `npm run soak [edits]`: what is found in edited documents is what a check from scratch finds, and memory does not grow.
import {profiles} from '../../server/src/core/profile.ts'
import {editDocuments} from '../support/edited-documents.ts'
import {randomFrom, seed} from '../support/random.ts'
import {editServer} from './memory.ts'

const edits = Number(process.argv[2] ?? 100_000)
const say = (line: string) => process.stdout.write(`${line}\n`)
say(`MEDCITE_SEED=${seed}: ${edits} edits`)

for (const profile of profiles) {
  const share = Math.ceil(edits / profiles.length)
  editDocuments(randomFrom(seed), profile, share)
  say(`${profile}: ${share} edits, each version as a check from scratch finds it`)
}

const {early, late, p95} = await editServer(randomFrom(seed), edits)
const megabytes = (bytes: number) => `${(bytes / 1024 / 1024).toFixed(0)} MB`
say(
  `the server: ${megabytes(early)} after a tenth of the edits, ${megabytes(late)} after all; 19 of 20 answered in ${p95.toFixed(1)} ms`
)
/** So much may the memory grow from the first tenth of the edits to the last. */
const most = 1.3
if (late > most * early) {
  say(`Unexpected growth to ${(late / early).toFixed(2)} times, expected ${most} at most`)
  process.exitCode = 1
}
