import {lstat} from 'node:fs/promises'
import {dirname, join} from 'node:path'
import {
  type Knowledge,
  knowledge,
  lineAndColumn,
  longestWorkspace,
  readWorkspaceKnowledge,
  workspacePath
} from '../service/index.ts'
import type {PlacedProblem} from './configuration.node.ts'
import {failureText, readContent} from './files.node.ts'

/** What is known in a folder, and the file that adds to it, if one does. */
export type FoundKnowledge = {
  readonly knowledge: Knowledge
  /** Absolute path of the workspace file. */
  readonly source?: string
  /** What it holds, where it is used. */
  readonly text?: string
  /** What is wrong with it; it then adds nothing. */
  readonly problem?: PlacedProblem
}

/** Finds and reads the workspace's own records, each file once. */
export type KnowledgeFiles = {
  /** What is known in `folder` (absolute): by the nearest file upwards, over what MedCite ships. */
  nearest(folder: string): Promise<FoundKnowledge>
}

export function createKnowledgeFiles(): KnowledgeFiles {
  const folders = new Map<string, Promise<FoundKnowledge>>()

  async function inFolder(folder: string): Promise<FoundKnowledge> {
    const path = join(folder, workspacePath)
    // Of a link that leads nowhere its author should hear as well.
    const isThere = await lstat(path).then(
      () => true,
      () => false
    )
    if (isThere) return read(path)
    const parent = dirname(folder)
    return parent === folder ? {knowledge} : nearest(parent)
  }

  function nearest(folder: string): Promise<FoundKnowledge> {
    const kept = folders.get(folder) ?? inFolder(folder)
    folders.set(folder, kept)
    return kept
  }

  return {nearest}
}

/** Largest file that is opened, in bytes: no character takes more than four. */
const mostBytes = 4 * longestWorkspace

async function read(path: string): Promise<FoundKnowledge> {
  const content = await readContent(path, mostBytes)
  if ('kind' in content) return {knowledge, source: path, problem: {path, text: failureText(content)}}
  const {knowledge: known, problem} = readWorkspaceKnowledge(content.text)
  if (!problem) return {knowledge: known, source: path, text: content.text}
  const {text, start} = problem
  return {knowledge, source: path, problem: {path, place: lineAndColumn(content.text, start), text}}
}
