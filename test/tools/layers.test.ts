import assert from 'node:assert/strict'
import {spawnSync} from 'node:child_process'
import {mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'

const root = join(import.meta.dirname, '../..')
const bin = (name: string): string => join(root, 'node_modules/.bin', name)
const layers = ['core', 'knowledge', 'rules', 'features', 'service']

/** What the compiler of the pure layers says to `source`. */
function compile(source: string): string {
  // Inside the project, so that modules resolve as for a file of a layer.
  const folder = mkdtempSync(join(root, 'out-'))
  try {
    writeFileSync(join(folder, 'probe.ts'), source)
    const options = {composite: false, noEmit: true, emitDeclarationOnly: false, incremental: false}
    const files = ['probe.ts', '../server/src/globals.d.ts']
    writeFileSync(
      join(folder, 'tsconfig.json'),
      JSON.stringify({extends: '../server/tsconfig.pure.json', compilerOptions: options, files, include: []})
    )
    return spawnSync(bin('tsc'), ['-p', folder], {encoding: 'utf8'}).stdout
  } finally {
    rmSync(folder, {recursive: true})
  }
}

/** The paths of `probes` in which the project's linter finds `rule`. */
function complaints(probes: ReadonlyMap<string, string>, rule: string): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'medcite-layers-'))
  try {
    const configuration = JSON.parse(readFileSync(join(root, 'biome.json'), 'utf8'))
    delete configuration.vcs
    delete configuration.$schema
    writeFileSync(join(folder, 'biome.json'), JSON.stringify(configuration))
    for (const [path, source] of probes) {
      mkdirSync(dirname(join(folder, path)), {recursive: true})
      writeFileSync(join(folder, path), source)
    }
    const args = ['lint', '--reporter=json', '--max-diagnostics=none', `--only=${rule}`, '.']
    const {stdout} = spawnSync(bin('biome'), args, {cwd: folder, encoding: 'utf8'})
    const found: {location: {path: string | {file: string}}}[] = JSON.parse(stdout).diagnostics
    const pathOf = ({location: {path}}: (typeof found)[number]) => (typeof path === 'string' ? path : path.file)
    return [...new Set(found.map(one => pathOf(one).replace(/^\.\//, '')))].sort()
  } finally {
    rmSync(folder, {recursive: true})
  }
}

describe('the layers', function () {
  this.timeout(60_000)

  it('compile what is pure', () =>
    assert.equal(compile("export const host = new URL('https://example.org').hostname\n"), ''))

  for (const [what, source] of [
    ['Node', "import {readFileSync} from 'node:fs'\nexport const x = readFileSync\n"],
    ['the process', 'export const x = process.cwd()\n'],
    ['the DOM', 'export const x = document.title\n'],
    ['timers', 'export const x = setTimeout(() => undefined, 1)\n'],
    ['the network', "export const x = fetch('https://example.org')\n"],
    ['the console', "console.log('x')\nexport {}\n"]
  ] as const) {
    it(`do not compile what touches ${what}`, () => assert.match(compile(source), /error TS/))
  }

  it('have no clock', () => {
    const probes = new Map(layers.map(layer => [`server/src/${layer}/probe.ts`, 'export const now = Date.now()\n']))
    assert.deepEqual(complaints(probes, 'style/noRestrictedGlobals'), [...probes.keys()].sort())
  })

  it('import only what stands to their left', () => {
    const order = [...layers, 'host', 'lsp', 'cli']
    const probe = (layer: string, other: string) =>
      [`server/src/${layer}/${other}.ts`, `export {x} from '../${other}/x.ts'\n`] as const
    const right = order.flatMap((layer, index) => order.slice(index + 1).map(other => probe(layer, other)))
    const left = layers.flatMap((layer, index) => layers.slice(0, index).map(other => probe(layer, other)))
    const probes = new Map([...right, ...left])
    assert.deepEqual(complaints(probes, 'style/noRestrictedImports'), right.map(([path]) => path).sort())
  })

  it('are all that the server has', () => {
    const folders = readdirSync(join(root, 'server/src'), {withFileTypes: true}).flatMap(entry =>
      entry.isDirectory() ? [entry.name] : []
    )
    assert.deepEqual(folders.sort(), [...layers, 'host', 'lsp', 'cli'].sort())
  })

  it('keep the client to the protocol', () => {
    for (const name of readdirSync(join(root, 'client/src'))) {
      const imports = readFileSync(join(root, 'client/src', name), 'utf8').match(
        /from '[^']*server\/src\/(?!lsp\/protocol)/
      )
      assert.equal(imports, null, `${name} imports the server`)
    }
  })
})
