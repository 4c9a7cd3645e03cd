import assert from 'node:assert/strict'
import {existsSync, readdirSync, readFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {openDocument} from '../../server/src/core/document.ts'
import {modelOf} from '../../server/src/core/model.ts'

const root = join(import.meta.dirname, '../..')
const pages = readdirSync(root, {recursive: true, encoding: 'utf8'}).filter(
  path => path.endsWith('.md') && !/^(?:node_modules|out|out-[^/]*|test)[/\\]/.test(path)
)

describe('the documentation', () => {
  for (const page of pages) {
    it(`of ${page} links to what there is`, () => {
      for (const {locator} of modelOf(openDocument(readFileSync(join(root, page), 'utf8'))).citations) {
        const [path = ''] = (locator?.url ?? '').split('#')
        if (path === '' || /^[a-z]+:/i.test(path)) continue
        assert.ok(existsSync(join(root, dirname(page), path)), `${path} is not there`)
      }
    })
  }
})
