import {type CompletionItem, CompletionItemKind, CompletionRequest} from 'vscode-languageserver/node'
import {type Completion, completeKnowledge} from '../features/knowledge-completion.ts'
import {documentFeature} from './feature.ts'

const kinds: Readonly<Record<Completion['kind'], CompletionItemKind>> = {
  key: CompletionItemKind.Property,
  value: CompletionItemKind.EnumMember,
  source: CompletionItemKind.Reference,
  record: CompletionItemKind.Value
}

/** Answers what may be written in a workspace's own records. */
export const completion = documentFeature(
  CompletionRequest.type,
  () => ({completionProvider: {triggerCharacters: [' ', '[', '{']}}),
  ({snapshot, configuration, client, offsetOf, rangeOf}, {position}): CompletionItem[] =>
    completeKnowledge(snapshot.text, offsetOf(position), configuration.knowledge.records).map(
      ({kind, label, insert, range, text}) => ({
        label,
        kind: kinds[kind],
        textEdit: {range: rangeOf(range), newText: insert},
        ...(text && {documentation: text[client.language]})
      })
    ),
  null,
  'knowledge'
)
