import {editDocuments} from '../../support/edited-documents.ts'
import {randomFrom, seed} from '../../support/random.ts'

/** In each of four dialects: 20,000 in all, in files of their own, so that they run side by side. */
const edits = Number(process.env['MEDCITE_EDITS'] ?? 20_000) / 4

describe('what is found in an edited document (obsidian)', () => {
  it(`is what a check from scratch finds (${edits} edits, seed ${seed})`, function () {
    this.timeout(1_200_000)
    editDocuments(randomFrom(seed), 'obsidian', edits)
  })
})
