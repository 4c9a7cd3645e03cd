import {isTerm, type KnownRecord} from './record.ts'
import {checkReferences, RecordError, resolveRecord} from './record-file.ts'
import {workspaceSchema} from './record-schema.ts'
import {type FileProblem, parseYaml, problemAt, validate} from './yaml.ts'

/** Where a manuscript's own records stand: beside it or in a folder above, with slashes. */
export const workspacePath = '.medcite/knowledge.yaml'

/** Whether a path or an address, with slashes, is one of such a file. */
export const isWorkspaceFile = (path: string): boolean => path === workspacePath || path.endsWith(`/${workspacePath}`)

/** Longest file that is read, in UTF-16 units: as much as ships. */
export const longestWorkspace = 1_000_000

/** What such a file gives: its records, or the one thing that must be mended first. */
export type WorkspaceFile = {readonly records: readonly KnownRecord[]; readonly problem?: FileProblem}

/**
 * The records of a workspace file.
 *
 * All or nothing: a file with a mistake gives no record, so that a half of it never speaks for the whole.
 *
 * @param bundled
 *   Records that MedCite ships; those of the file may name them.
 */
export function readWorkspace(text: string, bundled: readonly KnownRecord[]): WorkspaceFile {
  if (text.length > longestWorkspace) return {records: [], problem: {start: 0, end: 0, path: [], text: tooLong}}
  const file = parseYaml(text)
  if (!file.problem && file.document.contents === null) return {records: []}
  const result = validate(workspaceSchema, file)
  if ('problem' in result) return {records: [], problem: result.problem}
  const {sources, records: written} = result.value
  const types = new Map(bundled.map(({id, type}) => [id, type]))
  const records: KnownRecord[] = []
  const ids = new Set<string>()
  const at = (index: number, work: () => void): FileProblem | undefined => {
    try {
      work()
      return undefined
    } catch (error) {
      if (error instanceof RecordError) return problemAt(file.document, ['records', index, ...error.path], error.text)
      throw error
    }
  }
  for (const [index, one] of written.entries()) {
    const problem = at(index, () => {
      if (ids.has(one.id)) throw new RecordError(['id'], usedTwice)
      ids.add(one.id)
      records.push(named(resolveRecord(one, sources)))
    })
    if (problem) return {records: [], problem}
  }
  for (const {id, type} of records) types.set(id, type)
  for (const [index, record] of records.entries()) {
    const problem = at(index, () => checkReferences(record, types))
    if (problem) return {records: [], problem}
  }
  return {records}
}

/** Terms of ours list every spelling; an author expects the name itself to be found. */
const named = (record: KnownRecord): KnownRecord =>
  isTerm(record) ? {...record, synonyms: [...new Set([...record.synonyms, record.names.en, record.names.fr])]} : record

const usedTwice = {en: 'used by two records', fr: 'utilisé par deux fiches'}
const tooLong = {
  en: `too long, expected at most ${longestWorkspace} characters`,
  fr: `trop long, au plus ${longestWorkspace} caractères attendus`
}
