export {openDocument, openInSteps, type ReadingOptions, type Snapshot, updateDocument} from '../core/document.ts'
export type {Data, Finding, Fix, Related, Safety, Severity} from '../core/finding.ts'
export type {Language, Text} from '../core/language.ts'
export {nearest} from '../core/nearest.ts'
export type {Profile} from '../core/profile.ts'
export {type Parser, parsers} from '../core/syntax/read.ts'
export {applyEdits, type Edit, lineAndColumn, type Range} from '../core/text.ts'
export {type Knowledge, knowledge} from '../knowledge/index.ts'
export {isWorkspaceFile, longestWorkspace, workspacePath} from '../knowledge/workspace.ts'
export {isTooDeep} from '../knowledge/yaml.ts'
export {rules} from '../rules/index.ts'
export {check, checkedBlocks} from './check.ts'
export {
  type Configuration,
  type ConfigurationProblem,
  type Configured,
  configure,
  defaultConfiguration,
  type LanguageSetting
} from './configuration.ts'
export {canDisable, disableEdit} from './disable.ts'
export {explain, pageAddressOf} from './explain.ts'
export {applyFixes, type Fixed, fixAll, fixText} from './fix.ts'
export {type Held, othersOf, told} from './held.ts'
export {languageOf, messageOf, printable, relatedMessageOf, sharedTitle, titleOf} from './message.ts'
export {fromPortable, type PortableConfiguration, toPortable} from './portable-configuration.ts'
export {profileOf} from './profile.ts'
export type {Block} from './suppress.ts'
export {readWorkspaceKnowledge, type WorkspaceKnowledge} from './workspace-knowledge.ts'
