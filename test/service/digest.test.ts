import assert from 'node:assert/strict'
import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {readExactly} from '../../server/src/core/syntax/exact-reader.ts'
import {noLabels} from '../../server/src/core/syntax/reading.ts'
import {knowledge} from '../../server/src/knowledge/index.ts'
import {check, defaultConfiguration, fixAll, fixText, messageOf, openDocument} from '../../server/src/service/index.ts'

const root = join(import.meta.dirname, '../..')
const read = (path: string): string => readFileSync(join(root, path), 'utf8')

/** What must be said about each example: rule → `line:column`, counted from 1. Nothing else may be. */
const expected: Record<string, Record<string, string>> = {
  'lupus.fr.md': {
    'detached-destination': '33:236 92:46 93:36 94:42 96:27',
    'entity-in-label': '33:216',
    'journal-mismatch': '23:350 35:61 91:4',
    'local-study-number': '24:199',
    'missing-full-stop': '86:249',
    'mixed-language-label': '23:169 23:273 23:350 44:146 44:239 91:4 96:4',
    'near-duplicate-sentence': '86:147',
    'pdf-address': '42:252 44:145 95:3 97:3',
    'press-release-as-evidence': '23:168 93:3',
    'same-source-different-label': '23:168 23:272 24:118 33:196 35:60 42:252 44:145 91:3 92:3 93:3 94:3 95:3 96:3 97:3',
    'secondary-registry-number': '23:272 92:3',
    'trial-without-registration-number': '21:5 21:71 92:30',
    'unclosed-emphasis': '19:1 26:3',
    'unlisted-source': '23:349 24:199 35:128 44:238'
  },
  'lupus.en.md': {
    'detached-destination': '33:199 92:39 93:36 94:34 96:27',
    'entity-in-label': '33:179',
    'journal-mismatch': '23:347 35:43 91:4',
    'local-study-number': '24:186',
    'missing-full-stop': '86:217',
    'mixed-language-label': '42:217',
    'near-duplicate-sentence': '86:130',
    'pdf-address': '42:216 44:115 95:3 97:3',
    'press-release-as-evidence': '23:167 93:3',
    'same-source-different-label': '23:167 23:270 24:106 33:159 35:42 42:216 44:115 91:3 92:3 93:3 94:3 95:3 96:3 97:3',
    'secondary-registry-number': '23:270 92:3',
    'trial-without-registration-number': '21:11 21:55 92:4',
    'unclosed-emphasis': '19:1 26:3',
    'unlisted-source': '23:346 24:186 35:109 44:207'
  }
}

const position = (text: string, offset: number): string => {
  const before = text.slice(0, offset).split('\n')
  return `${before.length}:${(before.at(-1)?.length ?? 0) + 1}`
}

function places(text: string): Record<string, string> {
  const found: Record<string, string[]> = {}
  for (const {rule, range} of check(openDocument(text), defaultConfiguration)) {
    found[rule] = [...(found[rule] ?? []), position(text, range.start)]
  }
  return Object.fromEntries(Object.entries(found).map(([rule, list]) => [rule, list.join(' ')]))
}

describe('the example digests', () => {
  for (const [name, rules] of Object.entries(expected)) {
    const text = read(`docs/examples/${name}`)

    it(`${name}: everything that is wrong is found, and nothing else`, () => {
      assert.deepEqual(places(text), rules)
    })

    it(`${name}: after the safe fixes all 18 links are links, and a second run changes nothing`, () => {
      const fixed = fixText(text, defaultConfiguration)
      assert.equal(readExactly(fixed, noLabels, 'gfm').links.length, 18)
      assert.equal(fixText(fixed, defaultConfiguration), fixed)
      const rest = places(fixed)
      assert.deepEqual([rest['detached-destination'], rest['entity-in-label']], [undefined, undefined])
    })

    it(`${name}: CRLF and a byte order mark change nothing but themselves`, () => {
      const fixed = fixText(text, defaultConfiguration)
      const crlf = (lf: string) => `\ufeff${lf.replaceAll('\n', '\r\n')}`
      assert.equal(fixText(crlf(text), defaultConfiguration), crlf(fixed))
    })

    it(`${name}: fixing with suggestions settles and cites every source`, () => {
      const {settled, snapshot} = fixAll(openDocument(text), defaultConfiguration, true)
      assert.ok(settled)
      const again = fixAll(snapshot, defaultConfiguration, true)
      assert.equal(again.snapshot.text, snapshot.text)
    })

    it(`${name}: every message is one sentence in both languages`, () => {
      for (const finding of check(openDocument(text), defaultConfiguration)) {
        for (const language of ['en', 'fr'] as const) assert.match(messageOf(finding, language), /^[^\n{}]{20,260}$/)
      }
    })
  }

  for (const name of ['lupus-clean.fr.md', 'lupus-clean.en.md']) {
    it(`${name}: nothing is wrong`, () => assert.deepEqual(places(read(`docs/examples/${name}`)), {}))
  }

  it('name therapies and trials that are known', () => {
    const terms = new Set(knowledge.findTerms(read('docs/examples/lupus.fr.md')).map(({record}) => record.id))
    for (const id of ['reset-sle', 'anifrolumab', 'belimumab', 'deucravacitinib', 'car-t', 'd2469079a']) {
      assert.ok(terms.has(id), `${id} is not found`)
    }
  })
})
