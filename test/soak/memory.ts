import {execFileSync} from 'node:child_process'
import {ProcessClient, serverProgram} from '../lsp/process.ts'
import {pickEdit, randomDocument} from '../support/edited-documents.ts'
import type {Random} from '../support/random.ts'

/** What a server took, in bytes of resident memory, supervisor and worker together, and how fast it answered, in ms. */
export type Soaked = {readonly early: number; readonly late: number; readonly p95: number}

/** Edits of one document before it is closed and another opened. */
const versions = 200

/** Edits documents in a server of its own, waiting for the diagnostics of each version. */
export async function editServer(random: Random, edits: number): Promise<Soaked> {
  const client = new ProcessClient(await serverProgram('soaked'))
  await client.initialize()
  const times: number[] = []
  let early = 0
  for (let done = 0, document = 0; done < edits; document++) {
    const uri = `file:///${document}.md`
    let text = randomDocument(random)
    client.open(uri, text)
    await client.diagnosticsOf(uri, 1)
    for (let version = 2; version < versions + 2 && done < edits; version++, done++) {
      const edit = pickEdit(random, text)
      const [start, end] = [positionOf(text, edit.start), positionOf(text, edit.end)]
      text = text.slice(0, edit.start) + edit.text + text.slice(edit.end)
      const begun = performance.now()
      void client.connection.sendNotification('textDocument/didChange', {
        textDocument: {uri, version},
        contentChanges: [{range: {start, end}, text: edit.text}]
      })
      await client.diagnosticsOf(uri, version)
      times.push(performance.now() - begun)
      if (done === Math.floor(edits / 10)) early = memoryOf(client.child.pid)
    }
    client.close(uri)
    client.published.length = 0
  }
  const late = memoryOf(client.child.pid)
  await client.shutDown()
  times.sort((a, b) => a - b)
  return {early, late, p95: times[Math.floor(times.length * 0.95)] ?? 0}
}

function positionOf(text: string, offset: number): {line: number; character: number} {
  const before = text.slice(0, offset).split('\n')
  return {line: before.length - 1, character: before.at(-1)?.length ?? 0}
}

/** Resident memory of a process and of those that it started, in bytes. */
function memoryOf(process: number | undefined): number {
  const lines = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,rss='], {encoding: 'utf8'}).trim().split('\n')
  let kilobytes = 0
  for (const line of lines) {
    const [id, parent, size = 0] = line.trim().split(/\s+/).map(Number)
    if (id === process || parent === process) kilobytes += size
  }
  return kilobytes * 1024
}
