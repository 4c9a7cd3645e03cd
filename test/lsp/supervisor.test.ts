import assert from 'node:assert/strict'
import {execFileSync} from 'node:child_process'
import {setTimeout} from 'node:timers/promises'
import type {Fault} from '../mutants/fault.ts'
import {ProcessClient, serverProgram} from './process.ts'

/** A reader that some words keep for ever, end, or make take all memory. */
const fault: Fault = {
  file: 'server/src/core/document.ts',
  from: 'const pieces: Piece[] = []',
  to: `const pieces: Piece[] = []
  if (text.includes('endless tea')) for (;;);
  if (text.includes('broken cup')) process.exit(9)
  if (text.includes('all the tea')) for (const all: unknown[][] = []; ; ) all.push(new Array(1e6).fill(all))`
}

const broken = 'See [tea] (https://example.org/tea).\n'
const [tea, rest] = ['file:///tea.md', 'file:///rest.md']

/** All processes and the ones that started them; without those that have ended and are only listed still. */
const running = () =>
  execFileSync('ps', ['-A', '-o', 'pid=,ppid=,stat='], {encoding: 'utf8'})
    .trim()
    .split('\n')
    .map(line => line.trim().split(/\s+/))
    .filter(([, , state = '']) => !state.startsWith('Z'))
    .map(([id, parent]) => ({id: Number(id), parent: Number(parent)}))

const childrenOf = (process: number | undefined): number[] =>
  running()
    .filter(({parent}) => parent === process)
    .map(({id}) => id)

describe('the supervisor of the language server', function () {
  this.timeout(60_000)
  let program: string
  let client: ProcessClient

  before(async () => {
    program = await serverProgram('supervised', fault)
  })
  beforeEach(async () => {
    client = new ProcessClient(program)
    await client.initialize()
  })
  afterEach(() => {
    client.connection.dispose()
    client.child.kill('SIGKILL')
  })

  const codes = async (uri: string, version: number) =>
    (await client.diagnosticsOf(uri, version)).map(({code, message}) =>
      code === 'unreadable-block' ? message : String(code)
    )
  const slow = ['Unexpected time that this document took, expected less: nothing in it is checked until it changes']

  for (const [what, words] of [
    ['never ends', 'endless tea'],
    ['ends the process', 'broken cup'],
    ['takes all memory', 'all the tea']
  ]) {
    it(`goes on when a document ${what}, and does not read it again`, async () => {
      client.open(rest, broken)
      assert.deepEqual(await codes(rest, 1), ['detached-destination'])
      client.open(tea, `${words}\n\n${broken}`)
      assert.deepEqual(await codes(tea, 1), slow)
      client.type(rest, 2, 0, 'We rest. ')
      assert.deepEqual(await codes(rest, 2), ['detached-destination'])
      // Its other texts are read: here the words are cut in two.
      client.type(tea, 2, 0, '')
      assert.deepEqual(await codes(tea, 2), slow)
      void client.connection.sendNotification('textDocument/didChange', {
        textDocument: {uri: tea, version: 3},
        contentChanges: [{range: {start: {line: 0, character: 3}, end: {line: 0, character: 5}}, text: ''}]
      })
      assert.deepEqual(await codes(tea, 3), ['detached-destination'])
      assert.equal(await client.shutDown(), 0)
    })
  }

  it('answers what was asked of a server that is lost', async () => {
    client.open(rest, broken)
    await codes(rest, 1)
    client.open(tea, 'broken cup\n')
    const position = {line: 0, character: 6}
    const asked = client.connection.sendRequest('textDocument/hover', {textDocument: {uri: rest}, position})
    const answer = asked.then(
      () => 'a hover',
      (error: {code: number}) => error.code
    )
    // The new server's first word comes after it.
    const silence = codes(tea, 1).then(() => setTimeout(1000, 'silence'))
    assert.equal(await Promise.race([answer, silence]), -32801)
  })

  it('reads no text of a document that did it twice, until it is closed', async () => {
    client.open(tea, `broken cup\n\n${broken}`)
    assert.deepEqual(await codes(tea, 1), slow)
    client.type(tea, 2, 0, 'One ')
    assert.deepEqual(await codes(tea, 2), slow)
    void client.connection.sendNotification('textDocument/didChange', {
      textDocument: {uri: tea, version: 3},
      contentChanges: [{text: broken}]
    })
    assert.deepEqual(await codes(tea, 3), slow)
    client.close(tea)
    client.open(tea, broken, 4)
    assert.deepEqual(await codes(tea, 4), ['detached-destination'])
  })

  it('gives up, and says so, when servers are lost again and again', async () => {
    for (let index = 0; index < 6; index++) client.open(`file:///${index}.md`, `broken cup ${index}\n`)
    assert.equal(await client.ended, 1)
  })

  it('has the texts of its documents in every encoding, whatever was typed', async () => {
    client.connection.dispose()
    client.child.kill('SIGKILL')
    for (const encoding of ['utf-8', 'utf-16', 'utf-32']) {
      client = new ProcessClient(program)
      await client.initialize({general: {positionEncodings: [encoding]}})
      client.open(tea, `🍵é\r\nb🍵 \r${broken}`)
      const width = {'utf-8': 4, 'utf-16': 2, 'utf-32': 1}[encoding] ?? 1
      const at = {line: 1, character: 1 + width}
      void client.connection.sendNotification('textDocument/didChange', {
        textDocument: {uri: tea, version: 2},
        contentChanges: [{range: {start: at, end: {line: 2, character: 0}}, text: ' is tea.\n\n'}]
      })
      const before = await client.diagnosticsOf(tea, 2)
      assert.equal(before.length, 1)
      client.open(rest, 'broken cup\n')
      await client.diagnosticsOf(rest, 1)
      const published = client.published.filter(({uri, version}) => uri === tea && version === 2)
      assert.equal(published.length, 2, encoding)
      assert.deepEqual(published[1]?.diagnostics, before)
      assert.equal(await client.shutDown(), 0)
    }
  })

  it('leaves no process behind when the client goes while a document takes for ever', async () => {
    client.open(tea, 'endless tea\n')
    await setTimeout(300)
    const workers = childrenOf(client.child.pid)
    assert.equal(workers.length, 1)
    client.child.stdin?.end()
    assert.equal(await client.ended, 1)
    // A busy machine takes its time to clear away what was killed.
    for (let left = 100; left > 0 && running().some(({id}) => workers.includes(id)); left--) await setTimeout(100)
    assert.deepEqual(
      running().filter(({id}) => workers.includes(id)),
      []
    )
  })
})
