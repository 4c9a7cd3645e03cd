import assert from 'node:assert/strict'
import {readFileSync} from 'node:fs'
import {resolve} from 'node:path'
import {parse} from 'yaml'
import manifest from '../../package.json' with {type: 'json'}
import {contributions, githubMatcher} from '../../server/tools/generate/problem-matcher.ts'
import {broken, folder, medcite, removeFolders, warned} from '../cli/world.ts'

const {problemPatterns, problemMatchers} = contributions
const [pattern] = problemPatterns

/** What an editor or a CI service makes of a line, or nothing. */
function read(line: string) {
  const found = new RegExp(pattern.regexp).exec(line)
  if (!found) return undefined
  const {file, line: row, column, severity, message, code} = pattern
  return [file, row, column, severity, message, code].map(group => found[group])
}

describe('the problem matcher', () => {
  after(removeFolders)

  it('is in the manifest, and for GitHub the same', () => {
    assert.deepEqual(manifest.contributes.problemPatterns, problemPatterns)
    assert.deepEqual(manifest.contributes.problemMatchers, problemMatchers)
    const path = resolve(import.meta.dirname, '../../docs/examples/ci/medcite-matcher.json')
    assert.deepEqual(JSON.parse(readFileSync(path, 'utf8')), githubMatcher)
    const {name: _, ...same} = pattern
    assert.deepEqual(githubMatcher.problemMatcher, [{owner: 'medcite', pattern: [same]}])
  })

  for (const severity of ['error', 'warning', 'info']) {
    it(`reads ${severity}`, () => {
      const line = `docs/a.md:34:278: ${severity}: Unexpected space, expected nothing [detached-destination]`
      const message = 'Unexpected space, expected nothing'
      assert.deepEqual(read(line), ['docs/a.md', '34', '278', severity, message, 'detached-destination'])
    })
  }

  for (const path of [
    'my tea/a b.md',
    'tea: a story.md',
    'a:12:3.md',
    'C:\\texts\\my tea.md',
    'thé [1].md',
    '/tea/a.md'
  ]) {
    it(`reads the name ${path}`, () => {
      assert.deepEqual(read(`${path}:3:4: error: Unexpected x [rule-id]`)?.slice(0, 4), [path, '3', '4', 'error'])
    })
  }

  it('is not led to another file by a message', () => {
    const line = 'a.md:3:4: error: Unexpected `b.md:1:2: error: tea [x]` [rule-id]'
    assert.deepEqual(read(line), ['a.md', '3', '4', 'error', 'Unexpected `b.md:1:2: error: tea [x]`', 'rule-id'])
  })

  it('passes over other lines', () => {
    for (const line of [
      '',
      'No problems in 1 file.',
      '1 error in 1 file; 1 fixable with --fix',
      '  --> a.md:1:21',
      '1 | Le thé'
    ])
      assert.equal(read(line), undefined, line)
  })

  it('reads every line that the command line prints', async () => {
    const cwd = folder({'bad.md': broken, 'my tea: one.md': `${broken}\n${warned}`})
    for (const language of ['en', 'fr']) {
      const {code, out} = await medcite(cwd, ['lint', '--format', 'compact', '--language', language])
      assert.equal(code, 1)
      const lines = out.trimEnd().split('\n').map(read)
      assert.deepEqual(
        lines.map(line => [...(line?.slice(0, 4) ?? []), line?.[5]]),
        [
          ['bad.md', '1', '21', 'error', 'detached-destination'],
          ['my tea: one.md', '1', '21', 'error', 'detached-destination'],
          ['my tea: one.md', '3', '1', 'warning', 'unclosed-emphasis']
        ]
      )
    }
  })
})

describe('the tasks for VS Code', () => {
  const path = resolve(import.meta.dirname, '../../docs/examples/ci/tasks.json')
  const {tasks}: {tasks: {command: string; problemMatcher: string}[]} = parse(readFileSync(path, 'utf8'))
  after(removeFolders)

  it('are read by the matcher', () => {
    for (const {problemMatcher} of tasks) assert.equal(problemMatcher, `$${problemMatchers[0].name}`)
  })

  it('check, then fix', async () => {
    const cwd = folder({'bad.md': broken})
    const ended = []
    for (const {command} of tasks) {
      const [npx, program, ...words] = command.split(' ')
      assert.deepEqual([npx, program], ['npx', 'medcite'])
      const {code, out} = await medcite(cwd, words)
      ended.push([code, out.split('\n').filter(read).length])
    }
    assert.deepEqual(ended, [
      [1, 1],
      [0, 0]
    ])
  })
})
