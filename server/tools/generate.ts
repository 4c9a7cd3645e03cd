/**
 * Writes every generated file, or with `--check` compares them and ends with 1 when one is stale.
 *
 *     npm run generate
 *     npm run generate -- --check
 */
import {mkdir, readdir, readFile, rm, writeFile} from 'node:fs/promises'
import {dirname, join} from 'node:path'
import {SourceFileError} from './generate/source-file.ts'

/** Generated files by path from the project's root. */
export type Files = Map<string, string>

const root = join(import.meta.dirname, '..', '..')
const check = process.argv.includes('--check')

const stale: string[] = []

/** Write what differs, or note it. */
async function settle(files: Files): Promise<void> {
  for (const [path, content] of files) {
    const file = join(root, path)
    const before = await readFile(file, 'utf8').catch(() => undefined)
    if (before === content) continue
    stale.push(path)
    if (check) continue
    await mkdir(dirname(file), {recursive: true})
    await writeFile(file, content)
  }
}

/** Rule pages whose rule is gone. */
async function removeOrphans(folder: string, files: Files): Promise<void> {
  for (const name of await readdir(join(root, folder)).catch(() => [])) {
    const path = `${folder}/${name}`
    if (files.has(path)) continue
    stale.push(path)
    if (!check) await rm(join(root, path))
  }
}

/** A mistake in a file that people write is one line, not a stack. */
function complain(error: unknown): never {
  if (!(error instanceof SourceFileError)) throw error
  console.error(error.message)
  process.exit(1)
}

// The list of rules and the tables come first: what follows imports them.
const early = await Promise.all([
  import('./generate/rule-index.ts').then(({files}) => files()),
  import('./generate/knowledge.ts').then(({files}) => files()),
  import('./generate/journals.ts').then(({files}) => files()),
  import('./generate/stems.ts').then(({files}) => files())
]).catch(complain)
for (const files of early) await settle(files)

const {files: ruleFiles} = await import('./generate/rule-pages.ts')
const pages = await ruleFiles()
await settle(pages)
await removeOrphans('docs/rules', pages)
const {files: taxonomyFiles} = await import('./generate/taxonomy.ts')
await settle(await taxonomyFiles())
const {files: recordPages} = await import('./generate/knowledge-page.ts')
await settle(await recordPages())
const {files: manifestFiles} = await import('./generate/manifest.ts')
await settle(await manifestFiles())

if (stale.length === 0) console.error('Generated files are current.')
else if (check) {
  console.error(`Stale: ${stale.join(', ')}. Run \`npm run generate\` and commit what it writes.`)
  process.exitCode = 1
} else console.error(`Written: ${stale.join(', ')}`)
