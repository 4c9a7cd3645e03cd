import {
  type Diagnostic,
  DiagnosticRefreshRequest,
  DiagnosticSeverity,
  DiagnosticTag,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  DocumentDiagnosticRequest,
  PublishDiagnosticsNotification
} from 'vscode-languageserver/node'
import {lineEnd} from '../core/text.ts'
import {
  type Configuration,
  type Finding,
  isWorkspaceFile,
  type Language,
  messageOf,
  pageAddressOf,
  readWorkspaceKnowledge,
  relatedMessageOf
} from '../service/index.ts'
import {type Context, documentFeature, type Subject, subjectOf} from './feature.ts'
import {findingsOf} from './findings.ts'
import {texts} from './texts.ts'

/** Diagnostics that one document may have; what is beyond is only counted. */
const limit = 1000

const severities = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information
}

/** Rules whose range is text that could go without loss: editors fade it. */
const unnecessary = new Set(['near-duplicate-sentence'])

/** The diagnostics of a document, by place. */
export function diagnosticsOf(subject: Subject): Diagnostic[] {
  const {document, snapshot, configuration, language} = subject
  if (isWorkspaceFile(document.uri)) return knowledgeDiagnostics(subject)
  const findings = findingsOf(snapshot, configuration)
  const shown = findings.length > limit ? mostSevere(findings) : findings
  const diagnostics = shown.map(finding => toDiagnostic(subject, finding))
  if (shown.length < findings.length) {
    const range = subject.rangeOf({start: 0, end: 0})
    const message = texts[language].more(findings.length - shown.length)
    diagnostics.push({range, severity: DiagnosticSeverity.Information, source: 'medcite', message})
  }
  return diagnostics
}

/** What is wrong with a workspace's own records: the first thing, as the rest may follow from it. */
function knowledgeDiagnostics({snapshot, client, rangeOf}: Subject): Diagnostic[] {
  const {problem} = readWorkspaceKnowledge(snapshot.text)
  if (!problem) return []
  const range = rangeOf(firstLineOf(snapshot.text, problem))
  return [{range, severity: DiagnosticSeverity.Error, source: 'medcite', message: problem.text[client.language]}]
}

/** A mistake in a whole record is shown on its first line. */
function firstLineOf(text: string, {start, end}: {start: number; end: number}): {start: number; end: number} {
  return {start, end: Math.min(end, lineEnd(text, start))}
}

function mostSevere(findings: readonly Finding[]): Finding[] {
  const chosen = [...findings].sort((a, b) => severities[a.severity] - severities[b.severity]).slice(0, limit)
  return chosen.sort((a, b) => a.range.start - b.range.start)
}

/** A finding as the client understands it. */
export function toDiagnostic({document, client, language, rangeOf}: Subject, finding: Finding): Diagnostic {
  const {rule, messageId, severity, range, related, fixes} = finding
  const can = client.diagnostics
  return {
    range: rangeOf(range),
    severity: severities[severity],
    code: rule,
    source: 'medcite',
    message: messageOf(finding, language),
    ...(can.code && {codeDescription: {href: pageAddressOf(rule)}}),
    ...(can.tags && unnecessary.has(rule) && {tags: [DiagnosticTag.Unnecessary]}),
    ...(can.related &&
      related.length > 0 && {
        relatedInformation: related.map(one => ({
          location: {uri: document.uri, range: rangeOf(one.range)},
          message: relatedMessageOf(rule, one, language)
        }))
      }),
    ...(can.data && {data: {messageId, fixes: fixes.map(({safety}) => safety)}})
  }
}

type Version = {readonly configuration: Configuration; readonly language: Language; readonly id: string}

/** Result ids by snapshot: a new one wherever the diagnostics may differ. The prefix tells this server from the last. */
const versions = new WeakMap<Subject['snapshot'], Version>()
const prefix = Date.now().toString(36)
let count = 0

function resultIdOf({snapshot, configuration, language}: Subject): string {
  const known = versions.get(snapshot)
  if (known?.configuration === configuration && known.language === language) return known.id
  const id = `${prefix}-${++count}`
  versions.set(snapshot, {configuration, language, id})
  return id
}

/** Answers a client that asks for the diagnostics of a document. */
export const pulledDiagnostics = documentFeature(
  DocumentDiagnosticRequest.type,
  client =>
    client.pulls
      ? {diagnosticProvider: {identifier: 'medcite', interFileDependencies: false, workspaceDiagnostics: false}}
      : {},
  (subject, {previousResultId}): DocumentDiagnosticReport => {
    const resultId = resultIdOf(subject)
    if (previousResultId === resultId) return {kind: DocumentDiagnosticReportKind.Unchanged, resultId}
    return {kind: DocumentDiagnosticReportKind.Full, resultId, items: diagnosticsOf(subject)}
  },
  {kind: DocumentDiagnosticReportKind.Full, items: []},
  'both'
)

/** Turns of the event loop without a change after which a burst of changes is over: the next one would have come. */
const quietTurns = 3

/** Sends their diagnostics to a client that does not ask; tells one that does when to ask again. */
export function keepDiagnostics(context: Context): void {
  const {session, documents, settings} = context
  const changed = new Set<string>()
  let turns = 0
  let isWaiting = false

  async function publish(uri: string): Promise<void> {
    const document = documents.get(uri)
    if (!document) return session.tell(PublishDiagnosticsNotification.type, {uri, diagnostics: []})
    try {
      const subject = await subjectOf(context, document)
      // Meanwhile it may have changed again; then its turn comes again.
      if (documents.get(uri) !== subject.document) return
      const diagnostics = diagnosticsOf(subject)
      session.tell(PublishDiagnosticsNotification.type, {uri, version: document.version, diagnostics})
    } catch (error) {
      session.fault(PublishDiagnosticsNotification.method, error)
    }
  }

  function wait(): void {
    isWaiting = turns-- > 0
    if (isWaiting) return void setImmediate(wait)
    const uris = [...changed]
    changed.clear()
    for (const uri of uris) void publish(uri)
  }

  function schedule(uri: string): void {
    changed.add(uri)
    turns = quietTurns
    if (!isWaiting) wait()
  }

  documents.onDidChange(uri => {
    if (!session.client.pulls) schedule(uri)
  })
  settings.onDidChange(() => {
    if (!session.client.pulls) {
      for (const {uri} of documents.all()) schedule(uri)
    } else if (session.client.refreshesDiagnostics) {
      session.connection
        .sendRequest(DiagnosticRefreshRequest.type)
        .catch(error => session.fault(DiagnosticRefreshRequest.method, error))
    }
  })
}
