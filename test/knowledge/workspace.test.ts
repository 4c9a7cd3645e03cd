import assert from 'node:assert/strict'
import {readFileSync} from 'node:fs'
import {openDocument} from '../../server/src/core/document.ts'
import {findHover} from '../../server/src/features/hover.ts'
import {knowledge} from '../../server/src/knowledge/index.ts'
import {renderHover} from '../../server/src/service/hover/index.ts'
import {readWorkspaceKnowledge} from '../../server/src/service/index.ts'

/** A file of a manuscript's own: a medicine that nobody else knows, and another word on one that is known. */
const own = readFileSync(new URL('../../docs/examples/knowledge.yaml', import.meta.url), 'utf8')

/** What is wrong with `text`, in English, and the text at which it is said. */
function mistake(text: string): string {
  const {problem} = readWorkspaceKnowledge(text)
  return problem ? `${problem.text.en} @ ${text.slice(problem.start, problem.end).split('\n')[0]}` : 'none'
}

const source = 'sources:\n  book: {name: A book, url: https://planets.invalid/book, tier: article, seen: 2026-01-02}\n'
const records = (text: string): string => `version: 1\n${source}records:\n${text}`
const tea = '  - {type: concept, id: tea, names: {en: tea, fr: thé}, synonyms: [teatea]'

describe('a workspace’s own records', () => {
  it('win over what is bundled, and say where they come from', () => {
    const {knowledge: known, problem} = readWorkspaceKnowledge(own)
    assert.equal(problem, undefined)
    const snapshot = openDocument('Le XYZ-101 et le Saphnelo dans la note.\n')
    const shown = [5, 20].map(offset => {
      const found = findHover(snapshot, offset, known)
      assert.ok(found)
      return renderHover(found, {language: 'fr', format: 'plaintext'}, {knowledge: known, staleAfter: 12})
    })
    assert.match(shown[0] ?? '', /^xyzumab · /)
    assert.match(shown[0] ?? '', /\.medcite\/knowledge\.yaml de ce manuscrit/)
    assert.match(shown[1] ?? '', /^anifrolumab/)
    assert.doesNotMatch(shown[1] ?? '', /manuscrit/)
  })

  it('may be empty', () => {
    for (const text of ['', '# nothing yet\n', records('').replace('records:\n', 'records: []\n')])
      assert.equal(readWorkspaceKnowledge(text).problem, undefined, text)
    assert.equal(readWorkspaceKnowledge('').knowledge, knowledge)
  })

  for (const [text, expected] of [
    ['records: [', /^no YAML: /],
    ['records: []\n', /^In `version`: missing key `version`; none of this file’s records is used @/],
    ['version: 2\nrecords: []\n', /^In `version`: unexpected `2`, expected `1`/],
    [records(`${tea}, colour: green}\n`), /^In `records\.0\.colour`: unknown key `colour`, expected one of .*@ green$/],
    [records(`${tea}, fact: []}\n`), /unknown key `fact`, did you mean `facts`\?/],
    [
      records(`${tea.replace('concept', 'konzept')}}\n`),
      /In `records\.0\.type`: unexpected `"konzept"`, expected `therapy`/
    ],
    [
      records(`${tea}, facts: [{kind: scope, value: T, sources: [books]}]}\n`),
      /^In `records\.0\.facts\.0\.sources\.0`: no source `books`; .*@ books$/
    ],
    [records(`${tea}, facts: [{kind: scope, value: T, sources: []}]}\n`), /expected at least one source/],
    [records(`${tea}}\n${tea}}\n`), /^In `records\.1\.id`: used by two records/],
    [records(`${tea.replace('teatea', '"***"')}}\n`), /synonyms\.0`: expected a name with a letter or a figure/],
    [
      records(
        '  - {type: trial, id: x, names: {en: x, fr: x}, registrations: [{number: NCT123, check: own-register, sources: [book]}]}\n'
      ),
      /registrations\.0\.number`: expected a registration number/
    ],
    [records(`${tea}}\n`).replace('2026-01-02', '2026-13-45'), /seen`: expected a day: 2021-07-30/],
    [records('  - tea\n'), /^In `records\.0`: unexpected `"tea"`, expected keys with values/],
    ['version: 1\nrecords: []\n---\nversion: 1\n', /^expected one document, without `---` after it; /],
    [`${records(`${tea}}\n`)}#${'x'.repeat(2_000_000)}\n`, /^too long, expected at most 1000000 characters/],
    [records('  - {type: therapy, id: x, names: {en: x}, trials: [no-such-trial]}\n'), /no trial `no-such-trial`/],
    [records(`${tea.replace('tea,', 'Tea,')}}\n`), /expected words of lower-case letters joined by hyphens; .* @ Tea$/]
  ] as const) {
    it(`say what is wrong, once and where: ${expected.source.slice(0, 50)}`, () =>
      assert.match(mistake(text), expected))
  }

  it('never nest without end, however often they are read', () => {
    for (const deep of ['['.repeat(1500), '- '.repeat(3000), '{a: '.repeat(2000), '? '.repeat(2000)])
      for (let time = 0; time < 5; time++) assert.match(mistake(deep), /^unexpected depth: this cannot be read/)
    assert.match(mistake(Array.from({length: 200}, (_, at) => `${' '.repeat(at)}a:`).join('\n')), /^unexpected depth/)
  })

  it('find a term by its name too', () => {
    const {knowledge: known} = readWorkspaceKnowledge(
      records('  - {type: condition, id: x, names: {en: xyzitis, fr: xyzite}}\n')
    )
    assert.deepEqual(
      known.findTerms('xyzitis and xyzite').map(({record}) => record.id),
      ['x', 'x']
    )
  })

  it('take a number in any letters', () => {
    const {knowledge: known} = readWorkspaceKnowledge(own.replace('NCT01234567', 'nct01234567'))
    assert.equal(known.known({scheme: 'trial', value: 'NCT01234567'})?.state, 'known')
    const trial = known.record('rest-1')
    assert.equal(trial?.type === 'trial' && trial.registrations[0]?.number, 'NCT01234567')
  })

  it('never unfold a bomb of aliases', () => {
    const level = (name: string, of: string): string => `${name}: &${name} [${`*${of},`.repeat(20)}]\n`
    const bomb = `a: &a [x]\n${level('b', 'a')}${level('c', 'b')}${level('d', 'c')}version: 1\nrecords: []\n`
    assert.match(mistake(bomb), /too many aliases/)
  })

  it('take a source that nothing but press carries for none', () => {
    const press = records(`${tea}, facts: [{kind: scope, value: T, sources: [book]}]}\n`).replace('article', 'press')
    assert.match(mistake(press), /expected a source beside general press/)
  })

  it('may name what is bundled', () => {
    const {knowledge: known, problem} = readWorkspaceKnowledge(
      records('  - {type: therapy, id: x, names: {en: xyzumab}, trials: [tulip-2]}\n')
    )
    assert.equal(problem, undefined)
    assert.equal(known.record('tulip-2')?.type, 'trial')
  })
})
