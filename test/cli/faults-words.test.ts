import assert from 'node:assert/strict'
import {chooseLanguage} from '../../server/src/cli/arguments.ts'
import {commandNames} from '../../server/src/cli/program.ts'
import {randomFrom, seed} from '../support/random.ts'
import {broken, folder, medcite, removeFolders} from './world.ts'

const random = randomFrom(seed)
const shuffled = <T>(items: readonly T[]): T[] =>
  items
    .map(item => [random.next(), item] as const)
    .sort(([a], [b]) => a - b)
    .map(([, item]) => item)

describe('the words of a command line', () => {
  after(removeFolders)

  it('mean the same in any order', async () => {
    const cwd = folder({'a.md': broken, 'b/c.md': broken})
    const words = [
      ['a.md'],
      ['b'],
      ['--format', 'json'],
      ['--quiet'],
      ['--max-warnings=3'],
      ['--rule', 'capitalised-inn=off'],
      ['--language', 'fr'],
      ['--no-color']
    ]
    const expected = await medcite(cwd, ['lint', ...words.flat()])
    assert.equal(expected.code, 1)
    for (let round = 0; round < 25; round++) {
      const argv = ['lint', ...shuffled(words).flat()]
      assert.deepEqual(await medcite(cwd, argv), expected, `MEDCITE_SEED=${seed} ${argv.join(' ')}`)
    }
  })

  const strange = [
    '--fxi',
    '--no-such',
    '-x',
    '--=',
    '---',
    '--format=',
    '--é\u0301',
    '--\u001b[31m',
    '--::error::x',
    '--a b'
  ]
  const senseless = [['--format', 'pdf'], ['--max-warnings', '-1'], ['--rule', 'x'], ['--language', 'de'], ['--config']]
  const good = [['a.md'], ['--quiet'], ['--color'], ['--fix']]

  for (const language of ['en', 'fr'] as const)
    it(`that mean nothing give exit code 2 and one sentence (${language})`, async () => {
      const cwd = folder({'a.md': broken})
      for (let round = 0; round < 120; round++) {
        const bad = random.pick([() => [random.pick(strange)], () => random.pick(senseless)])()
        const command = random.pick(['lint', 'lint', 'citations', 'rules'] as const)
        const others = command === 'lint' ? shuffled(good).slice(0, random.below(good.length)) : []
        // What lacks its value takes the next word for it.
        const argv = bad.length > 1 ? shuffled([...others, bad]).flat() : [...others, bad].flat()
        const run = await medcite(cwd, [command, ...argv], {env: {LANG: language}})
        const about = `MEDCITE_SEED=${seed} ${JSON.stringify([command, ...argv])} ${run.err}`
        assert.deepEqual({code: run.code, out: run.out}, {code: 2, out: ''}, about)
        assert.match(run.err, /^medcite: [^\n]+\n$/, about)
        assert.doesNotMatch(run.err.trimEnd(), /\p{Cc}|^\s*::/u, about)
        const spoken = chooseLanguage([command, ...argv], {LANG: language})
        assert.equal(/inconnue?|inattendue?|attend|Trop/.test(run.err), spoken === 'fr', about)
      }
      assert.deepEqual((await medcite(cwd, ['lint', '--format', 'json'])).code, 1)
    })

  it('that are commands are known, others are not', async () => {
    for (const word of ['linnt', 'LINT', '__proto__', 'constructor', '::error::x', '']) {
      const {code, out, err} = await medcite(folder(), [word])
      assert.deepEqual({code, out}, {code: 2, out: ''}, word)
      assert.match(err, /^medcite: Unknown command .*\n$/, word)
    }
    for (const name of commandNames) assert.equal((await medcite(folder(), [name, '--help'])).code, 0)
  })

  it('that start the server are those that editors add, and no ways to talk that it does not know', async () => {
    for (const [words, code, sentence] of [
      [['--stdio', '--clientProcessId=123'], 0, ''],
      [['--clientProcessId', '123'], 0, ''],
      [['--sdtio'], 2, 'medcite: Unknown option `--sdtio`, did you mean `--stdio`?\n'],
      [['--node-ipc'], 2, 'medcite: Unknown option `--node-ipc`, `medcite lsp --help` lists all\n'],
      [['--socket=6009'], 2, 'medcite: Unknown option `--socket`, `medcite lsp --help` lists all\n'],
      [['a.md'], 2, 'medcite: Too many arguments for `medcite lsp`: see `medcite lsp --help`\n']
    ] as const) {
      let starts = 0
      const startServer = async () => {
        starts++
      }
      const run = await medcite(folder(), ['lsp', ...words], {startServer})
      assert.deepEqual({...run, starts}, {code, out: '', err: sentence, starts: code === 0 ? 1 : 0})
    }
  })
})
