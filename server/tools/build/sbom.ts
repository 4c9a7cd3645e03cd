import {createHash} from 'node:crypto'
import {type Lock, needsOf, type Packed, type Shipped} from './shipped.ts'

/** Names of the hash functions in `integrity` as CycloneDX has them. */
const algorithms: Readonly<Record<string, string>> = {
  sha1: 'SHA-1',
  sha256: 'SHA-256',
  sha384: 'SHA-384',
  sha512: 'SHA-512'
}

/**
 * The list of what ships, in CycloneDX 1.6: every file of `dist` with its hash, every package in it, and who needs whom.
 *
 * The same build gives the same bytes: there is no time in it and no serial number, which the format leaves free.
 */
export function renderSbom(shipped: readonly Shipped[], packed: readonly Packed[], lock: Lock): string {
  const own = lock.packages['']
  if (!own) throw new Error('package-lock.json does not name the project')
  const ref = purl('medcite', own.version)
  const files = [...packed].sort((a, b) => (a.artefact < b.artefact ? -1 : 1))
  const holds = ({artefact}: Packed) => shipped.filter(({artefacts}) => artefacts.includes(artefact)).map(refOf)
  const bom = {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      lifecycles: [{phase: 'build'}],
      component: {
        type: 'application',
        'bom-ref': ref,
        name: 'medcite',
        version: own.version,
        licenses: licences(own.license),
        purl: ref,
        components: files.map(file)
      }
    },
    components: [...shipped.map(library), journals(own.version)],
    dependencies: [
      {ref, dependsOn: files.map(({artefact}) => artefact)},
      ...files.map(one => ({
        ref: one.artefact,
        dependsOn: [...holds(one), ...(hasJournals(one) ? [journalsRef] : [])]
      })),
      ...shipped.map(one => ({ref: refOf(one), dependsOn: needsOf(one, shipped).map(refOf)}))
    ]
  }
  return `${JSON.stringify(bom, undefined, 2)}\n`
}

/** A hash as in `integrity` (its kind, its bytes in base64) with its bytes in hexadecimal digits. */
export function hashesOf(integrity: string | undefined): {readonly alg: string; readonly content: string}[] {
  return (integrity ?? '').split(/\s+/).flatMap(one => {
    const [, kind = '', base64 = ''] = /^(sha\d+)-([A-Za-z0-9+/]+=*)/.exec(one) ?? []
    const alg = algorithms[kind]
    return alg ? [{alg, content: Buffer.from(base64, 'base64').toString('hex')}] : []
  })
}

function file({artefact, content}: Packed) {
  const hash = createHash('sha256').update(content).digest('hex')
  return {type: 'file', 'bom-ref': artefact, name: artefact, hashes: [{alg: 'SHA-256', content: hash}]}
}

function library(shipped: Shipped) {
  const {name, entry, artefacts} = shipped
  const [, group, plain] = /^(@[^/]+)\/(.*)$/.exec(name) ?? []
  return {
    type: 'library',
    'bom-ref': refOf(shipped),
    ...(group ? {group} : {}),
    name: plain ?? name,
    version: entry.version,
    scope: 'required',
    hashes: hashesOf(entry.integrity),
    licenses: licences(entry.license),
    purl: refOf(shipped),
    properties: artefacts.map(value => ({name: 'medcite:artefact', value}))
  }
}

const journalsRef = 'medcite:journals'
const hasJournals = ({sources}: Packed): boolean => sources.some(source => source.endsWith('bundled/journals.json'))

/** The tables of journals are a database of its own, under a licence of its own. */
function journals(version: string) {
  const licenses = [{license: {id: 'ODbL-1.0'}}]
  return {type: 'data', 'bom-ref': journalsRef, name: 'medcite-journals', version, scope: 'required', licenses}
}

/** An SPDX identifier, or an expression of several. */
function licences(licence: string | undefined) {
  if (!licence) return []
  return /\s/.test(licence) ? [{expression: licence}] : [{license: {id: licence}}]
}

const refOf = ({name, entry}: Shipped): string => purl(name, entry.version)
const purl = (name: string, version: string): string => `pkg:npm/${name.replace('@', '%40')}@${version}`
