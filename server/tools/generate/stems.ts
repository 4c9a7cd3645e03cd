import {readFile} from 'node:fs/promises'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import * as v from 'valibot'
import {sourcesSchema} from '../../src/knowledge/record-schema.ts'
import type {Stem} from '../../src/knowledge/stems.ts'
import {parseYaml, problemAt, validate, type YamlFile} from '../../src/knowledge/yaml.ts'
import {complaint, type Parsed} from './source-file.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const path = 'server/data/inn-stems.yaml'

const text = v.pipe(v.string(), v.nonEmpty())
const both = v.strictObject({en: text, fr: text})
const letters = v.pipe(v.string(), v.regex(/^[a-z]+$/, 'expected small letters without accents'))
const number = v.pipe(v.number(), v.integer(), v.minValue(1))
const schema = v.strictObject({
  sources: sourcesSchema,
  stems: v.array(
    v.strictObject({
      stem: letters,
      gloss: both,
      group: both,
      count: number,
      total: number,
      exceptions: v.optional(v.array(letters), []),
      words: v.optional(v.array(letters), []),
      sources: v.pipe(v.array(v.string()), v.minLength(2, 'expected who counts and who defines'))
    })
  )
})

/** The stems, longest first. Throws a {@link SourceFileError} at the first mistake. */
function stemsOf(source: string): Stem[] {
  const file: YamlFile = parseYaml(source)
  const parsed: Parsed = {path, source, file}
  const result = validate(schema, file)
  if ('problem' in result) throw complaint(parsed, result.problem)
  const {sources, stems} = result.value
  const resolved = stems.map((stem, index): Stem => {
    const at = (what: string) => complaint(parsed, problemAt(file.document, ['stems', index], {en: what, fr: what}))
    if (stem.count > stem.total) throw at('expected no more names in the group than in all')
    const others = stem.exceptions.length
    if (others > 0 && others !== stem.total - stem.count) throw at('expected all names outside of the group, or none')
    return {
      ...stem,
      sources: stem.sources.map(key => {
        const known = sources[key]
        if (!known) throw at(`no source \`${key}\``)
        return known
      })
    }
  })
  return resolved.sort((a, b) => b.stem.length - a.stem.length || (a.stem < b.stem ? -1 : 1))
}

/** Generated files and their content, by path from the root of the repository. */
export async function files(): Promise<Map<string, string>> {
  const stems = stemsOf(await readFile(join(root, path), 'utf8'))
  const lines = stems.map(stem => JSON.stringify(stem)).join(',\n')
  return new Map([['server/src/knowledge/bundled/stems.json', `{"version":1,"stems":[\n${lines}\n]}\n`]])
}
