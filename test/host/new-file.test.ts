import assert from 'node:assert/strict'
import {lstatSync, readdirSync, readFileSync, statSync, symlinkSync} from 'node:fs'
import {join} from 'node:path'
import {createContent} from '../../server/src/host/new-file.node.ts'
import {folder, removeFolders} from '../cli/world.ts'

describe('createContent', () => {
  after(removeFolders)
  const tea = Buffer.from('thé\n')

  it('makes a file with its whole content, and leaves nothing else', async () => {
    const cwd = folder()
    assert.equal(await createContent(join(cwd, 'a'), tea), undefined)
    assert.deepEqual(readdirSync(cwd), ['a'])
    assert.deepEqual(readFileSync(join(cwd, 'a')), tea)
    assert.equal(statSync(join(cwd, 'a')).nlink, 1)
  })

  it('leaves what is there as it is', async () => {
    const cwd = folder({a: 'rest\n', 'b/c': ''})
    symlinkSync(join(cwd, 'nowhere'), join(cwd, 'link'))
    for (const name of ['a', 'b', 'link']) {
      assert.deepEqual(await createContent(join(cwd, name), tea), {kind: 'exists'})
    }
    assert.equal(readFileSync(join(cwd, 'a'), 'utf8'), 'rest\n')
    assert.ok(lstatSync(join(cwd, 'link')).isSymbolicLink())
    assert.deepEqual(readdirSync(cwd).sort(), ['a', 'b', 'link'])
  })

  it('is made once, by one of many at the same time', async () => {
    const cwd = folder()
    const contents = [...Array(20).keys()].map(index => Buffer.from(`cup ${index}\n`.repeat(1000)))
    const results = await Promise.all(contents.map(content => createContent(join(cwd, 'a'), content)))
    const winner = results.indexOf(undefined)
    assert.equal(results.filter(result => result === undefined).length, 1)
    assert.deepEqual(readFileSync(join(cwd, 'a')), contents[winner])
    assert.deepEqual(readdirSync(cwd), ['a'])
  })

  it('says why it could not be made', async () => {
    assert.deepEqual(await createContent(join(folder(), 'none', 'a'), tea), {kind: 'unwritable', code: 'ENOENT'})
  })
})
