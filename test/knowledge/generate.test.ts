import assert from 'node:assert/strict'
import {readFile} from 'node:fs/promises'
import {files as journalFiles} from '../../server/tools/generate/journals.ts'
import {readRecord, files as recordFiles} from '../../server/tools/generate/knowledge.ts'
import {SourceFileError} from '../../server/tools/generate/source-file.ts'
import {files as stemFiles} from '../../server/tools/generate/stems.ts'

const root = new URL('../../', import.meta.url)

describe('the generated tables', () => {
  it('are those that their sources give', async () => {
    for (const files of [journalFiles, recordFiles, stemFiles]) {
      for (const [path, content] of await files()) {
        assert.equal(await readFile(new URL(path, root), 'utf8'), content, `${path}: run npm run generate`)
      }
    }
  })
})

describe('readRecord', () => {
  const fails = (source: string, message: RegExp): void => {
    assert.throws(
      () => readRecord('tea.yaml', source),
      (error: unknown) => error instanceof SourceFileError && message.test(error.message)
    )
  }
  const tea = 'type: concept\nid: tea\nnames: {en: tea, fr: thé}\n'

  it('reads a record', () => {
    const {record} = readRecord('tea.yaml', `${tea}facts:\n  - {kind: class, value: T, sources: [a]}\n`)
    assert.equal(record.facts[0]?.state, 'known')
  })

  it('names file, line, path and mistake', () => {
    fails('type: [', /^tea\.yaml:\d+: /)
    fails(`${tea}colour: green\n`, /^tea\.yaml:\d+: colour: /)
    fails(
      `${tea}facts:\n  - {kind: class, value: T, sources: []}\n`,
      /^tea\.yaml:5: facts\.0\.sources: expected at least one source/
    )
    fails(`${tea}facts:\n  - {kind: colour, value: T, sources: [a]}\n`, /^tea\.yaml:5: facts\.0\.kind: /)
    fails(
      `${tea}facts:\n  - {kind: class, value: {en: T}, sources: [a]}\n`,
      /^tea\.yaml:5: facts\.0\.value: expected a text, or one for each/
    )
    fails(
      `${tea}facts:\n  - {kind: approval, value: T, sources: [a]}\n`,
      /^tea\.yaml:5: facts\.0: expected two sources for an approval/
    )
    fails(`${tea}context: {forms: [TEA], words: [hot tea]}\n`, /^tea\.yaml:4: context\.words\.0: expected one word/)
  })
})
