import assert from 'node:assert/strict'
import {spawnSync} from 'node:child_process'
import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {type Change, diff} from '../../../server/src/cli/format/diff.ts'
import {type Look, styleOf} from '../../../server/src/cli/format/style.ts'
import {randomFrom, seed} from '../../support/random.ts'

const piped: Look = {language: 'en', style: styleOf(false), columns: 80, isWrapped: false}
const seen: Look = {...piped, isWrapped: true}

const change = (before: string, after: string, more: Partial<Change> = {}): Change => ({
  path: 'a.md',
  before,
  after,
  hasBom: false,
  ...more
})

describe('the diff', () => {
  it('is nothing where nothing changes', () => {
    assert.equal(diff(change('tea', 'tea'), piped), '')
  })

  it('joins changes that are six lines apart, and parts those that are seven', () => {
    const text = (first: string, last: string, count: number) => `${first}\n${'rest\n'.repeat(count)}${last}\n`
    const heads = (count: number) =>
      diff(change(text('cold', 'cold', count), text('warm', 'warm', count)), piped).match(/^@@.*/gm)
    assert.deepEqual(heads(6), ['@@ -1,8 +1,8 @@'])
    assert.deepEqual(heads(7), ['@@ -1,4 +1,4 @@', '@@ -6,4 +6,4 @@'])
  })

  it('keeps tabs, line endings and the mark of a file’s beginning, also at a terminal', () => {
    const kept = change('cold\r\n\trest\r\nend', 'warm\r\n\trest\r\nend', {hasBom: true})
    for (const look of [piped, seen])
      assert.equal(
        diff(kept, look),
        '--- a/a.md\n+++ b/a.md\n@@ -1,3 +1,3 @@\n-\ufeffcold\r\n+\ufeffwarm\r\n \trest\r\n end\n\\ No newline at end of file\n'
      )
  })

  it('shows what a terminal would hide, there only, and says that it is then no patch', () => {
    const hidden = change('soft\u00adly\ncold\n', 'soft\u00adly\nwarm\n')
    assert.equal(diff(hidden, piped), '--- a/a.md\n+++ b/a.md\n@@ -1,2 +1,2 @@\n soft\u00adly\n-cold\n+warm\n')
    assert.equal(
      diff(hidden, seen),
      'Characters that a terminal hides or obeys are shown as code points here: for a patch, use `> FILE`\n' +
        '--- a/a.md\n+++ b/a.md\n@@ -1,2 +1,2 @@\n soft\\u{ad}ly\n-cold\n+warm\n'
    )
  })

  it('lets nothing command, wherever it goes, and says that it is then no patch', () => {
    const hostile = '\u001b[31m\n::error::forged\n##[error]x\n\r  ::warning::y ##vso[z]\n'
    for (const look of [piped, seen]) {
      const [note, ...lines] = diff(change(`${hostile}cold\n`, `${hostile}warm\n`), {...look, language: 'fr'}).split(
        '\n'
      )
      assert.equal(
        note,
        'Les caractères de contrôle et les commandes sont montrés par leur code\u00a0: à lire, et non à appliquer'
      )
      assert.doesNotMatch(lines.join('\n'), /\u001b|[\n\r]\s*::[a-z]|##(?:vso)?\[/)
    }
  })

  it('leaves alone what looks like a command and is none', () => {
    const text = '::: {.callout-tip}\n## [tea]\n##[](x)\nrest::quiet::\n'
    const out = diff(change(`${text}cold\n`, `${text}warm\n`), piped)
    assert.equal(out, '--- a/a.md\n+++ b/a.md\n@@ -2,4 +2,4 @@\n ## [tea]\n ##[](x)\n rest::quiet::\n-cold\n+warm\n')
    assert.doesNotMatch(diff(change(`${text.slice(0, 19)}cold\n`, `${text.slice(0, 19)}warm\n`), piped), /\\u/)
  })

  it('quotes names as git does, with nothing in them that is not seen', () => {
    const head = (path: string) => diff(change('a', 'b', {path}), piped).split('\n', 1)[0]
    assert.equal(head('docs/thé.md'), '--- a/docs/thé.md')
    assert.equal(head('a b.md'), '--- a/a b.md\t')
    assert.equal(head('a"b\\.md'), '--- "a/a\\"b\\\\.md"')
    assert.equal(head('a\n\u001b[31m\u202e##[x] é'), '--- "a/a\\012\\033[31m\\342\\200\\256\\043#[x] é"\t')
  })
})

const present = (tool: string) => spawnSync(tool, ['--version']).status === 0
const appliers = {
  'git apply': ['git', 'apply', '--whitespace=nowarn', '-'],
  patch: ['patch', '-p1', '--batch', '--no-backup-if-mismatch', '--reject-file=-']
} as const

for (const [name, [tool, ...words]] of Object.entries(appliers))
  if (present(tool))
    describe(`the diff and ${name}`, () => {
      let folder = ''
      before(() => {
        folder = mkdtempSync(join(tmpdir(), 'medcite-test-'))
      })
      after(() => rmSync(folder, {recursive: true, force: true}))

      /** All files after the patch; `undefined` when the tool refuses it. */
      function applied(changes: readonly Change[], out: string): readonly string[] | undefined {
        for (const {path, before, hasBom} of changes) {
          mkdirSync(dirname(join(folder, path)), {recursive: true})
          writeFileSync(join(folder, path), (hasBom ? '\ufeff' : '') + before)
        }
        // The settings of whoever runs this must not matter.
        const env = {...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1', LC_ALL: 'C'}
        const {status} = spawnSync(tool, words, {cwd: folder, input: out, env})
        return status === 0 ? changes.map(({path}) => readFileSync(join(folder, path), 'utf8')) : undefined
      }

      const texts = (changes: readonly Change[]) => changes.map(({after, hasBom}) => (hasBom ? '\ufeff' : '') + after)

      it('make of every document what --fix makes of it', () => {
        const random = randomFrom(seed)
        for (let round = 0; round < 12; round++) {
          const changes = namesOf(tool).map(path => randomChange(path, random))
          const out = changes.map(one => diff(one, piped)).join('')
          assert.deepEqual(applied(changes, out), texts(changes), `MEDCITE_SEED=${seed}, round ${round}`)
        }
      }).timeout(60_000)

      it('make of a long document with very many changes what --fix makes of it', () => {
        const random = randomFrom(seed)
        for (let round = 0; round < 12; round++) {
          const changes = namesOf(tool).map(path => longChange(path, random))
          const out = changes.map(one => diff(one, piped)).join('')
          assert.deepEqual(applied(changes, out), texts(changes), `MEDCITE_SEED=${seed}, round ${round}`)
        }
      }).timeout(60_000)

      it('leave a document alone of which there is only a picture', () => {
        const hostile = change('cold \u001b[31m\n', 'warm \u001b[31m\n')
        assert.equal(applied([hostile], diff(hostile, piped)), undefined)
        assert.equal(readFileSync(join(folder, hostile.path), 'utf8'), hostile.before)
      })
    })

/** GNU patch refuses names with line ends. */
const namesOf = (tool: string): readonly string[] => [
  'tea.md',
  'docs/thé à la menthe.md',
  'docs/"q\'u\\ote".md',
  'docs/é\u0301😀\u202e.md',
  'docs/$(id) 2020-01-01 10:00:00.md',
  '-p0.md',
  '%0A##[error].md',
  ...(tool === 'git' ? ['new\nline\t\u001b.md'] : [])
]

const words = ['tea', 'thé\u00a0:', '😀', 'soft\u00adly', '\u202eright', '\t', '', '--- a/x', '+++ b/x', '@@ -1 +1 @@']
const strange = ['\\ No newline at end of file', '::: {.note}', '\u2028', '\ufeff', 'a\rb', 'diff --git a/x b/x', '-']

function randomChange(path: string, random: ReturnType<typeof randomFrom>): Change {
  const ends = random.pick([['\n'], ['\r\n'], ['\r'], ['\n', '\r\n', '\r']] as const)
  const line = () => random.pick([words, words, strange].map(some => random.pick(some)))
  const count = random.pick([0, 1, 3, 40])
  const lines = Array.from({length: count}, () => [line(), random.pick(ends)] as const)
  const text = (some: typeof lines) => some.map(([body, end]) => body + end).join('')
  const end = random.pick(['', 'rest', 'rest\n', '\r'])
  const changed = lines.flatMap(one => {
    const [body, ending] = one
    return random.pick([[one], [one], [one], [[`${body} warm`, ending] as const], [], [one, ['new', ending] as const]])
  })
  // A patch of what would be equal is none, and one that leaves nothing removes the file.
  return {
    path,
    before: `cold${text(lines)}${end}`,
    after: `warm${text(changed)}${end}`,
    hasBom: random.pick([true, false])
  }
}

/** More lines are changed than a shortest diff is looked for, many of them more than once in the document. */
function longChange(path: string, random: ReturnType<typeof randomFrom>): Change {
  const end = random.pick(['\n', '\r\n'])
  const repeated = random.pick([1, 3, 1000])
  const lines = Array.from({length: 400 + random.below(800)}, (_, index) =>
    random.pick(['', `tea ${index % repeated}`, `rest ${index}`, 'a\rb'])
  )
  const changed = lines.flatMap((line, index) => {
    if (index % 400 === 399) return Array.from({length: random.below(300)}, () => random.pick([line, '', 'new']))
    return random.pick([[line], [`${line} warm`], [`${line} warm`], [], [line, 'new'], ['', line]])
  })
  const from = random.below(changed.length)
  changed.splice(from, random.below(300))
  const text = (some: readonly string[]) => some.join(end) + random.pick(['', end])
  return {path, before: `cold${text(lines)}`, after: `warm${text(changed)}`, hasBom: random.pick([true, false])}
}
