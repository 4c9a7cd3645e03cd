import assert from 'node:assert/strict'
import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {type Profile, profiles} from '../../server/src/core/profile.ts'
import type {Segment} from '../../server/src/core/segment.ts'
import type {Labels} from '../../server/src/core/syntax/reading.ts'
import {check, defaultConfiguration, openDocument} from '../../server/src/service/index.ts'

const corpus = join(import.meta.dirname, '../corpus')

/** Text on which every rule must be silent: `traps.<what>.<language>.md`, for a dialect where it is named so. */
const files = readdirSync(corpus)
  .filter(name => name.startsWith('traps.'))
  .map(name => ({
    name,
    text: readFileSync(join(corpus, name), 'utf8'),
    own: profiles.find((one): one is Profile => name.split('.').includes(one))
  }))
  .map(file => ({...file, profile: file.own ?? ('gfm' as const)}))

/** What is said of `text`, with the place that it is said of. */
const findings = (text: string, profile: Profile): string[] =>
  check(openDocument(text, {profile}), defaultConfiguration).map(
    ({rule, messageId, range}) =>
      `${rule}/${messageId}: ${text.slice(0, range.start).slice(-30)}«${text.slice(range.start, range.end)}»`
  )

/** Whether a piece says the same without the rest: it calls no label defined elsewhere and defines none. */
const standsAlone = ({mentions, reading}: Segment, {definitions, notes}: Labels): boolean =>
  reading.definitions.length + reading.footnoteDefinitions.length === 0 &&
  ![...mentions].some(label => definitions.has(label) || notes.has(label.replace(/^\^/, '')))

describe('honest lines', () => {
  for (const {name, text, profile, own} of files) {
    it(`of ${name} give no finding`, () => {
      for (const one of own ? [own] : profiles) assert.deepEqual(findings(text, one), [], one)
    })

    it(`of ${name} give none with other line endings`, () => {
      for (const ending of ['\r\n', '\r']) {
        assert.deepEqual(findings(`\ufeff${text.replaceAll('\n', ending)}`, profile), [])
      }
    })

    it(`of ${name} give none each by itself`, () => {
      const {segments, labels} = openDocument(text, {profile})
      for (const segment of segments) {
        if (standsAlone(segment, labels)) assert.deepEqual(findings(segment.text, profile), [], segment.text)
      }
    })
  }

  for (const language of ['en', 'fr']) {
    it(`are at least three hundred (${language})`, () => {
      const lines = files.filter(({name}) => name.endsWith(`.${language}.md`)).flatMap(({text}) => text.split('\n'))
      assert.ok(new Set(lines.filter(line => line.trim() !== '')).size >= 300)
    })
  }
})
