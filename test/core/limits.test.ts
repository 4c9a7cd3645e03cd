import assert from 'node:assert/strict'
import {isReadable} from '../../server/src/core/limits.ts'

/** What each limit counts: the text that holds it `count` times, and how often is fine. */
const counted: Readonly<Record<string, {readonly of: (count: number) => string; readonly limit: number}>> = {
  brackets: {of: count => '[a] '.repeat(Math.ceil(count / 2)), limit: 3_000},
  'closing brackets in a row': {of: count => ']'.repeat(count), limit: 2_000},
  'open brackets': {of: count => '['.repeat(count), limit: 200},
  'delimiter runs': {of: count => '*a_ '.repeat(Math.ceil(count / 2)), limit: 2_000},
  declarations: {of: count => '<!a <?b '.repeat(Math.ceil(count / 2)), limit: 500},
  'lengths of code delimiters': {
    of: count => Array.from({length: count}, (_, index) => '`'.repeat(index + 1)).join(' '),
    limit: 200
  },
  units: {of: count => 'a'.repeat(count), limit: 65_536}
}

/** What each limit of a line counts. */
const perLine: Readonly<Record<string, {readonly of: (count: number) => string; readonly limit: number}>> = {
  quotes: {of: count => '>'.repeat(count), limit: 64},
  'spaced quotes': {of: count => ' > '.repeat(count), limit: 64},
  lists: {of: count => `${'- '.repeat(count)}a`, limit: 64},
  'counted lists': {of: count => `${'12. '.repeat(count)}a`, limit: 64},
  'leading spaces': {of: count => `${' '.repeat(count)}a`, limit: 199},
  'leading tabs': {of: count => `${'\t'.repeat(count)}a`, limit: 49}
}

describe('limits', () => {
  for (const [name, {of, limit}] of Object.entries(counted)) {
    it(`refuse a block with more than ${limit} ${name}`, () => {
      assert.ok(isReadable(of(limit)))
      assert.ok(!isReadable(of(limit + 1)))
    })

    for (const [ending, label] of [
      ['\n', 'LF'],
      ['\r\n', 'CRLF'],
      ['\r', 'CR']
    ] as const) {
      it(`count ${name} in each block, with ${label}`, () => {
        const blank = `${ending} \t${ending}`
        assert.ok(isReadable(`${of(limit - 9)}${blank}${of(limit - 9)}${blank}end`))
        assert.ok(!isReadable(`tea${blank}${of(limit + 1)}${blank}end`))
      })
    }
  }

  it('count over the lines of a block, with any line ending', () => {
    for (const ending of ['\n', '\r\n', '\r']) {
      assert.ok(isReadable(`[${ending}`.repeat(200)))
      assert.ok(!isReadable(`[${ending}`.repeat(201)))
    }
  })

  for (const [name, {of, limit}] of Object.entries(perLine)) {
    it(`refuse a line with more than ${limit} ${name}, wherever it stands`, () => {
      assert.ok(isReadable(of(limit)))
      for (const before of ['', 'tea\n', 'tea\n\n', 'tea\r\n']) {
        assert.ok(!isReadable(before + of(limit + 1)), JSON.stringify(before))
      }
      assert.ok(!isReadable(`${of(limit + 1)}\ntea\n`))
    })
  }

  it('take what only looks like many containers', () => {
    assert.ok(isReadable(`${'-'.repeat(100)}\n${'1.'.repeat(100)}\n${'tea > '.repeat(100)}`))
  })
})
