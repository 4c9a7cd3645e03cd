import type {Text} from '../core/language.ts'
import {type Knowledge, knowledge, knowledgeWith} from '../knowledge/index.ts'
import {readWorkspace} from '../knowledge/workspace.ts'
import type {FileProblem} from '../knowledge/yaml.ts'

/** What is known with a workspace's own records, or what is wrong with their file. */
export type WorkspaceKnowledge = {readonly knowledge: Knowledge; readonly problem?: FileProblem}

/** What is known with the records that `text`, the content of a workspace file, holds; never throws. */
export function readWorkspaceKnowledge(text: string): WorkspaceKnowledge {
  const {records, problem} = readWorkspace(text, knowledge.records)
  return problem ? {knowledge, problem: {...problem, text: sentenceOf(problem)}} : {knowledge: knowledgeWith(records)}
}

/** What is wrong, and that nothing of the file counts until it is mended. */
function sentenceOf({path, text}: FileProblem): Text {
  const where = path.length > 0 ? `\`${path.join('.')}\`` : undefined
  return {
    en: `${where ? `In ${where}: ` : ''}${text.en}; none of this file’s records is used`,
    fr: `${where ? `Dans ${where}\u00a0: ` : ''}${text.fr}\u202f; aucune fiche de ce fichier n’est utilisée`
  }
}
