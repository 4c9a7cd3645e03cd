import {mkdirSync, readFileSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {build} from 'esbuild'
import {renderLicences} from './build/licences.ts'
import {renderSbom} from './build/sbom.ts'
import {type Lock, type Packed, packedFrom, shippedIn} from './build/shipped.ts'
import {root, targets, tests} from './build/targets.ts'

/**
 * Bundles what ships into `dist/`: the extension's client and server, and the command line, with the list of what is
 * in them and its licences; with `--tests` also the suite that runs inside VS Code, into `out/suite/`. The same sources
 * give the same bytes, in any folder.
 */
const results = await Promise.all(targets.map(target => build({...target, write: false, metafile: true})))
if (process.argv.includes('--tests')) await build(tests)

const packed = results.flatMap(({outputFiles, metafile}): Packed[] => packedFrom(outputFiles, metafile, root))
for (const {artefact, content} of packed) {
  mkdirSync(dirname(join(root, artefact)), {recursive: true})
  writeFileSync(join(root, artefact), content)
}
const lock: Lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))
const shipped = shippedIn(packed, lock)
writeFileSync(join(root, 'dist/sbom.cdx.json'), renderSbom(shipped, packed, lock))
writeFileSync(join(root, 'dist/THIRD-PARTY-LICENSES.txt'), renderLicences(shipped, root))
