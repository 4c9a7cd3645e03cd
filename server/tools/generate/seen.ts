import {micromark} from 'micromark'
import {gfmAutolinkLiteral, gfmAutolinkLiteralHtml} from 'micromark-extension-gfm-autolink-literal'
import {gfmFootnote, gfmFootnoteHtml} from 'micromark-extension-gfm-footnote'
import {gfmStrikethrough, gfmStrikethroughHtml} from 'micromark-extension-gfm-strikethrough'
import {gfmTable, gfmTableHtml} from 'micromark-extension-gfm-table'
import {gfmTaskListItem, gfmTaskListItemHtml} from 'micromark-extension-gfm-task-list-item'

/** Tags of the source are not shown to readers, whatever they hold. */
const withoutTags = {exit: {htmlFlowData: () => undefined, htmlTextData: () => undefined}}

/**
 * What readers of a page on GitHub see of `text`: HTML in a quotation, to stand in a Markdown page.
 *
 * Raw HTML of the text is left out and dangerous addresses are emptied, so that an example cannot act.
 */
export function seenOnGitHub(text: string): string {
  const html = micromark(text, {
    extensions: [gfmAutolinkLiteral(), gfmFootnote(), gfmStrikethrough(), gfmTable(), gfmTaskListItem()],
    htmlExtensions: [
      gfmAutolinkLiteralHtml(),
      gfmFootnoteHtml(),
      gfmStrikethroughHtml(),
      gfmTableHtml(),
      gfmTaskListItemHtml(),
      withoutTags
    ]
  })
  // A blank line would end the block of HTML.
  return `<blockquote>\n${html.replace(/\n\s*\n/g, '\n').trim()}\n</blockquote>`
}
