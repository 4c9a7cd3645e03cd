import assert from 'node:assert/strict'
import {randomFrom} from '../support/random.ts'
import {digest} from './corpus.ts'
import {figures, verdict, written} from './figures.ts'
import {picture} from './picture.ts'
import {run} from './process.ts'
import {median, spread} from './statistics.ts'

describe('the benchmark', () => {
  it('takes the middle, and how far the others lie from it', () => {
    assert.equal(median([9, 1, 5]), 5)
    assert.equal(median([1, 2, 4, 10]), 3)
    assert.equal(spread([8, 10, 13]), 0.2)
  })

  it('makes the same digest of the same seed, and another of another', () => {
    const of = (seed: number) => digest(randomFrom(seed), 'fr', 9000)
    assert.equal(of(1), of(1))
    assert.notEqual(of(1), of(2))
    assert.ok(of(1).length > 8000)
  })

  it('says whether a figure is met', () => {
    assert.deepEqual(
      [0.4, 0.5, 0.9, 1.1].map(value => verdict(value, figures.digests)),
      ['aim', 'aim', 'must', 'not met']
    )
    assert.deepEqual([written(1 / 15, figures.keystroke), written(21.88, figures.large)], ['0.067', '21.9'])
    assert.equal(written(532.4, figures.largeMemory), '532 MB')
  })

  it('draws bars in proportion, with names that are no markup', () => {
    const bars = [
      {name: 'a <b>', value: 1, isOurs: true},
      {name: 'c', value: 4, isOurs: false}
    ]
    const svg = picture([{title: 'T & U', unit: 'ms', bars}])
    const widths = [...svg.matchAll(/<rect class="(\w+)"[^>]* width="([\d.]+)"/g)].map(([, kind, width]) => [
      kind,
      Number(width)
    ])
    assert.deepEqual(widths, [
      ['ours', 110],
      ['other', 440]
    ])
    assert.ok(svg.includes('a &lt;b&gt;') && svg.includes('T &amp; U') && svg.includes('prefers-color-scheme: dark'))
  })

  it('measures a run, and takes no failure for one', async () => {
    const busy = 'const end = process.cpuUsage().user + 2e5; while (process.cpuUsage().user < end);'
    const {cpu, wall} = await run([process.execPath, '-e', busy], '.')
    assert.ok(cpu >= 150 && wall >= 150, `${cpu} ${wall}`)
    await assert.rejects(run([process.execPath, '-e', 'process.exitCode = 2'], '.'), /ended with 2/)
  })
})
