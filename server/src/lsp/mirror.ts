import type {TextDocumentContentChangeEvent} from 'vscode-languageserver/node'
import {type Encoding, offsetOnLine} from './encoding.ts'

type Changes = {readonly version: number; readonly changes: readonly TextDocumentContentChangeEvent[]}

/** So many changes are kept before they are done; a text is needed once in a blue moon. */
const most = 500

/** An open document as the client has it, for the server that takes over from one that is gone. */
export class Mirror {
  readonly languageId: string
  #version: number
  #text: string
  #pending: Changes[] = []

  constructor(languageId: string, version: number, text: string) {
    this.languageId = languageId
    this.#version = version
    this.#text = text
  }

  get version(): number {
    return this.#pending.at(-1)?.version ?? this.#version
  }

  get length(): number {
    return this.#text.length
  }

  change(version: number, changes: readonly TextDocumentContentChangeEvent[], encoding: Encoding): void {
    this.#pending.push({version, changes})
    if (this.#pending.length > most) this.textAt(this.version, encoding)
  }

  /** The text at that version; what was changed before can no longer be asked for. */
  textAt(version: number, encoding: Encoding): string {
    let count = 0
    for (const one of this.#pending) {
      if (one.version > version) break
      for (const change of one.changes) this.#text = changed(this.#text, change, encoding)
      this.#version = one.version
      count++
    }
    this.#pending.splice(0, count)
    return this.#text
  }
}

function changed(text: string, change: TextDocumentContentChangeEvent, encoding: Encoding): string {
  if (!('range' in change)) return change.text
  const [start, end] = [change.range.start, change.range.end].map(position => offsetOf(text, position, encoding))
  return text.slice(0, Math.min(start ?? 0, end ?? 0)) + change.text + text.slice(Math.max(start ?? 0, end ?? 0))
}

const lineEnding = /\r\n|\n|\r/g

/** As LSP 3.18 has it: past the end of a line it is that end, past the last line the end of the text. */
function offsetOf(text: string, {line, character}: {line: number; character: number}, encoding: Encoding): number {
  let start = 0
  lineEnding.lastIndex = 0
  for (let left = line; left > 0; left--) {
    if (!lineEnding.test(text)) return text.length
    start = lineEnding.lastIndex
  }
  lineEnding.lastIndex = start
  const end = lineEnding.exec(text)?.index ?? text.length
  return offsetOnLine(text, start, end, character, encoding)
}
