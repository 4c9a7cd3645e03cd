import assert from 'node:assert/strict'
import {scanBareUrls} from '../../../server/src/core/scan/bare.ts'

const found = (text: string): string[] => scanBareUrls(text).map(({url}) => url)

describe('bare addresses', () => {
  const cases: readonly (readonly [text: string, ...urls: string[]])[] = [
    [
      'Voir « https://example.org/tea », puis «https://example.org/leaf».',
      'https://example.org/tea',
      'https://example.org/leaf'
    ],
    ['(https://doi.org/10.1016/S0140-6736(20)31180-6)', 'https://doi.org/10.1016/S0140-6736(20)31180-6'],
    ['https://example.org/tea’, https://example.org/leaf）.', 'https://example.org/tea', 'https://example.org/leaf'],
    ['See https://example.org/tea.', 'https://example.org/tea'],
    ['https://example.org/a_(b)_c; https://example.org?', 'https://example.org/a_(b)_c', 'https://example.org'],
    ['https:// example.org and https://']
  ]
  for (const [text, ...urls] of cases) it(`of ${text}`, () => assert.deepEqual(found(text), urls))

  it('are found in time that grows with the text only', () => {
    const text = 'https://e.org/('.repeat(5_000)
    assert.equal(found(text).length, 1)
  })
})
