import assert from 'node:assert/strict'
import {randomFrom, seed} from '../support/random.ts'
import {type Family, randomFamily} from './fuzz.ts'
import {Judge, most} from './judge.ts'
import {shapes} from './shapes.ts'

const families = Number(process.env['MEDCITE_FAMILIES'] ?? 300)

describe(`a text of ${most.bytes} bytes costs ${most.cost} ms at most, whatever it is`, function () {
  this.timeout(300_000)
  const judge = new Judge()
  after(() => judge.end())

  for (const [name, shape] of Object.entries(shapes))
    it(name, async () => assert.equal(await judge.fault(shape), undefined))

  it(`something random again and again (${families} families, seed ${seed})`, async () => {
    const random = randomFrom(seed)
    const bad: (Family & {readonly fault: string})[] = []
    for (let index = 0; index < families; index++) {
      const family = randomFamily(random)
      const fault = await judge.fault(family.shape)
      if (fault !== undefined) bad.push({...family, fault})
    }
    assert.deepEqual(
      bad.map(({name, fault}) => `${name}: ${fault}`),
      []
    )
  })
})
