import assert from 'node:assert/strict'
import {excerpt} from '../../../server/src/cli/format/excerpt.ts'
import {textWidth} from '../../../server/src/cli/format/width.ts'
import {unmarked} from '../../support/markers.ts'
import {randomFrom, seed} from '../../support/random.ts'

describe('excerpt', () => {
  /** The excerpt around `«…»` as two lines: the text and the carets. */
  function shown(marked: string, columns: number): string[] {
    const {text, ranges} = unmarked(marked)
    const [range = {start: 0, end: 0}] = ranges
    const part = excerpt(text, range.start, range.end, columns)
    return [part.text, `${' '.repeat(part.markStart)}${'^'.repeat(part.markWidth)}`]
  }

  it('is the whole line where it fits', () => {
    assert.deepEqual(shown('Tea «calms» all.', 40), ['Tea calms all.', '    ^^^^^'])
  })

  it('crops around the mark, and says where', () => {
    assert.deepEqual(shown('one two three four «five» six seven eight nine', 20), [
      '… four five six sev…',
      '       ^^^^'
    ])
    assert.deepEqual(shown('one two three four five six seven «eight»', 20), [
      '…ve six seven eight',
      '              ^^^^^'
    ])
    assert.deepEqual(shown('«one» two three four five six seven', 20), ['one two three four…', '^^^'])
  })

  it('cuts a mark that does not fit', () => {
    const [text = '', carets = ''] = shown(`one «${'two '.repeat(20)}» three`, 20)
    assert.equal(textWidth(text), 20)
    assert.ok(carets.length <= 20)
  })

  it('marks one column where the place is empty', () => {
    assert.deepEqual(shown('Tea«» calms', 40), ['Tea calms', '   ^'])
    assert.deepEqual(shown('Tea calms«»', 40), ['Tea calms', '         ^'])
    assert.deepEqual(shown('«»', 40), ['', '^'])
  })

  it('counts columns as terminals do', () => {
    assert.deepEqual(shown('茶は«落ち»着く', 40), ['茶は落ち着く', '    ^^^^'])
    assert.deepEqual(shown('cafe\u0301 «calme»', 40), ['cafe\u0301 calme', '     ^^^^^'])
    assert.deepEqual(shown('😀 «calme»', 40), ['😀 calme', '   ^^^^^'])
  })

  it('expands tabs', () => {
    assert.deepEqual(shown('\ta\t«b»', 40), ['    a   b', '        ^'])
  })

  it('shows what cannot be seen, and lets nothing command', () => {
    assert.deepEqual(shown('a«\u200b»b', 40), ['a\\u{200b}b', ' ^^^^^^^^'])
    assert.equal(shown('\u001b[31m«red»', 40)[0], '\\u{1b}[31mred')
    assert.equal(shown('«x» ##[error]y ##vso[z] ## [t]', 60)[0], 'x #\\u{23}[error]y #\\u{23}vso[z] ## [t]')
  })

  it('looks only at the surroundings in a line of megabytes', () => {
    const line = `${'a'.repeat(3_000_000)} here ${'b'.repeat(3_000_000)}`
    const part = excerpt(line, 3_000_001, 3_000_005, 40)
    assert.equal(textWidth(part.text), 40)
    assert.equal(part.text.slice(part.markStart, part.markStart + part.markWidth), 'here')
  })

  it('fits, with the mark inside, for any text and any place', () => {
    const {pick, below} = randomFrom(seed)
    const units = ['a', 'b', ' ', '\t', '茶', '😀', 'e\u0301', '\u200b', '\u001b', '#', '[', '\ud83d']
    for (let round = 0; round < 2000; round++) {
      const line = Array.from({length: below(200)}, () => pick(units)).join('')
      const start = below(line.length + 1)
      const end = start + below(line.length - start + 1)
      const columns = 20 + below(80)
      const {text, markStart, markWidth} = excerpt(line, start, end, columns)
      const told = `seed ${seed}, round ${round}: ${JSON.stringify({line, start, end, columns, text, markStart, markWidth})}`
      assert.ok(textWidth(text) <= columns, told)
      assert.ok(markStart >= 0 && markWidth >= 1 && markStart + markWidth <= columns + 1, told)
      assert.doesNotMatch(text, /[\p{Cc}\p{Cf}]|##\[/u, told)
    }
  })
})
