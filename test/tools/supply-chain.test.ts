import assert from 'node:assert/strict'
import {existsSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import Ajv from 'ajv'
import {build} from 'esbuild'
import {renderLicences} from '../../server/tools/build/licences.ts'
import {hashesOf, renderSbom} from '../../server/tools/build/sbom.ts'
import {type Lock, needsOf, type Packed, packedFrom, type Shipped, shippedIn} from '../../server/tools/build/shipped.ts'
import {root, targets} from '../../server/tools/build/targets.ts'
import {withPlainModes} from '../../server/tools/build/zip.ts'

/**
 * So many packages are in what ships, kept by so many people and groups. unified and micromark alone are 40 packages: each
 * part is published by itself. A new package must be worth raising these; whoever leaves one lowers them.
 */
const limits = {packages: 56, keepers: 18}

/** Licences that let us ship, with their text. */
const allowed = ['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'BlueOak-1.0.0', 'ISC', 'MIT']

const read = (path: string): string => readFileSync(join(root, path), 'utf8')

/** Who keeps a package: the owner of its repository. */
function keeperOf({path}: Shipped): string {
  const {repository}: {repository?: string | {url: string}} = JSON.parse(read(`${path}/package.json`))
  const address = typeof repository === 'object' ? repository.url : (repository ?? '')
  return /^(?:[^/]*\/\/[^/]*\/|git@[^:]*:|github:)?([^/]+)\//.exec(address)?.[1]?.toLowerCase() ?? path
}

describe('what ships', function () {
  this.timeout(120_000)

  const lock: Lock = JSON.parse(read('package-lock.json'))
  let packed: readonly Packed[] = []
  let shipped: readonly Shipped[] = []

  before(async () => {
    const results = await Promise.all(targets.map(target => build({...target, write: false, metafile: true})))
    packed = results.flatMap(({outputFiles, metafile}) => packedFrom(outputFiles ?? [], metafile, root))
    shipped = shippedIn(packed, lock)
  })

  it('is what package.json starts', () => {
    const {main, bin}: {main: string; bin: {medcite: string}} = JSON.parse(read('package.json'))
    const started = [main.replace('./', ''), bin.medcite, 'dist/server.cjs']
    assert.deepEqual(packed.map(({artefact}) => artefact).sort(), started.sort())
  })

  it('asks for nothing at run time but Node and VS Code', () => {
    const {dependencies, optionalDependencies} = JSON.parse(read('package.json'))
    assert.deepEqual({dependencies, optionalDependencies}, {dependencies: undefined, optionalDependencies: undefined})
  })

  it(`is no more than ${limits.packages} packages of ${limits.keepers} keepers, and the limit is as low as it can be`, () => {
    assert.deepEqual({packages: shipped.length, keepers: new Set(shipped.map(keeperOf)).size}, limits)
  })

  it('has no package twice', () => assert.equal(new Set(shipped.map(({name}) => name)).size, shipped.length))

  it('is locked by hash, under a licence that lets us ship, and runs nothing when it is installed', () => {
    for (const {path, entry} of shipped) {
      assert.ok(allowed.includes(entry.license ?? ''), `${path}: ${entry.license}`)
      assert.match(entry.integrity ?? '', /^sha512-[A-Za-z0-9+/]{86}==$/, path)
      assert.ok(!entry.hasInstallScript, path)
      assert.equal(lock.packages[path]?.version, JSON.parse(read(`${path}/package.json`)).version, path)
    }
  })

  it('is built after npm ci --ignore-scripts: the one script around an installation builds a clone for npm pack', () => {
    const {scripts}: {scripts: Record<string, string>} = JSON.parse(read('package.json'))
    const around = /^(?:pre|post)?(?:install|uninstall|prepare|pack|publish)$|^(?:pre|post)prepare$|^prepublishOnly$/
    assert.deepEqual(
      Object.entries(scripts).filter(([name]) => around.test(name)),
      [['prepare', scripts['build']]]
    )
    assert.match(read('server/tools/prepare.mjs'), /'ci', '--ignore-scripts'/)
  })

  it('names no host from which packages came', () =>
    assert.doesNotMatch(read('package-lock.json'), /"resolved": "http/))

  it('goes out with its list of parts and their licences', () => {
    for (const list of ['.npmignore', '.vscodeignore']) {
      const lines = read(list).split('\n')
      for (const path of ['dist/sbom.cdx.json', 'dist/THIRD-PARTY-LICENSES.txt'])
        assert.ok(lines.includes(`!${path}`), list)
    }
  })

  describe('in its list of parts', () => {
    /** What is wrong with a list, as the schema of CycloneDX 1.6 has it. */
    function faults(text: string): unknown {
      const ajv = new Ajv({strict: false, validateFormats: false})
      for (const name of ['spdx', 'jsf-0.82'])
        ajv.addSchema(
          JSON.parse(read(`test/tools/schemas/${name}.schema.json`)),
          `http://cyclonedx.org/schema/${name}.SNAPSHOT.schema.json`
        )
      const validate = ajv.compile(JSON.parse(read('test/tools/schemas/bom-1.6.schema.json')))
      return validate(JSON.parse(text)) ? undefined : validate.errors
    }

    it('follows the schema of CycloneDX', () => {
      const text = renderSbom(shipped, packed, lock)
      assert.equal(faults(text), undefined)
      assert.ok(faults(text.replace('"SHA-512"', '"SHA-5120"')))
      assert.ok(faults(text.replace('"MIT"', '"My licence"')))
    })

    it('names every package once, its hash, and the files that hold it', () => {
      const {components, dependencies} = JSON.parse(renderSbom(shipped, packed, lock))
      const named = components.map((one: {purl?: string}) => one.purl).filter(Boolean)
      assert.deepEqual(
        named,
        shipped.map(({name, entry}) => `pkg:npm/${name.replace('@', '%40')}@${entry.version}`)
      )
      const unified = components.find(({name}: {name: string}) => name === 'unified')
      const hash = Buffer.from(unified.hashes[0].content, 'hex').toString('base64')
      assert.equal(`sha512-${hash}`, lock.packages['node_modules/unified']?.integrity)
      assert.deepEqual(
        unified.properties.map(({value}: {value: string}) => value),
        ['dist/cli.mjs', 'dist/server.cjs']
      )
      const refs = new Set(dependencies.map(({ref}: {ref: string}) => ref))
      assert.equal(refs.size, dependencies.length)
    })

    it('is the same whenever and wherever it is made', () => {
      const text = renderSbom(shipped, packed, lock)
      assert.equal(text, renderSbom([...shipped], [...packed].reverse(), lock))
      assert.doesNotMatch(text, /timestamp|serialNumber|registry|node_modules/)
      assert.ok(!text.includes(root))
    })

    it('gives hashes of every kind in hexadecimal digits', () => {
      assert.deepEqual(hashesOf('sha1-AAEC/w== sha512-/w=='), [
        {alg: 'SHA-1', content: '000102ff'},
        {alg: 'SHA-512', content: 'ff'}
      ])
      assert.deepEqual(hashesOf(undefined), [])
    })
  })

  it('is fathomed also where packages lie in packages, or beside', () => {
    const entry = (needs: string[] = []) => ({
      version: '1.0.0',
      dependencies: Object.fromEntries(needs.map(need => [need, '*']))
    })
    const tree: Lock = {
      packages: {
        'node_modules/a': entry(['b', '@c/d', 'absent']),
        'node_modules/b': entry(),
        'node_modules/a/node_modules/b': entry(),
        'node_modules/@c/d': entry(['b'])
      }
    }
    const sources = [
      '../x/node_modules/a/i.js',
      'node_modules/a/node_modules/b/i.js',
      'node_modules/b/i.js',
      'node_modules/@c/d/e/i.js',
      'server/i.ts'
    ]
    const inside = shippedIn([{artefact: 'dist/x', content: new Uint8Array(), sources}], tree)
    assert.deepEqual(
      inside.map(({path, name}) => [path, name]),
      [
        ['node_modules/@c/d', '@c/d'],
        ['node_modules/a', 'a'],
        ['node_modules/a/node_modules/b', 'b'],
        ['node_modules/b', 'b']
      ]
    )
    const needs = inside.map(one => needsOf(one, inside).map(({path}) => path))
    assert.deepEqual(needs, [['node_modules/b'], ['node_modules/@c/d', 'node_modules/a/node_modules/b'], [], []])
    const unknown = {artefact: 'dist/x', content: new Uint8Array(), sources: ['node_modules/z/i.js']}
    assert.throws(() => shippedIn([unknown], tree), /node_modules\/z is in dist\/x, but not in package-lock\.json/)
  })

  it('goes with the text of every licence', () => {
    const text = renderLicences(shipped, root)
    for (const {name, entry} of shipped)
      assert.ok(text.includes(`\n${name} ${entry.version} (${entry.license})\n`), name)
    assert.match(text, /Permission is hereby granted, free of charge/)
    assert.match(text, /OpenAPC, made available under the ODbL 1\.0/)
    assert.doesNotMatch(text, /\r|\ufeff/)
    const bare: Shipped = {path: 'test/tools', name: 'tools', entry: {version: '1.0.0'}, artefacts: []}
    assert.throws(() => renderLicences([bare], root), /^Error: test\/tools ships, but brings no text of its licence$/)
  })

  it('has the same rights for every file of an archive', () => {
    // Two empty files, `a` (0600) and `b` (0755), the first with a comment that looks like the end of an archive.
    const entry = (name: string, mode: number, comment = '') => {
      const bytes = Buffer.alloc(46)
      bytes.writeUInt32LE(0x02014b50, 0)
      bytes.writeUInt16LE(name.length, 28)
      bytes.writeUInt16LE(comment.length, 32)
      bytes.writeUInt32LE((mode << 16) >>> 0, 38)
      return Buffer.concat([bytes, Buffer.from(name + comment, 'latin1')])
    }
    const archive = (modes: readonly number[]) => {
      const list = Buffer.concat([entry('a', modes[0] ?? 0, 'PK\u0005\u0006'), entry('b', modes[1] ?? 0)])
      const end = Buffer.alloc(22)
      end.write('PK\u0005\u0006', 'latin1')
      end.writeUInt16LE(2, 10)
      end.writeUInt32LE(3, 16)
      return Buffer.concat([Buffer.from('xyz'), list, end])
    }
    assert.deepEqual(withPlainModes(archive([0o100600, 0o100755])), archive([0o100644, 0o100644]))
    assert.throws(() => withPlainModes(Buffer.from('xyz')), /This is no \.zip/)
  })
})

describe('SECURITY.md', () => {
  it('is shorter than a page', () => {
    const lines = read('SECURITY.md').trimEnd().split('\n')
    assert.ok(lines.length <= 45, `${lines.length} lines`)
    for (const line of lines) assert.ok(line.length <= 120, line)
  })

  it('names what is there', () => {
    for (const [, path = ''] of read('SECURITY.md').matchAll(/`((?:server|test|docs|\.ci)\/[^`*]+)`/g))
      assert.ok(existsSync(join(root, path)), path)
  })
})
