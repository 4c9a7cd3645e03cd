import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  CodeActionRequest,
  CodeActionResolveRequest,
  type Diagnostic,
  ErrorCodes,
  LSPErrorCodes,
  type Position,
  ResponseError,
  type WorkspaceEdit
} from 'vscode-languageserver/node'
import type {Finding, Fix} from '../core/finding.ts'
import {diffEdits} from '../service/edits.ts'
import {canDisable, disableEdit, type Edit, fixAll, sharedTitle, titleOf} from '../service/index.ts'
import {toDiagnostic} from './diagnostics.ts'
import {documentFeature, feature, type Subject, subjectOf} from './feature.ts'
import {findingsOf} from './findings.ts'
import {isRecord} from './guards.ts'

const severities = ['error', 'warning', 'info']
const fixAllKind = `${CodeActionKind.SourceFixAll}.medcite`

/** What an action changes, in data that come back with `codeAction/resolve`: the document, its version, and what to do. */
type Recipe = {readonly uri: string; readonly version: number} & (
  | {readonly does: 'fix'; readonly rule: string; readonly start: number; readonly fix: number}
  | {readonly does: 'disable'; readonly rule: string; readonly start: number}
  | {readonly does: 'fixAll'}
)

/** Answers what can be done about the findings in a range, and for the file as a whole. */
export const codeActions = documentFeature(
  CodeActionRequest.type,
  client =>
    client.actions.literals
      ? {
          codeActionProvider: {
            codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.SourceFixAll, fixAllKind],
            resolveProvider: client.actions.resolvesEdits
          }
        }
      : {},
  (subject, params): CodeAction[] => {
    const only = params.context?.only
    const wants = (kind: string): boolean => !only || only.some(one => kind === one || kind.startsWith(`${one}.`))
    return [
      ...(wants(CodeActionKind.QuickFix) ? quickFixes(subject, params) : []),
      // Source actions are for those who ask: a save, a menu, a command.
      ...(only && wants(fixAllKind) ? fixAllActions(subject, fixAllKind) : [])
    ]
  },
  null
)

/** Answers the edit of an action that was offered without one. */
export const resolvedAction = feature(
  CodeActionResolveRequest.type,
  () => ({}),
  async (context, action): Promise<CodeAction> => {
    const recipe: unknown = action.data
    if (!isRecipe(recipe)) throw new ResponseError(ErrorCodes.InvalidParams, 'Unexpected data of a code action')
    const document = context.documents.get(recipe.uri)
    const edit = document && editOf(await subjectOf(context, document), recipe)
    if (!edit) throw new ResponseError(LSPErrorCodes.ContentModified, 'The document was changed since')
    return {...action, edit}
  }
)

function quickFixes(subject: Subject, {range, context}: CodeActionParams): CodeAction[] {
  const start = subject.offsetOf(range.start)
  const end = subject.offsetOf(range.end)
  // The worst first: what it hides may be gone with it.
  const here = findingsOf(subject.snapshot, subject.configuration)
    .filter(finding => finding.range.start <= end && start <= finding.range.end)
    .sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity))
  // The client's own diagnostics are given back, so that it can tell which of its squiggles an action is for.
  const given = (finding: Finding): Diagnostic => {
    const own = toDiagnostic(subject, finding)
    return context?.diagnostics?.find(one => one.code === own.code && isSame(one.range.start, own.range.start)) ?? own
  }
  const fixes = here.flatMap(finding =>
    finding.fixes.map((fix, index) => fixAction(subject, finding, fix, index, given))
  )
  const rules = here.filter((one, index) => here.findIndex(({rule}) => rule === one.rule) === index)
  return [
    ...fixes,
    ...(here.some(({fixes: [first]}) => first?.safety === 'safe')
      ? fixAllActions(subject, CodeActionKind.QuickFix)
      : []),
    ...rules
      .filter(({range: place}) => canDisable(subject.snapshot, place))
      .map(finding => disableAction(subject, finding, given)),
    ...rules.flatMap(finding => explainActions(subject, finding, given))
  ]
}

