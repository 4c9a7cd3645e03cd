import {lineAndColumn} from '../../src/core/text.ts'
import type {FileProblem, YamlFile} from '../../src/knowledge/yaml.ts'

/** A file that people write, as it was read. */
export type Parsed = {readonly path: string; readonly source: string; readonly file: YamlFile}

/** A mistake in a file that people write; its message names file, line, path and what is wrong. */
export class SourceFileError extends Error {
  override name = 'SourceFileError'
}

/** `file:line: path.in.file: what` */
export function complaint({path, source}: Parsed, problem: FileProblem): SourceFileError {
  const {line} = lineAndColumn(source, problem.start)
  return new SourceFileError(`${path}:${line}: ${problem.path.join('.') || 'file'}: ${problem.text.en}`)
}
