import assert from 'node:assert/strict'
import {openDocument} from '../../server/src/core/document.ts'
import {applyEdits, lineStarts} from '../../server/src/core/text.ts'
import {toOffset, toPosition, toRange, toTextEdits} from '../../server/src/lsp/convert.ts'
import {encodings} from '../../server/src/lsp/encoding.ts'
import {randomFrom, seed} from '../support/random.ts'

const bits = ['tea', ' ', '\n', '\r\n', '\r', '\n\n', '\ufeff', '😀', 'é', '\u2028', '\ud83d', '- a\n', '# b\n\n', '>']

const size = {
  'utf-8': (text: string) => Buffer.byteLength(text),
  'utf-16': (text: string) => text.length,
  'utf-32': (text: string) => [...text].length
}

/** The position of `offset`, counted from the start of the text. */
function slowPosition(text: string, offset: number, encoding: keyof typeof size) {
  const starts = lineStarts(text)
  const line = starts.findLastIndex(start => start <= offset)
  const content = text.slice(starts[line], starts[line + 1]).replace(/(?:\r\n|\n|\r)$/, '')
  return {line, character: size[encoding](content.slice(0, offset - (starts[line] ?? 0)))}
}

const isCharacterStart = (text: string, offset: number): boolean =>
  !/^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(offset - 1, offset + 1)) &&
  text.slice(offset - 1, offset + 1) !== '\r\n'

describe('positions', () => {
  it(`are what counting from the start gives, in every encoding (seed ${seed})`, () => {
    const random = randomFrom(seed)
    for (let round = 0; round < 150; round++) {
      const text = Array.from({length: random.below(40)}, () => random.pick(bits)).join('')
      const snapshot = openDocument(text)
      for (const encoding of encodings) {
        for (let offset = 0; offset <= text.length; offset++) {
          if (!isCharacterStart(text, offset)) continue
          const position = toPosition(snapshot, offset, encoding)
          assert.deepEqual(position, slowPosition(text, offset, encoding), JSON.stringify([text, offset, encoding]))
          assert.equal(toOffset(snapshot, position, encoding), offset, JSON.stringify([text, offset, encoding]))
        }
      }
    }
  })

  it('past the end of a line or of the document are that end', () => {
    const snapshot = openDocument('tea\r\nrest 😀\n')
    for (const encoding of encodings) {
      assert.equal(toOffset(snapshot, {line: 0, character: 99}, encoding), 3)
      assert.equal(toOffset(snapshot, {line: 1, character: 2 ** 31 - 1}, encoding), 12)
      assert.equal(toOffset(snapshot, {line: 9, character: 0}, encoding), 13)
      assert.equal(toOffset(snapshot, {line: -1, character: -1}, encoding), 0)
    }
    assert.equal(toOffset(openDocument(''), {line: 3, character: 3}, 'utf-8'), 0)
  })

  it('never lie inside a character', () => {
    const snapshot = openDocument('a😀b')
    assert.equal(toOffset(snapshot, {line: 0, character: 2}, 'utf-16'), 1)
    assert.equal(toOffset(snapshot, {line: 0, character: 3}, 'utf-8'), 1)
    assert.deepEqual(toRange(snapshot, {start: 2, end: 2}, 'utf-16'), {
      start: {line: 0, character: 1},
      end: {line: 0, character: 3}
    })
  })

  it('of a line count a byte order mark', () => {
    assert.deepEqual(toPosition(openDocument('\ufeffa'), 1, 'utf-16'), {line: 0, character: 1})
  })

  it('of edits hold every edit, also where none can be named', () => {
    for (const text of ['a😀b', 'a\r\nb']) {
      const snapshot = openDocument(text)
      for (let start = 0; start <= text.length; start++) {
        for (let end = start; end <= text.length; end++) {
          const edit = {start, end, text: '\ude01'}
          const edits = toTextEdits(snapshot, [edit], 'utf-16').map(({range, newText}) => ({
            start: toOffset(snapshot, range.start, 'utf-16'),
            end: toOffset(snapshot, range.end, 'utf-16'),
            text: newText
          }))
          assert.equal(applyEdits(text, edits), applyEdits(text, [edit]), JSON.stringify([text, edit]))
        }
      }
    }
  })
})