type Given = (finding: Finding) => Diagnostic

function fixAction(subject: Subject, finding: Finding, fix: Fix, index: number, given: Given): CodeAction {
  const {rule, range} = finding
  return complete(
    subject,
    {
      title: titleOf(rule, fix, subject.language),
      kind: CodeActionKind.QuickFix,
      diagnostics: [given(finding)],
      ...(subject.client.actions.preferred && fix.safety === 'safe' && {isPreferred: true})
    },
    {...placeOf(subject), does: 'fix', rule, start: range.start, fix: index}
  )
}

function disableAction(subject: Subject, finding: Finding, given: Given): CodeAction {
  const {rule, range} = finding
  return complete(
    subject,
    {
      title: sharedTitle('disable', {rule}, subject.language),
      kind: CodeActionKind.QuickFix,
      diagnostics: [given(finding)]
    },
    {...placeOf(subject), does: 'disable', rule, start: range.start}
  )
}

/** Only a client that carries out our command is offered it. */
function explainActions({client, language}: Subject, finding: Finding, given: Given): CodeAction[] {
  const command = 'medcite.explain'
  if (!client.commands.includes(command)) return []
  const title = sharedTitle('explain', {rule: finding.rule}, language)
  const diagnostics = [given(finding)]
  return [{title, kind: CodeActionKind.QuickFix, diagnostics, command: {title, command, arguments: [finding.rule]}}]
}

/** *Fix all*, where there is something to fix: two at least in the menu of one finding. */
function fixAllActions(subject: Subject, kind: string): CodeAction[] {
  const safe = findingsOf(subject.snapshot, subject.configuration).filter(({fixes}) =>
    fixes.some(({safety}) => safety === 'safe')
  )
  if (safe.length < (kind === CodeActionKind.QuickFix ? 2 : 1)) return []
  return [
    complete(subject, {title: sharedTitle('fixAll', {}, subject.language), kind}, {...placeOf(subject), does: 'fixAll'})
  ]
}

const placeOf = ({document: {uri, version}}: Subject): {uri: string; version: number} => ({uri, version})

/** `action` with its edit, or with the data to make it when the client asks for it. */
function complete(subject: Subject, action: CodeAction, recipe: Recipe): CodeAction {
  if (subject.client.actions.resolvesEdits) return {...action, data: recipe}
  const edit = editOf(subject, recipe)
  return edit ? {...action, edit} : action
}

/** What `recipe` changes; nothing when the document has changed since it was offered. */
function editOf(subject: Subject, recipe: Recipe): WorkspaceEdit | undefined {
  if (subject.document.version !== recipe.version) return undefined
  const edits = editsOf(subject, recipe)
  if (!edits) return undefined
  const {uri, version} = subject.document
  const textEdits = subject.editsOf(edits)
  return subject.client.versionedEdits
    ? {documentChanges: [{textDocument: {uri, version}, edits: textEdits}]}
    : {changes: {[uri]: textEdits}}
}

function editsOf({snapshot, configuration}: Subject, recipe: Recipe): readonly Edit[] | undefined {
  if (recipe.does === 'fixAll') return diffEdits(snapshot.text, fixAll(snapshot, configuration).snapshot.text)
  const finding = findingsOf(snapshot, configuration).find(
    ({rule, range}) => rule === recipe.rule && range.start === recipe.start
  )
  if (!finding) return undefined
  return recipe.does === 'disable'
    ? [disableEdit(snapshot, finding.range, finding.rule)]
    : finding.fixes[recipe.fix]?.edits
}

function isRecipe(value: unknown): value is Recipe {
  if (!isRecord(value) || typeof value['uri'] !== 'string' || typeof value['version'] !== 'number') return false
  if (value['does'] === 'fixAll') return true
  if (typeof value['rule'] !== 'string' || typeof value['start'] !== 'number') return false
  return value['does'] === 'disable' || (value['does'] === 'fix' && typeof value['fix'] === 'number')
}

const isSame = (a: Position, b: Position): boolean => a.line === b.line && a.character === b.character
