import {
  type DocumentSymbol,
  DocumentSymbolRequest,
  type SymbolInformation,
  SymbolKind
} from 'vscode-languageserver/node'
import {listSymbols, type OutlineEntry} from '../features/symbols.ts'
import {printable} from '../service/index.ts'
import {documentFeature, type Subject} from './feature.ts'

/** Longest name in an outline, in UTF-16 units. */
const limit = 200

/** Answers the outline: headings, and in each section its citations. */
export const symbols = documentFeature(
  DocumentSymbolRequest.type,
  () => ({documentSymbolProvider: {label: 'MedCite'}}),
  (subject): DocumentSymbol[] | SymbolInformation[] => {
    const entries = listSymbols(subject.snapshot)
    return subject.client.symbolTree ? entries.map(entry => toSymbol(subject, entry)) : flat(subject, entries)
  },
  null
)

function toSymbol(subject: Subject, entry: OutlineEntry): DocumentSymbol {
  return {
    name: nameOf(entry),
    ...(entry.identifier && {detail: shown(entry.identifier.value)}),
    kind: kindOf(entry),
    range: subject.rangeOf(entry.range),
    selectionRange: subject.rangeOf(entry.selection),
    children: entry.children.map(child => toSymbol(subject, child))
  }
}

const flat = (subject: Subject, entries: readonly OutlineEntry[], containerName?: string): SymbolInformation[] =>
  entries.flatMap(entry => {
    const location = {uri: subject.document.uri, range: subject.rangeOf(entry.selection)}
    const name = nameOf(entry)
    return [{name, kind: kindOf(entry), location, containerName}, ...flat(subject, entry.children, name)]
  })

const kindOf = ({kind}: OutlineEntry): SymbolKind => (kind === 'heading' ? SymbolKind.String : SymbolKind.Key)

/** Clients refuse an empty name. */
const nameOf = ({name}: OutlineEntry): string => shown(name) || '…'

function shown(text: string): string {
  const line = printable(text.replace(/\s+/g, ' ').trim())
  return line.length > limit ? `${line.slice(0, limit - 1).replace(/[\ud800-\udbff]$/, '')}…` : line
}
