import {HoverRequest, MarkupKind} from 'vscode-languageserver/node'
import {findHover} from '../features/hover.ts'
import {renderHover} from '../service/hover/index.ts'
import {documentFeature} from './feature.ts'

/** The command of a client by which hovers copy. */
const copyCommand = 'medcite.copy'

/** Answers what is under the pointer, in the document's language. */
export const hover = documentFeature(
  HoverRequest.type,
  () => ({hoverProvider: true}),
  ({snapshot, client, configuration, offsetOf, rangeOf}, {position}) => {
    const found = findHover(snapshot, offsetOf(position), configuration.knowledge)
    if (!found) return undefined
    const kind = client.markdown ? MarkupKind.Markdown : MarkupKind.PlainText
    const style = {
      language: snapshot.language,
      format: kind,
      ...(client.commands.includes(copyCommand) && {copyCommand})
    }
    return {range: rangeOf(found.range), contents: {kind, value: renderHover(found, style, configuration)}}
  },
  null
)
