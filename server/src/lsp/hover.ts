import {HoverRequest, MarkupKind} from 'vscode-languageserver/node'
import {findHover} from '../features/hover.ts'
import {knowledge} from '../knowledge/index.ts'
import {renderHover} from '../service/render-hover.ts'
import {documentFeature} from './feature.ts'

/** Answers what is under the pointer, in the document's language. */
export const hover = documentFeature(
  HoverRequest.type,
  () => ({hoverProvider: true}),
  ({snapshot, client, offsetOf, rangeOf}, {position}) => {
    const found = findHover(snapshot, offsetOf(position), knowledge)
    const kind = client.markdown ? MarkupKind.Markdown : MarkupKind.PlainText
    return found && {range: rangeOf(found.range), contents: {kind, value: renderHover(found, snapshot.language, kind)}}
  },
  null
)
