import {
  type Diagnostic,
  DiagnosticRefreshRequest,
  DiagnosticSeverity,
  DiagnosticTag,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  DocumentDiagnosticRequest,
  type Range as LspRange,
  PublishDiagnosticsNotification
} from 'vscode-languageserver/node'
import {lineEnd} from '../core/text.ts'
import {
  type Block,
  checkedBlocks,
  type Finding,
  type Held,
  isWorkspaceFile,
  messageOf,
  othersOf,
  pageAddressOf,
  readWorkspaceKnowledge,
  relatedMessageOf,
  told
} from '../service/index.ts'
import {type Context, documentFeature, type Subject, subjectOf} from './feature.ts'
import {texts} from './texts.ts'

/**
 * Diagnostics that one document may have; what is beyond is only counted. They are sent at each keystroke: what a hundred more
 * cost is not seen in a short document, and felt in a long one.
 */
const limit = 100

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
  const {shown, count} = chosen(checkedBlocks(snapshot, configuration))
  const diagnostics = shown.map(finding => diagnosticOf(subject, finding))
  if (shown.length < count) {
    const range = subject.rangeOf({start: 0, end: 0})
    const message = texts[language].more(count - shown.length)
    diagnostics.push({range, severity: DiagnosticSeverity.Information, source: 'medcite', message})
  }
  return diagnostics
}

/** The findings that are shown, by place, the most severe ones if there are too many; and how many there are. */
function chosen(blocks: readonly Block[]): {readonly shown: readonly Held[]; readonly count: number} {
  const counts = {error: 0, warning: 0, info: 0}
  for (const {findings} of blocks) for (const {finding} of findings) counts[finding.severity]++
  const {error, warning, info} = counts
  const left = {
    error: Math.min(error, limit),
    warning: Math.min(warning, Math.max(0, limit - error)),
    info: Math.max(0, limit - error - warning)
  }
  const shown: Held[] = []
  for (const {findings} of blocks) {
    for (const one of findings) if (left[one.finding.severity]-- > 0) shown.push(one)
  }
  return {shown, count: error + warning + info}
}

/** A diagnostic as it was made, for whom, and the line at which its part stood then. */
type Made = Pick<Subject, 'client' | 'language'> & {
  readonly uri: string
  readonly line: number
  readonly diagnostic: Diagnostic
}

/** Diagnostics of findings that an edit left as they are: they are made once, and moved with their lines. */
const made = new WeakMap<Held, Made>()

function diagnosticOf(subject: Subject, held: Held): Diagnostic {
  const {snapshot, client, language, document} = subject
  const line = snapshot.lines[held.home.index] ?? 0
  const known = made.get(held)
  if (known && known.client === client && known.language === language && known.uri === document.uri) {
    if (known.line === line) return known.diagnostic
    const diagnostic = moved(known.diagnostic, line - known.line)
    made.set(held, {...known, line, diagnostic})
    return diagnostic
  }
  const diagnostic = toDiagnostic(subject, told(held, snapshot))
  // What it speaks of elsewhere may move by itself.
  if (othersOf(held).length === 0) made.set(held, {client, language, uri: document.uri, line, diagnostic})
  return diagnostic
}

function moved(diagnostic: Diagnostic, by: number): Diagnostic {
  const {range, relatedInformation} = diagnostic
  const movedRange = ({start, end}: LspRange): LspRange => ({
    start: {line: start.line + by, character: start.character},
    end: {line: end.line + by, character: end.character}
  })
  return {
    ...diagnostic,
    range: movedRange(range),
    ...(relatedInformation && {
      relatedInformation: relatedInformation.map(({location: {uri, range: place}, message}) => ({
        location: {uri, range: movedRange(place)},
        message
      }))
    })
  }
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

/** The diagnostics of a document that were last given to a client that asks, and their name. */
type Given = {readonly id: string; readonly items: readonly Diagnostic[]}

/** By document, whatever its version: the same diagnostics keep their name. The prefix tells this server from the last. */
const given = new WeakMap<Subject['snapshot']['lineage'], Given>()
const prefix = Date.now().toString(36)
let count = 0

function namedDiagnostics(subject: Subject): Given {
  const items = diagnosticsOf(subject)
  const before = given.get(subject.snapshot.lineage)
  if (before && isSame(before.items, items)) return before
  const named = {id: `${prefix}-${++count}`, items}
  given.set(subject.snapshot.lineage, named)
  return named
}

const isSame = (some: readonly Diagnostic[], others: readonly Diagnostic[]): boolean =>
  some.length === others.length &&
  some.every((one, at) => one === others[at] || JSON.stringify(one) === JSON.stringify(others[at]))

/** Answers a client that asks for the diagnostics of a document. */
export const pulledDiagnostics = documentFeature(
  DocumentDiagnosticRequest.type,
  client =>
    client.pulls
      ? {diagnosticProvider: {identifier: 'medcite', interFileDependencies: false, workspaceDiagnostics: false}}
      : {},
  (subject, {previousResultId}): DocumentDiagnosticReport => {
    const {id: resultId, items} = namedDiagnostics(subject)
    if (previousResultId === resultId) return {kind: DocumentDiagnosticReportKind.Unchanged, resultId}
    return {kind: DocumentDiagnosticReportKind.Full, resultId, items: [...items]}
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
      const {version, snapshot} = document
      const diagnostics = session.busyWith({uri, version, units: snapshot.length}, () => diagnosticsOf(subject))
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
